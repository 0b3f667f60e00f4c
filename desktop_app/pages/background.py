"""The model page: the background models, the card of each, a switch, and training one's own."""

from PySide6.QtCore import QModelIndex, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QListView, QWidget

from desktop_app.language.marking import mark
from desktop_app.language.words import say
from desktop_app.models.model_list import ROW_PX, ModelListModel
from desktop_app.pages import ask
from desktop_app.pages.background_card import BackgroundCard
from desktop_app.pages.background_train import BackgroundTrain
from desktop_app.pages.background_words import delete_words, profiles_words, switch_words
from desktop_app.pages.closing import Unfinished
from desktop_app.pages.notices import Notice
from desktop_app.pages.parts import button, card, column, row, sentence_of, set_page, text
from desktop_app.services.backgrounds import BackgroundService, KnownModel
from desktop_app.services.roster import usable
from desktop_app.services.speakers import SpeakerService
from desktop_app.services.training import TrainedModel, TrainingService
from desktop_app.theme import BETWEEN, scaled
from desktop_app.widgets.areas import CurrentStack
from desktop_app.widgets.page_frame import NARROW
from gmm_core.enrollment import rebuildable
from gmm_core.errors import VoxgateError
from gmm_core.scoring import SpeakerModel

LIST_WIDTH_PX, NARROW_LIST_PX, NARROW_PX = 240, 200, 800
STACKED_PX, STACKED_ROWS = 560, 3
MOST_PX = 16_777_215  # Qt's own QWIDGETSIZE_MAX: no limit
TRAIN, TRAINING = mark("Model", "Train your own…"), mark("Model", "Show the training")
PAUSED = mark("Model", "Resume the training…")
NO_PROFILES = mark("Model", "No profile can be verified with it.")
CANNOT_SAVE = mark("Model", "The choice could not be saved ({}), so nothing was switched.")


class BackgroundPage(QWidget):
    """Models on the left; on the right the card of the chosen one, or the training.

    A training goes on while a card or another page is looked at.
    """

    told = Signal(object)  # Notice
    switched = Signal()  # another model was chosen and saved: the program has to start again

    def __init__(
        self,
        backgrounds: BackgroundService,
        training: TrainingService,
        speakers: SpeakerService,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("background_page")
        self._backgrounds, self._speakers = backgrounds, speakers
        self._wanted = ""  # the file that is chosen when the models have been read
        self._shown: KnownModel | None = None
        self._filling = False  # the list changes, but nobody has chosen anything
        self._model = ModelListModel(self)
        self._list = self._build_list()
        self._card, self._train = BackgroundCard(), BackgroundTrain(training)
        self._right = CurrentStack()
        self._right.addWidget(self._card)
        self._right.addWidget(self._train)
        self._build()
        self._connect()
        self._to_training.setText(self._training_words())

    @property
    def busy(self) -> bool:
        """Whether a model is being trained."""
        return self._train.busy

    @property
    def unfinished(self) -> Unfinished | None:
        """What closing the window now would end."""
        if not self.busy:
            return None
        what = self.tr("A background model is being trained.")
        kept = self.tr("what is finished waits, and the training goes on under Model.")
        return Unfinished(what, kept, lambda: None, self._train.stop_for_good)

    @property
    def trainer(self) -> BackgroundTrain:
        """The form and the training that runs."""
        return self._train

    def enter(self) -> None:
        """The page comes to the front: look what the data folder holds now."""
        self._backgrounds.refresh()

    def select(self, key: str | None) -> None:
        """Choose a model of the list; the one in use when there is no such key."""
        models = self._backgrounds.models
        rows = [n for n, model in enumerate(models) if model.key == key]
        in_use = [n for n, model in enumerate(models) if self._backgrounds.in_use(model)]
        for number in (*rows, *in_use, *range(len(models)))[:1]:
            self._list.setCurrentIndex(self._model.index(number))
        self._show_chosen()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the card the room where there is little; below the list where there is less."""
        super().resizeEvent(event)
        self._fold(event.size().width())

    def _fold(self, width: int) -> None:
        stacked = width < scaled(STACKED_PX)
        ways = QBoxLayout.Direction
        self._beside.setDirection(ways.TopToBottom if stacked else ways.LeftToRight)
        if stacked:
            self._side.setMinimumWidth(0)
            self._side.setMaximumWidth(MOST_PX)
            rows = min(max(1, self._model.rowCount()), STACKED_ROWS)
            self._list.setFixedHeight(rows * (scaled(ROW_PX.height()) + 4) + 4)
            alone = self._model.rowCount() <= 1 and self._right.currentWidget() is self._card
            self._list.setVisible(not alone)  # the card below names it
        else:
            narrow = width < scaled(NARROW_PX)
            self._side.setFixedWidth(scaled(NARROW_LIST_PX if narrow else LIST_WIDTH_PX))
            self._list.setMinimumHeight(0)
            self._list.setMaximumHeight(MOST_PX)
            self._list.show()
        self._card.fold(stacked)
        self._train.fold(stacked)

    def _build_list(self) -> QListView:
        view = QListView()
        view.setObjectName("background_list_view")
        view.setAccessibleName(self.tr("Background models"))
        view.setModel(self._model)
        view.setSpacing(2)
        return view

    def _build(self) -> None:
        self._side = QWidget()
        self._to_training = button("", "background_train", self._show_training)
        side = column(text(self.tr("Models"), "title"), self._list, self._to_training)
        side.setContentsMargins(0, 0, 0, 0)
        self._side.setLayout(side)
        panel = card(column(self._right), margin=BETWEEN)
        self._beside = row(self._side, panel, spacing=BETWEEN)
        self._beside.setStretch(1, 1)
        set_page(self, self._beside)
        self.setProperty(NARROW, True)

    def _connect(self) -> None:
        self._list.selectionModel().currentChanged.connect(lambda *_: self._chosen())
        self._list.clicked.connect(lambda _index: self._chosen())
        self._backgrounds.changed.connect(self._refreshed)
        self._speakers.changed.connect(self._show_chosen)
        self._right.currentChanged.connect(lambda _page: self._fold(self.width()))
        self._card.use_wanted.connect(self._ask_use)
        self._card.delete_wanted.connect(self._ask_delete)
        self._train.left.connect(self._show_card)
        self._train.trained.connect(self._trained)
        self._train.busy_changed.connect(
            lambda _busy: self._to_training.setText(self._training_words())
        )

    def _training_words(self) -> str:
        return say(TRAINING if self.busy else PAUSED if self._train.paused else TRAIN)

    def _model_chosen(self) -> KnownModel | None:
        index: QModelIndex = self._list.currentIndex()
        models = self._backgrounds.models
        return models[index.row()] if 0 <= index.row() < len(models) else None

    @Slot()
    def _refreshed(self) -> None:
        wanted, self._wanted = self._wanted, ""
        shown, models = self._shown, self._backgrounds.models
        rows = tuple((model.title, self._backgrounds.in_use(model)) for model in models)
        self._filling = True
        self._model.set_models(rows)
        # At first nothing was shown and no file has an empty name: that selects the one in use
        self.select(wanted if wanted or shown is None else shown.key)
        self._filling = False
        self._fold(self.width())

    def _chosen(self) -> None:
        """The person has chosen a model: its card comes to the front, even while one trains."""
        if not self._filling:
            self._right.setCurrentWidget(self._card)
            self._show_chosen()

    @Slot()
    def _show_chosen(self) -> None:
        self._shown = model = self._model_chosen()
        if model is None:
            return
        words = say(NO_PROFILES)
        if model.background is not None:
            everybody = self._speakers.all()
            words = profiles_words(len(usable(everybody, model.background)), len(everybody))
        self._card.show_model(model, in_use=self._backgrounds.in_use(model), profiles=words)

    def _show_training(self) -> None:
        self._right.setCurrentWidget(self._train)

    @Slot()
    def _show_card(self) -> None:
        self._right.setCurrentWidget(self._card)

    @Slot(object)
    def _trained(self, model: TrainedModel) -> None:
        self._wanted = model.key
        self._show_card()
        self._backgrounds.refresh()
        sentence = self.tr(
            "The model “{name}” is ready. Nothing changes until you choose to use it."
        )
        self.told.emit(Notice("model", sentence.format(name=model.name), "success"))

    @Slot()
    def _ask_use(self) -> None:
        model = self._model_chosen()
        if model is None or model.background is None:
            return
        ask.confirm(
            self,
            self.tr("Use the model “{name}”?").format(name=model.title),
            switch_words(self._others(model)),
            yes=self.tr("Switch"),
            no=self.tr("Stay"),
            on_yes=lambda: self._use(model),
            loses=False,
        )

    @Slot()
    def _ask_delete(self) -> None:
        model = self._model_chosen()
        if model is None:
            return
        fitting = () if model.background is None else usable(self._speakers.all(), model.background)
        ask.confirm(
            self,
            self.tr("Delete the model “{name}”?").format(name=model.title),
            delete_words(len(fitting)),
            yes=self.tr("Delete"),
            no=self.tr("Keep"),
            on_yes=lambda: self._remove(model),
        )

    def _remove(self, model: KnownModel) -> None:
        try:
            self._backgrounds.delete(model)
        except VoxgateError as problem:
            self.told.emit(Notice("model", sentence_of(problem), "error"))

    def _others(self, model: KnownModel) -> tuple[SpeakerModel, ...]:
        """The profiles that this model cannot score, nor be made again for from kept sound."""
        everybody = self._speakers.all()
        if model.background is None:
            return everybody
        fitting = {speaker.name for speaker in usable(everybody, model.background)}
        fitting.update(rebuildable(everybody, self._speakers.sounds, model.background))
        return tuple(one for one in everybody if one.name not in fitting)

    def _use(self, model: KnownModel) -> None:
        try:
            self._backgrounds.choose(model)
        except OSError as error:
            sentence = say(CANNOT_SAVE).format(error.strerror or error)
            self.told.emit(Notice("model", sentence, "error"))
            return
        self.switched.emit()
