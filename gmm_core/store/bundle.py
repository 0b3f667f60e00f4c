"""The background model as a file: read with every number checked, or refused in one sentence."""

from dataclasses import asdict, fields
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any, Final

import numpy as np

from gmm_core.config import FrontEndConfig
from gmm_core.errors import BundleDamaged
from gmm_core.gmm.model import DiagonalGmm
from gmm_core.scoring import (
    STRICTNESS,
    Alignment,
    Background,
    Calibration,
    Cohort,
    Moments,
    NarrowBand,
    SessionSpace,
    System,
    Thresholds,
    VoiceSpace,
    model_fingerprint,
)
from gmm_core.store.bundle_earlier import (
    COHORT_SINCE_FORMAT_3,
    SINCE_FORMAT_3,
    from_format_1,
    from_format_2,
)
from gmm_core.store.container import Array, read_versions, single, write_container
from gmm_core.store.fields import Fields

KIND: Final = "voxgate-background"
VERSION: Final = 3
SHIPPED: Final = "background.npz"
_CONTENT: Final = (
    "alignment",
    "calibration",
    "cohort",
    "fingerprint",
    "header",
    "narrow",
    "relevance_factor",
    "scoring",
    "systems",
    "thresholds",
    "weights",
)
_HALVES: Final = ("models", "recordings")  # of the cohort
_MOST_SYSTEMS: Final = 16


def save_bundle(background: Background, path: Path | str) -> None:
    """Writes the file in one step; the same model is the same bytes. Raises OutputUnwritable."""
    space, cohort = background.space, background.cohort
    content = {
        "systems": [
            {"front_end": _said(asdict(system.front_end), SINCE_FORMAT_3)}
            for system in space.systems
        ],
        "weights": list(space.weights),
        "scoring": space.scoring,
        "relevance_factor": space.relevance_factor,
        "cohort": {
            "voices": cohort.voices,
            "models_tail": cohort.models.tail,
            "recordings_tail": cohort.recordings.tail,
            **_said({n: getattr(cohort, n) for n in COHORT_SINCE_FORMAT_3}, COHORT_SINCE_FORMAT_3),
        },
        "alignment": cohort.alignment.as_dict(),
        "narrow": None if background.narrow is None else asdict(background.narrow),
        "calibration": asdict(background.calibration),
        "thresholds": asdict(background.thresholds),
        "fingerprint": background.fingerprint,
        "header": background.header,
    }
    arrays: dict[str, Array] = {}
    for index, system in enumerate(space.systems):
        for name in ("weights", "means", "variances"):
            arrays[f"system{index}_{name}"] = getattr(system.ubm, name)
        if system.sessions is not None:
            arrays[f"system{index}_sessions"] = _smallest(system.sessions.directions)
    for half in _HALVES:
        kept: Moments = getattr(cohort, half)
        arrays[f"cohort_{half}_mean"] = _smallest(kept.mean)
        arrays[f"cohort_{half}_factors"] = _smallest(kept.factors)
        if kept.coordinates is not None:
            arrays[f"cohort_{half}_coordinates"] = _smallest(kept.coordinates)
    write_container(Path(path), KIND, VERSION, content, arrays)


def load_bundle(path: Path | str | None = None) -> Background:
    """The model of a file; None = the one that ships with the program. Raises BundleDamaged."""
    if path is None:
        with as_file(files("resources") / SHIPPED) as shipped:
            return load_bundle(shipped)
    path = Path(path)
    version, content, arrays = read_versions(path, KIND, (1, 2, VERSION))
    try:
        if version == 1:
            content, arrays = from_format_1(path, content, arrays)
        if version < VERSION:
            content = from_format_2(path, content)
        return _background(Fields(path, content), arrays)
    except ValueError as error:  # the models themselves refuse numbers that do not fit together
        raise BundleDamaged(path, f"its numbers do not fit together: {error}") from error


def _background(content: Fields, arrays: dict[str, Array]) -> Background:
    content.only(_CONTENT)
    listed = content.objects("systems", _MOST_SYSTEMS)
    if not _needed(len(listed)) <= set(arrays) <= _needed(len(listed)) | _optional(len(listed)):
        raise ValueError("its parts are not those of a background model")
    space = VoiceSpace(
        systems=tuple(_system(values, arrays, i) for i, values in enumerate(listed)),
        weights=content.numbers("weights"),
        scoring=content.text("scoring"),
        relevance_factor=content.number("relevance_factor", least=1e-6),
    )
    if content.text("fingerprint") != model_fingerprint(space.systems):
        # Profiles are bound to it: a file must not pass for a model that it is not.
        raise ValueError("its fingerprint is not that of its front ends and mixtures")
    return Background(
        space=space,
        cohort=_cohort(content, arrays),
        calibration=_calibration(content.object("calibration")),
        thresholds=_thresholds(content.object("thresholds")),
        fingerprint=content.text("fingerprint"),
        header=content.raw_object("header"),
        narrow=_narrow(content.optional("narrow")),
    )


def _needed(systems: int) -> set[str]:
    mixtures = {f"system{i}_{n}" for i in range(systems) for n in ("weights", "means", "variances")}
    return mixtures | {f"cohort_{half}_{name}" for half in _HALVES for name in ("mean", "factors")}


def _optional(systems: int) -> set[str]:
    sessions = {f"system{i}_sessions" for i in range(systems)}
    return sessions | {f"cohort_{half}_coordinates" for half in _HALVES}


def _system(values: Fields, arrays: dict[str, Array], index: int) -> System:
    values.only(("front_end",))
    ubm = DiagonalGmm(*(arrays[f"system{index}_{n}"] for n in ("weights", "means", "variances")))
    directions = arrays.get(f"system{index}_sessions")
    sessions = None if directions is None else SessionSpace(single(directions))
    # Settings came after the first files of this format, which are read as what they were.
    front_end = _front_end(values.object("front_end").filled(SINCE_FORMAT_3))
    return System(front_end, ubm, sessions)


def _cohort(content: Fields, arrays: dict[str, Array]) -> Cohort:
    values = content.object("cohort").filled(COHORT_SINCE_FORMAT_3)
    values.only(("models_tail", "recordings_tail", "voices", *COHORT_SINCE_FORMAT_3))
    models, recordings = (_half(half, values, arrays) for half in _HALVES)
    return Cohort(
        models,
        recordings,
        voices=values.integer("voices"),
        alignment=_alignment(content.object("alignment")),
        norm=values.text("norm"),
        top_share=values.number("top_share"),
    )


def _half(half: str, values: Fields, arrays: dict[str, Array]) -> Moments:
    coordinates = arrays.get(f"cohort_{half}_coordinates")
    return Moments(
        single(arrays[f"cohort_{half}_mean"]),
        single(arrays[f"cohort_{half}_factors"]),
        values.number(f"{half}_tail", least=0),
        None if coordinates is None else single(coordinates),
    )


def _alignment(values: Fields) -> Alignment:
    names = [field.name for field in fields(Alignment)]
    values.only(names)
    return Alignment(**{name: values.number(name) for name in names})


def _narrow(values: Fields | None) -> NarrowBand | None:
    if values is None:
        return None
    values.only([field.name for field in fields(NarrowBand)])
    return NarrowBand(
        system=values.integer("system"),
        below_db=values.number("below_db"),
        alignment=_alignment(values.object("alignment")),
    )


def _calibration(values: Fields) -> Calibration:
    names = [field.name for field in fields(Calibration)]
    values.only(names)
    return Calibration(**{name: values.number(name) for name in names})


def _thresholds(values: Fields) -> Thresholds:
    names = [field.name for field in fields(Thresholds)]
    values.only(names)
    accept = values.object("accept")
    accept.only(STRICTNESS)
    return Thresholds(
        accept={word: accept.number(word) for word in STRICTNESS},
        **{name: values.number(name) for name in names if name != "accept"},
    )


def _said(settings: dict[str, Any], first: dict[str, Any]) -> dict[str, Any]:
    """Without what is as it was in the first files of this format: the same model, the same bytes.

    And programs of that time read it.
    """
    return {n: v for n, v in settings.items() if n not in first or v != first[n]}


def _front_end(values: Fields) -> FrontEndConfig:
    """Every setting must be there, with the type that the class gives it."""
    readers: dict[Any, Any] = {
        bool: values.boolean,
        int: values.integer,
        float: values.number,
        str: values.text,
        tuple[float, ...]: values.numbers,
    }
    names = {field.name: readers[field.type] for field in fields(FrontEndConfig)}
    values.only(names)
    return FrontEndConfig(**{name: read(name) for name, read in names.items()})


def _smallest(array: Array) -> Array:
    """Half precision where that loses nothing: what was rounded to it in training."""
    with np.errstate(over="ignore"):  # what does not fit becomes infinite, and stays as it was
        half = array.astype(np.float16)
    return half if np.array_equal(half.astype(array.dtype), array) else array
