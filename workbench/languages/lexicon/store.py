"""The files of the lexicon, read once."""

from __future__ import annotations

import lzma
from pathlib import Path

from workbench.errors import ModelError

__all__ = ["lines"]

_FOLDER = Path(__file__).parent


def lines(name: str) -> list[str]:
    """The lines of a packed file.

    Raises
    ------
    ModelError
        Where the file is missing or damaged.
    """
    path = _FOLDER / f"{name}.txt.xz"
    try:
        return lzma.decompress(path.read_bytes()).decode().splitlines()
    except (OSError, lzma.LZMAError, UnicodeDecodeError) as error:
        raise ModelError(
            f"the lexicon's {path.name} cannot be read: {error}; install the workbench again"
        ) from error
