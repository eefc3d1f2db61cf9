"""The files of the lexicon, read once."""

from __future__ import annotations

import functools
import lzma
import tomllib
from pathlib import Path

from workbench.errors import ModelError

__all__ = ["hand", "lines"]

_FOLDER = Path(__file__).parent


def lines(name: str) -> list[str]:
    """The lines of a packed file.

    Raises
    ------
    ModelError
        Where the file is missing or damaged.
    """
    path = _FOLDER.parents[1] / "fitted" / f"{name}.txt.xz"
    try:
        return lzma.decompress(path.read_bytes()).decode().splitlines()
    except (OSError, lzma.LZMAError, UnicodeDecodeError) as error:
        raise ModelError(
            f"the lexicon's {path.name} cannot be read: {error}; install the workbench again"
        ) from error


@functools.cache
def hand() -> dict[str, dict[str, list[str]]]:
    """What was written by hand: opposites by language, false friends.

    Raises
    ------
    ModelError
        Where the file is missing or damaged.
    """
    path = _FOLDER / "hand.toml"
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise ModelError(
            f"the lexicon's {path.name} cannot be read: {error}; install the workbench again"
        ) from error
