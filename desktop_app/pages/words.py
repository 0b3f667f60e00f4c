"""Live state into the words people read: plain functions, tested without a window.

The home page shows one answer. No log-likelihood ratio appears here; it is under "Why this
score?", where `explain` words it.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from desktop_app.language.counted import Counted
from desktop_app.language.engine_words import reason_words
from desktop_app.language.marking import mark
from desktop_app.language.numbers import decimal, signed
from desktop_app.language.words import say, translate
from desktop_app.pages.claims import Claim
from desktop_app.theme import Role
from desktop_app.widgets.score_gauge import GaugeState
from gmm_core.scoring import probability
from gmm_core.verification import Decision, ScoreFrame

# Below this a score counts for about a third (the shipped calibration halves it at 9.9 dB), so
# that hardly any attempt is decided within its 15 s.
TOO_NOISY_DB = 8.0
NOISE_KNOWN_S = 3.0  # net speech
MORE_SPEECH_AT_MOST_S = 15.0  # an attempt ends there, so no larger promise makes sense


@dataclass(frozen=True, slots=True)
class Situation:
    """Everything that the big answer depends on.

    `trouble` is the sentence of a lost microphone, or of a recording (not `live`) that cannot be
    played; `ended` is True after a recording was played to its end; `frame` is the newest look of
    the running attempt, None before the first; `paused` says why nobody is listened to any more
    until the person says so.
    """

    claim: Claim
    enrolled: int
    running: bool
    frame: ScoreFrame | None = None
    trouble: str | None = None
    ended: bool = False
    live: bool = True
    paused: str | None = None


def gauge_state(situation: Situation) -> GaugeState:
    """The one answer for this situation: word, icon, color role, pointer and one line below."""
    quiet = _without_answer(situation)
    if quiet is not None:
        return quiet
    frame = situation.frame
    if frame is None:
        return _plain(
            translate("Verify", "Listening"),
            "microphone",
            Role.ACCENT,
            translate("Verify", "Say something."),
        )
    return _answer(frame, situation)


def _without_answer(situation: Situation) -> GaugeState | None:
    if situation.trouble is not None:
        word = translate("Verify", "Cannot be played")
        if situation.live:
            word = translate("Verify", "Microphone lost")
        return _plain(word, "microphone-off", Role.REJECTED, situation.trouble)
    if situation.paused is not None:
        go_on = translate("Verify", "Press “Start listening” and speak.")
        words = f"{situation.paused} {go_on}"
        return _plain(translate("Verify", "Paused"), "stop", Role.NEUTRAL, words)
    if situation.enrolled == 0:
        return _plain(
            translate("Verify", "Nobody enrolled yet"),
            "person",
            Role.NEUTRAL,
            translate("Verify", "Enroll a voice first: it takes about a minute."),
        )
    if not situation.claim.chosen:
        return _plain(
            translate("Verify", "Who are you?"),
            "person",
            Role.NEUTRAL,
            translate("Verify", "Choose who you say you are, or “Anyone enrolled”."),
        )
    if situation.ended and not situation.running:
        word = translate("Verify", "Recording ended")
        return _plain(word, "stop", Role.NEUTRAL, _last_answer(situation))
    if not situation.running:
        return _plain(
            translate("Verify", "Not listening"),
            "microphone",
            Role.NEUTRAL,
            translate("Verify", "Press “Start listening” and speak."),
        )
    return None


def _answer(frame: ScoreFrame, situation: Situation) -> GaugeState:
    chance, threshold = pointer(frame)
    word, icon, role = _WORDS[_key(frame)]
    return GaugeState(
        word=say(word),
        icon=icon,
        role=role,
        probability=chance,
        threshold_probability=threshold,
        detail=_detail(frame),
    )


_WORDS = {
    "listening": (mark("Verify", "Listening"), "microphone", Role.ACCENT),
    "keep talking": (mark("Verify", "Keep talking"), "ellipsis", Role.WARNING),
    "accept": (mark("Verify", "Accepted"), "check", Role.ACCEPTED),
    "reject": (mark("Verify", "Rejected"), "cross", Role.REJECTED),
    "unknown": (mark("Verify", "Unknown speaker"), "person", Role.REJECTED),
    "inconclusive": (mark("Verify", "Not clear enough"), "warning", Role.WARNING),
    "noisy": (mark("Verify", "Too noisy"), "noise", Role.WARNING),
}


def _key(frame: ScoreFrame) -> str:
    """Anyone's rejection is another answer than a person's: nobody was wrongly claimed."""
    if frame.decision is Decision.REJECT and frame.claimed is None:
        return "unknown"
    return "noisy" if too_noisy(frame) else frame.decision.value


def too_noisy(frame: ScoreFrame) -> bool:
    """Whether it is the noise that keeps this attempt open; an answer that was given stands.

    The first seconds tell no noise from speech: the level must have had time to fall.
    """
    undecided = frame.decision in (Decision.KEEP_TALKING, Decision.INCONCLUSIVE)
    return undecided and frame.net_speech_s >= NOISE_KNOWN_S and frame.snr_db < TOO_NOISY_DB


def _detail(frame: ScoreFrame) -> str:
    speech = _speech(frame)
    if too_noisy(frame):
        return _noise(frame.snr_db)
    match frame.decision:
        case Decision.LISTENING:
            return _why_anew(frame.reason)
        case Decision.KEEP_TALKING:
            return _more(speech, frame.more_speech_s)
        case Decision.ACCEPT:
            words = translate("Verify", "This sounds like {name} · {speech}")
        case Decision.REJECT if frame.claimed is None:
            words = translate("Verify", "None of the enrolled, or not clear enough · {speech}")
        case Decision.REJECT:
            words = translate("Verify", "Not {name}, or not clear enough · {speech}")
        case Decision.INCONCLUSIVE:
            words = translate(
                "Verify", "No clear answer after {speech}. Come closer, or try a quieter place."
            )
    return words.format(name=frame.claimed or frame.best, speech=speech)


def _speech(frame: ScoreFrame) -> str:
    seconds = decimal(frame.net_speech_s, 1)
    return translate("Verify", "{seconds} s of speech").format(seconds=seconds)


def _why_anew(reason: str) -> str:
    """A new attempt, and because of what, when it was not the person who began it."""
    if not reason:
        return translate("Verify", "Say something.")
    return translate("Verify", "{reason}: starting over.").format(reason=_begin(reason))


def _begin(reason: str) -> str:
    """The reason as the beginning of a sentence."""
    words = reason_words(reason)
    return words[:1].upper() + words[1:]


def _more(speech: str, more_speech_s: float) -> str:
    if math.isnan(more_speech_s) or more_speech_s <= 0:
        return speech
    more_s = max(1, round(min(more_speech_s, MORE_SPEECH_AT_MOST_S)))
    words = translate("Verify", "{speech} · answer expected in about {seconds} s")
    return words.format(speech=speech, seconds=more_s)


def _noise(snr_db: float) -> str:
    words = translate(
        "Verify",
        "The voice stands only {snr} dB above the noise, too little to decide. "
        "Come closer, or find a quieter place.",
    )
    return words.format(snr=decimal(snr_db))


def _last_answer(situation: Situation) -> str:
    frame = situation.frame
    if frame is None or frame.decision is Decision.LISTENING:
        return translate("Verify", "Press “Start listening” to play it again.")
    words = translate("Verify", "Last answer: {word} · {speech}")
    return words.format(word=say(_WORDS[_key(frame)][0]), speech=_speech(frame))


def pointer(frame: ScoreFrame) -> tuple[float, float]:
    """(probability, threshold) that the gauge points at; NaN while there is nothing to show."""
    index = shown_speaker(frame)
    if index is None or frame.decision is Decision.LISTENING:
        return math.nan, math.nan
    return float(frame.probability[index]), threshold_probability(frame)


def shown_speaker(frame: ScoreFrame) -> int | None:
    """Index of the claimed speaker, or of the best one in anyone mode; None without speakers."""
    name = frame.claimed if frame.claimed is not None else frame.best
    return frame.speakers.index(name) if name in frame.speakers else None


def threshold_probability(frame: ScoreFrame) -> float:
    """The decision threshold on the scale of the probabilities."""
    return probability(frame.threshold_llr)


def older_words(claim: Claim, older: Sequence[str]) -> str:
    """Whose profile is scored with an earlier model, of those the claim is about; else nothing."""
    if claim.is_person:
        if claim.name not in older:
            return ""
        return translate(
            "Verify",
            "This profile was made with an older model: speak 30 s to renew, under Speakers.",
        )
    if not claim.chosen or not older:
        return ""
    words = translate(
        "Verify", "{names}: made with an older model: speak 30 s to renew, under Speakers."
    )
    return words.format(names=Counted().some(older))


def explain(frame: ScoreFrame) -> str:
    """What lies behind the answer, for whoever asks “Why this score?”."""
    index = shown_speaker(frame)
    if index is None:
        return translate("Verify", "There is nobody to compare with yet.")
    compared = translate(
        "Verify",
        "Compared with {name}: log-likelihood ratio {llr} (natural log, calibrated); accepted from "
        "{threshold} on.",
    )
    raw = translate("Verify", "Raw score {raw}; last two seconds {window}.")
    counted = translate("Verify", "Counted: {seconds} s of speech in this attempt.")
    lines = [
        f"{_begin(frame.reason)}." if frame.reason else "",
        compared.format(
            name=frame.speakers[index],
            llr=signed(frame.llr[index], 2),
            threshold=signed(frame.threshold_llr, 2),
        ),
        raw.format(raw=signed(frame.raw[index], 3), window=signed(frame.window_llr[index], 2)),
        counted.format(seconds=decimal(frame.net_speech_s, 1)),
    ]
    return "\n\n".join(line for line in lines if line)


def _plain(word: str, icon: str, role: Role, detail: str) -> GaugeState:
    return GaugeState(
        word=word,
        icon=icon,
        role=role,
        probability=math.nan,
        threshold_probability=math.nan,
        detail=detail,
    )
