"""What a person agrees to before a voice profile is made. A changed text gets a new version."""

CONSENT_VERSION = "2026-11"
CONSENT_TEXT = """\
I am the person who speaks in this recording, or this person is with me and agrees.

What is stored: a statistical model of the voice and the numbers it was made from, with the name, \
the date, the microphone and the recording's quality. The recording itself is not stored.

Where: only on this computer, in the data folder {data_folder}. Nothing is sent anywhere.

Until when: until the profile is deleted; it does not expire by itself.

How to delete: on the page "Speakers" choose the profile and press "Delete", or run \
"voxgate speakers delete NAME". It is removed from the data folder at once.

What it is good for: a voice can be imitated or played back from a recording. A match is a hint, \
never the only proof of who somebody is.
"""


def consent_text(data_folder: str) -> str:
    """The text with the folder where the profile will lie."""
    return CONSENT_TEXT.format(data_folder=data_folder)
