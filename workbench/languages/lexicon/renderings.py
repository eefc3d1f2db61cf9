"""How the lemmas of two languages render each other, counted and by spelling.

French and English are counted on word links in Tatoeba and in scientific articles
(``docs/lexicon.md``). A word that these do not hold may still be a cognate: spelling then says what
it renders.
"""

from __future__ import annotations

import functools
import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from workbench.fitted import text
from workbench.languages.pairs import Pair

__all__ = ["Rendering", "counted", "forms", "spelt_alike"]

_ALIKE = 0.8
_SHORTEST = 5


@dataclass(frozen=True, slots=True)
class Rendering:
    """A word of the other language, how often it was linked and its share, in [0, 1]."""

    word: str
    count: int
    share: float


def counted(pair: Pair, name: str) -> dict[str, dict[str, tuple[Rendering, ...]]]:
    """By language, the renderings of each lemma, the commonest first.

    ``name`` is that of the packed file.
    """
    first: dict[str, list[tuple[str, int]]] = {}
    second: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
    for line in text(name).splitlines():
        lemma, found = line.split("\t")
        row = []
        for item in found.split(" "):
            word, count = item.rsplit(":", 1)
            row.append((word, int(count)))
            second[word].append((lemma, int(count)))
        first[lemma] = row
    return {pair.first: _shares(first), pair.second: _shares(second)}


def _shares(table: Mapping[str, list[tuple[str, int]]]) -> dict[str, tuple[Rendering, ...]]:
    out: dict[str, tuple[Rendering, ...]] = {}
    for lemma, found in table.items():
        total = sum(count for _, count in found)
        out[lemma] = tuple(
            Rendering(word, count, count / total)
            for word, count in sorted(found, key=lambda p: (-p[1], p[0]))
        )
    return out


def forms(name: str) -> dict[tuple[str, str], str]:
    """The usual rendering of inflected forms, by language and form."""
    out = {}
    for line in text(name).splitlines():
        language, form, rendering = line.split("\t")
        out[language, form] = rendering
    return out


def spelt_alike(one: str, other: str, endings: tuple[tuple[str, str], ...]) -> bool:
    """Whether two lemmas are spelt so alike that they should be one word.

    Short words are never taken for cognates; false friends are not told apart here.
    ``endings`` are those of the first word's language, and what stands for them.
    """
    a, b = _plain(one), _plain(other)
    if len(a) < _SHORTEST or len(b) < _SHORTEST:
        return a == b
    if a == b or b in _spellings(a, endings):
        return True
    alike = SequenceMatcher(None, a, b, autojunk=False).ratio()
    return a[0] == b[0] and alike >= _ALIKE


@functools.lru_cache(maxsize=4096)
def _spellings(word: str, endings: tuple[tuple[str, str], ...]) -> frozenset[str]:
    return frozenset(
        word[: -len(ending)] + for_it
        for ending, for_it in endings if word.endswith(_plain(ending))
    )


def _plain(word: str) -> str:
    """A word in small letters without accents."""
    parts = unicodedata.normalize("NFD", word.casefold().replace("œ", "oe").replace("æ", "ae"))
    return "".join(c for c in parts if not unicodedata.combining(c))
