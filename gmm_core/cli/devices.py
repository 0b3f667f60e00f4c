"""`devices`: what can be recorded from."""

import typer

from gmm_core.cli.options import JsonOption, shared, wants_json
from gmm_core.cli.output import answer
from gmm_core.errors import VoxgateError


class NoSoundDevices(VoxgateError):
    """Only the desktop package touches sound devices."""

    def __init__(self) -> None:
        super().__init__("devices needs the desktop program; run: voxgate devices")


def devices(context: typer.Context, as_json: JsonOption = False) -> None:
    """List the microphones."""
    lister = shared(context).list_devices
    if lister is None:
        raise NoSoundDevices
    found = lister()
    values = [
        {
            "index": device.index,
            "name": device.name,
            "channels": device.channels,
            "sample_rate": device.sample_rate,
            "default": device.is_default,
        }
        for device in found
    ]
    lines = [
        f"{device.name}  ({device.channels} channels, {device.sample_rate} Hz)"
        f"{'  default' if device.is_default else ''}"
        for device in found
    ]
    answer(
        wants_json(context, as_json),
        {"devices": values},
        lines or ["No microphone was found; connect one, or try: voxgate --demo"],
    )
