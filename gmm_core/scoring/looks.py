"""Raw features to looks: ten frames on the absolute grid and their statistics under each mixture.

A look is always a product of the same shape, so live and offline scores agree to the bit.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from gmm_core.frontend.block import FeatureBlock
from gmm_core.frontend.normalize import normalization_of
from gmm_core.gmm.likelihood import expand
from gmm_core.linalg import Float32
from gmm_core.scoring.system import System
from gmm_core.scoring.track import LOOK_FRAMES, LookStatistics


@dataclass(frozen=True, slots=True)
class _RawLook:
    first_frame: int
    features: tuple[Float32, ...]  # of each system, unnormalized, (frames, D)
    speech: npt.NDArray[np.bool_]
    level_dbfs: Float32
    bands: Float32


class _Statistics:
    """Normalized frames of one system to the statistics of looks."""

    def __init__(self, system: System) -> None:
        ubm = system.ubm
        self._quadratic = ubm.quadratic
        self._means = ubm.means.astype(np.float32)
        self._inverse_deviations = (1 / np.sqrt(ubm.variances)).astype(np.float32)

    def __call__(self, x: Float32, counts: Float32) -> tuple[Float32, Float32]:
        """float32 (L, LOOK_FRAMES, D), (L, LOOK_FRAMES) -> n (L, C), centered (L, C, D).

        counts : 1 for speech, 0 for the rest
        """
        p: Float32 = expand(x.reshape(-1, x.shape[2])).reshape(*x.shape[:2], -1) @ self._quadratic
        p -= p.max(axis=2, keepdims=True)
        np.exp(p, out=p)
        p *= (counts / p.sum(axis=2))[:, :, None]
        n = p.sum(axis=1)
        centered: Float32 = p.transpose(0, 2, 1) @ x
        centered -= n[:, :, None] * self._means
        centered *= self._inverse_deviations
        return n, centered


class LookMaker:
    """Raw FeatureBlocks of all systems, in portions of any size, to looks; the rest waits.

    While the opening lasts (see `Settler`) each look comes with new versions of the earlier ones;
    without previews none comes before the opening is over, which is a tenth of the work.
    """

    def __init__(self, systems: Sequence[System], previews: bool = True) -> None:
        config = systems[0].front_end
        self._previews = previews
        self._normalizers = [normalization_of(system.front_end) for system in systems]
        self._statistics = [_Statistics(system) for system in systems]
        # shared by all looks without speech: minutes of silence must not fill the memory
        components = sum(system.ubm.components for system in systems)
        self._silence = (
            np.zeros(components, np.float32),
            np.zeros((components, config.dims), np.float32),
            np.zeros((0, config.dims), np.float32),
        )
        self._opening_frames = config.opening_frames
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
        bands = np.concatenate([b[0].bands for b in self._blocks])
        out: list[LookStatistics] = []
        for index in range(looks):
            part = slice(index * LOOK_FRAMES, (index + 1) * LOOK_FRAMES)
            raw = tuple(rows[part] for rows in features)
            marks = speech[part], levels[part], bands[part]
            out += self._looks(_RawLook(self._next_frame, raw, *marks))
            self._next_frame += len(levels[part])
        used = min(looks * LOOK_FRAMES, len(levels))
        rest = speech[used:], levels[used:], bands[used:]
        self._blocks = [tuple(FeatureBlock(0, rows[used:], *rest) for rows in features)]
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
        return self._summed([raw], normalized, opening=False)[0]

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
        speech = np.concatenate([raw.speech for raw in self._opening])
        normalized = [
            normalizer.opening(_rows(self._opening, i), speech)
            for i, normalizer in enumerate(self._normalizers)
        ]
        return self._summed(self._opening, normalized, opening)

    def _summed(
        self, raws: Sequence[_RawLook], normalized: list[Float32], opening: bool
    ) -> list[LookStatistics]:
        """normalized : of each system, the rows of all these looks"""
        shape = len(raws), LOOK_FRAMES
        counts = np.zeros(shape, np.float32)
        for index, raw in enumerate(raws):
            counts[index, : len(raw.speech)] = raw.speech
        blocks = [_padded(rows, shape) for rows in normalized]
        sums = [
            statistics(rows, counts)
            for statistics, rows in zip(self._statistics, blocks, strict=True)
        ]
        n = np.concatenate([own for own, _ in sums], axis=1)
        centered = np.concatenate([own for _, own in sums], axis=1)
        return [
            LookStatistics(
                first_frame=raw.first_frame,
                frames=len(raw.speech),
                speech_frames=int(raw.speech.sum()),
                level_dbfs=raw.level_dbfs,
                n=n[index],
                centered=centered[index],
                features=blocks[0][index, : len(raw.speech)][raw.speech],
                opening=opening,
                bands=raw.bands[raw.speech].sum(axis=0, dtype=np.float64),
            )
            for index, raw in enumerate(raws)
        ]


def _rows(raws: list[_RawLook], system: int) -> Float32:
    return np.concatenate([raw.features[system] for raw in raws])


def _padded(rows: Float32, shape: tuple[int, int]) -> Float32:
    """float32 (frames, D) as (*shape, D); only the last look of a stream may be short."""
    out = np.zeros((shape[0] * shape[1], rows.shape[1]), np.float32)
    out[: len(rows)] = rows
    return out.reshape(*shape, -1)
