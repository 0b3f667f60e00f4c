"""An enrollment that was broken off: its statistics make the profile that its audio would make."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from gmm_core.enrollment import EnrollmentCollector, KeptSpeech, enroll, enroll_kept, keep
from gmm_core.enrollment.kept import KIND, VERSION, read_kept, write_kept
from gmm_core.errors import (
    BundleDamaged,
    ModelMismatch,
    TooLittleSpeech,
    TwoVoices,
    VoiceDiffers,
)
from gmm_core.progress import finish
from gmm_core.scoring import Consent
from gmm_core.store.container import read_container, write_container
from tests.core.engine_samples import background
from tests.core.enrolled import enrolled, of_gender
from tests.core.signals import RATE, recording

WOMAN, MAN = of_gender("f")[0], of_gender("m")[0]
CONSENT = Consent("Ada", "2026-11", "2026-11-22T10:00:00+00:00")


def kept(*voices: int, seconds: float = 20.0) -> KeptSpeech:
    collector = EnrollmentCollector(background(), RATE)
    for voice in voices:
        collector.push(recording(voice)[: round(seconds * RATE)])
    return keep(
        collector,
        background(),
        "Ada",
        extending=False,
        device="USB",
        recorded_at="2026-11-22T10:00:00+00:00",
        consent=CONSENT,
    )


@pytest.fixture(scope="module")
def ada() -> KeptSpeech:
    return kept(WOMAN)


def test_it_makes_the_profile_that_the_audio_makes(ada: KeptSpeech) -> None:
    made = finish(enroll_kept(ada, background(), None))
    audio = [(recording(WOMAN)[: 20 * RATE], RATE)]
    whole = finish(enroll(audio, background(), "Ada"))
    assert (made.name, made.consent) == ("Ada", CONSENT)
    assert made.sessions[0].net_speech_s == pytest.approx(ada.net_speech_s)
    assert made.net_speech_s > 10.0
    # frames of speech are posteriors over each system's Gaussians: they count the same frames
    frames = made.net_speech_s * background().front_end.frames_per_second
    systems = len(background().systems)
    assert made.sessions[0].n.sum() == pytest.approx(systems * frames, rel=1e-3)
    mine, theirs = (background().model(one.sessions) for one in (made, whole))
    cosine = mine @ theirs / np.linalg.norm(mine) / np.linalg.norm(theirs)
    assert cosine > 0.97  # less than a second of speech apart
    assert made.self_test is not None
    background().check(made)


def test_the_file_holds_the_same(ada: KeptSpeech, tmp_path: Path) -> None:
    path = tmp_path / "unfinished"
    write_kept(ada, path)
    again = read_kept(path)
    assert replace(again, seconds=()) == replace(ada, seconds=())
    assert len(again.seconds) == len(ada.seconds)
    for one, other in zip(again.seconds, ada.seconds, strict=True):
        assert (one.stretch, one.end_frame) == (other.stretch, other.end_frame)
        np.testing.assert_array_equal(one.centered, other.centered)
    assert path.stat().st_mode & 0o077 == 0


def test_nothing_heard_makes_nothing() -> None:
    with pytest.raises(TooLittleSpeech) as caught:
        finish(enroll_kept(kept(), background(), None))
    assert caught.value.got_s == 0.0


def test_two_voices_are_refused() -> None:
    with pytest.raises(TwoVoices):
        finish(enroll_kept(kept(WOMAN, MAN), background(), None))


def test_somebody_elses_speech_is_no_session(ada: KeptSpeech) -> None:
    with pytest.raises(VoiceDiffers):
        finish(enroll_kept(ada, background(), enrolled(MAN)))


def test_another_model_is_refused(ada: KeptSpeech) -> None:
    with pytest.raises(ModelMismatch):
        finish(enroll_kept(replace(ada, background_fingerprint="0" * 64), background(), None))


@pytest.mark.parametrize("part", ["places", "n", "centered"])
def test_parts_that_do_not_fit(ada: KeptSpeech, tmp_path: Path, part: str) -> None:
    path = tmp_path / "unfinished"
    write_kept(ada, path)
    content, arrays = read_container(path, KIND, VERSION)
    write_container(path, KIND, VERSION, content, {**arrays, part: arrays[part][:-1]})
    with pytest.raises(BundleDamaged):
        read_kept(path)


@pytest.mark.parametrize(
    ("key", "value"), [("name", 3), ("extending", "yes"), ("net_speech_s", -1.0), ("quality", [])]
)
def test_a_header_that_lies(ada: KeptSpeech, tmp_path: Path, key: str, value: object) -> None:
    path = tmp_path / "unfinished"
    write_kept(ada, path)
    content, arrays = read_container(path, KIND, VERSION)
    content = json.loads(json.dumps({**content, key: value}))
    write_container(path, KIND, VERSION, content, arrays)
    with pytest.raises(BundleDamaged):
        read_kept(path)
