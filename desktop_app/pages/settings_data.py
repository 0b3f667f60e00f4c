"""What is stored, where and for how long: nothing else is."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QLabel

from desktop_app.faults import LOG_NAME
from desktop_app.pages.parts import button, column, row, text
from desktop_app.services.backgrounds import FOLDER
from desktop_app.services.settings import FILE_NAME
from desktop_app.services.sightings import FILE_NAME as RECENT
from desktop_app.theme import BETWEEN, INSIDE
from gmm_core.store.database import FILE_NAME as PROFILES

translate = QCoreApplication.translate


def stored() -> tuple[tuple[str, str, str], ...]:
    """(what, for how long, file in the data folder or "" for memory only) of all that is kept."""
    return (
        (
            translate("StoredData", "Voice profiles: statistics of a voice, never its sound"),
            translate("StoredData", "until you delete the person under Speakers"),
            PROFILES,
        ),
        (
            translate("StoredData", "When somebody was last heard, and the last 20 answers"),
            translate("StoredData", "until you delete the person under Speakers"),
            RECENT,
        ),
        (
            translate("StoredData", "These settings"),
            translate("StoredData", "until you change or reset them"),
            FILE_NAME,
        ),
        (
            translate("StoredData", "Background models that you trained"),
            translate("StoredData", "until you delete the file"),
            FOLDER,
        ),
        (
            translate("StoredData", "Errors of the program, with no speech in them"),
            translate("StoredData", "the newest two megabytes"),
            LOG_NAME,
        ),
        (
            translate("StoredData", "Sound from the microphone"),
            translate("StoredData", "at most 24 seconds, while you listen"),
            "",
        ),
        (
            translate("StoredData", "Scores of the last minute"),
            translate("StoredData", "until you close the window"),
            "",
        ),
    )


def data_group(data_dir: Path) -> QBoxLayout:
    """The table, the folder, and a button that opens it."""
    table = QGridLayout()
    table.setContentsMargins(0, 0, 0, 0)
    table.setHorizontalSpacing(BETWEEN)
    table.setVerticalSpacing(INSIDE)
    for line, (what, how_long, where) in enumerate(stored()):
        memory = translate("StoredData", "memory only")
        for place, label in enumerate(
            (text(what), text(how_long, "muted"), text(where or memory, "muted"))
        ):
            label.setAlignment(Qt.AlignmentFlag.AlignTop)
            table.addWidget(label, line, place)
    for place, share in enumerate((5, 4, 3)):
        table.setColumnStretch(place, share)
    folder = QLabel(str(data_dir))
    folder.setObjectName("settings_data_dir")
    folder.setTextFormat(Qt.TextFormat.PlainText)
    folder.setWordWrap(True)
    folder.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    look = button(
        translate("StoredData", "Open the folder"),
        "settings_open_folder",
        lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(data_dir))),
    )
    place_line = row(folder, look, spacing=BETWEEN)
    place_line.setStretch(0, 1)
    return column(table, place_line, spacing=BETWEEN)
