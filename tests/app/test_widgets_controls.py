"""Banners, badges, buttons, cards and the rail: what they say, and that keyboards reach them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop_app import theme
from desktop_app.theme import DARK, LIGHT, Role
from desktop_app.widgets import (
    SEVERITIES,
    Banner,
    ElidedLabel,
    EmptyState,
    Heading,
    IconButton,
    IconLabel,
    NavRail,
    StateBadge,
)
from tests.app.drawing import activate, count, picture


@pytest.fixture(autouse=True)
def light(qapp: QApplication) -> None:
    theme.apply(qapp, "light")


def rail(qtbot: QtBot) -> NavRail:
    widget = NavRail()
    qtbot.addWidget(widget)
    widget.add_page("verify", "Verify", "shield")
    widget.add_page("enroll", "Enroll", "plus")
    widget.add_page("speakers", "Speakers", "people")
    widget.resize(92, 500)
    widget.show()
    return widget


def test_banner_says_its_sentence_and_offers_the_cure(qtbot: QtBot) -> None:
    banner = Banner()
    qtbot.addWidget(banner)
    assert banner.isHidden()
    assert banner.text == ""
    banner.show_message("warning", "The microphone was unplugged.", "Choose another")
    assert banner.text == "The microphone was unplugged."
    assert banner.accessibleName() == "warning: The microphone was unplugged."
    action = banner.findChild(QPushButton, "banner_action")
    assert action.text() == "Choose another"
    with qtbot.waitSignal(banner.action_clicked):
        qtbot.mouseClick(action, Qt.MouseButton.LeftButton)
    assert banner.isVisible()  # whoever mends it clears it
    with qtbot.waitSignal(banner.dismissed):
        qtbot.mouseClick(banner.findChild(QPushButton, "banner_close"), Qt.MouseButton.LeftButton)
    assert banner.isHidden()


def test_a_banners_cure_goes_below_a_sentence_that_it_would_squeeze(qtbot: QtBot) -> None:
    banner = Banner()
    qtbot.addWidget(banner)
    banner.resize(1200, 100)
    banner.show_message("warning", "The microphone was unplugged. " * 3, "Choose another one")
    action, words = (banner.findChild(QWidget, f"banner_{part}") for part in ("action", "text"))
    qtbot.waitUntil(lambda: action.x() > words.geometry().right(), timeout=5000)
    banner.resize(action.sizeHint().width() * 2, 300)
    qtbot.waitUntil(lambda: action.y() > words.geometry().bottom(), timeout=5000)
    assert action.x() == words.x()


def test_banner_without_cure(qtbot: QtBot) -> None:
    banner = Banner()
    qtbot.addWidget(banner)
    banner.show_message("info", "Demo recordings play as the microphone.")
    assert banner.findChild(QPushButton, "banner_action").isHidden()
    with pytest.raises(ValueError, match="unknown severity 'loud'"):
        banner.show_message("loud", "?")


def test_long_banner_wraps_and_is_not_cut(qtbot: QtBot) -> None:
    banner = Banner()
    qtbot.addWidget(banner)
    banner.resize(500, 52)
    banner.show_message("error", "Your data folder cannot be written. " * 8, "Try again")
    banner.resize(500, banner.heightForWidth(500))
    text = banner.findChild(QLabel, "banner_text")
    assert text.height() >= text.heightForWidth(text.width()) > 60
    assert text.textFormat() == Qt.TextFormat.PlainText


def test_severities_look_different(qtbot: QtBot) -> None:
    banner = Banner()
    qtbot.addWidget(banner)
    banner.resize(500, 60)
    seen = []
    for severity in SEVERITIES:
        banner.show_message(severity, "x")
        seen.append(picture(banner).pixelColor(3, 30).name())
    assert len(set(seen)) == 4


def test_badge_says_its_word_and_shortens_it(qtbot: QtBot) -> None:
    badge = StateBadge("strong", "check", Role.ACCEPTED)
    qtbot.addWidget(badge)
    badge.resize(badge.sizeHint())
    badge.show()
    assert count(picture(badge), LIGHT.accepted) > 20
    assert badge.accessibleName() == badge.text == "strong"
    badge.set_state("weak", "warning", Role.REJECTED)
    assert count(picture(badge), LIGHT.accepted) == 0
    with pytest.raises(ValueError, match="unknown icon"):
        badge.set_state("x", "unicorn", Role.NEUTRAL)


def test_button_without_words_has_a_name(qtbot: QtBot) -> None:
    button = IconButton("", "pencil", tip="Rename <Anna>")
    qtbot.addWidget(button)
    assert button.accessibleName() == "Rename <Anna>"
    assert button.toolTip() == "<qt>Rename &lt;Anna&gt;</qt>"
    assert button.width() >= 36
    assert button.height() >= 36


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("", "pencil"), "needs a tip"),
        (("Go", "unicorn"), "unknown icon"),
        (("Go", "check", "huge"), "unknown kind"),
    ],
)
def test_bad_buttons_are_refused(qtbot: QtBot, arguments: tuple[str, ...], why: str) -> None:
    with pytest.raises(ValueError, match=why):
        IconButton(*arguments)


@pytest.mark.parametrize("kind", ["plain", "primary", "danger", "quiet"])
def test_buttons_are_tall_enough_and_recolor_their_icons(
    qtbot: QtBot, qapp: QApplication, kind: str
) -> None:
    button = IconButton("", "stop", kind, tip="Stop")
    qtbot.addWidget(button)
    button.show()
    assert button.height() >= 36
    light = button.icon().pixmap(20, 20).toImage()
    theme.apply(qapp, "dark")
    qapp.processEvents()
    assert button.icon().pixmap(20, 20).toImage() != light


@pytest.mark.parametrize("kind", ["plain", "primary", "danger", "quiet"])
def test_keyboard_focus_is_visible(qtbot: QtBot, kind: str) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    layout = QVBoxLayout(host)
    first, second = IconButton("One", kind=kind), IconButton("Two", kind=kind)
    layout.addWidget(first)
    layout.addWidget(second)
    host.show()
    activate(qtbot, host)
    first.setFocus()
    without = picture(second)
    height = second.height()
    second.setFocus()
    assert picture(second) != without
    assert second.height() == height  # nothing jumps


def test_icon_label_follows_the_theme(qtbot: QtBot, qapp: QApplication) -> None:
    label = IconLabel("stop", Role.REJECTED, 48)
    qtbot.addWidget(label)
    label.show()
    assert count(picture(label), LIGHT.rejected) > 50
    theme.apply(qapp, "dark")
    qapp.processEvents()
    assert count(picture(label), DARK.rejected) > 50


def test_rail_begins_with_the_first_page(qtbot: QtBot) -> None:
    pages = rail(qtbot)
    assert pages.current == "verify"
    names = [button.objectName() for button in pages.findChildren(QWidget)]
    assert names == ["nav_verify", "nav_enroll", "nav_speakers"]


def test_rail_is_clicked_selected_and_walked(qtbot: QtBot) -> None:
    pages = rail(qtbot)
    heard: list[str] = []
    pages.page_selected.connect(heard.append)
    qtbot.mouseClick(pages.findChild(QWidget, "nav_enroll"), Qt.MouseButton.LeftButton)
    pages.select("speakers")
    pages.select("speakers")
    activate(qtbot, pages)
    pages.findChild(QWidget, "nav_speakers").setFocus()
    qtbot.keyClick(pages.findChild(QWidget, "nav_speakers"), Qt.Key.Key_Up)
    assert heard == ["enroll", "speakers", "enroll"]
    assert pages.current == "enroll"


def test_rail_refuses_what_it_does_not_know(qtbot: QtBot) -> None:
    pages = rail(qtbot)
    with pytest.raises(ValueError, match="already has a page 'verify'"):
        pages.add_page("verify", "Verify", "shield")
    with pytest.raises(ValueError, match="choose one of verify, enroll, speakers"):
        pages.select("tests")


def test_screen_reader_hears_the_pages(qtbot: QtBot) -> None:
    pages = rail(qtbot)
    button = pages.findChild(QWidget, "nav_enroll")
    interface = QAccessible.queryAccessibleInterface(button)
    assert interface.text(QAccessible.Text.Name) == "Enroll"
    assert interface.state().checkable


def test_elided_label_shows_the_whole_as_a_tooltip(qtbot: QtBot) -> None:
    label = ElidedLabel("USB Audio Device <1>, the one on the very long cable")
    qtbot.addWidget(label)
    label.resize(120, 20)
    label.show()
    picture(label)
    assert label.toolTip().startswith("<qt>USB Audio Device &lt;1&gt;")
    label.resize(900, 20)
    picture(label)
    assert label.toolTip() == ""


def test_empty_state_leads_on(qtbot: QtBot) -> None:
    empty = EmptyState("people", "Nobody is enrolled yet", "It takes a minute. " * 6, "Enroll")
    qtbot.addWidget(empty)
    empty.resize(500, 400)
    empty.show()
    with qtbot.waitSignal(empty.action_clicked):
        qtbot.mouseClick(empty.findChild(QPushButton, "empty_action"), Qt.MouseButton.LeftButton)
    for label in empty.findChildren(QLabel):
        assert label.height() >= label.heightForWidth(label.width())


def test_headings_have_two_levels(qtbot: QtBot) -> None:
    for level, size_px in ((1, 28), (2, 18)):
        heading = Heading("Speakers", level)
        qtbot.addWidget(heading)
        heading.show()
        assert heading.font().pixelSize() == size_px
    with pytest.raises(ValueError, match="level 1 or 2"):
        Heading("x", 3)


@pytest.mark.parametrize("height", [40, 64])
def test_names_in_a_low_rail_are_read_whole(qtbot: QtBot, height: int) -> None:
    pages = rail(qtbot)
    button = pages.findChild(QWidget, "nav_speakers")
    button.setFixedHeight(height)
    pages.select("verify")
    image = picture(button)
    ground = image.pixel(1, 1)
    inked = [
        y
        for y in range(image.height())
        if any(image.pixel(x, y) != ground for x in range(image.width()))
    ]
    assert inked, "nothing is written"
    assert inked[0] >= 3
    assert inked[-1] < height - 3
