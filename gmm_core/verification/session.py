"""Live verification: push samples, read what every 100 ms says."""

import math
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from gmm_core.audio import to_mono
from gmm_core.errors import UnknownSpeaker
from gmm_core.linalg import Float32, Float64
from gmm_core.scoring.background import Background
from gmm_core.scoring.calibration import probabilities
from gmm_core.scoring.decision import ATTEMPT_S, WINDOW_FULL_S, AttemptDecider, Decision, Look
from gmm_core.scoring.speaker import SpeakerModel
from gmm_core.scoring.track import LookStatistics
from gmm_core.store.earlier import maker
from gmm_core.verification.ear import Ear, Heard, side_by_side
from gmm_core.verification.frame import ScoreFrame

Abreast = tuple[LookStatistics, ...]  # looks of the same 100 ms, one of each ear


class VerificationSession:
    """Push samples, get a ScoreFrame every 100 ms; the same bits for any chopping.

    claimed : the name to verify, or None for "anyone enrolled"
    earlier : models that made some of the speakers' profiles, beside `background`. Each of them
        listens to its own speakers, at the cost of another session; a claim is decided as by the
        model of that speaker alone, "anyone enrolled" by the thresholds of `background`.
    Raises UnknownSpeaker, ModelMismatch; ValueError for an unknown strictness, or for models that
    cannot listen side by side.
    """

    def __init__(
        self,
        background: Background,
        speakers: tuple[SpeakerModel, ...],
        sample_rate: int,
        claimed: str | None = None,
        strictness: str = "balanced",
        earlier: tuple[Background, ...] = (),
    ) -> None:
        self._front_end = background.front_end
        self._strictness = strictness
        self._rate = sample_rate
        self._ears = side_by_side((background, *earlier), sample_rate)
        self._pushed = 0  # input samples, lost ones included
        self._stream_start = 0  # where the front end's frame 0 began
        self._gap = False
        self._accepted: int | None = None  # whom this attempt accepted, index into the speakers
        self.set_speakers(speakers, claimed)

    def push(self, samples: Float32) -> tuple[ScoreFrame, ...]:
        """float32 (n,) or (n, channels), full scale +-1. Raises NotFiniteSamples."""
        mono = to_mono(samples)
        frames: list[ScoreFrame] = []
        # a second at a time: the looks of a whole long recording would fill the memory
        for start in range(0, len(mono), self._rate):
            piece = mono[start : start + self._rate]
            frames += self._see_all([ear.push(piece) for ear in self._ears])
        self._pushed += len(mono)
        return tuple(frames)

    def flush(self) -> tuple[ScoreFrame, ...]:
        """The looks still waiting at the end of a recording; then only mark_gap() starts anew."""
        return tuple(self._see_all([ear.flush() for ear in self._ears]))

    def mark_gap(self, lost_samples: int = 0) -> None:
        """Samples were lost or the device changed: no decision and no feature spans it."""
        self._pushed += lost_samples
        self._stream_start = self._pushed
        for ear in self._ears:
            ear.reset()
        self._gap = True
        self.restart("there was a gap in the sound")

    def restart(self, reason: str = "") -> None:
        """A new attempt: no earlier look counts. Sound of the last 0.2 s may still be under way."""
        self._forget()
        leading = self._ears[0] if self._claimed is None else self._ear_of(self._claimed)
        self._lead = self._ears.index(leading)
        self._decider = AttemptDecider(leading.background.thresholds, self._accept_llr())
        self._decider.restart(reason)

    def set_claimed(self, claimed: str | None) -> None:
        """Another claim is another attempt. Raises UnknownSpeaker."""
        if claimed is not None and claimed not in self._names:
            raise UnknownSpeaker(claimed, self._names)
        self._claimed = claimed
        self.restart()

    def set_speakers(self, speakers: tuple[SpeakerModel, ...], claimed: str | None = None) -> None:
        """Another set of speakers, swapped whole, and the claim among them; a new attempt."""
        models = tuple(ear.background for ear in self._ears)
        makers = [maker(speaker, models) for speaker in speakers]
        self._names = tuple(speaker.name for speaker in speakers)
        self._places: list[npt.NDArray[np.intp]] = []  # of each ear's speakers among all
        for ear in self._ears:
            own = [index for index, model in enumerate(makers) if model is ear.background]
            ear.set_speakers(tuple(speakers[index] for index in own))
            self._places.append(np.array(own, np.intp))
        self.set_claimed(claimed)

    def set_strictness(self, strictness: str) -> None:
        """Raises ValueError for an unknown word; a new attempt."""
        self._ears[0].background.thresholds.for_strictness(strictness)
        self._strictness = strictness
        self.restart()

    def _ear_of(self, name: str) -> Ear:
        index = self._names.index(name)
        return next(e for e, own in zip(self._ears, self._places, strict=True) if index in own)

    def _accept_llr(self) -> float:
        thresholds = self._ears[self._lead].background.thresholds
        if self._claimed is not None:
            return thresholds.for_strictness(self._strictness)
        return thresholds.accept_among(self._strictness, len(self._names))

    def _forget(self) -> None:
        for ear in self._ears:
            ear.forget()
        self._accepted = None

    def _see_all(self, looks: list[list[LookStatistics]]) -> list[ScoreFrame]:
        """The looks of each ear, which all are of the same grid."""
        return [self._see(abreast) for abreast in zip(*looks, strict=True)]

    def _see(self, looks: Abreast) -> ScoreFrame:
        counts = self._decider.decision not in (Decision.REJECT, Decision.INCONCLUSIVE)
        for ear, look in zip(self._ears, looks, strict=True):
            ear.see(look, counts)
        heard = [ear.heard() for ear in self._ears]
        frame = self._score(looks[self._lead], heard)
        return self._decide(frame, heard[self._lead]) if self._names else frame

    def _score(self, look: LookStatistics, heard: list[Heard]) -> ScoreFrame:
        """What is said of the sound itself is said by the leading ear."""
        leading = heard[self._lead]
        llr = self._merged([one.llr for one in heard])
        known = bool(self._names) and leading.net_speech_s > 0
        gap, self._gap = self._gap, False
        return ScoreFrame(
            first_sample=self._sample(look.first_frame),
            end_sample=self._sample(look.first_frame + look.frames),
            net_speech_s=leading.net_speech_s,
            speakers=self._names,
            raw=self._merged([one.raw for one in heard]),
            llr=llr,
            probability=probabilities(llr),
            decision=Decision.LISTENING,
            claimed=self._claimed,
            best=self._names[int(np.argmax(llr))] if known else None,
            reason="" if self._names else "nobody is enrolled yet",
            gap=gap,
            threshold_llr=self._decider.accept_llr,
            window_llr=self._merged([one.window_llr for one in heard]),
            speech=look.has_speech,
            level_dbfs=float(look.level_dbfs.max()),
            snr_db=leading.snr_db,
            more_speech_s=math.nan,
        )

    def _merged(self, parts: list[Float64]) -> Float64:
        """Values of each ear's speakers, in the order of all speakers."""
        values = np.zeros(len(self._names))
        for places, part in zip(self._places, parts, strict=True):
            values[places] = part
        return values

    def _decide(self, frame: ScoreFrame, leading: Heard) -> ScoreFrame:
        index = self._subject(frame)
        fresh = self._decider.see(
            Look(
                time_s=frame.end_sample / self._rate,
                has_speech=frame.speech,
                net_speech_s=frame.net_speech_s,
                llr=float(frame.llr[index]),
                window_llr=float(frame.window_llr[index]),
                window_full=leading.window_s >= WINDOW_FULL_S,
            )
        )
        decision = self._decider.decision
        if decision is Decision.ACCEPT and self._accepted is None:
            self._accepted = index
        more = math.nan
        if decision is Decision.KEEP_TALKING:
            more = self._more_speech_s(index, frame)
        best = frame.best
        if self._accepted is not None:
            best = frame.speakers[self._accepted]
        if fresh:
            self._forget()
        return replace(
            frame, decision=decision, reason=self._decider.reason, more_speech_s=more, best=best
        )

    def _subject(self, frame: ScoreFrame) -> int:
        """The speaker whom the decision is about: accepted, claimed, or the best so far."""
        if self._accepted is not None:
            return self._accepted
        if self._claimed is not None:
            return frame.speakers.index(self._claimed)
        return int(np.argmax(frame.llr))

    def _more_speech_s(self, index: int, frame: ScoreFrame) -> float:
        """When the llr would cross if the voice goes on scoring as it did."""
        left = ATTEMPT_S - frame.net_speech_s
        more = np.arange(1, round(left * 10) + 1) / 10
        calibration = self._ear_of(frame.speakers[index]).background.calibration
        llrs = calibration.llrs(frame.raw[index], frame.net_speech_s + more, frame.snr_db)
        enough = more[llrs >= frame.threshold_llr]
        return float(enough[0]) if len(enough) else max(left, 0.0)

    def _sample(self, frame: int) -> int:
        samples = frame * self._front_end.hop_samples
        return self._stream_start + round(samples * self._rate / self._front_end.sample_rate)
