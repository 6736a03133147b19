"""The program's folder in the user's cache: what can be made again at any time."""

import os
from pathlib import Path


def cache_folder() -> Path:
    """Return the folder; it need not exist."""
    base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / "tocsin"
