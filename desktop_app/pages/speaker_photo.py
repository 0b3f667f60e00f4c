"""Choosing, changing and removing the picture of a person."""

from pathlib import Path

from PySide6.QtCore import QObject, QPoint, Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop_app.pages import ask
from desktop_app.pages.notices import Notice
from desktop_app.pages.one_job import OneJob
from desktop_app.services.photos import PhotoService

CHOOSE, REMOVE = "choose", "remove"
SUFFIXES = (".png", ".jpg", ".jpeg", ".webp", ".gif", ".bmp")


def pictures_among(paths: tuple[Path, ...]) -> tuple[Path, ...]:
    """Those that are pictures, by their names."""
    return tuple(path for path in paths if path.suffix.lower() in SUFFIXES)


class PhotoChoice(QObject):
    """What a click on a person's disc begins."""

    changed = Signal()  # another picture, or none any more
    told = Signal(object)  # Notice

    def __init__(self, photos: PhotoService, page: QWidget) -> None:
        super().__init__(page)
        self._photos, self._page = photos, page
        self._job = OneJob(self.tr("Taking in the picture"), self)
        self._job.finished.connect(self._taken)
        self._job.failed.connect(self._refused)

    def offer(self, name: str, at: QPoint | None = None) -> None:
        """Ask for a file at once where there is no picture yet. at : on the screen"""
        if self._photos.of(name) is None:
            self._ask(name)
            return
        choices = (
            (self.tr("Choose another picture…"), CHOOSE),
            (self.tr("Remove the picture"), REMOVE),
        )
        ask.choose_one(self._page, choices, lambda what: self._do(what, name), at)

    def take(self, name: str, path: Path) -> None:
        """Show this picture from now on."""
        self._job.watch(self._photos.take(name, path))

    def _do(self, what: str, name: str) -> None:
        if what == CHOOSE:
            self._ask(name)
        else:
            self._photos.remove(name)
            self.changed.emit()

    def _ask(self, name: str) -> None:
        ask.ask_picture(self._page, name, lambda path: self.take(name, path))

    @Slot(object)
    def _taken(self, _name: str) -> None:
        self.changed.emit()

    @Slot(str)
    def _refused(self, sentence: str) -> None:
        self.told.emit(Notice("speakers", sentence, "error"))
