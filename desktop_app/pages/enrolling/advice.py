"""What the engine noticed about the sound, in words that say what to do about it."""

import math

from desktop_app.language.marking import mark
from desktop_app.language.numbers import decimal
from desktop_app.language.words import say, translate
from gmm_core.enrollment import EnrollmentStatus

_SENTENCES = {
    "too quiet": mark("Advice", "Too quiet: come closer to the microphone"),
    "clipping": mark("Advice", "Too loud, it clips: move away or turn the microphone down"),
    "noisy": mark("Advice", "I hear noise: close the window, or come closer"),
    "no speech": mark("Advice", "I hear no speech: read aloud, please"),
    "two voices": mark("Advice", "That sounds like two people"),
}


def advice_words(status: EnrollmentStatus) -> str:
    """One sentence with the cure, or an empty text when all is well.

    Raises ValueError for an advice that has no sentence, so that none is ever swallowed.
    """
    if status.advice is None:
        return ""
    if status.advice not in _SENTENCES:
        raise ValueError(f"no words for {status.advice!r}; there are {sorted(_SENTENCES)}")
    sentence = say(_SENTENCES[status.advice])
    if status.advice == "noisy" and not math.isnan(status.snr_db):
        return translate("Advice", "{advice} (SNR {snr} dB)").format(
            advice=sentence, snr=decimal(status.snr_db)
        )
    return sentence


def level_words(status: EnrollmentStatus) -> str:
    """The two measurements of the microphone check."""
    if math.isnan(status.level_dbfs):
        return ""
    if math.isnan(status.snr_db):
        words = translate("Advice", "Level of your voice {level} dBFS · noise: not known yet")
    else:
        words = translate(
            "Advice",
            "Level of your voice {level} dBFS · your voice stands {snr} dB above the noise",
        )
    return words.format(level=decimal(status.level_dbfs), snr=decimal(status.snr_db))
