"""`enroll NAME FILE…`: a profile from recordings, or one more session of a known speaker."""

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from gmm_core.cli.options import (
    BackgroundOption,
    DataOption,
    JsonOption,
    data_folder,
    wants_json,
)
from gmm_core.cli.output import answer, watched


def enroll(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="Who speaks in the files.")],
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Recordings.")],
    agreed: Annotated[
        bool, typer.Option("--yes", help="This person has agreed to a voice profile.")
    ] = False,
    data: DataOption = None,
    background_file: BackgroundOption = None,
    as_json: JsonOption = False,
) -> None:
    """Make a voice profile from audio files, or add a session to one."""
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
    audio = [read_audio(file) for file in files]
    background = load_bundle(background_file)
    consent = ask_consent(name, agreed, folder)
    now = consent.given_at
    if known:
        known_speaker = replace(store.get(name), consent=consent)
        speaker = watched(extend(known_speaker, audio, background, recorded_at=now))
    else:
        work = build(audio, background, name, recorded_at=now, consent=consent)
        speaker = watched(work)
    store.save(speaker, replace=known)
    session, test = speaker.sessions[-1], speaker.self_test
    answer(
        wants_json(context, as_json),
        {
            "name": speaker.name,
            "extended": known,
            "net_speech_s": speaker.net_speech_s,
            "session_net_speech_s": session.net_speech_s,
            "snr_db": session.snr_db,
            "clipped_fraction": session.clipped_fraction,
            "level_dbfs": session.level_dbfs,
            "self_test": test.grade if test else None,
            "self_test_sentence": test.sentence if test else None,
        },
        [
            f"{speaker.name} is {'extended' if known else 'enrolled'}: "
            f"{session.net_speech_s:.1f} s of speech"
            + (f" ({speaker.net_speech_s:.1f} s in all)" if known else ""),
            f"Quality: SNR {session.snr_db:.0f} dB, {session.clipped_fraction:.2%} clipped, "
            f"level {session.level_dbfs:.0f} dBFS",
            f"Self-test: {test.sentence if test else 'none'}",
        ],
    )
