"""Gaussian mixtures: likelihood, sufficient statistics, EM and MAP adaptation."""

from gmm_core.gmm.em import EmConfig, EmStep, fit, maximize
from gmm_core.gmm.full import FullGmm, accumulate_full, fit_full, maximize_full
from gmm_core.gmm.kmeans import KmeansStep, kmeans
from gmm_core.gmm.map_adapt import MapConfig, map_adapt, map_fit
from gmm_core.gmm.model import DiagonalGmm
from gmm_core.gmm.stats import Statistics, accumulate

__all__ = [
    "DiagonalGmm",
    "EmConfig",
    "EmStep",
    "FullGmm",
    "KmeansStep",
    "MapConfig",
    "Statistics",
    "accumulate",
    "accumulate_full",
    "fit",
    "fit_full",
    "kmeans",
    "map_adapt",
    "map_fit",
    "maximize",
    "maximize_full",
]
