"""Reading text, advice, strictness, sentences of errors: everything that is only words."""

import math
from dataclasses import replace

import pytest

from desktop_app.language.numbers import MINUS
from desktop_app.models.phrases import day, measured_words, noise_words, quality_words
from desktop_app.pages.enrolling.advice import advice_words, level_words
from desktop_app.pages.parts import sentence_of
from desktop_app.pages.prompts import CHARACTERS_PER_SECOND, LANGUAGES, due, sentences
from desktop_app.pages.strictness import MEANINGS, NOT_MEASURED, extrapolated, figures, title
from gmm_core import load_background
from gmm_core.enrollment import EnrollmentStatus
from gmm_core.errors import TooLittleSpeech
from gmm_core.scoring import STRICTNESS, SelfTest
from resources import model_figures
from tests.core.store_samples import session

STATUS = EnrollmentStatus(
    net_speech_s=5.0,
    level_dbfs=-22.0,
    peak_dbfs=-10.0,
    snr_db=6.0,
    clipped_fraction=0.0,
    advice=None,
    enough=False,
    voice_change_at_s=None,
    noise_dbfs=-26.0,
)


@pytest.mark.parametrize("language", LANGUAGES.values())
def test_the_text_lasts_longer_than_a_strong_enrollment(language: str) -> None:
    lines = sentences(language)
    assert sum(map(len, lines)) / CHARACTERS_PER_SECOND > 60.0
    assert len(set(lines)) == len(lines)


def test_an_unknown_language_is_refused_with_the_choices() -> None:
    with pytest.raises(ValueError, match=r"\['de', 'en'\]"):
        sentences("fr")


def test_the_due_sentence_moves_with_the_speech_and_begins_again() -> None:
    lines = ("a" * 14, "b" * 28)
    assert [due(lines, s) for s in (0.0, 0.9, 1.1, 2.9, 3.1)] == [0, 0, 1, 1, 0]


@pytest.mark.parametrize("advice", ["too quiet", "clipping", "noisy", "no speech", "two voices"])
def test_every_advice_of_the_engine_has_words(advice: str) -> None:
    assert len(advice_words(replace(STATUS, advice=advice))) > 10


def test_noise_comes_with_its_measure() -> None:
    assert "(SNR 6 dB)" in advice_words(replace(STATUS, advice="noisy"))
    assert "SNR" not in advice_words(replace(STATUS, advice="noisy", snr_db=math.nan))


def test_an_advice_without_words_is_a_defect_not_a_silence() -> None:
    with pytest.raises(ValueError, match="no words for 'purple'"):
        advice_words(replace(STATUS, advice="purple"))


def test_no_advice_no_words() -> None:
    assert advice_words(STATUS) == ""


def test_the_microphone_check_tells_noise_floor_and_speech_level() -> None:
    told = level_words(STATUS)
    assert f"Noise floor {MINUS}26 dBFS · speech level {MINUS}22 dBFS" in told
    assert told.endswith("6 dB above the noise")


def test_the_microphone_check_says_what_is_not_known_yet() -> None:
    silent = replace(STATUS, level_dbfs=math.nan, snr_db=math.nan)
    assert level_words(silent).endswith("dBFS · speech level: not known yet")
    assert level_words(replace(silent, noise_dbfs=math.nan)) == ""


def test_a_grade_comes_with_what_was_counted_and_its_interval() -> None:
    words = measured_words(SelfTest("strong", 0.9, 5.0, 10))
    assert "9 of 10 pieces of the enrolled speech" in words
    assert "60% to 98%" in words


def test_every_strictness_has_a_title_and_a_meaning() -> None:
    assert [title(word) for word in STRICTNESS] == ["Relaxed", "Balanced", "Strict"]
    assert set(MEANINGS) == set(STRICTNESS)
    with pytest.raises(ValueError, match="lenient"):
        title("lenient")


def test_figures_are_never_invented() -> None:
    assert figures("balanced", "ab", {"fingerprint": "ab", "attempts": {}}) == NOT_MEASURED
    rates = {"false_accepts_per_attempt": 0.012, "accepted_of_own": 0.874}
    of_another = {"fingerprint": "cd", "attempts": {"balanced": rates}}
    assert figures("balanced", "ab", of_another) == NOT_MEASURED


@pytest.mark.parametrize(
    ("snr_db", "words"),
    [(25.0, "quiet, 25 dB SNR"), (15.0, "some noise, 15 dB SNR"), (5.0, "noisy, 5 dB SNR")],
)
def test_noise_in_words(snr_db: float, words: str) -> None:
    assert noise_words(snr_db) == words


def test_quality_tells_clipping_only_where_there_was_some() -> None:
    assert quality_words(session(snr_db=25.0, clipped_fraction=0.0)) == "quiet, 25 dB SNR"
    assert quality_words(session(snr_db=25.0, clipped_fraction=0.002)).endswith("0.20% clipped")
    assert quality_words(session(snr_db=math.nan, clipped_fraction=0.0)) == "noise not measured"


def test_an_engine_error_becomes_a_sentence() -> None:
    sentence = sentence_of(TooLittleSpeech(got_s=3.1, need_s=10.0))
    assert sentence.startswith("Only 3.1 s")
    assert sentence.endswith(".")


def test_figures_are_those_of_the_model_in_use() -> None:
    rates = {"false_accepts_per_attempt": 0.012, "accepted_of_own": 0.87}
    words = figures("strict", "ab", {"fingerprint": "ab", "attempts": {"strict": rates}})
    assert "of strangers who sound alike, 1.2 in 100 pass" in words
    assert "refused, or asked to try again, 13 in 100" in words


def test_figures_say_how_much_was_counted_and_never_promise_zero() -> None:
    rates = {
        "false_accepts_per_attempt": 3 / 400,
        "stranger_attempts": 400,
        "accepted_of_own": 1.0,
        "own_attempts": 60,
    }
    words = figures("strict", "ab", {"fingerprint": "ab", "attempts": {"strict": rates}})
    assert "0.8 in 100 (3 of 400 attempts) pass" in words
    assert "at most 5 in 100 (none of 60 attempts)" in words  # 3 / 60, the rule of three
    tiny = {"false_accepts_per_attempt": 0.0003, "accepted_of_own": 0.5}
    assert "0.03 in 100 pass" in figures("x", "", {"fingerprint": "", "attempts": {"x": tiny}})


def test_what_nobody_counted_is_called_an_extrapolation() -> None:
    assert "0.1%" in extrapolated()
    assert "extrapolation" in extrapolated()


def test_the_shipped_model_is_the_measured_one() -> None:
    shipped = model_figures()
    assert shipped["fingerprint"] == load_background().fingerprint
    for word in STRICTNESS:
        assert figures(word, shipped["fingerprint"], shipped) != NOT_MEASURED


def test_a_session_without_a_date_says_so() -> None:
    assert day("") == "unknown day"
    assert " Nov 2026, " in day("2026-11-22T12:00:00+00:00")
