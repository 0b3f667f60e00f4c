"""What a screen reader is told of a window: the tree of roles, names, states and values.

`python -m tests.app.accessibility_tree` writes the trees of all pages anew into
tests/data/accessibility, for a reviewer to read in the diff.
"""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

FOLDER = Path(__file__).parents[1] / "data" / "accessibility"
STATES = ("focusable", "disabled", "checkable", "checked", "readOnly", "expandable", "selected")
DATA_DIR = "(the data folder)"
MOST_CHILDREN = 8  # of a list: the rows of a table are told by Qt itself
TOLD_BY_QT = (QAccessible.Role.ScrollBar, QAccessible.Role.TitleBar, QAccessible.Role.Grip)


@dataclass(frozen=True, slots=True)
class Node:
    """One thing that a screen reader can stand on."""

    depth: int
    role: str
    name: str
    value: str
    states: tuple[str, ...]
    object_name: str
    thing: QObject | None

    @property
    def line(self) -> str:
        """For the committed text: the words are for reading, only `key` is compared."""
        parts = [self.key, f'"{self.name}"' if self.name else "", *self.states]
        told = " ".join(part for part in parts if part) + (f" = {self.value}" if self.value else "")
        return "  " * self.depth + " ".join(told.split())

    @property
    def key(self) -> str:
        """What must not be lost: words and states change often, and for good reasons."""
        return f"{self.role} #{self.object_name}" if self.object_name else self.role


BARE_AREAS = ("QScrollArea", "ModestArea", "RoomArea")  # what they hold tells for itself


def nodes(widget: QWidget) -> Iterator[Node]:
    """Everything that is visible below the widget, in the order in which it is told."""
    found = QAccessible.queryAccessibleInterface(widget)
    if found is not None:
        yield from _below(found, 0)


def lines_of(widget: QWidget, data_dir: Path) -> list[str]:
    """The lines to commit: the same on every machine, wherever the data folder is."""
    return [node.line.replace(str(data_dir), DATA_DIR) for node in nodes(widget)]


def _below(interface: QAccessibleInterface, depth: int) -> Iterator[Node]:
    state = interface.state()
    role = interface.role()
    if state.invisible or role in TOLD_BY_QT:
        return
    thing = interface.object()
    yield Node(
        depth=depth,
        role=role.name,
        name=interface.text(QAccessible.Text.Name),
        value=interface.text(QAccessible.Text.Value),
        states=tuple(name for name in STATES if getattr(state, name)),
        object_name=thing.objectName() if thing is not None else "",
        thing=thing,
    )
    for index in range(min(interface.childCount(), MOST_CHILDREN if _is_list(role) else 10_000)):
        child = interface.child(index)
        if child is not None:
            yield from _below(child, depth + 1)


def _is_list(role: QAccessible.Role) -> bool:
    return role in (QAccessible.Role.List, QAccessible.Role.Table, QAccessible.Role.Tree)


def keyboard_stops(window: QWidget) -> list[QWidget]:
    """The widgets that Tab stops at, in its order."""
    stops = []
    widget = window.nextInFocusChain()
    while widget is not window:
        wanted = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if wanted and widget.isVisible() and widget.isEnabled() and widget.focusProxy() is None:
            stops.append(widget)
        widget = widget.nextInFocusChain()
    return stops


def is_bare_scroll_area(widget: QWidget) -> bool:
    """A page's own scroll area takes no keyboard: what is on it does."""
    return type(widget).__name__ in BARE_AREAS and isinstance(widget, QAbstractScrollArea)


def main() -> int:
    """Write all trees anew."""
    import tempfile

    from desktop_app.app import application
    from desktop_app.scenes import SCENES
    from gmm_core import load_background
    from tests.app.test_accessibility import TREES, staged

    qt, background = application(), load_background()
    FOLDER.mkdir(exist_ok=True)
    for scene in (scene for scene in SCENES if scene.name in TREES):
        with tempfile.TemporaryDirectory() as folder:
            for made in staged(scene, qt, background, Path(folder)):
                lines = lines_of(made.program.window, Path(folder))
        (FOLDER / f"{scene.name}.txt").write_text("\n".join(lines) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
