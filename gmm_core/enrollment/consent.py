"""What a person agrees to before a voice profile is made. A changed text gets a new version."""

CONSENT_VERSION = "2026-11-b"
CONSENT_TEXT = """\
I am the person who speaks in this recording, or this person is with me and agrees.

What is stored: a statistical model of the voice and the numbers it was made from, with the name, \
the date, the microphone and the recording's quality. The recording itself is not stored, unless \
you ask for that as well.

Where: only on this computer, in the data folder {data_folder}. Nothing is sent anywhere.

Until when: until the profile is deleted; it does not expire by itself.

How to delete: on the page "Speakers" choose the profile and press "Delete", or run \
"voxgate speakers delete NAME". It is removed from the data folder at once.

What it is good for: a voice can be imitated or played back from a recording. A match is a hint, \
never the only proof of who somebody is.
"""


# Asked for apart from the profile, and never ticked beforehand
SOUND_VERSION = "2026-11-b"
SOUND_TEXT = """\
The recording itself is kept as well, without loss. Whoever can read the data folder can listen to \
it.

Why: when a later version brings a better model, the profile is made again from the recording, and \
you need not speak anew. It is used for nothing else.

Where: only on this computer, with the profile in the data folder {data_folder}. Nothing is sent \
anywhere, and an exported profile holds no sound.

Until when: until you delete the sound or the profile, on the page "Speakers" or with "voxgate \
speakers forget-sound NAME". It is removed from the data folder at once; the profile itself works \
on without it.
"""


def consent_text(data_folder: str, *, keep_sound: bool = False) -> str:
    """The text with the folder where the profile, and with `keep_sound` the sound, will lie."""
    text = CONSENT_TEXT.format(data_folder=data_folder)
    return text + "\n" + SOUND_TEXT.format(data_folder=data_folder) if keep_sound else text
