"""Figures of a profile in the words that the lists and tables show."""

import math
from datetime import datetime

from desktop_app.language.counted import Counted
from desktop_app.language.marking import mark
from desktop_app.language.numbers import decimal, moment, percent
from desktop_app.language.words import say, translate
from gmm_core.enrollment.self_test import accepted_interval, accepted_parts
from gmm_core.scoring import EnrollmentSession, SelfTest, SpeakerModel

CLEAN_SNR_DB = 20.0
NOISY_SNR_DB = 10.0
GRADES = {
    "weak": mark("Profile", "weak"),
    "fair": mark("Profile", "fair"),
    "good": mark("Profile", "good"),
    "strong": mark("Profile", "strong"),
}
TESTED = {
    "weak": mark("Profile", "This profile is weak: record another session, in a quiet room."),
    "fair": mark("Profile", "This profile is usable; another session would make it better."),
    "good": mark("Profile", "This is a good profile."),
    "strong": mark("Profile", "This is a strong profile."),
}
MEASURED = mark(
    "Enroll",
    "When tested, the profile accepted {accepted} of {tested} pieces of the enrolled speech "
    "(95% interval: {low} to {high}).",
)


def day(iso: str) -> str:
    """An ISO 8601 time as a local date and time, in the language's own short form.

    A recording may have none.
    """
    if not iso:
        return translate("Profile", "unknown day")
    return moment(datetime.fromisoformat(iso))


def quality_words(session: EnrollmentSession) -> str:
    """How clean a session is: noise in a word and in dB, and clipping where there is any."""
    words = noise_words(session.snr_db)
    if session.clipped_fraction > 0:
        share = percent(session.clipped_fraction, 2)
        words = translate("Profile", "{noise}, {share} clipped").format(noise=words, share=share)
    return words


def noise_words(snr_db: float) -> str:
    """How far speech stands above the noise, in a word and in dB."""
    if math.isnan(snr_db):
        return translate("Profile", "noise not measured")
    if snr_db < NOISY_SNR_DB:
        words = translate("Profile", "noisy, {snr} dB SNR")
    elif snr_db < CLEAN_SNR_DB:
        words = translate("Profile", "some noise, {snr} dB SNR")
    else:
        words = translate("Profile", "quiet, {snr} dB SNR")
    return words.format(snr=decimal(snr_db))


def self_test_words(test: SelfTest | None) -> str:
    """What the self-test of a profile says, and what to do about it."""
    if test is None:
        return translate(
            "Profile",
            "Not tested yet: the profile is too short to test one part against the other.",
        )
    return say(TESTED[test.grade])


def measured_words(test: SelfTest | None) -> str:
    """What the grade rests on: the pieces that were accepted, and how sure that share is."""
    if test is None or test.segments < 1:
        return ""
    low, high = map(percent, accepted_interval(test))
    return say(MEASURED).format(
        accepted=accepted_parts(test), tested=test.segments, low=low, high=high
    )


def grade_words(grade: str) -> str:
    """How strong a profile is; one of the grades of `gmm_core.scoring.SelfTest`."""
    return say(GRADES[grade])


def speaker_summary(speaker: SpeakerModel) -> str:
    """One line about a profile: sessions, seconds of speech, strength."""
    count = len(speaker.sessions)
    parts = [
        Counted().sessions(count),
        translate("Profile", "{seconds} s of speech").format(seconds=decimal(speaker.net_speech_s)),
    ]
    if speaker.self_test is not None:
        parts.append(grade_words(speaker.self_test.grade))
    return " · ".join(parts)
