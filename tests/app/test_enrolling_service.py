"""Training in the background with the real engine: saved when it is done, and only then."""

import threading
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.services.enrolling import SAVING, EnrollingService
from desktop_app.services.jobs import Job, JobRunner
from desktop_app.services.roster import Roster
from desktop_app.services.sightings import Sightings
from desktop_app.services.speakers import SpeakerService
from gmm_core import enrollment, load_background
from gmm_core.audio import read_audio
from gmm_core.enrollment import CONSENT_VERSION, EnrollmentCollector
from gmm_core.errors import AudioFileError, BadName, SpeakerExists
from gmm_core.scoring import Background, Consent, SpeakerModel
from gmm_core.store.earlier import EarlierModels
from gmm_core.store.profiles import ProfileStore
from resources import demo_recordings
from tests.app.test_jobs import Listener

CONSENT = Consent(given_by="Anna", text_version=CONSENT_VERSION, given_at="2026-11-22T12:00:00Z")


@pytest.fixture(scope="module")
def background() -> Background:
    return load_background()


class Bench:
    def __init__(self, store: ProfileStore, background: Background) -> None:
        self.jobs = JobRunner()
        self.speakers = SpeakerService(store, Sightings(store.folder))
        self.service = EnrollingService(
            Roster(background, EarlierModels()), self.speakers, self.jobs
        )

    @property
    def saved(self) -> tuple[str, ...]:
        return self.speakers.names()


@pytest.fixture
def bench(qapp: object, data_folder: Path, background: Background) -> Iterator[Bench]:
    with ProfileStore(data_folder) as store:
        one = Bench(store, background)
        yield one
        one.jobs.cancel_all()
        assert one.jobs.wait(5.0)


def ended(job: Job, qtbot: QtBot) -> list[tuple[str, object]]:
    listener = Listener(job)
    qtbot.waitUntil(lambda: listener.ended, timeout=60_000)
    return listener.told


def test_a_file_becomes_a_saved_profile_and_then_gets_another_session(
    bench: Bench, qtbot: QtBot
) -> None:
    recording = demo_recordings()[0]
    told = ended(bench.service.train([recording.enroll], "Anna", CONSENT), qtbot)
    kind, model = told[-1]
    assert kind == "finished"
    assert isinstance(model, SpeakerModel)
    assert told[-2] == ("progress", SAVING)
    assert bench.saved == ("Anna",)
    assert model.consent == CONSENT
    assert len(model.sessions) == 1
    assert model.sessions[0].device == "file"

    told = ended(
        bench.service.train([recording.verify], "Anna", None, extend=model, device="mic"), qtbot
    )
    assert told[-1][0] == "finished"
    stored = bench.speakers.get("Anna")
    assert [session.device for session in stored.sessions] == ["file", "mic"]
    assert stored.consent == CONSENT


def test_collected_speech_becomes_a_profile(
    bench: Bench, background: Background, qtbot: QtBot
) -> None:
    samples, rate = read_audio(demo_recordings()[1].enroll)
    collector = EnrollmentCollector(background, rate)
    for first in range(0, len(samples), 1_600):
        collector.push(samples[first : first + 1_600])
    told = ended(bench.service.train(collector, "Berta", CONSENT, device="mic_a"), qtbot)
    assert told[-1][0] == "finished"
    assert bench.speakers.get("Berta").sessions[0].device == "mic_a"


def test_a_file_that_cannot_be_read_fails_the_job_and_saves_nothing(
    bench: Bench, qtbot: QtBot, tmp_path: Path
) -> None:
    hostile = tmp_path / "hostile.wav"
    hostile.write_bytes(b"no audio")
    good = demo_recordings()[0].enroll
    kind, error = ended(bench.service.train([good, hostile], "Anna", CONSENT), qtbot)[-1]
    assert kind == "failed"
    assert isinstance(error, AudioFileError)
    assert bench.saved == ()


def test_a_name_that_cannot_be_used_is_refused_before_anything_is_trained(
    bench: Bench, qtbot: QtBot
) -> None:
    recording = demo_recordings()[0]
    assert ended(bench.service.train([recording.enroll], "Anna", CONSENT), qtbot)[-1][0] == (
        "finished"
    )
    with pytest.raises(SpeakerExists, match="ANNA"):
        bench.service.train([recording.enroll], "ANNA ", CONSENT)
    with pytest.raises(BadName):
        bench.service.train([recording.enroll], "two\nlines", CONSENT)
    assert bench.saved == ("Anna",)


@pytest.mark.parametrize("cancel_at", ["training", "saving"])
def test_cancelled_at_any_yield_nothing_is_saved(
    bench: Bench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, cancel_at: str
) -> None:
    """The engine's own generator, held at one of its yields until the cancel has been asked."""
    at_yield, go_on = threading.Event(), threading.Event()
    real = enrollment.enroll

    def held(*args: Any, **options: Any) -> Generator[Any, None, SpeakerModel]:
        work = real(*args, **options)
        yield next(work)
        if cancel_at == "training":
            at_yield.set()
            go_on.wait(20.0)
        model = yield from work
        at_yield.set()
        go_on.wait(20.0)
        return model

    monkeypatch.setattr(enrollment, "enroll", held)
    job = bench.service.train([demo_recordings()[0].enroll], "Anna", CONSENT)
    assert at_yield.wait(60.0)
    job.cancel()
    go_on.set()
    assert ended(job, qtbot)[-1] == ("cancelled", None)
    assert bench.saved == ()


def test_once_the_saving_has_begun_cancel_says_that_it_is_too_late(
    bench: Bench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    saving, go_on = threading.Event(), threading.Event()
    real = bench.speakers.save

    def held(model: SpeakerModel, replace: bool = False, **options: Any) -> None:
        saving.set()
        go_on.wait(20.0)
        real(model, replace, **options)

    monkeypatch.setattr(bench.speakers, "save", held)
    job = bench.service.train([demo_recordings()[0].enroll], "Anna", CONSENT)
    assert saving.wait(60.0)
    assert not job.cancel()
    go_on.set()
    assert ended(job, qtbot)[-1][0] == "finished"
    assert bench.saved == ("Anna",)
