"""Whole live attempts of owners and of strangers, clean and degraded."""

from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
from joblib import Parallel, delayed

from benchmarks.accuracy.attempts import Talk, takeover, talk
from benchmarks.accuracy.conditions import apply, clean, degraded
from benchmarks.accuracy.engine import seed_of
from benchmarks.accuracy.lab import Bench
from benchmarks.accuracy.speech import RATE, Talker
from gmm_core.linalg import Float32
from gmm_core.scoring import STRICTNESS, Background, Decision, SpeakerModel

_MOST_S = 40  # of each person's talk
_QUICK_TALKERS, _QUICK_S = 6, 12
_LIVE_SNR_DB = 15.0
_NUMBER = 1 << 21  # in the place of a segment's number
_CONDITIONS = {"clean": clean, "degraded": partial(degraded, snr_db=_LIVE_SNR_DB)}


@dataclass(frozen=True, slots=True)
class People:
    """Everybody's profile and what everybody says in one condition."""

    talkers: list[Talker]
    background: Background
    models: dict[str, SpeakerModel]
    sounds: dict[str, Float32]
    jobs: int

    def rivals(self, talker: Talker, most: int, rng: np.random.Generator) -> list[str]:
        """Others of the same corpus, gender and age group, drawn without repetition."""
        names = [one.name for one in self.talkers if one.group == talker.group]
        names.remove(talker.name)
        drawn: list[str] = rng.choice(names, min(most, len(names)), False).tolist()
        return drawn


def figures(bench: Bench) -> dict[str, Any]:
    """Claims at each strictness, "anyone enrolled", and takeovers, in each condition."""
    quick = bench.lab.quick
    talkers = bench.talkers[:_QUICK_TALKERS] if quick else bench.talkers
    models = {model.name: model for model in bench.models(clean)}
    most = (_QUICK_S if quick else _MOST_S) * RATE
    found: dict[str, Any] = {}
    for condition, degrade in _CONDITIONS.items():
        bench.lab.tell(f"playing attempts, {condition}")
        sounds = {}
        for one in talkers:
            samples = np.concatenate(one.tests)[:most]
            sounds[one.name] = apply(degrade, samples, bench.around, seed_of(one.name, _NUMBER))
        people = People(talkers, bench.background, models, sounds, bench.lab.jobs)
        found[condition] = {word: _claims(people, word) for word in STRICTNESS}
        found[f"{condition}, anyone enrolled"] = _anyone(people)
        found[f"{condition}, takeover"] = _takeovers(people)
    return found


def _claims(people: People, word: str) -> dict[str, float | None]:
    rng = np.random.default_rng(17)
    own, strange = [], []
    for one in people.talkers:
        own.append((one.name, one.name))
        strange += [(rival, one.name) for rival in people.rivals(one, 3, rng)]
    results: list[Talk] = Parallel(n_jobs=people.jobs)(
        delayed(talk)(people.background, (people.models[claim],), claim, people.sounds[voice], word)
        for claim, voice in own + strange
    )
    mine, theirs = results[: len(own)], results[len(own) :]
    times = [t.first_net_s for t in mine if t.first is Decision.ACCEPT]
    return {
        "owners": float(len(mine)),
        "accepted of own": _share(mine, Decision.ACCEPT),
        "rejected of own": _share(mine, Decision.REJECT),
        "median net seconds to acceptance": float(np.median(times)) if times else None,
        **_strangers(theirs),
    }


def _share(talks: list[Talk], decision: Decision) -> float:
    return float(np.mean([t.first is decision for t in talks]))


def _strangers(talks: list[Talk]) -> dict[str, float | None]:
    attempts, hours = sum(t.attempts for t in talks), sum(t.seconds for t in talks) / 3600
    accepted = sum(t.accepted for t in talks)
    return {
        "stranger attempts": float(attempts),
        "false accepts": float(accepted),
        "false accepts per attempt": accepted / max(attempts, 1),
        "hours of strangers": hours,
        "false accepts per hour": accepted / hours,
        "strangers": float(len(talks)),
        "first attempts accepted": _share(talks, Decision.ACCEPT),
        "first attempts rejected": _share(talks, Decision.REJECT),
    }


def _anyone(people: People) -> dict[str, dict[str, float | None]]:
    """Strangers against 1, 10 and 40 profiles drawn from all others, at the balanced threshold."""
    out = {}
    for count in (count for count in (1, 10, 40) if count < len(people.talkers)):
        rng = np.random.default_rng([19, count])
        tasks = []
        for one in people.talkers:
            others = [other.name for other in people.talkers if other is not one]
            chosen = tuple(people.models[name] for name in rng.choice(others, count, False))
            sound = people.sounds[one.name]
            tasks.append((people.background, chosen, None, sound, "balanced"))
        out[f"{count} profiles"] = _strangers(
            Parallel(n_jobs=people.jobs)(delayed(talk)(*task) for task in tasks)
        )
    return out


def _takeovers(people: People) -> dict[str, float | None]:
    """Another person of the same group goes on where an accepted owner stopped."""
    rng = np.random.default_rng(23)
    tasks = []
    for one in people.talkers:
        for rival in people.rivals(one, 2, rng):
            own, other = people.sounds[one.name], people.sounds[rival]
            tasks.append((people.background, people.models[one.name], own, other))
    pool = Parallel(n_jobs=people.jobs)
    ended = [t for t in pool(delayed(takeover)(*task) for task in tasks) if t is not None]
    if not ended:
        return {"pairs": 0.0}
    middle = float(np.median(ended))
    return {
        "pairs": float(len(ended)),
        "ended within 3 s of net speech": float(np.mean(np.array(ended) <= 3.0)),
        "ended within 10 s of net speech": float(np.mean(np.array(ended) <= 10.0)),
        "median s": middle if np.isfinite(middle) else None,
    }
