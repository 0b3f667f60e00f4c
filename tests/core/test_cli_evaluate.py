"""Batch evaluation on real speech: the same bytes for any number of jobs, and honest figures."""

import csv
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
import soundfile

from gmm_core.cli import main
from tests.core.engine_samples import voices
from tests.promises import granted

ROOT = Path(__file__).parents[2]
SPEAKERS = 3
STARTS = (0.0, 4.0, 8.0)


@pytest.fixture(scope="module")
def lists(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """E.csv and T.csv: three demo speakers, each claim against each voice, and a silent file."""
    folder = tmp_path_factory.mktemp("lists")
    soundfile.write(folder / "silence.wav", np.zeros(32000, np.float32), 16000)
    chosen = voices()[:SPEAKERS]
    with (folder / "E.csv").open("w", newline="") as stream:
        rows = csv.writer(stream)
        rows.writerow(["speaker", "path"])
        rows.writerows([f"v{index}", voice.enroll] for index, voice in enumerate(chosen))
    with (folder / "T.csv").open("w", newline="") as stream:
        rows = csv.writer(stream)
        rows.writerow(["speaker", "path", "start_s", "end_s", "target"])
        for claim in range(SPEAKERS):
            for index, voice in enumerate(chosen):
                for start in STARTS:
                    target = int(claim == index)
                    rows.writerow([f"v{claim}", voice.verify, start, start + 4.0, target])
        rows.writerow(["v0", "silence.wav", "", "", "0"])
        rows.writerow(["v0", chosen[0].verify, "", "", ""])
    return folder


def run(lists: Path, out: Path, *more: str) -> int:
    arguments = ["--enroll", lists / "E.csv", "--trials", lists / "T.csv", "--scores", out]
    return main(["evaluate", *map(str, arguments), *more])


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(newline="") as stream:
        return list(csv.DictReader(stream))


def test_scores_figures_and_report(lists: Path, tmp_path: Path, data_folder: Path, capsys) -> None:
    out, report = tmp_path / "out.csv", tmp_path / "report.html"
    assert run(lists, out, "--report", str(report), "--json") == 0
    captured = capsys.readouterr()
    assert captured.err == ""
    assert not data_folder.exists(), "the profiles are not touched"

    asked, scored = rows_of(lists / "T.csv"), rows_of(out)
    assert [{key: row[key] for key in asked[0]} for row in scored] == asked
    assert list(scored[0]) == [*asked[0], "llr", "raw", "net_speech_s", "decision", "reason"]
    silent, whole = scored[-2], scored[-1]
    assert (silent["llr"], silent["raw"], silent["decision"]) == ("", "", "inconclusive")
    assert silent["reason"]
    assert whole["decision"] == "accept"
    assert all(np.isfinite(float(row["llr"])) for row in scored if row is not silent)
    known = [(float(row["llr"] or 0), row["target"]) for row in scored if row["target"]]
    targets = [llr for llr, target in known if target == "1"]
    others = [llr for llr, target in known if target == "0"]
    assert np.mean(targets) > np.mean(others) + 2

    figures = json.loads(captured.out)
    assert (figures["targets"], figures["nontargets"]) == (9, 19)
    assert figures["trials"] == 29
    inconclusive = sum(row["decision"] == "inconclusive" for row in scored)
    assert figures["inconclusive_share"] == inconclusive / 29
    accepted = sum(row["decision"] == "accept" and row["target"] == "0" for row in scored)
    assert figures["fmr"]["value"] == accepted / 19
    missed = sum(row["decision"] != "accept" and row["target"] == "1" for row in scored)
    assert figures["fnmr"]["value"] == missed / 9
    for key in ("eer", "min_dcf_0.01", "min_dcf_0.05", "cllr", "min_cllr"):
        assert set(figures[key]) >= {"value", "low", "high"}
    assert figures["min_cllr"]["value"] <= figures["cllr"]["value"]
    assert "<svg" in report.read_text()


def test_any_number_of_jobs_gives_the_same_bytes(lists: Path, tmp_path: Path, capsys) -> None:
    for jobs in ("1", "2", "3"):
        assert run(lists, tmp_path / f"{jobs}.csv", "--jobs", jobs) == 0
    assert (tmp_path / "1.csv").read_bytes() == (tmp_path / "2.csv").read_bytes()
    assert (tmp_path / "1.csv").read_bytes() == (tmp_path / "3.csv").read_bytes()
    assert "inconclusive:" in capsys.readouterr().out


def test_a_segment_is_that_part_of_the_file(lists: Path, tmp_path: Path, capsys) -> None:
    """Cutting by times in the list is cutting the samples."""
    samples, rate = soundfile.read(voices()[0].verify, dtype="float32")
    soundfile.write(tmp_path / "cut.flac", samples[4 * rate : 8 * rate], rate)
    (tmp_path / "E.csv").write_text(f"speaker,path\nv,{voices()[0].enroll}\n")
    (tmp_path / "T.csv").write_text(
        "speaker,path,start_s,end_s,target\n"
        f"v,{voices()[0].verify},4,8,\nv,cut.flac,,,\nv,cut.flac,0,4.0,\n"
    )
    assert run(tmp_path, tmp_path / "out.csv") == 0
    llrs = [row["llr"] for row in rows_of(tmp_path / "out.csv")]
    assert llrs[0] == llrs[1] == llrs[2]


def test_refusals_come_before_the_work(lists: Path, tmp_path: Path, capsys) -> None:
    for out in (tmp_path / "no" / "out.csv", tmp_path, lists / "T.csv"):
        assert run(lists, out) == 2
        error = capsys.readouterr().err
        assert "cannot be written" in error
        assert error.count("\n") == 1
    assert rows_of(lists / "T.csv")[0]["speaker"] == "v0"


def test_an_enrollment_without_speech_names_the_speaker(
    lists: Path, tmp_path: Path, capsys
) -> None:
    (tmp_path / "E.csv").write_text(f"speaker,path\nMute,{lists / 'silence.wav'}\n")
    (tmp_path / "T.csv").write_text(
        f"speaker,path,start_s,end_s,target\nMute,{lists / 'silence.wav'},,,1\n"
    )
    assert run(tmp_path, tmp_path / "out.csv") == 2
    error = capsys.readouterr().err
    assert "Mute" in error
    assert error.count("\n") == 1
    assert not (tmp_path / "out.csv").exists()


def test_a_broken_recording_in_the_list_is_one_line(lists: Path, tmp_path: Path, capsys) -> None:
    (tmp_path / "text.wav").write_text("hello" * 100)
    (tmp_path / "E.csv").write_text(f"speaker,path\nv,{voices()[0].enroll}\n")
    (tmp_path / "T.csv").write_text("speaker,path,start_s,end_s,target\nv,text.wav,,,1\n")
    for jobs in ("1", "2"):
        assert run(tmp_path, tmp_path / "out.csv", "--jobs", jobs) == 2
        error = capsys.readouterr().err
        assert "text.wav" in error
        assert error.count("\n") == 1


def listen_to_interrupts() -> None:
    """A shell's background job ignores SIGINT, and so would every child of tests run in one."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_interrupted_is_130_at_once_and_leaves_nothing(jobs: str, tmp_path: Path) -> None:
    verify = voices()[0].verify
    (tmp_path / "E.csv").write_text(f"speaker,path\nv,{voices()[0].enroll}\n")
    rows = "".join(f"v,{verify},{i / 1000},,1\n" for i in range(2000))  # minutes of work
    (tmp_path / "T.csv").write_text("speaker,path,start_s,end_s,target\n" + rows)
    lists = ["--enroll", "E.csv", "--trials", "T.csv", "--scores", "out.csv", "--jobs", jobs]
    child = subprocess.Popen(
        [sys.executable, "-m", "gmm_core", "evaluate", *lists],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        preexec_fn=listen_to_interrupts,
    )
    try:
        time.sleep(3.0)  # well inside the scoring
        child.send_signal(signal.SIGINT)
        began = time.monotonic()
        out, error = child.communicate(timeout=30)
    finally:
        child.kill()
    assert child.returncode == 130
    assert time.monotonic() - began < granted(1.5)
    assert (out, error) == ("", "voxgate: interrupted; nothing was left half done\n")
    assert not (tmp_path / "out.csv").exists()
