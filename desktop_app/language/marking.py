"""Words that are written down in one place and said in another, without Qt."""

from typing import Any, Self


class Marked(str):
    """English words that remember where they come from, so that the window can translate them.

    template : the words with their fields, such as "{name} was unplugged"
    values : what the fields were filled with; a Marked among them is translated as well
    """

    __slots__ = ("context", "template", "values")
    context: str
    template: str
    values: dict[str, Any]

    def __new__(cls, context: str, template: str, values: dict[str, Any] | None = None) -> Self:
        made = super().__new__(cls, template if values is None else template.format(**values))
        made.context, made.template, made.values = context, template, values or {}
        return made

    def fill(self, **values: Any) -> "Marked":
        """The same words with their fields filled in."""
        return Marked(self.context, self.template, values)


def mark(context: str, words: str) -> Marked:
    """`lupdate` finds the words here, `desktop_app.language.words.say` translates them later.

    What Qt calls QT_TRANSLATE_NOOP. Both arguments must be literals.
    """
    return Marked(context, words)
