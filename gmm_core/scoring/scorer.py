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
        self._models = tuple(background.model(speaker.sessions) for speaker in speakers)
        cohort = background.cohort
        z = [cohort.impostor_moments(model[None]) for model in self._models]
        self._z = (
            np.array([mean[0] for mean, _ in z], np.float32),
            np.array([deviation[0] for _, deviation in z], np.float32),
        )

    def raw(self, evidence: Evidence) -> Float64:
        """S-normalized scores, float64 (S,); zeros without speech."""
        if not self._models or evidence.speech_frames == 0:
            return np.zeros(len(self._models))
        test = self._background.test_of(evidence.n, evidence.centered)
        scores = np.array([[np.dot(model, test) for model in self._models]], np.float32)
        t = self._background.cohort.test_moments(test[None])
        normalized: Float64 = s_norm(scores, self._z, t)[0].astype(np.float64)
        return normalized

    def llr(self, raw: Float64, net_speech_s: float, snr_db: float) -> Float64:
        """Calibrated, nats, float64 (S,)."""
        return self._background.calibration.llrs(raw, net_speech_s, snr_db)
