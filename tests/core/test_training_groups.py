"""Who is played against whom: two halves, and each corpus, with all others as cohort."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from gmm_core.progress import finish
from gmm_core.training import Recording, build, train_background
from gmm_core.training.packing import PEOPLE, VOICES, People
from gmm_core.training.streams import by_speaker
from tests.core.tiny_training import demo_recordings, tiny


def of_corpora(*sizes: int) -> list[str]:
    """Names in the order of speakers, who alternate as long as there are enough."""
    left = dict(zip("abcdef", sizes, strict=False))
    out: list[str] = []
    while any(left.values()):
        out += [name for name, count in left.items() if count]
        left = {name: max(count - 1, 0) for name, count in left.items()}
    return out


def groups(corpora: list[str], long: list[int] | None = None) -> list[list[int]]:
    return build._corpora(corpora, list(range(len(corpora))) if long is None else long)


def test_each_corpus_is_a_group() -> None:
    corpora = of_corpora(30, 40, 10)
    assert groups(corpora) == [
        [index for index, name in enumerate(corpora) if name == corpus] for corpus in "abc"
    ]


def test_a_corpus_that_leaves_too_few_others_is_no_group() -> None:
    """29 others are no cohort for the 100 of a; those of b have 100."""
    corpora = of_corpora(100, 29)
    assert groups(corpora) == [[i for i, name in enumerate(corpora) if name == "b"]]
    assert len(groups(of_corpora(100, 30))) == 2


def test_a_corpus_with_too_few_long_recordings_is_no_group() -> None:
    """Seven of b have two streams: the eighth makes a group of all, those with one stream too."""
    corpora = of_corpora(40, 40)
    of_a, of_b = ([i for i, name in enumerate(corpora) if name == c] for c in "ab")
    assert groups(corpora, of_a + of_b[:7]) == [of_a]
    assert groups(corpora, of_a + of_b[:8]) == [of_a, of_b]


def test_one_corpus_or_none_is_no_group() -> None:
    assert groups(["a"] * 200) == []
    assert groups([""] * 200) == []


def test_people_of_unknown_origin_are_others_and_no_group() -> None:
    corpora = ["a" if name == "a" else "" for name in of_corpora(40, 40)]
    assert groups(corpora) == [[i for i, name in enumerate(corpora) if name == "a"]]


def test_a_speakers_corpus_is_known_by_the_first_recording() -> None:
    listed = [
        Recording("b", Path("2.wav"), "second"),
        Recording("a", Path("3.wav")),
        Recording("b", Path("1.wav"), "second"),
    ]
    found = by_speaker(listed)
    assert [(one.speaker, one.corpus) for one in found] == [("a", ""), ("b", "second")]
    assert found[1].paths == (Path("1.wav"), Path("2.wav"))


@pytest.mark.parametrize("people", [People(([3, 1], [0], [5, 2, 4]), 12.5), People(([0],), 0.0)])
def test_people_survive_the_disk(people: People) -> None:
    arrays = {name: np.asarray(value) for name, value in PEOPLE.pack(people).items()}
    assert PEOPLE.unpack(arrays) == people


def test_others_are_the_cohort_of_those_who_are_played(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two halves; speakers 0-1 of one corpus and 2-5 of another are played once more."""
    state, speech = tmp_path / "state", tmp_path / "speech"
    speech.mkdir()
    recordings = [
        replace(one, corpus="one" if one.speaker in ("speaker 0", "speaker 1") else "two")
        for one in demo_recordings(speech)
    ]
    monkeypatch.setattr(build, "_LEAST_OWNERS", 2)
    monkeypatch.setattr(build, "_LEAST_COHORT", 2)
    played: list[tuple[Any, ...]] = []
    real = build.play

    def spy(files, space, views, speakers, voices, group, jobs):
        played.append((views, list(speakers), group))
        return real(files, space, views, speakers, voices, group, jobs)

    monkeypatch.setattr(build, "play", spy)
    config = replace(tiny(components=2), em_iterations=1)
    trained = finish(train_background(recordings, config, state=state))
    wanted = [[0, 2, 4], [1, 3, 5], [0, 1], [2, 3, 4, 5]]
    assert [speakers for _, speakers, _ in played] == wanted
    assert [group for _, _, group in played] == list(range(len(wanted)))
    assert trained.header["speakers"]["calibration"] == 6
    with np.load(state / "stage_voices.npz") as kept:
        voices = VOICES.unpack({name: kept[name] for name in kept.files})
    for views, speakers, _ in played:
        others = [voice for index, voice in enumerate(voices) if index not in speakers]
        mean = np.mean([voice.model for voice in others], axis=0)
        whole, narrow = views
        assert whole.cohort.voices == len(others) == 6 - len(speakers)
        np.testing.assert_allclose(whole.cohort.models.mean, mean, atol=1e-4)  # half precision
        columns = trained.space.columns(2)
        np.testing.assert_allclose(
            narrow.cohort.models.mean, mean[columns], atol=1e-4
        )  # half precision
    assert trained.cohort.voices == 6, "in the end all are the cohort"
    everybody = np.mean([voice.model for voice in voices], axis=0)
    np.testing.assert_allclose(trained.cohort.models.mean, everybody, atol=1e-4)  # half precision
