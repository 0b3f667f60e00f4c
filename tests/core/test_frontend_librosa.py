"""librosa is the oracle for mel filters, cepstra and deltas, where its definition is the same.

Its first use on a machine compiles for about half a minute; later ones take seconds.
"""

from dataclasses import replace

import librosa
import numpy as np
import pytest
from scipy.fft import dct

from gmm_core.config import FrontEndConfig
from gmm_core.frontend import extract
from gmm_core.frontend.cepstra import Cepstra
from gmm_core.frontend.framing import Framer
from gmm_core.frontend.mel import cosine_matrix, hz_to_mel, mel_matrix, mel_to_hz
from gmm_core.frontend.spectrum import MelSpectrum
from gmm_core.linalg import Float32
from tests.core.signals import noise, recording, speech

PLAIN = FrontEndConfig(normalization_s=0.0, remove_dc=False)


def with_a_little_noise(seconds: float = 4.0) -> Float32:
    """Speech without digital silence, in which our energy floor would show; librosa has none."""
    return speech(0, seconds) + noise(seconds, -70)


def librosa_cepstra(samples: Float32, config: FrontEndConfig) -> np.ndarray:
    """(frames, cepstra) with an unclamped logarithm.

    librosa puts the window into the middle of the transform: 56 zeros before shift it to our grid.
    """
    lead = (config.fft_size - config.frame_samples) // 2
    spectrum = librosa.stft(
        np.pad(samples, (lead, lead)),
        n_fft=config.fft_size,
        hop_length=config.hop_samples,
        win_length=config.frame_samples,
        window="hann",
        center=False,
    )
    energies = librosa.feature.melspectrogram(
        S=np.abs(spectrum) ** 2,
        sr=config.sample_rate,
        n_fft=config.fft_size,
        n_mels=config.mel_filters,
        fmin=config.mel_low_hz,
        fmax=config.mel_high_hz,
    )
    return librosa.feature.mfcc(S=np.log(energies), n_mfcc=config.cepstra).T


@pytest.mark.parametrize(
    "config", [PLAIN, replace(PLAIN, mel_filters=40, mel_low_hz=100.0, mel_high_hz=8000.0)]
)
def test_mel_filters(config: FrontEndConfig) -> None:
    wanted = librosa.filters.mel(
        sr=config.sample_rate,
        n_fft=config.fft_size,
        n_mels=config.mel_filters,
        fmin=config.mel_low_hz,
        fmax=config.mel_high_hz,
    )
    np.testing.assert_allclose(mel_matrix(config), wanted.T, atol=1e-7)


def cepstra_of(frames: Float32, config: FrontEndConfig) -> Float32:
    (energies,), _ = MelSpectrum([config])(frames, 0)
    return Cepstra(config)(energies, 0)


def test_mel_scale_and_its_inverse() -> None:
    hz = np.array([0.0, 20.0, 999.0, 1000.0, 1001.0, 4000.0, 7600.0])
    np.testing.assert_allclose(hz_to_mel(hz), librosa.hz_to_mel(hz), rtol=1e-12)
    np.testing.assert_allclose(mel_to_hz(hz_to_mel(hz)), hz, rtol=1e-12)


def test_linear_filters_make_lfcc() -> None:
    """Triangles as straight lines between equally spaced edges, of unit area; scipy's DCT."""
    config = replace(PLAIN, filter_scale="linear", mel_filters=40, mel_high_hz=8000.0)
    edges = 20 + np.arange(42) * (8000 - 20) / 41
    bins = np.arange(257) * 16000 / 512
    peaks = 2 / (edges[2:] - edges[:-2])
    triangles = [np.interp(bins, edges[k : k + 3], [0, peaks[k], 0]) for k in range(40)]
    np.testing.assert_allclose(mel_matrix(config), np.transpose(triangles), atol=1e-7)

    frames = Framer(400, 160).push(with_a_little_noise(1.0))
    window = 0.5 - 0.5 * np.cos(2 * np.pi * np.arange(400) / 400)
    power = np.abs(np.fft.rfft(frames.astype(np.float64) * window, 512)) ** 2
    wanted = dct(np.log(power @ np.transpose(triangles)), norm="ortho")[:, :21]
    np.testing.assert_allclose(cepstra_of(frames, config), wanted, atol=1e-4)


def test_cosine_transform_is_orthonormal() -> None:
    full = cosine_matrix(replace(PLAIN, cepstra=80)).astype(np.float64)
    np.testing.assert_allclose(full.T @ full, np.eye(80), atol=1e-6)


def test_cepstra_deltas_and_double_deltas() -> None:
    samples = with_a_little_noise()
    ours = extract(samples, 16000, PLAIN).features
    cepstra = librosa_cepstra(samples, PLAIN)
    cepstra = cepstra[: len(ours)]
    delta = librosa.feature.delta(cepstra, width=9, mode="nearest", axis=0)
    double = librosa.feature.delta(delta, width=9, mode="nearest", axis=0)
    np.testing.assert_allclose(ours[:, :21], cepstra, atol=1e-4)
    np.testing.assert_allclose(ours[:, 21:42], delta, atol=1e-4)
    np.testing.assert_allclose(ours[:, 42:], double, atol=1e-4)


def test_pre_emphasis() -> None:
    samples = with_a_little_noise(1.0)
    config = replace(PLAIN, pre_emphasis=0.97)
    emphasized = librosa.effects.preemphasis(samples, coef=0.97, zi=[-0.97 * samples[0]])
    wanted = librosa_cepstra(emphasized.astype(np.float32), PLAIN)
    ours = extract(samples, 16000, config).features[:, :21]
    np.testing.assert_allclose(ours, wanted[: len(ours)], atol=1e-3)


def test_a_frame_without_its_mean_is_what_librosa_sees_of_it() -> None:
    """An offset of the microphone is no sound: each frame's own mean is taken out first."""
    frames = Framer(400, 160).push(with_a_little_noise(1.0) + np.float32(0.1))
    centered = frames.astype(np.float64) - frames.mean(axis=1, dtype=np.float64)[:, None]
    padded = np.pad(centered.astype(np.float32), ((0, 0), (56, 56)))
    spectrum = librosa.stft(
        padded, n_fft=512, hop_length=512, win_length=400, window="hann", center=False
    )
    energies = librosa.feature.melspectrogram(
        S=np.abs(spectrum) ** 2, sr=16000, n_fft=512, n_mels=80, fmin=20.0, fmax=7600.0
    )
    wanted = librosa.feature.mfcc(S=np.log(energies), n_mfcc=21)[:, :, 0]
    found = cepstra_of(frames, replace(PLAIN, remove_dc=True))
    np.testing.assert_allclose(found, wanted, atol=1e-3)
    assert np.abs(cepstra_of(frames, PLAIN) - wanted).max() > 1, "the offset would have been heard"


def test_frame_k_is_at_160_k() -> None:
    samples = recording(0)[:4000]
    frames = Framer(400, 160).push(samples)
    assert len(frames) == (4000 - 400) // 160 + 1
    for k, frame in enumerate(frames):
        np.testing.assert_array_equal(frame, samples[160 * k : 160 * k + 400])


def test_level_of_a_full_scale_sine_is_minus_3_dbfs() -> None:
    t = np.arange(400) / 16000
    sine = np.sin(2 * np.pi * 400 * t).astype(np.float32)[None]
    frames = np.concatenate(
        [sine, sine * np.float32(0.1), sine + np.float32(0.5), np.zeros_like(sine)]
    )
    for config in (PLAIN, replace(PLAIN, remove_dc=True)):
        _, levels = MelSpectrum([config])(frames, 0)
        np.testing.assert_allclose(levels, [-3.0103, -23.0103, -3.0103, -100], atol=1e-3)


def test_masking_divides_by_reference_and_recent_peak_and_adds_the_floor() -> None:
    """A floor of -20 dB; the peak is forgotten at 100 dB/s, which is 1 dB a frame."""
    rng = np.random.default_rng(0)
    reference = rng.uniform(0.5, 1.5, 80)
    config = replace(
        PLAIN,
        mel_reference=tuple(reference),
        mel_floor_db=-20.0,
        vad_peak_decay_db_s=100.0,
        cepstra=80,
    )
    frames = np.stack([noise(0.025, level, seed) for seed, level in enumerate((-20, -10, -30))])
    energies = MelSpectrum([PLAIN])(frames, 0)[0][0].astype(np.float64)
    relative = energies / reference
    peak, wanted = 0.0, []
    for row in relative:
        peak = max(row.mean(), peak * 10 ** (-0.1))
        wanted.append(np.log(row / peak + 0.01))
    found = cepstra_of(frames, config).astype(np.float64) @ cosine_matrix(config).T
    np.testing.assert_allclose(found, wanted, atol=1e-4)
