"""What `speakers` says of a profile's strength, and what a deletion takes along."""

from dataclasses import replace
from pathlib import Path

import pytest

from gmm_core.cli import main
from gmm_core.errors import DataFolderUnwritable
from gmm_core.scoring import SelfTest
from gmm_core.store.photos import FOLDER, delete_photo, photo_path
from gmm_core.store.profiles import ProfileStore
from tests.core.store_samples import speaker
from tests.core.updated_program import answered, run

TEN = SelfTest("strong", 0.9, 5.0, 10)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    with ProfileStore(folder) as store:
        store.save(speaker("Anna", self_test=TEN))
        store.save(speaker("Bo", seed=1, self_test=None))
        store.save(speaker("Cy", seed=2, self_test=replace(TEN, segments=0)))
    return folder


def test_a_grade_comes_with_what_was_counted_and_its_interval(data: Path, capsys) -> None:
    _, out, _ = run(capsys, "speakers", "--data", data)
    anna, bo, cy = out.splitlines()
    # Wilson's interval of 9 in 10 by hand: (0.9 + 0.1921 -+ 0.2322) / 1.3841 = 0.596, 0.982
    assert "profile strong (95% interval of accepted parts: 60% to 98%)" in anna
    assert "profile untested" in bo
    assert "profile strong," in cy, "a file from elsewhere may count no pieces"
    _, out, _ = run(capsys, "speakers", "show", "Anna", "--data", data)
    assert "accepted 9 of 10 pieces of the enrolled speech (95% interval: 60% to 98%)." in out
    _, answer = answered(capsys, "speakers", "list", "--data", data)
    low, high = answer["speakers"][0]["accepted_interval"]
    assert (low, high) == (pytest.approx(0.596, abs=1e-3), pytest.approx(0.982, abs=1e-3))
    assert [one["accepted_interval"] for one in answer["speakers"][1:]] == [None, None]


def test_the_picture_goes_with_the_profile(data: Path, capsys) -> None:
    (data / FOLDER).mkdir()
    for name in ("Anna", "Bo"):
        photo_path(data, name).write_bytes(b"picture")
    assert main(["speakers", "rename", "anna", "Berta", "--data", str(data)]) == 0
    assert photo_path(data, "BERTA").exists()
    assert not photo_path(data, "Anna").exists()
    assert main(["speakers", "delete", "berta", "--data", str(data)]) == 0
    assert [path.name for path in (data / FOLDER).iterdir()] == [photo_path(data, "Bo").name]
    assert main(["speakers", "delete", "Cy", "--data", str(data)]) == 0, "without a picture"


def test_a_name_is_not_changed_without_the_picture(data: Path, capsys) -> None:
    """The window would erase the picture: it is nobody's under the old name."""
    (data / FOLDER).mkdir()
    photo_path(data, "Anna").write_bytes(b"picture")
    photo_path(data, "Berta").mkdir()  # in the way
    status, _, told = run(capsys, "speakers", "rename", " anna", "Berta", "--data", data)
    assert status == 2
    assert "cannot be written" in told
    with ProfileStore(data) as store:
        assert store.names() == ("Anna", "Bo", "Cy"), "written as it was"
    assert photo_path(data, "Anna").read_bytes() == b"picture"


def test_a_name_that_is_taken_takes_nobodys_picture(data: Path, capsys) -> None:
    (data / FOLDER).mkdir()
    for name in ("Anna", "Bo"):
        photo_path(data, name).write_bytes(name.encode())
    status, _, _ = run(capsys, "speakers", "rename", "Anna", "bo", "--data", data)
    assert status == 2
    for name in ("Anna", "Bo"):
        assert photo_path(data, name).read_bytes() == name.encode()


def test_a_picture_that_cannot_be_deleted_is_told(data: Path) -> None:
    photo_path(data, "Anna").mkdir(parents=True)
    with pytest.raises(DataFolderUnwritable, match="cannot be written"):
        delete_photo(data, "Anna")
