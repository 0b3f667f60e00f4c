"""Words that change with a number: "1 session", "2 sessions"; other languages have more forms."""

from PySide6.QtCore import QObject


class Counted(QObject):
    """Made where it is needed: `Counted().sessions(2)`.

    A class, because `lupdate` takes only `self.tr(words, comment, n)` for a plural; words of a
    QObject of one's own stand there instead.
    """

    def sessions(self, count: int) -> str:
        return self.tr("%n session(s)", "", count)

    def more_names(self, names: str, count: int) -> str:
        """The first few of many names."""
        return self.tr("{names} and %n more", "", count).format(names=names)

    def recordings(self, count: int) -> str:
        return self.tr("%n recording(s)", "", count)

    def people(self, count: int) -> str:
        return self.tr("%n people", "", count)
