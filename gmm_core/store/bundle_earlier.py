"""Background files of earlier formats, lifted to the present one.

Format 1: one mixture, a cohort of whole vectors. Format 2: several mixtures and the cohort's
moments, but no alignment of scores and no narrow band.
"""

from pathlib import Path
from typing import Any, Final

from gmm_core.scoring import Alignment, Moments, moments
from gmm_core.store.container import Array, single
from gmm_core.store.fields import Fields

_CONTENT: Final = (
    "calibration",
    "cohort_speakers",
    "fingerprint",
    "front_end",
    "header",
    "relevance_factor",
    "thresholds",
)
_ARRAYS: Final = (
    "cohort_offsets",
    "cohort_vectors",
    "ubm_means",
    "ubm_variances",
    "ubm_weights",
)
# What the front ends of that time did; they had no setting for it.
_LIVED_BY: Final = {"normalization": "causal", "remove_dc": False}
_MOST_SPEAKERS: Final = 100_000
# What those of the first files of format 3 did, and still does where a file does not say else.
SINCE_FORMAT_3: Final[dict[str, Any]] = {
    "filter_scale": "mel",
    "suppression": "none",
    "compression": "log",
}
# How the cohorts of that time were used.
COHORT_SINCE_FORMAT_3: Final[dict[str, Any]] = {"norm": "s", "top_share": 0.3}
# What those of format 2 did.
_SINCE_FORMAT_2: Final = {"cepstra_low_hz": 0.0, "cepstra_high_hz": 0.0} | SINCE_FORMAT_3
_MOST_SYSTEMS: Final = 16


def from_format_2(path: Path, content: dict[str, Any]) -> dict[str, Any]:
    """Content as format 3 has it; the scores stay what they were.

    Only what format 3 has no place for is checked. Raises BundleDamaged and ValueError.
    """
    old = Fields(path, content)
    systems = []
    for system in old.objects("systems", _MOST_SYSTEMS):
        front_end = system.raw_object("front_end")
        if front_end.keys() & _SINCE_FORMAT_2.keys():
            raise ValueError("its front ends are not those of a background model of format 2")
        systems.append({"front_end": front_end | _SINCE_FORMAT_2})
    later = old.raw_object("cohort").keys() & COHORT_SINCE_FORMAT_3.keys()
    if later or content.keys() & {"alignment", "narrow"}:
        raise ValueError("its parts are not those of a background model of format 2")
    since = {"systems": systems, "alignment": Alignment().as_dict(), "narrow": None}
    return content | since


def from_format_1(
    path: Path, content: dict[str, Any], arrays: dict[str, Array]
) -> tuple[dict[str, Any], dict[str, Array]]:
    """Content and arrays as format 2 has them; the scores stay what they were.

    Only what format 2 has no place for is checked here. Raises BundleDamaged and ValueError.
    """
    old = Fields(path, content)
    old.only(_CONTENT)
    front_end = old.raw_object("front_end")
    if set(arrays) != set(_ARRAYS) or front_end.keys() & _LIVED_BY.keys():
        raise ValueError("its parts are not those of a background model of format 1")
    models, recordings = _moments(arrays["cohort_offsets"]), _moments(arrays["cohort_vectors"])
    speakers = old.texts("cohort_speakers", _MOST_SPEAKERS)
    if len(speakers) != len(models.factors):
        raise ValueError("its cohort does not name every voice")
    if "growth" in old.raw_object("calibration"):
        raise ValueError("its calibration is not that of a background model of format 1")
    kept = ("fingerprint", "header", "relevance_factor", "thresholds")
    return {name: content[name] for name in kept if name in content} | {
        "calibration": old.raw_object("calibration") | {"growth": 0.0},
        "systems": [{"front_end": front_end | _LIVED_BY}],
        "weights": [1.0],
        "scoring": "linear",
        "cohort": {
            "voices": len(speakers),
            "models_tail": models.tail,
            "recordings_tail": recordings.tail,
        },
    }, {
        "system0_weights": arrays["ubm_weights"],
        "system0_means": arrays["ubm_means"],
        "system0_variances": arrays["ubm_variances"],
        "cohort_models_mean": models.mean,
        "cohort_models_factors": models.factors,
        "cohort_recordings_mean": recordings.mean,
        "cohort_recordings_factors": recordings.factors,
    }


def _moments(vectors: Array) -> Moments:
    """Of all vectors, at full rank: nothing is lost."""
    if vectors.ndim != 2:
        raise ValueError("its cohort is no list of vectors")
    return moments(single(vectors))
