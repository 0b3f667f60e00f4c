"""`train-ubm`: a background model, its cohort and its calibration from many people's recordings."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from gmm_core.cli.cluster import ClusterOption, workers
from gmm_core.cli.options import JobsOption, JsonOption, wants_json
from gmm_core.cli.output import answer, check_output, watched
from gmm_core.errors import BadList, OutputUnwritable
from gmm_core.places import Place, Url, is_folder, place

if TYPE_CHECKING:
    from gmm_core.training import Recording

CORPUS_FIELDS: Final = ("name", "license", "credit")
_LONGEST_JSON: Final = 10_000_000  # characters


def train_ubm(
    context: typer.Context,
    source: Annotated[
        str,
        typer.Argument(
            metavar="FOLDER|LIST.csv",
            help="A folder with one subfolder a speaker, or a list with columns speaker,path; "
            "on a disk, or an address that fsspec reads (s3://…, a list's ends in .csv).",
        ),
    ],
    out: Annotated[Path, typer.Option("--out", metavar="BUNDLE", help="Where the model goes.")],
    only: Annotated[
        str | None,
        typer.Option("--only", metavar="COLUMN=VALUE", help="Use these rows of the list only."),
    ] = None,
    components: Annotated[
        int | None, typer.Option("--components", min=1, metavar="C", help="Gaussians of the UBM.")
    ] = None,
    noise: Annotated[
        list[Path] | None,
        typer.Option("--noise", metavar="FILE", help="A noise to train with; may be repeated."),
    ] = None,
    corpora: Annotated[
        Path | None,
        typer.Option(
            "--corpora", metavar="JSON", help="List of {name, license, credit}, kept in the bundle."
        ),
    ] = None,
    jobs: JobsOption = 1,
    resume: Annotated[
        Path | None,
        typer.Option(
            "--resume",
            metavar="FOLDER",
            help="Keep what is finished there, and go on from there when it is given again with "
            "the same recordings and recipe; deleted when the model is written.",
        ),
    ] = None,
    cluster: ClusterOption = None,
    as_json: JsonOption = False,
) -> None:
    """Train a background model from a folder or a list of recordings."""
    from gmm_core.store.bundle import save_bundle
    from gmm_core.training import TrainingConfig, discard_state, train_background

    check_output(out, [place(source), *(noise or ()), *([corpora] if corpora else ())])
    recordings = list_recordings(place(source), only)
    check_output(out, [recording.path for recording in recordings])
    chosen: dict[str, Any] = {} if components is None else {"components": components}
    config = TrainingConfig(
        jobs=jobs, noises=tuple(noise or ()), corpora=read_corpora(corpora), **chosen
    )
    with workers(cluster) as crew, _kept_in(resume, out, shared=crew is not None) as state:
        work = train_background(recordings, config, state=state, cluster=crew)
        background = watched(work)
        save_bundle(background, out)
    if resume is not None:
        discard_state(resume)
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


@contextmanager
def _kept_in(resume: Path | None, out: Path, shared: bool) -> Iterator[Path | None]:
    """Where the training keeps its work; shared = where all workers see it: beside the model."""
    if resume is not None or not shared:
        yield resume
        return
    try:
        beside = TemporaryDirectory(
            prefix=".voxgate-train-", dir=out.parent.absolute(), ignore_cleanup_errors=True
        )
    except OSError as error:
        raise OutputUnwritable(out, error.strerror or str(error)) from error
    with beside as folder:
        yield Path(folder)


def list_recordings(source: Place, only: str | None = None) -> "list[Recording]":
    """The recordings of a folder or list, in a fixed order. Raises BadList."""
    from gmm_core.evaluation.folder import speaker_files
    from gmm_core.evaluation.trials import read_enrollment_list, read_speaker_corpora
    from gmm_core.training import Recording

    corpora: dict[str, str] = {}
    if _is_list(source):
        column, given, value = (only or "").partition("=")
        if only is not None and not (column and given):
            raise typer.BadParameter("--only is COLUMN=VALUE, for example part=background.")
        where = (column, value) if only is not None else None
        listed = read_enrollment_list(source, where)
        corpora = read_speaker_corpora(source, where)
    elif only is None:
        listed = speaker_files(source)
    else:
        raise typer.BadParameter("--only chooses rows of a list; a folder has none.")
    return [
        Recording(speaker, path, corpora.get(speaker, ""))
        for speaker, paths in listed.items()
        for path in paths
    ]


def _is_list(source: Place) -> bool:
    """A storage has no folders to ask for: there the name decides."""
    return source.suffix.lower() == ".csv" if isinstance(source, Url) else not is_folder(source)


def read_corpora(path: Path | None) -> tuple[dict[str, str], ...]:
    """Who made the speech and under which license. Raises BadList."""
    if path is None:
        return ()
    try:
        with path.open(encoding="utf-8") as stream:
            corpora = json.loads(stream.read(_LONGEST_JSON))  # a device might never end
    except OSError as error:
        raise BadList(path, 0, f"cannot be read ({error.strerror}); check the path") from error
    except (ValueError, RecursionError) as error:
        raise BadList(path, 0, "is not valid JSON") from error
    if not isinstance(corpora, list) or not all(_is_corpus(one) for one in corpora):
        raise BadList(path, 0, f"must be a list of objects with {', '.join(CORPUS_FIELDS)}")
    return tuple(corpora)


def _is_corpus(value: object) -> bool:
    return isinstance(value, dict) and all(
        isinstance(value.get(field), str) for field in CORPUS_FIELDS
    )
