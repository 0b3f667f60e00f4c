"""The mixture itself: p(x) = sum_k w_k g(x | mu_k, diag sigma_k^2), read-only."""

import numpy as np
import numpy.typing as npt

from gmm_core.gmm.likelihood import (
    QuadraticForm,
    check_features,
    expand,
    log_likelihood,
    quadratic_form,
)
from gmm_core.helper import Helper, share
from gmm_core.linalg import Float32, Float64

_PIECE_FRAMES = 160  # fixed, so threads change no bit; three seconds of speech are two pieces
_FRAMES_AT_ONCE = 16 * _PIECE_FRAMES


class DiagonalGmm:
    """A Gaussian mixture with diagonal covariances; nothing in it can be changed.

    weights (C,), means (C, D), variances (C, D); kept as float64.
    Raises ValueError for shapes that do not fit, weights that do not sum to 1, variances <= 0.
    """

    __slots__ = ("_form", "means", "variances", "weights")

    def __init__(self, weights: npt.ArrayLike, means: npt.ArrayLike, variances: npt.ArrayLike):
        self.weights: Float64 = np.array(weights, np.float64)
        self.means: Float64 = np.array(means, np.float64)
        self.variances: Float64 = np.array(variances, np.float64)
        self._check()
        for array in (self.weights, self.means, self.variances):
            array.flags.writeable = False
        # the last one: from here on nothing can be set
        self._form = quadratic_form(self.weights, self.means, self.variances)

    def __setattr__(self, name: str, value: object) -> None:
        if hasattr(self, "_form"):
            raise AttributeError("a mixture is read-only; make a new one")
        object.__setattr__(self, name, value)

    def __reduce__(self) -> tuple[type["DiagonalGmm"], tuple[Float64, Float64, Float64]]:
        """Checked and read-only again in another process."""
        return DiagonalGmm, (self.weights, self.means, self.variances)

    def _check(self) -> None:
        if self.weights.ndim != 1 or self.means.shape != self.variances.shape:
            raise ValueError("need weights (C,), means (C, D) and variances (C, D)")
        if self.means.ndim != 2 or len(self.means) != len(self.weights) or not len(self.weights):
            raise ValueError(f"{len(self.weights)} weights do not fit means {self.means.shape}")
        if not all(np.isfinite(a).all() for a in (self.weights, self.means, self.variances)):
            raise ValueError("a mixture must be finite")
        if (self.weights < 0).any() or abs(self.weights.sum() - 1) > 1e-4:
            raise ValueError("weights must not be negative and must sum to 1")
        if (self.variances <= 0).any():
            raise ValueError("variances must be positive; train with a variance floor")

    @property
    def components(self) -> int:
        return len(self.weights)

    @property
    def dims(self) -> int:
        return int(self.means.shape[1])

    @property
    def quadratic(self) -> Float32:
        """float32 (2 D + 1, C): [x^2, x, 1] @ quadratic = log(w_k g(x | k))."""
        return self._form.single

    @property
    def form(self) -> QuadraticForm:
        """`quadratic`, and float64 columns where float32 would lose digits by cancellation."""
        return self._form

    def log_likelihood(self, x: npt.ArrayLike, helper: Helper | None = None) -> Float32:
        """float32 (frames, D) -> (frames,), natural logarithm of p(x). ValueError for another D.

        helper : takes its share of the pieces, which changes no bit; it is the caller's, because to
            start a thread takes as long as to score half a second of speech
        """
        rows = np.asarray(x, np.float32)
        check_features(rows, self.dims)
        out = np.empty(len(rows), np.float32)
        for first in range(0, len(rows), _FRAMES_AT_ONCE):
            some = slice(first, first + _FRAMES_AT_ONCE)
            self._evaluate(rows[some], out[some], helper)
        return out

    def _evaluate(self, x: Float32, out: Float32, helper: Helper | None) -> None:
        # before the threads part: while both have short works each waits for the interpreter
        rows = expand(x)

        def fill(start: int) -> None:
            piece = slice(start, start + _PIECE_FRAMES)
            out[piece] = log_likelihood(rows[piece], self._form)

        share(fill, range(0, len(x), _PIECE_FRAMES), helper)
