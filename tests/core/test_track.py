"""Looks, their sums and the scorer: independent of the portions and of who else is enrolled."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings

from gmm_core.errors import ModelMismatch
from gmm_core.frontend import FeatureBlock, extract
from gmm_core.gmm import accumulate
from gmm_core.scoring.scorer import Scorer
from gmm_core.scoring.track import LOOK_FRAMES, Evidence, LevelHistory, LookMaker, LookStatistics
from tests.core.engine_samples import background
from tests.core.enrolled import enrolled
from tests.core.signals import cuts, speech

UBM = background().ubm
BLOCK = extract(speech(0, 6.0), 16000, background().front_end)


def looks_of(block: FeatureBlock) -> list[LookStatistics]:
    maker = LookMaker(UBM)
    return maker.push(block) + maker.flush()


def evidence_of(looks: list[LookStatistics], window: int | None = None) -> Evidence:
    evidence = Evidence(UBM, window)
    for look in looks:
        evidence.add(look)
    return evidence


def part_of(block: FeatureBlock, start: int, stop: int) -> FeatureBlock:
    return FeatureBlock(
        start, block.features[start:stop], block.speech[start:stop], block.level_dbfs[start:stop]
    )


@settings(max_examples=25, deadline=None)
@given(places=cuts())
def test_looks_are_bit_equal_for_any_portions(places: list[float]) -> None:
    maker = LookMaker(UBM)
    edges = [0, *sorted(round(place * len(BLOCK)) for place in places), len(BLOCK)]
    found: list[LookStatistics] = []
    for start, stop in pairwise(edges):
        found += maker.push(part_of(BLOCK, start, stop))
    found += maker.flush()
    wanted = looks_of(BLOCK)
    assert [look.first_frame for look in found] == list(range(0, len(BLOCK), LOOK_FRAMES))
    for one, other in zip(found, wanted, strict=True):
        assert (one.frames, one.speech_frames) == (other.frames, other.speech_frames)
        np.testing.assert_array_equal(one.n, other.n)
        np.testing.assert_array_equal(one.centered, other.centered)


def test_looks_sum_to_the_statistics_of_the_speech_frames() -> None:
    looks = looks_of(BLOCK)
    wanted = accumulate(BLOCK.speech_features, UBM)
    n = np.sum([look.n for look in looks], axis=0)
    centered = np.sum([look.centered for look in looks], axis=0)
    np.testing.assert_allclose(n, wanted.n, atol=1e-2)
    np.testing.assert_allclose(centered, background().centered(wanted.n, wanted.first), atol=2e-2)
    assert sum(look.speech_frames for look in looks) == BLOCK.speech.sum()


def test_a_window_holds_the_last_seconds_of_speech() -> None:
    looks = [look for look in looks_of(BLOCK) if look.has_speech]
    window = evidence_of(looks, window=100)
    last, frames = [], 0
    for look in reversed(looks):
        if frames >= 100:
            break
        last.append(look)
        frames += look.speech_frames
    assert window.speech_frames == frames < evidence_of(looks).speech_frames
    np.testing.assert_allclose(window.vector(), evidence_of(last[::-1]).vector(), atol=1e-5)


def test_looks_without_speech_are_no_evidence() -> None:
    silent = replace(BLOCK, speech=np.zeros(len(BLOCK), bool))
    evidence = evidence_of(looks_of(silent))
    assert evidence.speech_frames == 0
    np.testing.assert_array_equal(evidence.vector(), 0)


def test_cleared_evidence_is_as_new() -> None:
    looks = looks_of(BLOCK)
    evidence = evidence_of(looks, window=100)
    evidence.clear()
    for look in looks[:20]:
        evidence.add(look)
    np.testing.assert_array_equal(evidence.vector(), evidence_of(looks[:20], 100).vector())


def test_signal_to_noise_ratio_by_hand() -> None:
    """Levels 0, -1, ... -100 dB: the 95th percentile is -5, the 10th -90."""
    levels = -np.arange(101, dtype=np.float32)
    history = LevelHistory()
    assert np.isnan(history.snr_db())
    history.add(replace(looks_of(BLOCK)[0], level_dbfs=levels))
    assert history.snr_db() == pytest.approx(85.0)
    for _ in range(150):
        history.add(replace(looks_of(BLOCK)[0], level_dbfs=np.full(10, -30, np.float32)))
    assert history.snr_db() == 0.0, "only the last 15 s count"


def test_a_score_does_not_depend_on_who_else_is_enrolled() -> None:
    evidence = evidence_of(looks_of(BLOCK))
    alone = Scorer(background(), (enrolled(0),)).raw(evidence)
    among = Scorer(background(), (enrolled(3), enrolled(1), enrolled(0))).raw(evidence)
    assert alone[0] == among[2]
    assert among.argmax() == 2, "it is the first speaker's voice"


def test_without_speech_the_score_is_zero() -> None:
    scorer = Scorer(background(), (enrolled(0), enrolled(3)))
    np.testing.assert_array_equal(scorer.raw(Evidence(UBM)), [0, 0])
    assert Scorer(background(), ()).raw(evidence_of(looks_of(BLOCK))).shape == (0,)


def test_a_profile_of_another_background_is_named() -> None:
    stranger = replace(enrolled(0), background_fingerprint="0" * 64)
    with pytest.raises(ModelMismatch, match="voice 0") as caught:
        Scorer(background(), (enrolled(3), stranger))
    assert caught.value.have == background().fingerprint
