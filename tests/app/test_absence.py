"""Sleep, lock and another user's session: the microphone is free, no answer stays, nobody resumes.

The desktop's signals come over a real D-Bus daemon of our own.
"""

import builtins
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.app import build_services
from desktop_app.lifecycle import LifeCycle
from desktop_app.options import AppOptions
from desktop_app.pages.claims import person
from desktop_app.scenes import ACCEPT, Stage, status
from desktop_app.services.absence import Absence, read_clocks
from desktop_app.services.instance import SingleInstance
from desktop_app.services.last_run import LastRun
from desktop_app.services.session_bus import PROPERTIES, SessionBus, session_path
from desktop_app.services.sleep_delay import LOGIN, MANAGER
from desktop_app.state.clock_watch import Clocks
from desktop_app.state.wizard import Step
from tests.app.private_bus import bus_address
from tests.app.stage import background, find, stage, words

__all__ = ["background", "bus_address", "stage"]

SESSION = "/org/freedesktop/login1/session/_32"


@pytest.fixture
def life(stage: Stage, tmp_path: Path) -> LifeCycle:
    return LifeCycle(stage.program, SingleInstance(tmp_path), LastRun(tmp_path))


def test_an_answer_does_not_outlive_the_lock(stage: Stage, life: LifeCycle) -> None:
    stage.listen(person("Anna"), ACCEPT)
    assert words(stage, "state_word") == "Accepted"
    life.absence._locked()
    stage.tick()
    assert not stage.live.running
    assert words(stage, "state_word") == "Paused"
    assert "screen was locked" in words(stage, "state_detail")
    stage.click("listen_button")
    stage.live.stage()
    stage.tick()
    assert words(stage, "state_word") == "Listening"  # from nothing


def test_an_answer_about_a_recording_that_ended_does_not_either(
    stage: Stage, life: LifeCycle
) -> None:
    stage.listen(person("Anna"), ACCEPT)
    stage.live.end()
    stage.tick()
    assert "Accepted" in words(stage, "state_detail")
    life.absence._slept()
    stage.tick()
    assert "Accepted" not in words(stage, "state_detail")
    assert words(stage, "state_word") == "Paused"


def test_whoever_does_not_listen_is_not_bothered(stage: Stage, life: LifeCycle) -> None:
    stage.program.pages.verify.choose(person("Anna"))
    life.absence._locked()
    stage.tick()
    assert words(stage, "state_word") == "Not listening"
    assert stage.program.window.notices.sentences() == ()


def test_nothing_that_waits_for_a_microphone_begins_by_itself(
    stage: Stage, life: LifeCycle
) -> None:
    """The plug comes while the screen is locked: nobody asked for it any more."""
    microphones = stage.devices.plugged_in
    stage.devices.stage(())
    stage.program.pages.verify.choose(person("Anna"))
    stage.click("listen_button")
    life.absence._locked()
    stage.devices.stage(microphones)
    assert not stage.live.running


def test_speech_of_an_enrollment_is_kept_but_nobody_listens(stage: Stage, life: LifeCycle) -> None:
    stage.enroll_up_to_speaking(status(12.0))
    life.absence._slept()
    stage.tick()
    wizard = stage.program.pages.enroll.wizard
    assert not stage.live.running
    assert (wizard.step, wizard.speech.net_s) == (Step.MIC_CHECK, 12.0)
    assert "slept" in words(stage, "enroll_problem")
    assert find(stage, "mic_check_retry").isVisible()


def test_a_trial_after_an_enrollment_forgets_its_answer(stage: Stage, life: LifeCycle) -> None:
    stage.enroll_up_to_trial()
    stage.click("tryme_button")
    life.absence._switched()
    stage.tick()
    assert not stage.live.running
    assert words(stage, "state_word") == "Paused"


def test_on_other_pages_it_is_told(stage: Stage, life: LifeCycle) -> None:
    stage.listen(person("Anna"), ACCEPT)
    stage.program.window.show_page("speakers")
    life.absence._locked()
    assert "screen was locked" in " ".join(stage.program.window.notices.sentences())


def test_a_real_source_is_released_within_a_second(
    qapp: QApplication, tmp_path: Path, qtbot: QtBot
) -> None:
    services = build_services(AppOptions(data=tmp_path, demo=True))
    source = services.sources.make("verify")
    assert source is not None
    with qtbot.waitSignal(services.live.started, timeout=20_000):
        services.live.start(source)
    with qtbot.waitSignals([services.live.released, services.live.stopped], timeout=1000):
        services.live.release("gone")
    assert services.live.wait(1.0)
    assert services.live.snapshot().frame is None
    services.close()


# -- what tells -----------------------------------------------------------------------------------


def test_a_sleep_that_only_the_clocks_noticed_is_told(qapp: QApplication, qtbot: QtBot) -> None:
    now = [Clocks(0.0, 0.0, 0.0)]
    absence = Absence(lambda: None, SessionBus(), clocks=lambda _heard: now[0])
    now[0] = Clocks(1.0, 1.0, 9e8)
    with qtbot.assertNotEmitted(absence.away):
        absence.look()
    now[0] = Clocks(2.0, 7200.0, 9e8)
    with qtbot.waitSignal(absence.away) as told:
        absence.look()
    assert "slept" in told.args[0]


def test_the_clocks_of_this_computer_run(qapp: QApplication) -> None:
    first, second = read_clocks(None), read_clocks(2.0)
    assert second.running >= first.running
    assert second.passing - second.running >= first.passing - first.running - 0.1
    assert second.heard == 2.0


def test_without_qtdbus_there_are_only_the_clocks(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = builtins.__import__

    def missing(name: str, *rest: Any, **named: Any) -> Any:
        if name == "PySide6.QtDBus":
            raise ImportError(name)
        return real(name, *rest, **named)

    monkeypatch.setattr(builtins, "__import__", missing)
    assert SessionBus().begin() == 0


def test_the_window_starts_without_qtdbus() -> None:
    """It is imported when the watch begins, never before."""
    code = "import sys; import desktop_app.lifecycle; sys.exit('PySide6.QtDBus' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(("given", "path"), [("2", "_32"), ("c1", "c1"), ("a-b", "a_2db")])
def test_the_path_of_a_session(given: str, path: str) -> None:
    assert session_path(given) == f"/org/freedesktop/login1/session/{path}"
    assert session_path("") == ""


@pytest.fixture
def emit(
    qapp: QApplication, bus_address: str, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[SessionBus, Callable[..., None]]]:
    """A bus that is listened to, and a desktop that says something on it."""
    from PySide6.QtDBus import QDBusConnection, QDBusMessage

    monkeypatch.setenv("XDG_SESSION_ID", "2")
    desktop = QDBusConnection.connectToBus(bus_address, "desktop")
    for service in (LOGIN, "org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver"):
        assert desktop.registerService(service)
    listener = QDBusConnection.connectToBus(bus_address, "listener")
    bus = SessionBus()
    assert bus.begin(listener, listener) == 8

    def say(path: str, interface: str, member: str, *values: object) -> None:
        message = QDBusMessage.createSignal(path, interface, member)
        message.setArguments(list(values))
        assert desktop.send(message)

    yield bus, say
    QDBusConnection.disconnectFromBus("desktop")
    QDBusConnection.disconnectFromBus("listener")


ONE = f"{LOGIN}.Session"
SAVER, GNOME = "org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver"


@pytest.mark.parametrize(
    ("signal", "said"),
    [
        ("slept", ("/org/freedesktop/login1", MANAGER, "PrepareForSleep", True)),
        ("locked", (SESSION, ONE, "Lock")),
        ("switched", (SESSION, PROPERTIES, "PropertiesChanged", ONE, {"Active": False})),
        ("locked", ("/org/freedesktop/ScreenSaver", SAVER, "ActiveChanged", True)),
        ("locked", ("/org/gnome/ScreenSaver", GNOME, "ActiveChanged", True)),
    ],
)
def test_what_the_desktop_says(
    emit: tuple[SessionBus, Callable[..., None]],
    qtbot: QtBot,
    signal: str,
    said: tuple[object, ...],
) -> None:
    bus, say = emit
    with qtbot.waitSignal(getattr(bus, signal), timeout=5000):
        say(*said)


def test_what_is_of_no_concern(emit: tuple[SessionBus, Callable[..., None]], qtbot: QtBot) -> None:
    bus, say = emit
    told: list[QObject] = []
    for signal in (bus.slept, bus.locked, bus.switched):
        signal.connect(lambda: told.append(bus))
    say("/org/freedesktop/ScreenSaver", SAVER, "ActiveChanged", False)
    say("/org/freedesktop/login1/session/_39", ONE, "Lock")  # somebody else's
    say(SESSION, PROPERTIES, "PropertiesChanged", ONE, {"IdleHint": True})
    say(SESSION, PROPERTIES, "PropertiesChanged", ONE, {"Active": True})
    with qtbot.waitSignal(bus.slept, timeout=5000):
        say("/org/freedesktop/login1", MANAGER, "PrepareForSleep", False)
    assert len(told) == 1


# -- the level in the settings --------------------------------------------------------------------


def test_the_level_in_the_settings_stays_away_after_a_lock_until_a_person_wants_it(
    stage: Stage, life: LifeCycle
) -> None:
    levels, window = stage.program.services.levels, stage.program.window
    window.show_page("settings")
    assert levels.level is not None
    life.absence._locked()
    assert levels.level is None
    assert "screen was locked" in words(stage, "settings_source_problem")
    stage.devices.stage(stage.devices.plugged_in)
    levels.begin(by_person=False)  # as when the window comes up again
    assert levels.level is None, "neither a plug nor a window that comes up is a person's wish"
    stage.click("settings_refresh")
    assert levels.level is not None
    assert not find(stage, "settings_source_problem").isVisible()


def test_choosing_a_microphone_or_the_page_measures_again(stage: Stage, life: LifeCycle) -> None:
    levels, window = stage.program.services.levels, stage.program.window
    window.show_page("settings")
    life.absence._slept()
    stage.click("source_0")
    assert levels.level is not None
    life.absence._switched()
    assert levels.level is None
    window.show_page("verify")
    window.show_page("settings")
    assert levels.level is not None
    assert not find(stage, "settings_source_problem").isVisible()
