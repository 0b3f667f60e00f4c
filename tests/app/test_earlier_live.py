"""Profiles of an earlier model behind the window: who is scored with what, live, and renewal."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Slot
from pytestqt.qtbot import QtBot

from desktop_app.audio.file_source import FileSource
from desktop_app.services.enrolling import EnrollingService
from desktop_app.services.jobs import JobRunner
from desktop_app.services.live import LiveService
from desktop_app.services.roster import Roster
from desktop_app.services.sightings import Sightings
from desktop_app.services.speakers import SpeakerService
from desktop_app.state.wizard import EnrollmentWizard
from gmm_core.enrollment import CONSENT_VERSION
from gmm_core.errors import TooLittleSpeech, UnknownSpeaker, VoiceDiffers
from gmm_core.scoring import Background, Consent, SpeakerModel
from gmm_core.store.earlier import EarlierModels
from gmm_core.store.profiles import ProfileStore
from gmm_core.verification import Decision, ScoreFrame
from tests.app.live_doubles import Speaker
from tests.app.test_jobs import Listener
from tests.app.test_live_listener import Bench
from tests.core.engine_samples import voices
from tests.core.generations import made_with, newer, older

NEW, OLD = made_with("newer", 0), made_with("older", 3)
UNKNOWN = replace(OLD, name="unknown", background_fingerprint="0" * 64)
EVERYBODY = (NEW, OLD, UNKNOWN)


def roster() -> Roster:
    return Roster(newer(), EarlierModels(lambda: (older(),)))


def test_who_is_scored_with_what() -> None:
    one = roster()
    assert one.usable(EVERYBODY) == (NEW, OLD)
    assert one.older(EVERYBODY) == (OLD.name,)
    assert [problem.profile for problem in one.mismatches(EVERYBODY)] == ["unknown"]
    assert [one.renewable(speaker) for speaker in EVERYBODY] == [False, True, True]
    usable, earlier = one.scored(EVERYBODY)
    assert usable == (NEW, OLD)
    assert [model.fingerprint for model in earlier] == [older().fingerprint]
    made = [one.made_with(speaker) for speaker in EVERYBODY]
    assert [model and model.fingerprint for model in made] == [
        newer().fingerprint,
        older().fingerprint,
        None,
    ]


def test_a_start_without_older_profiles_reads_no_older_model() -> None:
    def read() -> tuple[Background, ...]:
        raise AssertionError("nobody needs it")

    one = Roster(newer(), EarlierModels(read))
    assert one.scored((NEW,)) == ((NEW,), ())
    assert one.older((NEW,)) == ()


def test_other_models_are_another_session_that_goes_on_with_the_clock() -> None:
    bench = Bench()
    bench.hear(1.0)
    bench.wishes = replace(bench.wishes, speakers=(Speaker("Anna"), Speaker("Otto")))
    bench.hear(0.3)
    assert len(bench.sessions.made) == 1
    bench.wishes = replace(bench.wishes, earlier=(older(),))
    bench.hear(0.5)
    assert len(bench.sessions.made) == 2
    assert bench.sessions.wishes[-1].earlier == (older(),)
    assert bench.frames[-1].end_sample == bench.ring.written
    bench.wishes = replace(bench.wishes, strictness="strict", earlier=(older(),))
    bench.hear(0.1)
    assert len(bench.sessions.made) == 2
    assert bench.sessions.made[1].calls == ["strict"]


class Frames(QObject):
    def __init__(self, live: LiveService) -> None:
        super().__init__()
        self.told: list[ScoreFrame] = []
        live.decision_changed.connect(self.take)

    @Slot(object)
    def take(self, frame: ScoreFrame) -> None:
        self.told.append(frame)


@pytest.mark.parametrize(
    ("speaker", "voice"), [(OLD, 3), (NEW, 0)], ids=["of the older model", "of the newer model"]
)
def test_both_generations_are_accepted_live(
    qapp: object, qtbot: QtBot, speaker: SpeakerModel, voice: int
) -> None:
    live = LiveService(newer())
    live.set_speakers(*roster().scored(EVERYBODY))
    live.set_claimed(speaker.name)
    frames = Frames(live)
    live.start(FileSource(voices()[voice].verify, speed=6.0))

    def accepted() -> bool:
        return Decision.ACCEPT in [frame.decision for frame in frames.told]

    qtbot.waitUntil(accepted, timeout=30_000)
    live.stop()
    assert live.wait(2.0)
    model = older() if speaker is OLD else newer()
    assert frames.told[-1].threshold_llr == model.thresholds.accept["balanced"]
    assert frames.told[-1].speakers == (NEW.name, OLD.name)


def test_a_profile_of_another_model_needs_30_s() -> None:
    for renewing, least_s in ((False, 10.0), (True, 30.0)):
        wizard = EnrollmentWizard(("Otto",), "Otto", renewing=renewing)
        wizard.accept_name("Otto", True)
        wizard.microphone_heard()
        wizard.heard(least_s - 0.1)
        assert not wizard.can_finish
        wizard.heard(least_s)
        assert wizard.can_finish


class Desk:
    """The enrolling service over a real store in which only Otto's older profile is."""

    def __init__(self, store: ProfileStore, models: Roster) -> None:
        self.jobs = JobRunner()
        self.speakers = SpeakerService(store, Sightings(store.folder))
        self.service = EnrollingService(models, self.speakers, self.jobs)
        consent = Consent("Otto", CONSENT_VERSION, "2026-01-01T00:00:00+00:00")
        self.otto = replace(OLD, name="Otto", consent=consent)
        self.speakers.save(self.otto)

    def renew(self, path: Path, qtbot: QtBot) -> tuple[str, object]:
        listener = Listener(self.service.train([path], "Otto", None, extend=self.otto))
        qtbot.waitUntil(lambda: listener.ended, timeout=60_000)
        return listener.told[-1]


@pytest.fixture
def desk(qapp: object, data_folder: Path) -> Iterator[Desk]:
    with ProfileStore(data_folder) as store:
        one = Desk(store, roster())
        yield one
        one.jobs.cancel_all()
        assert one.jobs.wait(5.0)


def test_renewing_saves_one_session_of_the_present_model(desk: Desk, qtbot: QtBot) -> None:
    kind, _ = desk.renew(voices()[3].enroll, qtbot)
    assert kind == "finished"
    saved = desk.speakers.get("Otto")
    assert saved.background_fingerprint == newer().fingerprint
    assert len(saved.sessions) == 1
    assert saved.consent == desk.otto.consent
    # the same person once more, with what the page knew before: nothing that is new is lost
    kind, _ = desk.renew(voices()[3].enroll, qtbot)
    assert kind == "finished"
    assert len(desk.speakers.get("Otto").sessions) == 2


def test_a_renewal_that_fails_leaves_the_older_profile(desk: Desk, qtbot: QtBot) -> None:
    for path, kind in ((voices()[0].enroll, VoiceDiffers), (voices()[3].verify, TooLittleSpeech)):
        told, problem = desk.renew(path, qtbot)
        assert (told, type(problem)) == ("failed", kind)
    assert desk.speakers.get("Otto").background_fingerprint == older().fingerprint


def test_a_profile_that_is_deleted_meanwhile_does_not_come_back(desk: Desk, qtbot: QtBot) -> None:
    desk.speakers.delete("Otto")
    told, problem = desk.renew(voices()[3].enroll, qtbot)
    assert (told, type(problem)) == ("failed", UnknownSpeaker)
    assert desk.speakers.names() == ()
