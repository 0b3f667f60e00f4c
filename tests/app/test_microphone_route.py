"""The sound server's list of recordings, as pactl 16.1 printed it."""

from desktop_app.audio.route import parse_routes

LISTING = """\
Source Output #3
\tDriver: protocol-native.c
\tOwner Module: 1
\tClient: 12
\tSource: 1
\tSample Specification: float32le 1ch 16000Hz
\tProperties:
\t\tmedia.name = "ALSA Capture"
\t\tapplication.process.id = "4711"
\t\tapplication.process.binary = "python3.11"

Source Output #9
\tDriver: protocol-native.c
\tSource: 0
\tProperties:
\t\tapplication.process.id = "99"

Source Output #12
\tSource: 7
\tProperties:
\t\tapplication.process.id = "4711"
"""


def test_only_our_own_recordings_count() -> None:
    assert parse_routes(LISTING, 4711) == {3: 1, 12: 7}
    assert parse_routes(LISTING, 99) == {9: 0}
    assert parse_routes(LISTING, 1) == {}


def test_nothing_is_no_error() -> None:
    assert parse_routes("", 4711) == {}
