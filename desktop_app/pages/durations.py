"""How long something lasts, with no more digits than a guess deserves."""

from desktop_app.language.words import translate


def duration_words(seconds: float) -> str:
    """Such as "8 s", "3 min", "2 h 10 min"."""
    if seconds < 59.5:
        return translate("Duration", "{s} s").format(s=max(1, round(seconds)))
    minutes = round(seconds / 60)
    if minutes < 60:
        return translate("Duration", "{min} min").format(min=minutes)
    hours, minutes = divmod(minutes, 60)
    if not minutes:
        return translate("Duration", "{h} h").format(h=hours)
    return translate("Duration", "{h} h {min} min").format(h=hours, min=minutes)


def left_words(seconds: float, *, at_most: bool = False) -> str:
    """How long a step still takes. at_most : it may end before"""
    words = translate("Duration", "about {duration} left in this step")
    if at_most:
        words = translate("Duration", "at most {duration} left in this step")
    return words.format(duration=duration_words(seconds))
