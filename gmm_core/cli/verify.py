"""`verify NAME FILE` and `identify FILE`: one decision about one recording."""

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
    from gmm_core.scoring import Background, SpeakerModel
    from gmm_core.verification import RecordingScore

NOT_ACCEPTED: Final = 1
UNKNOWN: Final = "unknown"
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
    from gmm_core.scoring import probability
    from gmm_core.store.bundle import load_bundle
    from gmm_core.store.profiles import ProfileStore
    from gmm_core.verification import decide_recording

    _check(strictness)
    speaker = ProfileStore(data_folder(context, data)).get(name)
    background = load_bundle(background_file)
    score = _score(file, background, (speaker,))
    llr = float(score.llr[0])
    decision, reason = decide_recording(background, llr, score.net_speech_s, strictness)
    values = {
        "decision": decision.value,
        "llr": llr,
        "probability": probability(llr),
        "net_speech_s": score.net_speech_s,
        "threshold": background.thresholds.for_strictness(strictness),
        "reason": reason,
    }
    lines = [f"{speaker.name}: {WORDS[decision.value]} ({reason})", _evidence(values)]
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
    from gmm_core.scoring import probability
    from gmm_core.store.bundle import load_bundle
    from gmm_core.store.profiles import ProfileStore
    from gmm_core.verification import decide_recording

    _check(strictness)
    stored, damaged = ProfileStore(data_folder(context, data)).readable()
    background = load_bundle(background_file)
    speakers, skipped = _usable(stored, background)
    score = _score(file, background, speakers)
    ranked = sorted(zip(score.llr.tolist(), [one.name for one in speakers], strict=True))[::-1]
    best, reason = UNKNOWN, "nobody is enrolled yet"
    if ranked:
        llr, name = ranked[0]
        decision, reason = decide_recording(
            background, llr, score.net_speech_s, strictness, len(ranked)
        )
        best = name if decision.value == "accept" else UNKNOWN
    values = {
        "speaker": best,
        "speakers": [
            {"name": name, "llr": llr, "probability": probability(llr)} for llr, name in ranked
        ],
        "net_speech_s": score.net_speech_s,
        "threshold": background.thresholds.accept_among(strictness, len(ranked)),
        "reason": reason,
        "skipped": skipped,
        "damaged": [str(problem) for problem in damaged],
    }
    lines = [f"{best} ({reason})"]
    lines += [f"  {name}  {probability(llr):.0%}  (llr {llr:.2f})" for llr, name in ranked]
    if skipped:
        lines.append(f"Made with another model, enroll again: {', '.join(skipped)}")
    lines += [str(problem) for problem in damaged]
    answer(wants_json(context, as_json), values, lines)


def _check(strictness: str) -> None:
    from gmm_core.scoring import STRICTNESS

    if strictness not in STRICTNESS:
        raise typer.BadParameter(
            f"strictness {strictness!r} is unknown; choose one of {', '.join(STRICTNESS)}."
        )


def _usable(
    speakers: "tuple[SpeakerModel, ...]", background: "Background"
) -> "tuple[tuple[SpeakerModel, ...], list[str]]":
    """Speakers that belong to this model, and the names of those that do not.

    Raises ModelMismatch when there are only others: then every answer would be wrong.
    """
    fitting = tuple(one for one in speakers if one.background_fingerprint == background.fingerprint)
    if speakers and not fitting:
        background.check(speakers[0])
    return fitting, [one.name for one in speakers if one not in fitting]


def _score(
    file: Path, background: "Background", speakers: "tuple[SpeakerModel, ...]"
) -> "RecordingScore":
    from gmm_core.audio import read_audio
    from gmm_core.scoring.scorer import Scorer
    from gmm_core.verification import score_recording

    samples, rate = read_audio(file)
    return score_recording(background, Scorer(background, speakers), samples, rate)


def _evidence(values: dict[str, Any]) -> str:
    return (
        f"llr {values['llr']:.2f}, accepted from {values['threshold']:.2f}; "
        f"probability {values['probability']:.1%} at even odds; "
        f"{values['net_speech_s']:.1f} s of speech"
    )
