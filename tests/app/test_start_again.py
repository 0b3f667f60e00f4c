"""Starting again leaves nothing of the first window behind: see `lifecycle`."""

import gc
from collections.abc import Iterator
from pathlib import Path
from weakref import ReferenceType, ref

import pytest
from PySide6.QtWidgets import QApplication

from desktop_app import lifecycle
from desktop_app.app import Program
from desktop_app.options import AppOptions
from desktop_app.services.settings import Settings
from tests.app.starting import looking_on, note_programs


@pytest.fixture
def programs(monkeypatch: pytest.MonkeyPatch) -> list[ReferenceType[Program]]:
    """Every program that was built; this list keeps none of them."""
    made: list[ReferenceType[Program]] = []
    note_programs(monkeypatch, lambda program: made.append(ref(program)))
    return made


@pytest.fixture
def no_collector() -> Iterator[None]:
    """Python's own collector stands still: what is gone was let go of, or collected in order."""
    gc.disable()
    yield
    gc.enable()


def test_the_first_program_is_gone_before_the_second_is_built(
    qapp: QApplication, tmp_path: Path, programs: list[ReferenceType[Program]], no_collector: None
) -> None:
    Settings(tmp_path).update(first_start_seen=True)
    left: list[Program | None] = []

    def go_on() -> None:
        program = programs[-1]()
        assert program is not None
        if len(programs) == 1:
            program.start_again_wanted.emit()
        elif not left:
            left.append(programs[0]())
            program.window.close()

    with looking_on(qapp, go_on):
        assert lifecycle.open_window(AppOptions(data=tmp_path)) == 0
    assert left == [None]
