"""What the parts of the lexicon say together of two words: synonym, opposite, broader."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from workbench.languages.lexicon.net import ancestors, close_synonyms, net_opposites, synonyms
from workbench.languages.lexicon.renderings import cognate, share, translations
from workbench.languages.lexicon.store import hand

__all__ = ["FalseFriend", "broader", "false_friend", "opposites", "renders"]

_ONE_OF = 0.1  # a rendering with at least this share is one that a word is known by
_ANY = 0.02


@dataclass(frozen=True, slots=True)
class FalseFriend:
    """A French and an English word that look alike, and what each means.

    ``means`` is what the French word means, in English; ``instead`` what the English word is
    in French; ``partly`` says that one may be right for the other in some contexts.
    """

    french: str
    english: str
    means: str
    instead: str
    partly: bool


@functools.lru_cache(maxsize=8192)
def opposites(word: str, language: str) -> Mapping[str, int]:
    """Opposites of a lemma, with how far they are: 0 direct, 1 and 2 by way of synonyms.

    Examples
    --------
    >>> "hot" in opposites("cold", "en"), "chaud" in opposites("froid", "fr")
    (True, True)
    """
    by_hand = _by_hand(language)
    if language != "en":
        return dict.fromkeys(by_hand.get(word, ()), 0)
    found = dict(net_opposites(word))
    same = synonyms(word) | {word}
    for near in close_synonyms(word):
        for against in by_hand.get(near, ()):
            found.setdefault(against, 1)
    for against in by_hand.get(word, ()):
        for near in close_synonyms(against):
            found.setdefault(near, 1)
    found = {w: far for w, far in found.items() if w not in same}
    return found | dict.fromkeys(by_hand.get(word, ()), 0)


def broader(word: str, language: str) -> Mapping[str, int]:
    """What is above a noun or verb, in English, with the steps between.

    For a French lemma, what is above its usual renderings.

    Examples
    --------
    >>> broader("dog", "en")["animal"] > 1
    True
    """
    if language == "en":
        return ancestors(word)
    out: dict[str, int] = {}
    for r in translations(word, language, "en"):
        if r.share >= _ONE_OF:
            for above, steps in ancestors(r.word).items():
                out[above] = min(out.get(above, steps), steps)
    return out


@functools.lru_cache(maxsize=65536)
def renders(french: str, english: str) -> bool:
    """Whether a French and an English lemma may render each other.

    So if the lexicon links them, if they are cognates, or if one is a synonym of a usual
    rendering of the other.
    """
    if share(french, english) >= _ANY or cognate(french, english):
        return True
    usual = {r.word for r in translations(french, "fr", "en") if r.share >= _ONE_OF or r.count > 4}
    if english in usual or usual & synonyms(english):
        return True
    # one step on: both have a usual rendering in common
    back = {r.word for r in translations(english, "en", "fr") if r.share >= _ONE_OF}
    return any(
        r.word in back for e in usual for r in translations(e, "en", "fr") if r.share >= _ONE_OF
    ) and not _opposed(usual, english)


def false_friend(french: str, english: str) -> FalseFriend | None:
    """The entry of a French and an English lemma that look alike and differ in meaning."""
    return _false_friends().get((french, english))


def _opposed(words: set[str], word: str) -> bool:
    against = opposites(word, "en")
    return any(w in against for w in words)


@functools.cache
def _by_hand(language: str) -> dict[str, frozenset[str]]:
    out: defaultdict[str, set[str]] = defaultdict(set)
    for line in hand()["opposites"].get(language, []):
        these, those = (side.split() for side in line.split("/"))
        for a in these:
            for b in those:
                out[a].add(b)
                out[b].add(a)
    return {word: frozenset(others) for word, others in out.items()}


@functools.cache
def _false_friends() -> dict[tuple[str, str], FalseFriend]:
    out = {}
    for degree, entries in hand()["false_friends"].items():
        for line in entries:
            french, english, means, instead = (part.strip() for part in line.split("|"))
            out[french, english] = FalseFriend(french, english, means, instead, degree == "partly")
    return out
