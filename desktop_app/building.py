"""The services, each made with what it needs; wired together in `app`."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

from desktop_app.faults import FaultReporter
from desktop_app.options import AppOptions
from desktop_app.services import autostart
from desktop_app.services.autostart import Autostart
from desktop_app.services.backgrounds import (
    BackgroundService,
    chosen_background,
    models_beside,
)
from desktop_app.services.devices import DeviceService
from desktop_app.services.enrolling import EnrollingService
from desktop_app.services.evaluation import EvaluationService
from desktop_app.services.jobs import JobRunner
from desktop_app.services.level_watch import LevelWatch, ear
from desktop_app.services.live import LiveService
from desktop_app.services.rebuilding import RebuildService
from desktop_app.services.roster import Roster
from desktop_app.services.settings import Settings
from desktop_app.services.side_levels import SideLevels
from desktop_app.services.sightings import Sightings
from desktop_app.services.sources import SourceService
from desktop_app.services.speakers import SpeakerService
from desktop_app.services.training import TrainingService
from desktop_app.services.unfinished import UnfinishedEnrollments
from gmm_core.scoring import Background
from gmm_core.store.earlier import EarlierModels
from gmm_core.store.profiles import ProfileStore
from resources import demo_recordings

END_WITHIN_S = 0.9  # for the microphones and the jobs together: a window closes within a second
MakeLive = Callable[[Background], LiveService]


@dataclass(frozen=True, slots=True)
class Services:
    """Everything behind the pages."""

    data_dir: Path
    background: Background
    roster: Roster
    store: ProfileStore
    settings: Settings
    faults: FaultReporter
    live: LiveService
    devices: DeviceService
    sources: SourceService
    levels: LevelWatch
    autostart: Autostart
    speakers: SpeakerService
    jobs: JobRunner
    enrolling: EnrollingService
    unfinished: UnfinishedEnrollments
    rebuilds: RebuildService
    evaluation: EvaluationService
    training: TrainingService
    backgrounds: BackgroundService

    def close(self) -> None:
        """End what runs, within a second."""
        until = monotonic() + END_WITHIN_S
        self.jobs.cancel_all()  # they end while the microphones are closed
        self.levels.end()
        self.live.stop()
        self.live.wait(max(0.0, until - monotonic()))
        self.jobs.wait(max(0.0, until - monotonic()))
        self.speakers.purge_hidden()
        self.store.close()
        self.faults.uninstall()


def build_services(options: AppOptions, make_live: MakeLive = LiveService) -> Services:
    """Open the data folder and make the services. Raises VoxgateError with the cure."""
    data_dir = options.data
    store = ProfileStore(data_dir)
    settings = Settings(data_dir)
    chosen = chosen_background(data_dir, settings)
    background = chosen.background
    # a switch of models takes nobody's profile away: it goes on with the model that made it
    roster = Roster(background, EarlierModels(lambda: models_beside(data_dir, chosen.key)))
    faults = FaultReporter(data_dir)
    devices = DeviceService()
    recordings = demo_recordings()
    sources = SourceService(devices, settings, recordings, options.source)
    if options.demo:
        sources.choose(sources.demos[0].key)
    live = make_live(background)
    speakers = SpeakerService(store, Sightings(data_dir))
    jobs = JobRunner()
    return Services(
        data_dir=data_dir,
        background=background,
        roster=roster,
        store=store,
        settings=settings,
        faults=faults,
        live=live,
        devices=devices,
        sources=sources,
        levels=LevelWatch(sources, live, ear(background), SideLevels()),
        autostart=autostart.for_this_program(data_dir),
        speakers=speakers,
        jobs=jobs,
        enrolling=EnrollingService(roster, speakers, jobs),
        unfinished=UnfinishedEnrollments(data_dir, background, speakers, jobs),
        rebuilds=RebuildService(background, speakers, jobs),
        evaluation=EvaluationService(background, jobs),
        training=TrainingService(data_dir, jobs),
        backgrounds=BackgroundService(data_dir, settings, chosen, jobs),
    )
