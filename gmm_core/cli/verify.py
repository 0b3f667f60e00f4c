"""`verify NAME FILE` and `identify FILE`: one decision about one recording."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from gmm_core.cli.options import (
    BackgroundOption,
    DataOption,
    JsonOption,
    StrictnessOption,
    data_folder,
    wants_json,
)
from gmm_core.cli.output import answer

if TYPE_CHECKING:
    from gmm_core.linalg import Float32
    from gmm_core.scoring import Background, SpeakerModel
    from gmm_core.verification import RecordingScore

    Models = tuple[Background, ...]  # the one in use first

NOT_ACCEPTED: Final = 1
UNKNOWN: Final = "unknown"
CURRENT: Final = "current"
EARLIER: Final = "earlier"
WORDS: Final = {"accept": "accepted", "reject": "rejected", "inconclusive": "inconclusive"}
FileArgument = Annotated[Path, typer.Argument(metavar="FILE", help="The recording.")]


def verify(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="Who it is said to be.")],
    file: FileArgument,
    strictness: StrictnessOption = "balanced",
    data: DataOption = None,
    background_file: BackgroundOption = None,
    as_json: JsonOption = False,
) -> None:
    """Decide whether NAME speaks in FILE; status 0 accepted, 1 rejected or inconclusive."""
    from gmm_core.audio import read_audio
    from gmm_core.scoring import probability
    from gmm_core.store.earlier import RENEW, maker
    from gmm_core.store.profiles import ProfileStore
    from gmm_core.verification import decide_recording

    _check(strictness)
    speaker = ProfileStore(data_folder(context, data)).get(name)
    models = _models(background_file, (speaker,))
    model = maker(speaker, models)
    score = _score(read_audio(file), model, (speaker,))
    llr = float(score.llr[0])
    decision, reason = decide_recording(model, llr, score.net_speech_s, strictness)
    values = {
        "decision": decision.value,
        "llr": llr,
        "probability": probability(llr),
        "net_speech_s": score.net_speech_s,
        "threshold": model.thresholds.for_strictness(strictness),
        "reason": reason,
        "model": CURRENT if model is models[0] else EARLIER,
    }
    lines = [f"{speaker.name}: {WORDS[decision.value]} ({reason})", _evidence(values)]
    if values["model"] == EARLIER:
        lines.append(f"{speaker.name} was {RENEW}")
    answer(wants_json(context, as_json), values, lines)
    if decision.value != "accept":
        raise typer.Exit(NOT_ACCEPTED)


def identify(
    context: typer.Context,
    file: FileArgument,
    strictness: StrictnessOption = "balanced",
    data: DataOption = None,
    background_file: BackgroundOption = None,
    as_json: JsonOption = False,
) -> None:
    """Say which enrolled speaker talks in FILE, or that it is none of them."""
    from gmm_core.audio import read_audio
    from gmm_core.scoring import probability
    from gmm_core.store.earlier import RENEW
    from gmm_core.store.profiles import ProfileStore
    from gmm_core.verification import decide_recording

    _check(strictness)
    stored, damaged = ProfileStore(data_folder(context, data)).readable()
    models = _models(background_file, stored)
    speakers, skipped = _usable(stored, models)
    net_s, ranked = _ranked(read_audio(file), models, speakers)
    best, reason = UNKNOWN, "nobody is enrolled yet"
    if ranked:
        decision, reason = decide_recording(
            models[0], ranked[0].llr, net_s, strictness, len(ranked)
        )
        best = ranked[0].name if decision.value == "accept" else UNKNOWN
    values = {
        "speaker": best,
        "speakers": [
            {
                "name": one.name,
                "llr": one.llr,
                "probability": probability(one.llr),
                "model": one.model,
            }
            for one in ranked
        ],
        "net_speech_s": net_s,
        "threshold": models[0].thresholds.accept_among(strictness, len(ranked)),
        "reason": reason,
        "skipped": skipped,
        "damaged": [str(problem) for problem in damaged],
    }
    lines = [f"{best} ({reason})"]
    lines += [
        f"  {one.name}  {probability(one.llr):.0%}  (llr {one.llr:.2f})"
        + (f"  {RENEW}" if one.model == EARLIER else "")
        for one in ranked
    ]
    if skipped:
        lines.append(f"Made with another model, enroll again: {', '.join(skipped)}")
    lines += [str(problem) for problem in damaged]
    answer(wants_json(context, as_json), values, lines)


@dataclass(frozen=True, slots=True, order=True)
class _Ranked:
    llr: float
    name: str
    model: str


def _ranked(
    audio: "tuple[Float32, int]",
    models: "Models",
    speakers: "tuple[SpeakerModel, ...]",
) -> tuple[float, list[_Ranked]]:
    """Seconds of speech as the first model hears them, and all speakers, the best one first."""
    found: list[_Ranked] = []
    heard_s = []
    for model in models:
        own = tuple(one for one in speakers if one.background_fingerprint == model.fingerprint)
        score = _score(audio, model, own)
        word = CURRENT if model is models[0] else EARLIER
        names = [one.name for one in own]
        found += map(_Ranked, score.llr.tolist(), names, [word] * len(own))
        heard_s.append(score.net_speech_s)
    return heard_s[0], sorted(found, reverse=True)


def _check(strictness: str) -> None:
    from gmm_core.scoring import STRICTNESS

    if strictness not in STRICTNESS:
        raise typer.BadParameter(
            f"strictness {strictness!r} is unknown; choose one of {', '.join(STRICTNESS)}."
        )


def _models(background_file: Path | None, speakers: "Sequence[SpeakerModel]") -> "Models":
    """The model in use, then the earlier ones that these profiles need.

    Who names a model wants its answers, and no other's.
    """
    from gmm_core.store.bundle import load_bundle
    from gmm_core.store.earlier import EarlierModels

    background = load_bundle(background_file)
    if background_file is not None:
        return (background,)
    return (background, *EarlierModels().beside(background, speakers))


def _usable(
    speakers: "tuple[SpeakerModel, ...]", models: "Models"
) -> "tuple[tuple[SpeakerModel, ...], list[str]]":
    """Speakers that belong to these models, and the names of those that do not.

    Raises ModelMismatch when there are only others: then every answer would be wrong.
    """
    known = {model.fingerprint for model in models}
    fitting = tuple(one for one in speakers if one.background_fingerprint in known)
    if speakers and not fitting:
        models[0].check(speakers[0])
    return fitting, [one.name for one in speakers if one not in fitting]


def _score(
    audio: "tuple[Float32, int]", model: "Background", speakers: "tuple[SpeakerModel, ...]"
) -> "RecordingScore":
    from gmm_core.scoring.scorer import Scorer
    from gmm_core.verification import score_recording

    return score_recording(model, Scorer(model, speakers), *audio)


def _evidence(values: dict[str, Any]) -> str:
    return (
        f"llr {values['llr']:.2f}, accepted from {values['threshold']:.2f}; "
        f"probability {values['probability']:.1%} at even odds; "
        f"{values['net_speech_s']:.1f} s of speech"
    )
