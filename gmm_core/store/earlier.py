"""The models beside the one in use: profiles made with them stay usable until renewed."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib.resources import as_file, files
from typing import Final

from gmm_core.scoring import Background, SpeakerModel
from gmm_core.store.bundle import load_bundle

FOLDER: Final = "earlier"  # in the resources; file names begin with the day the model was made
RENEW: Final = "made with an older model: speak 30 s to renew"


def shipped_earlier() -> Iterator[Background]:
    """All of them, by name. Raises BundleDamaged."""
    folder = files("resources") / FOLDER
    for file in sorted(folder.iterdir(), key=lambda one: one.name):
        if file.name.endswith(".npz"):
            with as_file(file) as path:
                yield load_bundle(path)


class EarlierModels:
    """Finds the model that made a profile; none is read before a profile needs it.

    A profile's statistics mean nothing under another UBM, so the only honest way to score an old
    profile is the whole old model: front end, UBM, cohort, calibration and thresholds.
    """

    def __init__(self, read: Callable[[], Iterable[Background]] = shipped_earlier) -> None:
        self._read = read
        self._unread: Iterator[Background] | None = None
        self._models: dict[str, Background] = {}  # by fingerprint; the first of each counts

    def beside(
        self, background: Background, speakers: Iterable[SpeakerModel]
    ) -> tuple[Background, ...]:
        """The models of those profiles that `background` did not make; unknown ones are left out.

        The same objects in every call.
        """
        wanted = {one.background_fingerprint for one in speakers} - {background.fingerprint}
        while not wanted <= self._models.keys():
            if self._unread is None:
                self._unread = iter(self._read())
            one = next(self._unread, None)
            if one is None:
                break
            self._models.setdefault(one.fingerprint, one)
        return tuple(one for one in self._models.values() if one.fingerprint in wanted)


def maker(speaker: SpeakerModel, models: Sequence[Background]) -> Background:
    """The one of `models` that made this profile. Raises ModelMismatch, naming the first model."""
    known = (one for one in models if one.fingerprint == speaker.background_fingerprint)
    found = next(known, models[0])
    found.check(speaker)
    return found
