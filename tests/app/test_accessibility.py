"""Whoever does not see the window, or has no mouse, can use all of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from desktop_app.pages import verify_layout
from desktop_app.pages.claims import person
from desktop_app.scenes import ACCEPT, KEEP, REJECT, SCENES, Scene, Stage
from desktop_app.staging import story
from desktop_app.widgets import (
    EnrollmentRing,
    LevelMeter,
    LikelihoodCurve,
    ScoreGauge,
    ScoreTimeline,
    StateBadge,
    meter_access,
)
from gmm_core.scoring import Background
from tests.app.accessibility_tree import (
    DATA_DIR,
    FOLDER,
    is_bare_scroll_area,
    keyboard_stops,
    lines_of,
    nodes,
)
from tests.app.stage import background, set_up, stage

__all__ = ["background", "stage"]

TREES = (
    "first-start",
    "verify-accepted",
    "verify-why-this-score",
    "enroll-name-and-consent",
    "enroll-microphone-check",
    "enroll-60-percent",
    "enroll-training",
    "enroll-try-me",
    "enroll-done",
    "speakers",
    "evaluate",
    "evaluate-done",
    "model",
    "model-train",
    "settings",
)
SCENES_BY_NAME = {scene.name: scene for scene in SCENES}
PAINTED = (LevelMeter, ScoreGauge, ScoreTimeline, EnrollmentRing, LikelihoodCurve)


@contextmanager
def staged(
    scene: Scene, qapp: QApplication, background: Background, folder: Path
) -> Iterator[Stage]:
    meter_access.install()
    made = set_up(qapp, background, folder, enrolled=scene.enrolled, first_start=scene.first_start)
    with made as one:
        scene.act(one)
        one.tick()
        for _ in range(3):
            QCoreApplication.processEvents()
        yield one


@pytest.fixture(params=TREES)
def scene_stage(
    request: pytest.FixtureRequest, qapp: QApplication, background: Background, tmp_path: Path
) -> Iterator[tuple[str, Stage]]:
    with staged(SCENES_BY_NAME[request.param], qapp, background, tmp_path) as made:
        yield request.param, made


def test_every_scene_tells_what_it_shows(scene_stage: tuple[str, Stage]) -> None:
    """Names, roles, values, the keyboard's way, and the committed tree, in one staging each."""
    name, stage = scene_stage
    window = stage.program.window
    window.activateWindow()  # only an active window has a keyboard, and X gives it in its own time
    assert QTest.qWaitForWindowActive(window)
    told = list(nodes(window))
    stops = keyboard_stops(window)
    told_of = {node.thing for node in told}
    visited = walk(window, stops)
    for widget in stops:
        assert widget in visited or is_helper(widget) or grouped(widget, visited), (
            f"Tab never comes to {widget}"
        )
        assert widget in told_of or is_helper(widget), f"{widget} is not told at all"
    for node in told:
        if "focusable" in node.states and isinstance(node.thing, QWidget):
            widget = node.thing
            if not widget.focusPolicy() & Qt.FocusPolicy.TabFocus or is_helper(widget):
                continue
            assert node.name, f"{node.role} {node.object_name!r} has no name"
            if node.role == "ComboBox":
                assert is_labeled(widget), f"Linux reads {node.object_name} without its label"
            assert node.role not in ("Client", "NoRole", "Pane"), f"{node.object_name}: no role"
        if isinstance(node.thing, PAINTED):
            assert node.name, f"{type(node.thing).__name__} has no name"
            assert node.value, f"{type(node.thing).__name__} has no value"
            assert node.role in ("Indicator", "Chart")
        if isinstance(node.thing, StateBadge):
            assert node.role == "StaticText"
            assert node.name
    assert in_reading_order(window, visited), [w.objectName() for w in visited]
    committed = {key_of(line) for line in tree_file(name).read_text("utf-8").splitlines()}
    lost = {key for key in committed if key} - {node.key for node in told}
    assert not lost, f"no longer told, or in another role: {lost}; {RENEW}"


def test_a_tree_is_the_same_on_every_machine(
    qapp: QApplication, background: Background, tmp_path: Path
) -> None:
    """Who writes them anew must find the same line, not the name of a folder that is gone."""
    with staged(SCENES_BY_NAME["settings"], qapp, background, tmp_path) as made:
        lines = lines_of(made.program.window, tmp_path)
    shown = [line.strip() for line in lines if "#settings_data_dir" in line]
    assert shown[0].startswith(f'StaticText #settings_data_dir "{DATA_DIR}"')
    assert str(tmp_path) not in "\n".join(lines)
    committed = tree_file("settings").read_text("utf-8").splitlines()
    assert shown[0] in [line.strip() for line in committed]


RENEW = "if that is meant: python -m tests.app.accessibility_tree"


def key_of(line: str) -> str:
    """Role and object name of a control in the committed tree; "" for all that has no name."""
    role, name, *_ = [*line.split(), ""]
    return f"{role} {name}" if name.startswith("#") and not name.startswith("#qt_") else ""


def is_labeled(combo: QWidget) -> bool:
    """On Linux a combo box has its choice for a name (Qt): its label is a relation, or nothing."""
    interface = QAccessible.queryAccessibleInterface(combo)
    labels = interface.relations(QAccessible.RelationFlag.Label)
    return bool(labels) or bool(combo.accessibleDescription())


def is_helper(widget: QWidget) -> bool:
    """Inner parts of Qt's own widgets, which tell for themselves."""
    helper = widget.objectName().startswith("qt_") or widget.focusProxy() is not None
    return helper or is_bare_scroll_area(widget)


def tree_file(name: str) -> Path:
    return FOLDER / f"{name}.txt"


def walk(window: QWidget, stops: list[QWidget]) -> list[QWidget]:
    """What Tab comes to, beginning with the first stop."""
    stops[0].setFocus()
    visited: list[QWidget] = []
    for _ in range(2 * len(stops)):
        focused = QApplication.focusWidget()
        assert focused is not None, f"the keyboard is lost after {visited[-1:]}"
        if focused in visited:
            break
        visited.append(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    return visited


def grouped(widget: QWidget, visited: list[QWidget]) -> bool:
    """Arrow keys move inside a group of buttons; Tab comes to one of it."""
    buttons = [w for w in visited if isinstance(w, QAbstractButton) and w.group() is not None]
    inside = isinstance(widget, QAbstractButton)
    return inside and any(w.group() is widget.group() for w in buttons)


def in_reading_order(window: QWidget, visited: list[QWidget]) -> bool:
    """Below the rail of pages no stop lies wholly above and left of the one before it."""
    places = [
        (w.mapTo(window, w.rect().topLeft()), w.mapTo(window, w.rect().bottomRight()))
        for w in visited
        if not w.objectName().startswith("nav_") and window.isAncestorOf(w)
    ]
    return all(
        not (after[1].y() < before[0].y() and after[1].x() <= before[0].x())
        for before, after in pairwise(places)
    )


def test_each_new_answer_is_announced_once(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(verify_layout, "announce", lambda _widget, words: said.append(words))
    stage.listen(person("Anna"))
    for ending in (KEEP, ACCEPT, REJECT):
        frames = story(ending)
        stage.live.stage(frames)
        for _ in range(5):
            stage.tick()
    answers = [words.split(".")[0] for words in said]
    assert answers == ["Listening", "Keep talking", "Accepted", "Rejected"]
    assert "This sounds like Anna" in said[2]


def test_a_meters_number_is_told_with_its_ends_and_only_when_there_is_one(
    qapp: QApplication,
) -> None:
    meter_access.install()
    meter, gauge = LevelMeter(), ScoreGauge()
    meter.set_level(-20.0, -11.0, False)
    number = QAccessible.queryAccessibleInterface(meter).valueInterface()
    assert (number.minimumValue(), number.currentValue(), number.maximumValue()) == (-70, -20, 0)
    assert QAccessible.queryAccessibleInterface(gauge).valueInterface() is None
    assert QAccessible.queryAccessibleInterface(QLabel("words")).role() == (
        QAccessible.Role.StaticText
    )
