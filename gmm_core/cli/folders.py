"""Where the profiles are."""

import os
from pathlib import Path
from typing import Final

DATA_VARIABLE: Final = "VOXGATE_DATA"


def default_data_folder() -> Path:
    """The folder that VOXGATE_DATA names, else the platform's own for user data."""
    named = os.environ.get(DATA_VARIABLE)
    if named:
        return Path(named)
    import platformdirs

    return platformdirs.user_data_path("voxgate", appauthor=False)
