"""The text that is read aloud while enrolling, and which sentence of it is due."""

from importlib.resources import files

from PySide6.QtCore import QLocale

LANGUAGES = {"English": "en", "Deutsch": "de"}
# Read prose runs at 14 to 16 characters a second of net speech; the slow end keeps the marked
# sentence from running ahead of the reader.
CHARACTERS_PER_SECOND = 14.0


def reading_language() -> str:
    """The text that is offered first: in the language of the window, else in English."""
    spoken = QLocale().name().split("_")[0]
    return spoken if spoken in LANGUAGES.values() else "en"


def sentences(language: str) -> tuple[str, ...]:
    """The reading text, one sentence a line. Raises ValueError for a language we do not have."""
    if language not in LANGUAGES.values():
        raise ValueError(f"no reading text in {language!r}; there is {sorted(LANGUAGES.values())}")
    file = files("resources") / "prompts" / f"{language}.txt"
    text = file.read_text(encoding="utf-8")
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def due(lines: tuple[str, ...], net_speech_s: float) -> int:
    """Index of the sentence that a steady reader has reached after `net_speech_s`; it wraps."""
    position = max(net_speech_s, 0.0) * CHARACTERS_PER_SECOND % sum(len(line) for line in lines)
    for index, line in enumerate(lines):
        position -= len(line)
        if position < 0:
            return index
    return len(lines) - 1
