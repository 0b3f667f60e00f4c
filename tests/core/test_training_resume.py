"""A training that was cancelled, killed or cut off goes on, and ends with the same bits."""

import json
import math
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from gmm_core.errors import OutputUnwritable, TrainingStateDamaged, TrainingStateDiffers
from gmm_core.progress import finish
from gmm_core.scoring import Background
from gmm_core.training import (
    Recording,
    TrainingConfig,
    TrainingProgress,
    discard_state,
    saved_training,
    train_background,
)
from tests.core.tiny_training import assert_same, demo_recordings, tiny

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def recordings(tmp_path_factory: pytest.TempPathFactory) -> list[Recording]:
    return demo_recordings(tmp_path_factory.mktemp("speech"))


@pytest.fixture(scope="module")
def trained(recordings: list[Recording]) -> Background:
    return finish(train_background(recordings, tiny()))


@pytest.fixture(scope="module")
def finished(recordings: list[Recording], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The state of a training that has come to its end; read only."""
    folder = tmp_path_factory.mktemp("finished")
    finish(train_background(recordings, tiny(), state=folder))
    return folder


@pytest.fixture
def begun(recordings: list[Recording], tmp_path: Path) -> Path:
    """The state of a training that was cancelled at its first step."""
    work = train_background(recordings, tiny(), state=tmp_path / "state")
    next(work)
    work.close()
    return tmp_path / "state"


def copied(state: Path, to: Path) -> Path:
    to.mkdir()
    for one in state.iterdir():
        os.link(one, to / one.name)
    return to


def steps_until(
    recordings: list[Recording], state: Path, steps: int
) -> tuple[list[TrainingProgress], Background | None]:
    """Cancelled after so many steps; the result if it had fewer."""
    work = train_background(recordings, tiny(), state=state)
    seen: list[TrainingProgress] = []
    try:
        while len(seen) < steps:
            seen.append(next(work))
    except StopIteration as end:
        return seen, end.value
    work.close()
    return seen, None


def test_cancelled_again_and_again_it_ends_with_the_same_bits(
    trained: Background, recordings: list[Recording], tmp_path: Path
) -> None:
    state = tmp_path / "state"
    assert saved_training(state) is None
    result, steps, runs, worked = None, 40, 0, set()
    while result is None:
        seen, result = steps_until(recordings, state, steps)
        worked |= {step.stage for step in seen}
        waiting = saved_training(state)
        assert waiting is not None
        assert waiting.recordings == tuple(recordings)
        assert waiting.components == 8
        runs, steps = runs + 1, steps + 7
    assert runs > 4
    assert_same(result, trained)
    assert waiting.progress.stage == "EM"
    assert waiting.progress.done == waiting.progress.total == 3
    assert "measuring spectra" in worked
    assert "measuring spectra" not in {step.stage for step in seen}, "the last run did it again"
    discard_state(state)
    assert not state.exists()


def test_with_a_state_and_without_the_bits_are_the_same(
    trained: Background, recordings: list[Recording], finished: Path
) -> None:
    began = time.process_time()  # however many others want the processor
    assert_same(finish(train_background(recordings, tiny(), state=finished)), trained)
    assert_same(finish(train_background(recordings, tiny(jobs=2), state=finished)), trained)
    assert time.process_time() - began < 30, "nothing but the last stage is left to do"


CHILD = """
import sys
from pathlib import Path
from gmm_core.progress import finish
from gmm_core.training import Recording, train_background
from tests.core.tiny_training import tiny
paths = sorted(Path(sys.argv[1]).iterdir())
listed = [Recording(f"speaker {path.name[0]}", path) for path in paths]
finish(train_background(listed, tiny(), state=Path(sys.argv[2])))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
@pytest.mark.parametrize("stage", ["features_000002.npz", "stage_em_0.npz", "stage_sessions_1.npz"])
def test_killed_it_goes_on_from_there(
    trained: Background, recordings: list[Recording], tmp_path: Path, stage: str
) -> None:
    """SIGKILL as soon as this file appears."""
    state = tmp_path / "state"
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, recordings[0].path.parent, state],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    try:
        until = time.monotonic() + 600  # a busy machine; a child that has died is not waited for
        while not (state / stage).exists() and child.poll() is None and time.monotonic() < until:
            time.sleep(0.002)
    finally:
        child.send_signal(signal.SIGKILL)
        child.wait()
    assert child.returncode == -signal.SIGKILL
    before = {one.name: one.stat().st_mtime_ns for one in state.iterdir()}
    assert stage in before
    assert not (state / "stage_pairs.npz").exists()
    assert_same(finish(train_background(recordings, tiny(), state=state)), trained)
    kept = {name for name in before if (state / name).exists()}
    rewritten = {name for name in kept if (state / name).stat().st_mtime_ns != before[name]}
    # the EM goes on in its file, noises are drawn again, everything else is not touched
    assert rewritten <= {"stage_em_0.npz", "stage_em_1.npz", "noises.npz"}
    assert {name for name in before if name not in kept} <= {n for n in before if n[0] == "."}
    assert not list(state.glob(".*")), "what a killed process was writing"


def refused(recordings: list[Recording], config: TrainingConfig, state: Path) -> str:
    before = {one.name: one.read_bytes() for one in state.iterdir()}
    with pytest.raises(TrainingStateDiffers) as caught:
        finish(train_background(recordings, config, state=state))
    assert {one.name: one.read_bytes() for one in state.iterdir()} == before
    return str(caught.value)


def test_another_recipe_is_refused(recordings: list[Recording], begun: Path) -> None:
    assert "(components)" in refused(recordings, tiny(components=9), begun)
    assert "(seed)" in refused(recordings, tiny(seed=2), begun)
    several = replace(tiny(), copies=2, relevance_factor=9.0)
    assert "(copies, relevance_factor)" in refused(recordings, several, begun)
    noise = recordings[0].path
    assert "(noises)" in refused(recordings, replace(tiny(), noises=(noise,)), begun)


def test_other_recordings_are_refused(
    recordings: list[Recording], begun: Path, tmp_path: Path
) -> None:
    fewer = recordings[:-1]
    assert "1 of 18 are gone or changed, 0 are new" in refused(fewer, tiny(), begun)
    renamed = [*fewer, Recording("somebody else", recordings[-1].path)]
    assert "1 of 18 are gone or changed, 1 are new" in refused(renamed, tiny(), begun)
    path = recordings[-1].path
    was = path.stat()
    os.utime(path, ns=(was.st_atime_ns, was.st_mtime_ns + 10**9))
    assert "1 of 18 are gone or changed, 1 are new" in refused(recordings, tiny(), begun)
    os.utime(path, ns=(was.st_atime_ns, was.st_mtime_ns))


def test_a_folder_of_something_else_is_refused(recordings: list[Recording], tmp_path: Path) -> None:
    (tmp_path / "holiday.jpg").write_bytes(b"x")
    assert "other files" in refused(recordings, tiny(), tmp_path)
    assert saved_training(tmp_path) is None
    with pytest.raises(OutputUnwritable):
        finish(train_background(recordings, tiny(), state=tmp_path / "holiday.jpg"))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "damaged"),
        (b"\xff\x00", "damaged"),
        (b"[" * 100_000, "damaged"),
        (b"[]", "not Voxgate's"),
        (b'{"format": "other"}', "not Voxgate's"),
    ],
)
def test_a_hostile_description_is_one_sentence(
    recordings: list[Recording], begun: Path, content: bytes, words: str
) -> None:
    (begun / "training.json").write_bytes(content)
    assert words in refused(recordings, tiny(), begun)
    with pytest.raises(TrainingStateDiffers, match=words):
        saved_training(begun)


@pytest.mark.parametrize(
    ("key", "value", "words"),
    [
        ("program", "9.9", "by Voxgate 9.9"),
        ("version", 1, "another build of Voxgate"),
        ("recipe", [], "damaged"),
        ("recordings", {"a": 1}, "damaged"),
        ("recordings", [["x"]], "damaged"),
        ("recordings", [[1, 2, 3, 4]], "damaged"),
    ],
)
def test_a_description_with_other_content(
    recordings: list[Recording], begun: Path, key: str, value: object, words: str
) -> None:
    path = begun / "training.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), key: value}))
    assert words in refused(recordings, tiny(), begun)


def spoilt(path: Path, how: str) -> None:
    content = path.read_bytes()
    path.unlink()  # the file is a link to that of another test
    if how == "cut":
        path.write_bytes(content[: len(content) // 2])
    elif how == "flipped":
        middle = len(content) // 2
        path.write_bytes(content[:middle] + bytes([content[middle] ^ 0xFF]) + content[middle + 1 :])
    elif how == "pickled":
        with path.open("wb") as stream:
            np.savez(stream, weights=np.array([os.system], object))
    else:
        with path.open("wb") as stream:
            np.savez(stream, weights=np.ones(3))


@pytest.mark.parametrize(
    ("name", "how"),
    [
        ("stage_reference_0.npz", "cut"),
        ("stage_start_0.npz", "pickled"),
        ("stage_em_1.npz", "flipped"),
        ("stage_sessions_0.npz", "other arrays"),
        ("stage_voices.npz", "cut"),
        ("stage_attempts_1.npz", "other arrays"),
        ("stage_pairs.npz", "pickled"),
    ],
)
def test_a_broken_stage_is_named_and_deleting_it_is_the_cure(
    trained: Background,
    recordings: list[Recording],
    finished: Path,
    tmp_path: Path,
    name: str,
    how: str,
) -> None:
    state = copied(finished, tmp_path / "state")
    spoilt(state / name, how)
    with pytest.raises(TrainingStateDamaged) as caught:
        finish(train_background(recordings, tiny(), state=state))
    assert caught.value.path == state / name
    assert "delete it" in str(caught.value)
    (state / name).unlink()
    if name == "stage_pairs.npz":  # one for all: the others take longer and differ in nothing
        assert_same(finish(train_background(recordings, tiny(), state=state)), trained)


def test_cut_features_are_computed_again_and_altered_ones_are_named(
    trained: Background, recordings: list[Recording], finished: Path, tmp_path: Path
) -> None:
    state = copied(finished, tmp_path / "state")
    spoilt(state / "features_000003.npz", "cut")
    spoilt(state / "speech_1_000002.npy", "cut")
    (state / ".features_000003.npz.0123456789abcdef").write_bytes(b"half")
    assert_same(finish(train_background(recordings, tiny(), state=state)), trained)
    assert not list(state.glob(".*"))
    spoilt(state / "features_000003.npz", "flipped")
    (state / "stage_pairs.npz").unlink()
    with pytest.raises(TrainingStateDamaged, match="features_000003"):
        finish(train_background(recordings, tiny(), state=state))


def test_only_our_files_are_deleted(finished: Path, tmp_path: Path) -> None:
    state = copied(finished, tmp_path / "state")
    mine = state / "features_of_my_house.npz"
    mine.write_bytes(b"x")
    discard_state(state)
    assert list(state.iterdir()) == [mine]
    mine.unlink()
    discard_state(state)
    assert not state.exists()
    discard_state(state)


def test_progress_tells_how_many_features_are_done(begun: Path) -> None:
    waiting = saved_training(begun)
    assert waiting is not None
    assert (waiting.progress.stage, waiting.progress.done) == ("computing features", 0)
    assert waiting.progress.total == 6
    assert math.isnan(waiting.progress.mean_log_likelihood)
