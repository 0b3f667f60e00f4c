"""Results of several processes: in order, and cancelled without a word of complaint."""

import time

from gmm_core.evaluation.run import _parallel
from gmm_core.processes import in_processes


def waited(piece: int) -> int:
    time.sleep(0.05 * (piece % 3))
    return 2 * piece


def test_results_come_in_order_whatever_the_jobs() -> None:
    for jobs in (1, 2):
        found = list(in_processes(waited, [(piece,) for piece in range(7)], jobs))
        assert found == [0, 2, 4, 6, 8, 10, 12]


def test_an_evaluation_in_processes_is_cancelled_without_a_warning() -> None:
    """joblib warns of the results that nobody takes any more, and warnings are errors here."""
    work = _parallel("scoring", waited, range(60), 2)
    first = next(work)  # its likelihood is nan: since Python 3.13 it equals only itself
    assert (first.stage, first.done, first.total) == ("scoring", 0, 60)
    assert next(work).done == 8  # a batch
    work.close()
