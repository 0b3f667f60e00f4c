"""Enrolled speakers against evidence: raw (S-normalized) scores and calibrated ratios."""

import numpy as np

from gmm_core.linalg import Float64
from gmm_core.scoring.background import Background
from gmm_core.scoring.norm import s_norm
from gmm_core.scoring.speaker import SpeakerModel
from gmm_core.scoring.track import Evidence


class Scorer:
    """An immutable set of speakers, ready to be scored.

    Each speaker's product is computed alone, so a score does not depend on who else is enrolled.
    Raises ModelMismatch for a speaker made with another background.
    """

    def __init__(self, background: Background, speakers: tuple[SpeakerModel, ...]) -> None:
        self._background = background
        self.names = tuple(speaker.name for speaker in speakers)
        for speaker in speakers:
            background.check(speaker)
        self._offsets = tuple(background.offset(speaker.sessions) for speaker in speakers)
        cohort = background.cohort
        self._z = tuple(cohort.impostor_moments(offset) for offset in self._offsets)

    def raw(self, evidence: Evidence) -> Float64:
        """S-normalized mean linear LLR per frame, float64 (S,); zeros without speech."""
        if not self._offsets or evidence.speech_frames == 0:
            return np.zeros(len(self._offsets))
        vector = evidence.vector()
        t = self._background.cohort.test_moments(vector)
        scores = [float(np.dot(offset, vector)) for offset in self._offsets]
        return np.array([s_norm(s, z, t) for s, z in zip(scores, self._z, strict=True)])

    def llr(self, raw: Float64, net_speech_s: float, snr_db: float) -> Float64:
        """Calibrated, nats, float64 (S,)."""
        calibration = self._background.calibration
        return np.array([calibration.llr(float(score), net_speech_s, snr_db) for score in raw])
