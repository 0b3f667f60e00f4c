"""The pages in a made-up language: nothing untranslated, nothing cut; in German neither."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QTranslator
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLabel,
    QStyle,
    QStyleOptionComboBox,
    QWidget,
)

from desktop_app import screenshots, staging, staging_lab
from desktop_app.language import choosing
from desktop_app.pages.first_start import FirstStartPage
from desktop_app.pages.prompts import sentences
from desktop_app.scenes import SCENES
from desktop_app.screenshots import SHOWN_FOLDER, Film
from desktop_app.widgets import ElidedLabel
from desktop_app.widgets.fitted_words import FittedWords
from desktop_app.widgets.nav_rail import NavButton
from desktop_app.widgets.wrapped_check import WrappedCheckBox
from gmm_core import __version__
from gmm_core.scoring import Background
from resources import demo_recordings
from tests.app.pseudo import compiled, plain, pseudo, shown_texts
from tests.app.stage import background

__all__ = ["background"]

# What people typed, what devices, files and corpora are called, what is alike in every language
USER_DATA = (
    *(person[0] for person in staging.PEOPLE),
    *staging_lab.PEOPLE,
    *(recording.name for recording in demo_recordings()),
    *(device.name for device in (staging.MICROPHONE, *staging.OTHER_MICROPHONES)),
    str(SHOWN_FOLDER),
    "~/recordings/our-office", "our-office", "Our office", "our", "Ada", "USB",
    "Voxgate", "voxgate", "English", "Deutsch", __version__,
    "voxgate.log", "profiles.sqlite", "recent.sqlite", "settings.json", "models", "CPU", "RMS",
)  # fmt: skip
UNITS = {"AM", "PM", "dBFS", "dB", "kHz", "Hz", "min", "SNR", "wav", "flac", "ogg", "mp3"}
CREDITS = re.compile(r" · CC |OpenSLR|Interspeech|LibriSpeech")  # as the corpora want to be named
READ_ALOUD = sentences("en")  # is in a language of its own choice
PIXELS = 1  # rounding of layouts
# Making a window takes a second, so one window goes through the states that hold the most words.
CHOSEN = (
    "verify-choose-speaker", "verify-accepted", "verify-not-clear-enough", "verify-why-this-score",
    "settings", "speakers", "evaluate", "evaluate-done-no-error", "model",
    "model-train", "enroll-name-and-consent", "enroll-microphone-noisy", "enroll-two-voices",
    "enroll-training", "enroll-done", "verify-no-microphone",
)  # fmt: skip


@pytest.fixture
def spoken(
    monkeypatch: pytest.MonkeyPatch, qapp: QApplication, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[[str], None]]:
    """Let every program that is made from now on speak a language, or the made-up one."""
    install, translator = choosing.install, QTranslator()
    source = choosing.translation_file("de").with_suffix(".ts")
    assert translator.load(str(compiled(source, tmp_path_factory.mktemp("pseudo"))))

    def speak(language: str) -> None:
        def instead(qt: QApplication, _choice: str) -> str:
            said = install(qt, "en" if language == "pseudo" else language)
            if language == "pseudo":
                qt.removeTranslator(translator)
                qt.installTranslator(translator)
            return said

        monkeypatch.setattr(choosing, "install", instead)

    yield speak
    qapp.removeTranslator(translator)


def foreign(text: str) -> str:
    """What is left of a text without what is translated and what belongs to the user."""
    if CREDITS.search(text) or text in READ_ALOUD:
        return ""
    for known in sorted(USER_DATA, key=len, reverse=True):
        text = text.replace(known, " ")
    text = re.sub(r"\b[0-9a-f]{8,}\b|\S*[/\\]\S*", " ", text)  # fingerprints, paths
    words = re.findall(r"(?<![^\W\d_])[A-Za-z]{2,}(?![^\W\d_])", text)
    return " ".join(word for word in words if word not in UNITS)


def test_the_made_up_language_is_longer_and_keeps_the_fields() -> None:
    said = pseudo("Not {name}, %n &times")
    assert said.startswith("⟦Ñóť {name}, %n &ťíɱéš")
    assert len(pseudo("Start listening")) >= 1.4 * len("Start listening")


@pytest.mark.parametrize("language", ["pseudo", "de"])
def test_nothing_is_untranslated_and_nothing_is_cut(
    qapp: QApplication,
    background: Background,
    tmp_path: Path,
    spoken: Callable[[str], None],
    language: str,
) -> None:
    spoken(language)
    choosing.install(qapp, language)
    welcome = FirstStartPage()
    welcome.resize(1024, 640)
    welcome.show()
    found = looked_at(welcome, language, "first-start")
    acts = {scene.name: scene.act for scene in SCENES}
    film = Film(tmp_path, "light", ((1024, 700),), (1,))
    with screenshots._staged(True, background, qapp, film, first_start=False) as stage:
        for name in CHOSEN:
            stage.program.pages.enroll.leave()
            stage.program.pages.enroll.begin()
            acts[name](stage)
            stage.tick()
            screenshots._settle()
            found |= looked_at(stage.program.window, language, name)
    assert not found, "\n".join(sorted(found))


def looked_at(window: QWidget, language: str, scene: str) -> set[str]:
    """What is wrong with the texts of a window."""
    found = set()
    if language == "pseudo":
        texts = list(shown_texts(window))
        assert any("⟦" in text for _, text in texts), "the language has no effect"
        found = {f"untranslated: {where}: {text!r}" for where, text in texts if foreign(text)}
    for widget in window.findChildren(QWidget):
        if widget.isVisible() and (why := cut_text(widget)):
            found.add(f"cut: {scene}: {type(widget).__name__} {widget.objectName()} {why}")
    return found


def cut_text(widget: QWidget) -> str:
    """Why the text of this widget cannot be read whole; "" when it can, or when it has none."""
    text = plain(widget.text()) if isinstance(widget, QLabel | QAbstractButton) else ""
    if isinstance(widget, QComboBox):
        return _cut_combo(widget)
    if not text.strip() or not re.search(r"[^\W\d_]{2,}", text):
        return ""
    if isinstance(widget, FittedWords):
        whole = " ".join(widget.lines) == " ".join(text.split())
    elif isinstance(widget, NavButton):
        whole = widget.sizeHint().width() <= widget.width()
    elif isinstance(widget, ElidedLabel):
        whole = bool(widget.toolTip()) or widget.sizeHint().width() <= widget.width() + PIXELS
    elif isinstance(widget, WrappedCheckBox) or (isinstance(widget, QLabel) and widget.wordWrap()):
        whole = widget.heightForWidth(widget.width()) <= widget.height() + PIXELS
    else:
        wanted = widget.sizeHint()
        whole = wanted.width() <= widget.width() + PIXELS
    if not whole:
        return f"has no room for {text!r}: {widget.width()}x{widget.height()}"
    return _beyond_its_parent(widget, text)


def _cut_combo(combo: QComboBox) -> str:
    option = QStyleOptionComboBox()
    combo.initStyleOption(option)
    style, kind = combo.style(), QStyle.ComplexControl.CC_ComboBox
    field = QStyle.SubControl.SC_ComboBoxEditField
    room = style.subControlRect(kind, option, field, combo).width()
    text = combo.currentText() or combo.placeholderText()
    if combo.fontMetrics().horizontalAdvance(text) <= room + PIXELS or combo.toolTip():
        return ""
    return f"has {room} px for {text!r}"


def _beyond_its_parent(widget: QWidget, text: str) -> str:
    """Clipped by something that does not scroll."""
    rect, inner = widget.rect(), widget
    while (outer := inner.parentWidget()) is not None and not inner.isWindow():
        rect = QRect(inner.mapToParent(rect.topLeft()), rect.size())
        if isinstance(outer.parentWidget(), QAbstractScrollArea):
            return ""
        if not outer.rect().adjusted(-PIXELS, -PIXELS, PIXELS, PIXELS).contains(rect):
            return f"{text!r} reaches beyond {type(outer).__name__} {outer.objectName()}"
        inner = outer
    return ""
