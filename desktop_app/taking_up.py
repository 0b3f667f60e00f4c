"""At the start: enrollments that were broken off are offered again, until made or thrown away."""

from PySide6.QtCore import QCoreApplication, QObject, Qt, Slot
from PySide6.QtWidgets import QMessageBox, QWidget

from desktop_app.pages.notices import Notice, NoticeBar
from desktop_app.pages.one_job import OneJob
from desktop_app.pages.parts import restyle, sentence_of, stack_answers
from desktop_app.services.unfinished import UnfinishedEnrollments
from gmm_core.enrollment import KeptSpeech
from gmm_core.errors import VoxgateError
from gmm_core.scoring import SpeakerModel

KEY = "kept_speech"
translate = QCoreApplication.translate


class TakingUp(QObject):
    """One at a time, the oldest first: each is a notice, a question, and the job it begins."""

    def __init__(self, kept: UnfinishedEnrollments, notices: NoticeBar, window: QWidget) -> None:
        super().__init__(window)  # and ends with it
        self._kept, self._notices, self._window = kept, notices, window
        self._asked: tuple[str, ...] = ()  # offered already in this run, and put off
        self._job = OneJob(translate("TakingUp", "Making the profile"), self)
        self._job.finished.connect(self._made)
        self._job.failed.connect(self._failed)

    def offer(self) -> None:
        """Offer the oldest that has not been offered yet."""
        for kept in self._kept.waiting():
            if kept.name not in self._asked:
                self._asked += (kept.name,)
                self._show(kept)
                return

    def _show(self, kept: KeptSpeech) -> None:
        words = translate(
            "TakingUp",
            "When Voxgate was closed, {name} was enrolling; {seconds:.0f} s of speech were kept "
            "as statistics.",
        ).format(name=kept.name, seconds=kept.net_speech_s)
        action = translate("TakingUp", "Finish…")
        self._notices.show_notice(Notice(KEY, words, "info", action, lambda: self.ask(kept)))

    def ask(self, kept: KeptSpeech) -> QMessageBox:
        """Make the profile, throw the speech away, or leave it for later."""
        title = translate("TakingUp", "Make the profile of {}?").format(kept.name)
        box = QMessageBox(QMessageBox.Icon.NoIcon, "Voxgate", title, parent=self._window)
        box.setObjectName("question")
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setInformativeText(
            translate(
                "TakingUp",
                "{seconds:.0f} s of speech from {device} were kept as statistics. The profile is "
                "checked and tested as any other.",
            ).format(seconds=kept.net_speech_s, device=kept.device)
        )
        role = QMessageBox.ButtonRole
        later = box.addButton(translate("TakingUp", "Later"), role.RejectRole)
        later.setObjectName("question_no")
        away = box.addButton(translate("TakingUp", "Throw away"), role.DestructiveRole)
        away.setObjectName("question_away")
        away.setProperty("kind", "danger")
        make = box.addButton(translate("TakingUp", "Make the profile"), role.AcceptRole)
        make.setObjectName("question_yes")
        make.setProperty("kind", "primary")
        for button in (away, make):
            restyle(button)
        away.clicked.connect(lambda _checked=False: self._throw_away(kept))
        make.clicked.connect(lambda _checked=False: self._job.watch(self._kept.finish(kept)))
        box.setDefaultButton(make)
        box.setEscapeButton(later)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        stack_answers(box)
        box.open()
        return box

    def _throw_away(self, kept: KeptSpeech) -> None:
        try:
            self._kept.discard(kept.name)
        except VoxgateError as problem:
            self._notices.show_notice(Notice(KEY, sentence_of(problem), "error"))
            return
        self._notices.dismiss(KEY)
        self.offer()

    @Slot(object)
    def _made(self, model: SpeakerModel) -> None:
        words = translate("TakingUp", "{name} is enrolled, with {seconds:.0f} s of speech.")
        words = words.format(name=model.name, seconds=model.sessions[-1].net_speech_s)
        self._notices.dismiss(KEY)
        self._notices.show_notice(Notice("enroll", words, "success"))
        self.offer()

    @Slot(str)
    def _failed(self, sentence: str) -> None:
        self._notices.show_notice(Notice(KEY, sentence, "error"))
