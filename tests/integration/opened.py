"""The program itself, as a person starts it, for the tests that use it with their own hands."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.app import Program
from desktop_app.building import build_services
from desktop_app.options import AppOptions
from desktop_app.services.training import TrainingService
from gmm_core.training import TrainingConfig

STARTED_WITHIN_MS = 30_000


@contextmanager
def open_program(
    qapp: QApplication,
    folder: Path,
    qtbot: QtBot,
    *,
    first: bool = False,
    theme: str | None = "light",
    recipe: TrainingConfig | None = None,
) -> Iterator[Program]:
    """The program as `voxgate --data FOLDER` starts it, its list of microphones read.

    first : nobody has started it before; theme : None for the one in the settings
    recipe : of a background model of one's own; None = the engine's, which takes minutes
    """
    for left in QApplication.topLevelWidgets():  # by other tests of this process: not the program's
        left.hide()
    services = build_services(AppOptions(data=folder))
    if recipe is not None:
        training = TrainingService(folder, services.jobs, recipe)
        services = replace(services, training=training)
    if not first:
        services.settings.update(first_start_seen=True)
    made = Program(qapp, services, theme or services.settings.theme)
    made.window.show()
    with qtbot.waitExposed(made.window, timeout=STARTED_WITHIN_MS):
        pass
    with qtbot.waitSignal(services.devices.changed, timeout=STARTED_WITHIN_MS):
        services.devices.refresh()
    try:
        yield made
    finally:
        made.window.close_at_once()
        services.close()
        made.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
