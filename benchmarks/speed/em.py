"""One EM iteration against scikit-learn and oneDAL, its share of sgemm's peak, its memory."""

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.speed.bench import Bench, available_bytes
from benchmarks.speed.clock import Timing, alternate, timed
from benchmarks.speed.material import DIMS, frames, save_mixture, start_mixture
from benchmarks.speed.rows import AT_LEAST, AT_MOST, Goal, Row, not_measured
from benchmarks.speed.versus import versus
from gmm_core.gmm import DiagonalGmm, Statistics, accumulate, maximize
from gmm_core.gmm.likelihood import BLOCK_FRAMES, expand
from gmm_core.linalg import Float32

FLOP = 4 * (2 * DIMS + 1)  # per frame and component: two products, a multiplication and an addition
PEER_BYTES = 5 * 8  # per frame and component: scikit-learn's arrays at their peak
WITHIN = 1e-6


def measure(bench: Bench) -> Iterator[Row]:
    """All rows about one EM iteration."""
    components = 256 if bench.quick else 1024
    count = _affordable(20_000 if bench.quick else 200_000, components)
    work = f"EM iteration, {count:,} x {DIMS}, {components} components"
    x, model = frames(count), start_mixture(components)
    data = bench.folder / "em.npy"
    np.save(data, x)
    start = save_mixture(bench.folder / "em.npz", model)
    kept: list[Statistics] = []

    def ours() -> Timing:
        kept[:] = []
        return timed(lambda: kept.append(_iteration(x, model, bench.threads)))

    for name, limit, task, arguments in (
        ("scikit-learn, float64", 12.0, "em_iteration", {"dtype": "float64"}),
        ("scikit-learn, float32", 4.0, "em_iteration", {"dtype": "float32"}),
        ("oneDAL, float32", 3.0, "onedal_iteration", {"threads": bench.threads}),
    ):
        goal = Goal(limit, "x", AT_LEAST)
        arguments = {**arguments, "data": data, "model": start}
        yield _against(bench, work, name, goal, ours, kept, task, arguments)
    yield _rate(bench, x, model)
    yield _memory(bench)


def _iteration(x: Float32, model: DiagonalGmm, threads: int) -> Statistics:
    statistics = accumulate(x, model, threads)
    maximize(statistics, model, 0.01)
    return statistics


def _affordable(count: int, components: int) -> int:
    """Fewer frames where scikit-learn's arrays would not fit into memory."""
    free = available_bytes()
    if free is None:
        return count
    most = int(0.8 * free / (PEER_BYTES * components))
    return min(count, max(10_000, most // 10_000 * 10_000))


def _against(
    bench: Bench,
    work: str,
    name: str,
    goal: Goal,
    ours: Any,
    kept: list[Statistics],
    task: str,
    arguments: dict[str, Any],
) -> Row:
    found: dict[str, Any] = {}

    def theirs() -> Timing:
        timing, answer = bench.ask(task, **arguments)
        found.update(answer)
        return timing

    def told() -> dict[str, Any]:
        mean, other = kept[0].mean_log_likelihood, found["mean_log_likelihood"]
        apart = abs(mean - other) / abs(other)
        return {
            "checked": f"mean log-likelihood {apart:.1e} apart (limit for float64: {WITHIN:.0e})",
            "bound": "see the row on sgemm's peak",
            "details": {
                "mean_log_likelihood": mean,
                "apart": apart,
                "agrees": bool(apart <= WITHIN),
            },
        }

    full = f"{work}, against {name}"
    return versus(full, name, goal, ours, theirs, 3, told, warm_up=False)


def _rate(bench: Bench, x: Float32, model: DiagonalGmm) -> Row:
    """On one core: BLAS and the E step, alternating."""
    part = x[:32_768]
    square = np.random.default_rng(0).standard_normal((2048, 2048)).astype(np.float32)
    out = np.empty_like(square)
    peak, found = alternate(
        lambda: timed(lambda: np.matmul(square, square, out=out)),
        lambda: timed(lambda: accumulate(part, model)),
        rounds=2 * bench.rounds,
    )
    # CPU time, best of all: a peak is what the machine can do when nobody disturbs it
    fastest = min(timing.cpu_s for timing in peak)
    ours = min(timing.cpu_s for timing in found)
    top = 2 * len(square) ** 3 / fastest / 1e9
    rate = FLOP * len(part) * model.components / ours / 1e9
    return Row(
        work="EM iteration, floating-point rate against sgemm's peak, one core",
        ours=f"{rate:.1f} GFLOP/s",
        peer=f"OpenBLAS sgemm 2048: {top:.1f} GFLOP/s",
        value=100 * rate / top,
        goal=Goal(65, "%", AT_LEAST),
        bound=phases(part[:BLOCK_FRAMES], model),
        details={"gflops": rate, "peak_gflops": top},
    )


def phases(block: Float32, model: DiagonalGmm) -> str:
    """Where the time of one block goes: its steps alone, on arrays of the same shape."""
    rows = expand(block)
    joint = rows @ model.quadratic
    ones = np.ones(model.components, np.float32)
    product = np.empty((model.components, rows.shape[1]), np.float32)
    peak = joint.max(axis=1)[:, None]
    shifted = joint - peak
    out = np.empty_like(joint)
    steps = {
        "[x^2, x, 1] @ W": lambda: np.matmul(rows, model.quadratic, out=joint),
        "P^T @ [x^2, x, 1]": lambda: np.matmul(out.T, rows, out=product),
        "exp": lambda: np.exp(shifted, out=out),
        "max, subtraction, sum": lambda: (
            joint.max(axis=1),
            np.subtract(joint, peak, out=joint),
            out @ ones,
        ),
    }
    order = ("[x^2, x, 1] @ W", "exp", "P^T @ [x^2, x, 1]", "max, subtraction, sum")
    best = {name: _best(steps[name]) for name in order}
    total = sum(best.values())
    return ", ".join(f"{name} {best[name] / total:.0%}" for name in order)


def _best(work: Any, times: int = 30) -> float:
    found = []
    for _ in range(times):
        began = time.perf_counter()
        work()
        found.append(time.perf_counter() - began)
    return min(found)


def _memory(bench: Bench) -> Row:
    """In a process of its own, whose greatest memory is asked of the kernel."""
    count = 200_000 if bench.quick else 1_000_000
    components = 1024
    work = f"EM iteration over {count:,} frames, {components} components: extra memory"
    goal = Goal(64, "MB", AT_MOST)
    if not Path("/proc/self/clear_refs").exists():
        return not_measured(work, goal, "needs Linux, whose kernel tells the greatest memory")
    told = subprocess.run(
        [sys.executable, "-m", "benchmarks.speed.em_memory", str(count), str(components)],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    extra = float(told.stdout)
    return Row(work, f"{extra:.1f} MB", "", extra, goal, bound="a block's buffers for each thread")
