"""Deleting and merging profiles, with ten seconds to think again."""

import math
from contextlib import suppress
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from desktop_app.language.words import translate
from desktop_app.services.speakers import SpeakerService
from gmm_core.enrollment.seconds import part_of
from gmm_core.enrollment.voices import cross_llr
from gmm_core.errors import ModelMismatch, UnknownSpeaker, VoxgateError
from gmm_core.scoring import Background, EnrollmentSession, SpeakerModel

UNDO_S = 10.0
USUAL_SNR_DB = 20.0  # where no session knows its own
Sessions = tuple[EnrollmentSession, ...]


class Edit(QUndoCommand):
    """A change that hides the profile `gone`; `settle` makes it final.

    Qt calls `redo` when the command is pushed; whatever can fail was done before that.
    """

    def __init__(self, speakers: SpeakerService, words: str, gone: str) -> None:
        super().__init__(words)
        self.gone = gone
        self.problem: VoxgateError | None = None  # why it could not be taken back
        self._speakers = speakers

    def redo(self) -> None:
        self._speakers.hide(self.gone)

    def undo(self) -> None:
        self._speakers.unhide(self.gone)

    def settle(self) -> None:
        """For good. Raises the store's errors."""
        self.setObsolete(True)
        if self._speakers.is_hidden(self.gone):
            with suppress(UnknownSpeaker):  # another program deleted it before us
                self._speakers.delete(self.gone)


class Merge(Edit):
    """The sessions of `gone` went to `into`."""

    def __init__(self, speakers: SpeakerService, into: SpeakerModel, other: SpeakerModel) -> None:
        words = translate("Speakers", "merge {other} into {name}")
        super().__init__(speakers, words.format(other=other.name, name=into.name), other.name)
        self._before, self._came = into, without(other.sessions, into.sessions)

    def undo(self) -> None:
        """Take the sessions out again; one that was recorded meanwhile stays."""
        try:
            newest = self._speakers.get(self._before.name)
            kept = without(newest.sessions, self._came)
            unchanged = len(kept) == len(self._before.sessions)
            test = self._before.self_test if unchanged else newest.self_test
            self._speakers.save(replace(newest, sessions=kept, self_test=test), replace=True)
        except VoxgateError as problem:
            self.problem = problem
        super().undo()


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
        self._stack = QUndoStack(self)
        self._waiting: list[Edit] = []  # oldest first; each has a timer that makes it final

    @property
    def undo_words(self) -> str:
        """What `undo` would take back, such as "delete Anna"; empty when nothing can be."""
        return self._waiting[-1].text() if self._waiting else ""

    def delete(self, name: str) -> None:
        """Hide a profile; it is purged later."""
        words = translate("Speakers", "delete {name}")
        self._push(Edit(self._speakers, words.format(name=name), name))

    def merge(self, into: SpeakerModel, other: SpeakerModel) -> None:
        """Give the sessions of `other` to `into`. Raises ModelMismatch and the store's errors."""
        merged = merged_model(into, other)
        self._speakers.save(merged, replace=True, sound_of=other.name)
        self._push(Merge(self._speakers, into, other))

    def undo(self) -> str:
        """Take the newest change back; returns whose profile is back, "" for nobody's."""
        if not self._waiting:
            return ""
        edit = self._waiting.pop()
        # Those below it that were made final are skipped by Qt: they are obsolete
        there = self._speakers.is_hidden(edit.gone)
        if there:
            self._stack.undo()
        if edit.problem is not None:
            self.failed.emit(edit.problem)
        undone = there and edit.problem is None
        self._tidy()
        return edit.gone if undone else ""

    def settle_all(self) -> None:
        """The window closes: what was deleted is purged now, and nothing can be taken back."""
        for edit in tuple(self._waiting):
            self._settle(edit)

    def _push(self, edit: Edit) -> None:
        self._stack.push(edit)
        self._waiting.append(edit)
        QTimer.singleShot(self._undo_ms, self, lambda: self._settle(edit))
        self.changed.emit()

    def _settle(self, edit: Edit) -> None:
        if edit not in self._waiting:
            return  # it was taken back
        self._waiting.remove(edit)
        try:
            edit.settle()
        except VoxgateError as problem:
            self._speakers.unhide(edit.gone)  # it is still there, and must be seen
            self.failed.emit(problem)
        self._tidy()

    def _tidy(self) -> None:
        if not self._waiting:
            self._stack.clear()
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
