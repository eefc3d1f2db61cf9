"""French and English lemmas and how they render each other.

Counted on word links in Tatoeba and in scientific articles (``docs/lexicon.md``). A word that
these do not hold may still be a cognate: spelling then says what it renders.
"""

from __future__ import annotations

import functools
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from difflib import SequenceMatcher

from workbench.fitted import text

__all__ = ["LANGUAGES", "Rendering", "cognate", "gloss", "known", "seen", "share", "translations"]

LANGUAGES = frozenset({"fr", "en"})

# French endings and what stands for them in English cognates.
_ENDINGS = (
    ("ement", "ly"), ("ment", "ly"), ("ique", "ic"), ("ique", "ical"), ("ité", "ity"), ("té", "ty"),
    ("iste", "ist"), ("isme", "ism"), ("euse", "ous"), ("eux", "ous"), ("eur", "or"), ("eur", "er"),
    ("aire", "ary"), ("oire", "ory"), ("if", "ive"), ("ie", "y"), ("el", "al"), ("ien", "ian"),
    ("iser", "ize"), ("iser", "ise"), ("ifier", "ify"), ("er", "ate"), ("er", "e"), ("er", ""),
    ("ir", "ish"), ("e", ""), ("ade", "ade"),
)  # fmt: skip
_ALIKE = 0.8
_SHORTEST = 5
# a rendering seen less often, or that is one of many, is no gloss
_GLOSS_COUNT, _GLOSS_SHARE = 2, 0.15


@dataclass(frozen=True, slots=True)
class Rendering:
    """A word of the other language, how often it was linked and its share, in [0, 1]."""

    word: str
    count: int
    share: float


def known(source: str, target: str) -> bool:
    """Whether the lexicon holds a pair of languages: French and English, either way."""
    return {source, target} == LANGUAGES


def translations(word: str, source: str, target: str) -> tuple[Rendering, ...]:
    """How a lemma is rendered, the commonest first; nothing for a lemma or pair not known.

    Examples
    --------
    >>> [r.word for r in translations("chien", "fr", "en")][:1]
    ['dog']
    """
    return _table(source).get(word, ()) if known(source, target) else ()


def seen(word: str, language: str) -> int:
    """How often a lemma was linked in the text that the lexicon was learnt from."""
    return sum(r.count for r in _table(language).get(word, ())) if language in LANGUAGES else 0


def share(french: str, english: str) -> float:
    """The larger share that either word has among the renderings of the other, in [0, 1]."""
    there = next((r.share for r in _table("fr").get(french, ()) if r.word == english), 0.0)
    back = next((r.share for r in _table("en").get(english, ()) if r.word == french), 0.0)
    return max(there, back)


def gloss(word: str, source: str, target: str, form: str = "") -> str:
    """The commonest rendering of a word, or ``""`` where none is known well.

    ``word`` is the lemma; with ``form``, the word as it stands in the text, an inflected
    rendering is preferred.

    Examples
    --------
    >>> gloss("froid", "fr", "en")
    'cold'
    >>> gloss("chien", "fr", "en", form="chiens")
    'dogs'
    """
    if not known(source, target):
        return ""
    inflected = _forms().get((source, form.casefold())) if form else None
    if inflected:
        return inflected
    found = translations(word.casefold(), source, target)
    sure = found and found[0].count >= _GLOSS_COUNT and found[0].share >= _GLOSS_SHARE
    return found[0].word if sure else ""


def cognate(french: str, english: str) -> bool:
    """Whether a French and an English lemma are spelt so alike that they should be one word.

    Short words are never taken for cognates; false friends are not told apart here.
    """
    a, b = _plain(french), _plain(english)
    if len(a) < _SHORTEST or len(b) < _SHORTEST:
        return a == b
    if a == b or b in _spellings(a):
        return True
    alike = SequenceMatcher(None, a, b, autojunk=False).ratio()
    return a[0] == b[0] and alike >= _ALIKE


@functools.lru_cache(maxsize=4096)
def _spellings(word: str) -> frozenset[str]:
    return frozenset(
        word[: -len(ending)] + for_it
        for ending, for_it in _ENDINGS if word.endswith(_plain(ending))
    )


def _plain(word: str) -> str:
    """A word in small letters without accents."""
    parts = unicodedata.normalize("NFD", word.casefold().replace("œ", "oe").replace("æ", "ae"))
    return "".join(c for c in parts if not unicodedata.combining(c))


@functools.cache
def _counts() -> dict[str, dict[str, list[tuple[str, int]]]]:
    """By language, the renderings of each lemma with their counts."""
    french: dict[str, list[tuple[str, int]]] = {}
    english: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
    for line in text("pairs").splitlines():
        lemma, found = line.split("\t")
        row = []
        for item in found.split(" "):
            word, count = item.rsplit(":", 1)
            row.append((word, int(count)))
            english[word].append((lemma, int(count)))
        french[lemma] = row
    return {"fr": french, "en": dict(english)}


@functools.cache
def _table(language: str) -> dict[str, tuple[Rendering, ...]]:
    out: dict[str, tuple[Rendering, ...]] = {}
    for lemma, found in _counts()[language].items():
        total = sum(count for _, count in found)
        out[lemma] = tuple(
            Rendering(word, count, count / total)
            for word, count in sorted(found, key=lambda p: (-p[1], p[0]))
        )
    return out


@functools.cache
def _forms() -> dict[tuple[str, str], str]:
    out = {}
    for line in text("forms").splitlines():
        language, form, rendering = line.split("\t")
        out[language, form] = rendering
    return out
