"""The one place that opens fitted files: checked bytes, arrays, text and tables."""

from __future__ import annotations

import functools
import hashlib
import io
import json
import lzma
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from workbench.errors import ModelError
from workbench.fitted.entries import FOLDER, entry

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

__all__ = ["arrays", "damaged", "load", "made_for", "table", "text"]

_REMEDY = "install the workbench again, or fit it anew with make fit NAME={name} KEEP=1"


def load(name: str, layout: int = 1) -> bytes:
    """Return a file's bytes, once they are known to be those that the manifest names.

    Parameters
    ----------
    name : str
    layout : int, optional
        The layout that the caller reads.

    Raises
    ------
    ModelError
        If the file is unknown, missing, another one, or of another layout.
    """
    told = entry(name)
    path = FOLDER / told.file
    remedy = _REMEDY.format(name=name)
    if told.layout != layout:
        raise ModelError(f"the fitted file {path} has layout {told.layout}, and this version of "
                         f"the workbench reads layout {layout}; {remedy}")
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ModelError(
            f"the fitted file {path} cannot be read ({error.strerror}); {remedy}") from error
    found = hashlib.sha256(data).hexdigest()
    if found != told.sha256:
        raise ModelError(
            f"the fitted file {path} is not the one that was checked, {told.version} (SHA-256 "
            f"{found[:12]}…, {told.sha256[:12]}… expected); {remedy}")
    return data


def arrays(name: str, *, part: str = "") -> dict[str, npt.NDArray[np.generic]]:
    """Return the arrays of a file by name, shapes as they were saved.

    With *part* only those named ``part.…``, by what follows.

    Raises
    ------
    ModelError
        As :func:`load`.
    """
    import numpy as np

    start = f"{part}." if part else ""
    try:
        with np.load(io.BytesIO(load(name)), allow_pickle=False) as held:
            return {n[len(start) :]: held[n] for n in held.files if n.startswith(start)}
    except (ValueError, KeyError, zipfile.BadZipFile) as error:
        raise damaged(name, error) from error


def text(name: str) -> str:
    """Return the text of a packed file. Raises :class:`~workbench.errors.ModelError` as `load`."""
    try:
        return lzma.decompress(load(name)).decode()
    except (lzma.LZMAError, UnicodeDecodeError) as error:
        raise damaged(name, error) from error


@functools.cache
def table(name: str, features: tuple[str, ...] | None = None) -> Mapping[str, Any]:
    """Return the numbers of a JSON file, the same object every time.

    Parameters
    ----------
    name : str
    features : tuple of str, optional
        What its ``features`` must be.

    Raises
    ------
    ModelError
        As :func:`load`, and where the numbers were fitted for other features.
    """
    try:
        held = MappingProxyType(json.loads(load(name)))
        found = held["features"] if features is not None else ()
    except (ValueError, KeyError, TypeError) as error:
        raise damaged(name, error) from error
    if features is not None:
        made_for(name, found, features)
    return held


def made_for(name: str, found: Sequence[str], wanted: Sequence[str]) -> None:
    """Raise :class:`~workbench.errors.ModelError` where a file was fitted for other features."""
    if tuple(found) != tuple(wanted):
        raise ModelError(f"the fitted file {_path(name)} was fitted for other features; "
                         f"{_REMEDY.format(name=name)}")


def damaged(name: str, error: Exception) -> ModelError:
    """Return the error for a file whose content cannot be understood."""
    return ModelError(
        f"the fitted file {_path(name)} cannot be read ({error}); {_REMEDY.format(name=name)}")


def _path(name: str) -> Path:
    return FOLDER / entry(name).file
