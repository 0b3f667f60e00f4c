"""About Voxgate, and the licenses of what it consists of: two windows of the Help menu."""

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QFontDatabase, QPalette
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from desktop_app.language.marking import mark
from desktop_app.language.words import say
from desktop_app.pages.background_words import corpora
from desktop_app.pages.parts import column, row, scrolling, text
from desktop_app.services.licenses import Component, components
from desktop_app.theme import AROUND, BETWEEN, CAPTION_PX, INSIDE, control_height, icon, scaled
from gmm_core import __version__
from gmm_core.scoring import Background

ICON_PX = 48
ABOUT_SIZE = (560, 560)
LICENSES_SIZE = (960, 640)
LIST_PX = 200  # names with their versions
WHAT = mark(
    "About",
    "Tells while you speak whether it is you. It compares the sound of voices with Gaussian "
    "mixtures, and everything stays on this computer.",
)
LIMITS = mark(
    "About",
    "A voice alone is no proof of identity: a recording or an imitation can fool this program.",
)
OURS = mark("About", "Free software under the Apache License, version 2.0.")
DEMO = mark(
    "About",
    "The demo recordings are excerpts of speechocean762 (OpenSLR 101), CC BY 4.0: Zhang et al., "
    "Interspeech 2021. Utterances of one speaker were joined to two files; the names are made up.",
)


def show_about(parent: QWidget, background: Background) -> QDialog:
    """Version, credits of the model in use and of the demo recordings; returns at once."""
    return _open(AboutDialog(background, parent))


def show_licenses(parent: QWidget) -> QDialog:
    """Everything the program consists of, with its license texts; returns at once."""
    return _open(LicensesDialog(components(), parent))


class AboutDialog(QDialog):
    """What this program is, and whose voices it was made from."""

    def __init__(self, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("about_dialog")
        self.setWindowTitle(self.tr("About Voxgate"))
        self.resize(_fitting(ABOUT_SIZE, parent))
        picture = QLabel()
        accent = self.palette().color(QPalette.ColorRole.Highlight).name()
        picture.setPixmap(icon("shield", accent).pixmap(ICON_PX))
        name = column(
            text("Voxgate", "title"),
            text(
                self.tr("Version {version}").format(version=__version__), "muted", "about_version"
            ),
            spacing=0,
        )
        head = row(picture, name, spacing=INSIDE)
        head.setStretch(1, 1)
        inner = QWidget()
        inner.setLayout(self._words(background))
        area = scrolling(inner)
        area.setAccessibleName(self.tr("About Voxgate"))
        licenses = QPushButton(self.tr("Licenses…"))
        licenses.setObjectName("about_licenses")
        licenses.clicked.connect(lambda: show_licenses(self))
        layout = column(head, area, row(licenses, 1, _closing(self)), spacing=BETWEEN)
        layout.setContentsMargins(AROUND, AROUND, AROUND, AROUND)
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def _words(self, background: Background) -> QVBoxLayout:
        listed = corpora(background) or (
            self.tr("This model does not say whose voices it was made from."),
        )
        lines = [text(words) for words in listed]
        for number, shown in enumerate(lines):
            shown.setObjectName(f"about_corpus_{number}")
        return column(
            text(say(WHAT)),
            text(say(LIMITS)),
            text(say(OURS)),
            text(self.tr("The background model was made from"), "heading"),
            *lines,
            text(self.tr("Demo recordings"), "heading"),
            text(say(DEMO)),
            1,
            spacing=INSIDE,
        )


class LicensesDialog(QDialog):
    """A list of components, and the license texts of the chosen one."""

    def __init__(self, found: tuple[Component, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("licenses_dialog")
        self.setWindowTitle(self.tr("Licenses"))
        self.resize(_fitting(LICENSES_SIZE, parent))
        self._found = found
        self._list = QListWidget()
        self._list.setObjectName("licenses_list")
        self._list.setAccessibleName(self.tr("Packages"))
        self._list.setMinimumWidth(scaled(LIST_PX))
        for part in found:
            item = QListWidgetItem(f"{part.name} {part.version}")
            item.setSizeHint(QSize(0, control_height()))
            self._list.addItem(item)
        self._title = text("", "heading", "licenses_title")
        self._text = QPlainTextEdit(readOnly=True)
        self._text.setObjectName("licenses_text")
        self._text.setAccessibleName(self.tr("License text"))
        self._text.setTabChangesFocus(True)
        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        fixed.setPixelSize(scaled(CAPTION_PX))
        self._text.setFont(fixed)
        self._list.currentRowChanged.connect(self._show)
        right = QWidget()
        texts = column(self._title, self._text, spacing=INSIDE)
        texts.setContentsMargins(INSIDE, 0, 0, 0)
        right.setLayout(texts)
        middle = QSplitter(Qt.Orientation.Horizontal)
        middle.addWidget(self._list)
        middle.addWidget(right)
        middle.setStretchFactor(1, 1)
        intro = self.tr("Voxgate is built of these packages. Each is under a license of its own.")
        layout = column(text(intro, "muted"), middle, row(1, _closing(self)), spacing=BETWEEN)
        layout.setContentsMargins(AROUND, AROUND, AROUND, AROUND)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self._list.setCurrentRow(0)
        if not found:
            self._title.setText(
                self.tr(
                    "Voxgate runs without having been installed, so its packages are not known."
                )
            )

    @Slot(int)
    def _show(self, number: int) -> None:
        if 0 <= number < len(self._found):
            part = self._found[number]
            self._title.setText(part.license)
            self._text.setPlainText(part.text or self.tr("This package brings no license text."))


def _fitting(size: tuple[int, int], parent: QWidget | None) -> QSize:
    """As much larger as the words are, and no larger than the window."""
    wanted = QSize(scaled(size[0]), scaled(size[1]))
    return wanted if parent is None else wanted.boundedTo(parent.window().size())


def _closing(dialog: QDialog) -> QDialogButtonBox:
    """Qt's own word for it, in Qt's own translation."""
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.reject)
    return buttons


def _open(dialog: QDialog) -> QDialog:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog
