"""What painted meters tell assistive technology: a role, and their value as words and as a number.

Qt knows its own controls; of a widget that paints itself it knows nothing but a rectangle. The
words are the widget's accessible description, which it keeps up to date anyway.
"""

from collections.abc import Callable
from dataclasses import dataclass
from math import isfinite
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface, QAccessibleValueInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget
from shiboken6 import VoidPtr

from desktop_app.widgets.levels import FLOOR_DBFS

_NOTHING = VoidPtr(0)  # a C++ null pointer; None is turned into another one, which Qt follows
Number = Callable[[Any], float]


@dataclass(frozen=True, slots=True)
class _Scale:
    """Where a widget's number is, and between which ends it lies."""

    value: Number
    least: float
    most: Number


def _no_number(_widget: Any) -> float:
    return float("nan")


_CHART = _Scale(_no_number, 0.0, _no_number)
_METERS = {
    "LevelMeter": _Scale(lambda meter: meter.motion.level_dbfs, FLOOR_DBFS, lambda _meter: 0.0),
    "ScoreGauge": _Scale(lambda gauge: 100.0 * gauge.state.probability, 0.0, lambda _g: 100.0),
    "EnrollmentRing": _Scale(
        lambda ring: ring.progress.net_s, 0.0, lambda ring: ring.progress.strong_s
    ),
}
_CHARTS = ("ScoreTimeline", "LikelihoodCurve", "Sparkline", "Spectrogram", "DetPlot",
           "ScoreHistogram")  # fmt: skip
_WORDS = ("StateBadge",)  # painted, but only words


def install() -> None:
    """Let Qt ask us about our widgets; once in a program, before a screen reader looks."""
    QAccessible.installFactory(interface_of)


def interface_of(class_name: str, thing: QObject) -> QAccessibleInterface | None:
    """The interface of a painted widget; None for all others, which Qt describes itself."""
    if not isinstance(thing, QWidget):
        return None
    if class_name in _METERS:
        return _Painted(thing, QAccessible.Role.Indicator, _METERS[class_name])
    if class_name in _CHARTS:
        return _Painted(thing, QAccessible.Role.Chart, _CHART)
    if class_name in _WORDS:
        return _Painted(thing, QAccessible.Role.StaticText, _CHART)
    return None


class _Painted(QAccessibleWidget):
    """Name and description are the widget's own; the description is the value in words too."""

    def __init__(self, widget: QWidget, role: QAccessible.Role, scale: _Scale) -> None:
        super().__init__(widget, role, widget.accessibleName())
        self._value = _Value(widget, scale)

    def text(self, kind: QAccessible.Text) -> str:
        widget = self.object()
        if kind == QAccessible.Text.Value and isinstance(widget, QWidget):
            return widget.accessibleDescription()
        return str(super().text(kind))

    def interface_cast(self, kind: QAccessible.InterfaceType) -> Any:
        """A number only while there is one: before the first score there is none."""
        if kind == QAccessible.InterfaceType.ValueInterface and self._value.known:
            return self._value
        return super().interface_cast(kind) or _NOTHING


class _Value(QAccessibleValueInterface):
    """Read-only: a meter is not set."""

    def __init__(self, widget: QWidget, scale: _Scale) -> None:
        super().__init__()
        self._widget, self._scale = widget, scale

    @property
    def known(self) -> bool:
        return isfinite(self._scale.value(self._widget))

    def currentValue(self) -> float:
        return self._scale.value(self._widget)

    def setCurrentValue(self, value: Any) -> None:
        """Nothing: only sound moves a meter."""

    def minimumValue(self) -> float:
        return self._scale.least

    def maximumValue(self) -> float:
        return self._scale.most(self._widget)

    def minimumStepSize(self) -> float:
        return 0.0
