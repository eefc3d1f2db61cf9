"""Where the workbench keeps what it can always make again.

``WORKBENCH_CACHE`` names the folder; ``WORKBENCH_CACHE=off`` keeps no vectors (an unpacked
model still needs a place, which is then the platform's usual one).
"""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs

from workbench.errors import ModelError

__all__ = ["cache_root", "models_folder", "vectors_enabled", "vectors_folder"]

_VARIABLE = "WORKBENCH_CACHE"
_OFF = frozenset({"off", "0", "no", "none", "false"})


def cache_root() -> Path:
    """Return the cache folder, which may not exist yet."""
    value = os.environ.get(_VARIABLE, "").strip()
    if value and value.lower() not in _OFF:
        return Path(value).expanduser().absolute()
    return Path(platformdirs.user_cache_dir("workbench", appauthor=False))


def vectors_enabled() -> bool:
    """Say whether vectors may be kept on disk at all."""
    return os.environ.get(_VARIABLE, "").strip().lower() not in _OFF


def models_folder() -> Path:
    """Return the folder for unpacked models, made if need be.

    Raises
    ------
    ModelError
        If the folder can be neither found nor made.
    """
    folder = cache_root() / "models"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ModelError(
            f"cannot make the folder for unpacked models, {folder} ({error.strerror}); "
            f"set {_VARIABLE} to a folder that can be written"
        ) from error
    return folder


def vectors_folder() -> Path:
    """Return the folder for cached vectors, which may not exist yet."""
    return cache_root() / "vectors"
