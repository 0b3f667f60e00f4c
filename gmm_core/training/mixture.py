"""The UBM of one system: k-means, then EM, each kept as far as it is."""

import numpy as np

from gmm_core.gmm import DiagonalGmm, EmConfig, EmStep
from gmm_core.gmm.em import diagonal, floored, iterate
from gmm_core.progress import retold
from gmm_core.training.config import TrainingConfig, TrainingProgress
from gmm_core.training.packing import EM, FLOOR, MIXTURE
from gmm_core.training.parallel import Steps
from gmm_core.training.speech import Speech
from gmm_core.training.state import TrainingState


def train_ubm(
    speech: Speech, system: int, config: TrainingConfig, state: TrainingState
) -> Steps[DiagonalGmm]:
    """k-means and `fit` with the recipe's settings, from wherever `state` has them."""
    em = EmConfig(iterations=config.em_iterations, least_gain=0.002)

    def em_progress(step: EmStep) -> TrainingProgress:
        return TrainingProgress(
            "EM", step.iteration, em.iterations, step.mean_log_likelihood, speech.within
        )

    seeding = retold(
        speech.start(config.components, config.seed),
        lambda step: TrainingProgress("starting mixture", step.done, step.total, np.nan),
    )
    start = yield from state.once(f"start_{system}", seeding, MIXTURE)
    measuring = retold(speech.floor(em.variance_floor), em_progress)
    floor = yield from state.once(f"floor_{system}", measuring, FLOOR)
    stage = f"em_{system}"
    kept = state.load(stage)
    steps = iterate(
        floored(start, floor) if kept is None else state.unpacked(stage, kept, EM),
        diagonal(start, floor, speech.parts),
        em,
        keep=lambda reached: state.save(stage, EM.pack(reached)),
    )
    return (yield from retold(steps, em_progress))
