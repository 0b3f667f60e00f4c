"""How long the program takes to start: the first window, and one `voxgate verify`."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from benchmarks.speed.bench import Bench, screen_or_offscreen
from benchmarks.speed.clock import seconds
from benchmarks.speed.peers import ROOT
from benchmarks.speed.rows import AT_MOST, Goal, Row
from benchmarks.speed.voices import enrolled
from gmm_core.audio import read_audio
from gmm_core.store.profiles import ProfileStore
from resources import demo_recordings

VOXGATE = (sys.executable, "-m", "desktop_app")
START = "from desktop_app.__main__ import engine_first; engine_first(); import desktop_app.app"
VERIFY = "import gmm_core.cli.verify, gmm_core.verification, gmm_core.store.bundle"


def measure(bench: Bench) -> Iterator[Row]:
    """The disk is warm: the first run of each is not counted, and leaves its bytecode behind."""
    env = _as_installed(bench.folder)
    windows = [_first_window_s(env) for _ in range(2 if bench.quick else 6)][1:]
    yield Row(
        work="program: `voxgate` to the first window",
        ours=f"{seconds(median(windows))} since the process began",
        peer="",
        value=median(windows),
        goal=Goal(1.5, "s", AT_MOST),
        details={"runs_s": windows},
        bound=_imports(env, START),
    )
    data = bench.folder / "started"
    with ProfileStore(data) as store:
        store.save(enrolled())
    person = demo_recordings()[0]
    samples, rate = read_audio(person.verify)
    length_s = len(samples) / rate
    command = (*VOXGATE, "verify", person.name, str(person.verify), "--data", str(data))
    runs = [_run_s(env, command) for _ in range(bench.rounds)][1:]
    yield Row(
        work=f"program: `voxgate verify` of a file of {length_s:.0f} s",
        ours=seconds(median(runs)),
        peer="",
        value=median(runs),
        goal=Goal(1.0, "s", AT_MOST),
        details={"runs_s": runs},
        bound=_imports(env, VERIFY),
    )


def _as_installed(folder: Path) -> dict[str, str]:
    """Where modules are compiled once, as by pip, whatever the variables of this machine forbid."""
    env = {**screen_or_offscreen(), "PYTHONPYCACHEPREFIX": str(folder / "bytecode")}
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    return env


def _first_window_s(env: dict[str, str]) -> float:
    """As the app itself tells it; it then enrolls and listens for three seconds."""
    told = subprocess.run(
        [*VOXGATE, "--smoke"],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env=env,
    )
    return float(json.loads(told.stdout.strip().splitlines()[-1])["time_to_first_window_s"])


def _run_s(env: dict[str, str], command: tuple[str, ...]) -> float:
    began = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env=env)
    taken = time.perf_counter() - began
    if done.returncode not in (0, 1):
        raise RuntimeError(f"voxgate verify ended with {done.returncode}: {done.stderr.strip()}")
    return taken


def _imports(env: dict[str, str], code: str) -> str:
    """What these imports cost, and the five that cost most by themselves."""
    told = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env=env,
    )
    costs: dict[str, int] = {}
    for line in told.stderr.splitlines():
        own, _, rest = line.removeprefix("import time:").partition("|")
        if own.strip().isdigit():
            package = rest.partition("|")[2].strip().split(".")[0]
            costs[package] = costs.get(package, 0) + int(own)
    heaviest = sorted(costs.items(), key=lambda item: -item[1])[:5]
    listed = ", ".join(f"{name} {cost / 1000:.0f} ms" for name, cost in heaviest)
    return f"imports {sum(costs.values()) / 1000:.0f} ms ({listed})"
