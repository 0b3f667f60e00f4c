"""The window speaks the chosen language: translators, numbers, plurals, the engine's sentences."""

import ast
import errno
import importlib
import os
import pkgutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, Qt
from PySide6.QtWidgets import QApplication

import desktop_app
import gmm_core
from desktop_app.audio.microphone import NO_REASON, NOT_OPENED
from desktop_app.language import choosing
from desktop_app.language.counted import Counted
from desktop_app.language.engine_whys import WHYS, say_why
from desktop_app.language.engine_words import problem_words, reason_words
from desktop_app.language.marking import mark
from desktop_app.language.numbers import date, decimal, moment, percent, shortest, signed
from desktop_app.language.words import say
from desktop_app.options import BadUsage
from desktop_app.pages.enrolling.consent_words import TEXT
from desktop_app.pages.parts import sentence_of
from desktop_app.pages.prompts import reading_language
from desktop_app.screen import NoScreen
from desktop_app.services.instance import WindowDoesNotAnswer
from desktop_app.services.photos import PhotoUnusable
from desktop_app.services.training import BadModelName
from gmm_core import errors
from gmm_core.cli.devices import NoSoundDevices
from gmm_core.enrollment import CONSENT_TEXT
from gmm_core.places import Url
from gmm_core.storage import StorageUnreadable
from gmm_core.store.profiles import ProfileStore

MINUS = "\N{MINUS SIGN}"
NBSP = "\N{NO-BREAK SPACE}"


@pytest.fixture
def german(qapp: QApplication) -> None:
    choosing.install(qapp, "de")


def test_a_choice_is_a_language_that_we_have() -> None:
    assert choosing.resolve("de") == "de"
    assert choosing.resolve("system") in choosing.OWN_NAMES
    with pytest.raises(ValueError, match="choose one of system, en, de"):
        choosing.resolve("tlh")


@pytest.mark.parametrize(
    ("wanted", "spoken"),
    [(["de-AT", "en"], "de"), (["fr-FR", "de_CH"], "de"), (["en_GB"], "en"), (["ja"], "en")],
)
def test_the_first_language_of_the_desktop_that_we_have(
    monkeypatch: pytest.MonkeyPatch, wanted: list[str], spoken: str
) -> None:
    class Desktop:
        @staticmethod
        def system() -> "Desktop":
            return Desktop()

        def uiLanguages(self) -> list[str]:
            return wanted

    monkeypatch.setattr(choosing, "QLocale", Desktop)
    assert choosing.resolve("system") == spoken


def test_the_language_changes_back_and_forth(qapp: QApplication) -> None:
    stop = mark("Enroll", "Stop")
    for language, words in (("de", "Stopp"), ("en", "Stop"), ("de", "Stopp"), ("en", "Stop")):
        assert choosing.install(qapp, language) == language
        assert say(stop) == words
        assert qapp.layoutDirection() is Qt.LayoutDirection.LeftToRight


@pytest.mark.usefixtures("german")
def test_qt_speaks_it_too() -> None:
    """The buttons of the file dialog are Qt's; a frozen program must bring that file along."""
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Abbrechen"


def test_english_numbers() -> None:
    assert decimal(1234.56, 1) == "1234.6"
    assert decimal(-0.04, 1) == "0.0", "no minus before a zero"
    assert signed(-1.25, 2) == f"{MINUS}1.25"
    assert signed(0.5, 1) == "+0.5"
    assert percent(0.974) == "97%"
    assert shortest(44.1) == "44.1"
    assert decimal(float("nan")) == "–"  # noqa: RUF001


@pytest.mark.usefixtures("german")
def test_german_numbers() -> None:
    assert decimal(1234.56, 1) == "1234,6"
    assert percent(0.0123, 1) == f"1,2{NBSP}%"
    noon = datetime(2026, 10, 3, 12, 0, tzinfo=UTC)
    assert date(noon) == "3. Okt. 2026"
    assert moment(noon).startswith("3. Okt. 2026, ")
    assert QLocale().decimalPoint() == ","


def test_plurals(qapp: QApplication) -> None:
    counted = Counted()
    assert (counted.sessions(1), counted.sessions(2)) == ("1 session", "2 sessions")
    assert counted.some(["Ada", "Ben"]) == "Ada, Ben"
    assert counted.some(list("abcdefg")) == "a, b, c, d, e and 2 more"
    choosing.install(qapp, "de")
    assert (counted.sessions(1), counted.sessions(2)) == ("1 Sitzung", "2 Sitzungen")


def test_marked_words_are_english_until_they_are_said(qapp: QApplication) -> None:
    lost = mark(
        "Sound", "The microphone “{name}” was unplugged: plug it in again or choose another."
    )
    filled = lost.fill(name="{USB} 100 %")
    assert (
        filled == "The microphone “{USB} 100 %” was unplugged: plug it in again or choose another."
    )
    choosing.install(qapp, "de")
    assert "„{USB} 100 %“ wurde abgezogen" in say(filled)
    assert say("Anna {x}") == "Anna {x}", "a name is no word of ours"
    inner = NOT_OPENED.fill(name="A", cause=NO_REASON)
    assert "(ohne Angabe von Gründen)" in say(inner), "what is filled in is said as well"


@pytest.mark.usefixtures("german")
def test_the_text_that_is_read_first_is_in_the_language_of_the_window() -> None:
    assert reading_language() == "de"


# -- what the engine says ---------------------------------------------------------------------

PROBLEMS: tuple[errors.VoxgateError, ...] = (
    errors.AudioFileError("a.wav", "there is no such file; check the name"),
    errors.NotFiniteSamples("a.wav"),
    errors.NotFiniteSamples(),
    errors.TooLittleSpeech(3.14, 10.0),
    errors.TooFewRecordings(2, 6),
    errors.TwoVoices(9.2),
    errors.VoiceDiffers("Ada"),
    errors.ModelMismatch("Ada", "a" * 64, "b" * 64),
    errors.RenewalNeeded("Ada"),
    errors.UnknownSpeaker("Ada", ("Ben",)),
    errors.UnknownSpeaker("Ada", ()),
    errors.SpeakerExists("Ada"),
    errors.BadName("A\nb"),
    errors.ConsentMissing("Ada"),
    errors.DataFolderUnwritable("d", "it has too many parts"),
    errors.DataFolderLocked("d"),
    errors.DataFolderDamaged("d", "its header is incomplete"),
    errors.BundleDamaged("f", "the array 'x' cannot be read"),
    errors.DataFolderNewer("d", 3, 2),
    errors.ProfileDamaged("Ada"),
    errors.KeptSoundDamaged("Ada"),
    errors.SoundUnkeepable("it is longer than half an hour"),
    errors.OutputUnwritable("f", "there is no such file"),
    errors.OutputUnwritable("f", os.strerror(errno.ENOSPC)),
    errors.BadList("l.csv", 3, "lacks speaker; the header is speaker,path"),
    errors.BadList("l.csv", 0, "has a header but no rows"),
    errors.TrainingStateDiffers("f", "holds other files and no training"),
    errors.TrainingStateDamaged("f"),
    errors.ClusterUnusable("tcp://a:1", "nobody answers"),
    errors.Cancelled(),
    StorageUnreadable(Url("s3://bucket/a.wav"), "there is no such file; check the name"),
)


# Errors of the window's own, raised with marked words; and those that only a terminal ever shows.
MARKED = {BadModelName, PhotoUnusable}
PRINTED = {BadUsage, WindowDoesNotAnswer, NoSoundDevices, NoScreen}


def kinds_of(base: type[errors.VoxgateError]) -> Iterator[type[errors.VoxgateError]]:
    for kind in base.__subclasses__():
        yield kind
        yield from kinds_of(kind)


def test_every_error_of_the_engine_is_in_the_list() -> None:
    for package in (gmm_core, desktop_app):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if module.name not in ("gmm_core.__main__", "desktop_app.__main__"):
                importlib.import_module(module.name)
    ours = {kind for kind in kinds_of(errors.VoxgateError) if "tests" not in kind.__module__}
    assert {type(problem) for problem in PROBLEMS} == ours - MARKED - PRINTED


@pytest.mark.parametrize("problem", PROBLEMS, ids=lambda one: type(one).__name__)
@pytest.mark.usefixtures("german")
def test_an_error_is_a_german_sentence_with_its_data(problem: errors.VoxgateError) -> None:
    words = problem_words(problem)
    assert words != str(problem)
    assert "{" not in words
    assert not {"the", "is", "and", "file", "cannot"} & set(words.split())
    for name, value in vars(problem).items():
        if name in ("name", "profile", "need", "got", "line") and value:
            assert str(value) in words, name
    sentence = sentence_of(problem)
    assert sentence[0] == sentence[0].upper()
    assert sentence[-1] in ".!?"


@pytest.mark.usefixtures("german")
def test_seconds_are_written_as_germans_do() -> None:
    assert "nur 3,1 s Sprache" in problem_words(errors.TooLittleSpeech(3.14, 10.0))


@pytest.mark.usefixtures("german")
def test_what_is_not_ours_stays_as_it_is() -> None:
    assert problem_words(OSError(28, "No space left on device")).endswith("No space left on device")
    assert say_why("Permission denied") == "Permission denied"
    assert reason_words("something new") == "something new"
    assert (
        say_why("Permission denied; check its permissions")
        == "Permission denied; prüfen Sie die Rechte"
    )


def test_causes_are_those_that_the_engine_names() -> None:
    """A cause that the engine words anew would silently stay English."""
    root = Path(__file__).parents[2]
    paths = [*(root / "gmm_core").rglob("*.py"), *(root / "desktop_app").rglob("*.py")]
    ours = root / "desktop_app" / "language"
    code = "".join(path.read_text(encoding="utf-8") for path in paths if ours not in path.parents)
    code = "".join(code.replace('f"', '"').replace('" "', "").split())
    code = code.replace('""', "")
    for why in WHYS:
        pieces = [
            "".join(piece.split()) for piece in why.template.replace("}", "{").split("{")[::2]
        ]
        assert all(piece in code for piece in pieces), why


# Errors whose last argument names the cause; those of a cluster are for the command line alone.
NAMING_A_CAUSE = {
    "AudioFileError", "BadList", "BundleDamaged", "DataFolderDamaged", "DataFolderUnwritable",
    "OutputUnwritable", "SoundUnkeepable", "StorageUnreadable", "TrainingStateDiffers",
}  # fmt: skip


def causes(code: ast.AST) -> Iterator[str]:
    """The words of each cause that stands in the code, with "x1" for what is filled in."""
    said_before: dict[str, ast.expr] = {}  # `why = "..."`, in the line before
    for node in ast.walk(code):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            said_before[node.targets[0].id] = node.value
    for node in ast.walk(code):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in NAMING_A_CAUSE:
            last = node.args[-1]
            if isinstance(last, ast.Name):
                last = said_before.get(last.id, last)
            parts = last.values if isinstance(last, ast.JoinedStr) else [last]
            words = "".join(str(p.value) if isinstance(p, ast.Constant) else "x1" for p in parts)
            if words != "x1":  # a variable: what another error or the system said
                yield words


@pytest.mark.usefixtures("german")
def test_no_cause_that_the_engine_names_stays_english() -> None:
    root = Path(__file__).parents[2] / "gmm_core"
    found = {
        words
        for path in root.rglob("*.py")
        if path.parent.name != "cli"  # that speaks to terminals, in English
        for words in causes(ast.parse(path.read_text(encoding="utf-8")))
    }
    assert len(found) > 50
    english = [words for words in sorted(found) if say_why(words) == words and words != "x1: x1"]
    assert english == []


@pytest.mark.usefixtures("german")
def test_what_the_database_says_is_german(tmp_path: Path) -> None:
    (tmp_path / "profiles.sqlite").write_bytes(b"no database at all" * 100)
    with pytest.raises(errors.DataFolderDamaged) as damaged:
        ProfileStore(tmp_path)
    assert "(die Datei ist keine Datenbank)" in problem_words(damaged.value)


def test_reasons_are_those_of_the_engine(qapp: QApplication) -> None:
    root = Path(__file__).parents[2] / "gmm_core"
    code = "".join(path.read_text(encoding="utf-8") for path in root.rglob("*.py"))
    choosing.install(qapp, "de")
    for reason in (
        "the voice matches",
        "the voice does not match",
        "not clear enough after 15 s of speech",
        "not enough evidence yet",
        "this may be another voice",
        "the acceptance expired",
        "there was a gap in the sound",
        "nobody is enrolled yet",
    ):
        assert f'"{reason}"' in code
        assert reason_words(reason) != reason


def test_the_consent_is_the_engines_text_and_translated(qapp: QApplication) -> None:
    assert TEXT == CONSENT_TEXT
    choosing.install(qapp, "de")
    assert "{data_folder}" in say(TEXT)
    assert say(TEXT).count("\n\n") == TEXT.count("\n\n"), "paragraph by paragraph"
