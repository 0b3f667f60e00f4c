"""Files let go over the speakers page: profiles are imported, recordings enroll or are tested."""

from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from desktop_app.language.counted import Counted
from desktop_app.language.words import translate
from desktop_app.pages.ask import PROFILE_SUFFIX
from desktop_app.theme import CORNER, HEADING_PX, INSIDE, font, palette_of

ENROLL, ADD, TEST = "enroll", "add", "test"
Choices = tuple[tuple[str, str], ...]


def profiles_among(paths: tuple[Path, ...]) -> tuple[Path, ...]:
    """Those that are exported profiles, by their names."""
    return tuple(path for path in paths if path.suffix.lower() == PROFILE_SUFFIX)


def choices_for(paths: tuple[Path, ...], chosen: str) -> Choices:
    """What can be done with these recordings: (words, one of ENROLL, ADD, TEST).

    chosen : the person who is shown, "" for nobody
    """
    count = len(paths)
    found = [(Counted().enroll_from(count), ENROLL)]
    if chosen:
        words = translate("Speakers", "Add to the profile of {name}…").format(name=chosen)
        found.append((words.replace("&", "&&"), ADD))
    if count == 1:
        found.append((translate("Speakers", "Find out who speaks in it"), TEST))
    return tuple(found)


class DropHint(QWidget):
    """Covers the page while files hang over it."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def cover(self) -> None:
        """Show over the whole page."""
        self.setGeometry(self._page.rect())
        self.raise_()
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        palette = palette_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(INSIDE, INSIDE, -INSIDE, -INSIDE)
        ground = QColor(palette.surface)
        ground.setAlpha(235)
        painter.setBrush(ground)
        painter.setPen(QPen(QColor(palette.accent), 2, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(box, CORNER, CORNER)
        painter.setFont(font(self, HEADING_PX, bold=True))
        painter.setPen(QColor(palette.text))
        words = translate(
            "Speakers", "Drop recordings to enroll or to test,\nor a profile to import it"
        )
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
        painter.end()
