"""About Voxgate and the licenses: who is credited, and that every text can be read."""

from PySide6.QtWidgets import QDialog, QLabel, QListWidget, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.pages.about import AboutDialog, LicensesDialog
from desktop_app.scenes import Stage
from desktop_app.services.licenses import Component
from gmm_core import __version__
from tests.app.stage import background, stage

__all__ = ["background", "stage"]

PARTS = (Component("alpha", "1.0", "MIT", "text of alpha"), Component("beta", "2", "0BSD", ""))


def opened(stage: Stage, action: str, dialog: str) -> QDialog:
    stage.choose(action)
    shown = stage.program.window.findChild(QDialog, dialog)
    assert shown is not None
    assert shown.isVisible()
    return shown


def words(dialog: QWidget) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel))


def test_every_corpus_of_the_model_is_credited_with_its_license(stage: Stage) -> None:
    about = opened(stage, "menu_about", "about_dialog")
    said = words(about)
    corpora = stage.program.services.background.header["corpora"]
    assert len(corpora) >= 3
    for corpus in corpora:
        assert corpus["name"] in said
        assert corpus["license"] in said
        assert corpus["credit"] in said
    assert f"Version {__version__}" in said
    assert "The demo recordings are excerpts of speechocean762" in said
    assert "A voice alone is no proof of identity" in said


def test_the_licenses_are_a_click_away(stage: Stage, qtbot: QtBot) -> None:
    about = opened(stage, "menu_about", "about_dialog")
    button = about.findChild(QPushButton, "about_licenses")
    assert button is not None
    button.click()
    licenses = about.findChild(LicensesDialog, "licenses_dialog")
    assert licenses is not None
    assert licenses.isVisible()
    licenses.reject()
    about.reject()
    assert stage.program.window.isVisible()


def test_the_chosen_packages_text_is_shown(qtbot: QtBot) -> None:
    dialog = LicensesDialog(PARTS)
    qtbot.addWidget(dialog)
    dialog.show()
    listed = dialog.findChild(QListWidget, "licenses_list")
    shown = dialog.findChild(QPlainTextEdit, "licenses_text")
    title = dialog.findChild(QLabel, "licenses_title")
    assert listed is not None
    assert shown is not None
    assert title is not None
    assert [listed.item(row).text() for row in range(listed.count())] == ["alpha 1.0", "beta 2"]
    assert (title.text(), shown.toPlainText()) == ("MIT", "text of alpha")
    listed.setCurrentRow(1)
    assert (title.text(), shown.toPlainText()) == ("0BSD", "This package brings no license text.")
    assert shown.isReadOnly()


def test_a_model_without_credits_says_so(stage: Stage, qtbot: QtBot) -> None:
    from dataclasses import replace

    bare = replace(stage.program.services.background, header={})
    dialog = AboutDialog(bare)
    qtbot.addWidget(dialog)
    assert "does not say whose voices" in words(dialog)
