"""Whole live attempts through VerificationSession: strangers who talk, and owners who come back."""

from dataclasses import dataclass

import numpy as np

from benchmarks.accuracy.speech import RATE
from gmm_core.linalg import Float32
from gmm_core.scoring import Background, Decision, SpeakerModel
from gmm_core.verification import VerificationSession

_BLOCK = 1600
_TALK_BLOCK = 16000  # frames are the same for any block; fewer calls are faster
_ENDS = (Decision.ACCEPT, Decision.REJECT, Decision.INCONCLUSIVE)


@dataclass(frozen=True, slots=True)
class Talk:
    """One person talking to one session: how the first attempt ended, and all that followed."""

    first: Decision  # of the first attempt; KEEP_TALKING when the sound ended before
    first_net_s: float
    attempts: int
    accepted: int
    seconds: float


def talk(
    background: Background,
    speakers: tuple[SpeakerModel, ...],
    claimed: str | None,
    samples: Float32,
    strictness: str,
) -> Talk:
    """Plays the samples and lets attempts begin and end as they do live."""
    session = VerificationSession(background, speakers, RATE, claimed, strictness)
    first, net_s = Decision.KEEP_TALKING, 0.0
    attempts = accepted = 0
    before = Decision.LISTENING
    for start in range(0, len(samples), _TALK_BLOCK):
        for frame in session.push(samples[start : start + _TALK_BLOCK]):
            if frame.decision in _ENDS and frame.decision is not before:
                attempts += 1
                accepted += frame.decision is Decision.ACCEPT
                if attempts == 1:
                    first, net_s = frame.decision, frame.net_speech_s
            before = frame.decision
    return Talk(first, net_s, attempts, accepted, len(samples) / RATE)


def takeover(
    background: Background, owner: SpeakerModel, own: Float32, other: Float32
) -> float | None:
    """Net seconds of another voice until the owner's acceptance ended; None if never accepted.

    Infinity when it outlived the other's whole speech.
    """
    session = VerificationSession(background, (owner,), RATE, owner.name)
    accepted = False
    for start in range(0, len(own), _BLOCK):
        for frame in session.push(own[start : start + _BLOCK]):
            accepted = frame.decision is Decision.ACCEPT
        if accepted and start > 6 * RATE:
            break
    if not accepted:
        return None
    net_s = 0.0
    for start in range(0, len(other), _BLOCK):
        for frame in session.push(other[start : start + _BLOCK]):
            net_s += 0.1 * frame.speech
            if frame.decision is not Decision.ACCEPT:
                return net_s
    return float(np.inf)
