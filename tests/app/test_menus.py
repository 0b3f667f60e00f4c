"""Menu bar, the list of all actions, toasts and tour: by the keyboard, in a real window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QMimeData, QPoint, QPointF, QRect, Qt, QUrl
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMenu, QPushButton, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from desktop_app.models.commands import COMMAND_ROLE, Command, CommandFilter, CommandModel
from desktop_app.pages.notices import Notice
from desktop_app.scenes import Stage
from desktop_app.staging import staged_speaker
from desktop_app.widgets import Banner
from desktop_app.widgets.toast import Toast
from gmm_core.scoring import Background
from tests.app.drawing import activate
from tests.app.stage import background, find, question, set_up, stage, words

__all__ = ["background", "stage"]
KEY = Qt.Key


def press(qtbot: QtBot, key: Qt.Key) -> None:
    """Where the keyboard is."""
    widget = QApplication.focusWidget()
    assert widget is not None
    qtbot.keyClick(widget, key)


def say(stage: Stage, notice: Notice) -> None:
    stage.program.window.notices.show_notice(notice)


def actions_of(stage: Stage) -> list[QAction]:
    menus = (top.menu() for top in stage.program.window.menuBar().actions())
    found = [action for menu in menus if isinstance(menu, QMenu) for action in menu.actions()]
    return [action for action in found if not action.isSeparator()]


# -- menu bar -------------------------------------------------------------------------------------


def test_no_two_entries_share_a_shortcut(stage: Stage) -> None:
    keys = [action.shortcut().toString() for action in actions_of(stage)]
    given = [one for one in keys if one]
    assert len(given) == len(set(given)) >= 15


@pytest.mark.parametrize("key", ["enroll", "speakers", "evaluate", "background", "settings"])
def test_every_page_has_an_entry(stage: Stage, key: str) -> None:
    stage.program.menus.action(f"menu_page_{key}").trigger()
    assert stage.program.window.page == key


def test_undo_is_offered_only_while_there_is_something(stage: Stage, qtbot: QtBot) -> None:
    undo = stage.program.menus.action("menu_undo")
    assert not undo.isEnabled()
    stage.program.pages.speakers.delete("Ben")
    qtbot.waitUntil(undo.isEnabled, timeout=2000)
    assert undo.text() == "Undo: delete Ben"
    undo.trigger()
    qtbot.waitUntil(lambda: not undo.isEnabled(), timeout=2000)
    assert "Ben" in stage.program.services.speakers.names()
    assert "Ben is back" in stage.program.window.notices.sentences()


def test_ctrl_z_undoes_a_deletion(stage: Stage, qtbot: QtBot) -> None:
    window = stage.program.window
    activate(qtbot, window)
    window.show_page("speakers")
    stage.program.pages.speakers.delete("Ben")
    find(stage, "speakers_list").setFocus()
    qtbot.keySequence(QApplication.focusWidget(), QKeySequence("Ctrl+Z"))
    qtbot.waitUntil(lambda: "Ben" in stage.program.services.speakers.names(), timeout=2000)


def test_listening_begins_from_the_menu(stage: Stage) -> None:
    stage.program.window.show_page("settings")
    stage.program.menus.action("menu_listen").trigger()
    assert stage.program.window.page == "verify"
    assert stage.live.running


def test_nobody_enrolled_means_nothing_to_listen_for(
    qapp: QApplication, background: Background, tmp_path: Path
) -> None:
    with set_up(qapp, background, tmp_path, enrolled=False) as nobody:
        menus = nobody.program.menus
        assert not menus.action("menu_listen").isEnabled()
        assert menus.action("menu_enroll").isEnabled()


# -- all actions ----------------------------------------------------------------------------------


def test_typing_and_enter_run_an_action(stage: Stage, qtbot: QtBot) -> None:
    window = stage.program.window
    activate(qtbot, window)
    stage.program.menus.open_palette()
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    qtbot.keyClicks(line, "sett")
    qtbot.keyClick(line, KEY.Key_Return)
    assert window.page == "settings"
    assert not stage.program.menus.palette.isVisible()


def test_arrows_choose_and_escape_closes(stage: Stage, qtbot: QtBot) -> None:
    window = stage.program.window
    activate(qtbot, window)
    find(stage, "claimed_combo").setFocus()
    stage.program.menus.open_palette()
    palette = stage.program.menus.palette
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    first = palette._list.currentIndex().row()
    qtbot.keyClick(line, KEY.Key_Down)
    assert palette._list.currentIndex().row() == first + 1
    qtbot.keyClick(line, KEY.Key_Escape)
    assert not palette.isVisible()
    assert QApplication.focusWidget() is find(stage, "claimed_combo")


def test_buttons_of_the_page_in_front_are_among_the_actions(stage: Stage) -> None:
    stage.program.window.show_page("speakers")
    stage.program.menus.open_palette()
    rows = stage.program.menus.palette._commands
    found = [rows.command(row).words for row in range(rows.rowCount())]
    assert "Merge…" in found
    assert "Start listening" not in found, "that button is on another page"
    assert len(found) == len(set(found))


def test_words_that_nobody_knows_find_nothing(stage: Stage, qtbot: QtBot) -> None:
    stage.program.menus.open_palette()
    palette = stage.program.menus.palette
    palette._line.setText("qwertz")
    assert palette._nothing.isVisible()
    qtbot.keyClick(palette._line, KEY.Key_Return)
    assert palette.isVisible()


def test_shortcuts_are_listed_with_keys_that_no_menu_shows(stage: Stage) -> None:
    stage.program.menus.open_shortcuts()
    rows = stage.program.menus.palette._commands
    keys = {rows.command(row).keys for row in range(rows.rowCount())}
    assert {"Ctrl+K", "F6", "F1", "Ctrl+Z"} <= keys
    assert "" not in keys


def test_filter_ranks_what_begins_alike(qapp: object, qtmodeltester: ModelTester) -> None:
    model = CommandModel()
    done: list[str] = []
    model.set_commands(
        tuple(
            Command(words, place, "", lambda words=words: done.append(words))
            for words, place in (("Find a speaker", "Edit"), ("Speakers", "Go"), ("Quit", "File"))
        )
    )
    found = CommandFilter(model)
    qtmodeltester.check(found)
    found.look_for("SPEAK")
    assert [found.index(row, 0).data() for row in range(found.rowCount())] == [
        "Speakers",
        "Find a speaker",
    ]
    found.look_for("go spe")
    assert [found.index(row, 0).data() for row in range(found.rowCount())] == ["Speakers"]
    found.index(0, 0).data(COMMAND_ROLE).run()
    assert done == ["Speakers"]
    found.look_for("peak")
    assert found.rowCount() == 0, "words are found by their beginning"


# -- toasts ---------------------------------------------------------------------------------------


def test_what_went_well_is_a_toast_and_goes_by_itself(stage: Stage, qtbot: QtBot) -> None:
    window = stage.program.window
    say(stage, Notice("report", "Report saved", "success", lasts_s=0.05))
    assert window.findChild(Banner) is None
    toast = find(stage, "toast_report")
    assert toast.isVisible()
    QCoreApplication.processEvents()
    assert window.rect().contains(QRect(toast.mapTo(window, QPoint(0, 0)), toast.size()))
    assert question(stage) is None
    qtbot.waitUntil(lambda: not window.notices.sentences(), timeout=2000)


def test_f6_leads_the_keyboard_to_the_action_and_the_toast_waits(
    stage: Stage, qtbot: QtBot
) -> None:
    window, done = stage.program.window, []
    activate(qtbot, window)
    say(stage, Notice("a", "First", "success", "Do", lambda: done.append(1), lasts_s=0.05))
    find(stage, "claimed_combo").setFocus()
    qtbot.keyClick(QApplication.focusWidget(), KEY.Key_F6)
    button = QApplication.focusWidget()
    assert isinstance(button, QPushButton)
    assert button.text() == "Do"
    qtbot.wait(150)
    assert window.notices.sentences() == ("First",), "whoever reads it is given time"
    press(qtbot, KEY.Key_Space)
    assert done == [1]
    assert window.notices.sentences() == ()


def test_a_newer_toast_of_the_same_key_takes_the_place(stage: Stage) -> None:
    say(stage, Notice("a", "One", "success"))
    say(stage, Notice("a", "Two", "success"))
    assert stage.program.window.notices.sentences() == ("Two",)
    for number in range(5):
        say(stage, Notice(f"k{number}", f"Message {number}", "success"))
    assert stage.program.window.notices.sentences() == ("Message 2", "Message 3", "Message 4")
    QCoreApplication.processEvents()
    boxes = [
        QRect(toast.mapTo(stage.program.window, QPoint(0, 0)), toast.size())
        for toast in (find(stage, f"toast_k{number}") for number in (2, 3, 4))
    ]
    assert not boxes[0].intersects(boxes[1])
    assert not boxes[1].intersects(boxes[2])


@pytest.mark.parametrize("size", [(1024, 700), (760, 600)], ids=str)
def test_a_message_covers_nothing_that_one_may_click(stage: Stage, size: tuple[int, int]) -> None:
    window = stage.program.window
    window.resize(*size)
    for page in ("speakers", "verify", "evaluate", "background", "settings"):
        window.show_page(page)
        say(stage, Notice("a", "Anna deleted", "success", "Undo", lambda: None))
        say(stage, Notice("b", "The report is in a folder far away. " * 4, "success"))
        for _ in range(3):
            QCoreApplication.sendPostedEvents()
            QCoreApplication.processEvents()
        toasts = [toast for toast in window.findChildren(Toast) if toast.isVisible()]
        assert len(toasts) == 2
        for toast in toasts:
            assert window.rect().contains(place(toast, window)), page
            label = toast.findChild(QLabel, "toast_text")
            assert label is not None
            assert label.heightForWidth(label.width()) <= label.height(), "cut"
        covered = [
            other.objectName()
            for other in window.findChildren(QWidget)
            if other.isVisible()
            and other.focusPolicy() != Qt.FocusPolicy.NoFocus
            and not any(toast.isAncestorOf(other) for toast in toasts)
            and any(place(other, window).intersects(place(toast, window)) for toast in toasts)
        ]
        assert covered == [], page


def place(widget: QWidget, window: QWidget) -> QRect:
    """What can be seen of it, in the window."""
    seen = widget.visibleRegion().boundingRect()
    return seen.translated(widget.mapTo(window, QPoint(0, 0)))


def test_hostile_words_are_words(stage: Stage) -> None:
    say(stage, Notice("a", "<h1>R&D</h1> deleted", "success"))
    assert words(stage, "toast_text") == "<h1>R&D</h1> deleted"


# -- tour -----------------------------------------------------------------------------------------


@pytest.fixture
def newcomer(qapp: QApplication, background: Background, tmp_path: Path) -> Iterator[Stage]:
    with set_up(qapp, background, tmp_path, enrolled=False, first_start=True) as made:
        yield made


def test_the_first_start_shows_the_tour_and_enter_leads_through(
    newcomer: Stage, qtbot: QtBot
) -> None:
    activate(qtbot, newcomer.program.window)
    assert not find(newcomer, "tour").isVisible()
    newcomer.click("first_start_ok")
    for step in range(1, 5):
        assert words(newcomer, "tour_count") == f"Step {step} of 4"
        card = find(newcomer, "tour")
        assert newcomer.program.window.rect().contains(card.geometry())
        press(qtbot, KEY.Key_Space)
    assert not find(newcomer, "tour").isVisible()


def test_the_tour_can_be_skipped_and_begun_again(stage: Stage, qtbot: QtBot) -> None:
    activate(qtbot, stage.program.window)
    tour = stage.program.menus.tour
    stage.program.menus.action("menu_tour").trigger()
    stage.click("tour_next")
    stage.click("tour_back")
    assert words(stage, "tour_count") == "Step 1 of 4"
    press(qtbot, KEY.Key_Escape)
    assert not tour.running
    stage.program.menus.action("menu_tour").trigger()
    assert tour.running
    stage.click("nav_speakers")
    assert stage.program.window.page == "speakers", "the tour locks nothing"
    stage.click("tour_skip")
    assert not tour.running


# -- files over the window ------------------------------------------------------------------------


def test_files_dropped_on_any_page_lead_to_the_speakers(stage: Stage, tmp_path: Path) -> None:
    window: QWidget = stage.program.window
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "voice.wav"))])
    at, left = QPoint(300, 300), Qt.MouseButton.LeftButton
    copying, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    entered = QDragEnterEvent(at, copying, data, left, none)
    QApplication.sendEvent(window, entered)
    assert entered.isAccepted()
    QApplication.sendEvent(window, QDropEvent(QPointF(at), copying, data, left, none))
    assert stage.program.window.page == "speakers"
    menu = stage.program.window.findChild(QMenu, "choices")
    assert menu is not None
    menu.close()


def test_recordings_enroll_somebody_new(stage: Stage, tmp_path: Path) -> None:
    page = stage.program.pages.speakers
    page.enroll_files.emit("Zoe", (tmp_path / "a.wav", tmp_path / "b.wav"), False)
    assert stage.program.window.page == "enroll"
    box = question(stage)
    assert box is not None
    assert "Zoe" in box.text()
    box.close()
    page.enroll_files.emit("anna", (tmp_path / "a.wav",), False)
    assert question(stage) is None, "the name is taken, and the page says so"
    page.enroll_files.emit("Anna", (tmp_path / "a.wav",), True)
    box = question(stage)
    assert box is not None
    box.close()


def test_a_name_in_the_menu_is_no_shortcut(stage: Stage) -> None:
    services, edits = stage.program.services, stage.program.pages.edits
    services.speakers.save(staged_speaker(services.background, "R & D", (21.0,), "good"))
    edits.delete("R & D")
    assert stage.program.menus.action("menu_undo").text() == "Undo: delete R && D"
    edits.undo()
