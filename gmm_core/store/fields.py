"""Values out of a header that somebody else may have written: the right type, or BundleDamaged."""

import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from gmm_core.errors import BundleDamaged

MAX_TEXT: Final = 1000


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

    def number(self, key: str, least: float = -math.inf) -> float:
        """A finite number that is not below `least`."""
        value = self._values.get(key)
        if isinstance(value, bool) or not isinstance(value, int | float) or abs(value) > 1e12:
            raise self._damaged(key)
        if not math.isfinite(value) or value < least:
            raise self._damaged(key)
        return float(value)

    def number_or_nan(self, key: str) -> float:
        """A number; null is "not known"."""
        return math.nan if self._values.get(key, 0) is None else self.number(key)

    def optional(self, key: str) -> "Fields | None":
        """An object within; None where the file has null or nothing."""
        value = self._values.get(key)
        return None if value is None else self._fields(key, value)

    def objects(self, key: str, most: int) -> "list[Fields]":
        """A list of at most `most` objects."""
        value = self._values.get(key)
        if not isinstance(value, list) or len(value) > most:
            raise self._damaged(key)
        return [self._fields(key, item) for item in value]

    def _fields(self, key: str, value: object) -> "Fields":
        if not isinstance(value, dict):
            raise self._damaged(key)
        return Fields(self._path, value)

    def _damaged(self, key: str) -> BundleDamaged:
        return BundleDamaged(self._path, f"its {key!r} is missing or not valid")


def _is_encodable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:  # a lone surrogate, which JSON can spell
        return False
    return "\0" not in text
