"""One speaker as a file, to carry a profile elsewhere or keep a copy. Statistics, no audio."""

import math
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

import numpy as np

from gmm_core.errors import BadName, BundleDamaged
from gmm_core.scoring import Consent, EnrollmentSession, SelfTest, SpeakerModel
from gmm_core.scoring.speaker import GRADES
from gmm_core.store.container import Array, read_versions, write_container
from gmm_core.store.fields import Fields
from gmm_core.store.names import clean_name

KIND: Final = "voxgate-speaker"
VERSION: Final = 2  # 1: without `upper_db` and `own_scores`
_MOST_VIEWS: Final = 2
MAX_SESSIONS: Final = 1000


def write_speaker(model: SpeakerModel, path: Path) -> None:
    """Writes the file in one step, readable for its owner only. Raises OutputUnwritable."""
    content = {
        "name": model.name,
        "background_fingerprint": model.background_fingerprint,
        "consent": asdict(model.consent) if model.consent else None,
        "self_test": asdict(model.self_test) if model.self_test else None,
        "sessions": [_session_content(session) for session in model.sessions],
    }
    arrays: dict[str, Array] = {}
    for index, session in enumerate(model.sessions):
        arrays[f"session{index}_n"] = session.n
        arrays[f"session{index}_first"] = session.first
    write_container(path, KIND, VERSION, content, arrays, private=True)


def read_speaker(path: Path, name: str | None = None) -> SpeakerModel:
    """The speaker of a file, under another name if given. Raises BundleDamaged and BadName."""
    version, content, arrays = read_versions(path, KIND, (1, VERSION))
    fields = Fields(path, content)
    try:
        own_name = clean_name(fields.text("name"))
    except BadName as error:
        raise BundleDamaged(path, "the name in it is not a valid one") from error
    sessions = fields.objects("sessions", MAX_SESSIONS)
    if not sessions or len(arrays) != 2 * len(sessions):
        raise BundleDamaged(path, "its sessions are incomplete")
    return SpeakerModel(
        name=own_name if name is None else clean_name(name),
        background_fingerprint=fields.text("background_fingerprint"),
        sessions=tuple(
            _session(path, index, one, arrays, version) for index, one in enumerate(sessions)
        ),
        self_test=_self_test(path, fields.optional("self_test")),
        consent=_consent(fields.optional("consent")),
    )


def _session_content(session: EnrollmentSession) -> dict[str, Any]:
    return {
        "recorded_at": session.recorded_at,
        "device": session.device,
        "net_speech_s": session.net_speech_s,
        "snr_db": None if math.isnan(session.snr_db) else session.snr_db,
        "clipped_fraction": session.clipped_fraction,
        "level_dbfs": session.level_dbfs,
        "upper_db": session.upper_db,
        "own_scores": [None if math.isnan(score) else score for score in session.own_scores],
    }


def _session(
    path: Path, index: int, fields: Fields, arrays: dict[str, Array], version: int
) -> EnrollmentSession:
    n, first = arrays.get(f"session{index}_n"), arrays.get(f"session{index}_first")
    if n is None or first is None or n.dtype != np.float32 or first.dtype != np.float32:
        raise BundleDamaged(path, "its sessions are incomplete")
    if n.ndim != 1 or first.ndim != 2 or len(n) != len(first) or not len(n) or (n < 0).any():
        raise BundleDamaged(path, "its statistics do not fit together")
    return EnrollmentSession(
        recorded_at=fields.moment("recorded_at"),
        device=fields.text("device"),
        net_speech_s=fields.number("net_speech_s", least=0.0),
        snr_db=fields.number_or_nan("snr_db"),
        clipped_fraction=fields.number("clipped_fraction", least=0.0),
        level_dbfs=fields.number("level_dbfs"),
        n=n,
        first=first,
        upper_db=fields.number("upper_db") if version > 1 else 0.0,
        own_scores=fields.numbers_or_nan("own_scores", _MOST_VIEWS) if version > 1 else (),
    )


def _self_test(path: Path, fields: Fields | None) -> SelfTest | None:
    if fields is None:
        return None
    grade = fields.text("grade")
    if grade not in GRADES:
        raise BundleDamaged(path, "the grade of its self-test is not one that we give")
    return SelfTest(
        grade=grade,
        accepted_share=fields.number("accepted_share", least=0.0),
        mean_llr=fields.number("mean_llr"),
        segments=int(fields.number("segments", least=0.0)),
    )


def _consent(fields: Fields | None) -> Consent | None:
    if fields is None:
        return None
    return Consent(
        given_by=fields.text("given_by"),
        text_version=fields.text("text_version"),
        given_at=fields.moment("given_at"),
    )
