"""Live state into the words people read: plain functions, tested without a window.

The home page shows one answer. No log-likelihood ratio appears here; it is under "Why this
score?", where `explain` words it.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from desktop_app.language.numbers import decimal
from desktop_app.language.words import translate
from desktop_app.pages.claims import Claim
from desktop_app.theme import Role
from desktop_app.widgets.score_gauge import GaugeState
from gmm_core.scoring import probability
from gmm_core.store.earlier import RENEW
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
        return _plain("Listening", "microphone", Role.ACCENT, "Say something.")
    return _answer(frame, situation)


def _without_answer(situation: Situation) -> GaugeState | None:
    if situation.trouble is not None:
        word = "Microphone lost" if situation.live else "Cannot be played"
        return _plain(word, "microphone-off", Role.REJECTED, situation.trouble)
    if situation.paused is not None:
        return _plain("Paused", "stop", Role.NEUTRAL, situation.paused)
    if situation.enrolled == 0:
        return _plain(
            "Nobody enrolled yet",
            "person",
            Role.NEUTRAL,
            "Enroll a voice first: it takes about a minute.",
        )
    if not situation.claim.chosen:
        return _plain(
            "Who are you?",
            "person",
            Role.NEUTRAL,
            "Choose who you say you are, or “Anyone enrolled”.",
        )
    if situation.ended and not situation.running:
        return _plain("Recording ended", "stop", Role.NEUTRAL, _last_answer(situation))
    if not situation.running:
        return _plain(
            "Not listening", "microphone", Role.NEUTRAL, "Press “Start listening” and speak."
        )
    return None


def _answer(frame: ScoreFrame, situation: Situation) -> GaugeState:
    chance, threshold = pointer(frame)
    word, icon, role = _WORDS[_key(frame)]
    return GaugeState(
        word=word,
        icon=icon,
        role=role,
        probability=chance,
        threshold_probability=threshold,
        detail=_detail(frame),
    )


_WORDS = {
    "listening": ("Listening", "microphone", Role.ACCENT),
    "keep talking": ("Keep talking", "ellipsis", Role.WARNING),
    "accept": ("Accepted", "check", Role.ACCEPTED),
    "reject": ("Rejected", "cross", Role.REJECTED),
    "unknown": ("Unknown speaker", "person", Role.REJECTED),
    "inconclusive": ("Not clear enough", "warning", Role.WARNING),
    "noisy": ("Too noisy", "noise", Role.WARNING),
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
    speech = f"{frame.net_speech_s:.1f} s of speech"
    if too_noisy(frame):
        return _noise(frame.snr_db)
    match frame.decision:
        case Decision.LISTENING:
            return _why_anew(frame.reason)
        case Decision.KEEP_TALKING:
            return _more(speech, frame.more_speech_s)
        case Decision.ACCEPT:
            name = frame.claimed or frame.best or "an enrolled person"
            return f"This sounds like {name} · {speech}"
        case Decision.REJECT if frame.claimed is None:
            return f"None of the enrolled, or not clear enough · {speech}"
        case Decision.REJECT:
            return f"Not {frame.claimed}, or not clear enough · {speech}"
        case Decision.INCONCLUSIVE:
            return f"No clear answer after {speech}. Come closer, or try a quieter place."


def _why_anew(reason: str) -> str:
    """A new attempt, and because of what, when it was not the person who began it."""
    return f"{reason[0].upper()}{reason[1:]}: starting over." if reason else "Say something."


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
        return "Press “Start listening” to play it again."
    word = _WORDS[_key(frame)][0]
    return f"Last answer: {word} · {frame.net_speech_s:.1f} s of speech"


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
        return f"This profile was {RENEW}, under Speakers." if claim.name in older else ""
    if not claim.chosen or not older:
        return ""
    names = ", ".join(older[:5]) + (f" and {len(older) - 5} more" if len(older) > 5 else "")
    return f"{names}: {RENEW}, under Speakers."


def explain(frame: ScoreFrame) -> str:
    """What lies behind the answer, for whoever asks “Why this score?”."""
    index = shown_speaker(frame)
    if index is None:
        return "There is nobody to compare with yet."
    name = frame.speakers[index]
    lines = [
        f"{frame.reason[0].upper()}{frame.reason[1:]}." if frame.reason else "",
        f"Compared with {name}: log-likelihood ratio {frame.llr[index]:+.2f} (natural log, "
        f"calibrated); accepted from {frame.threshold_llr:+.2f} on.",
        f"Raw score {frame.raw[index]:+.3f}; last two seconds {frame.window_llr[index]:+.2f}.",
        f"Counted: {frame.net_speech_s:.1f} s of speech in this attempt.",
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
