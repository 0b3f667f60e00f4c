"""The evaluate page with the real engine behind it."""

import csv
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent, QImage
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QLabel,
    QMenu,
    QMessageBox,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop_app.app import Program, build_services
from desktop_app.options import AppOptions
from desktop_app.pages import evaluate_ask
from desktop_app.staging_lab import own_model
from desktop_app.widgets import StateBadge
from desktop_app.widgets.drop_zone import DropZone
from gmm_core.store.bundle import save_bundle
from resources import demo_recordings
from tests.app.drawing import activate
from tests.programs import opened
from tests.promises import granted

PATIENCE_MS = 180_000  # a second on an idle machine, and rarely one is idle
DEMO = demo_recordings()


@pytest.fixture
def program(qapp: QApplication, tmp_path: Path) -> Iterator[Program]:
    services = build_services(AppOptions(data=tmp_path / "data"))
    services.settings.update(first_start_seen=True)
    with opened(qapp, services) as made:
        made.window.show_page("evaluate")
        yield made


def find(program: Program, name: str) -> QWidget:
    found = program.window.findChild(QWidget, name)
    assert found is not None, name
    return found


def words(program: Program, name: str) -> str:
    label = find(program, name)
    assert isinstance(label, QLabel)
    return label.text()


def evaluated(program: Program, qtbot: QtBot) -> None:
    page = program.pages.evaluate
    qtbot.waitUntil(lambda: not page.busy, timeout=PATIENCE_MS)
    assert page.evaluation is not None, words(program, "evaluate_problem")


def people(folder: Path, count: int = 3) -> Path:
    """A folder as a person would have it: two recordings of each."""
    for demo in DEMO[:count]:
        (folder / demo.name).mkdir(parents=True)
        for index, path in enumerate((demo.enroll, demo.verify)):
            (folder / demo.name / f"{index}.flac").write_bytes(path.read_bytes())
    return folder


def test_the_demo_is_evaluated_from_the_keyboard_alone(program: Program, qtbot: QtBot) -> None:
    button = find(program, "evaluate_demo")
    activate(qtbot, program.window)
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert program.pages.evaluate.busy
    evaluated(program, qtbot)
    evaluation = program.pages.evaluate.evaluation
    assert evaluation is not None
    assert (evaluation.summary.targets, evaluation.summary.nontargets) == (6, 30)
    assert words(program, "evaluate_fmr") == "0 of 30"
    assert find(program, "evaluate_det").isVisible()
    assert find(program, "evaluate_histogram").isVisible()
    table = find(program, "evaluate_speakers")
    assert isinstance(table, QTableView)
    assert sorted(table.model().index(row, 0).data() for row in range(6)) == sorted(
        demo.name for demo in DEMO
    )
    assert program.services.store.names() == (), "no profile is made"
    assert program.window.focusWidget() is find(program, "evaluate_save")


def test_a_dropped_folder_is_evaluated(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    folder = people(tmp_path / "people")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(folder))])
    zone = find(program, "evaluate_drop")
    assert isinstance(zone, DropZone)
    action, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    zone.dropEvent(QDropEvent(QPoint(5, 5), action, data, left, Qt.KeyboardModifier.NoModifier))
    evaluated(program, qtbot)
    evaluation = program.pages.evaluate.evaluation
    assert evaluation is not None
    assert (evaluation.summary.targets, evaluation.summary.nontargets) == (3, 6)
    assert words(program, "evaluate_source") == folder.name
    assert str(folder) in words(program, "evaluate_counts")


def test_two_lists_are_evaluated_as_the_command_line_does(
    program: Program, qtbot: QtBot, tmp_path: Path
) -> None:
    enroll, trials = tmp_path / "E.csv", tmp_path / "T.csv"
    enroll.write_text(f"speaker,path\nAda,{DEMO[0].enroll}\n")
    trials.write_text(
        f"speaker,path,start_s,end_s,target\nAda,{DEMO[0].verify},0,8,1\nAda,{DEMO[1].verify},,,0\n"
    )
    setup = program.pages.evaluate._setup
    setup.take((trials, enroll))  # dropped in any order, each finds its place
    assert words(program, "evaluate_enrollments_name") == str(enroll)
    assert words(program, "evaluate_trials_name") == str(trials)
    qtbot.mouseClick(find(program, "evaluate_lists"), Qt.MouseButton.LeftButton)
    evaluated(program, qtbot)
    evaluation = program.pages.evaluate.evaluation
    assert evaluation is not None
    assert [one.decision for one in evaluation.scores][1] != "accept"
    assert evaluation.scores[0].llr is not None
    assert evaluation.scores[0].net_speech_s < 8.0


def test_a_folder_without_recordings_says_what_to_do(
    program: Program, qtbot: QtBot, tmp_path: Path
) -> None:
    program.pages.evaluate.start_folder(tmp_path)
    qtbot.waitUntil(lambda: not program.pages.evaluate.busy, timeout=PATIENCE_MS)
    assert "one folder a speaker" in words(program, "evaluate_problem")
    assert find(program, "evaluate_folder").isVisible()


def test_a_damaged_recording_is_named(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    folder = people(tmp_path / "people", 2)
    broken = folder / DEMO[0].name / "0.flac"
    broken.write_bytes(b"no sound at all")
    program.pages.evaluate.start_folder(folder)
    qtbot.waitUntil(lambda: not program.pages.evaluate.busy, timeout=PATIENCE_MS)
    assert str(broken) in words(program, "evaluate_problem")


def test_other_things_that_are_dropped_are_refused_kindly(program: Program, tmp_path: Path) -> None:
    (tmp_path / "one.wav").write_bytes(b"")
    program.pages.evaluate._setup.take((tmp_path / "one.wav",))
    assert "Drop one folder" in words(program, "evaluate_problem")
    assert not program.pages.evaluate.busy


def test_cancelling_frees_the_page_at_once(program: Program, qtbot: QtBot) -> None:
    program.pages.evaluate.start_demo()
    qtbot.waitUntil(lambda: "Enrolling" in words(program, "evaluate_stage"), timeout=PATIENCE_MS)
    began = time.perf_counter()
    qtbot.mouseClick(find(program, "evaluate_cancel"), Qt.MouseButton.LeftButton)
    assert not program.pages.evaluate.busy
    assert time.perf_counter() - began < granted(1.0)
    assert "cancelled; nothing was changed" in words(program, "evaluate_problem")
    assert program.services.jobs.wait(PATIENCE_MS / 1000), "the thread has ended too"
    assert program.pages.evaluate.evaluation is None
    program.pages.evaluate.start_demo()
    evaluated(program, qtbot)


def test_the_report_is_saved_as_page_list_and_picture(
    program: Program, qtbot: QtBot, tmp_path: Path
) -> None:
    program.pages.evaluate.start_demo()
    evaluated(program, qtbot)
    for suffix in (".html", ".csv", ".png"):
        path = tmp_path / f"report{suffix}"
        program.pages.evaluate.save(path)
        qtbot.waitUntil(path.exists, timeout=PATIENCE_MS)
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "<svg" in page
    assert program.services.background.fingerprint in page
    with (tmp_path / "report.csv").open(newline="", encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream))
    assert len(rows) == 36
    accepted = [row["speaker"] for row in rows if row["decision"] == "accept"]
    assert accepted == [demo.name for demo in DEMO], "each by their own recording only"
    image = QImage(str(tmp_path / "report.png"))
    assert image.width() > 1000, "twice as sharp as the screen"
    notices = program.window.notices  # they follow the file by a moment
    qtbot.waitUntil(lambda: "The report is in" in " ".join(notices.sentences()))


def test_a_place_that_cannot_be_written_is_told(
    program: Program, qtbot: QtBot, tmp_path: Path
) -> None:
    program.pages.evaluate.start_demo()
    evaluated(program, qtbot)
    program.pages.evaluate.save(tmp_path / "missing" / "report.html")
    notices = program.window.notices
    qtbot.waitUntil(lambda: bool(notices.sentences()), timeout=PATIENCE_MS)
    assert "choose another place" in notices.sentences()[0]


def test_the_save_question_gives_the_chosen_kind_its_suffix(
    program: Program, qtbot: QtBot, tmp_path: Path
) -> None:
    chosen: list[Path] = []
    dialog = evaluate_ask.ask_report(program.window, chosen.append)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.selectNameFilter(evaluate_ask.REPORTS[".csv"])
    dialog.fileSelected.emit(str(tmp_path / "scores"))
    dialog.fileSelected.emit(str(tmp_path / "figures.HTML"))
    dialog.close()
    assert chosen == [tmp_path / "scores.csv", tmp_path / "figures.HTML"]


# -- two models -----------------------------------------------------------------------------------


def another_model(program: Program) -> None:
    """A model that differs a little, in the data folder and known to the page."""
    path = program.services.training.path_for("Our office")
    path.parent.mkdir()
    save_bundle(own_model(program.services.background), path)
    program.services.backgrounds.read_now()


def test_without_another_model_there_is_nothing_to_compare(program: Program, qtbot: QtBot) -> None:
    button = find(program, "evaluate_compare")
    assert not button.isEnabled()
    assert "train one under Model" in button.toolTip()
    another_model(program)
    assert button.isEnabled()


def test_another_model_hears_the_same_trials(program: Program, qtbot: QtBot) -> None:
    another_model(program)
    program.pages.evaluate.start_demo()
    evaluated(program, qtbot)
    qtbot.mouseClick(find(program, "evaluate_compare"), Qt.MouseButton.LeftButton)
    menu = program.window.findChild(QMenu, "choices")
    assert menu is not None
    assert [action.text() for action in menu.actions()] == ["Our office"]
    menu.actions()[0].trigger()
    menu.close()
    assert program.pages.evaluate.busy
    qtbot.waitUntil(find(program, "compare_title").isVisible, timeout=PATIENCE_MS)
    view = program.pages.evaluate._compared
    told = [label.text() for label in view.findChildren(QLabel)]
    assert {"Shipped with Voxgate", "Our office"} <= set(told)
    verdicts = [badge.accessibleName() for badge in view.findChildren(StateBadge)]
    assert len(verdicts) == 5
    assert "no clear difference" in verdicts
    plot = view.findChild(QWidget, "compare_det")
    assert plot is not None
    assert "Our office: At the shipped threshold" in plot.accessibleDescription()
    qtbot.mouseClick(find(program, "compare_back"), Qt.MouseButton.LeftButton)
    assert find(program, "evaluate_save").isVisible()


def test_a_comparison_that_is_cancelled_leaves_the_results(program: Program, qtbot: QtBot) -> None:
    another_model(program)
    program.pages.evaluate.start_demo()
    evaluated(program, qtbot)
    program.pages.evaluate.compare(program.services.backgrounds.others[0])
    qtbot.mouseClick(find(program, "evaluate_cancel"), Qt.MouseButton.LeftButton)
    assert not program.pages.evaluate.busy
    assert find(program, "evaluate_save").isVisible()
    assert "cancelled" in " ".join(program.window.notices.sentences())


def test_closing_while_evaluating_asks_once(program: Program, qtbot: QtBot) -> None:
    program.pages.evaluate.start_demo()
    program.window.close()
    assert program.window.isVisible()
    box = program.window.findChild(QMessageBox, "question")
    assert box is not None
    assert "evaluation is not finished" in box.informativeText()
    next(b for b in box.buttons() if b.objectName() == "question_yes").click()
    assert not program.window.isVisible()


def test_every_focusable_widget_has_a_name(program: Program, qtbot: QtBot) -> None:
    program.pages.evaluate.start_demo()
    evaluated(program, qtbot)
    nameless = [
        f"{widget.objectName()} {type(widget).__name__} in {type(widget.parent()).__name__}"
        for widget in program.pages.evaluate.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not (widget.accessibleName() or getattr(widget, "text", str)())
    ]
    assert nameless == []
