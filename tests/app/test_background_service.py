"""Which models there are, which is chosen, and what happens when it cannot be read."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.app import build_services
from desktop_app.options import AppOptions
from desktop_app.services.backgrounds import (
    FOLDER,
    BackgroundService,
    ChosenModel,
    chosen_background,
    models_beside,
    read_models,
)
from desktop_app.services.jobs import JobRunner
from desktop_app.services.roster import Roster
from desktop_app.services.settings import Settings
from desktop_app.staging_lab import own_model
from gmm_core.progress import finish
from gmm_core.scoring import Background, SpeakerModel
from gmm_core.store.bundle import save_bundle
from gmm_core.store.earlier import EarlierModels
from tests.app.stage import background

__all__ = ["background"]


@pytest.fixture
def own(background: Background, tmp_path: Path) -> Background:
    """A model of one's own in the data folder."""
    made = own_model(background)
    (tmp_path / FOLDER).mkdir()
    save_bundle(made, tmp_path / FOLDER / "Our office.npz")
    return made


@pytest.fixture
def service(background: Background, tmp_path: Path) -> Iterator[BackgroundService]:
    jobs = JobRunner()
    current = ChosenModel(None, background)
    yield BackgroundService(tmp_path, Settings(tmp_path), current, jobs)
    assert jobs.wait(5.0)


def test_the_shipped_model_is_always_there(background: Background, tmp_path: Path) -> None:
    (only,) = finish(read_models(tmp_path / FOLDER))
    assert only.key is None
    assert only.background is not None
    assert only.background.fingerprint == background.fingerprint


def test_own_models_are_found_and_damaged_ones_say_why(own: Background, tmp_path: Path) -> None:
    (tmp_path / FOLDER / "Broken.npz").write_bytes(b"no model")
    _, broken, found = finish(read_models(tmp_path / FOLDER))
    assert (found.key, found.title) == ("Our office.npz", "Our office")
    assert found.background is not None
    assert found.background.fingerprint == own.fingerprint
    assert broken.background is None
    assert "Broken.npz is no intact Voxgate file" in broken.problem


def test_looking_again_tells(service: BackgroundService, own: Background, qtbot: QtBot) -> None:
    assert service.models == ()
    with qtbot.waitSignal(service.changed, timeout=5000):
        service.refresh()
    assert [service.in_use(model) for model in service.models] == [True, False]


def test_an_older_look_never_overwrites_a_newer_one(
    service: BackgroundService, background: Background, tmp_path: Path, qtbot: QtBot
) -> None:
    old = service.refresh()
    with qtbot.waitSignal(old.finished, timeout=5000, raising=True):
        service._jobs.wait(5.0)  # it has looked, but has not told yet
        (tmp_path / FOLDER).mkdir()
        save_bundle(own_model(background), tmp_path / FOLDER / "Our office.npz")
        service.read_now()
    assert [model.title for model in service.models][1:] == ["Our office"]


def test_a_choice_holds_at_the_next_start(
    service: BackgroundService, own: Background, tmp_path: Path
) -> None:
    service.read_now()
    service.choose(service.models[1])
    assert service.in_use(service.models[0]), "nothing changes until the program starts again"
    chosen = chosen_background(tmp_path, Settings(tmp_path))
    assert (chosen.key, chosen.problem) == ("Our office.npz", None)
    assert chosen.background.fingerprint == own.fingerprint
    service.choose(service.models[0])
    assert chosen_background(tmp_path, Settings(tmp_path)).key is None


def test_without_its_file_the_shipped_model_steps_in_and_says_so(
    background: Background, tmp_path: Path
) -> None:
    settings = Settings(tmp_path)
    settings.update(background_model="Gone.npz")
    chosen = chosen_background(tmp_path, settings)
    assert chosen.background.fingerprint == background.fingerprint
    assert chosen.key is None
    notice = BackgroundService(tmp_path, settings, chosen, JobRunner()).notice
    assert notice is not None
    assert "Gone.npz" in notice
    assert "choose another under Model" in notice
    assert Settings(tmp_path).background_model == "Gone.npz", "the wish is not forgotten"


def test_the_program_scores_with_the_chosen_model(own: Background, tmp_path: Path) -> None:
    Settings(tmp_path).update(background_model="Our office.npz")
    services = build_services(AppOptions(data=tmp_path))
    try:
        assert services.background.fingerprint == own.fingerprint
        assert services.backgrounds.current is services.background
    finally:
        services.close()


@pytest.mark.parametrize("hostile", ["../secret.npz", "/etc/passwd", "", 7, ["x"]])
def test_a_setting_that_leads_elsewhere_is_refused(tmp_path: Path, hostile: object) -> None:
    with pytest.raises(ValueError, match="background_model must be a file's name"):
        Settings(tmp_path).update(background_model=hostile)


def test_own_models_differ_from_the_shipped_one(background: Background) -> None:
    """What the pictures show must be refused by the engine as any other model is."""
    made = own_model(background)
    assert made.fingerprint != background.fingerprint
    assert replace(made, header={}).ubm.components == background.ubm.components


def test_profiles_stay_with_the_model_that_made_them(own: Background, tmp_path: Path) -> None:
    """One person enrolled with one's own model, one with the shipped one, whichever is in use."""
    (tmp_path / FOLDER / "Broken.npz").write_bytes(b"no model")
    shipped = chosen_background(tmp_path, Settings(tmp_path)).background
    for key, in_use, other in ((None, shipped, own), ("Our office.npz", own, shipped)):
        roster = Roster(in_use, EarlierModels(partial(models_beside, tmp_path, key)))
        people = [
            SpeakerModel(name, one.fingerprint, (), None, None)
            for name, one in (
                ("Anna", in_use),
                ("Ben", other),
            )
        ]
        usable, beside = roster.scored(tuple(people))
        assert [one.name for one in usable] == ["Anna", "Ben"]
        assert [one.fingerprint for one in beside] == [other.fingerprint]
        assert roster.older(usable) == ("Ben",)
