"""Words in the person's language."""

from PySide6.QtCore import QCoreApplication

from desktop_app.language.marking import Marked

translate = QCoreApplication.translate


def say(words: str) -> str:
    """What was marked, translated and filled in; any other text (a name, a path) as it is."""
    if not isinstance(words, Marked):
        return words
    said = translate(words.context, words.template)
    if not words.values:
        return said
    values = {k: say(v) if isinstance(v, str) else v for k, v in words.values.items()}
    return said.format(**values)
