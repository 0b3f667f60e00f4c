"""What rooms, microphones and noise do to a voice's statistics, and how to take it out again.

Inter-session variability (ISV): Vogt & Sridharan 2008, "Explicit modelling of session variability
for speaker verification". A recording's means are the voice's plus U x, with x ~ N(0, I) drawn anew
for each recording; U spans the directions in which other conditions move the same words.

Simpler than theirs in two places. They solve for the voice and for x together; here x is found as
if the voice were the background's mean, so a part of the voice that lies along U is taken out, too:
of models and of tests alike. And their sessions have an x each; here the statistics of a voice's
sessions are added up before, and share one.
"""

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from gmm_core.linalg import Float32, Float64, projections, row_products


@dataclass(frozen=True, slots=True)
class SessionSpace:
    """directions : float32 (R, C, D), the columns of U in standard deviations of the mixture."""

    directions: Float32
    _flat: Float32 = field(init=False, repr=False)
    # U_k^T U_k of each component is symmetric: its upper triangle (C, R (R + 1) / 2), and where in
    # it each entry of the whole (R * R,) is found
    _products: Float32 = field(init=False, repr=False)
    _places: npt.NDArray[np.intp] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        if self.directions.ndim != 3:
            raise ValueError("session directions must have the shape (rank, components, dims)")
        rank, components, dims = self.directions.shape
        by_component = np.ascontiguousarray(self.directions.transpose(1, 0, 2))
        products = np.matmul(by_component, by_component.transpose(0, 2, 1))
        upper = np.triu_indices(rank)
        places = np.zeros((rank, rank), np.intp)
        places[upper] = places.T[upper] = np.arange(len(upper[0]))
        flat = np.ascontiguousarray(self.directions, np.float32).reshape(rank, components * dims)
        object.__setattr__(self, "_flat", flat)
        object.__setattr__(self, "_products", np.ascontiguousarray(products[:, *upper]))
        object.__setattr__(self, "_places", places.ravel())

    @property
    def rank(self) -> int:
        return len(self.directions)

    def factors(self, n: Float32, centered: Float32) -> Float64:
        """x, the posterior mean of each recording: (I + sum_k n_k U_k^T U_k)^-1 U^T centered.

        n float32 (L, C), centered float32 (L, C, D) -> float64 (L, R)
        """
        shape = (len(n), self.rank, self.rank)
        weighted = row_products(n, self._products).take(self._places, axis=1)
        precision = weighted.reshape(shape) + np.eye(self.rank)
        seen = projections(centered.reshape(len(n), -1), self._flat).astype(np.float64)
        x = np.linalg.solve(precision, seen[:, :, None])[:, :, 0]
        return np.asarray(x, np.float64)

    def compensate(self, n: Float32, centered: Float32) -> Float32:
        """Statistics as if there had been no session effect: centered - n U x, (L, C, D)."""
        x = self.factors(n, centered).astype(np.float32)
        shift = row_products(x, self._flat).reshape(centered.shape)
        shift *= n[:, :, None]
        return np.subtract(centered, shift, out=shift)
