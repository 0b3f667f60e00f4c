"""The database survives kill -9, and says one sentence about everything else that can happen."""

import hashlib
import math
import os
import sqlite3
import subprocess
import sys
import textwrap
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from gmm_core.errors import (
    DataFolderDamaged,
    DataFolderLocked,
    DataFolderNewer,
    DataFolderUnwritable,
    VoxgateError,
)
from gmm_core.scoring import SelfTest
from gmm_core.store.database import FILE_NAME
from gmm_core.store.migrations import APPLICATION_ID, STEPS, migrate
from gmm_core.store.profiles import ProfileStore
from tests.core.store_samples import assert_same, session, speaker
from tests.promises import granted

ROOT = Path(__file__).parents[2]


def start(code: str, *arguments: object) -> subprocess.Popen:
    """A child program that prints one line when it is ready."""
    child = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(code), *map(str, arguments)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert child.stdout is not None
    assert child.stdout.readline().strip() == "ready"
    return child


def killed(child: subprocess.Popen) -> None:
    child.kill()  # SIGKILL: no handler, no flush
    child.communicate()


def test_killed_in_the_middle_of_a_write_changes_nothing(tmp_path: Path) -> None:
    store = ProfileStore(tmp_path)
    store.save(speaker("Anna"))
    store.save(speaker("Bo", 3))
    child = start(
        """
        import sys, time
        from pathlib import Path
        from gmm_core.store.database import FILE_NAME, writing
        with writing(Path(sys.argv[1]) / FILE_NAME) as connection:
            connection.execute("PRAGMA cache_size = 1")  # so that the file itself is half written
            connection.execute("DELETE FROM speaker")
            for i in range(200):
                connection.execute(
                    "INSERT INTO speaker (name, name_key, background) VALUES (?, ?, ?)",
                    [f"x{i}", f"x{i}", "b" * 2000])
            print("ready", flush=True)
            time.sleep(60)
        """,
        tmp_path,
    )
    killed(child)
    journal = tmp_path / f"{FILE_NAME}-journal"
    assert journal.stat().st_size > 0, "the kill came too late to prove anything"
    again = ProfileStore(tmp_path)
    assert again.names() == ("Anna", "Bo")
    assert_same(again.get("Anna"), speaker("Anna"))
    assert_same(again.get("Bo"), speaker("Bo", 3))


def test_killed_at_any_moment_loses_no_finished_save(tmp_path: Path) -> None:
    ProfileStore(tmp_path).save(speaker("Anna"))
    for round_number in range(6):
        child = start(
            """
            import sys
            from pathlib import Path
            from gmm_core.store.profiles import ProfileStore
            from tests.core.store_samples import speaker
            store = ProfileStore(Path(sys.argv[1]))
            for seed in range(10_000):
                store.save(speaker("Bo", seed), replace=True)
                if seed == 0:  # so there is one finished save, however slow the machine
                    print("ready", flush=True)
            """,
            tmp_path,
        )
        time.sleep(0.03 + 0.017 * round_number)
        killed(child)
        store = ProfileStore(tmp_path)
        assert_same(store.get("Anna"), speaker("Anna"))
        found = store.get("Bo")  # its checksums hold, and all its sessions are of one save
        seeds = [
            seed
            for seed in range(10_000)
            if speaker("Bo", seed).sessions[0].n[0] == found.sessions[0].n[0]
        ]
        assert_same(found, speaker("Bo", seeds[0]))


def test_a_locked_folder_is_said_within_three_seconds(tmp_path: Path) -> None:
    store = ProfileStore(tmp_path)
    store.save(speaker())
    child = start(
        """
        import sqlite3, sys, time
        connection = sqlite3.connect(sys.argv[1], isolation_level=None)
        connection.execute("BEGIN EXCLUSIVE")
        print("ready", flush=True)
        time.sleep(60)
        """,
        tmp_path / FILE_NAME,
    )
    try:
        for attempt in (lambda: ProfileStore(tmp_path), lambda: store.delete("Anna"), store.all):
            began = time.monotonic()
            with pytest.raises(DataFolderLocked, match="in use by another program"):
                attempt()
            assert 1.5 < time.monotonic() - began < granted(3.5)
    finally:
        killed(child)
    assert store.names() == ("Anna",)


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("mine")
    for folder in (file, file / "below"):
        with pytest.raises(DataFolderUnwritable, match="--data"):
            ProfileStore(folder)
    assert file.read_text() == "mine"


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="needs Linux's /proc")
def test_a_folder_that_even_root_cannot_write() -> None:
    with pytest.raises(DataFolderUnwritable):
        ProfileStore(Path("/proc/voxgate"))
    with pytest.raises(DataFolderUnwritable):
        ProfileStore(Path("/proc/self"))


def test_a_folder_in_the_place_of_the_database(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).mkdir()
    with pytest.raises(DataFolderUnwritable):
        ProfileStore(tmp_path)


@pytest.mark.parametrize("content", [b"hello, I am a text file\n" * 50, os.urandom(8192)])
def test_a_file_that_is_no_database_is_kept(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / FILE_NAME
    path.write_bytes(content)
    with pytest.raises(DataFolderDamaged, match="nothing was changed") as caught:
        ProfileStore(tmp_path)
    assert "\n" not in str(caught.value)
    assert path.read_bytes() == content


def test_a_database_with_destroyed_pages_is_one_sentence(tmp_path: Path) -> None:
    store = ProfileStore(tmp_path)
    for index in range(8):
        store.save(speaker(f"s{index}", index))
    path = tmp_path / FILE_NAME
    content = bytearray(path.read_bytes())
    content[4096:] = b"\xa5" * (len(content) - 4096)
    path.write_bytes(content)
    with pytest.raises(VoxgateError) as caught:
        store.all()
    assert isinstance(caught.value, DataFolderDamaged)
    assert path.read_bytes() == bytes(content)


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / FILE_NAME)
    connection.execute("CREATE TABLE theirs (x)")
    connection.close()
    before = (tmp_path / FILE_NAME).read_bytes()
    with pytest.raises(DataFolderDamaged, match="another program"):
        ProfileStore(tmp_path)
    assert (tmp_path / FILE_NAME).read_bytes() == before


def test_a_newer_schema_is_left_alone(tmp_path: Path) -> None:
    ProfileStore(tmp_path).save(speaker())
    connection = sqlite3.connect(tmp_path / FILE_NAME)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    before = (tmp_path / FILE_NAME).read_bytes()
    with pytest.raises(DataFolderNewer, match="update Voxgate"):
        ProfileStore(tmp_path)
    assert (tmp_path / FILE_NAME).read_bytes() == before


@pytest.fixture
def first_version(tmp_path: Path):
    ProfileStore(tmp_path).save(speaker())
    connection = sqlite3.connect(tmp_path / FILE_NAME, isolation_level=None)
    yield connection
    connection.close()


NEXT_STEP = ("ALTER TABLE speaker ADD COLUMN note TEXT", "UPDATE speaker SET note = 'kept'")


def test_a_migration_keeps_what_is_there(first_version: sqlite3.Connection, tmp_path: Path) -> None:
    migrate(first_version, tmp_path, [*STEPS, NEXT_STEP])
    migrate(first_version, tmp_path, [*STEPS, NEXT_STEP])  # the second time it has nothing to do
    row = first_version.execute("SELECT name, note FROM speaker").fetchall()
    assert row == [("Anna", "kept")]
    assert first_version.execute("PRAGMA user_version").fetchone() == (len(STEPS) + 1,)
    assert first_version.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)


def test_a_migration_that_fails_leaves_the_old_version(
    first_version: sqlite3.Connection, tmp_path: Path
) -> None:
    with pytest.raises(sqlite3.OperationalError):
        migrate(first_version, tmp_path, [*STEPS, (*NEXT_STEP, "SELECT broken")])
    assert first_version.execute("PRAGMA user_version").fetchone() == (len(STEPS),)
    columns = [row[1] for row in first_version.execute("PRAGMA table_info(speaker)")]
    assert "note" not in columns
    assert_same(ProfileStore(tmp_path).get("Anna"), speaker())


def test_a_database_of_version_1_keeps_its_profiles(tmp_path: Path) -> None:
    """Written with the tables of that time; what it did not know is not known."""
    random = np.random.default_rng(0)
    n, first = random.random(8).astype("<f4"), random.standard_normal((8, 3)).astype("<f4")
    connection = sqlite3.connect(tmp_path / FILE_NAME, isolation_level=None)
    migrate(connection, tmp_path, STEPS[:1])
    connection.execute(
        "INSERT INTO speaker VALUES"
        " (1, 'Anna', 'anna', 'b5', 'Anna', '1', '2026-01-01T00:00:00+00:00', 'good', 0.9, 4.5, 5)"
    )
    sha256 = hashlib.sha256(n.tobytes() + first.tobytes()).hexdigest()
    connection.execute(
        "INSERT INTO session VALUES (1, 0, '', 'file', 21.5, NULL, 0.25, -23.0, 8, 3, ?, ?, ?)",
        [n.tobytes(), first.tobytes(), sha256],
    )
    connection.close()
    found = ProfileStore(tmp_path).get("Anna")
    assert found.background_fingerprint == "b5"
    assert found.self_test == SelfTest("good", 0.9, 4.5, 5)
    (session,) = found.sessions
    assert (session.upper_db, session.own_scores) == (0.0, ())
    assert (session.net_speech_s, session.clipped_fraction) == (21.5, 0.25)
    assert math.isnan(session.snr_db)
    assert np.array_equal(session.n, n)
    assert np.array_equal(session.first, first)
    again = replace(found, sessions=(replace(session, upper_db=-60.0, own_scores=(2.0, 3.0)),))
    ProfileStore(tmp_path).save(again, replace=True)
    assert_same(ProfileStore(tmp_path).get("Anna"), again)


@pytest.mark.parametrize("own", [(), (1.5, math.nan), (math.nan, -2.5), (1.5, 2.5)])
def test_own_scores_come_back(tmp_path: Path, own: tuple[float, ...]) -> None:
    model = speaker(sessions=(session(own_scores=own, upper_db=-71.5),))
    ProfileStore(tmp_path).save(model)
    assert_same(ProfileStore(tmp_path).get("Anna"), model)


@pytest.mark.parametrize(("own", "kept"), [((1.5,), (1.5, math.nan)), ((math.nan,) * 2, ())])
def test_what_is_not_known_of_own_scores_stays_so(
    tmp_path: Path, own: tuple[float, ...], kept: tuple[float, ...]
) -> None:
    """The table has two places, and nothing for "looked, and found too little speech"."""
    ProfileStore(tmp_path).save(speaker(sessions=(session(own_scores=own),)))
    (found,) = ProfileStore(tmp_path).get("Anna").sessions
    assert found.own_scores == pytest.approx(kept, nan_ok=True)
