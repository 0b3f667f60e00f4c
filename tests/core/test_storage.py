"""Recordings and lists in object storages and archives: the same samples, one-line errors."""

import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from gmm_core.audio import read_audio
from gmm_core.cli import main
from gmm_core.cli.train import list_recordings
from gmm_core.errors import AudioFileError, BadList, TrainingStateDiffers
from gmm_core.evaluation.trials import read_enrollment_list, read_trial_list
from gmm_core.places import Url, place
from gmm_core.storage import Lookup, StorageUnreadable, files_below
from gmm_core.training import Recording, saved_training, train_background
from tests.core.engine_samples import voices
from tests.core.signals import RATE, speech
from tests.core.stored import archived, bucket, moody, sound
from tests.core.tiny_training import demo_recordings, tiny

KINDS = {"a.wav": "WAV", "b.flac": "FLAC", "c.ogg": "OGG", "d.mp3": "MP3"}


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two speakers with recordings at two depths, and what is none."""
    top = tmp_path_factory.mktemp("corpus")
    for speaker in ("ann", "bob b"):
        for name in ("x/1.wav", "x-2.wav", "y.FLAC", "notes.txt", ".hidden.wav"):
            path = top / speaker / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(sound(speech(0, 0.2), RATE, "FLAC"))
    (top / "stray.wav").write_bytes(b"")
    return top


@pytest.fixture
def stored(corpus: Path) -> Iterator[str]:
    """The same as objects."""
    paths = [path for path in corpus.rglob("*") if path.is_file()]
    with bucket({p.relative_to(corpus).as_posix(): p.read_bytes() for p in paths}) as address:
        yield address


def refusal(address: str) -> str:
    with pytest.raises(AudioFileError) as caught:
        read_audio(address)
    assert "\n" not in str(caught.value)
    assert str(caught.value).startswith(f"{address}: ")
    return caught.value.why


@pytest.mark.parametrize("name", KINDS)
def test_an_object_has_the_samples_of_a_file(name: str, tmp_path: Path) -> None:
    content = sound(speech(0, 2.0), RATE, KINDS[name])
    path = tmp_path / name
    path.write_bytes(content)
    packed = archived(tmp_path, tmp_path / "all.zip").replace("zip://", f"zip://{name}")
    with bucket({name: content}) as address:
        for one in (address + name, f"simplecache::{address}{name}", packed):
            for cut in ((None, None), (0.5, 1.25)):
                near, far = read_audio(path, *cut), read_audio(one, *cut)
                assert near[1] == far[1]
                assert len(near[0])
                np.testing.assert_array_equal(near[0], far[0])
    with bucket({name: content}) as address, pytest.raises(AudioFileError, match="outside"):
        read_audio(address + name, 3.0)


def test_what_lies_on_this_machine_needs_no_fsspec(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "fsspec", None)  # importing it would raise
    monkeypatch.setitem(sys.modules, "fsspec.core", None)
    found = list_recordings(corpus)
    assert len(found) == 6
    read_audio(found[0].path)
    assert "pip install 'voxgate[cluster]'" in refusal("s3://bucket/a.wav")


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "gcsfs", None)
    why = refusal("gs://bucket/a.wav")
    assert "gcsfs" in why
    assert "install it here and on every worker" in why


def test_what_is_not_there_or_no_sound_is_refused_as_on_a_disk(tmp_path: Path) -> None:
    with bucket({"empty.wav": b"", "text.wav": b"no sound"}) as address:
        for name in ("gone.wav", "gone/gone.wav", "empty.wav", "text.wav"):
            file = tmp_path / name
            if name in ("empty.wav", "text.wav"):
                file.write_bytes(b"no sound" if name == "text.wav" else b"")
            with pytest.raises(AudioFileError) as caught:
                read_audio(file)
            assert refusal(address + name) == caught.value.why
    broken = tmp_path / "text.wav"
    assert "not a zip file" in refusal(f"zip://a.wav::file://{broken.as_posix()}")
    assert "no such file" in refusal(f"zip://a.wav::file://{tmp_path.as_posix()}/gone.zip")
    assert "no address that fsspec knows" in refusal("nonsense://bucket/a.wav")


@pytest.mark.parametrize("address", ["dask://h/a.wav", "reference://a", "zip://a.wav::dask://h/b"])
def test_addresses_that_could_run_code_are_not_read(address: str) -> None:
    assert "is not read" in refusal(address)
    with pytest.raises(StorageUnreadable, match="is not read"):
        Lookup().has(Url(address))


def test_whatever_a_storage_raises_is_one_sentence() -> None:
    class ClientError(Exception):
        """As such packages have it: of no family that Python knows."""

    trouble = ClientError("An error occurred\n(ExpiredToken): " + "x" * 1000)
    with bucket({"a.wav": b"x"}), moody(trouble=trouble):
        why = refusal("moody://bucket/a.wav")
    assert "(An error occurred (ExpiredToken): xxx" in why
    assert "check the address, the network and the permissions" in why
    assert len(why) < 400


def test_folders_list_the_same_recordings_in_the_same_order(
    corpus: Path, stored: str, tmp_path: Path
) -> None:
    here = list_recordings(corpus)
    archive = archived(corpus, tmp_path / "speech.zip")
    for root in (stored, stored.rstrip("/"), f"simplecache::{stored}", archive):
        there = list_recordings(place(root))
        assert [one.speaker for one in there] == [one.speaker for one in here]
        assert [one.path.parts[-2:] for one in there] == [one.path.parts[-2:] for one in here]
        np.testing.assert_array_equal(*(read_audio(all_[-1].path)[0] for all_ in (here, there)))
    assert files_below(Url(stored + "ann/x")) == [Url(stored + "ann/x/1.wav")]
    for nothing in (stored + "nobody", archive.replace("zip://", "zip://nobody")):
        with pytest.raises(BadList, match="no recordings"):
            list_recordings(place(nothing))


def test_lists_name_objects_and_files(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "gcsfs", None)
    rows = ["ann,../ann/y.FLAC", "bob,memory://bucket/b/1.wav", f"cid,{corpus}/ann/y.FLAC", ""]
    listing = "\n".join(["speaker,path,start_s,end_s,target", *(row + ",,," for row in rows[:3])])
    files = {"lists/E.csv": "speaker,path\n" + "\n".join(rows), "lists/T.csv": listing}
    objects = {name: text.encode() for name, text in files.items()}
    with bucket({**objects, "ann/y.FLAC": b"x", "b/1.wav": b"x"}) as address:
        found = read_enrollment_list(place(f"{address}lists/E.csv"))
        expected = [Url(f"{address}ann/y.FLAC"), Url(f"{address}b/1.wav"), corpus / "ann/y.FLAC"]
        assert [paths[0] for paths in found.values()] == expected
        trials = read_trial_list(place(f"{address}lists/T.csv"), found).trials
        assert [trial.segment.path for trial in trials] == expected
        with pytest.raises(BadList, match="there is no such file"):
            read_enrollment_list(place(f"{address}lists/gone.csv"))
    with bucket(objects) as address, pytest.raises(BadList, match=r"line 2: there is no file mem"):
        read_enrollment_list(place(f"{address}lists/E.csv"))
    with bucket({"l.csv": b"speaker,path\na,gs://b/1.wav\n"}) as address:
        listed = place(f"{address}l.csv")
        with pytest.raises(BadList, match=r"line 2: gs://b/1\.wav: .*install"):
            read_enrollment_list(listed)


def test_a_folder_is_asked_once_for_all_its_files() -> None:
    names = [f"a/{number}.wav" for number in range(50)]
    with bucket(dict.fromkeys(names, b"sound")):
        urls = [Url(f"moody://bucket/{name}") for name in names]
        with moody() as asked:
            lookup = Lookup()
            assert all(map(lookup.has, urls))
            assert len({lookup.stamp(url) for url in urls}) > 1  # of their times
            assert asked == [("ls", "/bucket/a")]
            assert not lookup.has(Url("moody://bucket/a/gone.wav"))
            assert not lookup.has(Url("moody://bucket/a"))
        for mood in ({"may_list": False}, {"knows_sizes": False}):
            with moody(**mood) as asked:
                lookup = Lookup()
                assert all(map(lookup.has, urls[:3]))
                assert lookup.stamp(urls[0])[0] == len(b"sound")
                assert ("info", "/bucket/a/0.wav") in asked


def test_a_training_is_gone_on_with_only_from_the_same_objects(tmp_path: Path) -> None:
    recordings = demo_recordings(tmp_path)
    state = tmp_path / "state"
    with bucket({one.path.name: one.path.read_bytes() for one in recordings}) as address:
        listed = [Recording(one.speaker, Url(address + one.path.name)) for one in recordings]
        work = train_background(listed, tiny(), state=state)
        next(work)
        work.close()
        waiting = saved_training(state)
        assert waiting is not None
        assert {one.path for one in waiting.recordings} == {one.path for one in listed}
        resumed = train_background(waiting.recordings, tiny(), state=state)
        next(resumed)
        resumed.close()
    again = bucket({one.path.name: one.path.read_bytes() for one in recordings})
    with again, pytest.raises(TrainingStateDiffers, match="changed"):
        next(train_background(listed, tiny(), state=state))
    with pytest.raises(AudioFileError, match="no such file"):
        next(train_background(listed, tiny(), state=state))


def test_commands_refuse_in_one_line_and_spare_the_lists(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def refused(*command: str) -> str:
        assert main(list(command)) == 2
        captured = capsys.readouterr()
        assert captured.out == ""
        assert captured.err.count("\n") == 1
        return captured.err

    out = str(tmp_path / "out.npz")
    assert "no recordings" in refused("train-ubm", "memory://bucket/none", "--out", out)
    assert "no such file" in refused("train-ubm", "memory://bucket/none.csv", "--out", out)
    assert "a folder has none" in refused("train-ubm", "memory://b", "--out", out, "--only", "a=b")
    lists = tmp_path / "T.csv"
    lists.write_text("speaker,path\n")
    address = f"file://{lists.as_posix()}"
    evaluate = ("evaluate", "--enroll", f"zip://E.csv::{address}", "--trials", "memory://b/T.csv")
    assert "one of the files that are read" in refused(*evaluate, "--scores", str(lists))
    assert "not a zip file" in refused(*evaluate, "--scores", str(tmp_path / "scores.csv"))
    assert lists.read_text() == "speaker,path\n"


@pytest.mark.parametrize(
    ("base", "relative", "expected"),
    [
        ("s3://b/lists", "a/1.wav", "s3://b/lists/a/1.wav"),
        ("s3://b/lists/", "a/1.wav", "s3://b/lists/a/1.wav"),
        ("s3://b/lists", "../a/1.wav", "s3://b/a/1.wav"),
        ("s3://b/lists", "./1.wav", "s3://b/lists/1.wav"),
        ("s3://b", "1.wav", "s3://b/1.wav"),
        ("zip://::s3://b/x.zip", "a/1.wav", "zip://a/1.wav::s3://b/x.zip"),
        ("zip://a::s3://b/x.zip", "../1.wav", "zip://1.wav::s3://b/x.zip"),
        ("simplecache::s3://b/a", "1.wav", "simplecache::s3://b/a/1.wav"),
        ("file:///tmp/a", "../1.wav", "file:///tmp/1.wav"),
    ],
)
def test_places_below_an_address(base: str, relative: str, expected: str) -> None:
    joined = Url(base) / relative
    assert joined.text == expected
    assert (joined.name, joined.suffix) == ("1.wav", ".wav")
    assert (joined.parent / "1.wav").text == expected
    assert joined.absolute() is joined


def test_what_is_an_address() -> None:
    for text in ("s3://b/a", "zip://a::file:///b", "simplecache::s3://b/a", "HTTPS://h/a"):
        assert place(text) == Url(text)
    for text in ("a.wav", "/a/b.wav", "C://a.wav", "a::b.wav", "s3:/b", "://a", "a/s3://b"):
        assert place(text) == Path(text)
    assert place(voices()[0].enroll) is voices()[0].enroll
