"""`python -m benchmarks [--quick]`: everything that is promised about speed; `make bench`."""

import sys

from benchmarks.speed.__main__ import main

if __name__ == "__main__":
    sys.exit(main())
