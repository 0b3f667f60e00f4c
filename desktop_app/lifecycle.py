"""From the first window to the last: one program at a time, and the events from outside."""

import signal
import sys
from types import FrameType

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication

from desktop_app.app import START_AGAIN, Program, application, build_services
from desktop_app.front import bring_to_front
from desktop_app.options import AppOptions
from desktop_app.services.instance import SingleInstance

ENDED_BY_SIGNAL = 128  # plus the signal's number: the exit status that shells expect
RUNNING_ALREADY = "voxgate: Voxgate is running already; its window is in front now"
NOT_USED = "{} was not used: close the window first"


def open_window(options: AppOptions) -> int:
    """Run until the window is closed; a second start only brings the first to the front.

    Returns the exit status. Raises VoxgateError with the cure.
    """
    qt = application()
    instance = SingleInstance(options.data)
    if not instance.begin():
        print(_told(options), file=sys.stderr)  # noqa: T201
        return 0
    try:
        return _programs(qt, options, instance)
    finally:
        instance.end()


class LifeCycle(QObject):
    """What reaches a program from outside its window."""

    def __init__(self, program: Program, instance: SingleInstance) -> None:
        super().__init__()
        self._program = program
        instance.raise_wanted.connect(self._raise)

    @Slot(str)
    def _raise(self, token: str) -> None:
        bring_to_front(self._program.window, token)


def _programs(qt: QApplication, options: AppOptions, instance: SingleInstance) -> int:
    """One program after another, until one ends without wanting the next."""
    _end_on_signals(qt)
    size, page = None, ""
    while True:
        services = build_services(options)
        services.faults.install()
        try:
            program = Program(qt, services, options.theme or services.settings.theme)
            program.start_again_wanted.connect(lambda: qt.exit(START_AGAIN))
            life = LifeCycle(program, instance)
            if size is not None:
                program.window.resize(size)
                program.window.show_page(page)
            program.window.show()
            services.devices.refresh()
            status = qt.exec()
            size, page = program.window.size(), program.window.page
            if status != START_AGAIN:
                return status
            qt.setQuitOnLastWindowClosed(False)  # the last window, but not for long
            program.window.close_at_once()
            qt.setQuitOnLastWindowClosed(True)
            life.deleteLater()
            program.window.deleteLater()
        finally:
            services.close()


def _end_on_signals(qt: QApplication) -> None:
    """Ctrl+C and the system's shutdown end the program properly; no question is asked."""

    def ended(number: int, _frame: FrameType | None) -> None:
        qt.exit(ENDED_BY_SIGNAL + number)

    signal.signal(signal.SIGINT, ended)
    signal.signal(signal.SIGTERM, ended)


def _told(options: AppOptions) -> str:
    """What the second start says; an option that came too late is named."""
    given = {"--demo": options.demo, "--source": options.source is not None}
    unused = [name for name, used in given.items() if used]
    return "; ".join([RUNNING_ALREADY, *(NOT_USED.format(name) for name in unused)])
