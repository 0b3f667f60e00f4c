"""Runs before the frozen program: ctypes finds the libraries that travel with it.

`ctypes.util.find_library` asks ldconfig or a compiler, which know nothing of our folder.
"""

import ctypes.util
import sys
from pathlib import Path

_elsewhere = ctypes.util.find_library


def _find(name: str) -> str | None:
    ours = sorted(Path(sys._MEIPASS).glob(f"lib{name}.so*"))
    return str(ours[0]) if ours else _elsewhere(name)


ctypes.util.find_library = _find
