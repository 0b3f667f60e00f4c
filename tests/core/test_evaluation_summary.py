"""What counts, how it is written, and a page that stands alone."""

import json
import re
from html.parser import HTMLParser
from itertools import islice
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest

from gmm_core.evaluation.plots import PlotWords
from gmm_core.evaluation.report import ReportWords, report_page
from gmm_core.evaluation.summary import Summary, summarize, summary_steps, voices
from gmm_core.evaluation.trials import Segment, Trial, TrialScore
from tests.promises import LongestStep

SPEAKERS = ("a", "b", "c", "d")


def trial(claimed: str, voice: str, target: bool | None = True) -> Trial:
    return Trial(claimed, Segment(Path(f"{voice}.wav"), None, None), target, ())


def grid() -> list[Trial]:
    """Every speaker against every voice, two strangers included."""
    return [trial(c, v, c == v) for c in SPEAKERS for v in (*SPEAKERS, "x", "y")]


def scored(trials: list[Trial], decide) -> Summary:
    return summarize(trials, [decide(one) for one in trials], draws=50)


def good(one: Trial) -> TrialScore:
    llr = 6.0 if one.target else -6.0
    return TrialScore(llr, llr, 3.0, "accept" if one.target else "reject", "")


def figures(summary: Summary) -> dict:
    return {figure.key: figure for figure in summary.figures}


def test_no_error_is_a_bound_and_not_a_promise() -> None:
    found = figures(scored(grid(), good))
    assert found["fmr"].text.startswith("<= 3/20 ")
    assert found["fnmr"].text.startswith("<= 3/4 ")
    assert found["eer"].text.startswith("<= 3/4 ")
    assert found["fmr"].interval_text == "no error seen"


def test_inconclusive_target_is_not_accepted_and_empty_llr_is_zero() -> None:
    def decide(one: Trial) -> TrialScore:
        if one.speaker == "a" and one.target:
            return TrialScore(None, None, 0.0, "inconclusive", "no speech")
        return good(one)

    summary = scored(grid(), decide)
    assert summary.inconclusive == 1
    assert summary.inconclusive_share == 1 / 24
    assert figures(summary)["fnmr"].value == 0.25
    assert figures(summary)["fnmr"].errors == 1
    assert sorted(summary.llr)[-4:] == [0.0, 6.0, 6.0, 6.0]
    # three certain targets and one that costs a bit; nontargets cost almost nothing
    cost = (3 * np.log2(1 + np.exp(-6)) + 1) / 4 / 2 + np.log2(1 + np.exp(-6)) / 2
    assert figures(summary)["cllr"].value == pytest.approx(cost)


def test_interval_encloses_the_value() -> None:
    def decide(one: Trial) -> TrialScore:
        llr = float(sum(map(ord, one.speaker + str(one.segment.path))) % 7) - 3.0
        return TrialScore(llr, llr, 3.0, "accept" if llr > 0 else "inconclusive", "")

    for figure in scored(grid(), decide).figures:
        assert figure.interval.low <= figure.value <= figure.interval.high


def test_trials_of_unknown_truth_count_but_have_no_figures() -> None:
    summary = scored(
        [trial("a", "b", None)] * 3, lambda one: TrialScore(None, None, 0.0, "inconclusive", "")
    )
    assert (summary.trials, summary.inconclusive_share, summary.figures) == (3, 1.0, ())
    only_targets = figures(scored([trial(s, s) for s in SPEAKERS], good))
    assert only_targets["eer"].text == "unknown"
    assert only_targets["fmr"].text == "unknown"
    assert only_targets["fmr"].interval_text == ""
    assert (
        json.loads(json.dumps(scored(grid()[:1], good).as_json(), allow_nan=False))["fmr"]["value"]
        is None
    )


def test_two_people_of_one_recording_are_two() -> None:
    """Who is named for a segment speaks in it, whoever else speaks in the file."""
    file = Path("meeting.wav")
    first, second, third = (Segment(file, at, at + 10.0) for at in (0.0, 10.0, 20.0))
    listed = [
        Trial("a", first, True, ()),
        Trial("b", second, True, ()),
        Trial("a", second, False, ()),
        Trial("b", first, False, ()),
        Trial("a", third, False, ()),
    ]
    assert voices(listed) == ["a", "b", "b", "a", "\0meeting.wav"]


def test_who_alone_is_named_for_a_recording_speaks_in_all_of_it() -> None:
    file = Path("a.wav")
    listed = [
        Trial("a", Segment(file, 0.0, 5.0), True, ()),
        Trial("b", Segment(file, 5.0, 9.0), False, ()),
        Trial("a", Segment(file, 9.0, None), False, ()),  # the list says that it is not a
        Trial("b", Segment(Path("x.wav"), None, None), False, ()),
    ]
    assert voices(listed) == ["a", "a", "\0a.wav", "\0x.wav"]


def test_a_voice_enrolled_under_two_names_is_a_target_of_both() -> None:
    segment = Segment(Path("a.wav"), None, None)
    listed = [Trial(name, segment, True, ()) for name in ("at the desk", "by phone")]
    assert voices(listed) == ["at the desk", "by phone"]


def test_intervals_of_many_trials_can_be_cancelled_within_a_second() -> None:
    """16,000 trials: the thousand draws take several seconds, three of them a few milliseconds."""
    people = [f"s{index}" for index in range(40)]
    many = [trial(c, v, c == v) for c in people for v in people] * 10
    made = summary_steps(many, [good(one) for one in many])
    longest = LongestStep()
    assert list(islice(longest.of(made), 3)) == [3, 6, 9]
    made.close()
    assert longest.cpu_s < 1.0


class Page(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.cells: list[str] = []
        self.loads: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list) -> None:
        self.loads += [value for name, value in attrs if name in ("src", "href")]
        if tag not in ("meta", "rect", "line", "polyline"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] in ("td", "th"):
            self.cells.append(data)


def test_report_stands_alone_and_escapes_what_users_typed() -> None:
    text = report_page(scored(grid(), good), {"Background": "<script>x</script>"})
    page = Page(re.sub(r"<(rect|line|polyline)([^>]*)/>", r"<\1\2>", text))
    assert page.open == []
    assert page.loads == []
    assert "<script" not in text
    assert "http" not in text
    assert "FMR at the shipped threshold" in page.cells
    assert any(cell.startswith("<= 3/20") for cell in page.cells)
    assert "0.0% ended inconclusive" in text
    drawings = re.findall(r"<svg.*?</svg>", text, re.DOTALL)
    assert len(drawings) == 2
    for drawing in drawings:
        ElementTree.fromstring(drawing)


def test_histogram_bars_have_the_height_of_their_share() -> None:
    text = report_page(scored(grid(), good), {})
    bars = re.findall(r'<rect class="(target|nontarget)"[^>]*height="([\d.]+)"', text)
    assert [name for name, _ in bars] == ["nontarget", "target"]  # all in one bin each
    assert len({height for _, height in bars}) == 1


def test_report_speaks_the_words_it_is_given() -> None:
    """Every English word of the page can be replaced, and whatever replaces it is no markup."""
    hostile = "w&<b>"
    plot = PlotWords(hostile, hostile, hostile, lambda _: "n<", lambda _: "s<")
    words = ReportWords(
        language="xx",
        title=hostile,
        counts=hostile,
        no_figures=hostile,
        intervals=hostile,
        curves=hostile,
        det=hostile,
        histogram=hostile,
        evaluated=hostile,
        heads=(hostile, hostile, hostile),
        det_plot=plot,
        histogram_plot=plot,
        figure=lambda _: (hostile, hostile, hostile),
    )
    page = report_page(scored(grid(), good), {}, words)
    assert '<html lang="xx">' in page
    seen = re.sub(r"<style>.*?</style>|<[^>]*>", " ", page.partition("<body>")[2])
    assert set(seen.split()) == {"w&amp;&lt;b&gt;", "n&lt;", "s&lt;"}


def test_report_without_truth_says_so() -> None:
    summary = scored(
        [trial("a", "b", None)], lambda one: TrialScore(None, None, 0.0, "inconclusive", "")
    )
    text = report_page(summary, {})
    assert "no figures" in text
    assert "<svg" not in text
