"""The lists: what is read, what is carried through, and one sentence for every mistake."""

from pathlib import Path

import pytest

from gmm_core.errors import BadList
from gmm_core.evaluation.trials import (
    TrialScore,
    read_enrollment_list,
    read_speaker_corpora,
    read_trial_list,
    score_rows,
)

HEADER = "speaker,path,start_s,end_s,target\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("a.wav", "b.wav"):
        (tmp_path / name).write_bytes(b"x")
    return tmp_path


def written(folder: Path, text: str | bytes, name: str = "list.csv") -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_enrollment_rows_gather_by_speaker(folder: Path) -> None:
    path = written(folder, "\ufeffspeaker,path\nAnna,a.wav\nBo,b.wav\nAnna,b.wav\n")
    assert read_enrollment_list(path) == {
        "Anna": (folder / "a.wav", folder / "b.wav"),
        "Bo": (folder / "b.wav",),
    }


def test_trials_keep_their_order_and_their_text(folder: Path) -> None:
    header = "speaker,path,start_s,end_s,target,note\n"
    text = header + "A,a.wav, 0.50 ,3,1,first\nA,b.wav,,,,\nA,a.wav,1,,0,x\n"
    listed = read_trial_list(written(folder, text), ["A"])
    assert [(t.segment.start_s, t.segment.end_s, t.target) for t in listed.trials] == [
        (0.5, 3.0, True),
        (None, None, None),
        (1.0, None, False),
    ]
    scores = [
        TrialScore(1.25, 0.5, 2.0, "accept", ""),
        TrialScore(None, None, 0.0, "inconclusive", "no speech"),
        TrialScore(-0.5, -2.0, 1.0, "reject", ""),
    ]
    rows = list(score_rows(listed, scores))
    assert rows[0][-6:] == ("note", "llr", "raw", "net_speech_s", "decision", "reason")
    assert rows[1] == (
        "A",
        "a.wav",
        " 0.50 ",
        "3",
        "1",
        "first",
        "1.250000",
        "0.500000",
        "2.00",
        "accept",
        "",
    )
    assert rows[2][-5:] == ("", "", "0.00", "inconclusive", "no speech")


@pytest.mark.parametrize(
    ("text", "line", "why"),
    [
        ("speaker,path\nA,a.wav\n", 1, "lacks start_s, end_s, target"),
        (HEADER, 1, "no rows"),
        ("", 1, "lacks speaker"),
        (HEADER + "A,a.wav,,\n", 2, "4 fields"),
        (HEADER + "A,a.wav,,,1\nB,a.wav,,,1\n", 3, "B is not in the enrollment list"),
        (HEADER + "A,,,,1\n", 2, "path is empty"),
        (HEADER + "A,a.wav,,,1\n" + "," * 1_000_000, 3, "1000000 characters or more"),
        (HEADER + "A,gone.wav,,,1\n", 2, "no file"),
        (HEADER + "A,a.wav,x,,1\n", 2, "start_s is 'x'"),
        (HEADER + "A,a.wav,-1,,1\n", 2, "start_s"),
        (HEADER + "A,a.wav,,nan,1\n", 2, "end_s"),
        (HEADER + "A,a.wav,3,3,1\n", 2, "greater"),
        (HEADER + "A,a.wav,,,yes\n", 2, "target is 'yes'"),
        (HEADER + 'A,"a.wav,,,1\n', 2, "CSV"),
        (HEADER.encode() + b"\xff\xfeA,a.wav,,,1\n", 0, "UTF-8"),
        ("speaker,speaker,path,start_s,end_s,target\nA,A,a.wav,,,1\n", 1, "two columns"),
    ],
)
def test_every_mistake_names_its_line(folder: Path, text: str | bytes, line: int, why: str) -> None:
    with pytest.raises(BadList) as caught:
        read_trial_list(written(folder, text), ["A"])
    assert caught.value.line == line
    assert why in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_list_that_is_not_there(folder: Path) -> None:
    with pytest.raises(BadList, match="cannot be read"):
        read_enrollment_list(folder / "gone.csv")
    with pytest.raises(BadList, match="twice"):
        read_enrollment_list(written(folder, "speaker,path\nA,a.wav\nA,a.wav\n"))


@pytest.mark.skipif(not Path("/dev/zero").is_char_device(), reason="a device that never ends")
def test_a_list_that_never_ends_takes_no_memory() -> None:
    with pytest.raises(BadList, match="line 1: is not valid CSV"):
        read_enrollment_list(Path("/dev/zero"))


def test_only_some_rows_of_a_list(folder: Path) -> None:
    path = written(folder, "path,speaker,part\na.wav,A,x\nb.wav,A, y\nb.wav,B,x\n")
    assert read_enrollment_list(path, ("part", "x")) == {
        "A": (folder / "a.wav",),
        "B": (folder / "b.wav",),
    }
    with pytest.raises(BadList, match="no row whose part is z"):
        read_enrollment_list(path, ("part", "z"))
    with pytest.raises(BadList, match="no column age; choose one of path, speaker, part"):
        read_enrollment_list(path, ("age", "7"))


def test_where_speakers_come_from(folder: Path) -> None:
    """A speaker's first row says it; empty is not known."""
    path = written(
        folder,
        "corpus,path,speaker,part\none,a.wav,A,x\n two ,b.wav,A,y\n,a.wav, B ,x\n two,b.wav,C,y\n",
    )
    assert read_speaker_corpora(path) == {"A": "one", "B": "", "C": "two"}
    assert read_speaker_corpora(path, ("part", "y")) == {"A": "two", "C": "two"}
    assert set(read_speaker_corpora(path)) == set(read_enrollment_list(path))


def test_a_list_that_says_nothing_of_corpora(folder: Path) -> None:
    assert read_speaker_corpora(written(folder, "speaker,path\nA,a.wav\n")) == {}


def test_mistakes_in_a_list_with_corpora(folder: Path) -> None:
    with pytest.raises(BadList, match="cannot be read"):
        read_speaker_corpora(folder / "gone.csv")
    path = written(folder, "speaker,path,corpus\nA,a.wav,one\n")
    with pytest.raises(BadList, match="no row whose corpus is two"):
        read_speaker_corpora(path, ("corpus", "two"))
    with pytest.raises(BadList) as caught:
        read_speaker_corpora(written(folder, "speaker,path,corpus\n,a.wav,one\n"))
    assert caught.value.line == 2
