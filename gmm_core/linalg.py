"""Matrix products that give the same bits however the rows arrive, and BLAS on one thread.

OpenBLAS picks other kernels for other row counts, so `X @ W` changes in the last bits when the
same frames come in other portions. Frame k therefore always sits in row `k mod BLOCK_ROWS` of a
product of one fixed shape. Parallel work here means our own threads over shards; BLAS threads
underneath would only fight them (and change bits), so BLAS is limited once, at import.
"""

from itertools import pairwise

import numpy as np
import numpy.typing as npt
from threadpoolctl import threadpool_limits

threadpool_limits(limits=1, user_api="blas")

BLOCK_ROWS = 32
_PORTION_ROWS = 24 * BLOCK_ROWS
_FEW_ROWS = 4
_ABREAST = 4

Float32 = npt.NDArray[np.float32]
Float64 = npt.NDArray[np.float64]


def row_products(rows: Float32, matrix: Float32) -> Float32:
    """`rows @ matrix`; up to four rows one by one, so that none changes the bits of another.

    Before BLAS multiplies matrices it copies them into another order, which costs more than a few
    products with a vector.

    rows : float32 (n, k); matrix : float32 (k, m)
    """
    if len(rows) > _FEW_ROWS:
        return rows @ matrix
    products: Float32 = np.matmul(rows[:, None], matrix)[:, 0]
    return products


def projections(rows: Float32, directions: Float32) -> Float32:
    """`rows @ directions.T` for few and long directions, as `row_products`.

    Four directions are read from memory side by side and serve all rows while in the cache.

    rows : float32 (n, k); directions : float32 (m, k)
    """
    if len(rows) > _FEW_ROWS:
        return rows @ directions.T
    count, length = directions.shape
    out = np.empty((len(rows), count), np.float32)
    fours = count - count % _ABREAST
    abreast = directions[:fours].reshape(-1, 1, _ABREAST, length)
    products = np.matmul(abreast, rows[:, :, None])[..., 0]  # (fours, rows, 4)
    out[:, :fours] = products.transpose(1, 0, 2).reshape(len(rows), fours)
    if fours < count:
        out[:, fours:] = np.matmul(directions[fours:], rows[:, :, None])[..., 0]
    return out


def row_means(rows: Float32) -> Float32:
    """Those of `rows.mean(axis=1)`, in a third of the time for few rows; float32 (n, k) -> (n,)."""
    means: Float32 = np.add.reduce(rows, axis=1) / np.float32(rows.shape[1])
    return means


class FixedRows:
    """Rows of one length, float32 (n, k), to be multiplied with a few vectors again and again.

    Four are read from memory side by side, nearly twice as fast as one by one. Always four: the
    bits of a product depend neither on the row's place nor on how many rows there are.
    """

    def __init__(self, rows: Float32) -> None:
        self._count, length = rows.shape
        self._fours = np.zeros((-(-self._count // _ABREAST), _ABREAST, length), np.float32)
        self._fours.reshape(-1, length)[: self._count] = rows

    def times(self, vectors: Float32, columns: slice = slice(None)) -> Float32:
        """`vectors @ rows.T`, of these columns of the rows; float32 (m, k) -> (m, n).

        Four rows serve all vectors while they are in the cache.
        """
        products = np.matmul(self._fours[:, None, :, columns], vectors[:, :, None])[..., 0]
        whole: Float32 = products.transpose(1, 0, 2).reshape(len(vectors), -1)
        return whole[:, : self._count]


def stable_product(rows: Float32, matrix: Float32, first_row: int) -> Float32:
    """`rows @ matrix` whose bits depend on each row and its absolute index only.

    rows : float32 (n, k), the rows first_row .. first_row + n - 1 of an endless matrix
    matrix : float32 (k, m)
    """
    lead = first_row % BLOCK_ROWS
    if lead == 0 and len(rows) % BLOCK_ROWS == 0:
        return block_products(rows, matrix)  # they lie as they must
    blocks = -(-(lead + len(rows)) // BLOCK_ROWS)
    padded = np.zeros((blocks * BLOCK_ROWS, rows.shape[1]), np.float32)
    padded[lead : lead + len(rows)] = rows
    return block_products(padded, matrix)[lead : lead + len(rows)]


def row_portions(first_row: int, rows: int) -> list[slice]:
    """Rows first_row .. first_row + rows - 1 in portions whose products can be made one by one.

    As long as the caches bear: between shorter ones two threads wait for the interpreter.
    """
    ends = range(_PORTION_ROWS - first_row % BLOCK_ROWS, rows, _PORTION_ROWS)
    return [slice(start, end) for start, end in pairwise([0, *ends, rows])] if rows else []


def block_products(rows: Float32, matrix: Float32) -> Float32:
    """`rows @ matrix`, BLOCK_ROWS rows at a time.

    rows : float32 (n, k), n a multiple of BLOCK_ROWS; matrix : float32 (k, m)
    """
    blocks = rows.reshape(-1, BLOCK_ROWS, rows.shape[1])
    products: Float32 = np.matmul(blocks, matrix)
    return products.reshape(len(rows), matrix.shape[1])
