"""`voxgate --smoke` as a user runs it: another process, the real app, real recordings."""

import json
import subprocess
import sys


def test_three_seconds_of_the_demo_are_scored() -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "desktop_app", "--smoke"],
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    figures = json.loads(ran.stdout)
    assert list(figures) == [
        "time_to_first_window_s",
        "time_to_first_score_s",
        "frames_scored",
        "frames_lost",
        "decision",
    ]
    assert 25 <= figures["frames_scored"] <= 35
    assert figures["frames_lost"] == 0
    # The enrolled demo person speaks again; three seconds, pauses included, may be too few
    assert figures["decision"] in ("accept", "keep talking")
    assert 0 < figures["time_to_first_window_s"] < 20
    assert 0 < figures["time_to_first_score_s"] < 5


def test_start_and_live_path_import_nothing_slow() -> None:
    """Each of these costs a second or more at start (docs/adr)."""
    code = (
        "import sys, desktop_app.app, gmm_core.verification, gmm_core.enrollment\n"
        "slow = {'librosa', 'scipy.signal', 'sklearn', 'numba', 'pyqtgraph', 'matplotlib'}\n"
        "print(sorted(slow & set(sys.modules)))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True
    )
    assert ran.stdout.strip() == "[]"
