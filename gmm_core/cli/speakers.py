"""`speakers`: the profiles in the data folder."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from gmm_core.cli.options import (
    BackgroundOption,
    DataOption,
    JsonOption,
    data_folder,
    wants_json,
)
from gmm_core.cli.output import answer, watched
from gmm_core.errors import OutputUnwritable

if TYPE_CHECKING:
    from gmm_core.scoring import SelfTest, SpeakerModel
    from gmm_core.store.profiles import ProfileStore

NameArgument = Annotated[str, typer.Argument(metavar="NAME", help="The speaker's name.")]
FileArgument = Annotated[Path, typer.Argument(metavar="FILE", help="The profile file.")]


def build() -> typer.Typer:
    """The group of commands; without one of them it lists."""
    group = typer.Typer(
        invoke_without_command=True, rich_markup_mode=None, help="The enrolled speakers."
    )
    group.callback()(_list_by_default)
    group.command("list")(list_speakers)
    group.command("show")(show)
    group.command("rename")(rename)
    group.command("delete")(delete)
    group.command("export")(export)
    group.command("import")(import_file)
    group.command("renew")(renew)
    group.command("forget-sound")(forget_sound)
    return group


def _list_by_default(
    context: typer.Context, data: DataOption = None, as_json: JsonOption = False
) -> None:
    if context.invoked_subcommand is None:
        list_speakers(context, data, as_json)


def list_speakers(
    context: typer.Context, data: DataOption = None, as_json: JsonOption = False
) -> None:
    """List all speakers."""
    readable, damaged = _store(context, data).readable()
    speakers = [
        _summary(speaker) | {"model": word}
        for speaker, word in zip(readable, _models(readable), strict=True)
    ]
    lines = [
        f"{one['name']}  {one['net_speech_s']:.0f} s of speech, {one['sessions']} session(s), "
        f"profile {_strength(one)}{_mark(one['model'])}"
        for one in speakers
    ]
    answer(
        wants_json(context, as_json),
        {"speakers": speakers, "damaged": [str(problem) for problem in damaged]},
        [*lines, *map(str, damaged)] or ["Nobody is enrolled yet. Try: voxgate enroll NAME FILE"],
    )


def show(
    context: typer.Context,
    name: NameArgument,
    data: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show all that is stored about a speaker."""
    store = _store(context, data)
    speaker = store.get(name)
    sound = store.sounds().get(speaker.name)
    consent, test = speaker.consent, speaker.self_test
    (model,) = _models((speaker,))
    values: dict[str, Any] = {
        **_summary(speaker),
        "model": model,
        "background": speaker.background_fingerprint,
        "sessions": [_session(one) for one in speaker.sessions],
        "self_test": asdict(test) if test else None,
        "consent": asdict(consent) if consent else None,
        "sound": asdict(sound) if sound else None,
    }
    lines = [f"{speaker.name}: {speaker.net_speech_s:.0f} s of speech"]
    lines += [
        f"  {one.recorded_at}  {one.net_speech_s:.0f} s  {one.device}" for one in speaker.sessions
    ]
    lines.append(f"  self-test: {test.sentence if test else 'none'}{_measured(test)}")
    agreed = f"{consent.given_at} (text {consent.text_version})" if consent else "not recorded"
    lines.append(f"  consent: {agreed}")
    if sound:
        lines.append(
            f"  kept sound: {sound.sessions} of {len(speaker.sessions)} session(s), "
            f"{sound.seconds:.0f} s, {sound.size_bytes / 1e6:.1f} MB"
        )
    lines.append(f"  background model: {speaker.background_fingerprint[:8]}{_mark(model)}")
    answer(wants_json(context, as_json), values, lines)


def rename(
    context: typer.Context,
    name: NameArgument,
    new_name: Annotated[str, typer.Argument(metavar="NEW", help="The new name.")],
    data: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """Give a speaker another name; the picture goes along."""
    _store(context, data).rename(name, new_name)
    answer(wants_json(context, as_json), {"renamed": name, "to": new_name}, ["Renamed."])


def delete(
    context: typer.Context,
    name: NameArgument,
    data: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """Delete a speaker for good, with the picture; the stored numbers are overwritten."""
    _store(context, data).delete(name)
    answer(wants_json(context, as_json), {"deleted": name}, [f"{name} is deleted."])


def export(
    context: typer.Context,
    name: NameArgument,
    file: FileArgument,
    data: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """Write a speaker's profile to a file (statistics, no audio)."""
    with suppress(OSError, ValueError):  # nothing of that name, or nothing can have it
        file.lstat()  # a link is something, too, wherever it leads
        raise OutputUnwritable(file, "there is a file of that name already")
    _store(context, data).export(name, file)
    answer(
        wants_json(context, as_json),
        {"exported": name, "file": str(file)},
        [f"{name} is written to {file}. Whoever has this file has that voice's profile."],
    )


def import_file(
    context: typer.Context,
    file: FileArgument,
    name: Annotated[
        str | None, typer.Option("--name", metavar="NAME", help="Another name for the speaker.")
    ] = None,
    data: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """Add a speaker from an exported file."""
    speaker = _store(context, data).import_file(file, name)
    answer(wants_json(context, as_json), _summary(speaker), [f"{speaker.name} is imported."])


def renew(
    context: typer.Context,
    names: Annotated[
        list[str] | None, typer.Argument(metavar="[NAME...]", help="Default: everybody.")
    ] = None,
    data: DataOption = None,
    background_file: BackgroundOption = None,
    as_json: JsonOption = False,
) -> None:
    """Make profiles of another model again for this one, from the sound that was kept."""
    from gmm_core.enrollment.rebuild import rebuild_all, rebuildable
    from gmm_core.store.bundle import load_bundle

    store = _store(context, data)
    chosen = [store.get(name) for name in names] if names else store.readable()[0]
    background = load_bundle(background_file)
    fitting = rebuildable(chosen, store.sounds(), background)
    rebuilt = watched(rebuild_all(store, fitting, background))
    older = [one.name for one in chosen if one.background_fingerprint != background.fingerprint]
    silent = [name for name in older if name not in fitting]
    answer(
        wants_json(context, as_json),
        {
            "renewed": rebuilt.names,
            "failed": [{"name": name, "why": str(why)} for name, why in rebuilt.problems],
            "must_speak": silent,
        },
        [f"{name} is renewed from the kept sound." for name in rebuilt.names]
        + [f"{name} stays as it was: {why}" for name, why in rebuilt.problems]
        + [f"{name} has to speak 30 s: try voxgate enroll --renew" for name in silent]
        or ["No profile has to be renewed."],
    )
    for _, problem in rebuilt.problems:
        raise problem


def forget_sound(
    context: typer.Context,
    name: NameArgument,
    data: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """Delete the kept sound of a speaker for good; the profile stays."""
    there = _store(context, data).forget_sound(name)
    words = f"The sound of {name} is deleted." if there else f"No sound of {name} was kept."
    answer(wants_json(context, as_json), {"name": name, "sound_deleted": there}, [words])


def _store(context: typer.Context, data: Path | None) -> "ProfileStore":
    from gmm_core.store.profiles import ProfileStore

    return ProfileStore(data_folder(context, data))


def _models(speakers: "Sequence[SpeakerModel]") -> list[str]:
    """For each profile: the built-in model made it, an earlier one did, or none that is known."""
    from gmm_core.store.bundle import load_bundle
    from gmm_core.store.earlier import EarlierModels

    if not speakers:
        return []
    background = load_bundle()
    words = {one.fingerprint: "earlier" for one in EarlierModels().beside(background, speakers)}
    words[background.fingerprint] = "current"
    return [words.get(one.background_fingerprint, "other") for one in speakers]


def _mark(model: str) -> str:
    """What stands behind a profile, by its model."""
    from gmm_core.store.earlier import RENEW

    marks = {"current": "", "earlier": RENEW, "other": "made with a model that is not here"}
    return f", {marks[model]}" if marks[model] else ""


def _strength(summary: dict[str, Any]) -> str:
    """The grade, and within what the share that it rests on may lie."""
    interval = summary["accepted_interval"]
    if interval is None:
        return summary["grade"] or "untested"
    low, high = interval
    return f"{summary['grade']} (95% interval of accepted parts: {low:.0%} to {high:.0%})"


def _measured(test: "SelfTest | None") -> str:
    """What the grade rests on, in the words of the window."""
    from gmm_core.enrollment.self_test import accepted_interval, accepted_parts

    if test is None or test.segments < 1:
        return ""
    low, high = accepted_interval(test)
    return (
        f" It accepted {accepted_parts(test)} of {test.segments} pieces of the enrolled "
        f"speech (95% interval: {low:.0%} to {high:.0%})."
    )


def _summary(speaker: "SpeakerModel") -> dict[str, Any]:
    from gmm_core.enrollment.self_test import accepted_interval

    test = speaker.self_test
    return {
        "name": speaker.name,
        "net_speech_s": speaker.net_speech_s,
        "sessions": len(speaker.sessions),
        "grade": test.grade if test else None,
        "accepted_interval": accepted_interval(test) if test and test.segments else None,
    }


def _session(session: Any) -> dict[str, Any]:
    fields = (
        "recorded_at",
        "device",
        "net_speech_s",
        "snr_db",
        "clipped_fraction",
        "level_dbfs",
    )
    return {field: getattr(session, field) for field in fields}
