"""The model page: the card, the switch with its consequences, the way there and back."""

import ast
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QListView, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from desktop_app import app
from desktop_app.app import Program
from desktop_app.options import AppOptions
from desktop_app.pages.background_words import (
    KEPT_ASIDE,
    NEVER_MET,
    STAGES,
    UNKNOWN,
    corpora,
    delete_words,
    facts,
    measured,
    mismatch_words,
    profiles_words,
    stage_words,
    switch_words,
)
from desktop_app.scenes import Stage
from desktop_app.scenes_lab import another_model, evaluating, models, training
from desktop_app.services.settings import Settings
from desktop_app.staging import enrolled_speakers, staged_speaker
from desktop_app.staging_lab import own_model
from desktop_app.widgets import Banner
from gmm_core import training as training_package
from gmm_core.scoring import Background
from gmm_core.store.bundle import save_bundle
from gmm_core.training import TrainingProgress
from resources import model_figures
from tests.app.stage import answer, background, find, question, stage, words
from tests.app.starting import looking_on, note_programs

__all__ = ["background", "stage"]
NAMING_A_STAGE = ("in_parallel", "TrainingProgress")


def all_words(stage: Stage) -> str:
    QApplication.processEvents()  # what was just put into a layout is shown by an event
    page = stage.program.pages.background
    return " ".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def test_the_card_tells_everything_about_the_model_in_use(
    stage: Stage, background: Background
) -> None:
    models(stage)
    assert words(stage, "background_title") == "Shipped with Voxgate"
    assert words(stage, "background_profiles") == "All 4 profiles were made with this model."
    told = all_words(stage)
    assert str(background.header["speakers"]["all"]) in told
    assert f"{background.ubm.components} Gaussians over {background.ubm.dims} features" in told
    assert all(one["license"] in told for one in background.header["corpora"])
    assert "proof of identity on its own" in told
    assert NEVER_MET in told
    assert not find(stage, "background_use").isVisible(), "it is in use already"


def test_measured_rates_are_those_of_this_very_model(background: Background) -> None:
    shipped = model_figures()
    rates = shipped["attempts"]["balanced"]
    found = measured(background, shipped)
    assert found.whom == NEVER_MET
    strangers, own = 100 * rates["false_accepts_per_attempt"], 100 * rates["accepted_of_own"]
    assert dict(found.rates)["Balanced"] == (
        f"{strangers:.1f} of 100 attempts by strangers are accepted, "
        f"and {own:.0f} of 100 by the right person"
    )
    another = measured(own_model(background), shipped)
    assert another.whom == KEPT_ASIDE
    assert another.rates != found.rates


def test_what_a_model_does_not_say_is_not_invented(background: Background) -> None:
    from dataclasses import replace

    bare = replace(own_model(background), header={"corpora": "hostile", "speakers": 3})
    lines = dict(facts(bare))
    assert lines["People"] == lines["Speech"] == UNKNOWN
    assert corpora(bare) == ()
    assert {words for _, words in measured(bare, model_figures()).rates} == {"not measured"}


def test_a_rate_that_is_small_but_not_zero_is_not_rounded_to_zero(background: Background) -> None:
    attempts = {"strict": {"false_accepts_per_attempt": 0.0003, "accepted_of_own": 0.5}}
    shipped = {"fingerprint": background.fingerprint, "attempts": attempts}
    assert dict(measured(background, shipped).rates)["Strict"].startswith("0.03 of 100")


def test_words_about_profiles_count_them(background: Background) -> None:
    assert "Nobody is enrolled" in profiles_words(0, 0)
    assert profiles_words(3, 4) == "3 of 4 profiles were made with this model."
    people = enrolled_speakers(background)
    assert switch_words(()).startswith("No profile is affected.")
    assert switch_words(people[:1]).startswith("1 profile was made with another model: Anna.")
    assert "and 3 more" in switch_words(people * 2)
    assert mismatch_words(["Zoe"]).startswith("A profile was made with another background model")
    assert "7 profiles were" in mismatch_words([str(n) for n in range(7)])
    assert "0, 1, 2, 3, 4 and 2 more" in mismatch_words([str(n) for n in range(7)])


def test_stages_have_words() -> None:
    step = TrainingProgress("EM", 3, 25, -70.0)
    assert stage_words(step) == "Fitting the mixture: 3 of 25"
    assert stage_words(TrainingProgress("looking", 0, 0, 0.0)) == "Looking at the recordings …"


def test_every_stage_of_a_training_has_words() -> None:
    names = {
        str(node.args[0].value)
        for path in Path(training_package.__file__).parent.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and getattr(node.func, "id", "") in NAMING_A_STAGE
        and node.args
        and isinstance(node.args[0], ast.Constant)
    }
    assert len(names) > 10
    assert names <= STAGES.keys()


def test_a_switch_names_the_profiles_it_affects_before_it_happens(stage: Stage) -> None:
    another_model(stage)
    assert words(stage, "background_profiles") == "0 of 4 profiles were made with this model."
    stage.click("background_use")
    box = question(stage)
    assert box is not None
    told = box.informativeText()
    assert "4 profiles were made with another model: Anna, Ben, Clara" in told
    assert "never scored with a model it was not made for" in told
    assert "goes on with the model that made it" in told
    answer(stage, "question_no")
    assert stage.program.services.settings.background_model is None


def test_a_switch_is_saved_and_the_program_starts_again(stage: Stage, qtbot: QtBot) -> None:
    another_model(stage)
    stage.click("background_use")
    with qtbot.waitSignal(stage.program.start_again_wanted, timeout=1000):
        answer(stage, "question_yes")
    assert stage.program.services.settings.background_model == "Our office.npz"


def test_a_switch_does_not_throw_away_what_is_still_running(stage: Stage, qtbot: QtBot) -> None:
    evaluating(stage)
    another_model(stage)
    stage.click("background_use")
    with qtbot.assertNotEmitted(stage.program.start_again_wanted):
        answer(stage, "question_yes")
    assert "used from the next start on" in " ".join(stage.program.window.notices.sentences())


def test_a_choice_that_cannot_be_saved_switches_nothing(
    stage: Stage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object, **_named: object) -> None:
        raise OSError(28, "No space left on device")

    another_model(stage)
    monkeypatch.setattr("desktop_app.services.settings.tempfile.mkstemp", full)
    stage.click("background_use")
    with qtbot.assertNotEmitted(stage.program.start_again_wanted):
        answer(stage, "question_yes")
    assert "No space left on device" in " ".join(stage.program.window.notices.sentences())


def test_a_damaged_model_is_shown_with_its_reason_and_cannot_be_used(stage: Stage) -> None:
    path = stage.program.services.training.path_for("Broken")
    path.parent.mkdir()
    path.write_bytes(b"no model")
    models(stage)
    stage.program.pages.background.select(path.name)
    assert "is no intact Voxgate file" in all_words(stage)
    assert not find(stage, "background_use").isEnabled()


def test_a_model_of_one_s_own_is_deleted_after_a_question(stage: Stage, qtbot: QtBot) -> None:
    another_model(stage)
    services = stage.program.services
    path = services.training.path_for("x").with_name("Our office.npz")
    stage.click("background_delete")
    box = question(stage)
    assert box is not None
    assert "No profile was made with it" in box.informativeText()
    answer(stage, "question_no")
    assert path.exists()
    stage.click("background_delete")
    with qtbot.waitSignal(services.backgrounds.changed, timeout=5000):
        answer(stage, "question_yes")
    assert not path.exists()
    assert words(stage, "background_title") == "Shipped with Voxgate"
    assert not find(stage, "background_delete").isVisible(), "the shipped one stays"
    with pytest.raises(ValueError, match="it stays"):
        services.backgrounds.delete(services.backgrounds.models[0])


def test_deleting_tells_how_many_profiles_it_costs() -> None:
    assert delete_words(1).endswith("1 profile was made with it and could never be verified again.")
    assert "3 profiles were made" in delete_words(3)


def test_a_training_goes_on_while_a_card_is_looked_at(stage: Stage, qtbot: QtBot) -> None:
    service = training(stage)
    assert words(stage, "background_stage") == "Fitting the mixture: 9 of 25"
    view = find(stage, "background_list_view")
    assert isinstance(view, QListView)
    tip = view.model().index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert tip == "<qt>Shipped with Voxgate</qt>", "a long title is shortened in its row"
    qtbot.mouseClick(
        view.viewport(),
        Qt.MouseButton.LeftButton,
        pos=view.visualRect(view.model().index(0, 0)).center(),
    )
    assert find(stage, "background_title").isVisible()
    assert stage.program.pages.background.busy
    stage.click("background_train")
    assert find(stage, "background_stage").isVisible()
    assert not service.job.cancel_asked


def test_closing_while_training_asks_once(stage: Stage) -> None:
    training(stage)
    stage.program.window.close()
    box = question(stage)
    assert box is not None
    assert "A background model is being trained." in box.informativeText()
    answer(stage, "question_no")
    assert stage.program.window.isVisible()


def test_a_refresh_does_not_take_the_form_away(stage: Stage, qtbot: QtBot) -> None:
    models(stage)
    stage.click("background_train")
    with qtbot.waitSignal(stage.program.services.backgrounds.changed, timeout=5000):
        stage.program.services.backgrounds.refresh()
    assert find(stage, "background_name").isVisible()


def test_every_focusable_widget_has_a_name(stage: Stage) -> None:
    training(stage)
    nameless = [
        f"{widget.objectName()} {type(widget).__name__}"
        for widget in stage.program.pages.background.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not (widget.accessibleName() or getattr(widget, "text", str)())
    ]
    assert nameless == []


def test_profiles_of_another_model_are_named_and_the_way_to_the_models_is_offered(
    stage: Stage, qtbot: QtBot
) -> None:
    services = stage.program.services
    services.speakers.save(staged_speaker(own_model(services.background), "Zoe", (20.0,), "good"))
    bar = stage.program.window.notices
    qtbot.waitUntil(lambda: "Zoe" in " ".join(bar.sentences()), timeout=5000)
    banner = bar.findChild(Banner, "notice_mismatch")
    assert isinstance(banner, Banner)
    banner.action_clicked.emit()
    assert stage.program.window.page == "background"
    models(stage)
    assert words(stage, "background_profiles") == "4 of 5 profiles were made with this model."


# -- the real program starts again ----------------------------------------------------------------


@pytest.fixture
def programs(monkeypatch: pytest.MonkeyPatch) -> list[Program]:
    """Every program that the loop of `app.run` builds."""
    made: list[Program] = []
    note_programs(monkeypatch, made.append)
    return made


def test_the_window_comes_back_with_the_other_model_and_ends_as_always(
    qapp: QApplication,
    qtbot: QtBot,
    background: Background,
    tmp_path: Path,
    programs: list[Program],
) -> None:
    own = own_model(background)
    (tmp_path / "models").mkdir()
    save_bundle(own, tmp_path / "models" / "Our office.npz")
    Settings(tmp_path).update(first_start_seen=True)

    def switch() -> None:
        first = programs[0]
        first.window.resize(1200, 800)
        first.window.show_page("background")
        first.services.settings.update(background_model="Our office.npz")
        first.start_again_wanted.emit()

    QTimer.singleShot(200, qapp, switch)

    with looking_on(qapp, lambda: programs[1].window.close() if len(programs) == 2 else None):
        assert app.run(AppOptions(data=tmp_path)) == 0
    assert [one.services.background.fingerprint for one in programs] == [
        background.fingerprint,
        own.fingerprint,
    ]
    assert programs[1].window.page == "background"
    assert programs[1].window.size().width() == 1200
    assert not isValid(programs[0].window), "the first window is gone, not hidden"
