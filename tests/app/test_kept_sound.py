"""Sound that somebody asked to keep: kept then only, shown, deleted, and used after a new model."""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication, QCheckBox
from pytestqt.qtbot import QtBot

from desktop_app.scenes import Stage
from desktop_app.services.backgrounds import KnownModel
from desktop_app.services.edits import ProfileEdits
from desktop_app.services.enrolling import EnrollingService
from desktop_app.services.jobs import Job, JobRunner
from desktop_app.services.rebuilding import RebuildService
from desktop_app.services.roster import Roster
from desktop_app.services.sightings import Sightings
from desktop_app.services.speakers import SpeakerService
from gmm_core.enrollment import CONSENT_VERSION, SOUND_VERSION, EnrollmentCollector, Rebuilt
from gmm_core.progress import finish
from gmm_core.scoring import Consent, SpeakerModel
from gmm_core.store.database import FILE_NAME
from gmm_core.store.earlier import EarlierModels
from gmm_core.store.profiles import ProfileStore
from gmm_core.store.sound import PackedSound, pack
from tests.app.stage import answer, find, question, set_up, words
from tests.app.test_jobs import Listener
from tests.core.enrolled import of_gender
from tests.core.generations import made_with, newer, older
from tests.core.signals import RATE, recording
from tests.core.store_samples import speaker

PATIENCE_MS = 100_000
WOMAN, MAN = of_gender("f")[0], of_gender("m")[0]
CONSENT = Consent("Anna", CONSENT_VERSION, "2026-11-22T12:00:00+00:00")
TO_SOUND = replace(CONSENT, text_version=SOUND_VERSION)


def packed(voice: int, seconds: float = 60.0) -> PackedSound:
    return finish(pack([(recording(voice)[: round(seconds * RATE)], RATE)], TO_SOUND))


def old(name: str, voice: int) -> SpeakerModel:
    """Made with the model that shipped first; the tests' program has a newer one."""
    return replace(made_with("older", voice), name=name, consent=CONSENT)


class Bench:
    def __init__(self, store: ProfileStore) -> None:
        self.store, self.jobs = store, JobRunner()
        self.speakers = SpeakerService(store, Sightings(store.folder))
        self.enrolling = EnrollingService(
            Roster(newer(), EarlierModels()), self.speakers, self.jobs
        )
        self.rebuilds = RebuildService(newer(), self.speakers, self.jobs)


@pytest.fixture
def bench(qapp: object, data_folder: Path) -> Iterator[Bench]:
    one = Bench(ProfileStore(data_folder))
    yield one
    one.jobs.cancel_all()
    assert one.jobs.wait(10.0)


def ended(job: Job, qtbot: QtBot) -> tuple[str, object]:
    listener = Listener(job)
    qtbot.waitUntil(lambda: listener.ended, timeout=PATIENCE_MS)
    return listener.told[-1]


# -- enrolling ------------------------------------------------------------------------------------


def test_what_was_trained_from_is_what_is_kept_and_only_if_asked(
    bench: Bench, qtbot: QtBot
) -> None:
    samples = recording(WOMAN)[: 20 * RATE]
    collector = EnrollmentCollector(newer(), RATE)
    for first in range(0, len(samples), 4 * RATE):
        collector.push(samples[first : first + 4 * RATE])
        if first == 8 * RATE:
            collector.mark_gap()
    job = bench.enrolling.train(collector, "Anna", CONSENT, device="USB", keep_sound=TO_SOUND)
    kind, model = ended(job, qtbot)
    assert kind == "finished"
    assert isinstance(model, SpeakerModel)
    kept = finish(bench.speakers.sound("Anna", model.sessions[-1]))
    assert [(len(part), rate) for part, rate in kept] == [(12 * RATE, RATE), (8 * RATE, RATE)]
    np.testing.assert_array_equal(np.concatenate([part for part, _ in kept]), samples)
    assert bench.speakers.sounds["Anna"].since == TO_SOUND.given_at

    job = bench.enrolling.train(collector, "Anna", CONSENT, extend=model)
    assert ended(job, qtbot)[0] == "finished"
    assert len(bench.speakers.get("Anna").sessions) == 2
    assert bench.speakers.sounds["Anna"].sessions == 1, "nobody asked for the second"


def test_a_merge_takes_the_sound_along_until_it_is_taken_back(bench: Bench) -> None:
    bench.speakers.save(speaker("Anna"))
    bench.speakers.save(speaker("Ben", 10), sound=packed(MAN, 2.0))
    edits = ProfileEdits(bench.speakers)
    edits.merge("Anna", "Ben")
    assert bench.speakers.sounds["Anna"].sessions == 1
    assert edits.undo() == "Ben"
    assert list(bench.speakers.sounds) == ["Ben"]
    edits.merge("Anna", "Ben")
    edits.settle_all()
    assert list(bench.speakers.sounds) == ["Anna"]


def test_a_deletion_that_is_taken_back_brings_the_sound_back(bench: Bench) -> None:
    bench.speakers.save(speaker("Ben", 10), sound=packed(MAN, 2.0))
    edits = ProfileEdits(bench.speakers)
    edits.delete("Ben")
    assert edits.undo() == "Ben"
    assert bench.speakers.sounds["Ben"].sessions == 1
    edits.delete("Ben")
    edits.settle_all()
    assert bench.store.sounds() == {}


# -- after a new model ----------------------------------------------------------------------------


def test_profiles_with_sound_are_made_anew_the_others_stay(bench: Bench, qtbot: QtBot) -> None:
    bench.speakers.save(old("Anna", WOMAN), sound=packed(WOMAN))
    bench.speakers.save(old("Ben", MAN))
    assert bench.rebuilds.waiting() == ("Anna",)
    with qtbot.waitSignal(bench.speakers.changed, timeout=PATIENCE_MS):
        assert ended(bench.rebuilds.start(), qtbot) == ("finished", Rebuilt(("Anna",)))
    newer().check(bench.speakers.get("Anna"))
    assert bench.speakers.get("Ben").background_fingerprint != newer().fingerprint
    assert bench.rebuilds.waiting() == ()


def test_a_cancel_leaves_the_profile_that_there_was(bench: Bench, qtbot: QtBot) -> None:
    bench.speakers.save(old("Anna", WOMAN), sound=packed(WOMAN))
    job = bench.rebuilds.start()
    assert job.cancel()
    assert ended(job, qtbot) == ("cancelled", None)
    assert bench.rebuilds.waiting() == ("Anna",)
    assert bench.store.sounds()["Anna"].sessions == 1


def test_who_is_being_deleted_is_not_made_anew(bench: Bench, qtbot: QtBot) -> None:
    bench.speakers.save(old("Anna", WOMAN), sound=packed(WOMAN))
    bench.speakers.hide("Anna")
    assert bench.rebuilds.waiting() == ()
    bench.speakers.unhide("Anna")
    waiting = bench.rebuilds.start()
    bench.speakers.hide("Anna")
    kind, done = ended(waiting, qtbot)
    assert (kind, done) in (("finished", Rebuilt()), ("finished", Rebuilt(("Anna",))))


# -- in the window --------------------------------------------------------------------------------


@pytest.fixture
def stage(qapp: QApplication, tmp_path: Path) -> Iterator[Stage]:
    with set_up(qapp, newer(), tmp_path, enrolled=False) as made:
        yield made


def box(stage: Stage) -> QCheckBox:
    found = find(stage, "enroll_keep_sound")
    assert isinstance(found, QCheckBox)
    return found


def test_nobody_finds_the_box_ticked_who_has_no_sound_here(stage: Stage, tmp_path: Path) -> None:
    speakers, page = stage.program.services.speakers, stage.program.pages.enroll
    speakers.save(replace(old("Anna", WOMAN)), sound=packed(WOMAN, 2.0))
    stage.program.window.show_page("enroll")
    assert not box(stage).isChecked()
    told = words(stage, "enroll_keep_sound_words")
    for part in (str(tmp_path), "made again for a better model", "listen to it", "person"):
        assert part in told
    for ticked in (False, True):
        page.begin()
        stage.type_name("Zoe")
        assert not box(stage).isChecked(), "it is asked about anew"
        box(stage).setChecked(ticked)
        page.ask_consent_for_files((tmp_path / "zoe.wav",))
        asked = question(stage)
        assert asked is not None
        assert ("The recordings are kept as well" in asked.informativeText()) is ticked
        answer(stage, "question_yes")
        agreed = stage.enrolling.named["keep_sound"]
        assert (agreed is not None) is ticked
        stage.enrolling.job.cancelled.emit()
    assert (agreed.given_by, agreed.text_version) == ("Zoe", SOUND_VERSION)
    page.begin("Anna")
    assert box(stage).isChecked()


def test_the_details_show_the_sound_and_delete_it(stage: Stage, qtbot: QtBot) -> None:
    speakers = stage.program.services.speakers
    speakers.save(replace(old("Anna", WOMAN)), sound=packed(WOMAN, 2.0))
    speakers.save(old("Ben", MAN))
    QApplication.processEvents()
    other = KnownModel("own.npz", "Another", older())
    assert stage.program.pages.background._others(other) == (), "both were made with it"
    chosen = KnownModel(None, "In use", newer())
    (ben,) = stage.program.pages.background._others(chosen)
    assert ben.name == "Ben", "for Anna it can be made again"
    stage.program.window.show_page("speakers")
    stage.program.pages.speakers.select("Ben")
    assert not find(stage, "speaker_sound").isVisible()
    stage.program.pages.speakers.select("Anna")
    told = words(stage, "speaker_sound")
    assert told.startswith("The sound of 1 session is kept: 2 s, 0.")
    stage.click("speaker_forget_sound")
    answer(stage, "question_no")
    assert "Anna" in speakers.sounds
    stage.click("speaker_forget_sound")
    answer(stage, "question_yes")
    qtbot.waitUntil(lambda: not find(stage, "speaker_sound").isVisible(), timeout=5000)
    assert stage.program.services.store.sounds() == {}
    assert speakers.names() == ("Anna", "Ben")


def test_a_toast_tells_whose_profile_is_new_and_a_sentence_whose_is_not(
    stage: Stage, qtbot: QtBot
) -> None:
    services, notices = stage.program.services, stage.program.window.notices
    services.speakers.save(old("Anna", WOMAN), sound=packed(WOMAN))
    services.speakers.save(old("Ben", MAN), sound=packed(MAN, 2.0))
    connection = sqlite3.connect(services.store.folder / FILE_NAME)
    with connection:
        connection.execute(
            "UPDATE sound SET flac = zeroblob(9) WHERE speaker ="
            " (SELECT id FROM speaker WHERE name = 'Ben')"
        )
    connection.close()
    stage.program.rebuilding.begin()
    assert stage.program.rebuilding.running
    qtbot.waitUntil(lambda: not stage.program.rebuilding.running, timeout=PATIENCE_MS)
    said = notices.sentences()
    assert "1 profile made again for the new model, from the kept sound: Anna." in said
    assert any(
        sentence.startswith("The profile of Ben stays as it was: the sound kept with the profile")
        for sentence in said
    )
    newer().check(services.speakers.get("Anna"))
    assert services.speakers.get("Ben").sessions[0].first.any()
