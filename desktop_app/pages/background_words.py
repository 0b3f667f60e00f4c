"""A background model in words: what it was made from, what was measured, what it is not for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from desktop_app.models.phrases import day
from desktop_app.pages.strictness import MEANINGS, title
from desktop_app.state.time_left import duration_words
from gmm_core.scoring import Background, SpeakerModel

if TYPE_CHECKING:
    from gmm_core.training import TrainingProgress

WHAT = (
    "A voice is compared with this model of many people's voices: what sounds like everybody is no "
    "evidence, what sounds like you alone is."
)
NOT_FOR = (
    "proof of identity on its own: a recording or an imitation can fool it",
    "voices enrolled over a telephone: it mistakes them for each other",
    "forensic questions, or recordings of unknown origin",
    "telling children apart as a group of their own",
)
STAGES = {
    "looking": "Looking at the recordings",
    "measuring features": "Measuring the features",
    "normalizing features": "Normalizing the features",
    "comparing sessions": "Learning what rooms and microphones do",
    "measuring spectra": "Measuring how the recordings sound",
    "computing features": "Computing features",
    "starting mixture": "Finding a first mixture",
    "EM": "Fitting the mixture",
    "splitting speakers": "Dividing the people for calibration",
    "collecting the cohort": "Collecting the voices to compare with",
    "saving": "Saving the model",
}
NEVER_MET = "On clear speech of people the model never met; the strangers sound alike."
KEPT_ASIDE = (
    "On people kept aside in training, clear and noisy. Expect worse from people it never met: "
    "Evaluate tells."
)
UNKNOWN = "not recorded in this model"


def stage_words(progress: "TrainingProgress") -> str:
    """What is being done, and how far it is where that is known."""
    words = STAGES.get(progress.stage, progress.stage[:1].upper() + progress.stage[1:])
    return f"{words}: {progress.done} of {progress.total}" if progress.total else f"{words} …"


def facts(background: Background) -> tuple[tuple[str, str], ...]:
    """(name, value) of everything that can be said in a line."""
    header, ubm = background.header, background.ubm
    people = _part(header, "speakers")
    gaussians = f"{ubm.components} Gaussians over {ubm.dims} features"
    lines = [
        ("People", _number(people, "all")),
        ("Speech", _speech(header)),
        ("Mixtures", f"{len(background.systems)} of {gaussians}"),
        ("Voices to compare with", str(background.cohort.voices)),
        ("Heard for calibration", _number(people, "calibration")),
        ("Fingerprint", background.fingerprint[:16]),
    ]
    created = header.get("created")
    if isinstance(created, str):
        lines.insert(0, ("Trained on", day(created)))
    return tuple(lines)


@dataclass(frozen=True, slots=True)
class Measured:
    """On whom, and (strictness, rates in words)."""

    whom: str
    rates: tuple[tuple[str, str], ...]


def measured(background: Background, shipped: Mapping[str, Any]) -> Measured:
    """On people the model never met where that was done, else on those kept aside in training.

    shipped : `resources.model_figures()`
    """
    if shipped.get("fingerprint") == background.fingerprint:
        return Measured(NEVER_MET, _rates(_part(shipped, "attempts")))
    return Measured(KEPT_ASIDE, _rates(_part(background.header, "background_attempts")))


def corpora(background: Background) -> tuple[str, ...]:
    """Name, license and credit of each source."""
    found = background.header.get("corpora")
    listed = [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []
    return tuple(
        f"{one.get('name', 'unnamed')} · {one.get('license', 'license unknown')} · "
        f"{one.get('credit', 'no credit given')}"
        for one in listed
    )


def profiles_words(fitting: int, everybody: int) -> str:
    """How many profiles can be verified with a model."""
    if everybody == 0:
        return "Nobody is enrolled yet, so nobody has to speak again."
    if fitting == everybody:
        return f"All {everybody} profiles were made with this model."
    return f"{fitting} of {everybody} profiles were made with this model."


def switch_words(others: Sequence[SpeakerModel]) -> str:
    """What a switch does to the profiles that were made with another model."""
    restart = "Voxgate starts again with the other model; that takes a moment."
    if not others:
        return f"No profile is affected. {restart}"
    names = ", ".join(one.name for one in others[:5])
    rest = f" and {len(others) - 5} more" if len(others) > 5 else ""
    count = "1 profile was" if len(others) == 1 else f"{len(others)} profiles were"
    return (
        f"{count} made with another model: {names}{rest}. A profile is never scored with a model "
        "it was not made for, so they cannot be verified until these people enroll again, under "
        "another name or after the old profile is deleted. Profiles that you keep work again as "
        f"soon as you switch back. {restart}"
    )


def delete_words(fitting: int) -> str:
    """What is lost with a model. fitting : profiles that were made with it"""
    gone = "The file is removed for good; only training it again brings it back."
    if fitting == 0:
        return f"{gone} No profile was made with it."
    profiles = "1 profile was" if fitting == 1 else f"{fitting} profiles were"
    return f"{gone} {profiles} made with it and could never be verified again."


def mismatch_words(others: Sequence[str]) -> str:
    """What is told at the start when profiles of another model are there."""
    names = ", ".join(others[:5]) + (f" and {len(others) - 5} more" if len(others) > 5 else "")
    one = len(others) == 1
    return (
        f"{'A profile was' if one else f'{len(others)} profiles were'} made with another "
        f"background model and cannot be verified with the one in use: {names}. Use that model "
        f"again, or let {'this person' if one else 'these people'} enroll anew."
    )


def _rates(attempts: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    return tuple((title(word), _rate(_part(attempts, word))) for word in MEANINGS)


def _rate(found: Mapping[str, Any]) -> str:
    strangers, own = found.get("false_accepts_per_attempt"), found.get("accepted_of_own")
    if not isinstance(strangers, float) or not isinstance(own, float):
        return "not measured"
    # A tenth of a per cent and a hundredth are different promises; "0.0" would be none.
    digits = 1 if strangers >= 0.001 or strangers == 0.0 else 2
    return (
        f"{100 * strangers:.{digits}f} of 100 attempts by strangers are accepted, "
        f"and {100 * own:.0f} of 100 by the right person"
    )


def _speech(header: Mapping[str, Any]) -> str:
    seconds, recordings = header.get("audio_s"), header.get("recordings")
    if not isinstance(seconds, int | float):
        return UNKNOWN
    words = duration_words(float(seconds))
    return f"{words} in {recordings} recordings" if isinstance(recordings, int) else words


def _part(values: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    found = values.get(key)
    return found if isinstance(found, dict) else {}


def _number(values: Mapping[str, Any], key: str) -> str:
    found = values.get(key)
    return str(found) if isinstance(found, int) else UNKNOWN
