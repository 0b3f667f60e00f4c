"""The speakers page: who is enrolled, and everything that can be done with a profile."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop_app.models.speaker_list import Heard
from desktop_app.pages import ask
from desktop_app.pages.notices import Notice, open_folder
from desktop_app.pages.one_job import OneJob
from desktop_app.pages.parts import sentence_of
from desktop_app.pages.recording_answer import RecordingAnswerView
from desktop_app.pages.speaker_details import SpeakerDetails
from desktop_app.pages.speaker_drops import ADD, ENROLL, DropHint, choices_for, profiles_among
from desktop_app.pages.speaker_panel import SpeakerPanel
from desktop_app.pages.speaker_photo import PhotoChoice, pictures_among
from desktop_app.pages.speaker_sound import ask_forget_sound
from desktop_app.pages.speakers_layout import SpeakersLayout
from desktop_app.services.edits import UNDO_S, ProfileEdits, sound_alike
from desktop_app.services.photos import PhotoService
from desktop_app.services.recording_test import RecordingAnswer, RecordingTestService
from desktop_app.services.roster import Roster
from desktop_app.services.settings import Settings
from desktop_app.services.sightings import Sighting
from desktop_app.services.speakers import SpeakerService
from desktop_app.widgets import EmptyState
from desktop_app.widgets.areas import CurrentStack
from desktop_app.widgets.drop_zone import local_paths
from gmm_core.errors import VoxgateError
from gmm_core.scoring import SpeakerModel


class SpeakersPage(QWidget):
    """List on the left, details (or who speaks in a recording) on the right."""

    add_session = Signal(str)
    enroll_requested = Signal()
    enroll_files = Signal(str, object, bool)  # name, paths, whether to add to that profile
    told = Signal(object)  # Notice
    settled = Signal()  # something succeeded, so what was refused before is history

    def __init__(
        self,
        speakers: SpeakerService,
        roster: Roster,
        edits: ProfileEdits,
        tests: RecordingTestService,
        photos: PhotoService,
        settings: Settings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("speakers_page")
        self.setAcceptDrops(True)
        self._speakers, self._roster, self.edits = speakers, roster, edits
        self._tests, self._settings = tests, settings
        self._job = OneJob(self.tr("The test of the recording"), self)
        self._filling = False
        self._wanted = ""  # whom to choose when the list is read again
        self._photos, self._photo = photos, PhotoChoice(photos, self)
        self._panel = SpeakerPanel(photos.of)
        self._details = SpeakerDetails()
        self._answer = RecordingAnswerView()
        self._empty = EmptyState(
            "people",
            self.tr("Nobody is enrolled yet"),
            self.tr("It takes about a minute of reading aloud."),
            self.tr("Enroll somebody"),
        )
        self._right = CurrentStack()
        for view in (self._empty, self._details, self._answer):
            self._right.addWidget(view)
        self._layout = SpeakersLayout(self, self._panel, self._details, self._right)
        self._hint = DropHint(self)
        self._connect()
        self.refresh()

    def enter(self) -> None:
        """The page comes to the front: look what another program may have changed."""
        self._try(self._speakers.refresh)

    @Slot()
    def refresh(self) -> None:
        """Show the profiles anew and keep the chosen one chosen."""
        wanted, self._wanted = self._wanted, ""
        self._fill(wanted or self.chosen_name())

    def select(self, name: str) -> None:
        """Choose a speaker; nothing is chosen when there is no such name."""
        self._panel.select(name)
        self._show_chosen()

    def chosen_name(self) -> str:
        """The name that is chosen now, or an empty text."""
        current = self._panel.current
        return current.speaker.name if current is not None else ""

    @Slot()
    def find_name(self) -> None:
        """Let the keyboard find somebody."""
        self._panel.focus_search()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold what does not fit."""
        super().resizeEvent(event)
        self._layout.fit(event.size().width())

    def _fill(self, chosen: str) -> None:
        speakers = self._speakers.all()
        heard = {one.name: _heard(self._speakers.recent(one.name)) for one in speakers}
        self._filling = True  # news about profiles do not end the look at a recording
        self._panel.set_speakers(speakers, self._roster.older(speakers), heard)
        there = any(one.name == chosen for one in speakers)
        self._panel.select(chosen if there else self._panel.first())
        self._filling = False
        if self._right.currentWidget() is not self._answer:
            self._show_chosen()

    def _connect(self) -> None:
        self._panel.chosen.connect(self._choose)
        self._panel.enroll.connect(self.enroll_requested)
        self._panel.bring.connect(self.ask_import)
        self._panel.test.connect(self.ask_recording)
        self._empty.action_clicked.connect(self.enroll_requested)
        self._speakers.changed.connect(self.refresh)
        self._details.add_session.connect(self.add_session)
        self._details.rename.connect(self._ask_rename)
        self._details.merge.connect(self._ask_merge)
        self._details.export.connect(self._ask_export)
        self._details.delete.connect(self.delete)
        self._details.forget.connect(self._speakers.forget_recent)
        self._details.photo.connect(self._photo.offer)
        self._photo.changed.connect(self._show_faces)
        self._photo.told.connect(self.told)
        self._details.forget_sound.connect(self._ask_forget_sound)
        self._answer.closed.connect(self._show_chosen)
        self.edits.failed.connect(self._refused)
        self._job.finished.connect(self._tested)
        self._job.failed.connect(self._not_tested)

    @Slot()
    def _choose(self) -> None:
        if self.chosen_name() and not self._filling:
            self._show_chosen()

    @Slot()
    def _show_chosen(self) -> None:
        current = self._panel.current
        if current is None:
            nobody = not self._speakers.all()
            self._right.setCurrentWidget(self._empty if nobody else self._details)
            return
        speaker = current.speaker
        recent, photo = self._speakers.recent(speaker.name), self._photos.of(speaker.name)
        self._details.show_speaker(current, recent, photo)
        self._details.show_sound(self._speakers.sounds.get(speaker.name))
        renewable = self._roster.renewable(speaker)
        self._details.show_model(renewable, bool(self._roster.older((speaker,))))
        self._details.allow_merge(bool(self._mergeable(speaker)))
        self._right.setCurrentWidget(self._details)

    @Slot()
    def _show_faces(self) -> None:
        self._panel.repaint_faces()
        if self._right.currentWidget() is self._details:
            self._show_chosen()
        self.settled.emit()

    # -- changing profiles --------------------------------------------------------------------

    @Slot(str)
    def _ask_rename(self, name: str) -> None:
        ask.ask_line(
            self,
            self.tr("Rename"),
            self.tr("New name for {name}:").format(name=name),
            name,
            lambda new: self._rename(name, new),
        )

    def _rename(self, old: str, new: str) -> None:
        if new.strip() == old:
            return
        if self._try(lambda: self._speakers.rename(old, new)):
            self._wanted = new.strip()

    @Slot(str)
    def delete(self, name: str) -> None:
        """Hide a profile and purge it after ten seconds, unless it is taken back."""
        if self._try(lambda: self.edits.delete(name)):
            self._tell_undo(self.tr("{name} deleted").format(name=name))

    @Slot(str)
    def _ask_forget_sound(self, name: str) -> None:
        ask_forget_sound(self, name, lambda: self._try(lambda: self._speakers.forget_sound(name)))

    @Slot()
    def undo(self) -> None:
        """Take the newest deletion or merge back."""
        gone = self.edits.undo()
        if gone:
            self._wanted = gone
            sentence = self.tr("{name} is back").format(name=gone)
            self.told.emit(Notice("undo", sentence, "success"))

    def _tell_undo(self, sentence: str) -> None:
        undo = self.tr("Undo")
        self.told.emit(Notice("undo", sentence, "success", undo, self.undo, UNDO_S))

    def _mergeable(self, speaker: SpeakerModel) -> tuple[SpeakerModel, ...]:
        """Everybody else whose profile was made with the same model."""
        made_with = speaker.background_fingerprint
        others = (one for one in self._speakers.all() if one.name != speaker.name)
        return tuple(one for one in others if one.background_fingerprint == made_with)

    @Slot(str)
    def _ask_merge(self, name: str) -> None:
        into = next((one for one in self._speakers.all() if one.name == name), None)
        if into is None:
            return
        others = {one.name: one for one in self._mergeable(into)}
        label = self.tr(
            "Who is the same person as {name}?\n"
            "The sessions of that profile go to {name}; the profile itself goes."
        ).format(name=name)
        ask.ask_item(
            self,
            self.tr("Merge profiles"),
            label,
            tuple(others),
            lambda other: self._check_merge(into, others[other]),
        )

    def _check_merge(self, into: SpeakerModel, other: SpeakerModel) -> None:
        """A profile of two voices accepts both people, so unlike voices are asked about."""
        background = self._roster.made_with(into)
        if background is None or sound_alike(into, other, background):
            self._merge(into, other)
            return
        ask.confirm(
            self,
            self.tr("{one} and {other} do not sound like one person.").format(
                one=into.name, other=other.name
            ),
            self.tr(
                "A profile made of two voices accepts both people. Merge only what you know to "
                "be the same person."
            ),
            yes=self.tr("Merge all the same"),
            no=self.tr("Keep both"),
            on_yes=lambda: self._merge(into, other),
        )

    def _merge(self, into: SpeakerModel, other: SpeakerModel) -> None:
        if self._try(lambda: self.edits.merge(into.name, other.name)):
            words = self.tr("{other} merged into {name}")
            self._tell_undo(words.format(other=other.name, name=into.name))

    # -- files --------------------------------------------------------------------------------

    @Slot(str)
    def _ask_export(self, name: str) -> None:
        ask.ask_where_to_save(
            self, f"{name}{ask.PROFILE_SUFFIX}", lambda path: self._export(name, path)
        )

    def _export(self, name: str, path: Path) -> None:
        if self._try(lambda: self._speakers.export(name, path)):
            words = self.tr("{name} exported; whoever has the file can import it")
            show, where = self.tr("Open folder"), path.parent
            self.told.emit(
                Notice(
                    "speakers", words.format(name=name), "success", show, lambda: open_folder(where)
                )
            )

    @Slot()
    def ask_import(self) -> None:
        """Choose an exported profile."""
        ask.ask_profile_to_open(self, self.import_profile)

    def import_profile(self, path: Path) -> None:
        """Import an exported profile and show it."""
        imported: list[str] = []
        if self._try(lambda: imported.append(self._speakers.import_file(path).name)):
            self._wanted = imported[0]

    @Slot()
    def ask_enroll_files(self) -> None:
        """Recordings first, then whose voice it is."""
        ask.ask_audio_files(self, lambda paths: self._use(paths, ENROLL))

    def take_files(self, paths: tuple[Path, ...]) -> None:
        """Files were dropped: profiles are imported, about recordings the person is asked."""
        profiles = profiles_among(paths)
        for path in profiles:
            self.import_profile(path)
        pictures = pictures_among(paths)
        if pictures and self.chosen_name():
            self._photo.take(self.chosen_name(), pictures[0])
        recordings = tuple(path for path in paths if path not in (*profiles, *pictures))
        if recordings:
            choices = choices_for(recordings, self.chosen_name())
            ask.choose_one(self, choices, lambda what: self._use(recordings, what))

    def _use(self, recordings: tuple[Path, ...], what: str) -> None:
        if what == ADD:
            self.enroll_files.emit(self.chosen_name(), recordings, True)
        elif what == ENROLL:
            ask.ask_line(
                self,
                self.tr("Enroll from recordings"),
                self.tr("Whose voice is it?"),
                "",
                lambda name: self.enroll_files.emit(name.strip(), recordings, False),
            )
        else:
            self.test_recording(recordings[0])

    @Slot()
    def ask_recording(self) -> None:
        """Find out who speaks in a recording that is chosen now."""
        ask.ask_audio_files(self, lambda paths: self.test_recording(paths[0]))

    def test_recording(self, path: Path) -> None:
        """Find out who speaks in this recording."""
        self._answer.show_waiting(path.name)
        self._right.setCurrentWidget(self._answer)
        strictness = self._settings.strictness
        self._job.watch(self._tests.test(path, self._speakers.all(), strictness))

    @Slot(object)
    def _tested(self, answer: RecordingAnswer) -> None:
        self.show_answer(answer)
        self.settled.emit()

    def show_answer(self, answer: RecordingAnswer) -> None:
        """Who speaks in a recording, in the place of a person's details."""
        self._right.setCurrentWidget(self._answer)
        colors = {one.name: number for number, one in enumerate(self._speakers.all())}
        self._answer.show_answer(answer, colors)

    @Slot(str)
    def _not_tested(self, sentence: str) -> None:
        self._show_chosen()
        self.told.emit(Notice("speakers", sentence, "error"))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if local_paths(event.mimeData()):
            event.acceptProposedAction()
            self._hint.cover()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self._hint.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        self._hint.hide()
        event.acceptProposedAction()
        self.take_files(local_paths(event.mimeData()))

    # -- refusals -----------------------------------------------------------------------------

    def _try(self, action: Callable[[], object]) -> bool:
        """Run a change of the profiles; a refusal becomes a notice with its cure."""
        try:
            action()
        except VoxgateError as problem:
            self._refused(problem)
            return False
        self.settled.emit()
        return True

    @Slot(object)
    def _refused(self, problem: VoxgateError) -> None:
        self.told.emit(Notice("speakers", sentence_of(problem), "error"))


def _heard(recent: tuple[Sighting, ...]) -> Heard:
    if not recent:
        return Heard()
    return Heard(recent[-1].at, tuple((one.probability, one.decision) for one in recent))
