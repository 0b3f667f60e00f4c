"""`train-ubm`: a background model, its cohort and its calibration from many people's recordings."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from gmm_core.cli.options import JobsOption, JsonOption, wants_json
from gmm_core.cli.output import answer, watched
from gmm_core.errors import BadList, OutputUnwritable

if TYPE_CHECKING:
    from gmm_core.training import Recording

AUDIO_SUFFIXES: Final = (".wav", ".flac", ".ogg", ".mp3")


def train_ubm(
    context: typer.Context,
    source: Annotated[
        Path,
        typer.Argument(
            metavar="FOLDER|LIST.csv",
            help="A folder with one subfolder a speaker, or a list with columns speaker,path.",
        ),
    ],
    out: Annotated[Path, typer.Option("--out", metavar="BUNDLE", help="Where the model goes.")],
    components: Annotated[
        int | None, typer.Option("--components", min=1, metavar="C", help="Gaussians of the UBM.")
    ] = None,
    jobs: JobsOption = 1,
    as_json: JsonOption = False,
) -> None:
    """Train a background model from a folder or a list of recordings."""
    from gmm_core.store.bundle import save_bundle
    from gmm_core.training import TrainingConfig, train_background

    if out.is_dir() or not out.parent.is_dir():
        raise OutputUnwritable(out, "its folder does not exist, or it is a folder itself")
    recordings = list_recordings(source)
    config = TrainingConfig(jobs=jobs)
    if components is not None:
        config = TrainingConfig(jobs=jobs, components=components)
    background = watched(train_background(recordings, config))
    save_bundle(background, out)
    speakers = len({recording.speaker for recording in recordings})
    values = {
        "bundle": str(out),
        "fingerprint": background.fingerprint,
        "components": background.ubm.components,
        "speakers": speakers,
        "recordings": len(recordings),
    }
    line = (
        f"{out}: {background.ubm.components} Gaussians from {len(recordings)} recordings of "
        f"{speakers} speakers, fingerprint {background.fingerprint[:8]}"
    )
    answer(wants_json(context, as_json), values, [line])


def list_recordings(source: Path) -> "list[Recording]":
    """The recordings of a folder or list, in a fixed order. Raises BadList."""
    from gmm_core.evaluation.trials import read_enrollment_list
    from gmm_core.training import Recording

    if not source.is_dir():
        listed = read_enrollment_list(source)
        return [Recording(speaker, path) for speaker, paths in listed.items() for path in paths]
    found = [
        Recording(path.relative_to(source).parts[0], path)
        for path in sorted(source.glob("*/**/*"))
        if path.suffix.lower() in AUDIO_SUFFIXES
    ]
    if not found:
        kinds = ", ".join(AUDIO_SUFFIXES)
        raise BadList(source, 0, f"no recordings; put them ({kinds}) into one folder a speaker")
    return found
