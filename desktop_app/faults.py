"""Exceptions that nobody caught: they are logged and shown, and the program goes on."""

import logging
import sys
import threading
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Signal

from desktop_app.language.marking import mark
from desktop_app.language.words import say
from desktop_app.pages.parts import sentence_of
from gmm_core.errors import VoxgateError

LOG_NAME = "voxgate.log"
LOG_BYTES = 1_000_000
SENTENCE = mark(
    "Faults", "Something went wrong inside Voxgate, and it goes on. What happened is in {log}."
)

logger = logging.getLogger(__name__)


class FaultReporter(QObject):
    """Takes the place of Python's exception hooks while installed.

    The hooks may be called in any thread; `happened` reaches the GUI thread through Qt's queue.
    """

    happened = Signal(str)  # a sentence with the cure, or with the log's place

    def __init__(self, data_dir: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.log_path = data_dir / LOG_NAME
        self._handler: logging.Handler | None = None
        self._hooks = (sys.excepthook, threading.excepthook)

    def install(self) -> None:
        """Begin to log into the data folder and to catch what nobody caught."""
        self._handler = _handler(self.log_path)
        logging.getLogger().addHandler(self._handler)
        self._hooks = (sys.excepthook, threading.excepthook)
        sys.excepthook = self._uncaught
        threading.excepthook = self._uncaught_in_thread

    def uninstall(self) -> None:
        """Give the hooks back."""
        sys.excepthook, threading.excepthook = self._hooks
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
        logger.error("uncaught exception", exc_info=(kind, error, trace))
        if isinstance(error, VoxgateError):  # refused with a cure, such as a locked data folder
            self.happened.emit(sentence_of(error))
        else:
            self.tell()

    def tell(self) -> None:
        """Say where the log is; callable in any thread."""
        self.happened.emit(say(SENTENCE).format(log=self.log_path))

    def _uncaught_in_thread(self, args: threading.ExceptHookArgs) -> None:
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
