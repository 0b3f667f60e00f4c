"""Enrollment: checks while audio arrives, then statistics, self-test and a profile."""

from gmm_core.enrollment.collector import (
    FULL_S,
    LEAST_S,
    STRONG_S,
    EnrollmentCollector,
    EnrollmentStatus,
)
from gmm_core.enrollment.consent import CONSENT_TEXT, CONSENT_VERSION, consent_text
from gmm_core.enrollment.train import EnrollmentProgress, enroll, extend

__all__ = [
    "CONSENT_TEXT",
    "CONSENT_VERSION",
    "FULL_S",
    "LEAST_S",
    "STRONG_S",
    "EnrollmentCollector",
    "EnrollmentProgress",
    "EnrollmentStatus",
    "consent_text",
    "enroll",
    "extend",
]
