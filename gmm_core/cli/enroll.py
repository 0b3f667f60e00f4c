"""`enroll NAME FILE…`: a profile from recordings, one more session of it, or all anew."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gmm_core.cli.options import (
    BackgroundOption,
    DataOption,
    JsonOption,
    data_folder,
    wants_json,
)
from gmm_core.cli.output import answer, watched
from gmm_core.errors import RenewalNeeded

if TYPE_CHECKING:
    from gmm_core.enrollment.train import Progress, Recording
    from gmm_core.scoring import Background, Consent, SpeakerModel
    from gmm_core.store.sound import PackedSound


def enroll(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="Who speaks in the files.")],
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Recordings.")],
    agreed: Annotated[
        bool, typer.Option("--yes", help="This person has agreed to a voice profile.")
    ] = False,
    renew: Annotated[
        bool, typer.Option("--renew", help="Make a profile of an older model anew, from 30 s.")
    ] = False,
    keep_sound: Annotated[
        bool,
        typer.Option(
            "--keep-sound",
            help="Also keep the recordings, to make the profile again for a later model; "
            "`speakers forget-sound` deletes them.",
        ),
    ] = False,
    data: DataOption = None,
    background_file: BackgroundOption = None,
    as_json: JsonOption = False,
) -> None:
    """Make a voice profile from audio files, add a session to one, or renew it."""
    from gmm_core.audio import read_audio
    from gmm_core.cli.consent import ask_consent
    from gmm_core.enrollment import enroll as build
    from gmm_core.enrollment import extend
    from gmm_core.store.bundle import load_bundle
    from gmm_core.store.names import clean_name, name_key
    from gmm_core.store.profiles import ProfileStore

    name = clean_name(name)
    folder = data_folder(context, data)
    store = ProfileStore(folder)
    known = name_key(name) in map(name_key, store.names())
    before = store.get(name) if known or renew else None
    background = load_bundle(background_file)
    _check(before, background, renew)
    audio = [read_audio(file) for file in files]
    consent = ask_consent(name, agreed, folder, keep_sound=keep_sound)
    now = consent.given_at
    if before is None:
        work = build(audio, background, name, recorded_at=now, consent=consent)
    elif renew:
        work = _renewal(replace(before, consent=consent), audio, background, now)
    else:
        work = extend(replace(before, consent=consent), audio, background, recorded_at=now)
    speaker = watched(work)
    sound = _packed(audio, consent) if keep_sound else None
    store.save(speaker, replace=known, sound=sound)
    session, test = speaker.sessions[-1], speaker.self_test
    answer(
        wants_json(context, as_json),
        {
            "name": speaker.name,
            "extended": known and not renew,
            "renewed": renew,
            "sound_kept": keep_sound,
            "net_speech_s": speaker.net_speech_s,
            "session_net_speech_s": session.net_speech_s,
            "snr_db": session.snr_db,
            "clipped_fraction": session.clipped_fraction,
            "level_dbfs": session.level_dbfs,
            "self_test": test.grade if test else None,
            "self_test_sentence": test.sentence if test else None,
        },
        [
            f"{speaker.name} is {_done(known, renew)}: {session.net_speech_s:.1f} s of speech"
            + (f" ({speaker.net_speech_s:.1f} s in all)" if known and not renew else ""),
            f"Quality: SNR {session.snr_db:.0f} dB, {session.clipped_fraction:.2%} clipped, "
            f"level {session.level_dbfs:.0f} dBFS",
            f"Self-test: {test.sentence if test else 'none'}",
            *(["The recordings are kept with the profile."] if keep_sound else []),
        ],
    )


def _check(before: "SpeakerModel | None", background: "Background", renew: bool) -> None:
    """Before anybody is asked for consent: is this what --renew is for?"""
    from gmm_core.store.earlier import EarlierModels

    if before is None:
        return
    current = before.background_fingerprint == background.fingerprint
    if renew and current:
        raise typer.BadParameter(
            f"{before.name} is made with this model already; leave out --renew to add a session."
        )
    if not renew and not current and EarlierModels().beside(background, [before]):
        raise RenewalNeeded(before.name)


def _renewal(
    before: "SpeakerModel", audio: "list[Recording]", background: "Background", now: str
) -> "Progress":
    from gmm_core.enrollment.renew import renew
    from gmm_core.store.earlier import EarlierModels

    made_with = next(iter(EarlierModels().beside(background, [before])), None)
    return renew(before, audio, background, made_with, recorded_at=now)


def _packed(audio: "list[Recording]", consent: "Consent") -> "PackedSound":
    from gmm_core.enrollment.consent import SOUND_VERSION
    from gmm_core.progress import finish
    from gmm_core.store.sound import pack

    return finish(pack(audio, replace(consent, text_version=SOUND_VERSION)))


def _done(known: bool, renewed: bool) -> str:
    return "renewed" if renewed else "extended" if known else "enrolled"
