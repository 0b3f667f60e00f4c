"""What a run of the laboratory is about, and where its results are kept between runs."""

import json
import sys
import time
from collections.abc import Collection
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from benchmarks.accuracy import digest, engine, noises
from benchmarks.accuracy.conditions import Condition, Degradation, Surroundings, cell_name
from benchmarks.accuracy.scores import Scores, load_scores
from benchmarks.accuracy.speech import Row, Talker, listing
from gmm_core import load_background
from gmm_core.linalg import Float64
from gmm_core.scoring import Background, SpeakerModel
from gmm_core.store.atomic import write_atomically


@dataclass(frozen=True)
class Lab:
    """One run: folders, the tested bundle (None: the shipped one), and how much is done."""

    shared: Path
    out: Path
    bundle: Path | None
    jobs: int
    quick: bool
    draws: int
    quick_talkers: int = 14  # of each corpus

    @cached_property
    def background(self) -> Background:
        """The tested model."""
        return load_background(self.bundle)

    @cached_property
    def bundle_digest(self) -> str:
        """Of the file: the model's own fingerprint leaves the calibration out."""
        return digest.file_digest(self.bundle or digest.ROOT / "resources" / "background.npz")

    @cached_property
    def scoring_code(self) -> str:
        """Looked at once: what is edited while a run goes on is not what runs."""
        return digest.scoring_code()

    @cached_property
    def rows(self) -> list[Row]:
        """The development speech."""
        return listing(self.shared)

    @cached_property
    def rooms(self) -> list[Float64]:
        """Simulated once a run."""
        from benchmarks.accuracy.rooms import simulated_rooms  # needs the extra `accuracy`

        self.tell("simulating rooms")
        return simulated_rooms(6) if self.quick else simulated_rooms()

    @cached_property
    def made_noises(self) -> list[Float64]:
        """Those that need no recording."""
        return noises.made()

    @property
    def most_segments(self) -> int | None:
        """Of each talker and length."""
        return 2 if self.quick else None

    def around(self, trained_with: Collection[str]) -> Surroundings:
        """Rooms, and noises that are not among these files."""
        names = noises.unheard(trained_with)
        heard = noises.recorded(self.shared, names)
        return Surroundings((*heard, *self.made_noises), tuple(self.rooms))

    def around_noise(self, name: str) -> Surroundings:
        """Rooms, and this recorded noise only."""
        return Surroundings(tuple(noises.recorded(self.shared, (name,))), tuple(self.rooms))

    def some(self, talkers: list[Talker]) -> list[Talker]:
        """All of them, or in a quick run those of the largest groups of each corpus."""
        if not self.quick:
            return talkers
        sizes: dict[str, int] = {}
        for one in talkers:
            sizes[one.group] = sizes.get(one.group, 0) + 1
        chosen: list[Talker] = []
        for corpus in dict.fromkeys(one.corpus for one in talkers):
            mine = [one for one in talkers if one.corpus == corpus]
            mine.sort(key=lambda one: (-sizes[one.group], one.group))
            chosen += mine[: self.quick_talkers]
        return chosen

    def tell(self, line: str) -> None:
        """Where it is, to the error stream: results go to files."""
        print(f"[{time.strftime('%H:%M:%S')}] {line}", file=sys.stderr, flush=True)

    def kept(self, name: str, key: str) -> Any:
        """A part's figures from an earlier run under this key, or None."""
        path = self._part_path(name, key)
        return json.loads(path.read_text("utf-8")) if path.is_file() else None

    def keep(self, name: str, key: str, value: Any) -> None:
        """For the next run."""
        path = self._part_path(name, key)
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(path, json.dumps(value, indent=1, allow_nan=False).encode())

    def _part_path(self, name: str, key: str) -> Path:
        return self.out / "cache" / f"{name}-{key}.json"


@dataclass(frozen=True)
class Bench:
    """A model, the people it is tried on, and what surrounds them; scores are kept on disk."""

    lab: Lab
    background: Background
    model_digest: str
    talkers: list[Talker]
    around: Surroundings
    surroundings_name: str  # noises are part of what a kept score belongs to
    _models: dict[Degradation, tuple[SpeakerModel, ...]] = field(default_factory=dict)

    @cached_property
    def key(self) -> str:
        """Of everything that these scores depend on."""
        who = [
            (one.name, one.group, len(one.enroll), sum(map(len, one.tests))) for one in self.talkers
        ]
        settings = (self.lab.most_segments, len(self.around.rooms), self.surroundings_name)
        return digest.digest(self.lab.scoring_code, self.model_digest, who, settings)

    def models(self, degrade: Degradation) -> tuple[SpeakerModel, ...]:
        """Everybody enrolled, once for each kind of enrollment sound."""
        if degrade not in self._models:
            self.lab.tell(f"enrolling {len(self.talkers)} people")
            self._models[degrade] = engine.enrolled(
                self.background, self.talkers, degrade, self.around, self.lab.jobs
            )
        return self._models[degrade]

    def scores(self, condition: Condition, seconds: float | None) -> Scores:
        """One cell: everybody's segments against everybody."""
        name = cell_name(condition.name, seconds)
        path = self.lab.out / "scores" / self.key / f"{name.replace(' ', '_')}.npz"
        if path.is_file():
            return load_scores(path)
        models = self.models(condition.enroll)
        self.lab.tell(f"scoring {name}")
        most = self.lab.most_segments
        scores = engine.scored(
            self.background,
            models,
            self.talkers,
            lambda talker: talker.segments(seconds, most),
            condition.test,
            self.around,
            self.lab.jobs,
        )
        scores.save(path)
        return scores


def trained_noises(background: Background) -> tuple[str, ...]:
    """Names of the noise files that a model was trained with."""
    return tuple(background.header.get("noises", ()))


def shipped_bench(lab: Lab, talkers: list[Talker]) -> Bench:
    """The tested model among noises it was not trained with."""
    around = lab.around(trained_noises(lab.background))
    return bench_of(lab, lab.background, lab.bundle_digest, talkers, around)


def bench_of(
    lab: Lab, background: Background, model: str, talkers: list[Talker], around: Surroundings
) -> Bench:
    """Any model; the surroundings are named by what they contain."""
    contents = digest.digest([(len(noise), float(noise[:999].sum())) for noise in around.noises])
    return Bench(lab, background, model, lab.some(talkers), around, contents)
