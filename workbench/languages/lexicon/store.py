"""What of the lexicon was written by hand, read once."""

from __future__ import annotations

import functools
import tomllib
from pathlib import Path

from workbench.errors import ModelError

__all__ = ["hand"]


@functools.cache
def hand() -> dict[str, dict[str, list[str]]]:
    """What was written by hand: opposites by language, false friends.

    Raises
    ------
    ModelError
        Where the file is missing or damaged.
    """
    path = Path(__file__).with_name("hand.toml")
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise ModelError(
            f"the lexicon's {path.name} cannot be read: {error}; install the workbench again"
        ) from error
