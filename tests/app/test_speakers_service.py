"""The speakers as the GUI sees them: what is saved is seen, and told once in the GUI thread."""

import threading
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QObject, Slot
from pytestqt.qtbot import QtBot

from desktop_app.services.sightings import Sightings
from desktop_app.services.speakers import SpeakerService
from gmm_core.errors import SpeakerExists, UnknownSpeaker
from gmm_core.scoring import EnrollmentSession, SpeakerModel
from gmm_core.store.photos import FOLDER, photo_path
from gmm_core.store.profiles import ProfileStore


def speaker(name: str) -> SpeakerModel:
    session = EnrollmentSession(
        recorded_at="2026-11-22T12:00:00+00:00",
        device="mic_a",
        net_speech_s=12.0,
        snr_db=30.0,
        clipped_fraction=0.0,
        level_dbfs=-24.0,
        n=np.ones(2, np.float32),
        first=np.ones((2, 3), np.float32),
    )
    return SpeakerModel(
        name=name,
        background_fingerprint="f" * 64,
        sessions=(session,),
        self_test=None,
        consent=None,
    )


class Page(QObject):
    def __init__(self, service: SpeakerService) -> None:
        super().__init__()
        self._service = service
        self.seen: list[tuple[str, ...]] = []
        self.threads: set[int] = set()
        service.changed.connect(self.on_changed)

    @Slot()
    def on_changed(self) -> None:
        self.seen.append(names(self._service))
        self.threads.add(threading.get_ident())


def names(service: SpeakerService) -> tuple[str, ...]:
    return tuple(model.name for model in service.all())


@pytest.fixture
def service(qapp: object, data_folder: Path) -> Iterator[SpeakerService]:
    with ProfileStore(data_folder) as store:
        yield SpeakerService(store, Sightings(store.folder))


def test_every_change_is_seen_and_told(
    service: SpeakerService, qtbot: QtBot, tmp_path: Path
) -> None:
    page = Page(service)
    assert service.all() == ()

    def told(times: int) -> None:
        qtbot.waitUntil(lambda: len(page.seen) == times)

    service.save(speaker("Anna"))
    told(1)
    service.rename("Anna", "Berta")
    told(2)
    service.export("Berta", tmp_path / "berta.voxgate")
    service.delete("Berta")
    told(3)
    assert service.import_file(tmp_path / "berta.voxgate", "Carla").name == "Carla"
    told(4)
    assert page.seen == [("Anna",), ("Berta",), (), ("Carla",)]
    assert service.get("Carla").sessions[0].device == "mic_a"
    assert service.names() == ("Carla",)


def test_a_change_made_on_another_thread_is_told_in_the_gui_thread(
    service: SpeakerService, qtbot: QtBot
) -> None:
    page = Page(service)
    worker = threading.Thread(target=service.save, args=(speaker("Anna"),))
    worker.start()
    worker.join()
    assert page.seen == []
    qtbot.waitUntil(lambda: page.seen == [("Anna",)])
    assert page.threads == {threading.get_ident()}


def test_the_models_are_the_same_objects_until_something_changes(
    service: SpeakerService,
) -> None:
    """The live service makes a new session, and ends an attempt, only for other speakers."""
    service.save(speaker("Anna"))
    assert service.all() is service.all()


def test_what_another_program_enrolled_is_there_after_a_refresh(
    service: SpeakerService, data_folder: Path, qtbot: QtBot
) -> None:
    page = Page(service)
    assert service.all() == ()
    with ProfileStore(data_folder) as other:
        other.save(speaker("Anna"))
    assert service.names() == ("Anna",)
    service.refresh()
    qtbot.waitUntil(lambda: page.seen == [("Anna",)])


def test_what_is_refused_changes_and_tells_nothing(service: SpeakerService, qtbot: QtBot) -> None:
    service.save(speaker("Anna"))
    qtbot.wait(10)
    page = Page(service)
    with pytest.raises(SpeakerExists, match="anna"):
        service.save(speaker("anna"))
    with pytest.raises(UnknownSpeaker, match="Zoe"):
        service.delete("Zoe")
    qtbot.wait(10)
    assert page.seen == []
    assert names(service) == ("Anna",)


def test_who_is_renamed_while_a_job_reads_everybody_keeps_the_picture(
    service: SpeakerService, data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was read goes by the old name, and pictures of nobody are erased after a reading."""
    service.save(speaker("Anna"))
    (data_folder / FOLDER).mkdir(exist_ok=True)
    photo_path(data_folder, "Anna").write_bytes(b"Anna")
    read, renamed = threading.Event(), threading.Event()
    readable = ProfileStore.readable

    def slowly(store: ProfileStore) -> object:
        found = readable(store)
        read.set()
        renamed.wait(0.5)
        return found

    with monkeypatch.context() as patched:
        patched.setattr(ProfileStore, "readable", slowly)
        job = threading.Thread(target=service.refresh)
        job.start()
        assert read.wait(60)
        service.rename("Anna", "Zoe")
        renamed.set()
        job.join(60)
    assert photo_path(data_folder, "Zoe").read_bytes() == b"Anna"
    assert names(service) == ("Zoe",)
