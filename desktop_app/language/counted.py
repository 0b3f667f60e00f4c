"""Words that change with a number: "1 session", "2 sessions"; other languages have more forms."""

from collections.abc import Sequence

from PySide6.QtCore import QObject


class Counted(QObject):
    """Made where it is needed: `Counted().sessions(2)`.

    A class, because `lupdate` takes only `self.tr(words, comment, n)` for a plural; words of a
    QObject of one's own stand there instead.
    """

    def sessions(self, count: int) -> str:
        return self.tr("%n session(s)", "", count)

    def enroll_from(self, count: int) -> str:
        return self.tr("Enroll somebody from %n recording(s)…", "", count)

    def of_another_model(self, count: int) -> str:
        """With the field {names}."""
        return self.tr("%n profile(s) were made with another model: {names}.", "", count)

    def lost_with_model(self, count: int) -> str:
        return self.tr(
            "%n profile(s) were made with it and could never be verified again.", "", count
        )

    def not_verifiable(self, count: int) -> str:
        """With the field {names}."""
        return self.tr(
            "%n profile(s) were made with another background model and cannot be verified with "
            "the one in use: {names}. Use that model again, or let these people enroll anew.",
            "",
            count,
        )

    def rebuilt(self, count: int) -> str:
        """With the field {names}."""
        return self.tr(
            "%n profile(s) made again for the new model, from the kept sound: {names}.", "", count
        )

    def with_sound(self, count: int) -> str:
        """Sessions of which the sound is kept."""
        return self.tr("The sound of %n session(s) is kept", "", count)

    def some(self, names: Sequence[str], most: int = 5) -> str:
        """The first few of many names."""
        listed, rest = ", ".join(names[:most]), len(names) - most
        return (
            listed if rest <= 0 else self.tr("{names} and %n more", "", rest).format(names=listed)
        )
