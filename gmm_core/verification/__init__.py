"""Samples of a live voice, or of a file, to scores and decisions."""

from gmm_core.scoring.decision import Decision
from gmm_core.verification.frame import ScoreFrame
from gmm_core.verification.recording import RecordingScore, decide_recording, score_recording
from gmm_core.verification.session import VerificationSession

__all__ = [
    "Decision",
    "RecordingScore",
    "ScoreFrame",
    "VerificationSession",
    "decide_recording",
    "score_recording",
]
