"""One row of the report: what was measured, against what, and whether the promise is kept."""

from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Goal:
    """The promise: at least, or at most, `limit` in `unit`. Without a limit the figure is told."""

    limit: float | None
    unit: str
    at_least: bool = False

    @property
    def words(self) -> str:
        if self.limit is None:
            return "told"
        return f"{'>=' if self.at_least else '<='} {self.limit:g} {self.unit}"

    def met(self, value: float | None) -> bool | None:
        """None where nothing was promised or measured."""
        if self.limit is None or value is None:
            return None
        return value >= self.limit if self.at_least else value <= self.limit

    def verdict(self, value: float | None) -> str:
        """In words, with how much is missing."""
        met = self.met(value)
        if self.limit is None:
            return "told"
        if met is None or value is None:
            return "not measured"
        if met:
            return "met"
        missing = abs(value - self.limit) / self.limit
        return f"missed by {missing:.0%}"


AT_LEAST, AT_MOST = True, False


@dataclass(frozen=True, slots=True)
class Row:
    """value : what the goal speaks of; ours and peer : in words; checked : equality of results."""

    work: str
    ours: str
    peer: str
    value: float | None
    goal: Goal
    checked: str = ""
    bound: str = ""  # what keeps it from being faster, measured
    details: dict[str, Any] = field(default_factory=dict)
    work_to_profile: Callable[[], object] | None = None  # profiled when the goal is missed

    @property
    def met(self) -> bool | None:
        return self.goal.met(self.value)

    @property
    def figure(self) -> str:
        return "not measured" if self.value is None else f"{number(self.value)} {self.goal.unit}"

    def as_dict(self) -> dict[str, Any]:
        found = asdict(self)
        del found["work_to_profile"]
        found["goal"] = self.goal.words
        found["unit"] = self.goal.unit
        found["verdict"] = self.goal.verdict(self.value)
        return found


def number(value: float) -> str:
    """Three digits, thousands in full."""
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.3g}"


def not_measured(work: str, goal: Goal, why: str) -> Row:
    """A row that says so."""
    return Row(work, "not measured", why, None, goal)
