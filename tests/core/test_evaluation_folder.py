"""A folder with one subfolder a speaker becomes the lists of an evaluation."""

from pathlib import Path

import pytest

from gmm_core.errors import BadList
from gmm_core.evaluation.folder import folder_lists, speaker_files
from gmm_core.evaluation.trials import TRIAL_COLUMNS, TrialScore, score_rows


def make(folder: Path, *names: str) -> Path:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"sound")
    return folder


def test_subfolders_are_speakers_and_deeper_ones_belong_to_them(tmp_path: Path) -> None:
    make(tmp_path, "Ada/2.wav", "Ada/monday/1.FLAC", "Bea/1.ogg", "Bea/notes.txt", "readme.wav")
    make(tmp_path, "Bea/.hidden.wav", ".cache/x.wav")
    files = speaker_files(tmp_path)
    assert {name: [path.name for path in paths] for name, paths in files.items()} == {
        "Ada": ["2.wav", "1.FLAC"],
        "Bea": ["1.ogg"],
    }


def test_the_first_half_enrolls_and_the_rest_tests_everybody(tmp_path: Path) -> None:
    make(tmp_path, *(f"Ada/{n}.wav" for n in range(5)), "Bea/0.wav", "Bea/1.wav")
    found = folder_lists(tmp_path)
    enrolled = {name: [p.name for p in paths] for name, paths in found.enrollments.items()}
    assert enrolled == {"Ada": ["0.wav", "1.wav"], "Bea": ["0.wav"]}
    told = [
        (one.speaker, one.segment.path.parent.name + one.segment.path.name, one.target)
        for one in found.listed.trials
    ]
    tests = ["Ada2.wav", "Ada3.wav", "Ada4.wav", "Bea1.wav"]
    assert told == [
        (claimed, test, test.startswith(claimed)) for claimed in ("Ada", "Bea") for test in tests
    ]
    assert found.strangers == ()


def test_whoever_has_one_recording_is_a_stranger_only(tmp_path: Path) -> None:
    make(tmp_path, "Ada/0.wav", "Ada/1.wav", "Cleo/0.wav")
    found = folder_lists(tmp_path)
    assert found.strangers == ("Cleo",)
    assert [(one.speaker, one.target) for one in found.listed.trials] == [
        ("Ada", True),
        ("Ada", False),
    ]


def test_the_rows_can_be_written_as_a_score_file(tmp_path: Path) -> None:
    make(tmp_path, "Ada/0.wav", "Ada/1.wav", "Cleo/0.wav")
    listed = folder_lists(tmp_path).listed
    assert listed.columns == TRIAL_COLUMNS
    rows = list(score_rows(listed, [TrialScore(1.0, 0.5, 3.0, "accept", "")] * 2))
    assert rows[1][:5] == ("Ada", str(tmp_path / "Ada" / "1.wav"), "", "", "1")
    assert all(len(row) == len(rows[0]) for row in rows)


@pytest.mark.parametrize(
    ("names", "cure"),
    [
        ((), "one folder a speaker"),
        (("loose.wav",), "one folder a speaker"),
        (("Ada/0.wav", "Ada/1.wav"), "at least two people"),
        (("Ada/0.wav", "Bea/1.wav"), "2 speakers, 0 of them with two recordings"),
    ],
)
def test_a_folder_that_cannot_be_evaluated_names_the_cure(
    tmp_path: Path, names: tuple[str, ...], cure: str
) -> None:
    with pytest.raises(BadList, match=cure):
        folder_lists(make(tmp_path, *names))
