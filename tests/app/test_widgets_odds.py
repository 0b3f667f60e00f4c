"""The meters' scale by hand arithmetic."""

from math import isnan, nan

import pytest

from desktop_app.widgets.odds import place


def test_even_odds_stand_in_the_middle_and_the_ends_hold() -> None:
    assert place(0.5) == pytest.approx(0.5)
    assert place(0.0) == place(0.001) == 0.0
    assert place(1.0) == place(0.999) == 1.0
    assert isnan(place(nan))


def test_a_tenfold_of_odds_is_always_the_same_step() -> None:
    # odds 1:1, 10:1, 100:1; log(999) is half the scale
    step = place(10 / 11) - place(1 / 2)
    assert place(100 / 101) - place(10 / 11) == pytest.approx(step)
    assert step == pytest.approx(2.302585 / (2 * 6.906755))
