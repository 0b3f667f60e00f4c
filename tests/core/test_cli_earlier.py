"""The commands after a program update: profiles of the model before go on, until renewed."""

from dataclasses import replace
from pathlib import Path

import pytest

from gmm_core.store.earlier import RENEW
from gmm_core.store.profiles import ProfileStore
from tests.core.engine_samples import voices
from tests.core.generations import FIRST, made_with, newer
from tests.core.updated_program import MAN, WOMAN, answered, newer_file, run, shipped

__all__ = ["newer_file", "shipped"]


@pytest.fixture
def data(tmp_path: Path, shipped: Path) -> Path:
    """Anna is enrolled with the model before, Bo with the one that ships now."""
    folder = tmp_path / "data"
    store = ProfileStore(folder)
    store.save(replace(made_with("older", WOMAN), name="Anna"))
    store.save(replace(made_with("newer", MAN), name="Bo"))
    return folder


def test_an_old_profile_is_verified_with_its_own_model(data: Path, capsys) -> None:
    sound = voices()[WOMAN].verify
    status, answer = answered(capsys, "verify", "Anna", sound, "--data", data)
    assert (status, answer["decision"], answer["model"]) == (0, "accept", "earlier")
    alone = ["verify", "Anna", sound, "--background", FIRST, "--data", data]
    _, expected = answered(capsys, *alone)
    assert answer == expected | {"model": "earlier"}
    assert expected["model"] == "current"
    status, answer = answered(capsys, "verify", "Anna", voices()[MAN].verify, "--data", data)
    assert (status, answer["decision"], answer["model"]) == (1, "reject", "earlier")
    _, answer = answered(capsys, "verify", "Bo", voices()[MAN].verify, "--data", data)
    assert (answer["decision"], answer["model"]) == ("accept", "current")


def test_people_read_what_to_do(data: Path, capsys) -> None:
    _, out, _ = run(capsys, "verify", "Anna", voices()[WOMAN].verify, "--data", data)
    assert out.splitlines()[-1] == f"Anna was {RENEW}"
    _, out, _ = run(capsys, "verify", "Bo", voices()[MAN].verify, "--data", data)
    assert RENEW not in out
    _, out, _ = run(capsys, "speakers", "--data", data)
    anna, bo = out.splitlines()
    assert anna.endswith(RENEW)
    assert RENEW not in bo


def test_identify_hears_both_generations(data: Path, capsys) -> None:
    for voice, name in ((WOMAN, "Anna"), (MAN, "Bo")):
        _, answer = answered(capsys, "identify", voices()[voice].verify, "--data", data)
        assert answer["speaker"] == name
        models = {one["name"]: one["model"] for one in answer["speakers"]}
        assert models == {"Anna": "earlier", "Bo": "current"}
        assert answer["skipped"] == []
        llrs = {one["name"]: one["llr"] for one in answer["speakers"]}
        _, claim = answered(capsys, "verify", name, voices()[voice].verify, "--data", data)
        assert llrs[name] == claim["llr"]


def test_the_list_names_the_model_of_each(data: Path, capsys) -> None:
    store = ProfileStore(data)
    store.save(replace(store.get("Bo"), name="Cleo", background_fingerprint="0" * 64))
    _, answer = answered(capsys, "speakers", "list", "--data", data)
    models = {one["name"]: one["model"] for one in answer["speakers"]}
    assert models == {"Anna": "earlier", "Bo": "current", "Cleo": "other"}
    _, answer = answered(capsys, "speakers", "show", "anna", "--data", data)
    assert answer["model"] == "earlier"
    _, out, _ = run(capsys, "speakers", "show", "anna", "--data", data)
    assert RENEW in out


def test_whoever_names_a_model_gets_no_other(data: Path, shipped: Path, capsys) -> None:
    sound = voices()[WOMAN].verify
    status, out, err = run(capsys, "verify", "Anna", sound, "--background", shipped, "--data", data)
    assert (status, out) == (2, "")
    assert "another background model" in err


def test_a_session_is_not_added_to_an_old_profile_unasked(data: Path, capsys) -> None:
    before = ProfileStore(data).get("Anna")
    status, out, err = run(
        capsys, "enroll", "Anna", voices()[WOMAN].verify, "--yes", "--data", data
    )
    assert (status, out) == (2, "")
    assert "--renew" in err
    assert len(err.splitlines()) == 1
    assert ProfileStore(data).get("Anna").background_fingerprint == before.background_fingerprint


def test_renewing_replaces_the_sessions_by_one_of_the_present_model(data: Path, capsys) -> None:
    sound = voices()[WOMAN].enroll
    options = ["--yes", "--renew", "--data", data]
    status, answer = answered(capsys, "enroll", "anna", sound, *options)
    assert (status, answer["name"]) == (0, "Anna")
    assert (answer["renewed"], answer["extended"]) == (True, False)
    after = ProfileStore(data).get("Anna")
    assert after.background_fingerprint == newer().fingerprint
    assert len(after.sessions) == 1
    _, answer = answered(capsys, "verify", "Anna", voices()[WOMAN].verify, "--data", data)
    assert (answer["decision"], answer["model"]) == ("accept", "current")


def test_a_renewal_that_fails_leaves_the_old_profile(data: Path, capsys) -> None:
    options = ["--yes", "--renew", "--data", data]
    for file, cure in (
        (voices()[MAN].enroll, "does not sound like Anna"),
        (voices()[WOMAN].verify, "30 s are needed"),
    ):
        status, out, err = run(capsys, "enroll", "Anna", file, *options)
        assert (status, out) == (2, "")
        assert cure in err
    _, answer = answered(capsys, "speakers", "show", "Anna", "--data", data)
    assert answer["model"] == "earlier"


def test_renew_is_for_profiles_of_other_models(data: Path, capsys) -> None:
    options = ["--yes", "--renew", "--data", data]
    status, _, err = run(capsys, "enroll", "Bo", voices()[MAN].enroll, *options)
    assert (status, "leave out --renew" in err) == (2, True)
    status, _, err = run(capsys, "enroll", "Zoe", voices()[MAN].enroll, *options)
    assert (status, "no speaker named 'Zoe'" in err) == (2, True)
    store = ProfileStore(data)
    store.save(replace(store.get("Bo"), name="Cleo", background_fingerprint="0" * 64))
    status, answer = answered(capsys, "enroll", "Cleo", voices()[MAN].enroll, *options)
    assert (status, answer["renewed"]) == (0, True)
