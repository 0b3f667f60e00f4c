"""`python -m benchmarks.accuracy --shared DIR --out DIR`: reports and figures of the model card.

Needs the extra `accuracy` (pyroomacoustics) and the development speech, which is not in this
repository; see docs/background-model.md.
"""

import argparse
import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from joblib import Parallel, delayed

from benchmarks.accuracy import card
from benchmarks.accuracy.attempts import Talk, takeover, talk
from benchmarks.accuracy.lists import write_lists
from benchmarks.accuracy.material import RATE, Degrader, TrialSpeaker, trial_speakers
from gmm_core import load_background
from gmm_core.enrollment import enroll
from gmm_core.linalg import Float32
from gmm_core.progress import finish
from gmm_core.scoring.background import Background
from gmm_core.scoring.decision import STRICTNESS, Decision
from gmm_core.scoring.speaker import SpeakerModel

_MOST_S = 40  # of each person's talk
_LIVE_SNR_DB = 15.0


@dataclass(frozen=True, slots=True)
class People:
    """Everybody's profile and what everybody says in one condition."""

    speakers: list[TrialSpeaker]
    background: Background
    models: dict[str, SpeakerModel]
    sounds: dict[str, Float32]
    jobs: int

    def rivals(self, speaker: TrialSpeaker, most: int, rng: np.random.Generator) -> list[str]:
        """Others of the same corpus, gender and age group, drawn without repetition."""
        names = [s.name for s in self.speakers if s.group == speaker.group and s is not speaker]
        drawn: list[str] = rng.choice(names, min(most, len(names)), False).tolist()
        return drawn


def evaluate(folder: Path, bundle: Path | None, jobs: int) -> dict[str, object]:
    """`voxgate evaluate` for each list, as a user runs it."""
    out: dict[str, object] = {}
    for name in ("clean", "degraded", "pooled"):
        command = [sys.executable, "-m", "gmm_core", "evaluate", "--json", "--jobs", str(jobs)]
        command += ["--enroll", str(folder / "enroll.csv"), "--trials", str(folder / f"{name}.csv")]
        command += ["--scores", str(folder / f"{name}_scores.csv")]
        command += ["--report", str(folder / f"{name}.html")]
        command += ["--background", str(bundle)] if bundle else []
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        out[name] = json.loads(done.stdout)
    return out


def live_figures(
    speakers: list[TrialSpeaker], background: Background, degrade: Degrader, jobs: int
) -> dict[str, object]:
    """Attempts of owners and of strangers, clean and degraded."""
    models = {
        s.name: finish(
            enroll([(s.enroll, RATE)], background, s.name, least_s=1.0, check_voices=False)
        )
        for s in speakers
    }
    figures: dict[str, object] = {}
    for condition in ("clean", "degraded"):
        sounds = {}
        for index, speaker in enumerate(speakers):
            samples = speaker.test[: _MOST_S * RATE]
            rng = np.random.default_rng([13, index])
            sounds[speaker.name] = samples if condition == "clean" else degrade(samples, rng)
        people = People(speakers, background, models, sounds, jobs)
        figures[condition] = {word: _claims(people, word) for word in STRICTNESS}
        figures[f"{condition}, anyone enrolled"] = _anyone(people)
        figures[f"{condition}, takeover"] = _takeovers(people)
    return figures


def _claims(people: People, word: str) -> dict[str, float]:
    rng = np.random.default_rng(17)
    own, strange = [], []
    for speaker in people.speakers:
        own.append((speaker.name, speaker.name))
        strange += [(rival, speaker.name) for rival in people.rivals(speaker, 3, rng)]
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
        "median net seconds to acceptance": float(np.median(times)) if times else float("nan"),
        **_strangers(theirs),
    }


def _share(talks: list[Talk], decision: Decision) -> float:
    return float(np.mean([t.first is decision for t in talks]))


def _strangers(talks: list[Talk]) -> dict[str, float]:
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


def _anyone(people: People) -> dict[str, dict[str, float]]:
    """Strangers against 1, 10 and 40 profiles drawn from all others, at the balanced threshold."""
    out = {}
    for count in (1, 10, 40):
        rng = np.random.default_rng([19, count])
        tasks = []
        for speaker in people.speakers:
            others = [s.name for s in people.speakers if s is not speaker]
            chosen = tuple(people.models[name] for name in rng.choice(others, count, False))
            sound = people.sounds[speaker.name]
            tasks.append((people.background, chosen, None, sound, "balanced"))
        out[f"{count} profiles"] = _strangers(
            Parallel(n_jobs=people.jobs)(delayed(talk)(*task) for task in tasks)
        )
    return out


def _takeovers(people: People) -> dict[str, float]:
    """Another person of the same group goes on where an accepted owner stopped."""
    rng = np.random.default_rng(23)
    tasks = []
    for speaker in people.speakers:
        for rival in people.rivals(speaker, 2, rng):
            own, other = people.sounds[speaker.name], people.sounds[rival]
            tasks.append((people.background, people.models[speaker.name], own, other))
    pool = Parallel(n_jobs=people.jobs)
    ended = [t for t in pool(delayed(takeover)(*task) for task in tasks) if t]
    return {
        "pairs": float(len(ended)),
        "ended within 3 s of net speech": float(np.mean(np.array(ended) <= 3.0)),
        "ended within 10 s of net speech": float(np.mean(np.array(ended) <= 10.0)),
        "median s": float(np.median(ended)),
    }


def main() -> None:
    """Runs everything and prints the card's tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--background", type=Path)
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    speakers = trial_speakers(options.shared)
    write_lists(speakers, Degrader(options.shared), options.out)
    figures = evaluate(options.out, options.background, options.jobs)
    print(json.dumps(figures, indent=2), flush=True)
    background = load_background(options.background)
    degrade = Degrader(options.shared, _LIVE_SNR_DB)
    figures["attempts"] = live_figures(speakers, background, degrade, options.jobs)
    (options.out / "figures.json").write_text(json.dumps(figures, indent=2), "utf-8")
    print(card.tables(figures))
    card.write_shipped(figures, background.fingerprint, options.out / "model_figures.json")


if __name__ == "__main__":
    main()
