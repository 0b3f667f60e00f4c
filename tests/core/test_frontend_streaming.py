"""Any chopping of the samples gives the same features, to the bit."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gmm_core.errors import NotFiniteSamples
from gmm_core.frontend import (
    FeatureBlock,
    FrontEnd,
    FrontEndConfig,
    FrontEnds,
    concatenate,
    extract,
    extract_each,
)
from gmm_core.frontend.analysis import analysis_settings, filter_settings
from gmm_core.frontend.fourier import PowerSpectra
from gmm_core.linalg import Float32
from tests.core.engine_samples import background
from tests.core.signals import chopped, cuts, noise, speech

RATES = (8000, 16000, 44100, 48000)
CONFIGS = {
    "default": FrontEndConfig(),
    "shipped": background().front_end,
    "other choices": FrontEndConfig(
        vad="two-gaussian", pre_emphasis=0.97, delta_frames=5, cepstra=13, normalization_s=0.4
    ),
    "causal": replace(background().front_end, normalization="causal", normalization_s=0.4),
    "short opening": replace(background().front_end, normalization="opening", normalization_s=0.4),
    "linear filters, warped": FrontEndConfig(
        filter_scale="linear", mel_filters=40, normalization="warped", normalization_s=0.4
    ),
    "PNCC": FrontEndConfig(compression="power", suppression="asymmetric", mel_filters=40),
    "masked": replace(background().systems[-1].front_end, normalization_s=0.0),
    "shipped, linear": background().systems[1].front_end,
}


def stereo(mono: Float32) -> Float32:
    """Two different channels."""
    return np.stack([mono, np.roll(mono, 7) * np.float32(0.6)], axis=1)


def streamed(front_end: FrontEnd, samples: Float32, places: list[float]) -> FeatureBlock:
    blocks = [front_end.push(piece) for piece in chopped(samples, places)]
    return concatenate([*blocks, front_end.flush()])


def assert_same(one: FeatureBlock, other: FeatureBlock) -> None:
    assert one.first_frame == other.first_frame
    assert one.features.dtype == np.float32
    np.testing.assert_array_equal(one.features, other.features)
    np.testing.assert_array_equal(one.speech, other.speech)
    np.testing.assert_array_equal(one.level_dbfs, other.level_dbfs)
    np.testing.assert_array_equal(one.bands, other.bands)


@pytest.mark.parametrize("name", CONFIGS)
@settings(max_examples=25, deadline=None)
@given(places=cuts(), rate=st.sampled_from(RATES), two_channels=st.booleans())
def test_batch_and_stream_are_bit_equal(
    name: str, places: list[float], rate: int, two_channels: bool
) -> None:
    samples = speech(0, 2.0, rate)
    samples = stereo(samples) if two_channels else samples
    whole = extract(samples, rate, CONFIGS[name])
    assert_same(streamed(FrontEnd(CONFIGS[name], rate), samples, places), whole)


@pytest.mark.parametrize("rate", RATES)
@pytest.mark.parametrize("block", [1, 137, 320])
def test_blocks_of_a_sound_card_are_bit_equal_to_a_file(rate: int, block: int) -> None:
    samples = speech(1, 0.25 if block == 1 else 1.5, rate)
    front_end = FrontEnd(CONFIGS["shipped"], rate)
    blocks = [front_end.push(samples[at : at + block]) for at in range(0, len(samples), block)]
    assert_same(
        concatenate([*blocks, front_end.flush()]), extract(samples, rate, CONFIGS["shipped"])
    )


@settings(max_examples=8, deadline=None)
@given(places=cuts(), rate=st.sampled_from(RATES))
def test_front_ends_side_by_side_give_what_each_gives_alone(places: list[float], rate: int) -> None:
    """Those that share an analysis, those that do not, and the same one twice."""
    configs = [*CONFIGS.values(), CONFIGS["masked"]]
    samples = speech(0, 2.0, rate)
    ends = FrontEnds(configs, rate)
    parts = [ends.push(piece) for piece in chopped(samples, places)]
    together = [concatenate(blocks) for blocks in zip(*parts, ends.flush(), strict=True)]
    at_once = extract_each(samples, rate, configs)
    for config, streamed_block, block in zip(configs, together, at_once, strict=True):
        alone = extract(samples, rate, config)
        assert_same(streamed_block, alone)
        assert_same(block, alone)


def transformed(configs: Sequence[FrontEndConfig], monkeypatch: pytest.MonkeyPatch) -> int:
    """Frames of which spectra were made, all front ends together."""
    rows = []
    transform = PowerSpectra.__call__

    def counted(spectra: PowerSpectra, frames: Float32) -> Float32:
        rows.append(len(frames))
        return transform(spectra, frames)

    with monkeypatch.context() as patched:
        patched.setattr(PowerSpectra, "__call__", counted)
        extract_each(speech(0, 2.0), 16000, configs)
    return sum(rows)


def test_front_ends_that_differ_after_the_spectra_hear_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The shipped ones: a third of the work; what comes before the spectra is another analysis."""
    shipped = [system.front_end for system in background().systems]
    assert [config.filter_scale for config in shipped] == ["mel", "linear", "mel"]
    unlike = replace(shipped[0], pre_emphasis=0.97)
    once = transformed(shipped[:1], monkeypatch)
    assert once > 0
    assert transformed(shipped, monkeypatch) == once
    assert transformed([*shipped, unlike], monkeypatch) == 2 * once
    assert len({analysis_settings(config) for config in shipped}) == 1
    assert analysis_settings(unlike) != analysis_settings(shipped[0])
    assert filter_settings(shipped[0]) == filter_settings(shipped[2])
    for other in ({"mel_low_hz": 300.0}, {"filter_scale": "linear"}):
        assert filter_settings(replace(shipped[0], **other)) != filter_settings(shipped[0])


@pytest.mark.parametrize("rate", RATES)
def test_frames_come_every_10_ms_for_the_whole_recording(rate: int) -> None:
    block = extract(speech(0, 2.0, rate), rate, FrontEndConfig())
    at_16_khz = round(len(speech(0, 2.0, rate)) * 16000 / rate)
    assert len(block) == (at_16_khz - 400) // 160 + 1
    assert block.features.shape == (len(block), 63)


def test_a_frame_waits_80_ms_for_the_deltas_and_no_longer() -> None:
    front_end = FrontEnd(FrontEndConfig(normalization="causal"), 16000)
    samples = speech(0, 1.0)
    frames_within = (len(samples) - 400) // 160 + 1
    assert len(front_end.push(samples)) == frames_within - 8


def test_the_opening_comes_out_with_the_look_that_completes_it() -> None:
    """Until then nothing; then everything but the 80 ms for the deltas."""
    front_end, samples = FrontEnd(CONFIGS["short opening"], 16000), speech(0, 3.0)
    whole = extract(samples, 16000, CONFIGS["short opening"])
    looks = np.cumsum(whole.speech)[9::10]
    over = 10 * (int(np.argmax(looks >= 40)) + 1)
    first_sample_after = 160 * (over + 8 - 1) + 400
    assert len(front_end.push(samples[: first_sample_after - 1])) == 0
    assert len(front_end.push(samples[first_sample_after - 1 : first_sample_after])) == over


def test_an_opening_is_normalized_by_its_own_speech() -> None:
    """A recording shorter than 3 s, no prior: mean 0 and deviation 1 over its speech."""
    config = replace(FrontEndConfig(), prior_mean=(), prior_variance=())
    spoken = extract(speech(0, 2.5), 16000, config).speech_features.astype(np.float64)
    np.testing.assert_allclose(spoken.mean(axis=0), 0, atol=1e-4)
    np.testing.assert_allclose(spoken.std(axis=0), 1, atol=1e-3)


def test_reset_forgets_everything() -> None:
    front_end = FrontEnd(CONFIGS["shipped"], 44100)
    front_end.push(speech(3, 1.0, 44100))
    front_end.reset()
    assert_same(
        streamed(front_end, speech(0, 1.0, 44100), [0.3]),
        extract(speech(0, 1.0, 44100), 44100, CONFIGS["shipped"]),
    )


def test_an_ended_stream_takes_nothing_more() -> None:
    front_end = FrontEnd(FrontEndConfig(), 16000)
    front_end.push(speech(0, 0.5))
    front_end.flush()
    with pytest.raises(ValueError, match=r"reset\(\)"):
        front_end.push(speech(0, 0.5))


@pytest.mark.parametrize("count", [0, 1, 399])
def test_less_than_a_frame_gives_no_frame(count: int) -> None:
    block = extract(noise(1, -20)[:count], 16000, CONFIGS["shipped"])
    assert len(block) == 0
    assert block.features.shape == (0, 63)


@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf])
def test_samples_that_are_no_numbers_are_refused(bad: float) -> None:
    samples = noise(0.5, -20).copy()
    samples[1000] = bad
    with pytest.raises(NotFiniteSamples):
        FrontEnd(FrontEndConfig(), 16000).push(samples)


def test_silence_and_full_scale_give_finite_features() -> None:
    square = np.where(np.arange(16000) % 100 < 50, 1.0, -1.0).astype(np.float32)
    for samples in (np.zeros(16000, np.float32), square):
        for config in CONFIGS.values():
            assert np.isfinite(extract(samples, 16000, config).features).all()


def test_the_recording_level_leaves_the_masked_cepstra_alone() -> None:
    """The recent peak is divided out: a microphone's gain is not a property of the voice."""
    loud = extract(speech(0, 3.0), 16000, CONFIGS["masked"])
    soft = extract(speech(0, 3.0) * np.float32(0.25), 16000, CONFIGS["masked"])
    np.testing.assert_allclose(loud.features, soft.features, atol=1e-3)


def test_only_neighboring_blocks_are_joined() -> None:
    block = extract(speech(0, 1.0), 16000, FrontEndConfig())
    with pytest.raises(ValueError, match="gap"):
        concatenate([block, block])
    with pytest.raises(ValueError, match="no block"):
        concatenate([])
