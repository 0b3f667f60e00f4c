"""Frame log-likelihood ratios log p(x|speaker) - log p(x|UBM), three ways.

exact : both mixtures in full
top-C : only the C components that score best under the UBM, for both (Reynolds 2000, section 3.4)
linear: first-order expansion around the UBM, a dot product with the adapted means' offsets
        (Glembek et al. 2009, "Comparison of scoring methods used in speaker recognition with JFA")
"""

import numpy as np

from gmm_core.gmm.likelihood import expand
from gmm_core.gmm.model import DiagonalGmm
from gmm_core.linalg import Float32, Float64


def exact_llr(x: Float32, speaker: DiagonalGmm, ubm: DiagonalGmm) -> Float32:
    """float32 (frames, D) -> (frames,), nats."""
    llr: Float32 = speaker.log_likelihood(x) - ubm.log_likelihood(x)
    return llr


def top_c_llr(x: Float32, speaker: DiagonalGmm, ubm: DiagonalGmm, top: int = 5) -> Float32:
    """float32 (frames, D) -> (frames,), nats; exact when `top` is the number of components.

    In float32 also where a mixture has `delicate` components. Raises ValueError for another `top`,
    and for mixtures of different size.
    """
    if speaker.means.shape != ubm.means.shape:
        raise ValueError("a speaker's mixture must have the components of the UBM")
    if not 1 <= top <= ubm.components:
        raise ValueError(f"top must lie between 1 and {ubm.components}")
    rows = expand(np.asarray(x, np.float32))
    under_ubm = rows @ ubm.quadratic
    best = np.argpartition(under_ubm, -top, axis=1)[:, -top:]
    chosen = np.take_along_axis(under_ubm, best, axis=1)
    # (frames, top, 2 D + 1): only the chosen columns of the speaker's matrix are ever multiplied
    under_speaker = np.einsum("fd,ftd->ft", rows, speaker.quadratic.T[best])
    return _log_sum(under_speaker) - _log_sum(chosen)


def linear_llr(x: Float32, speaker: DiagonalGmm, ubm: DiagonalGmm) -> Float32:
    """float32 (frames, D) -> (frames,): sum_k P(k|x) (mu_k,s - mu_k) / sigma_k^2 . (x - mu_k)."""
    log_joint = expand(np.asarray(x, np.float32)) @ ubm.quadratic
    log_joint -= _log_sum(log_joint)[:, None]
    posterior = np.exp(log_joint)
    slope = ((speaker.means - ubm.means) / ubm.variances).astype(np.float32)
    constant = (slope * ubm.means).sum(axis=1).astype(np.float32)
    llr: Float32 = np.einsum("fk,fk->f", posterior, x @ slope.T - constant)
    return llr


def _log_sum(values: Float32) -> Float32:
    peak = values.max(axis=1)
    total: Float32 = peak + np.log(np.exp(values - peak[:, None]).sum(axis=1))
    return total


def speaker_offsets(
    n: Float32 | Float64, centered: Float32 | Float64, relevance_factor: float
) -> Float32:
    """The MAP-adapted means relative to the UBM, in standard deviations, float32 (L, C * D).

    n (L, C); centered (L, C, D): (first - n mu) / sigma. Reynolds 2000, eqs. 12 and 14, rearranged:
    (mu_s - mu) / sigma = centered / (n + r).
    """
    offsets = centered / (n + n.dtype.type(relevance_factor))[:, :, None]
    return np.ascontiguousarray(offsets, np.float32).reshape(len(n), -1)


def per_frame_vectors(n: Float32 | Float64, centered: Float32 | Float64) -> Float32:
    """Statistics per frame, float32 (L, C * D); offset . vector is the mean linear LLR a frame."""
    totals = np.maximum(n.sum(axis=1), 1e-10)
    vectors = centered / totals[:, None, None]
    return np.ascontiguousarray(vectors, np.float32).reshape(len(n), -1)
