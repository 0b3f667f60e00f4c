"""Words that are written down in one place and translated in another, without Qt."""


def mark(context: str, words: str) -> str:
    """`words` as they are; `lupdate` finds them here, `translate(context, words)` says them later.

    What Qt calls QT_TRANSLATE_NOOP. Both arguments must be literals.
    """
    return words
