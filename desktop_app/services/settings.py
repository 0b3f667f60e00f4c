"""What the user has chosen, in one small JSON file of the data folder."""

import json
import os
import tempfile
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from desktop_app.language.marking import Marked, mark
from gmm_core.scoring import STRICTNESS

FILE_NAME = "settings.json"
THEMES = ("system", "light", "dark")
LANGUAGES = ("system", "en", "de")  # "system": the desktop's own, where we speak it
TEXT_SIZES = (100, 125, 150, 175, 200)  # percent
KEPT = ("first_start_seen", "background_model")  # no preferences: a reset leaves them alone


@dataclass(frozen=True, slots=True)
class Choices:
    """All settings. microphone, host_api : None = the system's default microphone.

    text_size : percent of the usual size, one of TEXT_SIZES
    reduce_motion : meters show each level as it is, without decay
    background_model : name of a file among the user's own models; None = the shipped one
    """

    microphone: str | None = None
    host_api: str | None = None
    strictness: str = "balanced"
    theme: str = "system"
    language: str = "system"
    text_size: int = 100
    reduce_motion: bool = False
    first_start_seen: bool = False
    background_model: str | None = None

    def __post_init__(self) -> None:
        for name in ("microphone", "host_api"):
            value = getattr(self, name)
            if not (value is None or isinstance(value, str)):
                raise ValueError(f"{name} must be a text or nothing, not {value!r}")
        if self.strictness not in STRICTNESS:
            raise ValueError(
                f"strictness must be one of {', '.join(STRICTNESS)}, not {self.strictness!r}"
            )
        if self.theme not in THEMES:
            raise ValueError(f"theme must be one of {', '.join(THEMES)}, not {self.theme!r}")
        if self.language not in LANGUAGES:
            raise ValueError(
                f"language must be one of {', '.join(LANGUAGES)}, not {self.language!r}"
            )
        if isinstance(self.text_size, bool) or self.text_size not in TEXT_SIZES:
            known = ", ".join(map(str, TEXT_SIZES))
            raise ValueError(f"text_size must be one of {known} percent, not {self.text_size!r}")
        for name in ("reduce_motion", "first_start_seen"):
            if not isinstance(getattr(self, name), bool):
                raise ValueError(f"{name} must be true or false, not {getattr(self, name)!r}")
        model = self.background_model
        if model is not None and not _names_a_file(model):
            raise ValueError(f"background_model must be a file's name or nothing, not {model!r}")


def _names_a_file(name: object) -> bool:
    """Whether it is a plain name: a hostile settings file must not lead to another folder."""
    return isinstance(name, str) and bool(name) and Path(name).name == name


class Settings:
    """Read when made, written at every `update`.

    notice : a sentence to say once when the file could not be understood, else None; that file
        is kept beside the new one as settings.json.bad
    """

    def __init__(self, data_dir: Path) -> None:
        self._path = data_dir / FILE_NAME
        self.notice: Marked | None = None
        self._choices = self._read()

    @property
    def microphone(self) -> str | None:
        """Name of the chosen microphone; None = the system's default."""
        return self._choices.microphone

    @property
    def host_api(self) -> str | None:
        """PortAudio's host API of the chosen microphone: the other half of its identity."""
        return self._choices.host_api

    @property
    def strictness(self) -> str:
        """One of `gmm_core.scoring.STRICTNESS`."""
        return self._choices.strictness

    @property
    def theme(self) -> str:
        """One of THEMES."""
        return self._choices.theme

    @property
    def language(self) -> str:
        """One of LANGUAGES."""
        return self._choices.language

    @property
    def text_size(self) -> int:
        """Percent of the usual size, one of TEXT_SIZES."""
        return self._choices.text_size

    @property
    def reduce_motion(self) -> bool:
        """True when nothing shall move but what sound moves."""
        return self._choices.reduce_motion

    @property
    def first_start_seen(self) -> bool:
        """True once the user has read what the program cannot do."""
        return self._choices.first_start_seen

    @property
    def background_model(self) -> str | None:
        """File name of the user's own background model; None = the shipped one."""
        return self._choices.background_model

    @property
    def choices(self) -> Choices:
        """All of them, as a value to come back to with `restore`."""
        return self._choices

    def restore(self, choices: Choices) -> None:
        """Save these choices. Raises OSError when they cannot be saved; nothing is changed then."""
        self._write(choices)
        self._choices = choices

    def reset(self) -> Choices:
        """Save the standard preferences; returns the choices before, for whoever wants them back.

        What is no preference (KEPT) stays. Raises OSError like `update`.
        """
        before = self._choices
        self.restore(Choices(**{name: getattr(before, name) for name in KEPT}))
        return before

    def update(self, **changes: Any) -> None:
        """Change some settings and save them: `update(theme="dark")`.

        Raises ValueError for a value that is not among the choices, TypeError for an unknown
        setting, OSError when the data folder cannot be written; nothing is changed then.
        """
        self.restore(replace(self._choices, **changes))

    def _read(self) -> Choices:
        try:
            found = json.loads(self._path.read_text(encoding="utf-8"))
            return Choices(**found)
        except FileNotFoundError:
            return Choices()
        except (OSError, ValueError, TypeError, RecursionError) as error:
            self._keep_aside(error)
            return Choices()

    def _keep_aside(self, error: Exception) -> None:
        bad = self._path.with_name(FILE_NAME + ".bad")
        kept = mark("Settings", "it was kept as {path}").fill(path=bad)
        try:
            self._path.replace(bad)
        except OSError as problem:
            kept = mark("Settings", "it could not be kept aside ({cause})").fill(
                cause=problem.strerror
            )
        self.notice = mark(
            "Settings",
            "The settings could not be read ({cause}), so the standard ones are in use; {kept}.",
        ).fill(cause=error, kept=kept)

    def _write(self, choices: Choices) -> None:
        """To a temporary file first: whoever reads sees the old settings or the new, never half."""
        handle, temporary = tempfile.mkstemp(dir=self._path.parent, prefix=FILE_NAME)
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump(asdict(choices), file, indent=2)
                file.flush()
                os.fsync(file.fileno())
            Path(temporary).replace(self._path)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
