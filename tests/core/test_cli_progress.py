"""The bar on a terminal: what it shows, that it goes away, and that nobody else gets it."""

import io
from collections.abc import Generator
from pathlib import Path

import numpy as np
import pytest

from gmm_core.cli.output import watched
from gmm_core.gmm import DiagonalGmm
from gmm_core.training import TrainingProgress
from gmm_core.training.kept import write_rows
from gmm_core.training.speech import OnThisMachine
from gmm_core.training.streams import SpeechShards


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def work() -> Generator[TrainingProgress, None, str]:
    yield TrainingProgress("computing features", 0, 4, np.nan)
    yield TrainingProgress("computing features", 1, 4, np.nan)
    yield TrainingProgress("EM", 1, 4, -71.25, within=0.5)
    yield TrainingProgress("EM", 4, 4, -70.0)
    return "done"


def test_a_bar_says_how_far_each_stage_is(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    assert watched(work()) == "done"
    shown = [line.rstrip() for line in terminal.getvalue().split("\r")]
    assert shown == [
        "",
        "computing features [....................] 0/4",
        "computing features [#####...............] 1/4",
        "EM [#######.............] 1/4  -71.2500 nats",
        "EM [####################] 4/4  -70.0000 nats",
        "",
        "",
    ]


def test_a_log_gets_no_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    log = io.StringIO()
    monkeypatch.setattr("sys.stderr", log)
    assert watched(work()) == "done"
    assert log.getvalue() == ""


def test_a_long_iteration_says_how_much_it_has_heard(tmp_path: Path) -> None:
    frames = (3072, 1536)
    paths = tuple(tmp_path / f"{index}.npy" for index in range(2))
    rng = np.random.default_rng(1)
    for path, count in zip(paths, frames, strict=True):
        write_rows(path, rng.standard_normal((count, 3)).astype(np.float32))
    model = DiagonalGmm(np.ones(1), np.zeros((1, 3)), np.ones((1, 3)))
    speech = OnThisMachine(SpeechShards(paths, frames), 1)
    heard = [round(speech.within, 3) for _ in speech.parts(model)]
    assert heard == [0.333, 0.667, 1.0]
    assert speech.within == 0.0
