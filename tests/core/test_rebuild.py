"""After a new model: profiles whose sound was kept are made anew, and the others stay."""

import math
import time
from collections.abc import Generator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from gmm_core.enrollment import enroll, extend, rebuild_all, rebuildable
from gmm_core.errors import KeptSoundDamaged, TooLittleSpeech
from gmm_core.linalg import Float32
from gmm_core.progress import finish
from gmm_core.scoring import Consent, SpeakerModel
from gmm_core.store.profiles import ProfileStore
from gmm_core.store.sound import PackedSound, pack
from tests.core.enrolled import of_gender
from tests.core.generations import made_with, newer, older
from tests.core.signals import RATE, recording
from tests.core.store_samples import assert_same
from tests.core.test_store_database import killed, start

WOMAN, MAN = of_gender("f")[0], of_gender("m")[0]
AGREED = Consent("Anna", "s1", "2026-11-22T12:00:00+00:00")


def packed(*samples: Float32) -> PackedSound:
    return finish(pack([(one, RATE) for one in samples], AGREED))


def old(voice: int, name: str) -> SpeakerModel:
    """As the model before made it, with the origin of a session as a person's own would have it."""
    made = replace(made_with("older", voice), name=name, consent=AGREED)
    own = (made.sessions[0].own_scores[0], math.nan)  # as the table has it
    origin = {"device": "USB", "recorded_at": "2026-01-01T00:00:00+00:00"}
    return replace(made, sessions=(replace(made.sessions[0], own_scores=own, **origin),))


@pytest.fixture
def store(tmp_path: Path) -> ProfileStore:
    """Anna asked that her sound be kept, Bo did not."""
    made = ProfileStore(tmp_path / "data")
    made.save(old(WOMAN, "Anna"), sound=packed(recording(WOMAN)))
    made.save(old(MAN, "Bo"))
    return made


def whom(store: ProfileStore) -> tuple[str, ...]:
    return rebuildable(store.all(), store.sounds(), newer())


def test_a_profile_is_what_enrolling_anew_with_the_same_sound_would_make(
    store: ProfileStore,
) -> None:
    assert whom(store) == ("Anna",)
    done = finish(rebuild_all(store, whom(store), newer()))
    assert (done.names, done.problems) == (("Anna",), ())
    found, expected = store.get("Anna"), made_with("newer", WOMAN)
    own = (expected.sessions[0].own_scores[0], math.nan)  # as the table has it
    origin = {"device": "USB", "recorded_at": "2026-01-01T00:00:00+00:00"}
    session = replace(expected.sessions[0], own_scores=own, **origin)
    assert_same(found, replace(expected, name="Anna", consent=AGREED, sessions=(session,)))
    newer().check(found)
    assert_same(store.get("Bo"), old(MAN, "Bo"))
    assert whom(store) == ()
    assert rebuildable(store.all(), store.sounds(), older()) == ("Anna",), "and back again"


def test_every_session_is_made_anew_with_its_own_sound(store: ProfileStore) -> None:
    second = recording(WOMAN, "verify")
    pieces = second[: 8 * RATE], second[8 * RATE :]
    audio = [(piece, RATE) for piece in pieces]
    longer = finish(extend(store.get("Anna"), audio, older()))
    store.save(longer, replace=True, sound=packed(*pieces))
    assert whom(store) == ("Anna",)
    assert finish(rebuild_all(store, ["Anna"], newer())).names == ("Anna",)
    expected = finish(extend(made_with("newer", WOMAN), audio, newer()))
    for one, other in zip(store.get("Anna").sessions, expected.sessions, strict=True):
        np.testing.assert_array_equal(one.first, other.first)
        assert one.net_speech_s == other.net_speech_s
    assert store.get("Anna").self_test == expected.self_test


def test_a_session_without_sound_keeps_the_profile_as_it_is(store: ProfileStore) -> None:
    audio = [(recording(WOMAN, "verify"), RATE)]
    store.save(finish(extend(store.get("Anna"), audio, older())), replace=True)
    assert whom(store) == ()


def test_stopped_at_any_step_nothing_is_lost_and_no_step_is_long(store: ProfileStore) -> None:
    store.save(old(MAN, "Bo"), replace=True, sound=packed(recording(MAN)))
    before = {name: store.get(name) for name in store.names()}
    stopped_after = 1
    while True:
        work = rebuild_all(store, whom(store), newer())
        began = time.process_time()
        steps = 0
        for _ in work:
            now = time.process_time()
            assert now - began < 1.0, "of work between two places to cancel"
            began, steps = now, steps + 1
            if steps == stopped_after:
                break
        began = time.process_time()
        work.close()
        assert time.process_time() - began < 0.5
        for name, model in before.items():
            found = store.get(name)
            if found.background_fingerprint == model.background_fingerprint:
                assert_same(found, model)
            else:
                newer().check(found)
                assert store.sounds()[name].sessions == 1
        if not whom(store):
            break
        stopped_after += 9


def test_damaged_sound_is_told_and_the_next_is_made_all_the_same(store: ProfileStore) -> None:
    """Cleo's sound is too short to make a profile of, Bo has none any more when his turn comes."""
    store.save(replace(old(WOMAN, "Cleo")), sound=packed(recording(WOMAN)[: 6 * RATE]))
    before = store.get("Cleo")
    done = finish(rebuild_all(store, ["Bo", "Cleo", "Nobody", "Anna"], newer()))
    assert done.names == ("Anna",)
    assert [(name, type(why)) for name, why in done.problems] == [
        ("Bo", KeptSoundDamaged),
        ("Cleo", TooLittleSpeech),
    ]
    assert_same(store.get("Cleo"), before)
    assert_same(store.get("Bo"), old(MAN, "Bo"))


def changing(
    work: Generator[object, None, object], change: dict[int, object]
) -> Generator[object, None, object]:
    step = 0
    while True:
        try:
            told = next(work)
        except StopIteration as end:
            return end.value
        step += 1
        if step in change:
            change[step]()
        yield told


@pytest.mark.parametrize("what", ["deleted", "renewed"])
def test_who_was_changed_meanwhile_is_left_alone(store: ProfileStore, what: str) -> None:
    def change() -> None:
        if what == "deleted":
            store.delete("Anna")
        else:
            audio = [(recording(WOMAN), RATE)]
            store.save(finish(enroll(audio, newer(), "Anna", device="new")), replace=True)

    work = rebuild_all(store, ["Anna"], newer())
    done = finish(changing(work, {3: change}))
    assert (done.names, done.problems) == ((), ())
    if what == "deleted":
        assert store.names() == ("Bo",)
    else:
        assert store.get("Anna").sessions[0].device == "new"
        assert store.sounds() == {}


def test_killed_in_the_middle_every_profile_is_the_old_one_or_the_new_one(
    store: ProfileStore,
) -> None:
    for number in range(4):
        store.save(old(WOMAN, f"P{number}"), sound=packed(recording(WOMAN)))
    before = old(WOMAN, "P0")
    child = start(
        """
        import sys
        from pathlib import Path
        from gmm_core.enrollment import rebuild_all
        from gmm_core.store.profiles import ProfileStore
        from tests.core.generations import newer
        store = ProfileStore(Path(sys.argv[1]))
        for step in rebuild_all(store, [f"P{number}" for number in range(4)], newer()):
            if step.done == 2:
                print("ready", flush=True)
        """,
        store.folder,
    )
    killed(child)
    again = ProfileStore(store.folder)
    made = [again.get(f"P{number}") for number in range(4)]
    renewed = [one.background_fingerprint == newer().fingerprint for one in made]
    assert renewed == sorted(renewed, reverse=True), "one after the other"
    assert renewed[:2] == [True, True]
    for one, new in zip(made, renewed, strict=True):
        if new:
            newer().check(one)
        else:
            assert_same(one, replace(before, name=one.name))
    names = rebuildable(made, again.sounds(), newer())
    assert names == tuple(one.name for one, new in zip(made, renewed, strict=True) if not new)
    assert finish(rebuild_all(again, names, newer())).names == names
