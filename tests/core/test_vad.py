"""Which frames are speech: every rule of the detectors, on levels and on real sound."""

import hashlib
import json
from dataclasses import asdict, fields, replace

import numpy as np
import pytest

from gmm_core.config import FrontEndConfig
from gmm_core.frontend import extract
from gmm_core.frontend.vad import Vad
from tests.core.signals import RATE, noise, recording

NO_HANGOVER = FrontEndConfig(vad_hangover_s=0.0)


def marks(config: FrontEndConfig, *levels: float) -> list[bool]:
    return Vad(config)(np.array(levels, np.float32)).tolist()


def test_speech_lies_within_30_db_of_the_recent_peak() -> None:
    """After a frame the peak is 0.02 dB lower: forgotten at 2 dB/s, 100 frames a second."""
    assert marks(NO_HANGOVER, -20, -49.9, -50.2) == [True, True, False]


def test_the_peak_is_forgotten() -> None:
    """A cough of -5 dBFS hides -40 dBFS at first; 3 s later the peak is -11 and it counts."""
    levels = [-5.0, *[-55.0] * 299, -40.0]
    assert marks(NO_HANGOVER, -5, -40)[1] is False
    assert marks(NO_HANGOVER, *levels)[-1] is True


def test_nothing_below_the_floor_is_speech() -> None:
    quiet = replace(NO_HANGOVER, vad_range_db=60.0)
    assert marks(quiet, -30, -59.9, -60.1) == [True, True, False]


def test_hangover_keeps_ten_frames_after_speech() -> None:
    found = marks(FrontEndConfig(), -20, *[-80] * 20)
    assert found == [True] * 11 + [False] * 10


def test_no_frame_before_speech_is_marked() -> None:
    assert marks(FrontEndConfig(), *[-80] * 20, -20) == [False] * 20 + [True]


@pytest.mark.parametrize("level_dbfs", [-50.0, -30.0, -10.0])
def test_steady_noise_is_no_speech(level_dbfs: float) -> None:
    block = extract(noise(8, level_dbfs), RATE, FrontEndConfig())
    assert not block.speech[330:].any(), "after 3 s and the hangover"


def test_without_a_noise_memory_steady_sound_counts() -> None:
    assert extract(noise(8, -30.0), RATE, replace(NO_HANGOVER, vad_noise_s=0.0)).speech.all()


def test_digital_silence_is_no_speech() -> None:
    assert not extract(np.zeros(2 * RATE, np.float32), RATE, FrontEndConfig()).speech.any()


def test_speech_over_steady_noise_is_still_found() -> None:
    clean = recording(0)[: 12 * RATE]
    mixed = clean + noise(12, -50)
    wanted = extract(clean, RATE, FrontEndConfig())
    loud = (wanted.level_dbfs > -35)[300:]
    found = extract(mixed, RATE, FrontEndConfig()).speech[300:]
    assert loud.sum() > 100
    assert found[loud].mean() > 0.95


@pytest.mark.parametrize("kind", ["energy", "two-gaussian"])
def test_portions_and_reset(kind: str) -> None:
    levels = np.random.default_rng(0).uniform(-70, -10, 500).astype(np.float32)
    whole = Vad(FrontEndConfig(vad=kind))
    parts = Vad(FrontEndConfig(vad=kind))
    wanted = whole(levels)
    np.testing.assert_array_equal(
        np.concatenate([parts(levels[:123]), parts(levels[123:])]), wanted
    )
    whole.reset()
    np.testing.assert_array_equal(whole(levels), wanted)


def test_two_gaussians_tell_talk_from_room_noise() -> None:
    rng = np.random.default_rng(0)
    talking = np.arange(3000) % 200 >= 100
    levels = np.where(talking, rng.normal(-28, 4, 3000), rng.normal(-56, 2, 3000))
    config = FrontEndConfig(vad="two-gaussian", vad_hangover_s=0.0)
    found = np.array(marks(config, *levels))[1000:]
    assert found[talking[1000:]].mean() > 0.95
    assert found[~talking[1000:]].mean() < 0.05


def test_two_gaussians_without_talk_find_none() -> None:
    levels = np.random.default_rng(0).normal(-62, 1, 2000)
    config = FrontEndConfig(vad="two-gaussian", vad_hangover_s=0.0)
    assert sum(marks(config, *levels)) < 20


OTHER = {
    "sample_rate": 32000,
    "frame_samples": 512,
    "hop_samples": 200,
    "fft_size": 1024,
    "pre_emphasis": 0.97,
    "remove_dc": False,
    "filter_scale": "linear",
    "mel_filters": 40,
    "mel_low_hz": 50.0,
    "mel_high_hz": 8000.0,
    "suppression": "asymmetric",
    "compression": "power",
    "mel_reference": (1.0,) * 80,
    "mel_floor_db": -30.0,
    "cepstra": 20,
    "cepstra_low_hz": 300.0,
    "cepstra_high_hz": 3400.0,
    "delta_frames": 5,
    "vad": "two-gaussian",
    "vad_range_db": 25.0,
    "vad_floor_dbfs": -55.0,
    "vad_peak_decay_db_s": 3.0,
    "vad_noise_margin_db": 4.0,
    "vad_noise_s": 2.0,
    "vad_hangover_s": 0.2,
    "normalization": "causal",
    "normalization_s": 2.0,
    "prior_s": 1.0,
}


def test_every_setting_changes_the_fingerprint() -> None:
    """A new setting without an entry here fails, so none is left out of the fingerprint."""
    prior = {"prior_mean": (0.5,) * 63, "prior_variance": (2.0,) * 63}
    assert {field.name for field in fields(FrontEndConfig)} == OTHER.keys() | prior.keys()
    base = FrontEndConfig()
    others = [replace(base, **{name: value}) for name, value in OTHER.items()]
    with_prior = replace(base, **prior)
    others += [with_prior, replace(with_prior, prior_mean=(0.6,) * 63)]
    others.append(replace(with_prior, prior_variance=(3.0,) * 63))
    prints = {config.fingerprint() for config in (base, *others)}
    assert len(prints) == len(others) + 1
    assert base.fingerprint() == FrontEndConfig().fingerprint()


def test_settings_that_came_later_leave_older_fingerprints_as_they_were() -> None:
    """Profiles and files made before a setting existed are known by a fingerprint without it."""
    front_end = FrontEndConfig(normalization="causal", remove_dc=False)
    later = {"normalization", "remove_dc", "cepstra_low_hz", "cepstra_high_hz"}
    later |= {"filter_scale", "suppression", "compression"}
    settings = {name: value for name, value in asdict(front_end).items() if name not in later}
    text = json.dumps(settings, sort_keys=True, separators=(",", ":"))
    assert front_end.fingerprint() == hashlib.sha256(text.encode()).hexdigest()


@pytest.mark.parametrize(
    ("settings", "word"),
    [
        ({"vad": "neural"}, "energy, two-gaussian"),
        ({"normalization": "later"}, "opening, causal, warped"),
        ({"filter_scale": "bark"}, "mel, linear"),
        ({"suppression": "all"}, "none, asymmetric"),
        ({"compression": "cubic"}, "log, power"),
        ({"delta_frames": 4}, "odd"),
        ({"hop_samples": 500}, "hop_samples"),
        ({"cepstra": 81}, "cepstra"),
        ({"mel_high_hz": 9000.0}, "mel_high_hz"),
        ({"mel_reference": (1.0,)}, "80 values"),
        ({"prior_mean": (1.0,) * 63}, "63 means"),
    ],
)
def test_settings_that_contradict_each_other(settings: dict[str, object], word: str) -> None:
    with pytest.raises(ValueError, match=word):
        replace(FrontEndConfig(), **settings)
