"""The motion of a meter and its scale, by hand arithmetic."""

from math import exp, inf, nan

import pytest

from desktop_app.widgets.levels import FLOOR_DBFS, MeterMotion, iec_deflection


@pytest.mark.parametrize(
    ("level_dbfs", "percent"),
    [
        # The corners of IEC 60268-18 ...
        (-70.0, 0.0), (-60.0, 2.5), (-50.0, 7.5), (-40.0, 15.0), (-30.0, 30.0), (-20.0, 50.0),
        (0.0, 100.0),
        # ... and points between them: 50 + 2.5 * 10, 30 + 2 * 5, 15 + 1.5 * 4, 2.5 + 0.5 * 6
        (-10.0, 75.0), (-25.0, 40.0), (-36.0, 21.0), (-54.0, 5.5),
        # Beyond the ends
        (-200.0, 0.0), (-inf, 0.0), (nan, 0.0), (3.0, 100.0), (inf, 100.0),
    ],
)  # fmt: skip
def test_deflection_is_that_of_the_standard(level_dbfs: float, percent: float) -> None:
    assert iec_deflection(level_dbfs) == pytest.approx(percent / 100)


def test_attack_is_immediate() -> None:
    shown = MeterMotion().after(-12.0, -6.0, False, 0.001)
    assert (shown.level_dbfs, shown.peak_dbfs) == (-12.0, -6.0)


def test_decay_has_a_time_constant_of_300_ms() -> None:
    shown = MeterMotion().after(-10.0, -10.0, False, 1.0).after(-40.0, -40.0, False, 1.3)
    assert shown.level_dbfs == pytest.approx(-40.0 + 30.0 * exp(-1.0))


def test_decay_does_not_depend_on_how_often_it_is_asked() -> None:
    start = MeterMotion().after(-10.0, -10.0, False, 0.0)
    once = start.after(-40.0, -40.0, False, 0.3)
    often = start
    for step in range(1, 31):
        often = often.after(-40.0, -40.0, False, 0.01 * step)
    assert often.level_dbfs == pytest.approx(once.level_dbfs)


def test_peak_stands_for_a_second_and_a_half_then_decays() -> None:
    start = MeterMotion().after(-20.0, -3.0, False, 10.0)
    assert start.after(-50.0, -50.0, False, 11.49).peak_dbfs == -3.0
    falling = start.after(-50.0, -50.0, False, 11.5 + 0.3)
    assert falling.peak_dbfs == pytest.approx(-50.0 + 47.0 * exp(-1.0))


def test_peak_falls_alike_however_often_it_is_asked() -> None:
    start = MeterMotion().after(-20.0, -3.0, False, 0.0)
    often = start
    for step in range(1, 19):
        often = often.after(-50.0, -50.0, False, 0.1 * step)
    once = start.after(-50.0, -50.0, False, 1.8)
    assert often.peak_dbfs == pytest.approx(once.peak_dbfs)


def test_a_new_peak_is_held_anew() -> None:
    shown = MeterMotion().after(-20.0, -9.0, False, 0.0).after(-20.0, -6.0, False, 1.4)
    assert shown.after(-50.0, -50.0, False, 2.8).peak_dbfs == -6.0


def test_clip_stays_until_acknowledged() -> None:
    shown = MeterMotion().after(-1.0, 0.0, True, 0.0)
    for second in range(1, 100):
        shown = shown.after(-60.0, -60.0, False, float(second))
    assert shown.clipped
    assert not shown.acknowledged().clipped
    assert not shown.acknowledged().after(-60.0, -60.0, False, 101.0).clipped


@pytest.mark.parametrize("silence", [-inf, nan, -300.0])
def test_silence_decays_to_the_bottom_and_stays_finite(silence: float) -> None:
    shown = MeterMotion().after(-10.0, -10.0, False, 0.0).after(silence, silence, False, 60.0)
    assert shown.level_dbfs == pytest.approx(FLOOR_DBFS)
    assert shown.peak_dbfs == pytest.approx(FLOOR_DBFS)


def test_without_motion_the_level_is_shown_as_it_is() -> None:
    shown = MeterMotion(decay_s=0.0).after(-10.0, -10.0, False, 0.0)
    assert shown.after(-40.0, -40.0, False, 0.01).level_dbfs == -40.0


def test_a_clock_that_stands_still_or_goes_back_moves_nothing() -> None:
    start = MeterMotion().after(-10.0, -5.0, False, 5.0)
    for now_s in (5.0, 4.0):
        shown = start.after(-60.0, -60.0, False, now_s)
        assert (shown.level_dbfs, shown.peak_dbfs) == (-10.0, -5.0)
