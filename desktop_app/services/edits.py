"""Deleting and merging profiles, with ten seconds to think again."""

import math
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop_app.language.words import translate
from desktop_app.services.speakers import SpeakerService
from gmm_core.enrollment.seconds import part_of
from gmm_core.enrollment.voices import cross_llr
from gmm_core.errors import ModelMismatch, UnknownSpeaker, VoxgateError
from gmm_core.scoring import Background, EnrollmentSession, SpeakerModel

UNDO_S = 10.0
USUAL_SNR_DB = 20.0  # where no session knows its own
Sessions = tuple[EnrollmentSession, ...]


class Edit:
    """A change that has hidden the profile `gone`: taken back by `undo`, made final by `settle`."""

    def __init__(self, speakers: SpeakerService, words: str, gone: str) -> None:
        """words : what it did, such as “delete Anna”"""
        self.words, self.gone = words, gone
        self._speakers = speakers

    @property
    def open(self) -> bool:
        """Whether the profile is still there to come back; its name may have gone to another."""
        return self._speakers.is_hidden(self.gone)

    def undo(self) -> None:
        """Take it back. Raises the store's errors; the profile is there all the same then."""
        self._speakers.unhide(self.gone)

    def settle(self) -> None:
        """For good. Raises the store's errors."""
        try:
            self._speakers.delete(self.gone)
        except UnknownSpeaker:  # another program deleted it before us, and may enroll it anew
            self._speakers.unhide(self.gone)


class Merge(Edit):
    """The sessions of `gone` went to `into`."""

    def __init__(self, speakers: SpeakerService, into: SpeakerModel, other: SpeakerModel) -> None:
        words = translate("Speakers", "merge {other} into {name}")
        super().__init__(speakers, words.format(other=other.name, name=into.name), other.name)
        self._before, self._came = into, without(other.sessions, into.sessions)

    def undo(self) -> None:
        """Take the sessions out again; one that was recorded meanwhile stays."""
        super().undo()
        newest = self._speakers.get(self._before.name)
        kept = without(newest.sessions, self._came)
        unchanged = len(kept) == len(self._before.sessions)
        test = self._before.self_test if unchanged else newest.self_test
        self._speakers.save(replace(newest, sessions=kept, self_test=test), replace=True)


class ProfileEdits(QObject):
    """What can be taken back, newest first. Hidden profiles are purged after `UNDO_S` seconds."""

    changed = Signal()  # something else can be undone now, or nothing any more
    failed = Signal(object)  # VoxgateError: a deletion could not be made final, or taken back

    def __init__(
        self, speakers: SpeakerService, parent: QObject | None = None, undo_s: float = UNDO_S
    ) -> None:
        super().__init__(parent)
        self._speakers = speakers
        self._undo_ms = round(1000 * undo_s)
        self._waiting: list[Edit] = []  # oldest first; each has a timer that makes it final
        speakers.changed.connect(self._forget_closed)

    @property
    def undo_words(self) -> str:
        """What `undo` would take back, such as "delete Anna"; empty when nothing can be."""
        return self._waiting[-1].words if self._waiting else ""

    def delete(self, name: str) -> None:
        """Hide a profile; it is purged later."""
        words = translate("Speakers", "delete {name}")
        self._hide(Edit(self._speakers, words.format(name=name), name))

    def merge(self, into: str, other: str) -> None:
        """Give the sessions of `other` to `into`, as both are saved now.

        Raises ModelMismatch and the store's errors.
        """
        newest, goes = self._speakers.get(into), self._speakers.get(other)
        merged = merged_model(newest, goes)
        self._speakers.save(merged, replace=True, sound_of=goes.name)
        self._hide(Merge(self._speakers, newest, goes))

    def undo(self) -> str:
        """Take the newest change back; returns whose profile is back, "" for nobody's."""
        self._forget_closed()
        if not self._waiting:
            return ""
        edit = self._waiting.pop()
        undone = self._try(edit, edit.undo)
        self.changed.emit()
        return edit.gone if undone else ""

    def settle_all(self) -> None:
        """The window closes: what was deleted is purged now, and nothing can be taken back."""
        for edit in tuple(self._waiting):
            self._settle(edit)

    def _hide(self, edit: Edit) -> None:
        self._forget_closed()  # of an earlier profile of that name, before there is one more hidden
        self._speakers.hide(edit.gone)
        self._waiting.append(edit)
        QTimer.singleShot(self._undo_ms, self, lambda: self._settle(edit))
        self.changed.emit()

    def _settle(self, edit: Edit) -> None:
        self._forget_closed()
        if edit in self._waiting:  # else it was taken back
            self._waiting.remove(edit)
            self._try(edit, edit.settle)
            self.changed.emit()

    def _try(self, edit: Edit, step: Callable[[], None]) -> bool:
        """Whether that could be done; if not, its profile is there, and must be seen."""
        try:
            step()
        except VoxgateError as problem:
            self._speakers.unhide(edit.gone)
            self.failed.emit(problem)
            return False
        return True

    @Slot()
    def _forget_closed(self) -> None:
        """Whoever enrolled or renamed somebody to a hidden name has made that deletion final."""
        still = [edit for edit in self._waiting if edit.open]
        if still != self._waiting:
            self._waiting = still
            self.changed.emit()


def merged_model(into: SpeakerModel, other: SpeakerModel) -> SpeakerModel:
    """One profile with the sessions of both, in the order of time; the same session only once.

    It has not been tested: a test needs the sound. Raises ModelMismatch for unlike models.
    """
    if into.background_fingerprint != other.background_fingerprint:
        raise ModelMismatch(other.name, other.background_fingerprint, into.background_fingerprint)
    both = (*into.sessions, *without(other.sessions, into.sessions))
    return replace(
        into,
        sessions=tuple(sorted(both, key=lambda session: session.recorded_at)),
        self_test=None,
        consent=into.consent or other.consent,
    )


def without(sessions: Sessions, others: Sessions) -> Sessions:
    """The sessions that are not among the others."""
    return tuple(one for one in sessions if not any(_same(one, other) for other in others))


def sound_alike(one: SpeakerModel, other: SpeakerModel, background: Background) -> bool:
    """Whether two profiles can be of one person, judged as parts of an enrollment are."""
    measured = [session.snr_db for session in (*one.sessions, *other.sessions)]
    snr_db = min((snr for snr in measured if not math.isnan(snr)), default=USUAL_SNR_DB)
    first, second = (part_of(speaker.sessions, background) for speaker in (one, other))
    llr = cross_llr(first, second, background, snr_db)
    return llr >= background.thresholds.two_voices


def _same(one: EnrollmentSession, other: EnrollmentSession) -> bool:
    """The statistics are those of one recording; no two recordings agree to the bit."""
    return one.recorded_at == other.recorded_at and one.n.tobytes() == other.n.tobytes()
