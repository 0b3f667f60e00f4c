"""The program itself, as a person starts it, for the tests that use it with their own hands."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.app import Program
from desktop_app.building import build_services
from desktop_app.options import AppOptions
from desktop_app.services.training import TrainingService
from gmm_core.training import TrainingConfig
from tests.programs import clear_desktop, opened

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
    clear_desktop()
    services = build_services(AppOptions(data=folder))
    if recipe is not None:
        training = TrainingService(folder, services.jobs, recipe)
        services = replace(services, training=training)
    if not first:
        services.settings.update(first_start_seen=True)
    with opened(qapp, services, theme or services.settings.theme) as made:
        with qtbot.waitExposed(made.window, timeout=STARTED_WITHIN_MS):
            pass
        with qtbot.waitSignal(services.devices.changed, timeout=STARTED_WITHIN_MS):
            services.devices.refresh()
        yield made
