"""What a person agrees to, in the language of the window.

The engine's text is the one that counts (its version is kept with every profile); a test holds the
English words here to it.
"""

from desktop_app.language.marking import mark
from desktop_app.language.words import say

TEXT = mark(
    "Consent",
    "I am the person who speaks in this recording, or this person is with me and agrees.\n"
    "\n"
    "What is stored: a statistical model of the voice and the numbers it was made from, with the "
    "name, the date, the microphone and the recording's quality. The recording itself is not "
    "stored, unless you ask for that as well.\n"
    "\n"
    "Where: only on this computer, in the data folder {data_folder}. Nothing is sent anywhere.\n"
    "\n"
    "Until when: until the profile is deleted; it does not expire by itself.\n"
    "\n"
    'How to delete: on the page "Speakers" choose the profile and press "Delete", or run "voxgate '
    'speakers delete NAME". It is removed from the data folder at once.\n'
    "\n"
    "What it is good for: a voice can be imitated or played back from a recording. A match is a "
    "hint, never the only proof of who somebody is.\n",
)


def consent_words(data_folder: str) -> str:
    """The text with the folder where the profile will lie."""
    return say(TEXT).format(data_folder=data_folder)
