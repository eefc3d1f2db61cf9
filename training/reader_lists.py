"""Closed lists for the makers of differences, English first, French second."""

from __future__ import annotations

import tomllib
from pathlib import Path

__all__ = ["CONTENT", "GENDERED", "HEDGES", "MODALS", "MONTHS", "NUMERALS", "OPPOSITES",
           "SMALL_WORDS", "TENSES"]

CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM"})

_READ = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


def _words(name: str) -> tuple[list[str], list[str]]:
    return _READ["en"][name].split(), _READ["fr"][name].split()


def _circles(name: str) -> list[dict[str, list[str]]]:
    """For each word those that may stand for it, though they say something else."""
    found: list[dict[str, list[str]]] = [{}, {}]
    for out, language in zip(found, ("en", "fr"), strict=True):
        for circle in _READ[language][name].split("|"):
            words = circle.split()
            for word in words:
                out.setdefault(word, []).extend(w for w in words if w != word)
    return found


MONTHS, NUMERALS, SMALL_WORDS = map(_words, ("months", "numerals", "small_words"))
HEDGES = [frozenset(words) for words in _words("hedges")]
MODALS, TENSES, GENDERED, OPPOSITES = map(
    _circles, ("modals", "tenses", "gendered", "opposites"))
