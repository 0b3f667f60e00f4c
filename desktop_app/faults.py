"""Exceptions that nobody caught: they are logged and shown, and the program goes on."""

import logging
import sys
import threading
import traceback
from dataclasses import dataclass
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Signal

from desktop_app.pages.parts import sentence_of
from gmm_core.errors import VoxgateError

LOG_NAME = "voxgate.log"
LOG_BYTES = 1_000_000
MOST_TIMES = 10  # that one and the same fault is logged

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Fault:
    """Our own error. log : where it is described; details : the same, to be copied"""

    log: Path
    details: str = ""


class FaultReporter(QObject):
    """Takes the place of Python's exception hooks while installed.

    The hooks may be called in any thread; the signals reach the GUI thread through Qt's queue.
    """

    happened = Signal(object)  # Fault
    refused = Signal(str)  # no defect: a sentence with the cure

    def __init__(self, data_dir: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.log_path = data_dir / LOG_NAME
        self._handler: logging.Handler | None = None
        self._hooks = (sys.excepthook, threading.excepthook, sys.unraisablehook)
        self._seen: dict[str, int] = {}  # how often each fault was logged

    def install(self) -> None:
        """Begin to log into the data folder and to catch what nobody caught."""
        self._handler = _handler(self.log_path)
        logging.getLogger().addHandler(self._handler)
        self._hooks = (sys.excepthook, threading.excepthook, sys.unraisablehook)
        sys.excepthook = self._uncaught
        threading.excepthook = self._uncaught_in_thread
        sys.unraisablehook = self._unraisable

    def uninstall(self) -> None:
        """Give the hooks back."""
        sys.excepthook, threading.excepthook, sys.unraisablehook = self._hooks
        if self._handler is not None:
            logging.getLogger().removeHandler(self._handler)
            self._handler.close()
            self._handler = None

    def _uncaught(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            self._hooks[0](kind, error, trace)
            return
        details = "".join(traceback.format_exception(kind, error, trace))
        self._log(details)
        if isinstance(error, VoxgateError):  # refused with a cure, such as a locked data folder
            self.refused.emit(sentence_of(error))
        else:
            self.tell(details)

    def tell(self, details: str = "") -> None:
        """Say where the log is; callable in any thread."""
        self.happened.emit(Fault(self.log_path, details))

    def _log(self, details: str) -> None:
        """A fault that comes with every repaint must not push everything else out of the log."""
        count = self._seen[details] = self._seen.get(details, 0) + 1
        if count < MOST_TIMES:
            logger.error("uncaught exception\n%s", details)
        elif count == MOST_TIMES:
            logger.error("the same uncaught exception once more, and from now on not logged")

    def _uncaught_in_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self._uncaught(args.exc_type, args.exc_value, args.exc_traceback)

    def _unraisable(self, args: "sys.UnraisableHookArgs") -> None:
        """Where no exception can be raised: in a destructor, in a callback from C."""
        if args.exc_value is not None:
            self._uncaught(args.exc_type, args.exc_value, args.exc_traceback)


def record(data_dir: Path, error: Exception) -> str:
    """Log an error that ends the program; a sentence that says where it is described."""
    path = data_dir / LOG_NAME
    try:
        data_dir.mkdir(parents=True, exist_ok=True)
        handler = _handler(path)
        logger.addHandler(handler)
        logger.critical("the program ended", exc_info=error)
        logger.removeHandler(handler)
        handler.close()
    except OSError:
        return f"our own error, and no log could be written: {type(error).__name__}: {error}"
    return f"our own error ({type(error).__name__}); it is described in {path}"


def _handler(path: Path) -> logging.Handler:
    handler = RotatingFileHandler(path, maxBytes=LOG_BYTES, backupCount=1, encoding="utf-8")
    form = "%(asctime)s %(levelname)s %(threadName)s %(name)s: %(message)s"
    handler.setFormatter(logging.Formatter(form))
    return handler
