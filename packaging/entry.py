"""What the frozen program begins with.

joblib starts worker processes as `python -m MODULE` and `python -c CODE`; frozen, the program
itself is its own Python, so it has to understand the two commands that joblib uses.
"""

import re
import runpy
import sys
from importlib import import_module

LOKY = "joblib.externals.loky.backend"
WORKER = f"{LOKY}.popen_loky_posix"
TRACKER = re.compile(rf"from ({re.escape(LOKY)}\.\w+) import main; main\((\d+), (\w+)\)")


def serve_joblib(arguments: list[str]) -> bool:
    """Whether this process was one of joblib's, which has ended now."""
    if arguments[:2] == ["-m", WORKER]:
        sys.argv = arguments[1:]
        runpy.run_module(WORKER, run_name="__main__")
        return True
    code = arguments[arguments.index("-c") + 1 :][:1] if "-c" in arguments else []
    tracker = TRACKER.fullmatch(code[0]) if code else None
    if tracker is None:
        return False
    import_module(tracker[1]).main(int(tracker[2]), tracker[3] not in ("0", "False"))
    return True


if __name__ == "__main__" and not serve_joblib(sys.argv[1:]):
    from desktop_app.__main__ import main

    sys.exit(main())
