"""Training of background models: recordings in, a bundle out, as a generator of progress."""

from gmm_core.training.build import train_background
from gmm_core.training.config import Recording, TrainingConfig, TrainingProgress

__all__ = ["Recording", "TrainingConfig", "TrainingProgress", "train_background"]
