"""Enrollment: checks while audio arrives, then statistics, self-test and a profile."""

from gmm_core.enrollment.collector import (
    FULL_S,
    LEAST_S,
    STRONG_S,
    EnrollmentCollector,
    EnrollmentStatus,
)
from gmm_core.enrollment.consent import (
    CONSENT_TEXT,
    CONSENT_VERSION,
    SOUND_TEXT,
    SOUND_VERSION,
    consent_text,
)
from gmm_core.enrollment.kept import KeptSpeech, enroll_kept, keep, read_kept, write_kept
from gmm_core.enrollment.rebuild import Rebuilt, rebuild_all, rebuildable
from gmm_core.enrollment.train import EnrollmentProgress, enroll, extend

__all__ = [
    "CONSENT_TEXT",
    "CONSENT_VERSION",
    "FULL_S",
    "LEAST_S",
    "SOUND_TEXT",
    "SOUND_VERSION",
    "STRONG_S",
    "EnrollmentCollector",
    "EnrollmentProgress",
    "EnrollmentStatus",
    "KeptSpeech",
    "Rebuilt",
    "consent_text",
    "enroll",
    "enroll_kept",
    "extend",
    "keep",
    "read_kept",
    "rebuild_all",
    "rebuildable",
    "write_kept",
]
