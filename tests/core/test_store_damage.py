"""A damaged database: one sentence, and whoever is whole stays usable."""

import random
import sqlite3
from pathlib import Path

import pytest

from gmm_core.cli import main
from gmm_core.errors import DataFolderDamaged, ProfileDamaged, VoxgateError
from gmm_core.store.database import FILE_NAME
from gmm_core.store.profiles import ProfileStore
from tests.core.store_samples import assert_same, speaker


@pytest.fixture
def whole(tmp_path: Path) -> ProfileStore:
    store = ProfileStore(tmp_path)
    for seed, name in enumerate(("Anna", "Ben", "Cleo")):
        store.save(speaker(name, seed))
    return store


def change(store: ProfileStore, statement: str, *values: object) -> None:
    connection = sqlite3.connect(store.folder / FILE_NAME)
    connection.execute("PRAGMA writable_schema = ON")
    connection.execute(statement, values)
    connection.commit()
    connection.close()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE speaker SET name = 'Anma' WHERE name_key = 'anna'",
        "UPDATE speaker SET consent_at = '2026-99-22' WHERE name_key = 'anna'",
        "UPDATE session SET recorded_at = 'soon' WHERE speaker = 1 AND position = 0",
        "UPDATE session SET sha256 = CAST(x'ff' AS TEXT) WHERE speaker = 1 AND position = 1",
    ],
)
def test_one_damaged_profile_is_named_and_hides_no_other(statement: str, whole, capsys) -> None:
    """A letter that had changed in one name kept everybody from being listed."""
    change(whole, statement)
    speakers, damaged = whole.readable()
    assert [one.name for one in speakers] == ["Ben", "Cleo"]
    assert [problem.name.lower() for problem in damaged] == ["anna"]
    assert main(["speakers", "--data", str(whole.folder)]) == 0
    assert "delete it and enroll this person again" in capsys.readouterr().out
    whole.delete(damaged[0].name)
    assert whole.names() == ("Ben", "Cleo")


def test_a_text_that_is_none_is_shown_with_a_mark(whole: ProfileStore) -> None:
    change(whole, "UPDATE session SET device = CAST(x'41ff42' AS TEXT) WHERE speaker = 1")
    assert whole.get("Anna").sessions[0].device == "A\N{REPLACEMENT CHARACTER}B"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"test_grade TEXT", b"test_grabe TEXT"),
        (b"CREATE TABLE speaker", b"CREATE TABLE speaken"),
        (b"recorded_at TEXT", b"recorded\xffat TEXT"),
        (b") STRICT", b"` STRICT"),
    ],
)
def test_damaged_tables_are_one_short_sentence(old: bytes, new: bytes, whole, capsys) -> None:
    """A name in them that is no more was our own error, and SQLite quotes all of their text."""
    path = whole.folder / FILE_NAME
    content = path.read_bytes()
    assert old in content
    path.write_bytes(content.replace(old, new))
    assert main(["speakers", "--data", str(whole.folder)]) == 2
    said = capsys.readouterr().err
    assert "restore it from a backup or move it away" in said
    assert len(said) < 500
    assert said.count("\n") == 1
    assert path.read_bytes() == content.replace(old, new), "nothing was changed"


def test_any_damage_is_a_sentence_and_what_is_whole_comes_back(whole: ProfileStore) -> None:
    path, dice = whole.folder / FILE_NAME, random.Random(1)
    content = path.read_bytes()
    kinds, said = set(), []
    for _ in range(150):
        changed = bytearray(content)
        for _ in range(dice.choice((1, 1, 3))):
            changed[dice.randrange(len(changed))] = dice.randrange(256)
        path.write_bytes(changed)
        try:
            speakers, damaged = ProfileStore(whole.folder).readable()
        except VoxgateError as error:
            said.append(str(error))
            kinds.add(type(error))
            continue
        kinds.update(map(type, damaged))
        path.write_bytes(content)
        for one in speakers:
            assert whole.get(one.name).sessions[0].n.tolist() == one.sessions[0].n.tolist()
    assert said
    assert all(len(one.splitlines()) == 1 for one in said)
    assert {DataFolderDamaged, ProfileDamaged} <= kinds
    assert_same(whole.get("Anna"), speaker("Anna", 0))
