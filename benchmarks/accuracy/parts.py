"""The parts of the card: what is tried on whom. Each gives rows as JSON."""

from collections.abc import Callable
from typing import Any

from benchmarks.accuracy import engine, live, noises
from benchmarks.accuracy.conditions import ALL_LENGTHS, CONDITIONS, Condition, cell_name
from benchmarks.accuracy.lab import Bench, Lab, bench_of, shipped_bench, trained_noises
from benchmarks.accuracy.measuring import Cell, Pool, measured
from benchmarks.accuracy.openset import open_set
from benchmarks.accuracy.paired import compared
from benchmarks.accuracy.recipes import shipped_noises, trained
from benchmarks.accuracy.speech import ARABIC, CORPORA, LIBRI, SO762, Talker, talkers

SHORT_S = 3.0
ENROLL_S = 30.0
NATIVE_ENROLL_S = 8.0  # half of a LibriSpeech utterance; the rest is the test
WORDS_ENROLL_S = 20.0  # of the 40 s that each Arabic speaker has
GALLERIES = (10, 40)
_BY_NAME = {condition.name: condition for condition in CONDITIONS}
_OTHER_CORPUS = tuple(_BY_NAME[name] for name in ("clean", "telephone", "telephone, both sides"))
_SEARCHED = tuple(_BY_NAME[name] for name in ("clean", "telephone", "degraded"))
_IN_NOISE = tuple(_BY_NAME[name] for name in ("noise 10 dB", "degraded"))
_TOLD_APART = ("clean", "degraded")
_APART = {"children": "/child", "adults": "/adult", SO762: SO762, ARABIC: ARABIC}


def trial_talkers(lab: Lab) -> list[Talker]:
    """The development trials' people."""
    return talkers([row for row in lab.rows if row.part == "trial"], ENROLL_S)


def conditions(lab: Lab) -> dict[str, Any]:
    """The tested bundle under every condition; all 3 s also for some of the people.

    Some conditions are pooled at all lengths, the others at 3 s: their other lengths are apart.
    """
    bench = shipped_bench(lab, trial_talkers(lab))
    cells = [
        _cell(bench, condition, seconds)
        for condition in CONDITIONS
        for seconds in condition.lengths
    ]
    short = [condition for condition in CONDITIONS if SHORT_S in condition.lengths]
    pools = [_short(bench, short, "everybody")]
    apart = []
    for who, within in _APART.items():
        if any(within in one.group for one in bench.talkers):
            pools.append(_short(bench, short, who, within))
            apart += [
                _cell(bench, _BY_NAME[name], SHORT_S, f"{who}: ", within) for name in _TOLD_APART
            ]
    if not lab.quick:
        apart += [_cell(bench, condition, seconds) for condition, seconds in other_lengths()]
    lab.tell("measuring conditions")
    return measured(cells, pools, apart, lab.draws, lab.jobs)


def other_lengths() -> list[tuple[Condition, float | None]]:
    """Conditions at the lengths that no pool has."""
    return [
        (condition, seconds)
        for condition in CONDITIONS
        for seconds in ALL_LENGTHS
        if seconds not in condition.lengths
    ]


def _short(bench: Bench, chosen: list[Condition], who: str, within: str = "") -> Pool:
    cells = tuple(_cell(bench, condition, SHORT_S, "", within) for condition in chosen)
    return Pool(f"all 3 s, {who}, one threshold", cells)


def _cell(
    bench: Bench, condition: Condition, seconds: float | None, who: str = "", within: str = ""
) -> Cell:
    scores = bench.scores(condition, seconds)
    name = cell_name(condition.name, seconds)
    limits = engine.thresholds(bench.background)
    return Cell(f"{who}{name}", who or condition.name, scores.trials(within), limits)


def comparison(lab: Lab, other: Lab) -> dict[str, Any]:
    """The tested bundle against another one, condition by condition, on the same sounds."""
    people = trial_talkers(lab)
    heard = [*trained_noises(lab.background), *trained_noises(other.background)]
    around = lab.around(heard)
    benches = [
        bench_of(one, one.background, one.bundle_digest, people, around) for one in (other, lab)
    ]
    sets = {
        cell_name(condition.name, seconds): [(condition, seconds)]
        for condition in CONDITIONS
        for seconds in condition.lengths
    }
    sets["all 3 s, one threshold"] = [
        (condition, SHORT_S) for condition in CONDITIONS if SHORT_S in condition.lengths
    ]
    rows = []
    for name, asked in sets.items():
        pools = [
            Pool(name, tuple(_cell(bench, condition, seconds) for condition, seconds in asked))
            for bench in benches
        ]
        rows.append(compared(pools[0], pools[1], lab.draws))
    return {"rows": rows}


def openset(lab: Lab) -> dict[str, Any]:
    """Who of the enrolled is it, if any?"""
    bench = shipped_bench(lab, trial_talkers(lab))
    rows = []
    for condition in _SEARCHED:
        scores = bench.scores(condition, SHORT_S)
        for size in (size for size in GALLERIES if size < len(bench.talkers)):
            found = open_set(scores, size, lab.draws)
            rows.append({"name": cell_name(condition.name, SHORT_S), **found.as_json()})
    return {"rows": rows}


def attempts(lab: Lab) -> dict[str, Any]:
    """Live attempts, as the window has them."""
    return live.figures(shipped_bench(lab, trial_talkers(lab)))


def native(lab: Lab) -> dict[str, Any]:
    """LibriSpeech readers, and a model that has met nobody of LibriSpeech."""
    bench = _without(lab, LIBRI, _readers(lab))
    cells = [_cell(bench, condition, SHORT_S) for condition in (_BY_NAME["clean"], *_IN_NOISE)]
    return measured(cells, (), (), lab.draws, lab.jobs)


def native_folds(lab: Lab) -> dict[str, Any]:
    """LibriSpeech readers in two folds, each with a model that has met the other fold only."""
    readers = _readers(lab)
    cells = []
    for fold in (0, 1):
        tested = readers[fold::2]
        names = {one.name for one in tested}
        rows = [row for row in lab.rows if row.speaker not in names]
        background, key = trained(lab, f"fold-{fold}", rows, shipped_noises(lab))
        bench = bench_of(lab, background, key, tested, lab.around(trained_noises(background)))
        cells += [_cell(bench, _BY_NAME["clean"], SHORT_S, f"fold {fold + 1}: ")]
    return measured(cells, (), (), lab.draws, lab.jobs)


def corpora(lab: Lab) -> dict[str, Any]:
    """Each corpus with a model from the two others, and over telephones; one threshold for all."""
    trial = [row for row in lab.rows if row.part == "trial" and row.corpus == SO762]
    words = [row for row in lab.rows if row.corpus == ARABIC]
    people = {
        SO762: talkers(trial, ENROLL_S),
        LIBRI: _readers(lab),
        ARABIC: talkers(words, WORDS_ENROLL_S),
    }
    cells = []
    for corpus in CORPORA:
        bench = _without(lab, corpus, people[corpus])
        cells += [_cell(bench, condition, SHORT_S, f"{corpus}: ") for condition in _OTHER_CORPUS]
    clean = tuple(cell for cell in cells if cell.name.endswith(": clean, 3 s"))
    pools = [Pool("three corpora, clean, one threshold", clean)]
    return measured(cells, pools, (), lab.draws, lab.jobs)


def noise_folds(lab: Lab) -> dict[str, Any]:
    """Each recorded noise at 10 dB against a model from the four others."""
    cells = []
    for left_out in noises.RECORDED:
        heard = tuple(name for name in noises.RECORDED if name != left_out)
        background, key = trained(lab, f"no-{left_out}", lab.rows, heard)
        around = lab.around_noise(left_out)
        bench = bench_of(lab, background, key, trial_talkers(lab), around)
        who = f"{left_out.replace('_', ' ')}: "
        cells += [_cell(bench, condition, SHORT_S, who) for condition in _IN_NOISE]
    pools = [
        Pool(f"five noises, {one.name}", tuple(c for c in cells if f": {one.name}" in c.name))
        for one in _IN_NOISE
    ]
    return measured(cells, pools, (), lab.draws, lab.jobs)


def _readers(lab: Lab) -> list[Talker]:
    return talkers([row for row in lab.rows if row.corpus == LIBRI], NATIVE_ENROLL_S)


def _without(lab: Lab, corpus: str, tested: list[Talker]) -> Bench:
    rows = [row for row in lab.rows if row.corpus != corpus]
    name = f"no-{corpus.split()[0].lower()}"
    background, key = trained(lab, name, rows, shipped_noises(lab))
    return bench_of(lab, background, key, tested, lab.around(trained_noises(background)))


PARTS: dict[str, Callable[[Lab], dict[str, Any]]] = {
    "conditions": conditions,
    "openset": openset,
    "attempts": attempts,
    "native": native,
    "native-folds": native_folds,
    "corpora": corpora,
    "noises": noise_folds,
}
TRAINS = ("native", "native-folds", "corpora", "noises")
