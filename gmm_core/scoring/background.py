"""The background model: everything a speaker is measured against, as one read-only object."""

import hashlib
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from gmm_core.config import FrontEndConfig, fingerprint
from gmm_core.errors import ModelMismatch
from gmm_core.gmm.model import DiagonalGmm
from gmm_core.linalg import Float32, Float64
from gmm_core.scoring.calibration import Calibration
from gmm_core.scoring.decision import Thresholds
from gmm_core.scoring.llr import speaker_offset
from gmm_core.scoring.norm import Cohort
from gmm_core.scoring.speaker import EnrollmentSession, SpeakerModel


@dataclass(frozen=True, slots=True)
class Background:
    """Front end, UBM, cohort, calibration and thresholds that belong together.

    header : JSON object with the recipe, the corpora and their licenses, and measured figures
    fingerprint : SHA-256 of front end and UBM; a profile is bound to it
    """

    front_end: FrontEndConfig
    ubm: DiagonalGmm
    cohort: Cohort
    calibration: Calibration
    thresholds: Thresholds
    relevance_factor: float
    fingerprint: str
    header: dict[str, Any] = field(default_factory=dict)

    def centered(self, n: Float64, first: Float64) -> Float64:
        """(first - n mu) / sigma, float64 (C, D)."""
        out: Float64 = (first - n[:, None] * self.ubm.means) / np.sqrt(self.ubm.variances)
        return out

    def statistics(self, sessions: tuple[EnrollmentSession, ...]) -> tuple[Float64, Float64]:
        """The sum of the sessions: n float64 (C,) and centered float64 (C, D)."""
        n: Float64 = np.sum([s.n for s in sessions], axis=0, dtype=np.float64)
        first: Float64 = np.sum([s.first for s in sessions], axis=0, dtype=np.float64)
        return n, self.centered(n, first)

    def offset(self, sessions: tuple[EnrollmentSession, ...]) -> Float32:
        """The MAP offset of a voice from the sum of its sessions' statistics, float32 (C * D,)."""
        return speaker_offset(*self.statistics(sessions), self.relevance_factor)

    def check(self, speaker: SpeakerModel) -> None:
        """Raises ModelMismatch for a profile made with another front end or UBM.

        The shapes are looked at too: a file from elsewhere can name any fingerprint.
        """
        fits = all(session.first.shape == self.ubm.means.shape for session in speaker.sessions)
        if speaker.background_fingerprint != self.fingerprint or not fits:
            raise ModelMismatch(speaker.name, speaker.background_fingerprint, self.fingerprint)


def model_fingerprint(front_end: FrontEndConfig, ubm: DiagonalGmm) -> str:
    """SHA-256 of front end and UBM: a profile's statistics mean nothing under any other pair."""
    arrays = {
        name: hashlib.sha256(np.ascontiguousarray(array, "<f8").tobytes()).hexdigest()
        for name, array in (
            ("weights", ubm.weights),
            ("means", ubm.means),
            ("variances", ubm.variances),
        )
    }
    return fingerprint({"front_end": front_end.fingerprint(), "ubm": arrays})
