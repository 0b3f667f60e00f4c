"""`python -m benchmarks`: every benchmark, one after the other; `make bench` calls this."""

import sys

from benchmarks import gui_lateness

if __name__ == "__main__":
    sys.exit(gui_lateness.main())
