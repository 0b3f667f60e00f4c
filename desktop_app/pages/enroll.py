"""The enroll page: leads through the wizard of `state.wizard` and does what it says."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop_app.language.words import say
from desktop_app.pages import ask
from desktop_app.pages.closing import Unfinished
from desktop_app.pages.enroll_layout import EnrollLayout
from desktop_app.pages.enrolling import sentences
from desktop_app.pages.enrolling.breaking_off import BreakingOff
from desktop_app.pages.enrolling.mic_check_step import can_go_on
from desktop_app.pages.enrolling.questions import ask_consent, ask_stop
from desktop_app.pages.enrolling.recorder import Recorder
from desktop_app.pages.enrolling.trainer import Trainer
from desktop_app.pages.enrolling.trial import Trial
from desktop_app.pages.notices import Notice
from desktop_app.services.enrolling import SAVING
from desktop_app.services.live import LiveService
from desktop_app.services.roster import Roster
from desktop_app.services.sources import SourceService
from desktop_app.services.speakers import SpeakerService
from desktop_app.state.wizard import EnrollmentWizard, Step
from desktop_app.widgets import LevelMeter
from gmm_core.enrollment import EnrollmentProgress
from gmm_core.errors import VoxgateError
from gmm_core.scoring import SpeakerModel

BUSY = (Step.MIC_CHECK, Step.SPEAKING, Step.TRAINING)


class EnrollPage(QWidget):
    """Six steps from a name to a tried profile."""

    enrolled = Signal(str)  # the person has finished and wants to verify
    told = Signal(object)  # Notice

    def __init__(
        self,
        live: LiveService,
        speakers: SpeakerService,
        sources: SourceService,
        recorder: Recorder,
        trainer: Trainer,
        breaking_off: BreakingOff,
        roster: Roster,
        data_dir: Path,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("enroll_page")
        self._live, self._speakers, self._sources = live, speakers, sources
        self._recorder, self._trainer, self._roster = recorder, trainer, roster
        self._breaking_off = breaking_off
        self._wizard = EnrollmentWizard()
        self._model: SpeakerModel | None = None
        self._files: tuple[Path, ...] = ()  # of a training that came to nothing
        self._waiting_to: Callable[[], bool] | None = None  # listen, once there is a source
        self._view = EnrollLayout(self, data_dir, sources)
        self._trial = Trial(live, sources, self._view.try_me)
        self._connect()
        self.begin()

    # -- what the window calls ----------------------------------------------------------------

    @property
    def wizard(self) -> EnrollmentWizard:
        """Where the enrollment stands."""
        return self._wizard

    @property
    def busy(self) -> bool:
        """True while leaving would throw something away."""
        return self._wizard.step in BUSY

    @property
    def loss(self) -> str:
        """What leaving would throw away, while `busy`."""
        training = self._wizard.step is Step.TRAINING
        return say(sentences.LOSS_IN_TRAINING if training else sentences.LOSS)

    @property
    def unfinished(self) -> Unfinished | None:
        """What closing the window now would end."""
        return self._breaking_off.offer(self._wizard) if self.busy else None

    def begin(self, extending: str | None = None) -> None:
        """Start over, for a new person or for one more session of `extending`.

        A profile of another model cannot get one more: it is made anew.
        """
        renewing = any(
            one.name == extending and self._roster.renewable(one) for one in self._speakers.all()
        )
        self._wizard = EnrollmentWizard(self._speakers.names(), extending, renewing=renewing)
        self._model, self._files = None, ()
        adding, kept = extending is not None, extending in self._speakers.sounds
        self._view.consent.begin(extending or "", adding=adding, renewing=renewing, keep_sound=kept)
        self._view.speaking.begin(renewing=renewing)
        self._show_step()

    def tick(self) -> None:
        """Show what was heard since the last call."""
        match self._wizard.step:
            case Step.MIC_CHECK:
                self._tick_mic_check()
            case Step.SPEAKING:
                self._tick_speaking()
            case Step.TRY_ME:
                self._trial.tick()

    def enter(self) -> None:
        """The page comes to the front; who is enrolled may have changed meanwhile."""
        if self._wizard.step in (Step.DONE, Step.CANCELLED) or self._wizard.extending is not None:
            self.begin()
        elif self._wizard.step is Step.NAME_CONSENT:
            self._wizard = EnrollmentWizard(self._speakers.names())  # what was typed stays
            self._check_name()

    def leave(self) -> None:
        """Another page comes to the front, or the program ends: stop whatever runs."""
        if self.busy:
            self._abandon()
        elif self._wizard.step is Step.TRY_ME:
            self._finish_trial()

    # -- the steps ----------------------------------------------------------------------------

    def _connect(self) -> None:
        view = self._view
        view.consent.changed.connect(self._check_name)
        view.consent.submitted.connect(self._next)
        view.next.clicked.connect(self._next)
        view.finish.clicked.connect(self._finish_speaking)
        view.again.clicked.connect(self._train_again)
        view.cancel.clicked.connect(self._cancel)
        view.from_files.clicked.connect(self._ask_files)
        view.mic_check.source.source_chosen.connect(self._choose_source)
        view.mic_check.listen_again.connect(self._listen_again)
        view.mic_check.begin_anew.connect(self._begin_anew)
        view.speaking.discard_requested.connect(self._recorder.discard_last_part)
        view.done.finished.connect(lambda: self.enrolled.emit(self._wizard.name))
        view.done.add_session.connect(lambda: self.begin(self._wizard.name))
        self._sources.changed.connect(self._sources_changed)
        self._live.source_lost.connect(self._lost)
        self._live.released.connect(self._released)
        self._live.source_ended.connect(self._source_ended)
        self._trainer.progressed.connect(self._training_progressed)
        self._trainer.finished.connect(self._trained)
        self._trainer.failed.connect(self._training_failed)
        self._trainer.cancelled.connect(self._training_cancelled)

    @Slot()
    def _next(self) -> None:
        match self._wizard.step:
            case Step.NAME_CONSENT:
                self._accept_name()
            case Step.MIC_CHECK:
                self._start_speaking()
            case Step.TRY_ME:
                self._finish_trial()

    @Slot()
    def _check_name(self) -> None:
        if self._wizard.step is not Step.NAME_CONSENT:
            return
        consent = self._view.consent
        problem = self._wizard.name_problem(consent.name)
        consent.show_problem(say(problem or "") if consent.name else "")
        self._view.next.setEnabled(self._wizard.can_continue(consent.name, consent.agreed))
        self._view.from_files.setEnabled(problem is None)
        self._view.again.setEnabled(problem is None and consent.name == self._wizard.name)

    def _accept_name(self) -> None:
        consent = self._view.consent
        if not self._wizard.can_continue(consent.name, consent.agreed):
            return
        self._wizard.accept_name(consent.name, consent.agreed)
        self._show_step()
        self._hear(self._recorder.begin)

    def _start_speaking(self) -> None:
        if not self._view.next.isEnabled():
            return
        self._wizard.microphone_heard()
        if self._wizard.speech.net_s == 0:
            self._recorder.clear()  # the words of the microphone check are not the enrollment
        self._show_step()

    @Slot()
    def _finish_speaking(self) -> None:
        if self._wizard.can_finish:
            self._wizard.finish_speaking()
            self._train_from_speech()

    def _train_from_speech(self) -> None:
        self._show_step()
        collector = self._recorder.finish()
        if collector is None:
            raise RuntimeError("nothing was ever recorded")
        wizard, device = self._wizard, self._recorder.device
        self._train(lambda: self._trainer.from_speech(collector, wizard, device))

    @Slot()
    def _train_again(self) -> None:
        """With what a training was stopped on, or failed on: nobody speaks twice."""
        if self._wizard.can_train_again:
            self._wizard.train_again()
            self._train_from_speech()
        elif self._files:
            self._train_from_files(self._files)

    @Slot()
    def _ask_files(self) -> None:
        ask.ask_audio_files(self, self.ask_consent_for_files)

    def enroll_files(self, name: str, paths: tuple[Path, ...], adding: bool) -> None:
        """Begin with these recordings, for a new person or for one more session of `name`."""
        self.begin(name if adding else None)
        if not adding:
            self._view.consent.begin(name, adding=False)
        if self._view.from_files.isEnabled():  # else the page says what is wrong with the name
            self.ask_consent_for_files(paths)

    def ask_consent_for_files(self, paths: tuple[Path, ...]) -> None:
        """Whoever enrolls somebody from recordings is asked whether that person agrees."""
        name = self._view.consent.name
        if len(paths) == 1:
            question = self.tr("Does {name} agree to a voice profile from this recording?")
        else:
            question = self.tr(
                "Does {name} agree to a voice profile from these %n recordings?", "", len(paths)
            )
        to = (self._wizard.renewing, self._view.consent.keep_sound)
        ask_consent(self, question, name, *to, lambda: self._train_from_files(paths))

    def _train_from_files(self, paths: tuple[Path, ...]) -> None:
        self._files = paths
        self._wizard.choose_files(self._view.consent.name, consented=True)
        self._show_step()
        self._train(lambda: self._trainer.from_files(paths, self._wizard))

    def _train(self, start: Callable[[], None]) -> None:
        self._wizard.keep_sound = self._view.consent.keep_sound
        self._view.training.begin(self._wizard.name)
        try:
            start()
        except VoxgateError as problem:
            self._training_failed(problem)

    def _finish_trial(self) -> None:
        self._trial.stop()
        self._wizard.tried()
        self._show_step()

    # -- what happens -------------------------------------------------------------------------

    @Slot(object)
    def _training_progressed(self, progress: EnrollmentProgress) -> None:
        self._view.training.show_progress(progress)
        self._view.cancel.setEnabled(progress.stage != SAVING.stage)  # it would come too late

    @Slot(object)
    def _trained(self, model: SpeakerModel) -> None:
        self._model = model
        self._wizard.trained()
        self._view.done.show_speaker(model)
        self._live.set_speakers(*self._roster.scored(self._speakers.all()))
        self._trial.begin(model.name)
        self._show_step()

    @Slot(object)
    def _training_failed(self, problem: Exception) -> None:
        self._wizard.training_failed(self._trainer.sentence_of(problem))
        self._back_from_training()

    @Slot()
    def _training_cancelled(self) -> None:
        self._wizard.training_cancelled()
        self._back_from_training()

    def _back_from_training(self) -> None:
        self._show_step()
        if self._wizard.step is Step.MIC_CHECK:
            self._hear(self._recorder.take_up)

    @Slot(str)
    def _lost(self, sentence: str) -> None:
        if self._wizard.step in (Step.MIC_CHECK, Step.SPEAKING):
            self._wizard.microphone_lost(sentence)
            self._show_step()
        elif self._wizard.step is Step.TRY_ME:
            self._trial.lost(sentence)

    @Slot(str)
    def _released(self, sentence: str) -> None:
        """The person may have gone: what was said is kept, and only they start it again."""
        self._waiting_to = None
        if self._wizard.step is Step.TRY_ME:
            self._trial.released(sentence)
        else:
            self._lost(sentence)

    @Slot()
    def _source_ended(self) -> None:
        if self._wizard.step in sentences.OVER:
            self._view.show_problem(say(sentences.OVER[self._wizard.step]))
        elif self._wizard.step is Step.TRY_ME:
            self._trial.ended()

    @Slot(str)
    def _choose_source(self, key: str) -> None:
        try:
            self._sources.choose(key)
        except OSError as error:
            sentence = say(sentences.CANNOT_SAVE).format(error.strerror or error)
            self.told.emit(Notice("settings", sentence, "error"))
        self._wizard.problem = None  # it was about the source before
        if self._wizard.step is Step.MIC_CHECK:
            fresh = self._wizard.speech.net_s == 0
            self._hear(self._recorder.begin if fresh else self._recorder.listen)

    @Slot()
    def _listen_again(self) -> None:
        self._wizard.problem = None  # a new attempt: if it fails too, that will be told
        self._hear(self._recorder.listen)

    @Slot()
    def _begin_anew(self) -> None:
        self._wizard.forget_speech()
        self._show_step()
        self._hear(self._recorder.begin)

    def _hear(self, listen: Callable[[], bool]) -> None:
        """Listen, or wait until there is something to listen to."""
        heard = listen()
        self._waiting_to = None if heard else listen
        problem = self._wizard.problem or "" if heard else sentences.NOTHING_TO_HEAR
        self._view.show_problem(say(problem))
        if not heard:
            self._sources.refresh()

    @Slot()
    def _sources_changed(self) -> None:
        """The microphone that was missing has come."""
        listen = self._waiting_to
        if listen and self._sources.current and self._wizard.step is Step.MIC_CHECK:
            self._hear(listen)

    @Slot()
    def _cancel(self) -> None:
        if self._wizard.step is Step.TRAINING:
            self._trainer.cancel()
        else:
            ask_stop(self, self._wizard.speech.net_s, self._abandon)

    @Slot()
    def _abandon(self) -> None:
        """Nothing is kept, or it is said that it was too late; a training is cancelled."""
        extending = self._wizard.extending
        if self._wizard.step is Step.TRAINING and not self._trainer.forget():
            self.told.emit(Notice("enroll", say(sentences.SAVED_ALREADY).format(self._wizard.name)))
        if self.busy:
            self._recorder.abandon()
            self._wizard.cancel()
        self.begin(extending if extending in self._speakers.names() else None)

    # -- showing ------------------------------------------------------------------------------

    def _show_step(self) -> None:
        self._view.show_step(self._wizard.step)
        self._view.show_problem(say(self._wizard.problem or ""))
        files = self._wizard.step is Step.NAME_CONSENT and bool(self._files)
        self._view.again.setVisible(self._wizard.can_train_again or files)
        self._view.again.setEnabled(self._wizard.can_train_again)
        self._check_name()

    def _tick_mic_check(self) -> None:
        status = self._recorder.status()
        self._show_level(self._view.mic_check.level)
        self._view.mic_check.show_status(status, listening=self._live.running)
        spoken = self._wizard.speech.net_s > 0  # until then it is only a check
        self._view.mic_check.show_other(self._recorder.other if spoken else None)
        self._view.next.setEnabled(self._live.running and can_go_on(status))

    def _tick_speaking(self) -> None:
        status = self._recorder.status()
        if status is not None:
            self._wizard.heard(status.net_speech_s, status.voice_change_at_s)
        self._show_level(self._view.speaking.level)
        self._view.speaking.show_status(status)
        self._view.finish.setEnabled(self._wizard.can_finish)

    def _show_level(self, meter: LevelMeter) -> None:
        level = self._live.snapshot().level
        meter.set_level(level.rms_dbfs, level.peak_dbfs, level.clipped)
