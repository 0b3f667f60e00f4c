"""`voxgate --screenshots DIR`: every page and every state that matters, drawn with demo data."""

import gc
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app import theme
from desktop_app.app import Program
from desktop_app.language import choosing
from desktop_app.options import AppOptions
from desktop_app.scenes import SCENES, Scene, Stage
from desktop_app.staging import staged_services
from gmm_core import load_background
from gmm_core.errors import OutputUnwritable
from gmm_core.scoring import Background

SETTLE_ROUNDS = 3  # a label that wraps changes the layout, which changes the label once more
SHOWN_FOLDER = Path("~", ".local", "share", "voxgate")  # the pictures name no temporary one
LARGEST_WORDS = 200  # percent; in the largest words of the usual window everything must still fit
USUAL, LARGE = (1024, 700), (1920, 1080)
IN_FRONT = ("question", "fault_window", "licenses_dialog", "about_dialog")
BEHIND_A_QUESTION = QColor(0, 0, 0, 96)


@dataclass(frozen=True, slots=True)
class Film:
    """How the pictures are made: each scene in each of the sizes and scales.

    text_percent : size of the words, 100 being the usual one
    """

    folder: Path
    theme: str
    sizes: tuple[tuple[int, int], ...]
    scales: tuple[int, ...]
    language: str = "en"
    text_percent: int = 100

    def name(self, scene: str, size: tuple[int, int], scale: int) -> str:
        """The usual size and scale are not in the file's name: the README shows those."""
        other = "" if size == USUAL else f"-{size[0]}x{size[1]}"
        dense = "" if scale == 1 else f"@{scale}x"
        large = "" if self.text_percent == 100 else f"-words{self.text_percent}"
        return f"{scene}-{self.theme}{large}{other}{dense}.png"


def run(options: AppOptions, qt: QApplication) -> int:
    """Draw everything; returns the exit status. Says how many pictures there are, and where."""
    folder = options.screenshots
    if folder is None:
        raise ValueError("screenshots need a folder; give --screenshots DIR")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputUnwritable(folder, error.strerror or str(error)) from error
    background = load_background()
    sizes = (USUAL, LARGE) if options.size is None else (options.size,)
    scales = (1, 2) if options.scale is None else (options.scale,)
    themes = ("light", "dark") if options.theme in (None, "system") else (options.theme,)
    drawn = 0
    for name in themes:
        film = Film(folder, name, sizes, scales, options.language)
        drawn += draw(film, qt, background, SCENES)
    if options.size is None and options.scale is None:
        largest = Film(folder, themes[0], (USUAL,), (1,), options.language, LARGEST_WORDS)
        drawn += draw(largest, qt, background, SCENES)
    print(f"{drawn} pictures in {folder}", file=sys.stdout)  # noqa: T201 - what the command says
    return 0


def draw(film: Film, qt: QApplication, background: Background, scenes: Sequence[Scene]) -> int:
    """These scenes in one theme; returns the number of pictures."""
    theme.apply(qt, film.theme, film.text_percent)
    choosing.install(qt, film.language)
    for scene in scenes:
        with _staged(scene.enrolled, background, qt, film, first_start=scene.first_start) as stage:
            scene.act(stage)
            for size in film.sizes:
                _photograph_all(stage, scene.name, film, size)
        # As after a start anew (lifecycle.py): the old window's objects refer to each other, and
        # Python's collector must not meet them in another thread.
        del stage
        gc.collect()
    return len(scenes) * len(film.sizes) * len(film.scales)


def _photograph_all(stage: Stage, name: str, film: Film, size: tuple[int, int]) -> None:
    stage.program.window.resize(*size)
    stage.tick()
    _settle()
    for scale in film.scales:
        path = film.folder / film.name(name, size, scale)
        if not _photograph(stage.program.window, scale).save(str(path)):
            raise OutputUnwritable(path, "the picture could not be written")


@contextmanager
def _staged(
    enrolled: bool, background: Background, qt: QApplication, film: Film, *, first_start: bool
) -> Iterator[Stage]:
    """A program of its own for each scene, so that no scene leans on the one before."""
    with tempfile.TemporaryDirectory() as temporary:
        services = staged_services(
            Path(temporary), background, enrolled=enrolled, shown_dir=SHOWN_FOLDER
        )
        services.settings.update(
            first_start_seen=not first_start,
            language=film.language,
            text_size=film.text_percent,
        )
        program = Program(qt, services, film.theme)
        program.window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        program.window.resize(*film.sizes[0])
        program.window.show()
        services.devices.refresh()
        try:
            yield Stage(program)
        finally:
            program.end()


def _settle() -> None:
    for _ in range(SETTLE_ROUNDS):
        QCoreApplication.sendPostedEvents()
        QCoreApplication.processEvents()


def _photograph(window: QWidget, scale: int) -> QPixmap:
    """The window with the question in front of it, if there is one."""
    picture = _grab(window, scale)
    found = (window.findChild(QObject, name) for name in IN_FRONT)
    question = next((one for one in found if isinstance(one, QWidget) and one.isVisible()), None)
    if question is not None:
        front = _grab(question, scale)
        corner = QPoint(
            (window.width() - question.width()) // 2, (window.height() - question.height()) // 2
        )
        painter = QPainter(picture)
        painter.fillRect(window.rect(), BEHIND_A_QUESTION)
        painter.drawPixmap(corner, front)
        painter.setPen(question.palette().dark().color())
        painter.drawRect(QRect(corner, question.size()))
        painter.end()
    return picture


def _grab(widget: QWidget, scale: int) -> QPixmap:
    picture = QPixmap(widget.size() * scale)
    picture.setDevicePixelRatio(scale)
    widget.render(picture)
    return picture
