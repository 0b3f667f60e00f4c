"""The one question before the window closes on something that is not finished."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget

from desktop_app.pages.parts import restyle, stack_answers

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Unfinished:
    """Something that closing would end.

    what : what runs and what would be lost, as one or two sentences
    kept : what "stop and keep" keeps, as a sentence; "" when nothing can be kept
    keep : does so, quickly; raises VoxgateError when it cannot
    discard : what must be undone when nothing is to be kept; raises VoxgateError
    """

    what: str
    kept: str = ""
    keep: Callable[[], object] | None = None
    discard: Callable[[], object] | None = None


@dataclass(frozen=True, slots=True)
class Answers:
    """What each answer does; `hide` is None where there is no tray to go on in."""

    keep: Callable[[], object]
    discard: Callable[[], object]
    hide: Callable[[], object] | None = None


def ask_closing(parent: QWidget, running: Sequence[Unfinished], answers: Answers) -> QMessageBox:
    """Ask without blocking; Escape and the close button of the question mean: stay open."""
    box = QMessageBox(
        QMessageBox.Icon.NoIcon,
        "Voxgate",
        translate("Closing", "Close Voxgate?"),
        parent=parent,
    )
    box.setObjectName("question")
    box.setTextFormat(Qt.TextFormat.PlainText)  # names that people typed are no markup
    box.setInformativeText(_words(running, tray=answers.hide is not None))
    role = QMessageBox.ButtonRole
    stay = box.addButton(translate("Closing", "Stay open"), role.RejectRole)
    stay.setObjectName("question_no")
    default = stay
    lose = box.addButton(translate("Closing", "Stop and discard"), role.DestructiveRole)
    _does(lose, "question_yes", "danger", answers.discard)
    if any(one.keep is not None for one in running):
        keep = box.addButton(translate("Closing", "Stop and keep"), role.AcceptRole)
        _does(keep, "question_keep", "", answers.keep)
        default = keep
    if answers.hide is not None:
        hide = box.addButton(translate("Closing", "Go on in the tray"), role.AcceptRole)
        _does(hide, "question_tray", "", answers.hide)
        default = hide
    default.setProperty("kind", "primary")
    restyle(default)
    box.setDefaultButton(default)
    box.setEscapeButton(stay)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    stack_answers(box)
    box.open()
    return box


def _does(button: QPushButton, name: str, kind: str, act: Callable[[], object]) -> None:
    button.setObjectName(name)
    if kind:
        button.setProperty("kind", kind)
        restyle(button)
    button.clicked.connect(lambda _checked=False: act())


def _words(running: Sequence[Unfinished], *, tray: bool) -> str:
    lines = [one.what for one in running]
    for one in running:
        if one.kept:
            lines.append(translate("Closing", "Stop and keep: {}").format(one.kept))
    if tray:
        lines.append(
            translate(
                "Closing",
                "In the tray it goes on without the window; the tray's icon brings it back.",
            )
        )
    return "\n\n".join(lines)
