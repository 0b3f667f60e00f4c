"""Being asked to end is like Ctrl-C: the work is left as it was, and nothing lies around."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final, NoReturn

# What `timeout`, a closing terminal and a machine that shuts down send; Windows has no SIGHUP
_SIGNALS: Final = tuple(
    getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)
)


@contextmanager
def as_interrupts() -> Iterator[None]:
    """Within the block these signals raise KeyboardInterrupt, unless somebody cares for them.

    `nohup` has SIGHUP ignored, and it stays so. Python's own end at a signal would leave the
    temporary folder of a training, which holds gigabytes.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    ours = [one for one in _SIGNALS if signal.getsignal(one) is signal.SIG_DFL]
    try:
        for one in ours:
            signal.signal(one, _interrupt)
        yield
    finally:
        for one in ours:
            signal.signal(one, signal.SIG_DFL)


def _interrupt(*_: Any) -> NoReturn:
    raise KeyboardInterrupt
