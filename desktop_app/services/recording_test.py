"""Who speaks in a recording? The same answer as the command `identify` gives."""

from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject

from desktop_app.services.jobs import Job, JobRunner
from desktop_app.services.roster import Roster
from gmm_core.audio import read_audio
from gmm_core.scoring import SpeakerModel, probability
from gmm_core.scoring.scorer import Scorer
from gmm_core.verification import Decision, decide_recording, score_recording


@dataclass(frozen=True, slots=True)
class RecordingAnswer:
    """What was found in a recording.

    ranked : (name, llr, probability), the best one first; reason : of the engine, in English
    """

    path: Path
    decision: Decision
    reason: str
    net_speech_s: float
    snr_db: float
    ranked: tuple[tuple[str, float, float], ...]

    @property
    def name(self) -> str | None:
        """Who it is; None for nobody that can be named."""
        accepted = self.decision is Decision.ACCEPT and bool(self.ranked)
        return self.ranked[0][0] if accepted else None


class RecordingTestService(QObject):
    """Scores recordings on a thread of their own."""

    def __init__(self, roster: Roster, jobs: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._roster, self._jobs = roster, jobs

    def test(self, path: Path, speakers: tuple[SpeakerModel, ...], strictness: str) -> Job:
        """The job yields the models scored so far and finishes with a RecordingAnswer.

        It fails with AudioFileError and the like, whose text is a sentence.
        """
        return self._jobs.start(lambda: self._test(path, speakers, strictness))

    def _test(
        self, path: Path, speakers: tuple[SpeakerModel, ...], strictness: str
    ) -> Generator[int, None, RecordingAnswer]:
        usable = self._roster.usable(speakers)
        samples, sample_rate = read_audio(path)
        ranked: list[tuple[str, float, float]] = []
        heard = []
        for done, model in enumerate(self._roster.models(usable)):
            yield done
            own = tuple(one for one in usable if one.background_fingerprint == model.fingerprint)
            score = score_recording(model, Scorer(model, own), samples, sample_rate)
            heard.append(score)
            for one, llr in zip(own, score.llr.tolist(), strict=True):
                ranked.append((one.name, llr, probability(llr)))
        ranked.sort(key=lambda row: -row[1])
        net_s, snr_db = heard[0].net_speech_s, heard[0].snr_db
        best = ranked[0][1] if ranked else 0.0
        decision, reason = decide_recording(
            self._roster.background, best, net_s, strictness, max(1, len(ranked))
        )
        return RecordingAnswer(path, decision, reason, net_s, snr_db, tuple(ranked))
