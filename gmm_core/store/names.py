"""What may be a speaker's name, and when two names are one."""

import unicodedata
from typing import Final

from gmm_core.errors import BadName

MAX_LENGTH: Final = 80
# Control characters, lone surrogates, line and paragraph separators
_FORBIDDEN_CATEGORIES: Final = frozenset({"Cc", "Cs", "Zl", "Zp"})
# Embeddings, overrides and isolates reorder the text around them: "accepted as" must show who it is
_REORDERING: Final = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"})


def clean_name(name: str) -> str:
    """The name without outer blanks, in one Unicode form (NFC). Raises BadName."""
    cleaned = unicodedata.normalize("NFC", name).strip()
    if not 1 <= len(cleaned) <= MAX_LENGTH:
        raise BadName(name)
    if any(
        unicodedata.category(letter) in _FORBIDDEN_CATEGORIES
        or unicodedata.bidirectional(letter) in _REORDERING
        for letter in cleaned
    ):
        raise BadName(name)
    return cleaned


def name_key(name: str) -> str:
    """Equal for names that people would take for the same: case and compatibility forms fold."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
