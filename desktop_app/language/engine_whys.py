"""Causes that an engine's error names in its middle: "(its header is incomplete)".

They are part of no type, so they are known by their English words.
"""

import re

from desktop_app.language.marking import Marked, mark
from desktop_app.language.words import say

WHYS = (
    # recordings
    mark("Why", "there is no such file; check the name"),
    mark("Why", "this is a folder; name the recordings in it"),
    mark("Why", "this is no plain file; copy the sound into one"),
    mark("Why", "the file is empty; record or copy it again"),
    mark("Why", "it is longer than {hours} hours; cut it into shorter recordings"),
    mark("Why", "its sample rate of {rate} Hz cannot be; export it again"),
    mark("Why", "the start {seconds} s lies outside the file"),
    mark("Why", "the end {seconds} s lies before the start"),
    mark("Why", "this cannot be read as audio; convert it to {kinds}, or leave it out"),
    mark("Why", "this cannot be read as audio; convert it to {kinds}"),
    mark("Why", "{cause}; check its permissions"),
    mark("Why", "{cause}; check the name"),
    mark("Why", "the file holds no sound; record or copy it again"),
    mark("Why", "enrolling {name}: {cause}"),
    mark("Why", "{name} has a second of sound or less; record more or leave it out"),
    # folders and lists
    mark("Why", "no recordings; put them ({kinds}) into one folder a speaker"),
    mark(
        "Why",
        "{people} speakers, {enough} of them with two recordings or more; put the recordings of "
        "at least two people into a folder each, two or more of each person",
    ),
    mark("Why", "{file} is listed twice for {name}; remove one row"),
    mark("Why", "{name} is not in the enrollment list; add a row there"),
    mark("Why", "end_s must be greater than start_s"),
    mark("Why", "{found} fields where the header has {wanted}"),
    mark("Why", "cannot be read ({cause}); check the path"),
    mark("Why", "is not a text file in UTF-8; save it as CSV UTF-8"),
    mark("Why", "is not valid CSV ({cause})"),
    mark("Why", "has a header but no rows"),
    mark("Why", "has two columns of one name"),
    mark("Why", "lacks {missing}; the header is {wanted}"),
    mark("Why", "there is no file {file}"),
    mark("Why", "{column} is {found}; give seconds such as 1.5 or leave it empty"),
    mark("Why", "target is {found}; give 1, 0 or leave it empty"),
    mark("Why", "{column} is empty"),
    mark("Why", "has no column {column}; choose one of {columns}"),
    mark("Why", "has no row whose {column} is {found}"),
    # storages that lists point to
    mark("Why", "{scheme}:// is not read; copy the files elsewhere"),
    mark(
        "Why",
        "addresses are read with fsspec, which the package without Python does not hold; "
        "elsewhere run: pip install 'voxgate[cluster]'",
    ),
    mark(
        "Why",
        "the package for this storage is missing ({cause}); install it here and on every worker",
    ),
    mark("Why", "this is no address that fsspec knows ({cause}); check it"),
    mark(
        "Why",
        "the storage did not give it ({cause}); check the address, the network and the permissions",
    ),
    # a training to resume
    mark("Why", "holds other files and no training"),
    mark("Why", "holds a damaged {file}"),
    mark("Why", "holds a {file} that is not Voxgate's"),
    mark("Why", "holds a training with another recipe ({parts})"),
    mark(
        "Why",
        "holds a training from other recordings ({gone} of {before} are gone or changed, {new} "
        "are new or changed)",
    ),
    mark("Why", "holds a training by Voxgate {program}, and this is Voxgate {version}"),
    mark("Why", "holds a training begun by another build of Voxgate"),
    # models and profiles
    mark("Why", "there is no such file"),
    mark("Why", "it is a folder or a device"),
    mark("Why", "it is larger than any real one"),
    mark("Why", "it is cut off or no such file at all"),
    mark("Why", "it has too many parts"),
    mark("Why", "two of its parts have one name"),
    mark("Why", "its parts are compressed, which Voxgate never does"),
    mark("Why", "its parts claim to be larger than the file"),
    mark("Why", "it has no readable header"),
    mark("Why", "its header cannot be read"),
    mark("Why", "it is not a {kind} file"),
    mark("Why", "a newer Voxgate wrote it, format {found}; update Voxgate"),
    mark("Why", "its header is incomplete"),
    mark("Why", "its parts are not those that its header lists"),
    mark("Why", "the array {name} does not match its checksum"),
    mark("Why", "the array {name} contains values that are not numbers"),
    mark("Why", "the array {name} cannot be read"),
    mark("Why", "the name in it is not a valid one"),
    mark("Why", "its sessions are incomplete"),
    mark("Why", "its statistics do not fit together"),
    mark("Why", "the grade of its self-test is not one that we give"),
    mark("Why", "its tables are no text"),
    mark("Why", "its numbers do not fit together: {detail}"),
    mark("Why", "its parts are not those of kept speech"),
    mark("Why", "its statistics are of another kind"),
    mark("Why", "it is another program's database"),
    mark("Why", "its {field} is missing or not valid"),
    mark("Why", "the picture could not be written"),
    # sound to be kept
    mark("Why", "it has {rate} samples a second"),
    mark("Why", "it is longer than half an hour"),
    mark("Why", "it cannot be packed at {rate} samples a second"),
    # any of these, of another file than the error's own; the last, because it fits much
    mark("Why", "{place}: {cause}"),
)
SQLITE_WHYS = (  # what the database beneath the profiles says; it knows no language but English
    mark("Why", "file is not a database"),
    mark("Why", "database disk image is malformed"),
    mark("Why", "attempt to write a readonly database"),
    mark("Why", "unable to open database file"),
    mark("Why", "database or disk is full"),
    mark("Why", "disk I/O error"),
)


def say_why(why: str) -> str:
    """A cause in the language of the window; one that is not ours (the system's) as it is."""
    for known in (*SQLITE_WHYS, *WHYS):
        found = _pattern(known).fullmatch(why)
        if found is not None:
            return say(
                known.fill(**{name: say_why(said) for name, said in found.groupdict().items()})
            )
    return why


def _pattern(known: Marked) -> re.Pattern[str]:
    """The words with each field as a group; `re` keeps what was compiled."""
    pieces = re.split(r"\{(\w+)\}", known.template)
    literal = [re.escape(piece) for piece in pieces[::2]]
    groups = [f"(?P<{name}>.+?)" for name in pieces[1::2]] + [""]
    return re.compile("".join(a + b for a, b in zip(literal, groups, strict=True)), re.DOTALL)
