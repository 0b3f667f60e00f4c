"""Enrolled speakers against evidence: raw (S-normalized) scores and calibrated ratios."""

from collections.abc import Sequence

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
        self._models = np.empty((len(speakers), background.space.size), np.float32)
        self._z = np.empty(len(speakers), np.float32), np.empty(len(speakers), np.float32)
        for index, speaker in enumerate(speakers):
            self._models[index] = background.model(speaker.sessions)
            z = background.cohort.impostor_moments(self._models[index : index + 1])
            self._z[0][index], self._z[1][index] = z[0][0], z[1][0]

    def raw(self, evidence: Evidence) -> Float64:
        """S-normalized scores, float64 (S,); zeros without speech."""
        scores: Float64 = self.raw_of_each([evidence])[0]
        return scores

    def raw_of_each(self, evidence: Sequence[Evidence]) -> Float64:
        """Of several at once, float64 (L, S); up to four cost little more than one.

        Each gets the scores that it gets alone.
        """
        raw = np.zeros((len(evidence), len(self._models)))
        spoken = [index for index, one in enumerate(evidence) if one.speech_frames]
        if not spoken or not len(self._models):
            return raw
        n = np.array([evidence[index].n for index in spoken], np.float32)
        centered = np.array([evidence[index].centered for index in spoken], np.float32)
        tests = self._background.space.tests(n, centered)
        scores = np.vecdot(self._models[:, None], tests).T
        t = self._background.cohort.test_moments(tests)
        raw[spoken] = s_norm(scores, self._z, t)
        return raw

    def llr(self, raw: Float64, net_speech_s: float, snr_db: float) -> Float64:
        """Calibrated, nats, float64 (S,)."""
        return self._background.calibration.llrs(raw, net_speech_s, snr_db)
