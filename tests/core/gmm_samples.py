"""Mixtures and data for the tests, and scikit-learn's mixture as the oracle."""

import numpy as np
from sklearn.mixture import GaussianMixture

from gmm_core.gmm import DiagonalGmm
from gmm_core.linalg import Float32


def mixture(components: int = 5, dims: int = 4, seed: int = 0) -> DiagonalGmm:
    """A random mixture, its means a few deviations apart."""
    rng = np.random.default_rng(seed)
    return DiagonalGmm(
        rng.dirichlet(np.full(components, 5.0)),
        rng.normal(0, 2, (components, dims)),
        rng.uniform(0.3, 2.0, (components, dims)),
    )


def drawn(model: DiagonalGmm, frames: int, seed: int = 0) -> Float32:
    """Frames that the mixture made."""
    rng = np.random.default_rng(seed)
    k = rng.choice(model.components, frames, p=model.weights / model.weights.sum())
    x = model.means[k] + rng.standard_normal((frames, model.dims)) * np.sqrt(model.variances[k])
    return x.astype(np.float32)


def in_sklearn(model: DiagonalGmm) -> GaussianMixture:
    """The same mixture in scikit-learn."""
    other = GaussianMixture(model.components, covariance_type="diag")
    other.weights_, other.means_ = model.weights, model.means
    other.covariances_ = model.variances
    other.precisions_cholesky_ = 1 / np.sqrt(model.variances)
    return other
