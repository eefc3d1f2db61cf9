"""Which languages are written in which script."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from workbench.languages.toml import read_topic

__all__ = ["Scripts", "scripts"]


@dataclass(frozen=True, slots=True)
class Scripts:
    """Languages by their scripts, which are named as the Unicode property Script names them."""

    alone: Mapping[str, frozenset[str]]
    """Languages that are told by their script, each with what only it is written in; a text is
    asked for the first one first."""

    mixed: frozenset[str]
    """Those of them that write the greater part of a text in a script of others."""

    shared: Mapping[str, frozenset[str]]
    """Scripts of several languages, each with those that are told apart."""


@cache
def scripts() -> Scripts:
    """The languages by their scripts.

    Examples
    --------
    >>> sorted(scripts().shared["Devanagari"])
    ['hi', 'mr']
    """
    return read_topic(Path(__file__).parent / "scripts.toml", Scripts)
