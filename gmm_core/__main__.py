"""`python -m gmm_core COMMAND`: the engine's command line, on machines without a desktop."""

import sys

from gmm_core.cli import main

if __name__ == "__main__":
    sys.exit(main())
