"""One background model that listens: its looks, its evidence, and the scores of its speakers."""

from dataclasses import dataclass

from gmm_core.linalg import Float32, Float64
from gmm_core.scoring.background import Background
from gmm_core.scoring.decision import ATTEMPT_S, WINDOW_S
from gmm_core.scoring.listen import Listener
from gmm_core.scoring.scorer import Scorer
from gmm_core.scoring.speaker import SpeakerModel
from gmm_core.scoring.track import Evidence, LevelHistory, LookStatistics

# What front ends must agree on for their looks to be of the same 100 ms.
_GRID = ("sample_rate", "frame_samples", "hop_samples", "delta_frames")


@dataclass(frozen=True, slots=True)
class Heard:
    """The attempt so far, as one model hears it; arrays are (speakers of that model,)."""

    net_speech_s: float
    window_s: float
    snr_db: float
    raw: Float64
    llr: Float64
    window_llr: Float64


class Ear:
    """Scores as when this model listens alone: speech marks and levels are its own, too."""

    def __init__(self, background: Background, sample_rate: int) -> None:
        self.background = background
        self._listener = Listener(background.systems, sample_rate)
        frames, shape = background.front_end.frames, background.space.shape
        self._attempt = Evidence(shape, frames(ATTEMPT_S))
        self._window = Evidence(shape, frames(WINDOW_S))
        self._levels = LevelHistory()
        self._raw: tuple[Float64, Float64] | None = None  # of the evidence as it stands
        self._scorer = Scorer(background, ())

    def push(self, samples: Float32) -> list[LookStatistics]:
        """The looks that these samples complete."""
        return self._listener.push(samples)

    def flush(self) -> list[LookStatistics]:
        """The looks still waiting at the end of a stream."""
        return self._listener.flush()

    def reset(self) -> None:
        """A new stream: no feature and no level spans the gap."""
        self._listener.reset()
        self._levels.clear()

    def set_speakers(self, speakers: tuple[SpeakerModel, ...]) -> None:
        """Other speakers of this model. Raises ModelMismatch."""
        self._scorer = Scorer(self.background, speakers)
        self._raw = None

    def forget(self) -> None:
        """A new attempt."""
        self._attempt.clear()
        self._window.clear()
        self._raw = None

    def see(self, look: LookStatistics, counts: bool) -> None:
        """Takes a look; only while it `counts` is it evidence."""
        self._levels.add(look)
        if look.has_speech and counts:
            self._attempt.add(look)
            self._window.add(look)
            self._raw = None

    def heard(self) -> Heard:
        """Scores of all speakers of this model."""
        raw, raw_window = self._raw or self._rescore()
        net_s, window_s = (self._seconds(one) for one in (self._attempt, self._window))
        snr_db = self._levels.snr_db()
        llr = self._scorer.llr(raw, net_s, snr_db)
        window_llr = self._scorer.llr(raw_window, window_s, snr_db)
        return Heard(net_s, window_s, snr_db, raw, llr, window_llr)

    def _rescore(self) -> tuple[Float64, Float64]:
        """Of the attempt and of the window; kept until there is more speech."""
        evidence = [self._attempt]
        if self._window.speech_frames != self._attempt.speech_frames:
            evidence.append(self._window)
        raw = self._scorer.raw_of_each(evidence)
        self._raw = raw[0], raw[-1]
        return self._raw

    def _seconds(self, evidence: Evidence) -> float:
        return evidence.speech_frames / self.background.front_end.frames_per_second


def side_by_side(models: tuple[Background, ...], sample_rate: int) -> tuple[Ear, ...]:
    """An ear for each model. Raises ValueError when their looks would not be of the same sound."""
    for other in models[1:]:
        odd = [
            name
            for name in _GRID
            if getattr(other.front_end, name) != getattr(models[0].front_end, name)
        ]
        if odd:
            raise ValueError(f"models with another {', '.join(odd)} cannot listen side by side")
    return tuple(Ear(model, sample_rate) for model in models)
