"""Voxgate's engine: speaker verification with Gaussian mixtures, without Qt or sound device."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from gmm_core.enrollment import enroll
    from gmm_core.store.bundle import load_bundle as load_background
    from gmm_core.training import train_background
    from gmm_core.verification import VerificationSession

__version__ = "0.1.0"

__all__ = [
    "VerificationSession",
    "__version__",
    "enroll",
    "load_background",
    "train_background",
]

# Resolved at first use: `voxgate --version` must not pay for numpy, nor verifying for training.
_HOMES = {
    "VerificationSession": ("gmm_core.verification", "VerificationSession"),
    "enroll": ("gmm_core.enrollment.train", "enroll"),
    "load_background": ("gmm_core.store.bundle", "load_bundle"),
    "train_background": ("gmm_core.training", "train_background"),
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module, attribute = _HOMES[name]
    return getattr(import_module(module), attribute)
