"""Figures, stages and the time that is left, in words."""

import math
import re
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from desktop_app.language import choosing
from desktop_app.pages.durations import duration_words
from desktop_app.pages.evaluate_report import report_facts, report_words
from desktop_app.pages.evaluate_words import (
    LABELS,
    ORDER,
    counts_words,
    difference_words,
    figure_words,
    stage_words,
    value_words,
    verdict,
)
from desktop_app.services.evaluation import judged, report_html
from desktop_app.staging_lab import FOLDER, PEOPLE, staged_lists, staged_scores
from desktop_app.state.time_left import TimeLeft
from gmm_core import load_background
from gmm_core.evaluation.bootstrap import Interval
from gmm_core.evaluation.compare import Difference
from gmm_core.evaluation.figures import Figure
from gmm_core.evaluation.run import EvaluationProgress
from gmm_core.evaluation.summary import summarize

UNKNOWN = Interval(math.nan, math.nan)


def test_time_left_is_what_the_pace_says() -> None:
    left = TimeLeft()
    assert left.seconds("scoring", 0, 10, 100.0) is None
    assert left.seconds("scoring", 1, 10, 100.5) is None, "too early for an honest guess"
    assert left.seconds("scoring", 4, 10, 108.0) == pytest.approx(12.0)  # 2 s each, 6 to go
    assert left.seconds("scoring", 10, 10, 120.0) == 0.0


def test_a_new_stage_begins_a_new_guess() -> None:
    left = TimeLeft()
    left.seconds("enrolling", 0, 6, 0.0)
    assert left.seconds("enrolling", 3, 6, 3.0) == pytest.approx(3.0)
    assert left.seconds("scoring", 0, 6, 6.0) is None
    assert left.seconds("scoring", 2, 6, 10.0) == pytest.approx(8.0)


def test_a_stage_of_unknown_length_has_no_end_in_sight() -> None:
    left = TimeLeft()
    left.seconds("reading", 0, 0, 0.0)
    assert left.seconds("reading", 5, 0, 50.0) is None


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0.0, "1 s"),
        (8.4, "8 s"),
        (59.0, "59 s"),
        (59.6, "1 min"),
        (150.0, "2 min"),
        (3600.0, "1 h"),
        (7830.0, "2 h 10 min"),
    ],
)
def test_durations_have_no_more_digits_than_the_guess_deserves(seconds: float, words: str) -> None:
    assert duration_words(seconds) == words


def test_stages_have_words_and_counts_where_they_are_known() -> None:
    assert stage_words(EvaluationProgress("enrolling", 3, 6)) == "Enrolling the speakers: 3 of 6"
    assert stage_words(EvaluationProgress("reading", 0, 0)) == "Looking at the recordings …"


def test_an_error_that_was_never_seen_is_a_bound_not_a_zero() -> None:
    never = Figure("fmr", "FMR", 0.0, Interval(0.0, 0.0), True, 0, 30)
    assert value_words(never) == ("0 of 30", "at most 10.0%")  # the rule of three
    assert value_words(Figure("eer", "EER", 0.0, Interval(0.0, 0.0), True, 0, 6)) == (
        "0.0%",
        "at most 50.0%",
    )


def test_an_interval_stands_beside_what_was_measured() -> None:
    rate = Figure("fnmr", "FNMR", 0.108, Interval(0.05, 0.175), True, 13, 120)
    assert value_words(rate) == ("10.8%", "5.0% to 17.5%")
    cost = Figure("cllr", "Cllr", 0.137, Interval(0.084, 0.197), False)
    assert value_words(cost) == ("0.137", "0.084 to 0.197")
    assert value_words(Figure("eer", "EER", 0.1, UNKNOWN, True))[1] == "too few speakers"
    degenerate = Figure("min_cllr", "minCllr", 0.0, Interval(0.0, 0.0), False)
    assert value_words(degenerate) == ("0.000", "no error to resample")
    assert value_words(Figure("eer", "EER", math.nan, UNKNOWN, True)) == ("unknown", "")


def test_a_difference_is_told_with_its_interval_and_its_verdict() -> None:
    rate = Difference("fnmr", 0.1, 0.2, Interval(0.02, 0.19))
    assert difference_words(rate) == "+10.0 points (+2.0 to +19.0)"
    assert verdict(rate) == "worse"
    cost = Difference("cllr", 0.2, 0.15, Interval(-0.08, -0.01))
    assert difference_words(cost) == "\u22120.050 (\u22120.080 to \u22120.010)"
    assert verdict(cost) == "better"
    assert verdict(Difference("eer", 0.1, 0.2, Interval(-0.1, 0.3))) == "no clear difference"
    alone = Difference("eer", 0.1, 0.2, UNKNOWN)
    assert difference_words(alone) == "+10.0 points"
    assert verdict(alone) == "no clear difference"
    assert difference_words(Difference("eer", math.nan, 0.2, UNKNOWN)) == "unknown"
    assert figure_words("eer", 0.0123) == "1.2%"
    assert figure_words("cllr", 0.0123) == "0.012"


def test_every_figure_that_is_shown_is_one_of_the_engine_s() -> None:
    lists = staged_lists(PEOPLE[:3], 2)
    summary = summarize(lists.listed.trials, staged_scores(lists, hard=True), draws=5)
    assert set(ORDER) <= {figure.key for figure in summary.figures}
    assert set(ORDER) == set(LABELS)


def test_strangers_are_named_but_not_all_of_a_hundred() -> None:
    lists = staged_lists(PEOPLE[:3], 2)
    background = load_background()
    made = judged(lists, staged_scores(lists, hard=True), 4.9, background)
    told = f"{FOLDER}: 3 people enrolled; 6 trials by the right person, 12 by strangers"
    assert counts_words(made).startswith(told)
    assert "Strangers only" not in counts_words(made)


@pytest.fixture
def german(qapp: QApplication) -> Iterator[None]:
    choosing.install(qapp, "de")
    yield
    choosing.install(qapp, "en")


@pytest.mark.usefixtures("german")
def test_the_report_speaks_the_language_of_the_window() -> None:
    background = load_background()
    lists = staged_lists(PEOPLE, 6)
    evaluation = judged(lists, staged_scores(lists, hard=True), 4.9, background)
    page = report_html(evaluation, report_facts(evaluation), report_words()).decode()
    assert '<html lang="de' in page
    assert "Fremde bestätigt" in page
    assert "Gleichfehlerrate, EER" in page
    assert "bestätigt ab einem Log-Likelihood-Verhältnis von 4,90" in page
    assert re.search(r"\d,\d+\N{NO-BREAK SPACE}%", page), (
        "a comma and a space, as German writes per cent"
    )
    text = re.sub(r"<style>.*?</style>|<[^>]*>", " ", page.partition("<body>")[2]).casefold()
    said = set(re.findall(r"[^\W\d_]+", text))
    assert not said & {"the", "of", "and", "rate", "match", "trials", "threshold", "speakers"}
