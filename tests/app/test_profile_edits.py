"""Deleting and merging can be taken back for some seconds; then nothing remains."""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from desktop_app.services.edits import ProfileEdits, merged_model, sound_alike, without
from desktop_app.services.sightings import FILE_NAME, KEPT, Sighting, Sightings
from desktop_app.services.speakers import SpeakerService
from gmm_core.errors import ModelMismatch, UnknownSpeaker
from gmm_core.scoring import Background, SpeakerModel
from gmm_core.store.profiles import ProfileStore
from tests.app.stage import background
from tests.core.store_samples import speaker

__all__ = ["background"]

UNDO_S = 0.15


def seen(probability: float = 0.9, decision: str = "accept") -> Sighting:
    return Sighting("2026-11-22T12:00:00+00:00", decision, 2.2, probability, "USB Microphone")


@pytest.fixture
def service(qapp: object, tmp_path: Path) -> Iterator[SpeakerService]:
    with ProfileStore(tmp_path) as store:
        made = SpeakerService(store, Sightings(tmp_path))
        made.save(speaker("Anna", seed=1))
        made.save(speaker("Ben", seed=5))
        yield made


@pytest.fixture
def edits(service: SpeakerService) -> ProfileEdits:
    return ProfileEdits(service, undo_s=UNDO_S)


def on_disk(service: SpeakerService) -> tuple[str, ...]:
    return service._store.names()


def names(service: SpeakerService) -> tuple[str, ...]:
    return tuple(one.name for one in service.all())


def test_a_deleted_profile_is_hidden_at_once_and_purged_later(
    service: SpeakerService, edits: ProfileEdits, qtbot: QtBot
) -> None:
    edits.delete("Anna")
    assert names(service) == service.names() == ("Ben",)
    with pytest.raises(UnknownSpeaker):
        service.get("Anna")
    assert on_disk(service) == ("Anna", "Ben")
    assert edits.undo_words == "delete Anna"
    qtbot.waitUntil(lambda: on_disk(service) == ("Ben",), timeout=2000)
    assert edits.undo_words == ""
    assert edits.undo() == ""


def test_closing_purges_at_once_and_nothing_comes_later(
    service: SpeakerService, edits: ProfileEdits, qtbot: QtBot
) -> None:
    edits.delete("Anna")
    edits.delete("Ben")
    edits.settle_all()
    assert on_disk(service) == ()
    assert edits.undo() == ""
    with qtbot.assertNotEmitted(edits.changed, wait=round(1500 * UNDO_S)):
        pass


def test_a_deletion_is_taken_back(
    service: SpeakerService, edits: ProfileEdits, qtbot: QtBot
) -> None:
    edits.delete("Anna")
    assert edits.undo() == "Anna"
    qtbot.wait(round(1500 * UNDO_S))
    assert names(service) == on_disk(service) == ("Anna", "Ben")


def test_the_newest_deletion_is_taken_back_first(
    service: SpeakerService, edits: ProfileEdits, qtbot: QtBot
) -> None:
    edits.delete("Anna")
    edits.delete("Ben")
    assert edits.undo() == "Ben"
    assert names(service) == ("Ben",)
    assert edits.undo() == "Anna"
    assert names(service) == ("Anna", "Ben")


def test_a_deletion_that_is_final_does_not_hide_a_later_one(
    service: SpeakerService, edits: ProfileEdits, qtbot: QtBot
) -> None:
    edits.delete("Anna")
    qtbot.wait(round(600 * UNDO_S))
    edits.delete("Ben")
    qtbot.waitUntil(lambda: "Anna" not in on_disk(service), timeout=2000)
    assert edits.undo() == "Ben"
    assert edits.undo() == ""
    assert names(service) == ("Ben",)


def test_at_the_end_of_the_program_deletions_are_final(
    service: SpeakerService, edits: ProfileEdits
) -> None:
    edits.delete("Anna")
    service.purge_hidden()
    assert on_disk(service) == ("Ben",)


def test_whoever_enrolls_anew_under_the_name_makes_the_deletion_final(
    service: SpeakerService, edits: ProfileEdits
) -> None:
    edits.delete("Anna")
    anew = speaker("anna", seed=40)
    service.save(anew)
    assert edits.undo() == ""
    assert np.array_equal(service.get("Anna").sessions[0].n, anew.sessions[0].n)


def test_a_name_given_to_another_does_not_stand_before_an_older_deletion(
    service: SpeakerService, edits: ProfileEdits, qtbot: QtBot
) -> None:
    """The deletion of Ben became final; what can be taken back is that of Anna, and it is."""
    edits.delete("Anna")
    edits.delete("Ben")
    with qtbot.waitSignal(edits.changed):
        service.save(speaker("Ben", seed=40))
    assert edits.undo_words == "delete Anna"
    assert edits.undo() == "Anna"
    assert names(service) == on_disk(service) == ("Anna", "Ben")


def test_the_second_deletion_of_a_name_has_its_own_time(
    qapp: object, service: SpeakerService, qtbot: QtBot
) -> None:
    """The clock of the first must not end the second, which could be taken back until then."""
    edits = ProfileEdits(service, undo_s=3.0)
    edits.delete("Ben")
    first = edits._waiting[0]
    service.save(speaker("Ben", seed=40))
    edits.delete("Ben")
    edits._settle(first)  # what its clock does
    assert on_disk(service) == ("Anna", "Ben")
    assert edits.undo() == "Ben"
    assert names(service) == ("Anna", "Ben")


def test_what_another_program_deleted_and_enrolled_anew_is_not_purged(
    service: SpeakerService, edits: ProfileEdits, tmp_path: Path, qtbot: QtBot
) -> None:
    edits.delete("Anna")
    with ProfileStore(tmp_path) as other:
        other.delete("Anna")
        edits.settle_all()
        other.save(speaker("Anna", seed=40))
    service.refresh()
    assert names(service) == ("Anna", "Ben")
    service.purge_hidden()
    assert on_disk(service) == ("Anna", "Ben")


def test_killed_before_the_ten_seconds_are_over_the_profile_is_back(
    service: SpeakerService, edits: ProfileEdits, tmp_path: Path
) -> None:
    edits.delete("Anna")
    with ProfileStore(tmp_path) as store:  # the next start knows nothing of the deletion
        assert names(SpeakerService(store, Sightings(tmp_path))) == ("Anna", "Ben")


def test_merging_adds_the_sessions_and_can_be_taken_back(
    service: SpeakerService, edits: ProfileEdits, qtbot: QtBot
) -> None:
    anna, ben = service.get("Anna"), service.get("Ben")
    edits.merge("Anna", "Ben")
    assert names(service) == ("Anna",)
    merged = service.get("Anna")
    assert merged.net_speech_s == pytest.approx(anna.net_speech_s + ben.net_speech_s)
    assert merged.self_test is None
    added = replace(merged, sessions=(*merged.sessions, speaker("x", seed=90).sessions[0]))
    service.save(added, replace=True)  # meanwhile Anna records one more
    assert edits.undo() == "Ben"
    assert names(service) == ("Anna", "Ben")
    assert len(service.get("Anna").sessions) == len(anna.sessions) + 1
    assert len(service.get("Ben").sessions) == len(ben.sessions)


def test_merging_becomes_final(service: SpeakerService, edits: ProfileEdits, qtbot: QtBot) -> None:
    edits.merge("Anna", "Ben")
    qtbot.waitUntil(lambda: on_disk(service) == ("Anna",), timeout=2000)
    assert len(service.get("Anna").sessions) == 4


def test_a_session_that_both_have_counts_once(service: SpeakerService) -> None:
    anna = service.get("Anna")
    copy = replace(anna, name="Copy", sessions=(*anna.sessions, speaker("x", seed=70).sessions[0]))
    assert len(merged_model(anna, copy).sessions) == 3
    assert without(copy.sessions, anna.sessions) == (copy.sessions[2],)


def test_profiles_of_unlike_models_are_not_merged(
    service: SpeakerService, edits: ProfileEdits
) -> None:
    service.save(replace(speaker("Zoe"), background_fingerprint="cd" * 32))
    with pytest.raises(ModelMismatch):
        edits.merge("Anna", "Zoe")
    assert edits.undo_words == ""


def test_what_was_saved_while_the_question_stood_is_merged_too(
    service: SpeakerService, edits: ProfileEdits
) -> None:
    """A question stands for as long as it likes, and a profile may be made anew behind it."""
    for name, seed in (("Anna", 90), ("Ben", 91)):
        asked_about = service.get(name)
        more = speaker("x", seed=seed).sessions[0]
        service.save(replace(asked_about, sessions=(*asked_about.sessions, more)), replace=True)
    sessions = len(service.get("Anna").sessions) + len(service.get("Ben").sessions)
    edits.merge("Anna", "Ben")
    assert len(service.get("Anna").sessions) == sessions
    service.delete("Anna")
    with pytest.raises(UnknownSpeaker):
        edits.merge("Anna", "Ben")


def test_an_undo_that_fails_is_told(
    service: SpeakerService, edits: ProfileEdits, qtbot: QtBot
) -> None:
    edits.merge("Anna", "Ben")
    service.rename("Anna", "Annette")
    with qtbot.waitSignal(edits.failed) as told:
        assert edits.undo() == ""
    assert isinstance(told.args[0], UnknownSpeaker)
    assert names(service) == ("Annette", "Ben")


def test_two_people_do_not_sound_alike(background: Background) -> None:
    """Statistics of two synthetic voices, far apart in every component, and of the same twice."""

    def voice(name: str, shift: float) -> SpeakerModel:
        components, dims = background.space.shape
        random = np.random.default_rng(7)
        n = np.full(components, 8.0, np.float32)
        direction = shift * random.standard_normal((components, dims))
        first = background.first_order(n.astype(np.float64), n[:, None] * direction)
        base = speaker(name).sessions[0]
        session = replace(base, n=n, first=first.astype(np.float32), net_speech_s=30.0)
        return replace(
            speaker(name), sessions=(session,), background_fingerprint=background.fingerprint
        )

    one = voice("One", 0.8)
    assert sound_alike(one, voice("Same", 0.8), background)
    assert not sound_alike(one, voice("Opposite", -0.8), background)


# -- when they were heard -------------------------------------------------------------------------


def test_the_last_answers_are_kept_over_a_restart(tmp_path: Path) -> None:
    first = Sightings(tmp_path)
    for step in range(KEPT + 5):
        first.add("Anna", seen(step / 100))
    again = Sightings(tmp_path)
    assert again.problem is None
    assert [one.probability for one in again.of("ANNA")] == [k / 100 for k in range(5, KEPT + 5)]
    assert again.of("Ben") == ()


def test_what_was_heard_goes_with_the_profile(service: SpeakerService, tmp_path: Path) -> None:
    kept = service._sightings
    kept.add("Anna", seen(0.25))
    kept.add("Ben", seen(0.5))
    service.rename("Anna", "Berta")
    assert [one.probability for one in service.recent("Berta")] == [0.25]
    assert service.recent("Anna") == ()
    service.delete("Berta")
    assert Sightings(tmp_path).of("Berta") == ()
    service.forget_recent("Ben")
    assert Sightings(tmp_path).of("Ben") == ()
    assert b"USB Microphone" not in (tmp_path / FILE_NAME).read_bytes()


def test_a_profile_deleted_by_another_program_takes_its_answers_along(
    service: SpeakerService, tmp_path: Path
) -> None:
    service._sightings.add("Anna", seen())
    with ProfileStore(tmp_path) as other:
        other.delete("Anna")
    service.refresh()
    assert Sightings(tmp_path).of("Anna") == ()


def test_a_hostile_file_costs_the_answers_only(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_bytes(b"this is no database" * 100)
    kept = Sightings(tmp_path)
    assert kept.problem is not None
    assert FILE_NAME in kept.problem
    kept.add("Anna", seen())
    assert len(kept.of("Anna")) == 1  # until the end of the program
    assert (tmp_path / FILE_NAME).read_bytes().startswith(b"this is no database")


def test_a_file_that_another_program_holds_does_not_stop_us(tmp_path: Path) -> None:
    kept = Sightings(tmp_path)
    with sqlite3.connect(tmp_path / FILE_NAME) as other:
        other.execute("BEGIN EXCLUSIVE")
        kept.add("Anna", seen())
        other.rollback()
    other.close()
    assert kept.problem is not None
    assert len(kept.of("Anna")) == 1
