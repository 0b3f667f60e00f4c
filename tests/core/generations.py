"""Two generations of background models: one that shipped before, and one that came after it."""

from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np

from gmm_core.enrollment import enroll
from gmm_core.gmm import DiagonalGmm
from gmm_core.progress import finish
from gmm_core.scoring import Background, SpeakerModel, System, VoiceSpace, model_fingerprint
from gmm_core.store.bundle import load_bundle
from tests.core.signals import RATE, recording

FIRST = Path(__file__).parents[2] / "resources" / "earlier" / "2026-11-22.npz"


@cache
def older() -> Background:
    """The first model that shipped."""
    return load_bundle(FIRST)


@cache
def newer() -> Background:
    """Its mixture moved a little, under a front end that hears other levels and revises looks."""
    known = older()
    ubm = known.ubm
    moved = ubm.means + 0.05 * np.sqrt(ubm.variances) * np.sin(np.arange(ubm.means.size)).reshape(
        ubm.means.shape
    )
    front_end = replace(known.front_end, normalization="opening", remove_dc=True)
    systems = (System(front_end, DiagonalGmm(ubm.weights, moved, ubm.variances)),)
    space = VoiceSpace(systems, (1.0,), "linear", known.relevance_factor)
    limits = known.thresholds
    calibration = replace(known.calibration, scale=1.125 * known.calibration.scale)
    accept = {word: value + 0.125 for word, value in limits.accept.items()}
    return replace(
        known,
        space=space,
        calibration=calibration,
        fingerprint=model_fingerprint(systems),
        thresholds=replace(limits, accept=accept),
    )


@cache
def made_with(background_name: str, voice: int) -> SpeakerModel:
    """The profile of a demo speaker under the "older" or the "newer" model: "older 0", …"""
    model = {"older": older, "newer": newer}[background_name]()
    return finish(enroll([(recording(voice), RATE)], model, f"{background_name} {voice}"))
