"""The start builds one page; the others come when they are wanted, or a moment later by themselves.

What is held here is the order of things, not a clock: `benchmarks/speed/program.py` measures.
"""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QApplication, QCheckBox, QSlider, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.app import Program
from desktop_app.late_pages import KEYS, MakingReady
from desktop_app.lifecycle import LifeCycle
from desktop_app.services.instance import SingleInstance
from desktop_app.services.last_run import LastRun
from desktop_app.staging import MICROPHONE, StagedLive, staged_services
from desktop_app.widgets import LevelMeter
from gmm_core.scoring import STRICTNESS, Background
from tests.app.stage import background
from tests.programs import opened

__all__ = ["background"]

SOON_MS = 20_000
# None of these is needed before the first picture of Verify
LATER = (
    "desktop_app.pages.enroll",
    "desktop_app.pages.speakers",
    "desktop_app.pages.evaluate",
    "desktop_app.pages.background",
    "desktop_app.pages.settings",
    "desktop_app.pages.about",
    "desktop_app.services.licenses",
    "importlib.metadata",
    "numpy.random",
    "soundfile",
)

Found = TypeVar("Found", bound=QWidget)


@pytest.fixture
def fresh(qapp: QApplication, background: Background, tmp_path: Path) -> Iterator[Program]:
    """A program whose window has just been shown: no page but the first was wanted."""
    services = staged_services(tmp_path, background, enrolled=True)
    services.settings.update(first_start_seen=True)
    with opened(qapp, services) as program:
        services.devices.stage((MICROPHONE,))
        yield program


def made(program: Program) -> list[str]:
    return [key for key in KEYS if program.pages.has(key)]


def find(program: Program, name: str, kind: type[Found]) -> Found:
    found = program.window.findChild(kind, name)
    assert found is not None, name
    return found


def test_the_first_window_waits_for_verify_alone() -> None:
    """In a process of its own: the window is on the screen before the other pages are imported."""
    code = (
        "import sys, tempfile\n"
        "from pathlib import Path\n"
        "from desktop_app.app import _program, application\n"
        "from desktop_app.options import AppOptions\n"
        "qt = application()\n"
        "with tempfile.TemporaryDirectory() as folder:\n"
        "    program = _program(qt, AppOptions(data=Path(folder)))\n"
        "    program.window.show()\n"
        "    qt.processEvents()\n"
        f"    loaded = [name for name in {LATER!r} if name in sys.modules]\n"
        "    print('MADE', [*program.pages.missing()], 'LOADED', loaded)\n"
        "    program.window.close_at_once()\n"
        "    program.services.close()\n"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    missing = ["enroll", "speakers", "evaluate", "background", "settings"]
    assert told.stdout.strip() == f"MADE {missing} LOADED []"


def test_qt_comes_after_the_engine() -> None:
    """PySide6 reads the source of every module that is imported after it: a tenth of a start."""
    code = (
        "import sys\n"
        "from desktop_app.__main__ import engine_first\n"
        "engine_first()\n"
        "print('PySide6' in sys.modules, end=' ')\n"
        "before = set(sys.modules)\n"
        "import desktop_app.app\n"
        "late = set(sys.modules) - before\n"
        "print(sorted(n for n in late if n.split('.')[0] in ('gmm_core', 'numpy', 'soundfile')))\n"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "False []", "to be named in __main__.ENGINE"


def test_asking_what_goes_on_makes_no_page(fresh: Program) -> None:
    """The tray, the mark for a crash and the question before closing look at what there is."""
    fresh.window.tick()
    fresh.tray_link.look()
    assert fresh.window.unfinished() == ()
    assert made(fresh) == ["verify"]


@pytest.mark.parametrize("key", KEYS)
def test_a_page_is_made_when_it_is_opened(fresh: Program, key: str) -> None:
    fresh.window.show_page(key)
    assert fresh.window.page == key
    assert fresh.pages[key].isVisible()
    assert made(fresh) == [one for one in KEYS if one in ("verify", key)]


def test_an_unknown_page_is_refused_with_the_known_ones(fresh: Program) -> None:
    with pytest.raises(ValueError, match="verify, enroll, speakers"):
        _ = fresh.pages["cellar"]


def test_a_late_page_knows_what_has_happened_before(fresh: Program) -> None:
    """Who is gone, what is plugged in and how the settings are, all from before it was made."""
    services = fresh.services
    services.speakers.delete("Anna")
    services.settings.update(strictness="strict", reduce_motion=True)
    services.devices.stage(())
    fresh.window.show_page("speakers")
    fresh.pages.speakers.select("Anna")
    assert fresh.pages.speakers.chosen_name() != "Anna"
    fresh.window.show_page("settings")
    assert find(fresh, "settings_strictness", QSlider).value() == STRICTNESS.index("strict")
    assert find(fresh, "settings_reduce_motion", QCheckBox).isChecked()
    meters = fresh.pages.enroll.findChildren(LevelMeter)
    assert {meter.motion.decay_s for meter in meters} == {0.0}


def test_a_late_page_is_heard(fresh: Program) -> None:
    """What the program, the window and the menus do with a page holds for one that came late."""
    fresh.pages.settings.theme_changed.emit("dark")
    assert fresh._palette.name == "dark"
    fresh.pages.settings.theme_changed.emit("light")
    fresh.pages.speakers.enroll_files.emit("Dora", (Path("nowhere.wav"),), False)
    assert fresh.window.page == "enroll"
    fresh.pages.enroll.enrolled.emit("Ben")
    assert fresh.window.page == "verify"
    assert fresh.pages.verify.claim.name == "Ben"


def test_the_others_are_made_ready_one_by_one(fresh: Program, qtbot: QtBot) -> None:
    ready = MakingReady(fresh.pages, fresh.services.live, fresh)
    ready.make_one()
    assert made(fresh) == ["verify", "enroll"]
    assert fresh.window.page == "verify"
    ready.begin()
    qtbot.waitUntil(lambda: made(fresh) == list(KEYS), timeout=SOON_MS)
    ready.make_one()  # nothing is left to do
    ready.end()


def test_a_page_that_cannot_be_made_is_tried_once(
    fresh: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not four times a second for ever; whoever opens it is told again."""
    tried = []

    def broken() -> QWidget:
        tried.append("enroll")
        raise RuntimeError("no such page")

    monkeypatch.setattr(fresh.pages, "_make_enroll", broken)
    ready = MakingReady(fresh.pages, fresh.services.live, fresh)
    with pytest.raises(RuntimeError, match="no such page"):
        ready.make_one()
    fresh.window.show_page("speakers")  # somebody was quicker
    for _ in KEYS:
        ready.make_one()
    assert tried == ["enroll"]
    assert made(fresh) == [key for key in KEYS if key != "enroll"]
    with pytest.raises(RuntimeError, match="no such page"):
        _ = fresh.pages.enroll


def test_a_window_that_closes_gets_no_more_pages(fresh: Program, tmp_path: Path) -> None:
    life = LifeCycle(fresh, SingleInstance(tmp_path), LastRun(tmp_path))
    ready = life._ready
    ready.begin()
    ready.make_one()
    assert made(fresh) == ["verify", "enroll"]
    fresh.window.close()
    assert not fresh.services.live.running, "nobody is heard, which would be reason enough"
    ready.make_one()  # a tick that was on its way
    ready.begin()  # and a window that closed before it was watched
    ready.make_one()
    assert made(fresh) == ["verify", "enroll"]
    life.end()


def test_no_page_is_made_while_somebody_is_heard(fresh: Program) -> None:
    live = fresh.services.live
    assert isinstance(live, StagedLive)
    fresh.pages.verify.start()
    assert live.running
    ready = MakingReady(fresh.pages, live, fresh)
    ready.make_one()
    assert made(fresh) == ["verify"]
    live.stop()
    ready.make_one()
    assert made(fresh) == ["verify", "enroll"]
