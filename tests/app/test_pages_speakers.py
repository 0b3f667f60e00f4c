"""The speakers page with a real profile store beneath it."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFileDialog, QInputDialog, QLabel, QListView, QTableView
from pytestqt.qtbot import QtBot

from desktop_app.pages.speaker_details import NO_CONSENT, NO_SELF_TEST, consent_words
from desktop_app.scenes import Stage
from gmm_core.store.profiles import ProfileStore
from tests.app.stage import answer, background, empty_stage, find, question, stage, words
from tests.core.store_samples import speaker

__all__ = ["background", "empty_stage", "stage"]


def open_page(stage: Stage, name: str) -> None:
    stage.program.window.show_page("speakers")
    stage.program.pages.speakers.select(name)


def names(stage: Stage) -> tuple[str, ...]:
    return stage.program.services.store.names()


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
    stage.program.services.store.save(speaker("Zoe", self_test=None))
    stage.program.services.speakers.refresh()
    stage.program.pages.speakers.refresh()
    open_page(stage, "Zoe")
    assert words(stage, "speaker_strength") == NO_SELF_TEST


def test_delete_asks_once_and_purges(stage: Stage, qtbot: QtBot) -> None:
    open_page(stage, "Ben")
    stage.click("speaker_delete")
    answer(stage, "question_no")
    assert "Ben" in names(stage)
    stage.click("speaker_delete")
    answer(stage, "question_yes")
    assert "Ben" not in names(stage)
    assert question(stage) is None
    qtbot.waitUntil(lambda: stage.program.pages.speakers.chosen_name() == "Anna", timeout=2000)


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
    assert any("exists already" in sentence for sentence in sentences)
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
