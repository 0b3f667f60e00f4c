"""The laboratory's conditions do what their names say, and always the same."""

import numpy as np
import pytest

from benchmarks.accuracy import channels
from benchmarks.accuracy.conditions import CONDITIONS, Surroundings, apply, cell_name, degraded
from benchmarks.accuracy.noises import RECORDED, made, unheard
from benchmarks.accuracy.speech import RATE

SECONDS = 3
LEVEL = 0.05
T = np.arange(SECONDS * RATE) / RATE


def speech() -> np.ndarray:
    """Half a second of a buzz, half a second of nothing, and so on; LEVEL RMS while it sounds."""
    buzz = sum(np.sin(2 * np.pi * 130 * k * T) for k in range(1, 40))
    buzz = LEVEL * buzz / np.sqrt(np.mean(buzz**2))
    return np.where((T % 1.0) < 0.5, buzz, 0.0)


def surroundings() -> Surroundings:
    random = np.random.default_rng(3)
    noises = random.standard_normal((2, 5 * RATE))
    echo = np.zeros(2000)
    echo[[0, 700, 1500]] = (1.0, 0.5, 0.25)
    return Surroundings(tuple(noises), (echo,))


def band_db(samples: np.ndarray, low: float, high: float) -> float:
    """Mean power density of a band, in dB."""
    hz = np.fft.rfftfreq(len(samples), 1 / RATE)
    power = np.abs(np.fft.rfft(samples)) ** 2
    return 10 * np.log10(power[(hz >= low) & (hz < high)].mean())


@pytest.mark.parametrize("snr_db", [20.0, 5.0, -3.0])
def test_the_ratio_is_that_of_speech_without_its_pauses(snr_db: float) -> None:
    noise = np.random.default_rng(1).standard_normal(len(T)) * 7.0
    added = channels.mix(speech(), noise, snr_db) - speech()
    assert np.mean(added**2) == pytest.approx(LEVEL**2 * 10 ** (-snr_db / 10), rel=0.02)


def test_a_telephone_leaves_its_band_only() -> None:
    white = 0.1 * np.random.default_rng(2).standard_normal(len(T))
    # GSM's own noise fills what the filter emptied
    for codec, below_db in (("ULAW", 25.0), ("GSM610", 10.0)):
        heard = channels.telephone(white, codec)
        assert len(heard) == len(white)
        passed = band_db(heard, 600, 3000)
        assert abs(passed - band_db(white, 600, 3000)) < 3.0, codec
        assert band_db(heard, 4300, 8000) < passed - 50.0, codec
        assert band_db(heard, 20, 180) < passed - below_db, codec


def test_codecs_really_lose_something() -> None:
    by_codec = [channels.telephone(speech(), codec) for codec in channels.CODECS]
    assert not np.allclose(by_codec[0], by_codec[1], atol=1e-3)


def test_unknown_names_are_told_the_choices() -> None:
    with pytest.raises(ValueError, match="ULAW, GSM610"):
        channels.telephone(speech(), "MP3")
    with pytest.raises(ValueError, match="laptop, headset, muffled"):
        channels.microphone(speech(), "studio")


def test_three_microphones_have_the_curves_they_are_given() -> None:
    white = 0.1 * np.random.default_rng(4).standard_normal(len(T))
    for name, gains in channels.MICROPHONES.items():
        heard = channels.microphone(white, name)
        for hz, gain in ((1000.0, gains[5]), (3000.0, gains[7]), (6000.0, gains[9])):
            got = band_db(heard, 0.95 * hz, 1.05 * hz) - band_db(white, 0.95 * hz, 1.05 * hz)
            assert got == pytest.approx(gain, abs=1.0), (name, hz)


def test_tilt_turns_around_one_kilohertz() -> None:
    white = 0.1 * np.random.default_rng(5).standard_normal(len(T))
    heard = channels.tilt(white, 6.0)
    gains = [
        band_db(heard, 0.95 * hz, 1.05 * hz) - band_db(white, 0.95 * hz, 1.05 * hz)
        for hz in (250.0, 1000.0, 4000.0)
    ]
    assert gains == pytest.approx([-4.0, 0.0, 4.0], abs=0.7)


def test_overload_clips_a_twentieth_of_what_sounds() -> None:
    sine = 0.01 * np.sin(2 * np.pi * 220.5 * T)
    heard = channels.overload(sine)
    loud = np.abs(sine) >= 0.01 * 10 ** (-30 / 20)
    assert np.abs(heard).max() == 1.0
    assert np.mean(np.abs(heard[loud]) >= 1.0) == pytest.approx(0.05, abs=0.01)


def test_an_echo_comes_when_the_room_says_and_nothing_before() -> None:
    click = np.zeros(4000)
    click[100] = 1.0
    heard = channels.reverberate(click, surroundings().rooms[0])
    assert heard[[100, 800, 1600]] == pytest.approx([1.0, 0.5, 0.25])
    assert np.abs(heard[:100]).max() < 1e-12


@pytest.mark.parametrize("condition", CONDITIONS, ids=lambda condition: condition.name)
def test_conditions_are_repeatable_and_fit(condition) -> None:
    samples = speech().astype(np.float32)
    once = apply(condition.test, samples, surroundings(), (1, 2))
    again = apply(condition.test, samples, surroundings(), (1, 2))
    assert once.dtype == np.float32
    assert once.shape == samples.shape
    np.testing.assert_array_equal(once, again)
    assert np.isfinite(once).all()
    assert np.abs(once).max() <= 1.0
    assert np.array_equal(once, samples) == (condition.name == "clean")


def test_another_seed_is_another_noise_and_the_ratio_stays() -> None:
    samples, around = speech().astype(np.float32), surroundings()
    one, two = (apply(CONDITIONS[2].test, samples, around, (seed,)) for seed in (1, 2))
    assert not np.array_equal(one, two)
    silent = (T % 1.0) >= 0.5
    levels = [np.mean(sound[silent] ** 2.0) for sound in (one, two)]
    assert levels[0] == pytest.approx(levels[1], rel=0.1)


def test_degraded_sound_has_a_common_level() -> None:
    for gain in (0.01, 1.0):
        heard = apply(degraded, (gain * speech()).astype(np.float32), surroundings(), (5,))
        assert 10 * np.log10(np.mean(heard.astype(np.float64) ** 2)) == pytest.approx(-25, abs=0.1)


def test_names_are_unique() -> None:
    names = [cell_name(one.name, length) for one in CONDITIONS for length in one.lengths]
    assert len(set(names)) == len(names)
    assert "clean, whole utterances" in names


def test_a_noise_that_training_heard_is_never_tested_with() -> None:
    assert unheard(["pink_noise.flac", "running_tap"]) == (
        "doing_the_dishes",
        "dude_miaowing",
        "exercise_bike",
    )
    assert unheard(RECORDED) == ()
    for noise in made():
        assert np.mean(noise**2) == pytest.approx(1.0)
