"""Kept sound: without loss, gone with its session, and hostile bytes harm no profile."""

import io
import sqlite3
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import soundfile

from gmm_core.errors import KeptSoundDamaged, SoundUnkeepable, UnknownSpeaker
from gmm_core.linalg import Float32
from gmm_core.progress import finish
from gmm_core.scoring import Consent
from gmm_core.store import migrations
from gmm_core.store.database import FILE_NAME
from gmm_core.store.migrations import STEPS, migrate
from gmm_core.store.profiles import ProfileStore
from gmm_core.store.rows import save_sessions, speaker_values
from gmm_core.store.sound import PackedPart, PackedSound, pack, unpack
from tests.core.store_samples import assert_same, session, speaker
from tests.core.test_store_database import killed, start

AGREED = Consent("Anna", "s1", "2026-11-22T12:00:00+00:00")
Recordings = tuple[tuple[Float32, int], ...]


def noise(seconds: float, rate: int = 16_000, seed: int = 0, bits: int = 16) -> Float32:
    """White noise in steps of so many bits."""
    top = 2 ** (bits - 1)
    steps = np.random.default_rng(seed).integers(-top, top, round(seconds * rate))
    return (steps / top).astype(np.float32)


def packed(*recordings: tuple[Float32, int]) -> PackedSound:
    return finish(pack(recordings, AGREED))


def kept(store: ProfileStore, name: str, place: int = -1) -> Recordings:
    return finish(store.sound(name, store.get(name).sessions[place]))


def assert_sound(found: Recordings, *expected: tuple[Float32, int]) -> None:
    assert [rate for _, rate in found] == [rate for _, rate in expected]
    for (samples, _), (wanted, _) in zip(found, expected, strict=True):
        assert samples.dtype == np.float32
        np.testing.assert_array_equal(samples, wanted)


@pytest.fixture
def store(tmp_path: Path) -> ProfileStore:
    """Anna has two sessions, and the sound of the last one is kept."""
    made = ProfileStore(tmp_path / "data")
    made.save(speaker("Anna"), sound=packed((noise(1.5), 16_000)))
    return made


def on_disk(store: ProfileStore) -> bytes:
    return b"".join(file.read_bytes() for file in store.folder.iterdir())


def damage(store: ProfileStore, statement: str, *values: object) -> None:
    connection = sqlite3.connect(store.folder / FILE_NAME)
    with connection:
        assert connection.execute(statement, values).rowcount > 0
    connection.close()


# -- packing --------------------------------------------------------------------------------------


@pytest.mark.parametrize(("rate", "bits"), [(8000, 16), (16_000, 16), (44_100, 24), (192_000, 24)])
def test_what_is_packed_comes_back_to_the_bit(rate: int, bits: int) -> None:
    sound = packed((noise(0.7, rate, bits=bits), rate))
    assert_sound((finish(unpack(sound.parts[0])),), (noise(0.7, rate, bits=bits), rate))


def test_stretches_and_rates_stay_apart(store: ProfileStore) -> None:
    several = (noise(12.3), 16_000), (noise(0.0), 16_000), (noise(0.5, 48_000, 1), 48_000)
    store.save(speaker("Bo", 5), sound=packed(*several))
    assert_sound(kept(store, "Bo"), several[0], several[2])


def test_16_bits_take_no_more_room_than_16_bits() -> None:
    tone = np.round(8000 * np.sin(np.arange(32_000) / 9)) / 32_768
    (part,) = packed((tone.astype(np.float32), 16_000)).parts
    assert len(part.flac) < 2 * 32_000 * 0.75


def test_sound_beyond_full_scale_is_clipped() -> None:
    loud = np.array([0.5, 1.5, -3.0, 1e9], np.float32)
    samples, _ = finish(unpack(packed((loud, 16_000)).parts[0]))
    np.testing.assert_allclose(samples, [0.5, 1.0, -1.0, 1.0], atol=2**-22)


def test_what_cannot_be_kept_is_said_before_anything_is_packed() -> None:
    for recording, why in (
        ((np.zeros(10, np.float32), 400_000), "400000 samples a second"),
        ((np.zeros(1801 * 8, np.float32), 8), "longer than half an hour"),
    ):
        with pytest.raises(SoundUnkeepable, match=why):
            packed(recording)
    halves = [(np.zeros(901 * 8, np.float32), 8)] * 2
    with pytest.raises(SoundUnkeepable, match="half an hour"):
        packed(*halves)


# -- with the profile -----------------------------------------------------------------------------


def test_nothing_is_kept_unless_somebody_asks(tmp_path: Path) -> None:
    store = ProfileStore(tmp_path)
    store.save(speaker("Anna"))
    assert store.sounds() == {}
    with pytest.raises(KeptSoundDamaged, match="'Anna'"):
        kept(store, "Anna")
    assert not store.forget_sound("Anna")
    with pytest.raises(UnknownSpeaker):
        store.forget_sound("Bo")


def test_it_comes_back_in_another_program(store: ProfileStore) -> None:
    again = ProfileStore(store.folder)
    assert_sound(kept(again, "anna"), (noise(1.5), 16_000))
    summary = again.sounds()["Anna"]
    assert (summary.sessions, summary.seconds, summary.since) == (1, 1.5, AGREED.given_at)
    assert summary.size_bytes == len(packed((noise(1.5), 16_000)).parts[0].flac)
    assert_same(again.get("Anna"), speaker("Anna"))


def test_it_stays_with_its_session_through_every_change(store: ProfileStore) -> None:
    anna = store.get("Anna")
    store.rename("Anna", "ANNA")
    store.rename("anna", "Berta")
    more = replace(anna, name="berta", sessions=(session(40), *anna.sessions), self_test=None)
    store.save(more, replace=True)
    assert_sound(kept(store, "Berta"), (noise(1.5), 16_000))
    assert_same(store.get("Berta"), more)
    assert store.sounds()["berta"].sessions == 1
    store.save(replace(more, sessions=more.sessions[:2]), replace=True)
    assert store.sounds() == {}


@pytest.mark.parametrize("how", ["forget", "delete", "replace"])
def test_it_is_gone_from_the_disk(store: ProfileStore, how: str) -> None:
    store.save(speaker("Bo", 5), sound=packed((noise(1.0, seed=2), 16_000)))
    secret = packed((noise(1.5), 16_000)).parts[0].flac
    pieces = [secret[at : at + 64] for at in range(200, len(secret) - 64, 4096)]
    assert all(piece in on_disk(store) for piece in pieces[:1])
    if how == "forget":
        assert store.forget_sound("ANNA")
        assert_same(store.get("Anna"), speaker("Anna"))
    elif how == "delete":
        store.delete("Anna")
    else:
        store.save(speaker("Anna", 30), replace=True)
    left = on_disk(store)
    assert not any(piece in left for piece in pieces)
    assert list(store.sounds()) == ["Bo"]
    assert_sound(kept(store, "Bo"), (noise(1.0, seed=2), 16_000))


def test_a_merge_brings_the_sound_along_and_taking_it_back_removes_it(store: ProfileStore) -> None:
    store.save(speaker("Bo", 5), sound=packed((noise(1.0, seed=2), 16_000)))
    anna, bo = store.get("Anna"), store.get("Bo")
    merged = replace(anna, sessions=(bo.sessions[0], *anna.sessions, bo.sessions[1]))
    store.save(merged, replace=True, sound_of="Bo")
    assert {name: one.sessions for name, one in store.sounds().items()} == {"Anna": 2, "Bo": 1}
    assert_sound(kept(store, "Anna", -1), (noise(1.0, seed=2), 16_000))
    assert_sound(kept(store, "Anna", -2), (noise(1.5), 16_000))
    store.save(anna, replace=True)
    assert {name: one.sessions for name, one in store.sounds().items()} == {"Anna": 1, "Bo": 1}
    store.save(merged, replace=True, sound_of="bo")
    store.delete("Bo")
    assert_sound(kept(store, "Anna", -1), (noise(1.0, seed=2), 16_000))
    with pytest.raises(UnknownSpeaker):
        store.save(anna, replace=True, sound_of="Bo")
    assert store.sounds()["Anna"].sessions == 2, "what was refused changed nothing"


def test_an_exported_profile_holds_no_sound(store: ProfileStore, tmp_path: Path) -> None:
    loud, silent = tmp_path / "loud", tmp_path / "silent"
    store.export("Anna", loud)
    store.forget_sound("Anna")
    store.export("Anna", silent)
    assert loud.read_bytes() == silent.read_bytes()
    store.save(speaker("Anna"), replace=True, sound=packed((noise(1.5), 16_000)))
    store.import_file(loud, "Again")
    assert list(store.sounds()) == ["Anna"]


def test_a_database_from_before_keeps_its_profiles(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    connection = sqlite3.connect(tmp_path / FILE_NAME, isolation_level=None)
    migrate(connection, tmp_path, STEPS[:2])
    marks = ", ".join("?" * 11)
    connection.execute(
        f"INSERT INTO speaker VALUES ({marks})", [1, "Anna", "anna", *speaker_values(speaker())]
    )
    save_sessions(connection, 1, speaker().sessions)
    connection.close()
    store = ProfileStore(tmp_path)
    assert_same(store.get("Anna"), speaker())
    assert store.sounds() == {}
    store.save(speaker(), replace=True, sound=packed((noise(0.5), 16_000)))
    assert_sound(kept(store, "Anna"), (noise(0.5), 16_000))
    assert len(migrations.STEPS) >= 3


# -- made anew ------------------------------------------------------------------------------------


def rebuilt_of(store: ProfileStore, name: str):
    before = store.get(name)
    sessions = tuple(session(60 + place) for place in range(len(before.sessions)))
    return before, replace(before, sessions=sessions, background_fingerprint="cd" * 32)


def test_sessions_made_anew_keep_their_sound(store: ProfileStore) -> None:
    before, rebuilt = rebuilt_of(store, "Anna")
    store.rename("Anna", "ANNA")
    assert store.save_rebuilt(before, rebuilt)
    assert_same(store.get("Anna"), replace(rebuilt, name="ANNA"))
    assert_sound(kept(store, "Anna"), (noise(1.5), 16_000))
    assert not store.save_rebuilt(before, rebuilt), "it is another profile now"


def test_a_profile_that_was_changed_meanwhile_is_left_alone(store: ProfileStore) -> None:
    before, rebuilt = rebuilt_of(store, "Anna")
    more = replace(before, sessions=(*before.sessions, session(40)))
    store.save(more, replace=True)
    assert not store.save_rebuilt(before, rebuilt)
    assert_same(store.get("Anna"), more)
    store.rename("Anna", "Berta")
    assert not store.save_rebuilt(more, rebuilt)
    store.delete("Berta")
    assert not store.save_rebuilt(more, rebuilt)
    assert store.names() == ()


# -- what can be wrong with it --------------------------------------------------------------------


def other_file(kind: str) -> bytes:
    stream = io.BytesIO()
    samples = np.zeros((24_000, 2 if kind == "stereo" else 1), np.float32)
    soundfile.write(stream, samples, 16_000, format="WAV" if kind == "wav" else "FLAC")
    return stream.getvalue()


HOSTILE = {
    "nothing": b"",
    "text": b"fLaC, or so it says" * 99,
    "wav": other_file("wav"),
    "stereo": other_file("stereo"),
    "cut off": packed((noise(1.5), 16_000)).parts[0].flac[:9000],
    "longer": packed((noise(2.0), 16_000)).parts[0].flac,
    "another rate": packed((noise(0.5, 48_000), 48_000)).parts[0].flac,
}


@pytest.mark.parametrize("flac", HOSTILE.values(), ids=HOSTILE.keys())
def test_bytes_that_are_not_that_sound(flac: bytes) -> None:
    """Even when their checksum fits."""
    with pytest.raises(ValueError, match=r"\w"):
        finish(unpack(PackedPart(flac, 16_000, 24_000)))


@pytest.mark.parametrize(("rate", "frames"), [(0, 5), (-1, 5), (10**9, 5), (8, 10**9), (8, -1)])
def test_claims_that_cannot_be(rate: int, frames: int) -> None:
    with pytest.raises(ValueError, match="ever kept"):
        finish(unpack(PackedPart(HOSTILE["longer"], rate, frames)))


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE sound SET flac = zeroblob(length(flac))",
        "UPDATE sound SET flac = zeroblob(0), sha256 = ''",
        "UPDATE sound SET frames = 1000000000000",
        "UPDATE sound SET sample_rate = 0",
        "UPDATE sound SET parts = 2",
        "UPDATE sound SET session = 'x'",
        "DELETE FROM sound",
    ],
)
def test_damaged_sound_is_one_sentence_and_harms_no_profile(
    store: ProfileStore, statement: str
) -> None:
    damage(store, statement)
    with pytest.raises(KeptSoundDamaged) as caught:
        kept(store, "Anna")
    assert "\n" not in str(caught.value)
    assert "unharmed" in str(caught.value)
    assert_same(store.get("Anna"), speaker("Anna"))
    assert len(store.readable()[0]) == 1
    store.sounds()
    store.forget_sound("Anna")
    assert store.sounds() == {}


def test_killed_at_any_moment_there_is_all_of_it_or_none(store: ProfileStore) -> None:
    for round_number in range(3):
        child = start(
            """
            import sys
            from pathlib import Path
            from gmm_core.store.profiles import ProfileStore
            from tests.core.store_samples import speaker
            from tests.core.test_store_sound import noise, packed
            store = ProfileStore(Path(sys.argv[1]))
            sounds = [packed((noise(20.0, seed=seed), 16_000)) for seed in range(4)]
            for seed in range(10_000):
                store.save(speaker("Bo", 10 * seed), replace=True, sound=sounds[seed % 4])
                if seed == 0:
                    print("ready", flush=True)
            """,
            store.folder,
        )
        time.sleep(0.02 + 0.043 * round_number)
        killed(child)
        again = ProfileStore(store.folder)
        assert_sound(kept(again, "Anna"), (noise(1.5), 16_000))
        found = again.get("Bo")
        seed = next(n for n in range(10_000) if session(10 * n).n[0] == found.sessions[0].n[0])
        assert_same(found, speaker("Bo", 10 * seed))
        assert_sound(kept(again, "Bo"), (noise(20.0, seed=seed % 4), 16_000))
        assert again.sounds()["Bo"].sessions == 1
