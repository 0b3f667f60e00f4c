"""Products whose bits depend on their own row only."""

import numpy as np
import pytest

from gmm_core.linalg import FixedRows, Float32, projections, row_products, stable_product


def drawn(seed: int, *shape: int) -> Float32:
    return np.random.default_rng(seed).standard_normal(shape).astype(np.float32)


@pytest.mark.parametrize("count", [0, 1, 2, 4, 5, 9])
def test_few_or_many_rows_are_multiplied(count: int) -> None:
    rows, matrix = drawn(0, count, 300), drawn(1, 300, 21)
    wanted = rows.astype(np.float64) @ matrix.astype(np.float64)
    np.testing.assert_allclose(row_products(rows, matrix), wanted, atol=1e-4)
    directions = np.ascontiguousarray(matrix.T)
    np.testing.assert_allclose(projections(rows, directions), wanted, atol=1e-4)


def test_up_to_four_rows_each_get_the_bits_that_they_get_alone() -> None:
    """Also as parts of longer rows, as the systems' parts of stacked statistics are."""
    rows, matrix = drawn(0, 4, 9000)[:, 500:8500], drawn(1, 8000, 50)
    directions = np.ascontiguousarray(matrix.T)
    for count in (1, 2, 3, 4):
        for at in range(5 - count):
            part = slice(at, at + count)
            together = row_products(rows[part], matrix), projections(rows[part], directions)
            for index in range(count):
                alone = rows[at + index : at + index + 1].copy()
                np.testing.assert_array_equal(together[0][index], row_products(alone, matrix)[0])
                one = projections(alone, directions)[0]
                np.testing.assert_array_equal(together[1][index], one)


@pytest.mark.parametrize("first", [0, 5, 31, 32, 100])
def test_a_row_of_an_endless_matrix_depends_on_its_place_only(first: int) -> None:
    rows, matrix = drawn(0, 200, 257), drawn(1, 257, 80)
    whole = stable_product(rows, matrix, 0)
    np.testing.assert_allclose(whole, rows @ matrix, atol=1e-4)
    for count in (1, 10, 40):
        part = stable_product(rows[first : first + count], matrix, first)
        np.testing.assert_array_equal(part, whole[first : first + count])


def test_fixed_rows_are_multiplied_with_each_vector() -> None:
    rows, vectors = drawn(0, 7, 300), drawn(1, 3, 300)
    wanted = vectors.astype(np.float64) @ rows.T.astype(np.float64)
    np.testing.assert_allclose(FixedRows(rows).times(vectors), wanted, atol=1e-4)
    part = slice(100, 250)
    found = FixedRows(rows).times(vectors[:, part], part)
    wanted = vectors[:, part].astype(np.float64) @ rows[:, part].T.astype(np.float64)
    np.testing.assert_allclose(found, wanted, atol=1e-4)
    assert FixedRows(rows[:0]).times(vectors).shape == (3, 0)


@pytest.mark.parametrize("columns", [slice(None), slice(5000, 8000)])
def test_a_fixed_row_has_the_bits_that_it_has_alone(columns: slice) -> None:
    """Wherever it stands, however many there are, whatever else is asked."""
    rows, vectors = drawn(0, 11, 8000), drawn(1, 3, 8000)[:, columns]
    for count in range(1, len(rows) + 1):
        together = FixedRows(rows[:count]).times(vectors, columns)
        for index in (0, count // 2, count - 1):
            alone = FixedRows(rows[index : index + 1]).times(vectors[1:2], columns)
            assert together[1, index] == alone[0, 0]
