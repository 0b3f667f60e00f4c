"""Figures of a profile in the words that the lists and tables show."""

import math
from datetime import datetime

from gmm_core.scoring import EnrollmentSession, SpeakerModel

CLEAN_SNR_DB = 20.0
NOISY_SNR_DB = 10.0


def day(iso: str) -> str:
    """An ISO 8601 time as a local date and time, `2026-11-22 13:05`; a recording may have none."""
    if not iso:
        return "unknown day"
    return datetime.fromisoformat(iso).astimezone().strftime("%Y-%m-%d %H:%M")


def quality_words(session: EnrollmentSession) -> str:
    """How clean a session is: noise in a word and in dB, and clipping where there is any."""
    words = noise_words(session.snr_db)
    if session.clipped_fraction > 0:
        words += f", {100 * session.clipped_fraction:.2f} % clipped"
    return words


def noise_words(snr_db: float) -> str:
    """How far speech stands above the noise, in a word and in dB."""
    if math.isnan(snr_db):
        return "noise not measured"
    word = "quiet" if snr_db >= CLEAN_SNR_DB else "some noise"
    return f"{'noisy' if snr_db < NOISY_SNR_DB else word}, {snr_db:.0f} dB SNR"


def speaker_summary(speaker: SpeakerModel) -> str:
    """One line about a profile: sessions, seconds of speech, strength."""
    count = len(speaker.sessions)
    parts = [
        "1 session" if count == 1 else f"{count} sessions",
        f"{speaker.net_speech_s:.0f} s of speech",
    ]
    if speaker.self_test is not None:
        parts.append(speaker.self_test.grade)
    return " · ".join(parts)
