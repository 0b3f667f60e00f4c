"""Fixtures of the integration tests: microphones that PortAudio really opens, nothing mocked."""

from collections.abc import Iterator

import pytest

from tests.integration.virtual_microphone import (
    VirtualMicrophone,
    look_for_devices_again,
    microphones_of_this_run,
)
from tests.patient_bot import qtbot

__all__ = ["qtbot"]


def _lend(microphone: VirtualMicrophone) -> Iterator[VirtualMicrophone]:
    """Plug it in for one test, silent and not stalled, and pull it out afterwards."""
    microphone.plug_in()
    look_for_devices_again()
    yield microphone
    microphone.silence()
    microphone.unplug()


@pytest.fixture
def mic_a() -> Iterator[VirtualMicrophone]:
    """The default microphone, plugged in; the test needs the marker `virtual_microphone`."""
    yield from _lend(microphones_of_this_run().mic_a)


@pytest.fixture
def mic_b() -> Iterator[VirtualMicrophone]:
    """A second microphone, plugged in beside the first."""
    yield from _lend(microphones_of_this_run().mic_b)
