"""How the last run ended, in a person's words."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication

from desktop_app.services.last_run import BadEnd
from desktop_app.work import ENROLLING, EVALUATING, MODEL

translate = QCoreApplication.translate


def ended_words(ended: BadEnd, log: Path, profiles: int, damaged: bool) -> str:
    """What happened, and what is there and what is not.

    profiles : that were read; damaged : something could not be, and another notice says what
    """
    if ended.crash:
        happened = translate("LastRun", "The last time Voxgate crashed ({what}; see {log}).")
        happened = happened.format(what=ended.crash, log=log)
    else:
        happened = translate(
            "LastRun", "The last time Voxgate was ended from outside, or the computer went off."
        )
    return " ".join((happened, _what_is_there(profiles, damaged), _what_is_not(ended.doing)))


def _what_is_there(profiles: int, damaged: bool) -> str:
    if damaged:
        return translate("LastRun", "Not everything could be read again.")
    if profiles == 0:
        return translate("LastRun", "Nothing that was saved is lost.")
    words = translate(
        "LastRun",
        "Nothing that was saved is lost: the profiles ({count}) and the settings were checked.",
    )
    return words.format(count=profiles)


def _what_is_not(doing: str) -> str:
    if doing == ENROLLING:
        return translate("LastRun", "The enrollment that was not finished has to be done again.")
    if doing == MODEL:
        return translate(
            "LastRun", "The training that was not finished can be resumed under Model."
        )
    if doing == EVALUATING:
        return translate("LastRun", "The evaluation that was not finished has to be done again.")
    return ""
