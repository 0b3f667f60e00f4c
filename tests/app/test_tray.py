"""The tray icon: there only with a tray, with the live state, and nothing the window lacks."""

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QSystemTrayIcon
from pytestqt.qtbot import QtBot

from desktop_app.pages.claims import person
from desktop_app.scenes import ACCEPT, KEEP, Stage, status
from desktop_app.scenes_lab import evaluating, training
from desktop_app.theme import Role
from desktop_app.tray import Tray, TrayState, disc
from tests.app.stage import background, stage

__all__ = ["background", "stage"]

QUIET = TrayState("Not listening", "shield", Role.NEUTRAL)
ACCEPTED = TrayState("Accepted: Anna & Co", "check", Role.ACCEPTED, listening=True)


@pytest.fixture
def tray(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Tray:
    monkeypatch.setattr(Tray, "present", True)
    return Tray()


def test_without_a_tray_there_is_no_icon(qapp: QApplication) -> None:
    if QSystemTrayIcon.isSystemTrayAvailable():
        pytest.skip("this desktop has a tray")
    tray = Tray()
    tray.update(QUIET)
    assert tray.icon is None
    tray.tell("nobody hears this")


def test_icon_words_and_menu_follow_the_state(tray: Tray, qtbot: QtBot) -> None:
    tray.update(QUIET)
    assert tray.icon is not None
    assert tray.menu is not None
    line, opening, stop, leave = [one for one in tray.menu.actions() if not one.isSeparator()]
    assert (line.text(), line.isEnabled(), stop.isEnabled()) == ("Not listening", False, False)
    tray.update(ACCEPTED)
    assert tray.icon.toolTip() == "Voxgate: Accepted: Anna & Co"
    assert line.text() == "Accepted: Anna && Co"
    assert stop.isEnabled()
    for action, signal in (
        (opening, tray.open_wanted),
        (stop, tray.stop_wanted),
        (leave, tray.quit_wanted),
    ):
        with qtbot.waitSignal(signal, timeout=500):
            action.trigger()
    tray.close()
    assert tray.icon is None


def test_a_click_opens_the_window(tray: Tray, qtbot: QtBot) -> None:
    tray.update(QUIET)
    assert tray.icon is not None
    with qtbot.waitSignal(tray.open_wanted, timeout=500):
        tray.icon.activated.emit(QSystemTrayIcon.ActivationReason.Trigger)
    tray.close()


def test_the_icon_appears_with_the_panel_and_goes_with_it(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    tray = Tray()
    for present in (False, True, False, True):
        monkeypatch.setattr(Tray, "present", present)
        tray.update(QUIET)
        assert (tray.icon is not None) == present
    tray.close()


def test_states_differ_in_shape_not_in_color_alone(qapp: QApplication) -> None:
    def ink(name: str) -> QImage:
        image = disc(name, Role.ACCENT).pixmap(32, 32).toImage()
        return image.convertToFormat(QImage.Format.Format_Grayscale8)

    names = ("shield", "microphone", "check", "cross", "ellipsis", "warning", "person")
    pictures = [ink(name) for name in names]
    for index, one in enumerate(pictures):
        assert all(one != other for other in pictures[index + 1 :])


def test_the_state_is_that_of_the_window(stage: Stage) -> None:
    link = stage.program.tray_link
    assert link.state() == QUIET
    stage.listen(person("Anna"), KEEP)
    assert link.state().words == "Keep talking: Anna"
    stage.listen(person("Anna"))  # stops
    stage.listen(person("Anna"), ACCEPT)
    state = link.state()
    assert (state.words, state.icon, state.listening) == ("Accepted: Anna", "check", True)


def test_work_is_told_too(stage: Stage) -> None:
    link = stage.program.tray_link
    evaluating(stage)
    assert link.state().words == "Evaluating"
    training(stage)
    assert "Training" in link.state().words
    stage.enroll_up_to_speaking(status(12.0))
    assert link.state().words == "Ada is enrolling, 12 s of speech"
    assert link.state().listening


def test_stopping_from_the_tray_stops_listening(stage: Stage) -> None:
    stage.listen(person("Anna"), ACCEPT)
    stage.program.tray.stop_wanted.emit()
    assert not stage.live.running


def test_the_end_of_hidden_work_is_told_at_the_tray(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(Tray, "present", True)
    monkeypatch.setattr(Tray, "tell", lambda _tray, sentence: told.append(sentence))
    service = evaluating(stage)
    stage.program.tray_link.look()
    stage.program.window.hide()
    stage.program.tray_link.look()
    assert told == []
    service.job.cancelled.emit()
    stage.program.tray_link.look()
    stage.program.tray_link.look()
    assert len(told) == 1
