"""Pictures of enrolled people: one small file each, made anew from whatever picture was chosen.

Made anew, for a picture from a telephone says where it was taken, and a file from anywhere may be
built to harm whoever opens it. Pictures are no part of a profile: they are not exported.
"""

import logging
import re
import stat
import threading
from collections import OrderedDict
from collections.abc import Generator, Iterable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QRect, QSize
from PySide6.QtGui import QImage, QImageReader, QImageWriter

from desktop_app.language.marking import Marked, mark
from desktop_app.services.jobs import Job, JobRunner
from gmm_core.errors import DataFolderUnwritable, VoxgateError
from gmm_core.store.atomic import write_atomically
from gmm_core.store.photos import FOLDER, photo_path

logger = logging.getLogger(__name__)

SIDE_PX: Final = 192  # of the square that is kept: twice the largest that is shown
LARGEST_BYTES: Final = 32 << 20
LARGEST_KEPT_BYTES: Final = 1 << 20
MOST_PIXELS: Final = 64_000_000  # what Qt decodes within its usual limit of memory
FORMATS: Final = ("png", "jpeg", "webp", "bmp", "gif")
IN_MEMORY: Final = 200
_OURS: Final = re.compile(r"\.?[0-9a-f]{32}\.png(\.[0-9a-f]+)?")  # and what a crash left half-made

NOT_A_FILE = mark("Photos", "{path} cannot be read ({why}); choose another picture.")
TOO_LARGE = mark(
    "Photos",
    "{name} is too large for a picture of a person (more than {size}); choose a smaller one.",
)
NO_PICTURE = mark(
    "Photos", "{name} is no picture that can be shown; choose a PNG, JPEG, WebP, GIF or BMP file."
)
DAMAGED = mark("Photos", "The picture {name} is damaged; choose another one.")


class PhotoUnusable(VoxgateError):
    """A file that cannot be somebody's picture; the sentence says why, and the cure."""


class Photos:
    """The pictures in `data_dir`, by names as profiles have them; usable by any thread."""

    def __init__(self, data_dir: Path) -> None:
        self._folder = data_dir / FOLDER
        self._lock = threading.Lock()
        self._recent: OrderedDict[str, QImage | None] = OrderedDict()
        self._there = {path.name for path in self._files()}

    def of(self, name: str) -> QImage | None:
        """None when there is none, or none that can be read."""
        file = _file_name(name)
        with self._lock:
            if file not in self._there:
                return None
            if file not in self._recent:
                self._recent[file] = _read(self._folder / file)
            self._recent.move_to_end(file)
            while len(self._recent) > IN_MEMORY:
                self._recent.popitem(last=False)
            return self._recent[file]

    def keep(self, name: str, picture: QImage) -> None:
        """In place of the one before. Raises DataFolderUnwritable and OutputUnwritable."""
        file = _file_name(name)
        try:
            self._folder.mkdir(mode=0o700, exist_ok=True)
        except OSError as error:
            raise DataFolderUnwritable(self._folder, error.strerror or str(error)) from error
        with self._lock:
            write_atomically(self._folder / file, _png(picture), private=True)
            self._there.add(file)
            self._recent.pop(file, None)

    def forget(self, name: str) -> None:
        """Erase the picture of this person, if there is one."""
        self._erase(_file_name(name))

    def renamed(self, old: str, new: str) -> None:
        """The store has renamed somebody, and the picture with the profile."""
        before, after = _file_name(old), _file_name(new)
        with self._lock:
            self._there = {path.name for path in self._files()}
            self._recent.pop(before, None)
            self._recent.pop(after, None)

    def keep_only(self, names: Iterable[str]) -> None:
        """Erase the pictures of everybody else, and what a crash has left."""
        kept = {_file_name(name) for name in names}
        for path in self._files():
            if path.name not in kept:
                self._erase(path.name)

    def _erase(self, file: str) -> None:
        with self._lock:
            self._there.discard(file)
            self._recent.pop(file, None)
            try:
                (self._folder / file).unlink(missing_ok=True)
            except OSError as error:  # tried again with the next change of the profiles
                logger.warning("%s could not be deleted: %s", self._folder / file, error)

    def _files(self) -> tuple[Path, ...]:
        try:
            found = tuple(self._folder.iterdir())
        except FileNotFoundError:
            return ()
        except OSError as error:
            logger.warning("%s could not be read: %s", self._folder, error)
            return ()
        return tuple(path for path in found if _OURS.fullmatch(path.name))


class PhotoService(QObject):
    """Takes pictures in on a thread of its own: a large one needs a second."""

    def __init__(self, photos: Photos, jobs: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._photos, self._jobs = photos, jobs

    def of(self, name: str) -> QImage | None:
        """The picture of this person, None when there is none."""
        return self._photos.of(name)

    def take(self, name: str, path: Path) -> Job:
        """The job finishes with the name; it fails with PhotoUnusable and the like."""
        return self._jobs.start(lambda: self._take(name, path))

    def remove(self, name: str) -> None:
        """Erase the picture of this person."""
        self._photos.forget(name)

    def _take(self, name: str, path: Path) -> Generator[str, None, str]:
        picture = picture_of(path)
        yield name
        self._photos.keep(name, picture)
        return name


def picture_of(path: Path) -> QImage:
    """The middle square of a picture file, `SIDE_PX` wide. Raises PhotoUnusable."""
    buffer = QBuffer()
    buffer.setData(QByteArray(_content(path)))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)  # telephones turn the picture by a note in the file
    size = reader.size()
    if reader.format().toStdString() not in FORMATS or size.isEmpty():
        raise PhotoUnusable(NO_PICTURE.fill(name=path.name))
    if size.width() * size.height() > MOST_PIXELS:
        raise _too_large(path, mark("Photos", "{count} megapixels").fill(count=64))
    side = min(size.width(), size.height())
    reader.setClipRect(QRect((size.width() - side) // 2, (size.height() - side) // 2, side, side))
    reader.setScaledSize(QSize(SIDE_PX, SIDE_PX))
    picture = reader.read()
    if picture.isNull():
        raise PhotoUnusable(DAMAGED.fill(name=path.name))
    return picture.convertToFormat(QImage.Format.Format_ARGB32)


def _content(path: Path) -> bytes:
    """The bytes of a plain file that is not too large; a device or a pipe would never end."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise PhotoUnusable(NO_PICTURE.fill(name=path.name))
        with path.open("rb") as file:
            content = file.read(LARGEST_BYTES + 1)
    except OSError as error:
        raise PhotoUnusable(NOT_A_FILE.fill(path=path, why=error.strerror or error)) from error
    if len(content) > LARGEST_BYTES:
        raise _too_large(path, mark("Photos", "{count} megabytes").fill(count=32))
    return content


def _too_large(path: Path, size: Marked) -> PhotoUnusable:
    return PhotoUnusable(TOO_LARGE.fill(name=path.name, size=size))


def _read(path: Path) -> QImage | None:
    """A picture that is kept; one that cannot be read is as if it were not there."""
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_KEPT_BYTES)
    except OSError as error:
        logger.warning("%s could not be read: %s", path, error)
        return None
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    picture = QImageReader(buffer, QByteArray(b"png")).read()
    if picture.isNull() or max(picture.width(), picture.height()) > SIDE_PX:
        logger.warning("%s is no picture that we made", path)
        return None
    return picture


def _png(picture: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(picture)
    return bytes(buffer.data().data())


def _file_name(name: str) -> str:
    return photo_path(Path(), name).name
