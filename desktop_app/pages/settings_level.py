"""The level beside one microphone, or the words why there is none."""

from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from desktop_app.audio.source import SourceProblem
from desktop_app.language.engine_words import problem_words
from desktop_app.language.words import say
from desktop_app.pages.parts import text
from desktop_app.services.side_levels import Reading
from desktop_app.widgets import ClipLight, LevelMeter
from desktop_app.widgets.painting import plain_tip


class DeviceLevel(QStackedWidget):
    """Feed it with `show_reading` about 30 times a second.

    words : what stands there instead of a level
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """name : of the microphone"""
        super().__init__(parent)
        self.meter = LevelMeter()
        self.meter.setAccessibleName(self.tr("Level of {name}").format(name=name))
        self.words = text("", "caption")
        self.addWidget(self.meter)
        self.addWidget(self.words)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def light(self) -> ClipLight:
        """The one thing in it that Tab comes to."""
        return self.meter.findChildren(ClipLight)[0]

    def show_reading(self, reading: Reading) -> None:
        """A level, or words; neither: what is wrong with the chosen one stands below in full."""
        level = reading.level
        if level is not None:
            self.meter.set_level(level.rms_dbfs, level.peak_dbfs, level.clipped)
        else:
            self.meter.clear()
        if reading.trouble is not None:
            self._explain(*self._trouble(reading.trouble))
        elif reading.rests is not None:
            self._explain(say(reading.rests), "")
        else:
            self.setCurrentWidget(self.meter)

    def _trouble(self, trouble: SourceProblem) -> tuple[str, str]:
        """(two words, a sentence with the cure)."""
        if not trouble.in_use:
            return self.tr("cannot be heard"), problem_words(trouble)
        # "Another program" alone would be untrue where one device has several names
        whole = self.tr(
            "Another program uses it, or it is another name of a microphone that is open already."
        )
        return self.tr("already in use"), whole

    def _explain(self, words: str, whole: str) -> None:
        self.setCurrentWidget(self.words)
        if words != self.words.text() or whole != self.words.accessibleDescription():
            self.words.setText(words)
            self.words.setToolTip(plain_tip(whole))
            self.words.setAccessibleDescription(whole)
