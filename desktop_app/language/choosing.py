"""Which language the window speaks, and Qt's translators for it."""

import logging
from importlib.resources import files
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

SYSTEM = "system"
# Each in its own words: whoever cannot read the present language still finds theirs.
OWN_NAMES = {"en": "English", "de": "Deutsch"}
_OURS = "voxgate_translator"
_log = logging.getLogger(__name__)


def resolve(choice: str) -> str:
    """The language of a choice: "system" is the first of the desktop's languages that we have.

    Raises ValueError for a language that we do not have.
    """
    if choice in OWN_NAMES:
        return choice
    if choice != SYSTEM:
        known = ", ".join((SYSTEM, *OWN_NAMES))
        raise ValueError(f"unknown language {choice!r}; choose one of {known}")
    wanted = (name.replace("_", "-").split("-")[0] for name in QLocale.system().uiLanguages())
    return next((language for language in wanted if language in OWN_NAMES), "en")


def install(qt: QCoreApplication, choice: str) -> str:
    """Let everything that is made from now on speak this language; returns "en" or "de".

    Words that are on the screen already stay as they are: the window is made anew instead.
    English is loaded as well, for its plurals ("1 session", "2 sessions").
    """
    language = resolve(choice)
    for old in qt.findChildren(QTranslator, _OURS):
        qt.removeTranslator(old)
        old.deleteLater()
    qt_folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    if language != "en":  # Qt's own words are English without any file
        _load(qt, qt_folder / f"qtbase_{language}.qm")
    _load(qt, translation_file(language))
    locale = _locale(language)
    QLocale.setDefault(locale)
    if isinstance(qt, QApplication):
        qt.setLayoutDirection(locale.textDirection())
    return language


def translation_file(language: str) -> Path:
    """The compiled translation that travels with the program."""
    return Path(str(files("resources") / "translations" / f"voxgate_{language}.qm"))


def _load(qt: QCoreApplication, file: Path) -> None:
    translator = QTranslator(qt)
    translator.setObjectName(_OURS)
    if translator.load(str(file)):
        qt.installTranslator(translator)
    else:
        _log.warning("the translation %s is missing; the words stay English", file)


def _locale(language: str) -> QLocale:
    """The desktop's own region where it speaks this language: its dates, its decimal point."""
    system = QLocale.system()
    chosen = system if system.name().split("_")[0] == language else QLocale(language)
    chosen.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator)
    return chosen
