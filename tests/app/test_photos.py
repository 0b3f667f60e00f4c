"""Pictures of people: made anew, small, and gone with the profile."""

import os
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QFileDialog, QMenu
from pytestqt.qtbot import QtBot

from desktop_app.scenes import Stage
from desktop_app.services import photos
from desktop_app.services.photos import FOLDER, SIDE_PX, Photos, PhotoUnusable, picture_of
from desktop_app.widgets.face_button import FaceButton
from gmm_core.errors import DataFolderUnwritable
from gmm_core.store.photos import photo_path
from tests.app.stage import background, find, stage

__all__ = ["background", "stage"]

RED, BLUE = QColor("#ff0000"), QColor("#0000ff")


def painted(path: Path, color: QColor = RED, size: tuple[int, int] = (640, 480)) -> Path:
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(color)
    assert image.save(str(path))
    return path


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / FOLDER).iterdir())


@pytest.mark.parametrize("name", ["wide.png", "high.jpg", "small.bmp"])
def test_any_picture_becomes_a_small_square(tmp_path: Path, name: str) -> None:
    size = {"wide": (900, 30), "high": (30, 900), "small": (3, 3)}[name.partition(".")[0]]
    made = picture_of(painted(tmp_path / name, size=size))
    assert made.size() == QSize(SIDE_PX, SIDE_PX)
    assert made.pixelColor(90, 90).red() > 250


def test_the_middle_of_the_picture_is_kept(tmp_path: Path) -> None:
    image = QImage(300, 100, QImage.Format.Format_RGB32)
    image.fill(BLUE)
    for x in range(100, 200):
        for y in range(100):
            image.setPixelColor(x, y, RED)
    image.save(str(tmp_path / "a.png"))
    made = picture_of(tmp_path / "a.png")
    assert made.pixelColor(2, 96) == RED
    assert made.pixelColor(SIDE_PX - 3, 96) == RED


def test_hostile_files_are_refused_in_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = painted(tmp_path / "whole.png").read_bytes()
    (tmp_path / "cut.png").write_bytes(whole[:60])
    (tmp_path / "noise.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(200)))
    (tmp_path / "empty.png").write_bytes(b"")
    (tmp_path / "drawing.png").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    os.mkfifo(tmp_path / "pipe.png")
    for name in ("cut", "noise", "empty", "drawing", "pipe", "missing"):
        with pytest.raises(PhotoUnusable, match="choose") as refused:
            picture_of(tmp_path / f"{name}.png")
        assert len(str(refused.value).splitlines()) == 1
    monkeypatch.setattr(photos, "MOST_PIXELS", 1000)
    with pytest.raises(PhotoUnusable, match="megapixels"):
        picture_of(tmp_path / "whole.png")
    monkeypatch.setattr(photos, "LARGEST_BYTES", 100)
    with pytest.raises(PhotoUnusable, match="megabytes"):
        picture_of(tmp_path / "whole.png")


def test_pictures_go_with_their_names(tmp_path: Path) -> None:
    kept = Photos(tmp_path)
    kept.keep("Anna", picture_of(painted(tmp_path / "a.png")))
    assert kept.of("ANNA") is not None, "a name is one person's whatever its case"
    photo_path(tmp_path, "Anna").rename(photo_path(tmp_path, "Zoe"))  # as the store does it
    kept.renamed("Anna", "Zoe")
    assert kept.of("Anna") is None
    assert kept.of("Zoe") is not None
    again = Photos(tmp_path)
    (tmp_path / FOLDER / "mine.txt").write_text("not ours")
    again.keep_only(["Ben"])
    assert again.of("Zoe") is None
    assert files(tmp_path) == ["mine.txt"]


def test_a_picture_that_cannot_be_renamed_is_told_and_stays(stage: Stage, tmp_path: Path) -> None:
    """The name stays with it: under the old one it would be nobody's, and erased."""
    services = stage.program.services
    kept = services.speakers.photos
    kept.keep("Anna", picture_of(painted(tmp_path / "a.png")))
    photo_path(services.store.folder, "Zoe").mkdir()  # in the way
    with pytest.raises(DataFolderUnwritable, match="cannot be written"):
        services.speakers.rename("Anna", "Zoe")
    assert "Anna" in services.store.names()
    assert "Zoe" not in services.store.names()
    services.speakers.refresh()
    assert kept.of("Anna") is not None


def test_a_damaged_picture_is_as_none(tmp_path: Path) -> None:
    kept = Photos(tmp_path)
    kept.keep("Anna", picture_of(painted(tmp_path / "a.png")))
    (tmp_path / FOLDER / files(tmp_path)[0]).write_bytes(b"nonsense")
    assert Photos(tmp_path).of("Anna") is None


def test_a_click_on_the_disc_chooses_and_removes(
    stage: Stage, tmp_path: Path, qtbot: QtBot
) -> None:
    page, window = stage.program.pages.speakers, stage.program.window
    window.show_page("speakers")
    page.select("Anna")
    face = find(stage, "speaker_photo")
    assert isinstance(face, FaceButton)
    assert face.accessibleName() == "Choose a picture of Anna"
    face.click()
    dialog = window.findChild(QFileDialog, "file_question")
    assert dialog is not None
    dialog.fileSelected.emit(str(painted(tmp_path / "anna.png")))
    dialog.close()
    qtbot.waitUntil(lambda: face.face.photo is not None, timeout=20_000)
    assert face.accessibleName() == "Change or remove the picture of Anna"
    assert files(stage.program.services.store.folder) != []
    face.click()
    menu = window.findChild(QMenu, "choices")
    assert menu is not None
    menu.actions()[1].trigger()
    menu.close()
    assert face.face.photo is None
    assert files(stage.program.services.store.folder) == []


def test_the_picture_is_purged_with_the_profile(stage: Stage, tmp_path: Path, qtbot: QtBot) -> None:
    page, services = stage.program.pages.speakers, stage.program.services
    stage.program.window.show_page("speakers")
    page.select("Ben")
    page.take_files((painted(tmp_path / "ben.png"),))
    face = find(stage, "speaker_photo")
    assert isinstance(face, FaceButton)
    qtbot.waitUntil(lambda: face.face.photo is not None, timeout=20_000)
    stage.click("speaker_delete")
    assert files(services.store.folder) != [], "until it is final it can be taken back"
    page.edits.settle_all()
    assert files(services.store.folder) == []


def test_a_bad_picture_is_told(stage: Stage, tmp_path: Path, qtbot: QtBot) -> None:
    bad = tmp_path / "bad.png"
    bad.write_bytes(b"no picture")
    stage.program.window.show_page("speakers")
    stage.program.pages.speakers.select("Ben")
    stage.program.pages.speakers.take_files((bad,))
    told = stage.program.window.notices.sentences
    qtbot.waitUntil(lambda: any("is no picture" in one for one in told()), timeout=20_000)
