"""Numbers and times as the person's language writes them."""

import math
from datetime import datetime

from PySide6.QtCore import QDateTime, QLocale

from desktop_app.language.words import translate

MINUS = "\N{MINUS SIGN}"


def decimal(value: float, digits: int = 0) -> str:
    """Such as "1.4", in German "1,4"; never grouped, a real minus sign, but none before a zero."""
    rounded = round(float(value), digits) + 0.0
    if not math.isfinite(rounded):
        return "–"  # noqa: RUF001 - what a table shows where there is no number
    return QLocale().toString(rounded, "f", digits).replace("-", MINUS)


def shortest(value: float) -> str:
    """With as many digits as it needs: "0.1", "20"."""
    return QLocale().toString(float(value), "g", 6)


def signed(value: float, digits: int = 0) -> str:
    """The same with its sign, also before positive numbers."""
    words = decimal(value, digits)
    return words if value < 0 else f"+{words}"


def percent(share: float, digits: int = 0) -> str:
    """A share of 0..1 such as "97%", in German with a space before the sign."""
    return translate("Numbers", "{number}%").format(number=decimal(100 * share, digits))


def moment(when: datetime) -> str:
    """Local date and time in the language's short form."""
    local = QDateTime.fromSecsSinceEpoch(int(when.timestamp()))
    return QLocale().toString(local, QLocale.FormatType.ShortFormat)


def date(when: datetime) -> str:
    """Local date in the language's short form."""
    local = QDateTime.fromSecsSinceEpoch(int(when.timestamp()))
    return QLocale().toString(local.date(), QLocale.FormatType.ShortFormat)
