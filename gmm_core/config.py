"""Frozen settings of the front end and their fingerprint.

Two features are comparable only if every number in here is the same, so models carry the
fingerprint of the front end they were made with and are never scored with another one.
"""

import hashlib
import json
from dataclasses import asdict, dataclass
from typing import Any

VAD_KINDS = ("energy", "two-gaussian")
NORMALIZATIONS = ("opening", "causal", "warped")
FILTER_SCALES = ("mel", "linear")
COMPRESSIONS = ("log", "power")
SUPPRESSIONS = ("none", "asymmetric")
# Settings that came later, with the value that earlier front ends lived by: left out of their
# fingerprints, so profiles made with them are still known.
_BEFORE = {
    "normalization": "causal",
    "remove_dc": False,
    "cepstra_low_hz": 0.0,
    "cepstra_high_hz": 0.0,
    "filter_scale": "mel",
    "suppression": "none",
    "compression": "log",
}


@dataclass(frozen=True, slots=True)
class FrontEndConfig:
    """All settings from samples to features; defaults: the shipped bundle's, but no data of it.

    Raises ValueError for settings that contradict each other.
    """

    sample_rate: int = 16000  # Hz, everything is resampled to it
    frame_samples: int = 400
    hop_samples: int = 160
    fft_size: int = 512
    pre_emphasis: float = 0.0  # x[t] - a x[t-1]; 0 = none
    remove_dc: bool = True  # each frame's mean is no sound
    # "mel" (MFCC) or "linear" (LFCC): how the filters are spread; mel_* is said of either
    filter_scale: str = "mel"
    mel_filters: int = 80
    mel_low_hz: float = 20.0
    mel_high_hz: float = 7600.0
    # asymmetric: what is steady or follows a peak is weakened in each filter, as in PNCC
    suppression: str = "none"
    # power: x ** (1/15) of energies that are relative to the recent peak (with a mel_reference) or
    # to the running mean power (without); log needs neither
    compression: str = "log"
    # (mel_filters,) mean speech spectrum with mean 1; empty = no masking
    mel_reference: tuple[float, ...] = ()
    mel_floor_db: float = -40.0  # energies further below the recent peak are masked
    cepstra: int = 21  # c0 and 20 more
    # only filters that lie wholly within this band make cepstra; 0 = no limit
    cepstra_low_hz: float = 0.0
    cepstra_high_hz: float = 0.0
    delta_frames: int = 9  # odd regression length of deltas and of double deltas
    vad: str = "energy"
    vad_range_db: float = 30.0  # speech lies within this range below the recent peak
    vad_floor_dbfs: float = -60.0  # and never below this
    vad_peak_decay_db_s: float = 2.0  # how fast a recent peak is forgotten
    vad_noise_margin_db: float = 5.0  # sound without a dip of this size is steady, no speech
    vad_noise_s: float = 3.0  # how far back a dip is looked for; 0 = steady sound counts as well
    vad_hangover_s: float = 0.1
    # Mean and variance; opening: the first `normalization_s` of speech share their statistics;
    # causal: sliding only. warped: ranks to normal quantiles, the opening shared, without a prior
    normalization: str = "opening"
    normalization_s: float = 3.0  # of speech, sliding; 0 = no normalization
    prior_s: float = 0.5  # weight of the prior in seconds of speech
    prior_mean: tuple[float, ...] = ()  # (dims,) of unnormalized features; empty = no prior
    prior_variance: tuple[float, ...] = ()  # (dims,)

    def __post_init__(self) -> None:
        _check_word("vad", self.vad, VAD_KINDS)
        _check_word("normalization", self.normalization, NORMALIZATIONS)
        _check_word("filter_scale", self.filter_scale, FILTER_SCALES)
        _check_word("suppression", self.suppression, SUPPRESSIONS)
        _check_word("compression", self.compression, COMPRESSIONS)
        self._check_frames()
        if not 0 < self.cepstra <= self.mel_filters:
            raise ValueError("cepstra must lie between 1 and mel_filters")
        if not 0 <= self.mel_low_hz < self.mel_high_hz <= self.sample_rate / 2:
            raise ValueError("mel_low_hz < mel_high_hz <= sample_rate / 2 must hold")
        if min(self.cepstra_low_hz, self.cepstra_high_hz) < 0:
            raise ValueError("cepstra_low_hz and cepstra_high_hz must not be negative")
        if len(self.mel_reference) not in (0, self.mel_filters):
            raise ValueError(f"mel_reference must be empty or have {self.mel_filters} values")
        if len(self.prior_mean) not in (0, self.dims) or len(self.prior_mean) != len(
            self.prior_variance
        ):
            raise ValueError(f"the normalization prior must have {self.dims} means and variances")
        if min((*self.mel_reference, *self.prior_variance), default=1.0) <= 0:
            raise ValueError("mel_reference and prior_variance must be positive")
        seconds = (self.vad_noise_s, self.vad_hangover_s, self.normalization_s, self.prior_s)
        if min(*seconds, self.vad_peak_decay_db_s) < 0:
            raise ValueError("durations and vad_peak_decay_db_s must not be negative")

    def _check_frames(self) -> None:
        if self.delta_frames < 3 or self.delta_frames % 2 == 0:
            raise ValueError("delta_frames must be an odd number of at least 3")
        if not 0 < self.hop_samples <= self.frame_samples <= self.fft_size:
            raise ValueError("0 < hop_samples <= frame_samples <= fft_size must hold")
        if self.fft_size % 2:
            raise ValueError("fft_size must be even")

    @property
    def dims(self) -> int:
        """Cepstra, deltas and double deltas."""
        return 3 * self.cepstra

    @property
    def frames_per_second(self) -> float:
        return self.sample_rate / self.hop_samples

    def frames(self, seconds: float) -> int:
        """The whole number of frames nearest to a duration."""
        return round(seconds * self.frames_per_second)

    @property
    def opening_frames(self) -> int:
        """Frames of speech at a stream's beginning that are normalized as one; 0 = none."""
        shared = self.normalization in ("opening", "warped")
        return self.frames(self.normalization_s) if shared else 0

    @property
    def lookahead_frames(self) -> int:
        """Frames that deltas and double deltas need beyond the frame they describe."""
        return 2 * (self.delta_frames // 2)

    def fingerprint(self) -> str:
        """SHA-256 (hex) of the settings as canonical JSON."""
        settings = asdict(self)
        for name, value in _BEFORE.items():
            if settings[name] == value:
                del settings[name]
        return fingerprint(settings)


def _check_word(name: str, word: str, known: tuple[str, ...]) -> None:
    if word not in known:
        raise ValueError(f"{name} {word!r} is unknown; choose one of {', '.join(known)}")


def fingerprint(settings: dict[str, Any]) -> str:
    """SHA-256 (hex) of a JSON object with sorted keys, no spaces and shortest-exact floats."""
    text = json.dumps(settings, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return hashlib.sha256(text.encode()).hexdigest()
