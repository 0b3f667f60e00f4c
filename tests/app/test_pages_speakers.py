"""The speakers page with a real profile store beneath it."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QInputDialog,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QPushButton,
    QTableView,
)
from pytestqt.qtbot import QtBot

from desktop_app.models.speaker_list import SPEAKER_ROLE
from desktop_app.pages.claims import person
from desktop_app.pages.speaker_details import MERGED, NO_CONSENT, consent_words
from desktop_app.pages.speaker_drops import ADD, ENROLL, DropHint, choices_for
from desktop_app.scenes import ACCEPT, Stage
from desktop_app.services.sightings import Sighting
from desktop_app.staging import story
from desktop_app.widgets import StateBadge
from desktop_app.widgets.speaker_rows import Sparkline, initials
from gmm_core.scoring import Background
from gmm_core.store.profiles import ProfileStore
from resources import demo_recordings
from tests.app.stage import answer, background, empty_stage, find, offered, question, stage, words
from tests.core.store_samples import speaker

__all__ = ["background", "empty_stage", "stage"]


def open_page(stage: Stage, name: str) -> None:
    stage.program.window.show_page("speakers")
    stage.program.pages.speakers.select(name)


def names(stage: Stage) -> tuple[str, ...]:
    return stage.program.services.store.names()


def seen(at: str) -> Sighting:
    return Sighting(at, "accept", 5.0, 0.99, "USB Microphone")


def rename(stage: Stage, new: str) -> None:
    stage.click("speaker_rename")
    dialog = stage.program.window.findChild(QInputDialog, "line_question")
    assert dialog is not None
    dialog.setTextValue(new)
    dialog.accept()


def test_the_list_shows_who_is_enrolled_and_how_well(stage: Stage) -> None:
    open_page(stage, "Anna")
    view = find(stage, "speakers_list")
    assert isinstance(view, QListView)
    rows = [view.model().index(row, 0).data() for row in range(view.model().rowCount())]
    assert rows[0] == "Anna\n2 sessions · 54 s of speech · strong"
    assert rows[1] == "Ben\n1 session · 14 s of speech · fair"


def test_the_details_of_the_chosen_person(stage: Stage) -> None:
    open_page(stage, "Anna")
    assert words(stage, "speaker_title") == "Anna"
    assert words(stage, "speaker_strength") == "This is a strong profile."
    assert words(stage, "speaker_consent").startswith("Given by Anna on 3 Oct 2026")
    table = find(stage, "sessions_table")
    assert isinstance(table, QTableView)
    model = table.model()
    assert model.rowCount() == 2
    assert [model.index(1, column).data() for column in (1, 2, 3)] == [
        "USB Microphone",
        "33 s",
        "quiet, 24 dB SNR",
    ]


def test_what_is_not_known_is_said(stage: Stage) -> None:
    assert consent_words(speaker(consent=None)) == NO_CONSENT
    short = replace(speaker("Zoe").sessions[0], net_speech_s=12.0)
    stage.program.services.store.save(speaker("Zoe", self_test=None, sessions=(short,)))
    stage.program.services.speakers.refresh()
    stage.program.pages.speakers.refresh()
    open_page(stage, "Zoe")
    assert words(stage, "speaker_strength").startswith("Not tested yet: the profile is too short")


def test_delete_hides_at_once_and_ctrl_z_brings_back(stage: Stage, qtbot: QtBot) -> None:
    page = stage.program.pages.speakers
    open_page(stage, "Ben")
    stage.click("speaker_delete")
    assert question(stage) is None, "what can be undone needs no question"
    qtbot.waitUntil(lambda: page.chosen_name() == "Anna", timeout=2000)
    assert "Ben" not in offered(stage.program)
    assert "Ben" in names(stage), "for ten seconds it can be brought back"
    assert "Ben deleted" in stage.program.window.notices.sentences()
    button = find(stage, "toast_action")
    assert isinstance(button, QPushButton)
    assert button.text() == "Undo"
    button.click()
    qtbot.waitUntil(lambda: page.chosen_name() == "Ben", timeout=2000)
    assert "Ben is back" in stage.program.window.notices.sentences()


def test_closing_the_program_purges_what_was_deleted(stage: Stage) -> None:
    open_page(stage, "Ben")
    stage.click("speaker_delete")
    stage.program.services.speakers.purge_hidden()  # what Services.close does
    assert "Ben" not in names(stage)


def test_merge_asks_about_unlike_voices_and_can_be_undone(stage: Stage, qtbot: QtBot) -> None:
    page, service = stage.program.pages.speakers, stage.program.services.speakers
    ben = service.get("Ben")
    other = replace(ben.sessions[0], recorded_at="2026-11-21T08:00:00+00:00")
    service.save(replace(ben, sessions=(other,)), replace=True)
    open_page(stage, "Anna")
    stage.click("speaker_merge")
    dialog = stage.program.window.findChild(QInputDialog, "line_question")
    assert dialog is not None
    assert dialog.comboBoxItems()[:2] == ["Ben", "Clara"]
    dialog.setTextValue("Ben")
    dialog.accept()
    if question(stage) is not None:  # profiles without a voice score as nobody's
        answer(stage, "question_yes")
    qtbot.waitUntil(lambda: "Ben" not in offered(stage.program), timeout=2000)
    assert words(stage, "speaker_summary").startswith("3 sessions")
    assert words(stage, "speaker_strength") == MERGED
    page.undo()
    qtbot.waitUntil(lambda: "Ben" in offered(stage.program), timeout=2000)
    page.select("Anna")
    assert words(stage, "speaker_summary").startswith("2 sessions")


def test_search_finds_any_part_of_a_name(stage: Stage) -> None:
    open_page(stage, "Anna")
    view = find(stage, "speakers_list")
    search = find(stage, "speakers_search")
    assert isinstance(view, QListView)
    assert isinstance(search, QLineEdit)
    search.setText("HOHEN max")
    assert [view.model().index(0, 0).data(SPEAKER_ROLE).speaker.name] == [
        "Maximilian von und zu Hohenfels"
    ]
    assert view.model().rowCount() == 1
    assert stage.program.pages.speakers.chosen_name() == "Maximilian von und zu Hohenfels"
    search.setText("nobody of that name")
    assert find(stage, "speakers_none_found").isVisible()
    stage.program.pages.speakers.select("Ben")
    assert search.text() == "", "whoever is chosen is seen"


@pytest.mark.parametrize(
    ("order", "first"),
    [("name", "Anna"), ("seen", "Clara"), ("added", "Anna"), ("weak", "Ben")],
)
def test_the_list_is_sorted(stage: Stage, order: str, first: str) -> None:
    services = stage.program.services
    services.speakers._sightings.add("Anna", seen("2026-11-01T00:00:00+00:00"))
    services.speakers._sightings.add("Clara", seen("2026-11-02T00:00:00+00:00"))
    stage.program.pages.speakers.refresh()
    combo = find(stage, "speakers_order")
    assert isinstance(combo, QComboBox)
    combo.setCurrentIndex(combo.findData(order))
    view = find(stage, "speakers_list")
    assert isinstance(view, QListView)
    assert view.model().index(0, 0).data(SPEAKER_ROLE).speaker.name == first
    with pytest.raises(ValueError, match="unknown order"):
        view.model().order_by("height")


def test_when_somebody_was_heard_is_shown_and_can_be_forgotten(stage: Stage, qtbot: QtBot) -> None:
    stage.listen(person("Anna"), ACCEPT)
    stage.live.decision_changed.emit(story(ACCEPT)[-1])
    open_page(stage, "Anna")
    qtbot.waitUntil(lambda: "accepted (USB Microphone)" in words(stage, "speaker_seen"))
    spark = find(stage, "speaker_sparkline")
    assert isinstance(spark, Sparkline)
    assert len(spark.answers) == 1
    stage.click("speaker_forget")
    qtbot.waitUntil(lambda: not spark.isVisible(), timeout=2000)
    assert stage.program.services.speakers.recent("Anna") == ()


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Anna", "A"), ("Maximilian von Hohenfels", "MH"), ("  ", "?"), ("<b>x", "?"), ("3 D", "3D")],
)
def test_initials(name: str, letters: str) -> None:
    assert initials(name) == letters


def test_dropped_recordings_enroll_or_are_tested(
    stage: Stage, background: Background, tmp_path: Path, qtbot: QtBot
) -> None:
    page = stage.program.pages.speakers
    open_page(stage, "Anna")
    files = tuple(recording.verify for recording in demo_recordings()[:2])
    assert [what for _, what in choices_for(files, "Anna")] == [ENROLL, ADD]
    page.take_files(files[:1])
    menu = stage.program.window.findChild(QMenu, "choices")
    assert menu is not None
    assert [action.text() for action in menu.actions()][2] == "Find out who speaks in it"
    menu.actions()[2].trigger()
    menu.close()
    assert words(stage, "recording_title") == files[0].name
    badge = find(stage, "recording_badge")
    assert isinstance(badge, StateBadge)
    qtbot.waitUntil(lambda: badge.text != "Listening…", timeout=30_000)
    assert badge.text == "Unknown speaker", "nobody on the stage has a voice"
    stage.click("recording_done")
    assert words(stage, "speaker_title") == "Anna"


def test_files_are_dropped_as_the_desktop_does_it(stage: Stage, tmp_path: Path) -> None:
    page = stage.program.pages.speakers
    open_page(stage, "Clara")
    copy = tmp_path / "clara.voxgate"
    stage.program.services.speakers.export("Clara", copy)
    stage.program.services.speakers.delete("Clara")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(copy))])
    at, left = QPoint(200, 200), Qt.MouseButton.LeftButton
    copying, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    page.dragEnterEvent(QDragEnterEvent(at, copying, data, left, none))
    assert page.findChild(DropHint).isVisible()
    page.dropEvent(QDropEvent(QPointF(at), copying, data, left, none))
    assert not page.findChild(DropHint).isVisible()
    assert "Clara" in names(stage)


def test_a_recording_that_cannot_be_read_is_told(
    stage: Stage, tmp_path: Path, qtbot: QtBot
) -> None:
    open_page(stage, "Anna")
    bad = tmp_path / "holiday.wav"
    bad.write_text("no sound")
    stage.program.pages.speakers.test_recording(bad)
    notices = stage.program.window.notices
    qtbot.waitUntil(lambda: "holiday" in " ".join(notices.sentences()), timeout=10_000)
    assert words(stage, "speaker_title") == "Anna"


def test_rename(stage: Stage, qtbot: QtBot) -> None:
    open_page(stage, "Ben")
    rename(stage, "  Benjamin ")
    assert "Benjamin" in names(stage)
    qtbot.waitUntil(lambda: words(stage, "speaker_title") == "Benjamin", timeout=2000)


def test_a_taken_name_is_refused_with_a_sentence(stage: Stage) -> None:
    open_page(stage, "Ben")
    rename(stage, "anna")
    assert names(stage)[:2] == ("Anna", "Ben")
    sentences = stage.program.window.notices.sentences()
    assert any("already" in sentence for sentence in sentences), sentences
    stage.program.window.show_page("verify")
    stage.program.window.show_page("speakers")
    assert stage.program.window.notices.sentences() == (), "what was refused before is history"


def test_export_and_import_bring_a_profile_to_another_computer(
    stage: Stage, tmp_path: Path, qtbot: QtBot
) -> None:
    open_page(stage, "Clara")
    stage.click("speaker_export")
    dialog = stage.program.window.findChild(QFileDialog, "file_question")
    assert dialog is not None
    target = tmp_path / "clara.voxgate"
    dialog.fileSelected.emit(str(target))
    dialog.close()
    assert target.is_file()
    stage.program.services.speakers.delete("Clara")
    assert "Clara" not in names(stage)
    stage.program.pages.speakers.import_profile(target)
    assert "Clara" in names(stage)
    qtbot.waitUntil(lambda: words(stage, "speaker_title") == "Clara", timeout=2000)


def test_a_file_that_is_no_profile_is_refused_and_nothing_changes(
    stage: Stage, tmp_path: Path
) -> None:
    bad = tmp_path / "holiday.voxgate"
    bad.write_text("not a profile")
    before = names(stage)
    stage.program.pages.speakers.import_profile(bad)
    assert names(stage) == before
    assert any("holiday" in sentence for sentence in stage.program.window.notices.sentences())


def test_a_hostile_name_and_device_are_words_not_markup(stage: Stage) -> None:
    service = stage.program.services.speakers
    clara = service.get("Clara")
    hostile = replace(clara.sessions[0], device="<img src=file:///etc/passwd>")
    service.save(replace(clara, name="<h1>R&D</h1>", sessions=(hostile,)))
    QCoreApplication.processEvents()
    open_page(stage, "<h1>R&D</h1>")
    table = find(stage, "sessions_table")
    assert isinstance(table, QTableView)
    tip = table.model().index(0, 1).data(Qt.ItemDataRole.ToolTipRole)
    assert "<img" not in tip
    stage.click("speaker_rename")
    dialog = stage.program.window.findChild(QInputDialog, "line_question")
    assert dialog is not None
    label = dialog.findChild(QLabel)
    assert isinstance(label, QLabel)
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert "R&&D" in label.text(), "a single & would be a shortcut"
    dialog.close()


def test_with_nobody_enrolled_the_page_leads_to_enrolling(empty_stage: Stage) -> None:
    empty_stage.program.window.show_page("speakers")
    empty_stage.click("empty_action")
    assert empty_stage.program.window.page == "enroll"


def test_someone_enrolled_from_the_command_line_appears(stage: Stage, qtbot: QtBot) -> None:
    """Another process writes the same data folder."""
    with ProfileStore(stage.program.services.data_dir) as other:
        other.save(speaker("Zoe"))
    stage.program.window.show_page("speakers")
    view = find(stage, "speakers_list")
    assert isinstance(view, QListView)
    qtbot.waitUntil(lambda: view.model().rowCount() == 5, timeout=2000)
