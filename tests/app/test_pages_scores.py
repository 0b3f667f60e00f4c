"""Score frames as timeline points and bars."""

import math

import numpy as np
import pytest

from desktop_app.pages.scores import bars, timeline_point
from gmm_core.verification import Decision
from tests.app.test_pages_words import frame


def test_a_point_lies_where_the_look_ended() -> None:
    point = timeline_point(frame(Decision.KEEP_TALKING, end_sample=24_000), 16_000)
    assert point.t_s == 1.5


def test_a_point_shows_the_last_two_seconds_of_the_claimed_and_of_the_best_other() -> None:
    window = np.array([0.0, math.log(3.0)], np.float32)
    point = timeline_point(frame(Decision.KEEP_TALKING, "Anna", window_llr=window), 16_000)
    assert point.probability == pytest.approx(0.5)
    assert point.best_other == pytest.approx(0.75)


def test_a_single_speaker_has_no_other() -> None:
    alone = frame(
        Decision.KEEP_TALKING,
        "Anna",
        speakers=("Anna",),
        window_llr=np.array([1.0], np.float32),
        llr=np.array([1.0], np.float32),
        probability=np.array([0.7], np.float32),
    )
    assert math.isnan(timeline_point(alone, 16_000).best_other)


def test_gaps_and_speech_come_through() -> None:
    point = timeline_point(frame(Decision.LISTENING, gap=True, speech=False), 16_000)
    assert (point.gap, point.speech) == (True, False)


def test_scores_far_out_do_not_overflow() -> None:
    window = np.array([-2000.0, 2000.0], np.float32)
    point = timeline_point(frame(Decision.REJECT, window_llr=window), 16_000)
    assert (point.probability, point.best_other) == (0.0, 1.0)


def test_before_anything_is_heard_no_bar_claims_to_know() -> None:
    shown = bars(("Anna", "Ben"), None, None)
    assert [name for name, *_ in shown] == ["Anna", "Ben"]
    assert all(math.isnan(probability) for _, probability, *_ in shown)


def test_the_claimed_bar_is_highlighted_and_colors_follow_the_list() -> None:
    shown = bars(("Anna", "Ben"), frame(Decision.ACCEPT), "Ben")
    assert [(number, lit) for _, _, number, lit in shown] == [(0, False), (1, True)]
    assert shown[0][1] == pytest.approx(1 / (1 + math.exp(-3.0)))


def test_someone_enrolled_since_the_frame_has_an_empty_bar() -> None:
    shown = bars(("Anna", "Ben", "Clara"), frame(Decision.ACCEPT), "Anna")
    assert math.isnan(shown[2][1])


def test_with_anyone_enrolled_the_recognized_person_is_highlighted() -> None:
    shown = bars(("Anna", "Ben"), frame(Decision.ACCEPT, None, best="Ben"), None)
    assert [lit for *_, lit in shown] == [False, True]
    unknown = bars(("Anna", "Ben"), frame(Decision.REJECT, None, best="Ben"), None)
    assert [lit for *_, lit in unknown] == [False, False]


def test_while_nothing_was_said_no_bar_claims_to_know() -> None:
    shown = bars(("Anna", "Ben"), frame(Decision.LISTENING), "Anna")
    assert all(math.isnan(probability) for _, probability, *_ in shown)
