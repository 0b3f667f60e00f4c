"""A background model in words: what it was made from, what was measured, what it is not for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from desktop_app.language.counted import Counted
from desktop_app.language.marking import mark
from desktop_app.language.numbers import decimal
from desktop_app.language.words import say, translate
from desktop_app.models.phrases import day
from desktop_app.pages.durations import duration_words
from desktop_app.pages.strictness import MEANINGS, title
from gmm_core.scoring import Background, SpeakerModel

if TYPE_CHECKING:
    from gmm_core.training import TrainingProgress

WHAT = mark(
    "Model",
    "A voice is compared with this model of many people's voices: what sounds like everybody is no "
    "evidence, what sounds like you alone is.",
)
NOT_FOR = (
    mark("Model", "proof of identity on its own: a recording or an imitation can fool it"),
    mark("Model", "being sure over a telephone: it hears much less there"),
    mark("Model", "forensic questions, or recordings of unknown origin"),
    mark("Model", "telling children apart as a group of their own"),
)
STAGES = {
    "looking": mark("Model", "Looking at the recordings"),
    "measuring features": mark("Model", "Measuring the features"),
    "normalizing features": mark("Model", "Normalizing the features"),
    "comparing sessions": mark("Model", "Learning what rooms and microphones do"),
    "measuring spectra": mark("Model", "Measuring how the recordings sound"),
    "mixing noises": mark("Model", "Mixing noises from voices"),
    "computing features": mark("Model", "Computing features"),
    "starting mixture": mark("Model", "Finding a first mixture"),
    "EM": mark("Model", "Fitting the mixture"),
    "splitting speakers": mark("Model", "Dividing the people for calibration"),
    "collecting the cohort": mark("Model", "Collecting the voices to compare with"),
    "enrolling held-out speakers": mark("Model", "Enrolling people for the calibration"),
    "playing attempts": mark("Model", "Playing attempts of people and strangers"),
    "listening for two voices": mark("Model", "Learning to notice two voices in one enrollment"),
    "saving": mark("Model", "Saving the model"),
}
NEVER_MET = mark(
    "Model", "On clear speech of people the model never met; the strangers sound alike."
)
KEPT_ASIDE = mark(
    "Model",
    "On people kept aside in training, clear and noisy. Expect worse from people it never met: "
    "Evaluate tells.",
)
NOT_TOLD = {
    "name": mark("Model", "unnamed"),
    "license": mark("Model", "license unknown"),
    "credit": mark("Model", "no credit given"),
}
UNKNOWN = mark("Model", "not recorded in this model")


def stage_words(progress: "TrainingProgress") -> str:
    """What is being done, and how far it is where that is known."""
    words = say(STAGES.get(progress.stage, progress.stage[:1].upper() + progress.stage[1:]))
    if not progress.total:
        return f"{words} …"
    return translate("Work", "{stage}: {done} of {all}").format(
        stage=words, done=progress.done, all=progress.total
    )


def facts(background: Background) -> tuple[tuple[str, str], ...]:
    """(name, value) of everything that can be said in a line."""
    header, ubm = background.header, background.ubm
    people = _part(header, "speakers")
    mixtures = translate("Model", "{mixtures} of {gaussians} Gaussians over {features} features")
    mixtures = mixtures.format(
        mixtures=len(background.systems), gaussians=ubm.components, features=ubm.dims
    )
    lines = [
        (translate("Model", "People"), _number(people, "all")),
        (translate("Model", "Speech"), _speech(header)),
        (translate("Model", "Mixtures"), mixtures),
        (translate("Model", "Voices to compare with"), str(background.cohort.voices)),
        (translate("Model", "Heard for calibration"), _number(people, "calibration")),
        (translate("Model", "Fingerprint"), background.fingerprint[:16]),
    ]
    created = header.get("created")
    if isinstance(created, str):
        lines.insert(0, (translate("Model", "Trained on"), day(created)))
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
        " · ".join(str(one.get(key) or say(missing)) for key, missing in NOT_TOLD.items())
        for one in listed
    )


def profiles_words(fitting: int, everybody: int) -> str:
    """How many profiles can be verified with a model."""
    if everybody == 0:
        return translate("Model", "Nobody is enrolled yet, so nobody has to speak again.")
    words = translate("Model", "{fitting} of {all} profiles were made with this model.")
    if fitting == everybody:
        words = translate("Model", "All {all} profiles were made with this model.")
    return words.format(fitting=fitting, all=everybody)


def switch_words(others: Sequence[SpeakerModel]) -> str:
    """What a switch does to the profiles that were made with another model."""
    restart = translate("Model", "Voxgate starts again with the other model; that takes a moment.")
    if not others:
        return translate("Model", "No profile is affected.") + " " + restart
    names = Counted().some([one.name for one in others])
    until = translate(
        "Model",
        "A profile is never scored with a model it was not made for: it goes on with the model "
        "that made it and is marked “speak 30 s to renew”.",
    )
    return f"{Counted().of_another_model(len(others)).format(names=names)} {until} {restart}"


def delete_words(fitting: int) -> str:
    """What is lost with a model. fitting : profiles that were made with it"""
    gone = translate(
        "Model", "The file is removed for good; only training it again brings it back."
    )
    if fitting == 0:
        return gone + " " + translate("Model", "No profile was made with it.")
    return f"{gone} {Counted().lost_with_model(fitting)}"


def mismatch_words(others: Sequence[str]) -> str:
    """What is told at the start when profiles of another model are there."""
    words = Counted().not_verifiable(len(others))
    return words.format(names=Counted().some(others))


def _rates(attempts: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    return tuple((title(word), _rate(_part(attempts, word))) for word in MEANINGS)


def _rate(found: Mapping[str, Any]) -> str:
    strangers, own = found.get("false_accepts_per_attempt"), found.get("accepted_of_own")
    if not isinstance(strangers, float) or not isinstance(own, float):
        return translate("Model", "not measured")
    # A tenth of a per cent and a hundredth are different promises; "0.0" would be none.
    digits = 1 if strangers >= 0.001 or strangers == 0.0 else 2
    return translate(
        "Model",
        "{strangers} of 100 attempts by strangers are accepted, and {own} of 100 by the right "
        "person",
    ).format(strangers=decimal(100 * strangers, digits), own=decimal(100 * own))


def _speech(header: Mapping[str, Any]) -> str:
    seconds, recordings = header.get("audio_s"), header.get("recordings")
    if not isinstance(seconds, int | float):
        return say(UNKNOWN)
    words = duration_words(float(seconds))
    if not isinstance(recordings, int):
        return words
    return translate("Model", "{duration} in {count} recordings").format(
        duration=words, count=recordings
    )


def _part(values: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    found = values.get(key)
    return found if isinstance(found, dict) else {}


def _number(values: Mapping[str, Any], key: str) -> str:
    found = values.get(key)
    return str(found) if isinstance(found, int) else say(UNKNOWN)
