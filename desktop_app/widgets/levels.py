"""How meters move and where a level stands on the scale; plain sums without Qt or a clock."""

from dataclasses import dataclass, replace
from itertools import pairwise
from math import exp, isnan

FLOOR_DBFS = -70.0

# IEC 60268-18: a level in dBFS against its deflection in percent; straight lines in between.
_DEFLECTION = (
    (-70.0, 0.0),
    (-60.0, 2.5),
    (-50.0, 7.5),
    (-40.0, 15.0),
    (-30.0, 30.0),
    (-20.0, 50.0),
    (0.0, 100.0),
)


def iec_deflection(level_dbfs: float) -> float:
    """Where `level_dbfs` stands on the meter, 0 .. 1 (IEC 60268-18); NaN stands at 0."""
    if isnan(level_dbfs) or level_dbfs <= _DEFLECTION[0][0]:
        return 0.0
    for (low_db, low), (high_db, high) in pairwise(_DEFLECTION):
        if level_dbfs < high_db:
            share = (level_dbfs - low_db) / (high_db - low_db)
            return (low + share * (high - low)) / 100.0
    return 1.0


@dataclass(frozen=True, slots=True)
class MeterMotion:
    """What a level meter shows at one moment; `after` gives the next moment.

    Attack is immediate. Decay is exponential with a time constant of `decay_s` toward the level
    that is really there; the peak mark stands for `hold_s`, then decays likewise. The clip flag
    stays until `acknowledged`. Times come from the caller, so that hand arithmetic can follow.
    """

    level_dbfs: float = FLOOR_DBFS
    peak_dbfs: float = FLOOR_DBFS
    clipped: bool = False
    at_s: float = 0.0
    peak_set_at_s: float = 0.0
    decay_s: float = 0.3
    hold_s: float = 1.5

    def after(
        self, rms_dbfs: float, peak_dbfs: float, clipped: bool, now_s: float
    ) -> "MeterMotion":
        """The state at `now_s` (seconds, any steady clock), given what was measured until then."""
        level_now, peak_now = _audible(rms_dbfs), _audible(peak_dbfs)
        elapsed_s = max(0.0, now_s - self.at_s)
        level = self._decayed(self.level_dbfs, level_now, elapsed_s)
        if peak_now >= self.peak_dbfs:
            peak, peak_set_at_s = peak_now, now_s
        else:
            # Only the part of the step that lies after the hold counts as falling time.
            falling_s = min(elapsed_s, now_s - self.peak_set_at_s - self.hold_s)
            peak = self._decayed(self.peak_dbfs, peak_now, max(0.0, falling_s))
            peak_set_at_s = self.peak_set_at_s
        return replace(
            self,
            level_dbfs=level,
            peak_dbfs=peak,
            clipped=self.clipped or clipped,
            at_s=now_s,
            peak_set_at_s=peak_set_at_s,
        )

    def acknowledged(self) -> "MeterMotion":
        """The same moment with the clip flag taken back."""
        return replace(self, clipped=False)

    def _decayed(self, shown: float, target: float, elapsed_s: float) -> float:
        if target >= shown:
            return target
        if self.decay_s <= 0.0:
            return target if elapsed_s > 0.0 else shown
        return target + (shown - target) * exp(-elapsed_s / self.decay_s)


def _audible(level_dbfs: float) -> float:
    """Silence is minus infinity and a meter has a bottom; NaN is no level."""
    return FLOOR_DBFS if isnan(level_dbfs) else max(FLOOR_DBFS, level_dbfs)
