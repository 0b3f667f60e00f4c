"""Regression deltas (Furui 1986) of a stream: d[t] = sum_n n (c[t+n] - c[t-n]) / (2 sum_n n^2)."""

import numpy as np

from gmm_core.linalg import Float32


class DeltaStream:
    """Deltas of rows that arrive in portions; outside the stream the edge row is repeated."""

    def __init__(self, length: int) -> None:
        self._reach = length // 2
        self._scale = np.float32(1.0 / (2 * sum(n * n for n in range(1, self._reach + 1))))
        self.reset()

    def reset(self) -> None:
        self._rows: Float32 | None = None

    def push(self, rows: Float32) -> Float32:
        """float32 (n, d) -> deltas of the rows whose right context is complete, float32 (m, d)."""
        if len(rows) == 0:
            return rows
        before = self._rows
        if before is None:
            before = np.repeat(rows[:1], self._reach, axis=0)
        return self._consume(np.concatenate([before, rows]))

    def flush(self) -> Float32:
        """The deltas of the last rows, the final row repeated."""
        if self._rows is None:
            raise ValueError("flush() before any row")
        after = np.repeat(self._rows[-1:], self._reach, axis=0)
        return self._consume(np.concatenate([self._rows, after]))

    def _consume(self, rows: Float32) -> Float32:
        reach = self._reach
        count = max(0, len(rows) - 2 * reach)
        out = np.zeros((count, rows.shape[1]), np.float32)
        for n in range(1, reach + 1):
            after, before = rows[reach + n :][:count], rows[reach - n :][:count]
            difference = after - before
            difference *= np.float32(n)
            out += difference
        self._rows = rows[count:].copy()
        out *= self._scale
        return out
