"""Training and evaluation on Dask workers: the bits of one process, whoever dies meanwhile."""

import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from shutil import rmtree

import numpy as np
import pytest
import soundfile

import gmm_core.cluster
from gmm_core.cli import main
from gmm_core.cluster import connected
from gmm_core.errors import AudioFileError, ClusterUnusable
from gmm_core.gmm import DiagonalGmm, Statistics, accumulate
from gmm_core.gmm.stats import zero_statistics
from gmm_core.places import Url
from gmm_core.progress import finish
from gmm_core.scoring import Background
from gmm_core.training import Recording, train_background
from gmm_core.training.kept import write_rows
from gmm_core.training.speech import OnCluster, OnThisMachine, _idle
from gmm_core.training.streams import SpeechShards
from tests.core.engine_samples import voices
from tests.core.loopback_cluster import Loopback, loopback
from tests.core.signals import RATE, speech
from tests.core.stored import archived, sound
from tests.core.tiny_training import assert_same, demo_recordings, tiny
from tests.promises import granted

DIMS = 20


@pytest.fixture(scope="module")
def dask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Loopback]:
    """Two workers; a test that kills one starts another."""
    with loopback(tmp_path_factory.mktemp("dask"), workers=2) as started:
        yield started


@pytest.fixture(scope="module")
def recordings(tmp_path_factory: pytest.TempPathFactory) -> list[Recording]:
    return demo_recordings(tmp_path_factory.mktemp("speech"))


@pytest.fixture(scope="module")
def trained(recordings: list[Recording]) -> Background:
    return finish(train_background(recordings, tiny()))


@pytest.fixture(scope="module")
def shards(tmp_path_factory: pytest.TempPathFactory) -> SpeechShards:
    """Files of unlike lengths, some with many shards of the E step, one with a rest only."""
    folder = tmp_path_factory.mktemp("shards")
    rng = np.random.default_rng(3)
    frames = (40_000, 100, 1536, 3073, 70_001)
    paths = tuple(folder / f"{index}.npy" for index in range(len(frames)))
    for path, count in zip(paths, frames, strict=True):
        write_rows(path, rng.standard_normal((count, DIMS)).astype(np.float32))
    return SpeechShards(paths, frames)


@pytest.fixture(scope="module")
def mixture() -> DiagonalGmm:
    rng = np.random.default_rng(4)
    return DiagonalGmm(
        np.full(64, 1 / 64), rng.standard_normal((64, DIMS)), rng.uniform(0.5, 2, (64, DIMS))
    )


def assert_equal(one: Statistics, other: Statistics) -> None:
    for name in ("n", "first", "second"):
        np.testing.assert_array_equal(getattr(one, name), getattr(other, name))
    assert (one.log_likelihood, one.frames) == (other.log_likelihood, other.frames)


def total_of(parts: Iterator[Statistics], mixture: DiagonalGmm) -> Statistics:
    total = zero_statistics(mixture.components, mixture.dims)
    for part in parts:
        total = total.absorb(part)
    return total


def test_statistics_have_the_bits_of_one_process(
    dask: Loopback, shards: SpeechShards, mixture: DiagonalGmm
) -> None:
    with connected(dask.address) as cluster:
        far = total_of(OnCluster(shards, cluster).parts(mixture), mixture)
    assert_equal(far, total_of(OnThisMachine(shards, 2).parts(mixture), mixture))
    assert_equal(far, accumulate(shards, mixture))
    assert far.frames == sum(shards.frames)


def test_a_worker_holds_no_more_groups_than_it_has_threads() -> None:
    """Else the total would wait there for the next group, or Dask would move the one it holds."""
    assert _idle({"a": 2, "b": 1}, []) == ["a", "a", "b"]
    assert _idle({"a": 2, "b": 1}, ["b", "a"]) == ["a"]
    assert _idle({"a": 1}, ["a", "gone"]) == []
    assert _idle({}, ["gone"]) == []
    assert _idle({}, []) == [""], "whoever comes"


def test_the_start_and_the_floor_have_the_bits_of_one_process(
    dask: Loopback, shards: SpeechShards
) -> None:
    """More frames than k-means takes: each worker draws its own as one process would have."""
    here = OnThisMachine(shards, 1)
    with connected(dask.address) as cluster:
        there = OnCluster(shards, cluster)
        near, far = finish(here.start(16, seed=7)), finish(there.start(16, seed=7))
        np.testing.assert_array_equal(near.means, far.means)
        np.testing.assert_array_equal(near.variances, far.variances)
        np.testing.assert_array_equal(finish(here.floor(0.01)), finish(there.floor(0.01)))


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
def test_a_worker_killed_in_mid_iteration_costs_a_retry(
    dask: Loopback, shards: SpeechShards, mixture: DiagonalGmm
) -> None:
    with connected(dask.address) as cluster:
        parts = OnCluster(shards, cluster).parts(mixture)
        total = zero_statistics(mixture.components, mixture.dims)
        for done, part in enumerate(parts):
            total = total.absorb(part)
            if done == 1:
                dask.kill_one()
            if done == 3:
                dask.add_workers(1)
        assert done > 3
    assert_equal(total, accumulate(shards, mixture))


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
def test_a_training_survives_its_workers(
    dask: Loopback, trained: Background, recordings: list[Recording], tmp_path: Path
) -> None:
    """One dies while features are computed, all die in the EM, and later another one comes."""
    dying = {"computing features": 1, "EM": 2}
    with connected(dask.address) as cluster:
        work = train_background(recordings, tiny(), state=tmp_path / "state", cluster=cluster)
        try:
            while True:
                step = next(work)
                if step.stage in dying and step.done:
                    for _ in range(dying.pop(step.stage)):
                        dask.kill_one()
                    dask.add_workers(2 - len(dask.workers))
        except StopIteration as end:
            assert_same(end.value, trained)
    assert dying == {}


def test_cancelling_frees_the_cluster_within_a_second(
    dask: Loopback, trained: Background, recordings: list[Recording], tmp_path: Path
) -> None:
    state = tmp_path / "state"
    with connected(dask.address) as cluster:
        work = train_background(recordings, tiny(), state=state, cluster=cluster)
        assert any(step.stage == "EM" for step in work)
        began = time.monotonic()
        work.close()
        assert time.monotonic() - began < granted(1.0)
    assert_same(finish(train_background(recordings, tiny(), state=state)), trained)


def test_a_damaged_recording_is_named_by_the_worker(
    dask: Loopback, recordings: list[Recording], tmp_path: Path
) -> None:
    bad = tmp_path / "bad.wav"
    bad.write_text("no sound", encoding="utf-8")
    listed = [*recordings, Recording("speaker 0", bad)]
    with connected(dask.address) as cluster, pytest.raises(AudioFileError, match=r"bad\.wav"):
        finish(train_background(listed, tiny(), cluster=cluster))


def test_a_training_from_a_storage_has_the_bits_of_one_from_files(
    dask: Loopback, trained: Background, recordings: list[Recording], tmp_path: Path
) -> None:
    """Of an archive the workers know the address only; what is no sound is named by one of them."""
    folder = tmp_path / "speech"
    folder.mkdir()
    for one in recordings:
        (folder / one.path.name).write_bytes(Path(str(one.path)).read_bytes())
    (folder / "bad.wav").write_text("no sound", encoding="utf-8")
    root = Url(archived(folder, tmp_path / "speech.zip"))
    rmtree(folder)
    stored = [Recording(one.speaker, root / one.path.name) for one in recordings]
    with connected(dask.address) as cluster:
        work = train_background(stored, tiny(), state=tmp_path / "state", cluster=cluster)
        assert_same(finish(work), trained)
        damaged = [*stored, Recording(stored[0].speaker, root / "bad.wav")]
        with pytest.raises(AudioFileError, match=r"zip://bad\.wav::.*cannot be read as audio"):
            finish(train_background(damaged, tiny(), cluster=cluster))


def test_evaluate_writes_the_same_bytes_from_a_storage(
    dask: Loopback, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "speech"
    (folder / "lists").mkdir(parents=True)
    for voice, name in enumerate("ab"):
        for part in ("enroll", "verify"):
            content = sound(speech(voice, 4.0, part=part), RATE, "FLAC")
            (folder / f"{name}_{part}.flac").write_bytes(content)
    enroll = ["speaker,path", *(f"{name},../{name}_enroll.flac" for name in "ab")]
    trials = ["speaker,path,start_s,end_s,target"]
    trials += [f"{who},../{file}_verify.flac,1,3," for who in "ab" for file in "ab"]
    for name, rows in (("E.csv", enroll), ("T.csv", trials)):
        (folder / "lists" / name).write_text("\n".join([*rows, ""]))
    root = Url(archived(folder, tmp_path / "speech.zip"))

    def evaluated(lists: Path | Url, *options: str) -> bytes:
        named = ("--enroll", f"{lists / 'E.csv'}", "--trials", f"{lists / 'T.csv'}")
        scores = tmp_path / "scores.csv"
        assert main(["evaluate", *named, "--scores", str(scores), *options]) == 0
        return scores.read_bytes()

    near = evaluated(folder / "lists")
    rmtree(folder)
    assert evaluated(root / "lists", "--cluster", dask.address) == near
    assert near.count(b"\n") == len(trials)
    assert capsys.readouterr().err == ""


def test_evaluate_writes_the_same_bytes_on_a_local_cluster(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from distributed import LocalCluster

    monkeypatch.chdir(tmp_path)
    first, second = voices()[:2]
    for name, voice in (("one", first), ("two", second)):
        (tmp_path / f"{name}.flac").write_bytes(voice.verify.read_bytes())
    Path("E.csv").write_text(f"speaker,path\na,{first.enroll}\nb,{second.enroll}\n")
    rows = [
        f"{who},{file}.flac,{s},{s + 3},1"
        for who in "ab"
        for file in ("one", "two")
        for s in (0, 5)
    ]
    Path("T.csv").write_text("\n".join(["speaker,path,start_s,end_s,target", *rows, ""]))
    command = ["evaluate", "--enroll", "E.csv", "--trials", "T.csv", "--json", "--scores"]
    assert main([*command, "here.csv"]) == 0
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[2]))
    with LocalCluster(n_workers=1, threads_per_worker=2, dashboard_address=None) as local:
        assert main([*command, "there.csv", "--cluster", local.scheduler_address]) == 0
    captured = capsys.readouterr()
    near, far = map(json.loads, captured.out.splitlines())
    assert near == far
    assert captured.err == ""
    assert Path("here.csv").read_bytes() == Path("there.csv").read_bytes()


def test_train_ubm_on_a_cluster_says_the_same_and_leaves_nothing(
    dask: Loopback, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Silence, so that it ends soon; the sentence comes after three stages on the workers."""
    for speaker in range(6):
        folder = tmp_path / "speech" / f"speaker{speaker}"
        folder.mkdir(parents=True)
        soundfile.write(folder / "a.wav", np.zeros(32000, np.float32), 16000)
    command = ["train-ubm", str(tmp_path / "speech"), "--components", "2"]
    out = tmp_path / "out.npz"
    near = main([*command, "--out", str(out)]), capsys.readouterr()
    far = main([*command, "--out", str(out), "--cluster", dask.address]), capsys.readouterr()
    assert near == far
    assert near[0] == 2
    assert sorted(one.name for one in tmp_path.iterdir()) == ["speech"]


def refusal(address: str) -> str:
    with pytest.raises(ClusterUnusable) as caught, connected(address):
        pass
    return str(caught.value)


def test_without_the_extra_the_cure_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    assert "pip install 'voxgate[cluster]'" in refusal("tcp://127.0.0.1:9")


def test_without_a_scheduler_the_command_says_so_in_a_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(gmm_core.cluster, "CONNECT_S", 0.3)
    assert "no scheduler answers" in refusal("tcp://127.0.0.1:9")
    assert "no scheduler answers" in refusal("nonsense://x")
    source = tmp_path / "speech"
    (source / "a").mkdir(parents=True)
    (source / "a" / "a.flac").write_bytes(voices()[0].verify.read_bytes())
    command = ["train-ubm", str(source), "--out", str(tmp_path / "x.npz"), "--cluster", "[::1]:9"]
    assert main(command) == 2
    captured = capsys.readouterr()
    assert captured.err.count("\n") == 1
    assert "dask scheduler" in captured.err


def test_a_scheduler_without_workers_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gmm_core.cluster, "FIRST_WORKER_S", 0.3)
    with loopback(tmp_path, workers=0) as empty:
        assert "dask worker" in refusal(empty.address)


def test_workers_that_see_other_files_are_refused(dask: Loopback) -> None:
    """Every process has its own /proc/self/stat, as every machine has its own /data."""
    if sys.platform != "linux":
        pytest.skip("only Linux has files that differ between processes")
    with connected(dask.address) as cluster, pytest.raises(ClusterUnusable, match="does not see"):
        cluster.check_sees(Path("/proc/self/stat"))


def test_a_result_whose_worker_has_gone_is_computed_again_or_given_up(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with loopback(tmp_path, workers=1) as dying, connected(dying.address) as cluster:
        done = cluster.start(abs, -1)
        while not cluster.waited(done):
            pass
        dying.kill_one()
        dying.add_workers(1)
        assert cluster.result(done) == 1
        dying.kill_one()
        monkeypatch.setattr(gmm_core.cluster, "NO_WORKER_S", 0.5)
        with pytest.raises(ClusterUnusable, match="no worker for a minute"):
            cluster.result(done)


def test_work_ends_with_a_sentence_when_the_workers_or_the_scheduler_have_gone(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with loopback(tmp_path, workers=2) as dying, connected(dying.address) as cluster:
        work = cluster.run(time.sleep, [(0.02,)] * 10_000)
        assert any(next(work) for _ in range(100))
        for _ in range(2):
            dying.kill_one()
        monkeypatch.setattr(gmm_core.cluster, "NO_WORKER_S", 0.5)
        with pytest.raises(ClusterUnusable, match="no worker for a minute"):
            list(work)
        monkeypatch.setattr(gmm_core.cluster, "NO_WORKER_S", 60.0)
        waiting = cluster.run(abs, [(-1,)])
        dying.kill_scheduler()
        with pytest.raises(ClusterUnusable, match="scheduler was lost"):
            list(waiting)
