"""`python -m benchmarks.speed.em_memory FRAMES COMPONENTS`: extra memory of an EM iteration, MB."""

import os
import sys
from pathlib import Path

from benchmarks.speed.material import frames, start_mixture
from gmm_core.gmm import accumulate, maximize

STATUS = Path("/proc/self/status")


def memory_mb(field: str) -> float:
    """VmRSS: what is held now; VmHWM: the most since the last reset."""
    for line in STATUS.read_text().splitlines():
        if line.startswith(field + ":"):
            return int(line.split()[1]) / 1024
    raise ValueError(f"{STATUS} has no {field}")


def main() -> None:
    """The greatest memory during the iteration less what the data took before."""
    count, components = int(sys.argv[1]), int(sys.argv[2])
    x, model = frames(count), start_mixture(components)
    threads = os.cpu_count() or 1
    accumulate(x[:4096], model, threads)  # libraries make their own buffers at the first call
    Path("/proc/self/clear_refs").write_text("5")
    before = memory_mb("VmRSS")
    maximize(accumulate(x, model, threads), model, 0.01)
    print(memory_mb("VmHWM") - before)


if __name__ == "__main__":
    main()
