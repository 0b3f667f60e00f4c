"""Values out of a header that somebody else may have written: the right type, or BundleDamaged."""

import math
from collections.abc import Collection, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from gmm_core.errors import BundleDamaged

MAX_TEXT: Final = 1000
_FIRST_YEAR, _LAST_YEAR = 1970, 9000  # beyond them a time zone's offset overflows
MAX_SIZE: Final = 400_000  # no setting of ours is larger; a sample rate comes near


class Fields:
    """One JSON object of the file `path`."""

    def __init__(self, path: Path, values: Mapping[str, Any]) -> None:
        self._path, self._values = path, values

    def text(self, key: str) -> str:
        """A text of at most MAX_TEXT characters that can be stored and shown."""
        value = self._values.get(key)
        if not isinstance(value, str) or len(value) > MAX_TEXT or not _is_encodable(value):
            raise self._damaged(key)
        return value

    def moment(self, key: str) -> str:
        """An ISO 8601 time that any time zone can show; an empty text is "not known"."""
        value = self.text(key)
        if not is_moment(value):
            raise self._damaged(key)
        return value

    def number(self, key: str, least: float = -math.inf) -> float:
        """A finite number that is not below `least`; a whole one stays an int, as it was."""
        value = self._values.get(key)
        if isinstance(value, bool) or not isinstance(value, int | float) or abs(value) > 1e12:
            raise self._damaged(key)
        if not math.isfinite(value) or value < least:
            raise self._damaged(key)
        return value

    def integer(self, key: str) -> int:
        """A whole number that could be a size: 0 to MAX_SIZE."""
        value = self._values.get(key)
        if type(value) is not int or not 0 <= value <= MAX_SIZE:
            raise self._damaged(key)
        return value

    def boolean(self, key: str) -> bool:
        """True or false, nothing that merely counts as it."""
        value = self._values.get(key)
        if not isinstance(value, bool):
            raise self._damaged(key)
        return value

    def numbers(self, key: str) -> tuple[float, ...]:
        """A list of finite numbers."""
        items = self._list(key, MAX_SIZE)
        return tuple(Fields(self._path, {key: item}).number(key) for item in items)

    def texts(self, key: str, most: int) -> list[str]:
        """A list of at most `most` texts."""
        return [Fields(self._path, {key: item}).text(key) for item in self._list(key, most)]

    def number_or_nan(self, key: str) -> float:
        """A number; null is "not known"."""
        return math.nan if self._values.get(key, 0) is None else self.number(key)

    def number_if_any(self, key: str) -> float:
        """A number; nan where the file has null or, as an earlier one, nothing."""
        return math.nan if self._values.get(key) is None else self.number(key)

    def numbers_or_nan(self, key: str, most: int) -> tuple[float, ...]:
        """A list of at most `most` numbers; null is "not known"."""
        items = self._list(key, most)
        return tuple(Fields(self._path, {key: item}).number_or_nan(key) for item in items)

    def optional(self, key: str) -> "Fields | None":
        """An object within; None where the file has null or nothing."""
        value = self._values.get(key)
        return None if value is None else self._fields(key, value)

    def objects(self, key: str, most: int) -> "list[Fields]":
        """A list of at most `most` objects."""
        return [self._fields(key, item) for item in self._list(key, most)]

    def object(self, key: str) -> "Fields":
        """An object within."""
        return self._fields(key, self._values.get(key))

    def filled(self, absent: Mapping[str, Any]) -> "Fields":
        """The same, with values for keys that the file does not have."""
        return Fields(self._path, {**absent, **self._values})

    def raw_object(self, key: str) -> dict[str, Any]:
        """An object whose content means nothing to the program."""
        value = self._values.get(key)
        if not isinstance(value, dict):
            raise self._damaged(key)
        return value

    def only(self, keys: Collection[str]) -> None:
        """Refuses keys that nobody here knows: their meaning would be silently lost."""
        for key in self._values:
            if key not in keys:
                raise self._damaged(key)

    def _list(self, key: str, most: int) -> list[Any]:
        value = self._values.get(key)
        if not isinstance(value, list) or len(value) > most:
            raise self._damaged(key)
        return value

    def _fields(self, key: str, value: Any) -> "Fields":
        if not isinstance(value, dict):
            raise self._damaged(key)
        return Fields(self._path, value)

    def _damaged(self, key: str) -> BundleDamaged:
        return BundleDamaged(self._path, f"its {key!r} is missing or not valid")


def is_moment(text: str) -> bool:
    """Whether it is an ISO 8601 time that any time zone can show, or empty: "not known"."""
    try:
        return not text or _FIRST_YEAR <= datetime.fromisoformat(text).year <= _LAST_YEAR
    except ValueError:
        return False


def _is_encodable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:  # a lone surrogate, which JSON can spell
        return False
    return "\0" not in text
