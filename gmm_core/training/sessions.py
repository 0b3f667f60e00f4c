"""The session space: how other rooms, microphones and noises move the statistics of same words."""

from collections.abc import Generator

import numpy as np

from gmm_core.frontend import FeatureBlock
from gmm_core.gmm import DiagonalGmm
from gmm_core.gmm.likelihood import BLOCK_FRAMES, BlockEvaluator
from gmm_core.linalg import Float32
from gmm_core.scoring.llr import speaker_offsets
from gmm_core.scoring.sessions import SessionSpace
from gmm_core.scoring.system import System
from gmm_core.training.config import TrainingConfig, TrainingProgress
from gmm_core.training.streams import FeatureFiles, normalized

PIECE_FRAMES = 600  # 6 s: as long as what is to be compensated
_LEAST_FRAMES = 20  # of speech in a piece
MOST_PIECES = 8000  # of all copies; 64 kB each with 256 components


def session_space(
    files: FeatureFiles, index: int, system: System, config: TrainingConfig
) -> Generator[TrainingProgress, None, SessionSpace]:
    """Principal directions of the MAP offsets of degraded copies around the mean of their piece.

    Each piece of speech exists clean and in several simulated sessions, so what differs between
    them is the session and nothing else. Vogt & Sridharan 2008 refine this estimate by EM.
    """
    sample = EveryNth(MOST_PIECES)
    total = len(files.speakers)
    for speaker in range(total):
        for number in range(files.stream_count(speaker)):
            if sample.wants_next():
                heard = files.stream(speaker, number)
                blocks = [normalized(variant[index], system.front_end) for variant in heard]
                sample.take(_offsets(blocks, system.ubm, config.relevance_factor))
        yield TrainingProgress("comparing sessions", speaker + 1, total, np.nan)
    directions = principal_directions(np.stack(sample.rows), config.session_rank, config.seed)
    shape = (len(directions), *system.ubm.means.shape)
    # stored as half floats: what is used from here on is what a reader of the bundle gets
    rounded = directions.astype(np.float16).astype(np.float32)
    return SessionSpace(rounded.reshape(shape))


class EveryNth:
    """The rows of all streams, or of every n-th where all would be too many; n is a power of two.

    Not of the first ones: in the order of names one corpus comes after the other.
    """

    def __init__(self, most: int) -> None:
        self._most, self._n, self._seen = most, 1, 0
        self._taken: list[list[Float32]] = []

    @property
    def rows(self) -> list[Float32]:
        return [row for rows in self._taken for row in rows]

    def wants_next(self) -> bool:
        """To be asked once for each stream; after a yes its rows are taken."""
        self._seen += 1
        return (self._seen - 1) % self._n == 0

    def take(self, rows: list[Float32]) -> None:
        self._taken.append(rows)
        while len(self._taken) > 1 and sum(map(len, self._taken)) > self._most:
            self._taken, self._n = self._taken[::2], 2 * self._n


def _offsets(
    stream: list[FeatureBlock], ubm: DiagonalGmm, relevance_factor: float
) -> list[Float32]:
    """Of all pieces of a stream, given clean and in its copies."""
    rows: list[Float32] = []
    for start in range(0, len(stream[0]), PIECE_FRAMES):
        part = slice(start, start + PIECE_FRAMES)
        copies = [block.features[part][block.speech[part]] for block in stream]
        rows += _around_their_mean(copies, ubm, relevance_factor)
    return rows


def _around_their_mean(
    copies: list[Float32], ubm: DiagonalGmm, relevance_factor: float
) -> list[Float32]:
    found = [_offset(x, ubm, relevance_factor) for x in copies if len(x) > _LEAST_FRAMES]
    if len(found) < 2:
        return []
    mean = np.mean(found, axis=0)
    return [offset - mean for offset in found]


def _offset(x: Float32, ubm: DiagonalGmm, relevance_factor: float) -> Float32:
    """The MAP offset of some frames, float32 (C * D,)."""
    evaluator = BlockEvaluator(ubm.form, BLOCK_FRAMES)
    n = np.zeros(ubm.components, np.float32)
    first = np.zeros(ubm.means.shape, np.float32)
    for start in range(0, len(x), BLOCK_FRAMES):
        block = x[start : start + BLOCK_FRAMES]
        found = evaluator.evaluate(block)
        posterior = found.joint / found.total[:, None]
        n += posterior.sum(axis=0)
        first += posterior.T @ block
    means, deviations = ubm.means.astype(np.float32), np.sqrt(ubm.variances).astype(np.float32)
    centered = (first - n[:, None] * means) / deviations
    offset: Float32 = speaker_offsets(n[None], centered[None], relevance_factor)[0]
    return offset


def principal_directions(rows: Float32, rank: int, seed: int) -> Float32:
    """The first principal directions of float32 (K, size), each as long as its deviation.

    Randomized subspace iteration (Halko, Martinsson & Tropp 2011, algorithm 4.4).
    """
    rank = min(rank, len(rows))
    rng = np.random.default_rng([seed, 0x15F])
    width = min(rank + 20, len(rows))
    basis, _ = np.linalg.qr(rows @ rng.standard_normal((rows.shape[1], width)).astype(np.float32))
    for _ in range(3):
        basis, _ = np.linalg.qr(rows @ (rows.T @ basis))
    _, length, right = np.linalg.svd(basis.T @ rows, full_matrices=False)
    deviations = length[:rank] / np.sqrt(len(rows))
    directions: Float32 = (right[:rank] * deviations[:, None]).astype(np.float32)
    return directions
