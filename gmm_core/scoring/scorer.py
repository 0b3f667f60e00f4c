"""Enrolled speakers against evidence: raw (normalized, aligned) scores and calibrated ratios."""

from collections.abc import Sequence

import numpy as np

from gmm_core.linalg import FixedRows, Float32, Float64
from gmm_core.scoring.alignment import own_score
from gmm_core.scoring.background import Background
from gmm_core.scoring.band import View, upper_db
from gmm_core.scoring.moments import Spread
from gmm_core.scoring.speaker import SpeakerModel
from gmm_core.scoring.track import Evidence


class Scorer:
    """An immutable set of speakers, ready to be scored.

    A score does not depend on who else is enrolled.
    Raises ModelMismatch for a speaker made with another background.
    """

    def __init__(self, background: Background, speakers: tuple[SpeakerModel, ...]) -> None:
        self._background = background
        self.names = tuple(speaker.name for speaker in speakers)
        for speaker in speakers:
            background.check(speaker)
        models = np.empty((len(speakers), background.space.size), np.float32)
        for index, speaker in enumerate(speakers):
            models[index] = background.model(speaker.sessions)
        rows = FixedRows(models)
        self._views = [
            _Enrolled(view, index, rows, speakers, _impostor_moments(view, models))
            for index, view in enumerate(background.views)
        ]
        self._narrow = np.array(
            [
                any(background.is_narrow(s.upper_db) for s in speaker.sessions)
                for speaker in speakers
            ],
            np.bool_,
        )

    def raw(self, evidence: Evidence) -> Float64:
        """Aligned scores, float64 (S,); zeros without speech."""
        scores: Float64 = self.raw_of_each([evidence])[0]
        return scores

    def raw_of_each(self, evidence: Sequence[Evidence]) -> Float64:
        """Of several at once, float64 (L, S); up to four cost little more than one.

        Of up to four each gets the scores that it gets alone, to the bit (see `row_products`).
        """
        raw = np.zeros((len(evidence), len(self.names)))
        spoken = [index for index, one in enumerate(evidence) if one.speech_frames]
        if not spoken or not self.names:
            return raw
        n = np.array([evidence[index].n for index in spoken], np.float32)
        centered = np.array([evidence[index].centered for index in spoken], np.float32)
        tests = self._background.space.tests(n, centered)
        by_test = [self._background.is_narrow(upper_db(evidence[index].bands)) for index in spoken]
        narrow = np.array(by_test, np.bool_)[:, None] | self._narrow
        found = np.zeros(narrow.shape)
        for view, wanted in zip(self._views, (~narrow, narrow), strict=False):
            if wanted.any():  # the other half of the scores would be computed for nothing
                found = np.where(wanted, view.scores(tests), found)
        raw[spoken] = found
        return raw

    def llr(self, raw: Float64, net_speech_s: float, snr_db: float) -> Float64:
        """Calibrated, nats, float64 (S,)."""
        return self._background.calibration.llrs(raw, net_speech_s, snr_db)


class _Enrolled:
    """All speakers in one view; z : moments of their models' scores on cohort recordings."""

    def __init__(
        self, view: View, index: int, models: FixedRows, speakers: Sequence[SpeakerModel], z: Spread
    ) -> None:
        self._view = view
        self._models = models
        self._z = z
        mean = view.cohort.alignment.own_mean
        self._own = np.array([own_score(s.sessions, index, mean) for s in speakers], np.float64)

    def scores(self, tests: Float32) -> Float64:
        """float32 (L, size) of whole vectors -> float64 (L, S)."""
        part = tests[:, self._view.columns]
        raw = self._models.times(part, self._view.columns)
        t = self._view.cohort.test_moments(part)
        return self._view.cohort.aligned(raw, self._z, t, self._own)


def _impostor_moments(view: View, models: Float32) -> Spread:
    """Of each model (S, size) as if it were alone."""
    z = np.empty(len(models), np.float32), np.empty(len(models), np.float32)
    for row in range(len(models)):
        mean, deviation = view.cohort.impostor_moments(models[row : row + 1, view.columns])
        z[0][row], z[1][row] = mean[0], deviation[0]
    return z
