"""Recordings of any length to streams, and recordings that cannot teach anything."""

from pathlib import Path

import numpy as np
import pytest
import soundfile

from gmm_core.cli import main
from gmm_core.training import TrainingConfig
from gmm_core.training.streams import SpeakerFiles, read_streams

RATE = 16000


def written(folder: Path, name: str, samples: np.ndarray) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    soundfile.write(folder / name, samples, RATE, subtype="FLOAT")
    return folder / name


def noise(seconds: float) -> np.ndarray:
    count = round(seconds * RATE)
    return np.random.default_rng(count).uniform(-0.1, 0.1, count).astype(np.float32)


@pytest.mark.parametrize(
    ("lengths_s", "streams_s"),
    [
        ([5, 6, 7, 8], [18, 8]),
        ([31], [31]),
        ([32], [16, 16]),
        ([100], [100 / 6] * 6),
        ([10, 40, 3], [30, 20, 3]),
        ([20, 0.5], [20]),
    ],
)
def test_streams_have_about_the_wanted_length_and_no_sample_is_lost_or_moved(
    lengths_s: list[float], streams_s: list[float], tmp_path: Path
) -> None:
    sounds = [noise(seconds) for seconds in lengths_s]
    paths = tuple(written(tmp_path, f"{i}.wav", sound) for i, sound in enumerate(sounds))
    streams = read_streams(SpeakerFiles("a", paths), TrainingConfig(stream_s=16.0))
    assert [len(stream) / RATE for stream in streams] == pytest.approx(streams_s, abs=1e-3)
    joined = np.concatenate(streams)
    np.testing.assert_array_equal(joined, np.concatenate(sounds)[: len(joined)])


@pytest.mark.parametrize(
    ("samples", "words"),
    [(noise(0.5), "a second of sound"), (np.zeros(17 * RATE, np.float32), "too few to train")],
)
def test_recordings_without_speech_are_refused_in_a_sentence(
    samples: np.ndarray, words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for speaker in range(6):
        written(tmp_path / "speech" / str(speaker), "a.wav", samples)
    out = tmp_path / "model.npz"
    assert main(["train-ubm", str(tmp_path / "speech"), "--out", str(out)]) == 2
    captured = capsys.readouterr()
    assert words in captured.err
    assert captured.err.count("\n") == 1
    assert not out.exists()
