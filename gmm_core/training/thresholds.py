"""From played and aligned attempts to thresholds with measured error rates."""

from collections.abc import Collection, Iterator

import numpy as np

from gmm_core.linalg import Float64
from gmm_core.scoring.calibration import Calibration
from gmm_core.scoring.decision import WINDOW_FULL_S, Thresholds
from gmm_core.training.attempts import HALVES, Playback

# Share of like-sounding strangers' attempts that may end accepted, in the worst condition.
FALSE_ACCEPTS = {"relaxed": 0.02, "balanced": 0.005, "strict": 0.001}
# How much oftener somebody may pass whose kind (language, microphones) the cohort does not know.
UNKNOWN_KIND = 15.0
FALSE_REJECTS = 0.02  # share of the speaker's own attempts that may end rejected
WITHDRAW_LLR = 0.5  # the last two seconds no longer speak for the accepted person
STRANGERS_AGREE = 0.05  # share of a stranger's windows that may prolong an acceptance
FALSE_TWO_VOICES = 0.02  # share of enrollments by one person that may be stopped


def set_thresholds(
    playback: Playback, calibration: Calibration, two_voices: float
) -> tuple[Thresholds, dict[str, dict[str, float]]]:
    """The thresholds, and for each strictness the error rates per attempt they were set on."""
    known = _highest_by_variant(playback, calibration, range(HALVES))
    groups = {attempt.group for attempt in playback.attempts} - set(range(HALVES))
    unknown = _highest_by_variant(playback, calibration, groups)
    highest = known + unknown
    accept = {
        word: max(
            [float(np.quantile(values, 1 - share)) for values in known]
            + [float(np.quantile(values, 1 - share * UNKNOWN_KIND)) for values in unknown]
        )
        for word, share in FALSE_ACCEPTS.items()
    }
    own = list(_llrs(playback, calibration, True))
    lowest = np.concatenate([_lowest_before(llr, accept["balanced"]) for llr in own])
    near_own = _windows(playback, calibration, True)
    near_strange = _windows(playback, calibration, False)
    thresholds = Thresholds(
        accept=accept,
        reject=min(float(np.quantile(lowest, FALSE_REJECTS)), -0.5),
        agree=float(np.quantile(near_strange, 1 - STRANGERS_AGREE)),
        withdraw=WITHDRAW_LLR,
        two_voices=two_voices,
    )
    accepted = {word: _accepted(own, thresholds, word) for word in accept}
    figures = {
        word: {
            "false_accepts_aimed_at": FALSE_ACCEPTS[word],
            "false_accepts_per_attempt": float(np.mean(np.concatenate(highest) >= limit)),
            "accepted_of_own": accepted[word],
        }
        for word, limit in accept.items()
    }
    figures["windows"] = {
        "own_withdrawn": float(np.mean(near_own < WITHDRAW_LLR)),
        "strangers_withdrawn": float(np.mean(near_strange < WITHDRAW_LLR)),
    }
    return thresholds, figures


def _llrs(playback: Playback, calibration: Calibration, own: bool) -> Iterator[Float64]:
    """(L, chosen models) of each attempt: the speaker's own models, or similar strangers'."""
    for attempt in playback.attempts:
        mask = playback.targets(attempt) if own else playback.impostors(attempt)
        if mask.any():
            yield playback.llr(attempt, calibration)[:, mask]


def _highest_by_variant(
    playback: Playback, calibration: Calibration, groups: Collection[int]
) -> list[Float64]:
    """The highest llr of every stranger's attempt, for each condition (clean, copy 1, …)."""
    by_variant: dict[tuple[int, int], list[Float64]] = {}
    for attempt in playback.attempts:
        mask = playback.impostors(attempt)
        if mask.any() and attempt.group in groups:
            llr = playback.llr(attempt, calibration)[:, mask]
            by_variant.setdefault((attempt.view, attempt.variant), []).append(llr.max(axis=0))
    return [np.concatenate(values) for values in by_variant.values()]


def _windows(playback: Playback, calibration: Calibration, own: bool) -> Float64:
    """The llr of all full windows, those that can contradict an acceptance."""
    found: list[Float64] = []
    for attempt in playback.attempts:
        mask = playback.targets(attempt) if own else playback.impostors(attempt)
        full = attempt.window_s >= WINDOW_FULL_S
        if mask.any() and full.any():
            found.append(playback.llr(attempt, calibration, window=True)[full][:, mask].ravel())
    return np.concatenate(found)


def _lowest_before(llr: Float64, accept: float) -> Float64:
    """The lowest llr of each attempt until it is accepted, float64 (models,)."""
    crossed = np.cumsum(llr >= accept, axis=0) > 0
    lowest: Float64 = np.where(crossed, np.inf, llr).min(axis=0)
    return np.minimum(lowest, accept)


def _accepted(own: list[Float64], thresholds: Thresholds, word: str) -> float:
    """Share of the speakers' own attempts that are accepted before they are rejected."""
    outcomes = []
    for llr in own:
        up, down = llr >= thresholds.accept[word], llr <= thresholds.reject
        first_up = np.where(up.any(axis=0), up.argmax(axis=0), len(llr) + 1)
        first_down = np.where(down.any(axis=0), down.argmax(axis=0), len(llr) + 1)
        outcomes.append(first_up < first_down)
    return float(np.mean(np.concatenate(outcomes)))
