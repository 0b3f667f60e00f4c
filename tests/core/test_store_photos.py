"""Pictures and profiles: whatever kills the program, each person has the own picture or none."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from gmm_core.cli import main
from gmm_core.errors import DataFolderUnwritable, SpeakerExists
from gmm_core.store import photos, profiles
from gmm_core.store.photos import photo_path
from gmm_core.store.profiles import ProfileStore
from tests.core.store_samples import speaker

ROOT = Path(__file__).parents[2]
# In a process of its own, which has no other threads: a copy of it runs each command and is killed
# before the nth line of the store, without a chance to tidy up.
KILLED_EVERYWHERE = """
import os, shutil, sys
from pathlib import Path
from gmm_core.store.profiles import ProfileStore

model, work, command = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]


def change(folder):
    store = ProfileStore(folder)
    if command == "rename":
        store.rename("Anna", "Zoe")
    else:
        store.delete("Anna")


ours = tuple(f"store{os.sep}{name}.py" for name in ("atomic", "photos", "profiles"))
change(shutil.copytree(model, work / "whole"))


def killed_before(count, folder):
    def line(frame, event, value):
        nonlocal count
        if event == "line":
            count -= 1
            if count == 0:
                os._exit(9)
        return line

    def call(frame, event, value):
        return line if frame.f_code.co_filename.endswith(ours) else None

    sys.settrace(call)
    change(folder)


for count in range(1, 500):
    folder = shutil.copytree(model, work / str(count))
    if os.fork() == 0:
        try:
            killed_before(count, folder)
        finally:
            os._exit(0)
    if os.waitstatus_to_exitcode(os.wait()[1]) != 9:
        break
"""


@pytest.fixture
def store(tmp_path: Path) -> ProfileStore:
    """Anna and Ben, each with a picture."""
    store = ProfileStore(tmp_path / "data")
    (store.folder / photos.FOLDER).mkdir()
    for name in ("Anna", "Ben"):
        store.save(speaker(name))
        photo_path(store.folder, name).write_bytes(name.encode())
    return store


def picture(store: ProfileStore, name: str) -> bytes | None:
    path = photo_path(store.folder, name)
    return path.read_bytes() if path.exists() else None


def after_every_kill(store: ProfileStore, work: Path, command: str) -> list[ProfileStore]:
    work.mkdir()
    subprocess.run(
        [sys.executable, "-c", KILLED_EVERYWHERE, str(store.folder), str(work), command],
        check=True,
        capture_output=True,
        timeout=240,
        cwd=ROOT,
    )
    found = [ProfileStore(folder) for folder in work.iterdir()]
    assert len(found) > 20, "the command was to be killed at many places"
    return found


def test_a_rename_killed_anywhere_leaves_everybody_the_own_picture(store, tmp_path: Path) -> None:
    seen = set()
    for left in after_every_kill(store, tmp_path / "w", "rename"):
        seen.add(left.names())
        assert picture(left, left.names()[0] if "Anna" in left.names() else "Zoe") == b"Anna"
        assert picture(left, "Ben") == b"Ben"
    assert seen == {("Anna", "Ben"), ("Ben", "Zoe")}
    whole = ProfileStore(tmp_path / "w" / "whole")
    assert picture(whole, "Anna") is None, "nobody's once the profile has its new name"


def test_a_deletion_killed_anywhere_leaves_no_picture_of_who_is_gone(store, tmp_path) -> None:
    seen = set()
    for left in after_every_kill(store, tmp_path / "w", "delete"):
        seen.add(left.names())
        assert "Anna" in left.names() or picture(left, "Anna") is None
        assert picture(left, "Ben") == b"Ben"
    assert seen == {("Anna", "Ben"), ("Ben",)}


def test_nobody_new_gets_the_picture_of_somebody_before(store: ProfileStore) -> None:
    """As a rename leaves it that is killed before the profile has its new name."""
    photo_path(store.folder, "Zoe").write_bytes(b"Anna")
    store.save(speaker("Zoe"))
    assert picture(store, "Zoe") is None
    photo_path(store.folder, "Cleo").write_bytes(b"Anna")
    store.delete("Ben")
    store.rename("Zoe", "Cleo")
    assert picture(store, "Cleo") is None
    store.save(speaker("Anna", seed=3), replace=True)
    assert picture(store, "Anna") == b"Anna", "who is enrolled anew stays the same person"


def test_a_picture_that_stays_under_the_old_name_stops_no_rename(
    store: ProfileStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(folder: Path, name: str) -> None:
        raise DataFolderUnwritable(folder, f"the picture of {name} is busy")

    with monkeypatch.context() as patched:
        patched.setattr(profiles, "delete_photo", refused)
        store.rename("Anna", "Zoe")
    assert store.names() == ("Ben", "Zoe")
    assert (picture(store, "Anna"), picture(store, "Zoe")) == (b"Anna", b"Anna")
    store.save(speaker("Anna", seed=3))
    assert picture(store, "Anna") is None, "who has the name next is somebody else"


def test_a_name_that_is_taken_costs_nobody_a_picture(store: ProfileStore) -> None:
    with pytest.raises(SpeakerExists):
        store.rename("Anna", "BEN")
    assert (picture(store, "Anna"), picture(store, "Ben")) == (b"Anna", b"Ben")


@pytest.mark.parametrize("new", ["ANNA", " anna ", "\uff21nna"])
def test_another_spelling_is_the_same_person_with_the_same_picture(new: str, store) -> None:
    for old in (" anna ", new):
        assert main(["speakers", "rename", old, new, "--data", str(store.folder)]) == 0
        assert picture(store, "Anna") == b"Anna"
    assert store.names() == (new.strip(), "Ben")


def test_a_picture_that_cannot_be_deleted_keeps_its_profile(store: ProfileStore) -> None:
    """So it can be tried again; without the profile nobody could name the picture any more."""
    path = photo_path(store.folder, "Anna")
    path.unlink()
    path.mkdir()  # in the way
    with pytest.raises(DataFolderUnwritable):
        store.delete("Anna")
    assert store.names() == ("Anna", "Ben")
    shutil.rmtree(path)
    store.delete("Anna")
    assert store.names() == ("Ben",)
