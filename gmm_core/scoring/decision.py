"""Accept, reject or keep talking: the life of live attempts, without audio and without models.

The unit is the attempt: every look (ten a second) is taken, the first crossing of a threshold ends
it, and it lasts at most 15 s of net speech. An acceptance is about the speech it was made on: it
expires, is withdrawn when another voice takes over, and ends at once with a gap.
"""

import math
from dataclasses import dataclass
from enum import StrEnum

STRICTNESS = ("relaxed", "balanced", "strict")
ATTEMPT_S = 15.0  # net speech
WINDOW_S = 2.0  # the net speech that can contradict an acceptance
WINDOW_FULL_S = 1.5
EXPIRY_S = 10.0  # of time without agreeing speech
HOLD_S = 3.0  # an answer stays readable this long
PAUSE_S = 1.0  # a pause after which a new attempt may begin
HOLD_WITHOUT_PAUSE_S = 10.0


class Decision(StrEnum):
    """What the meter says; no speech yet, not enough, three answers."""

    LISTENING = "listening"
    KEEP_TALKING = "keep talking"
    ACCEPT = "accept"
    REJECT = "reject"
    INCONCLUSIVE = "inconclusive"


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Calibrated llr in nats, set on whole attempts of background speakers.

    accept : by strictness, so that a stranger's attempt rarely crosses (figures in the model card)
    reject : so that an enrolled speaker's attempt rarely falls below
    agree, withdraw : for the window of the last seconds after an acceptance
    two_voices : cross llr of two parts of an enrollment; lower means two people
    """

    accept: dict[str, float]
    reject: float
    agree: float
    withdraw: float
    two_voices: float

    def for_strictness(self, strictness: str) -> float:
        """Raises ValueError for an unknown word."""
        if strictness not in self.accept:
            raise ValueError(
                f"strictness {strictness!r} is unknown; choose one of {', '.join(self.accept)}"
            )
        return self.accept[strictness]

    def accept_among(self, strictness: str, speakers: int) -> float:
        """With "anyone enrolled" every speaker is a chance for a stranger: adds log(speakers)."""
        return self.for_strictness(strictness) + math.log(max(speakers, 1))


@dataclass(frozen=True, slots=True)
class Look:
    """What one look saw. Times in seconds since the stream began; llr in nats."""

    time_s: float
    has_speech: bool
    net_speech_s: float  # of this attempt
    llr: float  # of the claimed or best speaker, over the attempt
    window_llr: float  # of the claimed or accepted speaker, over the last seconds of speech
    window_full: bool  # the window holds enough speech to contradict


class AttemptDecider:
    """A state machine: `see` a look, then read `decision` and `reason`."""

    def __init__(self, thresholds: Thresholds, accept_llr: float) -> None:
        self._thresholds = thresholds
        self.accept_llr = accept_llr
        self.restart()

    def restart(self, reason: str = "") -> None:
        """A new attempt; nothing heard before counts."""
        self.decision = Decision.LISTENING
        self.reason = reason
        self._decided_at = -math.inf
        self._agreed_at = -math.inf
        self._last_speech = -math.inf

    def see(self, look: Look) -> bool:
        """Takes a look; True when the evidence must be forgotten because a new attempt begins."""
        if look.has_speech:
            self._last_speech = look.time_s
        if self.decision is Decision.ACCEPT:
            return self._keep_or_end_acceptance(look)
        if self.decision in (Decision.REJECT, Decision.INCONCLUSIVE):
            return self._perhaps_next_attempt(look)
        self._judge(look)
        return False

    def _judge(self, look: Look) -> None:
        if look.net_speech_s <= 0:
            self.decision = Decision.LISTENING
            return
        self.reason = ""
        over = look.net_speech_s >= ATTEMPT_S
        if look.llr >= self.accept_llr:
            self._decide(Decision.ACCEPT, look, "the voice matches")
            self._agreed_at = look.time_s
        elif look.llr <= self._thresholds.reject or (over and look.llr < 0):
            self._decide(Decision.REJECT, look, "the voice does not match")
        elif over:
            self._decide(Decision.INCONCLUSIVE, look, "not clear enough after 15 s of speech")
        else:
            self.decision = Decision.KEEP_TALKING
            self.reason = "not enough evidence yet"

    def _decide(self, decision: Decision, look: Look, reason: str) -> None:
        self.decision, self.reason, self._decided_at = decision, reason, look.time_s

    def _keep_or_end_acceptance(self, look: Look) -> bool:
        if look.has_speech and look.window_llr >= self._thresholds.agree:
            self._agreed_at = look.time_s
        if look.has_speech and look.window_full and look.window_llr < self._thresholds.withdraw:
            self.restart("this may be another voice")
            return True
        if look.time_s - self._agreed_at > EXPIRY_S:
            self.restart("the acceptance expired")
            return True
        return False

    def _perhaps_next_attempt(self, look: Look) -> bool:
        held = look.time_s - self._decided_at
        paused = look.time_s - self._last_speech >= PAUSE_S
        if held >= HOLD_WITHOUT_PAUSE_S or (held >= HOLD_S and paused):
            self.restart()
            return True
        return False
