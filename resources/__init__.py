"""What the program ships besides code: background model, demo recordings, icons, style, prompts."""

import json
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class DemoRecording:
    """Two recordings of a real person (see resources/demo/ATTRIBUTION.md); the name is made up."""

    id: str
    name: str
    gender: str  # "f" or "m"
    enroll: Path
    verify: Path
    seconds: float


def demo_recordings() -> tuple[DemoRecording, ...]:
    """The demo voices, women first."""
    folder = Path(str(files(__name__).joinpath("demo")))
    listed = json.loads((folder / "demo.json").read_text("utf-8"))
    return tuple(
        DemoRecording(
            id=entry["id"],
            name=entry["name"],
            gender=entry["gender"],
            enroll=folder / entry["enroll"],
            verify=folder / entry["verify"],
            seconds=float(entry["seconds"]),
        )
        for entry in listed
    )


def model_figures() -> dict[str, Any]:
    """What was measured with the shipped model: its fingerprint, and rates by strictness."""
    text = files(__name__).joinpath("model_figures.json").read_text("utf-8")
    content: dict[str, Any] = json.loads(text)
    return content
