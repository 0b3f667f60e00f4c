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
    """What the microphone check measures: noise floor, speech level, and what lies between."""
    if math.isnan(status.noise_dbfs):
        return ""
    floor = translate("Advice", "Noise floor {noise} dBFS").format(noise=decimal(status.noise_dbfs))
    if math.isnan(status.level_dbfs):
        return translate("Advice", "{floor} · speech level: not known yet").format(floor=floor)
    words = translate("Advice", "{floor} · speech level {level} dBFS").format(
        floor=floor, level=decimal(status.level_dbfs)
    )
    if math.isnan(status.snr_db):
        return words
    # the loudest 5 % of the frames, not the median: the two numbers above lie closer together
    return translate("Advice", "{levels} · the loud parts stand {snr} dB above the noise").format(
        levels=words, snr=decimal(status.snr_db)
    )
