"""From sound to looks: any chopping, any rate, the same bits; final looks for those who wait."""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gmm_core.errors import NotFiniteSamples
from gmm_core.frontend import extract
from gmm_core.linalg import Float32
from gmm_core.scoring.listen import Listener, settled_looks
from gmm_core.scoring.track import LOOK_FRAMES, LookStatistics, SettledLooks
from tests.core.signals import chopped, cuts, noise, speech
from tests.core.two_systems import NORMALIZATION_S, two_systems, with_pauses

KINDS = ("opening", "causal")
OPENING_FRAMES = round(100 * NORMALIZATION_S)


def stereo(mono: Float32) -> Float32:
    """Two different channels."""
    return np.stack([mono, np.roll(mono, 7) * np.float32(0.6)], axis=1)


def listened(
    kind: str,
    samples: Float32,
    rate: int,
    places: Sequence[float] = (),
    previews: bool = True,
) -> list[LookStatistics]:
    listener = Listener(two_systems(kind), rate, previews)
    looks = [look for piece in chopped(samples, places) for look in listener.push(piece)]
    return looks + listener.flush()


def assert_same_looks(one: Sequence[LookStatistics], other: Sequence[LookStatistics]) -> None:
    assert len(one) == len(other)
    for a, b in zip(one, other, strict=True):
        for name in ("first_frame", "frames", "speech_frames", "opening"):
            assert getattr(a, name) == getattr(b, name)
        for name in ("n", "centered", "features", "level_dbfs"):
            np.testing.assert_array_equal(getattr(a, name), getattr(b, name))
        assert_same_looks(a.revised, b.revised)


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=15, deadline=None)
@given(places=cuts(), rate=st.sampled_from((8000, 16000, 44100)), two_channels=st.booleans())
def test_looks_are_bit_equal_for_any_chopping(
    kind: str, places: list[float], rate: int, two_channels: bool
) -> None:
    samples = speech(0, 3.0, rate)
    samples = stereo(samples) if two_channels else samples
    assert_same_looks(listened(kind, samples, rate, places), listened(kind, samples, rate))


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=15, deadline=None)
@given(places=cuts(), seconds=st.sampled_from((0.5, 1.6, 2.03, 4.0)))
def test_without_previews_looks_come_final_and_bit_equal_for_any_chopping(
    kind: str, places: list[float], seconds: float
) -> None:
    samples = with_pauses()[: round(seconds * 16000)]
    found = listened(kind, samples, 16000, places, previews=False)
    assert_same_looks(found, list(settled_looks(two_systems(kind), samples, 16000)))
    assert not any(look.opening or look.revised for look in found)


def test_without_previews_nothing_comes_before_the_opening_is_over() -> None:
    listener, samples = Listener(two_systems("opening"), 16000, previews=False), with_pauses()
    spoken = np.cumsum([look.speech_frames for look in listened("opening", samples, 16000)])
    over = int(np.argmax(spoken >= OPENING_FRAMES)) + 1  # looks
    needed = 160 * (LOOK_FRAMES * over + 8 - 1) + 400
    assert listener.push(samples[: needed - 1]) == []
    assert len(listener.push(samples[needed - 1 : needed])) == over


@pytest.mark.parametrize("rate", [8000, 16000, 44100])
def test_looks_tile_the_whole_recording(rate: int) -> None:
    looks = listened("opening", speech(0, 2.0, rate), rate)
    frames = (32000 - 400) // 160 + 1
    assert [look.first_frame for look in looks] == list(range(0, frames, LOOK_FRAMES))
    assert sum(look.frames for look in looks) == frames
    assert {look.frames for look in looks[:-1]} == {LOOK_FRAMES}


def test_a_look_does_not_wait_for_the_opening_to_end() -> None:
    """100 ms after the first speech there is something to show: 10 frames and 80 ms for deltas."""
    listener, samples = Listener(two_systems("opening"), 16000), speech(0, 2.0)
    needed = 160 * (LOOK_FRAMES + 8 - 1) + 400
    assert listener.push(samples[: needed - 1]) == []
    assert len(listener.push(samples[needed - 1 : needed])) == 1


@pytest.mark.parametrize("kind", KINDS)
def test_a_reset_listener_is_as_new(kind: str) -> None:
    listener = Listener(two_systems(kind), 16000)
    listener.push(speech(3, 2.5))
    listener.reset()
    again = listener.push(speech(0, 2.0)) + listener.flush()
    assert_same_looks(again, listened(kind, speech(0, 2.0), 16000))


def test_samples_that_are_no_numbers_are_refused() -> None:
    samples = noise(0.5, -20).copy()
    samples[1000] = np.nan
    with pytest.raises(NotFiniteSamples):
        Listener(two_systems("opening"), 16000).push(samples)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("seconds", [0.0, 0.01, 0.5, 1.4, 2.0, 5.0])
def test_final_looks_are_the_newest_version_of_each(kind: str, seconds: float) -> None:
    """Also of a recording that ends within its opening, or with a look that is cut short."""
    samples = with_pauses()[: round(seconds * 16000)]
    newest: dict[int, LookStatistics] = {}
    for look in listened(kind, samples, 16000):
        for version in (look, *look.revised):
            newest[version.first_frame] = version
    found = list(settled_looks(two_systems(kind), samples, 16000))
    assert [look.first_frame for look in found] == sorted(newest)
    for look in found:
        wanted = newest[look.first_frame]
        assert look.speech_frames == wanted.speech_frames
        np.testing.assert_array_equal(look.n, wanted.n)
        np.testing.assert_array_equal(look.centered, wanted.centered)


@pytest.mark.parametrize("kind", KINDS)
def test_the_features_of_final_looks_are_the_first_front_ends(kind: str) -> None:
    samples = with_pauses()
    wanted = extract(samples, 16000, two_systems(kind)[0].front_end).speech_features
    looks = settled_looks(two_systems(kind), samples, 16000)
    found = np.concatenate([look.features for look in looks])
    np.testing.assert_array_equal(found, wanted)


def test_settled_looks_wait_for_the_opening_and_then_for_nothing() -> None:
    settled, spoken, waited = SettledLooks(), 0, 0
    for look in listened("opening", with_pauses(), 16000):
        out = settled.push([look])
        spoken += look.speech_frames
        if spoken < OPENING_FRAMES:
            waited += 1
            assert out == []
            assert settled.waiting_speech_frames == spoken
        else:
            assert [one.first_frame for one in out] == list(
                range(10 * (look.first_frame // 10 - waited), look.first_frame + 1, 10)
            )
            assert settled.waiting_speech_frames == 0
            waited = 0
    assert spoken > OPENING_FRAMES
    assert settled.flush() == []


def test_settled_looks_can_be_had_early_or_forgotten() -> None:
    looks = [look for look in listened("opening", with_pauses(), 16000) if look.opening]
    settled = SettledLooks()
    assert settled.push(looks) == []
    early = settled.flush()
    assert [look.first_frame for look in early] == [look.first_frame for look in looks]
    newest = [look for look in looks if look.revised][-1].revised
    assert_same_looks([look for look in early if look.has_speech][:-1], newest[:-1])
    assert settled.waiting_speech_frames == 0
    settled.push(looks)
    settled.clear()
    assert settled.flush() == []
