"""Asking whether a person agrees before a voice profile is made from files."""

import sys
from datetime import UTC, datetime
from pathlib import Path

import typer

from gmm_core.enrollment.consent import CONSENT_VERSION, consent_text
from gmm_core.errors import ConsentMissing
from gmm_core.scoring import Consent


def ask_consent(name: str, agreed: bool, data_folder: Path, *, keep_sound: bool = False) -> Consent:
    """The consent of `name`; `agreed` = the command line already says so.

    keep_sound : it is also to the keeping of the sound

    Without that and without a terminal to ask at, raises ConsentMissing.
    """
    if not agreed:
        if not sys.stdin.isatty():
            raise ConsentMissing(name)
        typer.echo(consent_text(str(data_folder), keep_sound=keep_sound), err=True)
        # Not typer.confirm: it also writes to stdout, where the answer in JSON belongs.
        typer.echo(f"Does {name} agree to this? [y/N] ", err=True, nl=False)
        if _answer().strip().lower() not in ("y", "yes"):
            raise ConsentMissing(name)
    now = datetime.now(UTC).isoformat(timespec="seconds")
    return Consent(given_by=name, text_version=CONSENT_VERSION, given_at=now)


def _answer() -> str:
    try:
        return sys.stdin.readline()
    except (UnicodeDecodeError, OSError):  # a stray key, a terminal that is gone: no yes
        return ""
