"""Numbers and times as the person's language writes them."""

import math
from datetime import datetime

from PySide6.QtCore import QDateTime, QLocale, Qt
from PySide6.QtGui import QGuiApplication

from desktop_app.language.words import translate

MINUS = "\N{MINUS SIGN}"
LEFT_TO_RIGHT = "\N{LEFT-TO-RIGHT MARK}"


def decimal(value: float, digits: int = 0) -> str:
    """Such as "1.4", in German "1,4"; never grouped, a real minus sign, but none before a zero."""
    rounded = round(float(value), digits) + 0.0
    if not math.isfinite(rounded):
        return "–"  # noqa: RUF001 - what a table shows where there is no number
    return _signs_first(QLocale().toString(rounded, "f", digits).replace("-", MINUS))


def shortest(value: float) -> str:
    """With as many digits as it needs: "0.1", "20"."""
    return QLocale().toString(float(value), "g", 6)


def signed(value: float, digits: int = 0) -> str:
    """The same with its sign, also before positive numbers."""
    words = decimal(value, digits)
    return words if value < 0 else _signs_first(f"+{words}")


def _signs_first(words: str) -> str:
    """A number is written from left to right in every window: its sign would change sides."""
    if words[:1] not in (MINUS, "+"):
        return words
    mirrored = QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
    return f"{LEFT_TO_RIGHT}{words}" if mirrored else words


def percent(share: float, digits: int = 0) -> str:
    """A share of 0..1 such as "97%"."""
    return of_hundred(decimal(100 * share, digits))


def of_hundred(number: str) -> str:
    """A number with its percent sign: "97%", in German "97 %" with a space that breaks no line.

    The one place where the sign is written; words that hold it do as their language does here.
    """
    return translate("Numbers", "{number}%").format(number=number)


def moment(when: datetime) -> str:
    """Local date and time, such as "22 Nov 2026, 13:05"."""
    local = QDateTime.fromSecsSinceEpoch(int(when.timestamp()))
    clock = QLocale().toString(local.time(), QLocale.FormatType.ShortFormat)
    return translate("Numbers", "{date}, {time}").format(date=date(when), time=clock)


def date(when: datetime) -> str:
    """Local date with the month in letters: "03/10" is another day elsewhere."""
    local = QDateTime.fromSecsSinceEpoch(int(when.timestamp()))
    #: Qt's pattern of a date: d = day, MMM = short name of the month, yyyy = year
    return QLocale().toString(local.date(), translate("Numbers", "d MMM yyyy"))
