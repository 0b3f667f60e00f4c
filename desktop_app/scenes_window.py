"""The scenes of what lies over and beside the pages: toasts, all actions, tour, dock, moments."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from desktop_app.pages.claims import person
from desktop_app.services.photos import SIDE_PX
from desktop_app.services.recording_test import RecordingAnswer
from desktop_app.services.sightings import Sighting
from desktop_app.staging import PEOPLE, RATE, Ending, story
from gmm_core.audio import read_audio
from gmm_core.verification import Decision
from resources import demo_recordings

if TYPE_CHECKING:
    from desktop_app.scenes import Stage

CHANCES = (0.62, 0.91, 0.97, 0.88, 0.995, 0.999, 0.93, 0.998)  # of the last answers about somebody
HEARD = tuple(
    Sighting(f"2026-11-{day:02d}T09:30:00+00:00", answer, 0.0, chance, "USB Microphone")
    for day, (chance, answer) in enumerate(
        ((chance, "accept" if chance > 0.99 else "inconclusive") for chance in CHANCES), 12
    )
)
MATCH = Ending(Decision.ACCEPT, "Anna", (6.6, -3.0, -2.2, -5.1), 2.1, reason="the voice matches")
OPEN = Ending(Decision.KEEP_TALKING, "Anna", (2.9, -1.0, -1.4, -2.1), 6.1)
NOISE_DB = 4.2
DOCK_S = 10


def _heard(stage: "Stage") -> None:
    """Two people were heard before."""
    services = stage.program.services
    for name, seen in (("Anna", HEARD), ("Clara", HEARD[:3])):
        for one in seen:
            services.speakers.add_recent(name, one)
    stage.program.pages.speakers.refresh()
    stage.program.window.show_page("speakers")


def _portrait(skin: str, shirt: str, wall: str) -> QImage:
    """A drawn picture of nobody: head and shoulders in front of a wall."""
    picture = QImage(SIDE_PX, SIDE_PX, QImage.Format.Format_RGB32)
    picture.fill(QColor(wall))
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    for color, middle, wide, high in (
        (shirt, QPointF(0.5, 0.98), 0.4, 0.34),
        (skin, QPointF(0.5, 0.41), 0.2, 0.23),
    ):
        painter.setBrush(QColor(color))
        painter.drawEllipse(middle * SIDE_PX, SIDE_PX * wide, SIDE_PX * high)
    painter.end()
    return picture


def _photos(stage: "Stage") -> None:
    """Two people have pictures, the others their initials."""
    photos = stage.program.services.speakers.photos
    photos.keep("Anna", _portrait("#C98F6B", "#2F5D62", "#DCE5DD"))
    photos.keep("Clara", _portrait("#8A5A3C", "#B5651D", "#CFD8E3"))
    _heard(stage)


def _deleted(stage: "Stage") -> None:
    _heard(stage)
    stage.click("speaker_delete")


def _tested(stage: "Stage") -> None:
    _heard(stage)
    chances = (0.998, 0.05, 0.27, 0.01)
    found = zip(PEOPLE, chances, strict=True)
    ranked = sorted(((one[0], 0.0, chance) for one, chance in found), key=lambda one: -one[2])
    answer = RecordingAnswer(Path("interview.wav"), Decision.ACCEPT, "", 12.3, 17.0, tuple(ranked))
    stage.program.pages.speakers.show_answer(answer)


def _moment(stage: "Stage") -> None:
    stage.listen(person("Anna"), MATCH)
    stage.program.pages.verify.view.timeline.choose(24.2)


def _paused(stage: "Stage") -> None:
    stage.listen(person("Anna"), MATCH)
    timeline = stage.program.pages.verify.view.timeline
    timeline.zoom(1)
    timeline.set_paused(True)
    timeline.read(21.0)


def _noisy(stage: "Stage") -> None:
    stage.listen(person("Anna"), OPEN)
    frames = story(OPEN)
    stage.live.stage((*frames[:-1], replace(frames[-1], snr_db=NOISE_DB)))


def _dock(stage: "Stage") -> None:
    from desktop_app.state.sound_picture import SoundPicture

    stage.listen(person("Anna"), MATCH)
    stage.program.menus.toggle_sound()
    dock = stage.program.menus.sound
    if dock is None:
        raise LookupError("the dock was not made")
    samples, rate = read_audio(demo_recordings()[0].verify)
    picture = SoundPicture(rate or RATE)
    dock.spectrogram.add_columns(picture.push(samples[: DOCK_S * rate]))
    dock.show_level(picture, clipped=False)


def _tour(stage: "Stage") -> None:
    stage.program.menus.tour.start()


def _actions(stage: "Stage") -> None:
    stage.program.menus.open_palette()


def _shortcuts(stage: "Stage") -> None:
    stage.program.menus.open_shortcuts()


def _about(stage: "Stage") -> None:
    stage.choose("menu_about")


def _licenses(stage: "Stage") -> None:
    stage.choose("menu_licenses")


WINDOW_SCENES: tuple[tuple[str, Callable[["Stage"], object]], ...] = (
    ("verify-too-noisy", _noisy),
    ("verify-moment", _moment),
    ("verify-timeline-paused", _paused),
    ("verify-sound-dock", _dock),
    ("speakers-heard", _heard),
    ("speakers-photos", _photos),
    ("speakers-deleted", _deleted),
    ("speakers-recording-tested", _tested),
    ("all-actions", _actions),
    ("shortcuts", _shortcuts),
    ("tour", _tour),
    ("about", _about),
    ("licenses", _licenses),
)
