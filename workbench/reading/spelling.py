"""Whether two names may be spellings of one: accents, vowels and initials folded away."""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Sequence
from difflib import SequenceMatcher

from workbench.model import Token

__all__ = ["alike", "explained", "fold", "is_acronym", "variant"]

_FOLD = str.maketrans({"k": "c", "q": "c", "y": "i", "w": "v", "z": "s", "j": "i", "x": "s"})


@functools.lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """A name without accents and marks, letters that stand for one sound made one."""
    plain = unicodedata.normalize("NFKD", text.lower().translate(_FOLD))
    return "".join(c for c in plain if c.isalnum())


def _skeleton(text: str) -> str:
    folded = fold(text)
    return folded[:1] + "".join(c for c in folded[1:] if c not in "aeiouh")


def alike(a: str, b: str) -> bool:
    """Whether two names may be spellings of one: folded, by consonants, or by initials."""
    x, y = fold(a), fold(b)
    if not x or not y:
        return False
    if x == y or sorted(x) == sorted(y) or (min(len(x), len(y)) >= 4 and (x in y or y in x)):
        return True
    if SequenceMatcher(None, x, y, autojunk=False).ratio() >= 0.72:
        return True
    p, q = _skeleton(a), _skeleton(b)
    if min(len(p), len(q)) < 3:
        return False
    return SequenceMatcher(None, p, q, autojunk=False).ratio() >= 0.8


def variant(name: str, word: str) -> bool:
    """Whether a word may stand for a name: alike, or so in one part of a compound.

    A word in lower case is no name as it stands and has to come nearer.
    """
    for a in {name, *name.split("-")}:
        for b in {word, *word.split("-")}:
            if min(len(a), len(b)) < min(3, len(name)):
                continue
            if b[:1].islower():
                x, y = fold(a), fold(b)
                near = len(x) >= 4 and SequenceMatcher(None, x, y, autojunk=False).ratio() >= 0.85
                if x == y or near:
                    return True
            elif alike(a, b):
                return True
    return False


def is_acronym(text: str) -> bool:
    """Whether a word is written like an acronym: two capitals or more, or a figure in it."""
    capitals = sum(c.isupper() for c in text)
    return capitals >= 2 or any(c.isdigit() for c in text)


def explained(tokens: Sequence[Token], i: int) -> bool:
    """Whether an acronym in brackets shortens the words before it: *iron deficiency (ID)*.

    What it says has been said, so that nothing is lost without it.
    """
    text = tokens[i].text.removesuffix("s")
    if not (is_acronym(text) and 0 < i < len(tokens) - 1
            and tokens[i - 1].text == "(" and tokens[i + 1].text == ")"):
        return False
    before = [t.text for t in tokens[max(0, i - 3 * len(text)) : i - 1] if t.kind == "word"]
    initials = iter("".join(p[0] for word in before for p in word.split("-") if p).lower())
    return all(letter in initials for letter in text.lower())
