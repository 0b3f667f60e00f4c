"""What the engine noticed about the sound, in words that say what to do about it."""

import math

from gmm_core.enrollment import EnrollmentStatus

_SENTENCES = {
    "too quiet": "Too quiet: come closer to the microphone",
    "clipping": "Too loud, it clips: move away or turn the microphone down",
    "noisy": "I hear noise: close the window, or come closer",
    "no speech": "I hear no speech: read aloud, please",
    "two voices": "That sounds like two people",
}


def advice_words(status: EnrollmentStatus) -> str:
    """One sentence with the cure, or an empty text when all is well.

    Raises ValueError for an advice that has no sentence, so that none is ever swallowed.
    """
    if status.advice is None:
        return ""
    if status.advice not in _SENTENCES:
        raise ValueError(f"no words for {status.advice!r}; there are {sorted(_SENTENCES)}")
    sentence = _SENTENCES[status.advice]
    if status.advice == "noisy" and not math.isnan(status.snr_db):
        return f"{sentence} (SNR {status.snr_db:.0f} dB)"
    return sentence


def level_words(status: EnrollmentStatus) -> str:
    """The two measurements of the microphone check."""
    noise = (
        "noise: not known yet"
        if math.isnan(status.snr_db)
        else f"your voice stands {status.snr_db:.0f} dB above the noise"
    )
    if math.isnan(status.level_dbfs):
        return ""
    level = f"{status.level_dbfs:.0f}".replace("-", "\N{MINUS SIGN}")
    return f"Level of your voice {level} dBFS · {noise}"
