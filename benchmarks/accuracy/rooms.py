"""Room responses by the image-source method of a kept library (pyroomacoustics).

Training may simulate rooms too; these have sizes, distances and a seed of their own, so that no
tested room was ever trained with.
"""

import numpy as np
import pyroomacoustics

from benchmarks.accuracy.speech import RATE
from gmm_core.linalg import Float64

COUNT = 20
_SEED = 7013
_SMALLEST_M, _LARGEST_M = (2.8, 2.2, 2.35), (8.7, 6.3, 3.4)
_RT60_S = (0.2, 0.65)
_DISTANCE_M = (0.35, 1.8)
_MOST_REFLECTIONS = 30  # of one path; later ones are below the noise floor of any recording


def simulated_rooms(count: int = COUNT, seed: int = _SEED) -> list[Float64]:
    """Responses of shoe boxes from the direct sound on, which is the greatest: peak 1."""
    rng = np.random.default_rng(seed)
    rooms: list[Float64] = []
    while len(rooms) < count:
        size = rng.uniform(_SMALLEST_M, _LARGEST_M)
        try:
            absorption, order = pyroomacoustics.inverse_sabine(rng.uniform(*_RT60_S), size)
        except ValueError:
            continue  # no wall is absorbing enough for this size and time: draw another room
        rooms.append(_response(size, absorption, min(order, _MOST_REFLECTIONS), rng))
    return rooms


def _response(size: Float64, absorption: float, order: int, rng: np.random.Generator) -> Float64:
    walls = pyroomacoustics.Material(absorption)
    room = pyroomacoustics.ShoeBox(size, fs=RATE, materials=walls, max_order=order)
    mouth = rng.uniform([0.5] * 3, size - 0.5)
    way = rng.normal(size=3)
    way *= rng.uniform(*_DISTANCE_M) / np.linalg.norm(way)
    room.add_source(mouth)
    room.add_microphone(np.clip(mouth + way, 0.2, size - 0.2))
    room.compute_rir()
    response = np.asarray(room.rir[0][0], np.float64)
    response = response[np.abs(response).argmax() :]
    peak: Float64 = response / np.abs(response).max()
    return peak
