"""EM time over frames and over components: it must grow in proportion, shown as a plot."""

from collections.abc import Iterator, Sequence

import numpy as np

from benchmarks.speed.bench import Bench
from benchmarks.speed.clock import timed
from benchmarks.speed.material import DIMS, frames, start_mixture
from benchmarks.speed.plot import Line, write_plot
from benchmarks.speed.rows import AT_MOST, Goal, Row
from gmm_core.gmm import accumulate, maximize

FRAMES = (50_000, 100_000, 200_000, 500_000, 1_000_000)
COMPONENTS = (128, 256, 512, 1024, 2048)
FEW_COMPONENTS, SOME_FRAMES = 128, 50_000


def measure(bench: Bench) -> Iterator[Row]:
    """The deviation from a straight line, and the plots."""
    sizes = tuple(size // 10 for size in FRAMES) if bench.quick else FRAMES
    some = 10_000 if bench.quick else SOME_FRAMES
    x = frames(sizes[-1], seed=5)
    cases = (
        ("frames", sizes, [(size, FEW_COMPONENTS) for size in sizes]),
        ("components", COMPONENTS, [(some, components) for components in COMPONENTS]),
    )
    for name, along, both in cases:
        seconds = [_iteration_s(x[:count], components, bench) for count, components in both]
        line, worst = straight_line(along, seconds)
        plot = bench.out / f"growth-{name}.svg"
        title = f"One EM iteration over {name}"
        lines = [Line("measured", along, seconds), Line("straight", along, line, thin=True)]
        write_plot(plot, title, name, "seconds", lines)
        told = ", ".join(
            f"{size:,}: {value:.3g} s" for size, value in zip(along, seconds, strict=True)
        )
        yield Row(
            work=f"EM time over {name}, {DIMS} dimensions: off the straight line",
            ours=told,
            peer="",
            value=100 * worst,
            goal=Goal(10, "%", AT_MOST),
            checked=f"plot: {plot.name}",
            details={"sizes": list(along), "seconds": seconds},
        )


def _iteration_s(x: np.ndarray, components: int, bench: Bench) -> float:
    model = start_mixture(components)

    def work() -> None:
        maximize(accumulate(x, model, bench.threads), model, 0.01)

    return min(timed(work).wall_s for _ in range(bench.rounds))  # growth, not load, is asked


def straight_line(sizes: Sequence[int], seconds: Sequence[float]) -> tuple[list[float], float]:
    """The line with the least relative errors, and the greatest of them."""
    weights = 1 / np.asarray(seconds)
    columns = np.column_stack([np.asarray(sizes, float), np.ones(len(sizes))])
    (slope, offset), *_ = np.linalg.lstsq(
        columns * weights[:, None], np.ones(len(sizes)), rcond=None
    )
    line = slope * np.asarray(sizes) + offset
    return line.tolist(), float(np.max(np.abs(line * weights - 1)))
