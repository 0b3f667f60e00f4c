"""One window for each data folder: a second start brings the running one to the front."""

import hashlib
import logging
import os
from pathlib import Path

from PySide6.QtCore import QDir, QLockFile, QObject, Signal, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from gmm_core.errors import DataFolderUnwritable, VoxgateError

logger = logging.getLogger(__name__)

LOCK_NAME = "window.lock"
ANSWER_MS = 10_000  # the first may itself be starting still, on a slow computer
RETRY_MS = 100
GREETING = b"raise "
ANSWER = b"raised\n"
LONGEST_GREETING = 1024
TOKEN_VARIABLE = "XDG_ACTIVATION_TOKEN"  # noqa: S105 - a desktop's leave to take the focus


class WindowDoesNotAnswer(VoxgateError):
    """Another process holds the data folder's window, but cannot be spoken to."""

    def __init__(self, process: int, lock: Path) -> None:
        self.process, self.lock = process, lock
        super().__init__(
            f"Voxgate is running already (process {process}) but does not answer; end that "
            f"process, or delete {lock} if it is another program, and start again"
        )


class SingleInstance(QObject):
    """A lock file says who is first, a local socket carries the wish to come to the front.

    The lock names its process, so one left behind by `kill -9` is seen to be stale; the socket
    belongs to whoever holds the lock, so one left behind is simply removed. Both are of this user:
    two people on one computer each have a window.
    """

    raise_wanted = Signal(str)  # the desktop's leave to take the focus; "" when it gave none

    def __init__(self, data_dir: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._data_dir = data_dir
        self._address = _address(data_dir)
        self._lock = QLockFile(str(data_dir / LOCK_NAME))
        self._lock.setStaleLockTime(0)  # a lock is stale when its process is gone, however old
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._greeted)

    def begin(self, answer_ms: int = ANSWER_MS) -> bool:
        """True when this is the first; False when the first one has been brought to the front.

        Raises DataFolderUnwritable, and WindowDoesNotAnswer when the first is silent so long.
        """
        try:
            self._data_dir.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise DataFolderUnwritable(self._data_dir, error.strerror or str(error)) from error
        for _ in range(max(1, answer_ms // RETRY_MS)):
            if self._lock.tryLock(RETRY_MS):
                self._listen()
                return True
            if self._lock.error() is not QLockFile.LockError.LockFailedError:
                raise DataFolderUnwritable(self._data_dir, "no lock file can be made there")
            if self._greet(answer_ms):
                return False
        process, _host, _program = self._lock.getLockInfo()
        raise WindowDoesNotAnswer(process, self._data_dir / LOCK_NAME)

    def end(self) -> None:
        """Let the next start be the first."""
        self._server.close()
        self._lock.unlock()

    def _listen(self) -> None:
        QLocalServer.removeServer(self._address)  # whoever left it there is dead: we have the lock
        if not self._server.listen(self._address):
            logger.warning("no second start will find this one: %s", self._server.errorString())

    def _greet(self, answer_ms: int) -> bool:
        """Whether somebody listens and has answered; only a socket without listener is silent."""
        socket = QLocalSocket()
        socket.connectToServer(self._address)
        if not socket.waitForConnected(RETRY_MS):
            return False
        token = os.environ.get(TOKEN_VARIABLE, "").encode()
        socket.write(GREETING + token[: LONGEST_GREETING - len(GREETING) - 1] + b"\n")
        socket.flush()
        answered = socket.waitForReadyRead(answer_ms) and bytes(socket.readAll().data()) == ANSWER
        socket.disconnectFromServer()
        return answered

    @Slot()
    def _greeted(self) -> None:
        while self._server.hasPendingConnections():
            socket = self._server.nextPendingConnection()
            socket.readyRead.connect(self._read)
            socket.disconnected.connect(socket.deleteLater)
            if socket.bytesAvailable():
                self._hear(socket)

    @Slot()
    def _read(self) -> None:
        socket = self.sender()
        if isinstance(socket, QLocalSocket):
            self._hear(socket)

    def _hear(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            if socket.bytesAvailable() >= LONGEST_GREETING:
                socket.abort()
            return
        line = bytes(socket.readLine(LONGEST_GREETING).data())
        if not line.startswith(GREETING):
            socket.abort()
            return
        socket.write(ANSWER)
        socket.flush()
        token = line.removeprefix(GREETING).strip().decode("ascii", "ignore")
        self.raise_wanted.emit(token)


def _address(data_dir: Path) -> str:
    """The socket's name: of this user and this folder, in the user's own folder if there is one."""
    user = os.environ.get("USERNAME", "") if os.name == "nt" else str(os.getuid())
    key = hashlib.sha256(f"{user}\0{data_dir.resolve()}".encode()).hexdigest()[:20]
    name = f"voxgate-{key}"
    if os.name == "nt":
        return name
    # of this user alone where the desktop has one; the temporary folder of macOS is so anyway
    return str(Path(os.environ.get("XDG_RUNTIME_DIR") or QDir.tempPath(), name))
