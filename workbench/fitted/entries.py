"""What was fitted: each file's version and SHA-256, and the digest of all of them.

``manifest.json`` says more for people and for ``training/fit.py``: the script and its options,
the inputs with their licences, and the figures that were reached.
"""

from __future__ import annotations

import functools
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from workbench.errors import ModelError

__all__ = ["FOLDER", "Fitted", "digest", "entry", "manifest"]

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Fitted:
    """One fitted file.

    Attributes
    ----------
    name : str
        What the rest of the package calls it.
    file : str
        Its name in the folder.
    version : str
        Changes whenever it is fitted anew.
    layout : int
        Changes whenever other code is needed to read it.
    sha256 : str
    bytes : int
    """

    name: str
    file: str
    version: str
    layout: int
    sha256: str
    bytes: int


@functools.cache
def manifest() -> Mapping[str, Fitted]:
    """Return every fitted file by its name.

    Raises
    ------
    ModelError
        If the manifest is missing or damaged.
    """
    path = FOLDER / "manifest.json"
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
        found = {
            name: Fitted(name, *(told[key] for key in Fitted.__slots__[1:]))
            for name, told in raw.items()
        }
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelError(
            f"the manifest of fitted files {path} cannot be read ({error!r}); install the "
            "workbench again"
        ) from error
    return MappingProxyType(found)


def entry(name: str) -> Fitted:
    """Return what the manifest says of a file.

    Raises
    ------
    ModelError
        If there is no such name, or no manifest.
    """
    try:
        return manifest()[name]
    except KeyError:
        raise ModelError(
            f"nothing fitted is called {name!r} in {FOLDER / 'manifest.json'}; it names "
            f"{', '.join(sorted(manifest()))}"
        ) from None


@functools.cache
def digest() -> str:
    """Return twelve hexadecimal digits that stand for all fitted files together.

    Two results with the same digest rest on the same files; what the manifest tells for people
    does not count. Raises :class:`~workbench.errors.ModelError` as :func:`manifest` does.
    """
    lines = [f"{f.name} {f.version} {f.layout} {f.sha256}\n"
             for f in sorted(manifest().values(), key=lambda f: f.name)]
    return hashlib.sha256("".join(lines).encode()).hexdigest()[:12]
