"""Scores: likelihood ratios of frames, normalization, calibration, decisions, and their models."""

from gmm_core.scoring.alignment import Alignment
from gmm_core.scoring.background import Background, model_fingerprint
from gmm_core.scoring.band import NarrowBand
from gmm_core.scoring.calibration import Calibration, probability
from gmm_core.scoring.decision import STRICTNESS, AttemptDecider, Decision, Thresholds
from gmm_core.scoring.moments import Moments, moments
from gmm_core.scoring.norm import NORMS, Cohort
from gmm_core.scoring.sessions import SessionSpace
from gmm_core.scoring.speaker import Consent, EnrollmentSession, SelfTest, SpeakerModel
from gmm_core.scoring.system import System, VoiceSpace

__all__ = [
    "NORMS",
    "STRICTNESS",
    "Alignment",
    "AttemptDecider",
    "Background",
    "Calibration",
    "Cohort",
    "Consent",
    "Decision",
    "EnrollmentSession",
    "Moments",
    "NarrowBand",
    "SelfTest",
    "SessionSpace",
    "SpeakerModel",
    "System",
    "Thresholds",
    "VoiceSpace",
    "model_fingerprint",
    "moments",
    "probability",
]
