"""`train-ubm`: what it takes in, what it refuses, and a bundle that works."""

import json
from pathlib import Path

import pytest
import soundfile

from gmm_core.cli import main
from gmm_core.cli.train import list_recordings, read_corpora
from gmm_core.errors import BadList
from gmm_core.store.bundle import load_bundle
from tests.core.engine_samples import enrolled_folder, voices


def refused(capsys: pytest.CaptureFixture[str], status: int, word: str) -> None:
    captured = capsys.readouterr()
    assert status == 2
    assert captured.out == ""
    assert captured.err.count("\n") == 1
    assert word in captured.err


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo speakers, a subfolder each, twice 18 s."""
    top = tmp_path_factory.mktemp("corpus")
    for index, voice in enumerate(voices()):
        place = top / f"speaker{index}"
        (place / "day1").mkdir(parents=True)
        for name, source in (("day1/a.flac", voice.enroll), ("b.FLAC", voice.verify)):
            samples, rate = soundfile.read(source, dtype="float32", frames=18 * 16000)
            with (place / name).open("wb") as stream:
                soundfile.write(stream, samples, rate, format="FLAC")
        (place / "notes.txt").write_text("no recording")
    return top


def test_a_folder_is_one_subfolder_a_speaker(folder: Path) -> None:
    found = list_recordings(folder)
    assert len(found) == 2 * len(voices())
    assert [one.path for one in found] == sorted(one.path for one in found)
    assert {one.speaker for one in found} == {f"speaker{i}" for i in range(len(voices()))}


def test_a_list_with_a_choice_of_rows(folder: Path) -> None:
    path = folder / "list.csv"
    path.write_text(
        "path,speaker,part\nspeaker0/b.FLAC,x,train\nspeaker1/b.FLAC,y,trial\n", encoding="utf-8"
    )
    assert [one.speaker for one in list_recordings(path)] == ["x", "y"]
    assert [one.speaker for one in list_recordings(path, "part=train")] == ["x"]
    path.unlink()


def test_a_list_may_say_where_speakers_come_from(folder: Path) -> None:
    """Of the chosen rows: the row of a trial says nothing of what is trained on."""
    path = folder / "list.csv"
    path.write_text(
        "path,speaker,corpus,part\nspeaker0/b.FLAC,x,one,trial\n"
        "speaker0/day1/a.flac,x,two,train\nspeaker1/b.FLAC,y,,train\n",
        encoding="utf-8",
    )
    found = list_recordings(path, "part=train")
    assert [(one.speaker, one.corpus) for one in found] == [("x", "two"), ("y", "")]
    assert [one.corpus for one in list_recordings(path)] == ["one", "one", ""]
    assert {one.corpus for one in list_recordings(folder)} == {""}
    path.unlink()


def test_refusals(folder: Path, tmp_path: Path, capsys) -> None:
    out = str(tmp_path / "out.npz")
    empty = tmp_path / "empty"
    empty.mkdir()
    command = ["train-ubm", "--out", out]
    refused(capsys, main([*command, str(empty)]), "no recordings")
    refused(capsys, main([*command, str(tmp_path / "gone.csv")]), "cannot be read")
    refused(capsys, main([*command, str(folder), "--only", "part=x"]), "a folder has none")
    refused(capsys, main([*command, str(folder), "--components", "0"]), "--components")
    refused(capsys, main(["train-ubm", str(folder)]), "--out")
    refused(
        capsys, main(["train-ubm", str(folder), "--out", str(tmp_path / "no" / "x")]), "written"
    )
    refused(capsys, main([*command, str(folder), "--resume", str(folder)]), "no training")
    for speaker in ("a", "b"):
        (empty / speaker).mkdir()
        soundfile.write(empty / speaker / "x.wav", [0.0] * 16000, 16000)
    refused(capsys, main([*command, str(empty)]), "speakers are too few")
    assert not Path(out).exists()


def test_corpora_are_checked(tmp_path: Path) -> None:
    path = tmp_path / "corpora.json"
    corpus = {"name": "Demo", "license": "CC BY 4.0", "credit": "the speakers"}
    path.write_text(json.dumps([corpus]))
    assert read_corpora(path) == (corpus,)
    for bad in ("{", "{}", '[{"name": "x"}]', "[1]"):
        path.write_text(bad)
        with pytest.raises(BadList):
            read_corpora(path)
    endless = Path("/dev/zero")
    if endless.is_char_device():
        with pytest.raises(BadList):
            read_corpora(endless)


def test_a_trained_bundle_scores_and_is_not_mixed_with_another(
    folder: Path, tmp_path: Path, capsys
) -> None:
    out = tmp_path / "own.npz"
    corpora = tmp_path / "corpora.json"
    corpora.write_text('[{"name": "Demo", "license": "CC BY 4.0", "credit": "the speakers"}]')
    state = tmp_path / "state"
    options = ["--components", "8", "--corpora", str(corpora), "--resume", str(state), "--json"]
    assert main(["train-ubm", str(folder), "--out", str(out), *options]) == 0
    assert not state.exists(), "what was kept to resume goes when the model is there"
    answer = json.loads(capsys.readouterr().out)
    bundle = load_bundle(out)
    assert bundle.ubm.components == answer["components"] == 8
    assert bundle.fingerprint == answer["fingerprint"]
    assert bundle.header["corpora"][0]["license"] == "CC BY 4.0"

    voice = voices()[0]
    (tmp_path / "E.csv").write_text(f"speaker,path\nv,{voice.enroll}\n")
    (tmp_path / "T.csv").write_text(f"speaker,path,start_s,end_s,target\nv,{voice.verify},,,1\n")
    scores = tmp_path / "out.csv"
    lists = ["--enroll", str(tmp_path / "E.csv"), "--trials", str(tmp_path / "T.csv")]
    assert main(["evaluate", *lists, "--scores", str(scores), "--background", str(out)]) == 0
    assert scores.read_text().count("\n") == 2
    capsys.readouterr()

    data = enrolled_folder(tmp_path / "data")  # with the shipped bundle
    verify = ["verify", "Anna", str(voice.verify), "--data", str(data)]
    refused(capsys, main([*verify, "--background", str(out)]), "another background model")
