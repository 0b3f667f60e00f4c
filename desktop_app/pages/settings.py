"""The settings page: every change takes effect at once and is remembered."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QFrame, QWidget

from desktop_app.language import choosing
from desktop_app.pages import ask
from desktop_app.pages.notices import Notice
from desktop_app.pages.parts import beginning, button, card, column, scrolling, set_page, text
from desktop_app.pages.settings_data import data_group
from desktop_app.pages.settings_look import LookSettings
from desktop_app.pages.settings_source import SourceSettings
from desktop_app.pages.settings_strictness import StrictnessSlider
from desktop_app.services.autostart import Autostart
from desktop_app.services.level_watch import LevelWatch
from desktop_app.services.settings import Choices, Settings
from desktop_app.services.sources import SourceService
from desktop_app.theme import AROUND, BETWEEN, INSIDE, scaled
from desktop_app.widgets.page_frame import SCROLLS
from desktop_app.widgets.wrap import beside
from gmm_core.scoring import Background

READABLE_PX, FOOT_PX = 760, 120
MAKE_ANEW = ("language", "text_size")  # the window, which then knows only what was saved


class SettingsPage(QWidget):
    """Microphone, strictness, look, start, stored data, reset."""

    strictness_changed = Signal(str)
    theme_changed = Signal(str)
    language_changed = Signal(str)
    text_size_changed = Signal(int)  # percent
    reduce_motion_changed = Signal(bool)
    told = Signal(object)  # Notice

    def __init__(
        self,
        settings: Settings,
        sources: SourceService,
        levels: LevelWatch,
        autostart: Autostart,
        background: Background,
        data_dir: Path,
        version: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("settings_page")
        self._settings, self._sources, self._autostart = settings, sources, autostart
        self.source = SourceSettings(sources, levels)
        self.source.set_reduce_motion(settings.reduce_motion)
        self.strictness = StrictnessSlider(settings.strictness, background.fingerprint)
        self.look = LookSettings(settings)
        inner = QWidget()
        inner.setMaximumWidth(scaled(READABLE_PX))
        inner.setLayout(
            column(
                text(self.tr("Settings"), "title"),
                _group(self.tr("Microphone"), self.source),
                _group(self.tr("How strict"), self.strictness),
                _group(self.tr("Look"), self.look),
                *self._start(),
                _group(self.tr("What is stored"), data_group(data_dir)),
                self._foot(version),
                1,
                spacing=BETWEEN,
            )
        )
        area = scrolling(inner)
        area.setAccessibleName(self.tr("Settings"))
        set_page(self, column(area))
        self.setProperty(SCROLLS, True)
        self.source.chosen.connect(self._choose_source)
        self.strictness.chosen.connect(self._choose_strictness)
        self.look.changed.connect(self._choose_look)

    def _start(self) -> tuple[QFrame, ...]:
        if not self._autostart.supported:
            return ()
        starts = QCheckBox(self.tr("Start Voxgate when I log in"))
        starts.setObjectName("settings_autostart")
        starts.setChecked(self._autostart.enabled)
        starts.toggled.connect(self._choose_autostart)
        self._starts = starts
        hint = self.tr("It opens its window, and listens only when you say so.")
        return (_group(self.tr("Start"), starts, text(hint, "caption")),)

    def _foot(self, version: str) -> QWidget:
        reset = button(self.tr("Reset settings"), "settings_reset", self._reset)
        label = text(f"Voxgate {version}", "caption")
        label.setAlignment(beginning())
        return beside(column(label), reset, basis_px=scaled(FOOT_PX))

    # -- what a person chose ------------------------------------------------------------------

    @Slot(str)
    def _choose_source(self, key: str) -> None:
        self._save(lambda: self._sources.choose(key))

    @Slot(str)
    def _choose_strictness(self, word: str) -> None:
        self._save(lambda: self._settings.update(strictness=word))
        self.strictness_changed.emit(word)

    @Slot(str, object)
    def _choose_look(self, name: str, value: object) -> None:
        holds = name not in MAKE_ANEW
        saved = self._save(lambda: self._settings.update(**{name: value}), holds=holds)
        if not (saved or holds):
            self.look.show_settings(self._settings)
        elif name == "theme":
            self.theme_changed.emit(value)
        elif name == "language":
            self.language_changed.emit(value)
        elif name == "text_size":
            self.text_size_changed.emit(value)
        elif name == "reduce_motion":
            self.reduce_motion_changed.emit(value)

    @Slot(bool)
    def _choose_autostart(self, wanted: bool) -> None:
        try:
            self._autostart.set_enabled(wanted)
        except OSError as error:
            words = self.tr("The autostart entry could not be changed ({reason}).")
            self._tell(words.format(reason=error.strerror or error))
            self._starts.blockSignals(True)
            self._starts.setChecked(self._autostart.enabled)
            self._starts.blockSignals(False)

    # -- reset --------------------------------------------------------------------------------

    def _reset(self) -> None:
        """Without a question, for the message offers to undo it; a window made anew has none."""
        if not self._resets_words():
            self._reset_now()
            return
        ask.confirm(
            self,
            self.tr("Reset the settings?"),
            self.tr(
                "Language and size of the words are among them, so the window opens anew, and this "
                "cannot be undone. Profiles, models and start with the system stay."
            ),
            yes=self.tr("Reset"),
            no=self.tr("Keep them"),
            on_yes=self._reset_now,
        )

    def _resets_words(self) -> bool:
        """Whether language or size of the words are others than those of a new installation."""
        now, new = self._settings.choices, Choices()
        others = choosing.resolve(now.language) != choosing.resolve(new.language)
        return others or now.text_size != new.text_size

    def _reset_now(self) -> None:
        before = self._settings.choices
        if not self._save(self._settings.reset, holds=False):
            return
        self._apply()
        self.told.emit(
            Notice(
                "settings",
                self.tr(
                    "Microphone, strictness and look are those of a new installation; profiles, "
                    "models and start with the system are as they were."
                ),
                "success",
                self.tr("Undo"),
                lambda: self._restore(before),
            )
        )

    def _restore(self, choices: Choices) -> None:
        if not self._save(lambda: self._settings.restore(choices), holds=False):
            return
        self._apply()
        words = self.tr("Your settings are back.")
        self.told.emit(Notice("settings", words, "success"))

    def _apply(self) -> None:
        """Let everything follow the settings as they are now."""
        settings = self._settings
        self._sources.follow_settings()
        self.strictness.show_word(settings.strictness)
        self.look.show_settings(settings)
        self.strictness_changed.emit(settings.strictness)
        self.theme_changed.emit(settings.theme)
        self.language_changed.emit(settings.language)
        self.text_size_changed.emit(settings.text_size)
        self.reduce_motion_changed.emit(settings.reduce_motion)

    def _save(self, action: Callable[[], object], *, holds: bool = True) -> bool:
        """Whether it was saved. holds : what was not takes effect all the same, in this window"""
        try:
            action()
        except OSError as error:
            if holds:
                words = self.tr(
                    "The settings could not be saved ({reason}); they hold until you close the "
                    "window."
                )
            else:
                words = self.tr(
                    "The settings could not be saved ({reason}), so nothing was changed."
                )
            self._tell(words.format(reason=error.strerror or error))
            return False
        return True

    def _tell(self, sentence: str) -> None:
        self.told.emit(Notice("settings", sentence, "error"))


def _group(heading: str, *children: QWidget | QBoxLayout) -> QFrame:
    return card(column(text(heading, "heading"), *children, spacing=INSIDE), margin=AROUND)
