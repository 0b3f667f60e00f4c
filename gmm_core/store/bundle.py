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
    Background,
    Calibration,
    Cohort,
    Thresholds,
    model_fingerprint,
)
from gmm_core.store.container import Array, read_container, write_container
from gmm_core.store.fields import Fields

KIND: Final = "voxgate-background"
VERSION: Final = 1
SHIPPED: Final = "background.npz"
ARRAYS: Final = (
    "cohort_offsets",
    "cohort_vectors",
    "ubm_means",
    "ubm_variances",
    "ubm_weights",
)
_MOST_SPEAKERS: Final = 100_000


def save_bundle(background: Background, path: Path | str) -> None:
    """Writes the file in one step; the same model is the same bytes. Raises OutputUnwritable."""
    ubm, cohort = background.ubm, background.cohort
    content = {
        "front_end": asdict(background.front_end),
        "calibration": asdict(background.calibration),
        "thresholds": asdict(background.thresholds),
        "relevance_factor": background.relevance_factor,
        "fingerprint": background.fingerprint,
        "cohort_speakers": list(cohort.speakers),
        "header": background.header,
    }
    arrays: dict[str, Array] = {
        "ubm_weights": ubm.weights,
        "ubm_means": ubm.means,
        "ubm_variances": ubm.variances,
        "cohort_offsets": _smallest(cohort.offsets),
        "cohort_vectors": _smallest(cohort.vectors),
    }
    write_container(Path(path), KIND, VERSION, content, arrays)


def load_bundle(path: Path | str | None = None) -> Background:
    """The model of a file; None = the one that ships with the program. Raises BundleDamaged."""
    if path is None:
        with as_file(files("resources") / SHIPPED) as shipped:
            return load_bundle(shipped)
    path = Path(path)
    content, arrays = read_container(path, KIND, VERSION)
    if set(arrays) != set(ARRAYS):
        raise BundleDamaged(path, "its parts are not those of a background model")
    try:
        return _background(Fields(path, content), arrays)
    except ValueError as error:  # the models themselves refuse numbers that do not fit together
        raise BundleDamaged(path, str(error)) from error


def _background(content: Fields, arrays: dict[str, Array]) -> Background:
    front_end = _front_end(content.object("front_end"))
    ubm = DiagonalGmm(arrays["ubm_weights"], arrays["ubm_means"], arrays["ubm_variances"])
    cohort = Cohort(
        _single(arrays["cohort_offsets"]),
        _single(arrays["cohort_vectors"]),
        tuple(content.texts("cohort_speakers", _MOST_SPEAKERS)),
    )
    if ubm.dims != front_end.dims or cohort.offsets.shape[1] != ubm.components * ubm.dims:
        raise ValueError("its front end, mixture and cohort do not fit together")
    if len(cohort.speakers) != len(cohort.offsets):
        raise ValueError("its cohort does not name every voice")
    if content.text("fingerprint") != model_fingerprint(front_end, ubm):
        # Profiles are bound to it: a file must not pass for a model that it is not.
        raise ValueError("its fingerprint is not that of its front end and mixture")
    calibration = content.object("calibration")
    return Background(
        front_end=front_end,
        ubm=ubm,
        cohort=cohort,
        calibration=Calibration(
            **{field.name: calibration.number(field.name) for field in fields(Calibration)}
        ),
        thresholds=_thresholds(content.object("thresholds")),
        relevance_factor=content.number("relevance_factor", least=1e-6),
        fingerprint=content.text("fingerprint"),
        header=content.raw_object("header"),
    )


def _thresholds(values: Fields) -> Thresholds:
    accept = values.object("accept")
    others = [field.name for field in fields(Thresholds) if field.name != "accept"]
    return Thresholds(
        accept={word: accept.number(word) for word in STRICTNESS},
        **{name: values.number(name) for name in others},
    )


def _front_end(values: Fields) -> FrontEndConfig:
    """Every setting must be there, with the type that the class gives it."""
    readers: dict[Any, Any] = {
        int: values.integer,
        float: values.number,
        str: values.text,
        tuple[float, ...]: values.numbers,
    }
    names = {field.name: readers[field.type] for field in fields(FrontEndConfig)}
    values.only(names)
    return FrontEndConfig(**{name: read(name) for name, read in names.items()})


def _smallest(array: Array) -> Array:
    """Half precision where that loses nothing: a cohort that was rounded in training."""
    half = array.astype(np.float16)
    return half if np.array_equal(half.astype(array.dtype), array) else array


def _single(array: Array) -> Array:
    single = array.astype(np.float32)
    single.flags.writeable = False
    return single
