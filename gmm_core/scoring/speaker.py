"""An enrolled speaker as it is stored: sufficient statistics of each session, never audio."""

from dataclasses import dataclass

from gmm_core.linalg import Float32

GRADES = ("weak", "fair", "good", "strong")


@dataclass(frozen=True, slots=True)
class Consent:
    """Who agreed to which text, and when (ISO 8601, UTC)."""

    given_by: str
    text_version: str
    given_at: str


@dataclass(frozen=True, slots=True)
class EnrollmentSession:
    """One recording session of a speaker.

    n : float32 (C,), first : float32 (C, D): zeroth and first order statistics under the UBM
    upper_db : energy above the telephone's band, re what lies within it; 0 = not known
    own_scores : normalized scores of its parts against the rest of it, whole-band and narrow-band;
        empty = not known, nan = too little speech
    """

    recorded_at: str  # ISO 8601, UTC
    device: str
    net_speech_s: float
    snr_db: float
    clipped_fraction: float
    level_dbfs: float
    n: Float32
    first: Float32
    upper_db: float = 0.0
    own_scores: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class SelfTest:
    """How well parts of the enrollment are recognized by a model of the other parts."""

    grade: str
    accepted_share: float  # of the held-out parts, at the balanced threshold
    mean_llr: float
    segments: int

    @property
    def sentence(self) -> str:
        words = {
            "weak": "This profile is weak: record another session, in a quiet room.",
            "fair": "This profile is usable; another session would make it better.",
            "good": "This is a good profile.",
            "strong": "This is a strong profile.",
        }
        return words[self.grade]


@dataclass(frozen=True, slots=True)
class SpeakerModel:
    """All that is known about an enrolled voice, bound to the background it was made with."""

    name: str
    background_fingerprint: str
    sessions: tuple[EnrollmentSession, ...]
    self_test: SelfTest | None = None
    consent: Consent | None = None

    @property
    def net_speech_s(self) -> float:
        """Seconds of speech in all sessions."""
        return sum(session.net_speech_s for session in self.sessions)
