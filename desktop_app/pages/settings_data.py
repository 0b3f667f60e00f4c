"""What is stored, where and for how long: nothing else is."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QBoxLayout, QLabel

from desktop_app.faults import LOG_NAME
from desktop_app.pages.parts import STACK_ABOVE, beginning, button, column, text
from desktop_app.services.backgrounds import FOLDER
from desktop_app.services.settings import FILE_NAME
from desktop_app.services.sightings import FILE_NAME as RECENT
from desktop_app.theme import BETWEEN, INSIDE, scaled, text_scale
from desktop_app.widgets.wrap import WrapBox, beside
from gmm_core.store.database import FILE_NAME as PROFILES

translate = QCoreApplication.translate
COLUMNS = ((220, 5), (170, 4), (110, 3))  # least width and share of what is left
FOLDER_PX = 240


def stored() -> tuple[tuple[str, str, str], ...]:
    """(what, for how long, file in the data folder or "" for memory only) of all that is kept."""
    return (
        (
            translate("StoredData", "Voice profiles: statistics of a voice, never its sound"),
            translate("StoredData", "until you delete the person under Speakers"),
            PROFILES,
        ),
        (
            translate("StoredData", "The sound of enrollments, only where somebody ticked that"),
            translate("StoredData", "until you delete it, or the person, under Speakers"),
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
    # In large words one thing takes several lines: the next one stands further apart
    table = column(spacing=INSIDE if text_scale() <= STACK_ABOVE else BETWEEN)
    memory = translate("StoredData", "memory only")
    for what, how_long, where in stored():
        line = WrapBox(spacing=BETWEEN, line_spacing=INSIDE // 2, top=True)
        labels = (text(what), text(how_long, "muted"), text(where or memory, "muted"))
        for label, (basis_px, share) in zip(labels, COLUMNS, strict=True):
            label.setAlignment(beginning())
            line.add(label, basis_px=scaled(basis_px), grows=share)
        table.addWidget(line)
    folder = QLabel(str(data_dir))
    folder.setObjectName("settings_data_dir")
    folder.setTextFormat(Qt.TextFormat.PlainText)
    folder.setWordWrap(True)
    folder.setAlignment(beginning())
    folder.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    look = button(
        translate("StoredData", "Open the folder"),
        "settings_open_folder",
        lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(data_dir))),
    )
    place_line = beside(column(folder), look, basis_px=scaled(FOLDER_PX), spacing=BETWEEN)
    return column(table, place_line, spacing=BETWEEN)
