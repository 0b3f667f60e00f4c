"""Questions of the enroll page."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desktop_app.language.marking import mark
from desktop_app.language.numbers import decimal
from desktop_app.language.words import say, translate
from desktop_app.pages import ask

FOR_FILES = mark(
    "Enroll",
    "Only with consent: the profile can recognize this person's voice from now on. "
    "It holds the model and statistics, no audio.",
)
REPLACES = mark("Enroll", "It takes the place of the profile that was made with another model.")
KEEPS = mark("Enroll", "The recordings are kept as well, until the sound or the person is deleted.")
LONGEST_ON_A_BUTTON = 40  # letters of a name
WORTH_ASKING_S = 3.0  # less speech than this is not worth a question before it is thrown away


def ask_consent(
    parent: QWidget,
    question: str,
    name: str,
    renewing: bool,
    keep_sound: bool,
    on_yes: Callable[[], object],
) -> None:
    """Whoever enrolls somebody from recordings is asked whether that person agrees."""
    parts = (FOR_FILES, REPLACES if renewing else "", KEEPS if keep_sound else "")
    ask.confirm(
        parent,
        question.format(name=name),
        " ".join(say(part) for part in parts if part),
        yes=translate("EnrollPage", "Yes, {name} agrees").format(name=shortened(name)),
        no=translate("EnrollPage", "No"),
        on_yes=on_yes,
        loses=False,
    )


def shortened(name: str) -> str:
    """For a button; the question above it has the name whole."""
    return name if len(name) <= LONGEST_ON_A_BUTTON else f"{name[:LONGEST_ON_A_BUTTON].rstrip()}…"


def ask_stop(parent: QWidget, seconds: float, on_yes: Callable[[], object]) -> None:
    """Before speech is thrown away, if it is worth the question."""
    if seconds < WORTH_ASKING_S:
        on_yes()
        return
    ask.confirm(
        parent,
        translate("EnrollPage", "Stop enrolling?"),
        translate("EnrollPage", "The {seconds} s of speech are thrown away.").format(
            seconds=decimal(seconds)
        ),
        yes=translate("EnrollPage", "Stop"),
        no=translate("EnrollPage", "Go on"),
        on_yes=on_yes,
    )
