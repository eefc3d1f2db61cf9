"""One text in many languages, on which encoders of words are measured."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from workbench.languages.toml import read_topic

__all__ = ["declaration"]


@dataclass(frozen=True, slots=True)
class _Texts:
    first_article: Mapping[str, str]
    """By language, words and marks apart."""


@cache
def declaration() -> Mapping[str, str]:
    """Article 1 of the Universal Declaration of Human Rights by language, words and marks apart.

    Examples
    --------
    >>> declaration()["en"].split()[:4], len(declaration())
    (['All', 'human', 'beings', 'are'], 12)
    """
    return read_topic(Path(__file__).parent / "texts.toml", _Texts).first_article
