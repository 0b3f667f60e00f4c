"""What is kept of a person's sound, and how it goes away; nothing where nothing is kept."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desktop_app.language.counted import Counted
from desktop_app.language.numbers import decimal
from desktop_app.language.words import translate
from desktop_app.pages import ask
from desktop_app.pages.parts import button, column, text
from desktop_app.theme import scaled
from desktop_app.widgets.wrap import beside
from gmm_core.store.sound import SoundSummary

WORDS_PX = 240


class SoundLine(QWidget):
    """A heading, a line, and a button that deletes the sound."""

    def __init__(self, on_delete: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = text("", name="speaker_sound")
        delete = button(self.tr("Delete the sound…"), "speaker_forget_sound", on_delete, "quiet")
        line = beside(column(self._words), delete, basis_px=scaled(WORDS_PX))
        self.setLayout(column(text(self.tr("Kept sound"), "heading"), line))
        self.hide()

    def show_kept(self, kept: SoundSummary | None) -> None:
        """None = nothing is kept."""
        self.setVisible(kept is not None)
        if kept is not None:
            self._words.setText(sound_words(kept))


def sound_words(kept: SoundSummary) -> str:
    """Of how many sessions, how long and large, and what for."""
    words = translate(
        "Speakers",
        "{sessions}: {seconds} s, {megabytes} MB, to make the profile again for a better model.",
    )
    return words.format(
        sessions=Counted().with_sound(kept.sessions),
        seconds=decimal(kept.seconds),
        megabytes=decimal(kept.size_bytes / 1e6, 1),
    )


def ask_forget_sound(parent: QWidget, name: str, on_yes: Callable[[], object]) -> None:
    """Nothing brings the sound back, so it is asked about once."""
    ask.confirm(
        parent,
        translate("Speakers", "Delete the kept sound of {name}?").format(name=name),
        translate(
            "Speakers",
            "The profile stays and works on. When a better model comes, {name} has to speak 30 s "
            "to renew it.",
        ).format(name=name),
        yes=translate("Speakers", "Delete the sound"),
        no=translate("Speakers", "Keep it"),
        on_yes=on_yes,
    )
