"""The front end: samples to normalized mel cepstra with deltas, and speech marks."""

from gmm_core.config import FrontEndConfig
from gmm_core.frontend.block import FeatureBlock, concatenate
from gmm_core.frontend.frontend import FrontEnd, FrontEnds, extract, extract_each

__all__ = [
    "FeatureBlock",
    "FrontEnd",
    "FrontEndConfig",
    "FrontEnds",
    "concatenate",
    "extract",
    "extract_each",
]
