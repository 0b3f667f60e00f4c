"""`--screenshots`: every scene becomes a picture of the size that was asked for."""

import gc
import re
import weakref
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app import screenshots
from desktop_app.options import BadUsage, parse
from desktop_app.scenes import SCENES, Scene, Stage
from desktop_app.screenshots import USUAL, Film
from desktop_app.staging import THRESHOLD_LLR
from desktop_app.theme import DARK, LIGHT
from gmm_core.errors import OutputUnwritable
from gmm_core.scoring import Background
from tests.app.stage import background

__all__ = ["background"]

CHOSEN = [scene for scene in SCENES if scene.name in ("verify-accepted", "speakers-deleted")]


def test_scenes_have_names_of_their_own_that_are_file_names() -> None:
    names = [scene.name for scene in SCENES]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[a-z0-9-]+", name) for name in names)


def test_the_pictures_promise_no_other_threshold_than_the_program_has(
    background: Background,
) -> None:
    assert pytest.approx(background.thresholds.accept["balanced"], abs=1.0) == THRESHOLD_LLR


def test_pictures_have_the_sizes_scales_and_colors_that_were_asked_for(
    qapp: QApplication, background: Background, tmp_path: Path
) -> None:
    film = Film(tmp_path, "dark", (USUAL, (800, 600)), (1, 2))
    assert screenshots.draw(film, qapp, background, CHOSEN) == 4 * len(CHOSEN)
    for other, (width, height) in (("", USUAL), ("-800x600", (800, 600))):
        for dense, scale in (("", 1), ("@2x", 2)):
            picture = QImage(str(tmp_path / f"verify-accepted-dark{other}{dense}.png"))
            assert (picture.width(), picture.height()) == (width * scale, height * scale)
    picture = QImage(str(tmp_path / "verify-accepted-dark.png"))
    colors = {picture.pixelColor(x, y).name() for x in range(0, 800, 7) for y in range(0, 600, 7)}
    assert {DARK.background.lower(), DARK.surface.lower()} <= colors
    assert LIGHT.background.lower() not in colors
    assert len(colors) > 10, "an empty page"


def test_no_window_is_left_for_a_collector_in_another_thread(
    qapp: QApplication, background: Background, tmp_path: Path
) -> None:
    seen: list[weakref.ref[object]] = []

    def act(stage: Stage) -> None:
        seen.extend(weakref.ref(one) for one in stage.program.window.findChildren(QWidget))

    gc.disable()  # what is gone now was not collected by chance
    try:
        screenshots.draw(
            Film(tmp_path, "light", (USUAL,), (1,)), qapp, background, [Scene("a", act)]
        )
        assert [one() for one in seen if one() is not None] == []
    finally:
        gc.enable()


def test_the_command_says_where_the_pictures_are(
    qapp: QApplication, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch
) -> None:
    monkeypatch.setattr(screenshots, "SCENES", CHOSEN)
    folder = tmp_path / "new" / "pictures"
    options = parse(
        ["--screenshots", str(folder), "--theme", "light", "--size=1024x700", "--scale=1"]
    )
    assert screenshots.run(options, qapp) == 0
    assert capsys.readouterr().out == f"{len(CHOSEN)} pictures in {folder}\n"
    assert {path.name for path in folder.iterdir()} == {f"{s.name}-light.png" for s in CHOSEN}


@pytest.mark.parametrize("size", ["639x480", "640x479", "0x0", "-640x480", "wide", "640x480x3", ""])
def test_a_size_that_is_none_or_too_small_is_refused_in_one_sentence(size: str) -> None:
    with pytest.raises(BadUsage, match=r"--size: .*(640x480|a size such as 1024x700); see") as told:
        parse([f"--size={size}"])
    assert "_size" not in str(told.value)


def test_the_smallest_size_is_taken() -> None:
    assert parse(["--size", "640X480"]).size == (640, 480)


def test_a_folder_that_cannot_be_made_is_refused_with_a_cure(
    qapp: QApplication, tmp_path: Path
) -> None:
    (tmp_path / "taken").write_text("a file")
    options = parse(["--screenshots", str(tmp_path / "taken"), "--theme", "light"])
    with pytest.raises(OutputUnwritable, match="choose another place"):
        screenshots.run(options, qapp)


def test_a_picture_that_cannot_be_written_is_not_counted(
    qapp: QApplication, background: Background, tmp_path: Path
) -> None:
    film = Film(tmp_path / "missing", "light", ((800, 600),), (1,))
    with pytest.raises(OutputUnwritable, match=CHOSEN[0].name):
        screenshots.draw(film, qapp, background, CHOSEN[:1])
