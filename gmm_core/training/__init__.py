"""Training of background models: recordings in, a bundle out, as a generator of progress."""

from gmm_core.training.build import train_background
from gmm_core.training.config import Recording, TrainingConfig, TrainingProgress
from gmm_core.training.state import SavedTraining, discard_state, saved_training

__all__ = [
    "Recording",
    "SavedTraining",
    "TrainingConfig",
    "TrainingProgress",
    "discard_state",
    "saved_training",
    "train_background",
]
