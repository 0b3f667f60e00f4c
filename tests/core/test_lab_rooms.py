"""The laboratory's rooms around the arithmetic: people, kept results, tables and the page."""

import csv
import json
import re
from pathlib import Path

import numpy as np
import pytest
import soundfile

from benchmarks.accuracy import card, digest, engine, report
from benchmarks.accuracy.conditions import CONDITIONS, Surroundings, clean
from benchmarks.accuracy.goals import goals_table
from benchmarks.accuracy.measuring import Cell, Pool, measured
from benchmarks.accuracy.speech import ARABIC, LIBRI, RATE, SO762, Talker, listing, talkers
from gmm_core.audio import read_audio
from gmm_core.evaluation.figures import ScoredTrials
from tests.core.engine_samples import background, voices

NOTHING = Surroundings((np.ones(RATE),), (np.ones(1),))


def shared_folder(folder: Path, rows: list[tuple[str, str, str, str, float]]) -> Path:
    """A folder as the development speech has it: (speaker, corpus, gender, age, seconds)."""
    speech = folder / "speech"
    speech.mkdir()
    with (speech / "utterances.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(("path", "speaker", "corpus", "part", "gender", "age", "seconds"))
        for number, (speaker, corpus, gender, age, seconds) in enumerate(rows):
            name = f"{number}.flac"
            soundfile.write(speech / name, np.full(round(seconds * RATE), number / 100), RATE)
            writer.writerow((name, speaker, corpus, "trial", gender, age, seconds))
    return folder


def test_talkers_enroll_with_the_first_utterances_and_are_tested_on_the_others(tmp_path) -> None:
    rows = [("anna", SO762, "f", "9", 2.0)] * 4 + [("bo", SO762, "m", "31", 2.0)] * 3
    found = talkers(listing(shared_folder(tmp_path, rows)), enroll_s=3.0)
    assert [one.name for one in found] == ["anna", "bo"]
    assert [one.group for one in found] == ["speechocean762/f/child", "speechocean762/m/adult"]
    anna, bo = found
    assert len(anna.enroll) == 4 * RATE, "whole utterances, until it is enough"
    assert [len(test) for test in anna.tests] == [2 * RATE, 2 * RATE]
    assert not set(np.unique(anna.enroll)) & set(np.unique(np.concatenate(anna.tests)))
    assert len(bo.tests) == 1


def test_a_single_utterance_is_cut_in_two(tmp_path) -> None:
    rows = [("reader", LIBRI, "f", "", 12.0), ("short", LIBRI, "f", "", 7.0)]
    found = talkers(listing(shared_folder(tmp_path, rows)), enroll_s=8.0)
    assert [one.name for one in found] == ["reader"], "nothing would be left to test the other on"
    assert (len(found[0].enroll), len(found[0].tests[0])) == (8 * RATE, 4 * RATE)
    assert [len(cut) for cut in found[0].segments(3.0)] == [3 * RATE]


def test_single_words_are_joined_by_three(tmp_path) -> None:
    rows = [("layla", ARABIC, "", "", 1.0)] * 7
    (layla,) = talkers(listing(shared_folder(tmp_path, rows)), enroll_s=3.0)
    assert len(layla.enroll) == 3 * RATE
    assert [len(test) for test in layla.tests] == [3 * RATE, RATE]


def test_segments_are_consecutive_and_whole_utterances_stay_whole() -> None:
    tests = (np.arange(0, 3, dtype=np.float32).repeat(RATE), np.full(2 * RATE, 3, np.float32))
    talker = Talker("t", SO762, "g", "adult", np.zeros(1, np.float32), tests)
    cuts = talker.segments(2.0)
    assert [len(cut) for cut in cuts] == [2 * RATE, 2 * RATE]
    assert cuts[0][-1] == 1.0
    assert cuts[1][-1] == 3.0
    assert [len(whole) for whole in talker.segments(None)] == [3 * RATE, 2 * RATE]
    assert len(talker.segments(1.0, most=2)) == 2


@pytest.fixture(scope="module")
def people() -> list[Talker]:
    """Three demo speakers as if they were a corpus."""
    made = []
    for name, voice in zip("abc", voices(), strict=False):
        enroll, rate = read_audio(voice.enroll)
        test, test_rate = read_audio(voice.verify)
        assert (rate, test_rate) == (RATE, RATE)
        made.append(Talker(name, "demo", "demo/x/adult", "adult", enroll, (test,)))
    return made


def test_the_engine_tells_people_apart_whatever_the_number_of_jobs(people) -> None:
    model = background()
    profiles = engine.enrolled(model, people, clean, NOTHING, jobs=1)
    once, twice = (
        engine.scored(model, profiles, people, lambda one: one.segments(3.0, 2), clean, NOTHING, n)
        for n in (1, 2)
    )
    assert once.voices == ("a", "a", "b", "b", "c", "c")
    np.testing.assert_array_equal(once.llr, twice.llr)
    own = once.llr[np.arange(6), [0, 0, 1, 1, 2, 2]]
    assert own.min() > np.median(once.llr)
    assert (once.net_s > 0.5).all()


def test_noise_is_the_same_at_every_ratio_and_for_every_company(people) -> None:
    assert engine.seed_of("a", 3) == engine.seed_of("a", 3)
    assert len({engine.seed_of(name, number) for name in "abc" for number in range(9)}) == 27


def cell(name: str, shift: float, seed: int) -> Cell:
    """Twelve people, each against each, scores shifted by the condition."""
    names = [f"p{index:02d}" for index in range(12)]
    pairs = [(a, b) for a in names for b in names]
    target = np.array([a == b for a, b in pairs])
    llr = np.where(target, 3.0, -3.0) + np.random.default_rng(seed).normal(shift, 2.0, len(pairs))
    trials = ScoredTrials([a for a, _ in pairs], [b for _, b in pairs], llr, target)
    return Cell(name, name, trials, {"relaxed": 0.0, "balanced": 2.0, "strict": 4.0})


@pytest.fixture(scope="module")
def found() -> dict:
    cells = (cell("quiet", 0.0, 1), cell("loud", 4.0, 2))
    return measured(cells, [Pool("both", cells)], [cell("children", 0.0, 3)], draws=30, jobs=1)


def test_a_shift_costs_only_under_one_threshold(found) -> None:
    quiet, loud = (row["figures"] for row in found["cells"])
    both, everything = (row["figures"] for row in found["pooled"])
    assert both == everything
    assert both["eer"]["value"] > max(quiet["eer"]["value"], loud["eer"]["value"])
    assert loud["fmr one"]["value"] > quiet["fmr one"]["value"]
    assert both["fmr one"]["value"] == pytest.approx(
        (quiet["fmr one"]["value"] + loud["fmr one"]["value"]) / 2
    )
    assert both["fmr one"]["value"] == pytest.approx(both["fnmr one"]["value"], abs=0.03)
    assert both["fmr balanced"]["errors"] == sum(
        one["fmr balanced"]["errors"] for one in (quiet, loud)
    )


def test_a_shift_shows_in_the_transfer_of_thresholds(found) -> None:
    quiet, loud = (row["transfer"] for row in found["cells"])
    assert loud["factor"] > 5
    assert quiet["factor"] < 1
    assert "transfer" not in found["pooled"][0]


def test_rows_are_plain_json_and_tables_have_every_column(found) -> None:
    again = json.loads(json.dumps(found, allow_nan=False))
    assert again == found
    for table in report.markdown("corpora", found).split("\n\n")[:2]:
        assert len({line.count("|") for line in table.splitlines()}) == 1
    assert "(12 speakers)" in card.merits_table(found["cells"])


def test_no_error_is_a_bound_in_the_tables() -> None:
    seen = {"value": 0.05, "low": 0.01, "high": 0.1, "errors": 5, "out_of": 100, "text": "5.00%"}
    assert card.interval(seen) == "5.0 % [1.0, 10.0]"
    assert card.interval({**seen, "errors": 0}) == "<= 3/100"
    assert card.rate({**seen, "errors": 0}) == "<= 3/100"
    assert card.interval({"text": "unknown"}) == "unknown"
    assert card.interval({"value": 0.25, "low": 0.1, "high": 0.5, "text": "0.250"}) == (
        "0.250 [0.100, 0.500]"
    )


def test_the_page_stands_alone(found) -> None:
    page = report.html({"corpora": found}, {"Bundle": "<shipped>"})
    assert "&lt;shipped&gt;" in page
    assert len(re.findall("<svg", page)) == 4
    assert "<script" not in page
    assert "http" not in page.replace("http://www.w3.org", "")


def test_a_better_comment_changes_no_digest() -> None:
    before = 'def f(x):\n    """Old."""\n    return x + 1  # why\n'
    assert digest.meaning(before) == digest.meaning('def f(x):\n    """New."""\n    return x + 1\n')
    assert digest.meaning(before) != digest.meaning(before.replace("+ 1", "+ 2"))


def test_digests_tell_models_apart(tmp_path) -> None:
    one, two = tmp_path / "1", tmp_path / "2"
    one.write_bytes(b"a")
    two.write_bytes(b"b")
    assert digest.file_digest(one) != digest.file_digest(two)
    assert digest.scoring_code() == digest.scoring_code()


def test_every_condition_the_parts_ask_for_is_in_the_table() -> None:
    from benchmarks.accuracy.parts import PARTS, TRAINS, other_lengths

    assert set(TRAINS) < set(PARTS)
    assert set(report.TITLES) == {*PARTS, "comparison"}
    assert len(CONDITIONS) == 13
    pooled = [(one.name, length) for one in CONDITIONS for length in one.lengths]
    apart = [(one.name, length) for one, length in other_lengths()]
    every = {(one.name, length) for one in CONDITIONS for length in (2.0, 3.0, 5.0, None)}
    assert len(pooled + apart) == len(every) == 52
    assert {*pooled, *apart} == every


def test_goals_stand_beside_what_was_measured(found) -> None:
    assert goals_table({"corpora": found}) == "", "none of its rows has a goal"
    goal = {**found["cells"][0], "name": "clean, 3 s"}
    figure = card.interval(goal["figures"]["eer"])
    assert goals_table({"conditions": {"cells": [goal], "pooled": []}}).splitlines()[2:] == [
        f"| clean, 3 s | <= 2.3 % | {figure} |"
    ]
    assert report.document({"corpora": found}).startswith("## Another corpus")
