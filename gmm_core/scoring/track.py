"""Raw features to evidence: looks of ten frames on the absolute grid, their statistics and sums.

A look is always a product of the same shape, so live and offline scores agree to the bit.
"""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from gmm_core.frontend.block import FeatureBlock
from gmm_core.frontend.normalize import GRID_FRAMES, Normalizer
from gmm_core.gmm.likelihood import expand
from gmm_core.linalg import Float32, Float64
from gmm_core.scoring.system import System

LOOK_FRAMES = GRID_FRAMES


@dataclass(frozen=True, slots=True)
class LookStatistics:
    """One look: its speech frames, n float32 (C,) and centered float32 (C, D), systems stacked.

    centered_k = sum P(k|x) (x - mu_k) / sigma_k
    features : float32 (speech frames, D), of the first system
    opening : this look may still be revised by later ones
    revised : how this look and all earlier ones of the opening appear now; empty outside it
    """

    first_frame: int
    frames: int  # LOOK_FRAMES but for the last look of a stream
    speech_frames: int
    level_dbfs: Float32  # (frames,)
    n: Float32
    centered: Float32
    features: Float32
    opening: bool = False
    revised: "tuple[LookStatistics, ...]" = ()

    @property
    def has_speech(self) -> bool:
        return self.speech_frames > 0


@dataclass(frozen=True, slots=True)
class _RawLook:
    first_frame: int
    features: tuple[Float32, ...]  # of each system, unnormalized, (frames, D)
    speech: np.ndarray
    level_dbfs: Float32


class _Statistics:
    """Normalized frames of one system to the statistics of a look."""

    def __init__(self, system: System) -> None:
        ubm = system.ubm
        self._quadratic = ubm.quadratic
        self._means = ubm.means.astype(np.float32)
        self._inverse_deviations = (1 / np.sqrt(ubm.variances)).astype(np.float32)

    def __call__(self, features: Float32, speech: np.ndarray) -> tuple[Float32, Float32]:
        """float32 (frames, D), bool (frames,) -> n (C,), centered (C, D)."""
        x = np.zeros((LOOK_FRAMES, features.shape[1]), np.float32)
        x[: len(features)] = features
        counts = np.zeros(LOOK_FRAMES, np.float32)
        counts[: len(features)] = speech
        p = expand(x) @ self._quadratic
        p -= p.max(axis=1, keepdims=True)
        np.exp(p, out=p)
        p *= (counts / p.sum(axis=1))[:, None]
        n = p.sum(axis=0)
        first = p.T @ x
        return n, (first - n[:, None] * self._means) * self._inverse_deviations


class LookMaker:
    """Raw FeatureBlocks of all systems, in portions of any size, to looks; the rest waits.

    While the opening lasts (see `Settler`) each look comes with new versions of the earlier ones;
    without previews none comes before the opening is over, which is a tenth of the work.
    """

    def __init__(self, systems: Sequence[System], previews: bool = True) -> None:
        config = systems[0].front_end
        self._previews = previews
        self._normalizers = [Normalizer(system.front_end) for system in systems]
        self._statistics = [_Statistics(system) for system in systems]
        # shared by all looks without speech: minutes of silence must not fill the memory
        components = sum(system.ubm.components for system in systems)
        self._silence = (
            np.zeros(components, np.float32),
            np.zeros((components, config.dims), np.float32),
            np.zeros((0, config.dims), np.float32),
        )
        self._opening_frames = 0
        if config.normalization == "opening":
            self._opening_frames = config.frames(config.normalization_s)
        self.reset()

    def reset(self) -> None:
        for normalizer in self._normalizers:
            normalizer.reset()
        self._blocks: list[tuple[FeatureBlock, ...]] = []
        self._waiting = 0
        self._next_frame = 0
        self._in_opening = self._opening_frames > 0
        self._opening: list[_RawLook] = []  # those with speech
        self._held: list[_RawLook | LookStatistics] = []  # without previews: all, in their order

    def push(self, blocks: Sequence[FeatureBlock]) -> list[LookStatistics]:
        """The looks completed by these frames; a block of each system, all of one length."""
        self._blocks.append(tuple(blocks))
        self._waiting += len(blocks[0])
        return self._take(self._waiting // LOOK_FRAMES)

    def flush(self) -> list[LookStatistics]:
        """The last, shorter look, if any, and what was held back."""
        last = self._take(1) if self._waiting else []
        spoken = self._revised(opening=False) if self._held and self._opening else []
        return last + self._released(spoken)

    def _take(self, looks: int) -> list[LookStatistics]:
        if looks == 0:
            return []
        systems = range(len(self._statistics))
        features = [np.concatenate([b[i].features for b in self._blocks]) for i in systems]
        speech = np.concatenate([b[0].speech for b in self._blocks])
        levels = np.concatenate([b[0].level_dbfs for b in self._blocks])
        out: list[LookStatistics] = []
        for index in range(looks):
            part = slice(index * LOOK_FRAMES, (index + 1) * LOOK_FRAMES)
            raw = tuple(rows[part] for rows in features)
            out += self._looks(_RawLook(self._next_frame, raw, speech[part], levels[part]))
            self._next_frame += len(levels[part])
        used = min(looks * LOOK_FRAMES, len(levels))
        self._blocks = [
            tuple(FeatureBlock(0, rows[used:], speech[used:], levels[used:]) for rows in features)
        ]
        self._waiting -= used
        return out

    def _looks(self, raw: _RawLook) -> list[LookStatistics]:
        if raw.speech.any():
            return self._in_the_opening(raw) if self._in_opening else [self._slid(raw)]
        levels, frames = raw.level_dbfs, len(raw.speech)
        silent = LookStatistics(
            raw.first_frame, frames, 0, levels, *self._silence, self._in_opening
        )
        if not self._in_opening or self._previews:
            return [silent]
        self._held.append(replace(silent, opening=False))
        return []

    def _slid(self, raw: _RawLook) -> LookStatistics:
        normalized = [
            normalizer(rows, raw.speech)
            for normalizer, rows in zip(self._normalizers, raw.features, strict=True)
        ]
        return self._summed(raw, normalized, opening=False)

    def _in_the_opening(self, raw: _RawLook) -> list[LookStatistics]:
        self._opening.append(raw)
        over = sum(int(look.speech.sum()) for look in self._opening) >= self._opening_frames
        if self._previews:
            looks = self._revised(opening=not over)
            out = [replace(looks[-1], revised=tuple(looks))]
        else:
            self._held.append(raw)
            out = self._released(self._revised(opening=False)) if over else []
        if over:
            self._end_opening()
        return out

    def _released(self, spoken: list[LookStatistics]) -> list[LookStatistics]:
        """What was held back, in its order."""
        final = iter(spoken)
        out = [one if isinstance(one, LookStatistics) else next(final) for one in self._held]
        self._held = []
        return out

    def _end_opening(self) -> None:
        speech = np.concatenate([raw.speech for raw in self._opening])
        for i, normalizer in enumerate(self._normalizers):
            normalizer.go_on_after(_rows(self._opening, i), speech)
        self._in_opening, self._opening = False, []

    def _revised(self, opening: bool) -> list[LookStatistics]:
        """All looks of the opening, as they appear now."""
        raws = self._opening
        speech = np.concatenate([raw.speech for raw in raws])
        cuts = np.cumsum([len(raw.speech) for raw in raws])[:-1]
        normalized = [
            np.split(normalizer.opening(_rows(raws, i), speech), cuts)
            for i, normalizer in enumerate(self._normalizers)
        ]
        parts = zip(raws, zip(*normalized, strict=True), strict=True)
        return [self._summed(raw, list(rows), opening) for raw, rows in parts]

    def _summed(self, raw: _RawLook, normalized: list[Float32], opening: bool) -> LookStatistics:
        sums = [
            statistics(rows, raw.speech)
            for statistics, rows in zip(self._statistics, normalized, strict=True)
        ]
        return LookStatistics(
            first_frame=raw.first_frame,
            frames=len(raw.speech),
            speech_frames=int(raw.speech.sum()),
            level_dbfs=raw.level_dbfs,
            n=np.concatenate([n for n, _ in sums]),
            centered=np.concatenate([centered for _, centered in sums]),
            features=normalized[0][raw.speech],
            opening=opening,
        )


def _rows(raws: list[_RawLook], system: int) -> Float32:
    return np.concatenate([raw.features[system] for raw in raws])


class SettledLooks:
    """Only looks that no later one revises, for those who can wait for the end of the opening."""

    def __init__(self) -> None:
        self.clear()

    def clear(self) -> None:
        self._waiting: list[LookStatistics] = []

    @property
    def waiting_speech_frames(self) -> int:
        """Heard, but not final yet."""
        return sum(look.speech_frames for look in self._waiting)

    def push(self, looks: Sequence[LookStatistics]) -> list[LookStatistics]:
        """What became final."""
        final: list[LookStatistics] = []
        for look in looks:
            if look.revised:
                self._waiting = _with_revisions([*self._waiting, look], look.revised)
            else:
                self._waiting.append(look)
            if not look.opening:
                final += self._waiting
                self._waiting = []
        return final

    def flush(self) -> list[LookStatistics]:
        """All that waits, as it stands."""
        final, self._waiting = self._waiting, []
        return final


def _with_revisions(
    looks: Sequence[LookStatistics], revised: Sequence[LookStatistics]
) -> list[LookStatistics]:
    newer = {look.first_frame: look for look in revised}
    return [newer.get(look.first_frame, look) for look in looks]


class Evidence:
    """A running sum of looks, over all of them or over the last `window_frames` speech frames."""

    def __init__(self, shape: tuple[int, int], window_frames: int | None = None) -> None:
        self._shape = shape
        self._window = window_frames
        self.clear()

    def clear(self) -> None:
        self.speech_frames = 0
        self.n: Float64 = np.zeros(self._shape[0])
        self.centered: Float64 = np.zeros(self._shape)
        self._looks: deque[LookStatistics] = deque()

    def add(self, look: LookStatistics) -> None:
        """Takes a look, and the new versions of those before it that are part of this evidence."""
        if not look.has_speech:
            return
        if look.revised and self._looks:
            self._revise(look.revised)
        self._change(look, 1)
        if self._window is None and not look.opening:
            return
        self._looks.append(replace(look, revised=()))
        while (
            self._window is not None
            and self.speech_frames - self._looks[0].speech_frames >= self._window
        ):
            self._change(self._looks.popleft(), -1)

    def _revise(self, revised: Sequence[LookStatistics]) -> None:
        known = _with_revisions(self._looks, revised)
        self.clear()
        for look in known:
            self._change(look, 1)
            self._looks.append(look)

    def _change(self, look: LookStatistics, sign: int) -> None:
        self.speech_frames += sign * look.speech_frames
        self.n += sign * look.n
        self.centered += sign * look.centered


class LevelHistory:
    """Signal-to-noise ratio of what was heard: loud speech against the quietest tenth."""

    def __init__(self, most_looks: int = 150) -> None:
        self._levels: deque[Float32] = deque(maxlen=most_looks)

    def clear(self) -> None:
        self._levels.clear()

    def add(self, look: LookStatistics) -> None:
        self._levels.append(look.level_dbfs)

    def snr_db(self) -> float:
        """95th minus 10th percentile of the frame levels of the last 15 s; nan before any look."""
        if not self._levels:
            return float("nan")
        low, high = np.percentile(np.concatenate(self._levels), (10, 95))
        return float(high - low)
