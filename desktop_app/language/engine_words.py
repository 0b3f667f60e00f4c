"""The engine's errors and reasons in the language of the window, made from their type and data.

The engine speaks English, because scripts read it. Where the command line would name an option,
the window names a page or a button.
"""

from collections.abc import Callable
from typing import Any

from desktop_app.language.engine_whys import say_why
from desktop_app.language.marking import Marked, mark
from desktop_app.language.numbers import decimal
from desktop_app.language.words import say, translate
from gmm_core import errors
from gmm_core.storage import StorageUnreadable

_PROBLEMS: dict[type[BaseException], Marked] = {
    errors.AudioFileError: mark("Engine", "{path}: {why}"),
    errors.TooLittleSpeech: mark(
        "Engine",
        "only {got_s} s of speech were found and {need_s} s are needed; speak longer, closer to "
        "the microphone, or add more recordings",
    ),
    errors.TooFewRecordings: mark(
        "Engine",
        "usable recordings of too few people were found ({got}) to train a background model; give "
        "recordings of at least {need} people, half a minute or more of each",
    ),
    errors.TwoVoices: mark(
        "Engine",
        "this sounds like two people (the voice changes after {at_s} s of speech); enroll one "
        "person at a time",
    ),
    errors.VoiceDiffers: mark(
        "Engine",
        "this recording does not sound like {name}; nothing was added; let that person speak, or "
        "make a new profile",
    ),
    errors.ModelMismatch: mark(
        "Engine",
        "the profile “{profile}” was made with another background model than the one in use; "
        "enroll this person again, or use that model",
    ),
    errors.RenewalNeeded: mark(
        "Engine",
        "the profile “{profile}” was made with an older model, to which no session can be added; "
        "30 s of speech make it anew: Speakers → Renew",
    ),
    errors.SpeakerExists: mark(
        "Engine", "somebody named “{name}” is enrolled already; choose another name"
    ),
    errors.BadName: mark(
        "Engine", "“{name}” cannot be a name; use 1 to 80 characters without line breaks"
    ),
    errors.ConsentMissing: mark(
        "Engine", "{name} has to agree before a voice profile is made; ask, then tick the box"
    ),
    errors.DataFolderUnwritable: mark(
        "Engine",
        "the data folder {path} cannot be written ({why}); mend its permissions or make room",
    ),
    errors.DataFolderLocked: mark(
        "Engine",
        "the data folder {path} is in use by another program; close that program and try again",
    ),
    errors.DataFolderDamaged: mark(
        "Engine",
        "{path} cannot be read as voice profiles ({why}); nothing was changed; restore it from a "
        "backup or move it away to start anew",
    ),
    errors.BundleDamaged: mark(
        "Engine", "{path} is no intact Voxgate file ({why}); copy or create it again"
    ),
    errors.DataFolderNewer: mark(
        "Engine",
        "{path} was written by a newer Voxgate (format {found}, this one knows {known}); update "
        "Voxgate",
    ),
    errors.ProfileDamaged: mark(
        "Engine",
        "the stored profile “{name}” does not match its checksum; delete it and enroll this "
        "person again, or import a saved copy",
    ),
    errors.KeptSoundDamaged: mark(
        "Engine",
        "the sound kept with the profile “{name}” is damaged or missing; the profile itself is "
        "unharmed; delete its sound under Speakers, and speak 30 s to renew it",
    ),
    errors.SoundUnkeepable: mark(
        "Engine",
        "the sound of this enrollment cannot be kept ({why}); nothing was saved; enroll without "
        "keeping it, or from a shorter recording at a usual rate",
    ),
    errors.TrainingStateDiffers: mark(
        "Engine", "{folder} {holds}; choose another folder to begin a new training"
    ),
    errors.TrainingStateDamaged: mark(
        "Engine",
        "{path} is damaged; delete it and resume again: only what it held is computed anew",
    ),
    StorageUnreadable: mark("Engine", "{url}: {why}"),
    errors.ClusterUnusable: mark("Engine", "the cluster {address} cannot be used: {why}"),
    errors.Cancelled: mark("Engine", "cancelled; nothing was changed"),
}
_REASONS: dict[str, Marked] = {
    words: words
    for words in (
        mark("Reason", "the voice matches"),
        mark("Reason", "the voice does not match"),
        mark("Reason", "not clear enough after 15 s of speech"),
        mark("Reason", "not enough evidence yet"),
        mark("Reason", "this may be another voice"),
        mark("Reason", "the acceptance expired"),
        mark("Reason", "there was a gap in the sound"),
        mark("Reason", "nobody is enrolled yet"),
        mark("Reason", "no speech was found; speak closer to the microphone"),
        mark("Reason", "the speech is not clear enough to tell; record in a quieter place"),
    )
}


def problem_words(problem: BaseException) -> str:
    """What an error says: a fragment without capital letter and full stop, as the engine has it.

    Errors that nobody here knows (Qt's, the system's) say what they say.
    """
    special = _SPECIAL.get(type(problem))
    if special is not None:
        return special(problem)
    template = _PROBLEMS.get(type(problem))
    if template is not None:
        return say(template).format(**_values(problem))
    first = problem.args[0] if problem.args else ""
    if isinstance(first, BaseException):
        return problem_words(first)
    return say(first) if isinstance(first, Marked) else str(problem)


def reason_words(reason: str) -> str:
    """Why a decision is as it is; an unknown reason stays as it is."""
    return say(_REASONS.get(reason, reason))


def _values(problem: BaseException) -> dict[str, object]:
    """The data of an error, in words: seconds as numbers of the language, causes translated."""
    data = {name: value for name, value in vars(problem).items() if not name.startswith("_")}
    for name, value in data.items():
        if isinstance(value, float):
            data[name] = decimal(value, 1 if name == "got_s" else 0)
    for name in {"why", "holds"} & set(data):
        data[name] = say_why(str(data[name]))
    return data


def _not_finite(problem: errors.NotFiniteSamples) -> str:
    words = translate(
        "Engine",
        "the audio contains values that are not numbers (NaN, infinite, too large); export it "
        "again from the program that made it",
    )
    return words if problem.path is None else f"{problem.path}: {words}"


def _output_unwritable(problem: errors.OutputUnwritable) -> str:
    if problem.full:
        words = translate(
            "Engine", "{path} cannot be written ({why}); make room there, or choose another place"
        )
    else:
        words = translate("Engine", "{path} cannot be written ({why}); choose another place")
    return words.format(path=problem.path, why=say_why(problem.why))


def _unknown_speaker(problem: errors.UnknownSpeaker) -> str:
    if not problem.known:
        words = translate("Engine", "there is no speaker named “{name}”; nobody is enrolled yet")
        return words.format(name=problem.name)
    shown = ", ".join(problem.known[:5]) + (" …" if len(problem.known) > 5 else "")
    words = translate("Engine", "there is no speaker named “{name}”; enrolled are: {known}")
    return words.format(name=problem.name, known=shown)


def _bad_list(problem: errors.BadList) -> str:
    why = say_why(problem.why)
    if not problem.line:  # the file as a whole
        return f"{problem.path}: {why}"
    words = translate("Engine", "{path}, line {line}: {why}")
    return words.format(path=problem.path, line=problem.line, why=why)


_SPECIAL: dict[type[BaseException], Callable[[Any], str]] = {
    errors.NotFiniteSamples: _not_finite,
    errors.OutputUnwritable: _output_unwritable,
    errors.UnknownSpeaker: _unknown_speaker,
    errors.BadList: _bad_list,
}
