"""The background model: everything a speaker is measured against, as one read-only object."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from gmm_core.config import FrontEndConfig, fingerprint
from gmm_core.errors import ModelMismatch
from gmm_core.gmm.model import DiagonalGmm
from gmm_core.linalg import Float32, Float64
from gmm_core.scoring.band import NarrowBand, View, views_of
from gmm_core.scoring.calibration import Calibration
from gmm_core.scoring.decision import Thresholds
from gmm_core.scoring.norm import Cohort
from gmm_core.scoring.speaker import EnrollmentSession, SpeakerModel
from gmm_core.scoring.system import System, VoiceSpace


@dataclass(frozen=True, slots=True)
class Background:
    """Front ends, UBMs, cohort, calibration and thresholds that belong together.

    space : the mixture systems and how their statistics become scores
    narrow : how speech from a telephone is scored; None = as any other
    header : JSON object with the recipe, the corpora and their licenses, and measured figures
    fingerprint : SHA-256 of all front ends and UBMs; a profile is bound to it. What comes after
        the statistics (session space, cohort, calibration) may change without a new enrollment.
    """

    space: VoiceSpace
    cohort: Cohort
    calibration: Calibration
    thresholds: Thresholds
    fingerprint: str
    header: dict[str, Any] = field(default_factory=dict)
    narrow: NarrowBand | None = None

    def __post_init__(self) -> None:
        if self.cohort.size != self.space.size:
            raise ValueError("the cohort and the mixtures do not fit together")
        if self.narrow and not 0 <= self.narrow.system < len(self.systems):
            raise ValueError("the system for narrow-band speech does not exist")

    @property
    def systems(self) -> tuple[System, ...]:
        return self.space.systems

    @property
    def front_end(self) -> FrontEndConfig:
        """Of the first system; frames, looks and speech marks are the same in all of them."""
        return self.systems[0].front_end

    @property
    def ubm(self) -> DiagonalGmm:
        """Of the first system."""
        return self.systems[0].ubm

    @property
    def views(self) -> tuple[View, ...]:
        """Whole-band and, if the model has it, narrow-band: what is compared, and with whom."""
        return views_of(self.space, self.cohort, self.narrow)

    @property
    def relevance_factor(self) -> float:
        return self.space.relevance_factor

    def statistics(self, sessions: tuple[EnrollmentSession, ...]) -> tuple[Float64, Float64]:
        """The sum of the sessions: n float64 (C,) and centered float64 (C, D), systems stacked."""
        n: Float64 = np.sum([s.n for s in sessions], axis=0, dtype=np.float64)
        first: Float64 = np.sum([s.first for s in sessions], axis=0, dtype=np.float64)
        centered: Float64 = (first - n[:, None] * self._means()) / self._deviations()
        return n, centered

    def first_order(self, n: Float64, centered: Float64) -> Float64:
        """sum P(k|x) x, as it is stored, from n (C,) and centered (C, D)."""
        first: Float64 = centered * self._deviations() + n[:, None] * self._means()
        return first

    def model(self, sessions: tuple[EnrollmentSession, ...]) -> Float32:
        """The vector of an enrolled voice from its sessions' statistics, float32 (size,)."""
        return self.model_of(*self.statistics(sessions))

    def model_of(self, n: Float64, centered: Float64) -> Float32:
        """The vector of a voice from its statistics (C,), (C, D); float32 (size,)."""
        vector: Float32 = self.space.models(n[None], centered[None])[0]
        return vector

    def test_of(self, n: Float64, centered: Float64) -> Float32:
        """The vector of a recording from its statistics (C,), (C, D); float32 (size,)."""
        vector: Float32 = self.space.tests(n[None], centered[None])[0]
        return vector

    def score(self, model: Float32, test: Float32, narrow: bool) -> float:
        """The aligned score of a recording's vector against a voice's, both float32 (size,).

        narrow : a side has no upper band
        """
        view = self.views[1 if narrow and self.narrow else 0]
        return view.cohort.score(model[view.columns], test[view.columns])

    def is_narrow(self, upper_db: float) -> bool:
        """Whether this model scores speech with so much upper band as narrow-band."""
        return self.narrow is not None and self.narrow.includes(upper_db)

    def _means(self) -> Float64:
        return np.concatenate([system.ubm.means for system in self.systems])

    def _deviations(self) -> Float64:
        return np.concatenate([np.sqrt(system.ubm.variances) for system in self.systems])

    def check(self, speaker: SpeakerModel) -> None:
        """Raises ModelMismatch for a profile made with another front end or UBM.

        The shapes are looked at too: a file from elsewhere can name any fingerprint.
        """
        fits = all(session.first.shape == self.space.shape for session in speaker.sessions)
        if speaker.background_fingerprint != self.fingerprint or not fits:
            raise ModelMismatch(speaker.name, speaker.background_fingerprint, self.fingerprint)


def model_fingerprint(systems: Sequence[System]) -> str:
    """SHA-256 of front ends and UBMs: a profile's statistics mean nothing under any others."""
    prints = [_system_fingerprint(system) for system in systems]
    return prints[0] if len(prints) == 1 else fingerprint({"systems": prints})


def _system_fingerprint(system: System) -> str:
    ubm = system.ubm
    arrays = {
        name: hashlib.sha256(np.ascontiguousarray(array, "<f8").tobytes()).hexdigest()
        for name, array in (
            ("weights", ubm.weights),
            ("means", ubm.means),
            ("variances", ubm.variances),
        )
    }
    return fingerprint({"front_end": system.front_end.fingerprint(), "ubm": arrays})
