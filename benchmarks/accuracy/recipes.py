"""The recipe of the models that a proxy trains itself, in one place, and their bundles on disk."""

from collections.abc import Collection, Sequence
from dataclasses import asdict, replace

from benchmarks.accuracy import digest, engine, noises
from benchmarks.accuracy.lab import Lab, trained_noises
from benchmarks.accuracy.speech import Row, recordings
from gmm_core import load_background
from gmm_core.scoring import Background
from gmm_core.training import TrainingConfig

_QUICK_SPEAKERS = 24  # of each corpus: a quick run proves the machinery, not the accuracy


def recipe(lab: Lab, noise_names: Collection[str]) -> TrainingConfig:
    """How the shipped model is made (docs/background-model.md), with these noises."""
    paths = tuple(noises.noise_path(lab.shared, name) for name in noise_names)
    config = TrainingConfig(noises=paths, jobs=lab.jobs)
    return replace(config, components=32, em_iterations=4, copies=1) if lab.quick else config


def shipped_noises(lab: Lab) -> tuple[str, ...]:
    """The recorded noises that the tested bundle was trained with."""
    left_out = noises.unheard(trained_noises(lab.background))
    return tuple(name for name in noises.RECORDED if name not in left_out)


def trained(
    lab: Lab, name: str, rows: Sequence[Row], noise_names: Collection[str]
) -> tuple[Background, str]:
    """A bundle from the `background` speakers among the rows, and its file's digest."""
    chosen = [row for row in rows if row.part == "background"]
    chosen = _few(chosen) if lab.quick else chosen
    config = recipe(lab, noise_names)
    made_from = [(row.speaker, row.path.name) for row in chosen]
    settings = asdict(replace(config, jobs=1, noises=()))
    key = digest.digest(lab.scoring_code, made_from, sorted(noise_names), settings)
    path = lab.out / "bundles" / f"{name}-{key}.npz"
    if not path.is_file():
        lab.tell(f"training {path.name} on {len({row.speaker for row in chosen})} speakers")
        engine.train(recordings(chosen), config, path, lab.tell)
    return load_background(path), digest.file_digest(path)


def _few(rows: Sequence[Row]) -> list[Row]:
    names: dict[str, list[str]] = {}
    for row in rows:
        if row.speaker not in names.setdefault(row.corpus, []):
            names[row.corpus].append(row.speaker)
    kept = {name for mine in names.values() for name in mine[:_QUICK_SPEAKERS]}
    return [row for row in rows if row.speaker in kept]
