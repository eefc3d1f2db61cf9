"""The lexicon of a pair of languages: renderings, false friends, cognates, opposites, glosses."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from workbench.languages.lexicon.net import Net, net_of
from workbench.languages.lexicon.renderings import Rendering, counted, forms, spelt_alike
from workbench.languages.pairs import Pair, pair_of
from workbench.languages.pairs.topics import PairChoice
from workbench.languages.registry import language_of

__all__ = ["FalseFriend", "Lexicon", "gloss", "lexicon_of", "opposites"]

_ONE_OF = 0.1  # a rendering with at least this share is one that a word is known by
_ANY = 0.02
# a rendering seen less often, or that is one of many, is no gloss
_GLOSS_COUNT, _GLOSS_SHARE = 2, 0.15


@dataclass(frozen=True, slots=True)
class FalseFriend:
    """A word of the first language and one of the second that look alike, and what each means.

    ``means`` is what the first means, in the second language; ``instead`` what the second is in
    the first; ``partly`` says that one may be right for the other in some contexts.
    """

    first: str
    second: str
    means: str
    instead: str
    partly: bool


def lexicon_of(a: str, b: str) -> Lexicon | None:
    """The lexicon of two languages, in either order; None where there is none."""
    return _lexicon(*sorted((a, b)))


@functools.cache
def _lexicon(a: str, b: str) -> Lexicon | None:
    pair = pair_of(a, b) if a != b else None
    known = pair.choice if pair is not None else None
    return Lexicon(pair, known) if pair is not None and known and known.renderings else None


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
    lexicon = lexicon_of(source, target)
    return lexicon.gloss(word, source, form) if lexicon is not None else ""


@functools.lru_cache(maxsize=8192)
def opposites(word: str, language: str) -> Mapping[str, int]:
    """Opposites of a lemma, with how far they are: 0 direct, 1 and 2 by way of synonyms.

    Examples
    --------
    >>> "hot" in opposites("cold", "en"), "chaud" in opposites("froid", "fr")
    (True, True)
    """
    by_hand, net = _by_hand(language), net_of(language)
    if net is None:
        return dict.fromkeys(by_hand.get(word, ()), 0)
    found = dict(net.opposites(word))
    same = net.synonyms(word) | {word}
    for near in net.close_synonyms(word):
        for against in by_hand.get(near, ()):
            found.setdefault(against, 1)
    for against in by_hand.get(word, ()):
        for near in net.close_synonyms(against):
            found.setdefault(near, 1)
    found = {w: far for w, far in found.items() if w not in same}
    return found | dict.fromkeys(by_hand.get(word, ()), 0)


@functools.cache
def _by_hand(language: str) -> dict[str, frozenset[str]]:
    known = language_of(language).choice
    out: defaultdict[str, set[str]] = defaultdict(set)
    for line in known.opposites if known is not None else ():
        these, those = (side.split() for side in line.split("/"))
        for a in these:
            for b in those:
                out[a].add(b)
                out[b].add(a)
    return {word: frozenset(others) for word, others in out.items()}


def _friend(line: str, partly: bool) -> FalseFriend:
    first, second, means, instead = (part.strip() for part in line.split("|"))
    return FalseFriend(first, second, means, instead, partly)


class Lexicon:
    """What is known of how the words of two languages render each other; all words are lemmas.

    Where a method takes a word of each language, that of the pair's first comes first;
    :meth:`workbench.languages.Pair.ordered` puts two words so.

    Attributes
    ----------
    pair : Pair
    net : Net or None
        Of the second language.
    """

    def __init__(self, pair: Pair, known: PairChoice) -> None:
        self.pair = pair
        self.net: Net | None = net_of(pair.second)
        self._known = known
        self._table = counted(pair, known.renderings)
        self._forms = forms(known.forms) if known.forms else {}
        self._friends = {
            (friend.first, friend.second): friend
            for entries, partly in ((known.false_friends, False),
                                    (known.partly_false_friends, True))
            for friend in (_friend(line, partly) for line in entries)
        }
        self.renders = functools.lru_cache(maxsize=65536)(self._renders)

    def translations(self, word: str, language: str) -> tuple[Rendering, ...]:
        """How a lemma is rendered, the commonest first; nothing for one that is not known."""
        return self._table[language].get(word, ())

    def seen(self, word: str, language: str) -> int:
        """How often a lemma was linked in the text that the lexicon was learnt from."""
        return sum(r.count for r in self._table[language].get(word, ()))

    def share(self, one: str, other: str) -> float:
        """The larger share that either word has among the renderings of the other, in [0, 1]."""
        first, second = self._table[self.pair.first], self._table[self.pair.second]
        there = next((r.share for r in first.get(one, ()) if r.word == other), 0.0)
        back = next((r.share for r in second.get(other, ()) if r.word == one), 0.0)
        return max(there, back)

    def gloss(self, word: str, language: str, form: str = "") -> str:
        """As :func:`gloss`, of a word of either language."""
        inflected = self._forms.get((language, form.casefold())) if form else None
        if inflected:
            return inflected
        found = self.translations(word.casefold(), language)
        sure = found and found[0].count >= _GLOSS_COUNT and found[0].share >= _GLOSS_SHARE
        return found[0].word if sure else ""

    def cognate(self, one: str, other: str) -> bool:
        """Whether two lemmas are spelt so alike that they should be one word."""
        return spelt_alike(one, other, self._known.cognate_endings)

    def false_friend(self, one: str, other: str) -> FalseFriend | None:
        """The entry of two lemmas that look alike and differ in meaning."""
        return self._friends.get((one, other))

    def broader(self, word: str) -> Mapping[str, int]:
        """What is above a noun or verb of the second language, with the steps between."""
        return self.net.ancestors(word) if self.net is not None else {}

    def _renders(self, one: str, other: str) -> bool:
        """Whether two lemmas may render each other.

        So if the lexicon links them, if they are cognates, or if one is a synonym of a usual
        rendering of the other.
        """
        first, second = self.pair.first, self.pair.second
        if self.share(one, other) >= _ANY or self.cognate(one, other):
            return True
        usual = {r.word for r in self.translations(one, first)
                 if r.share >= _ONE_OF or r.count > 4}
        same = self.net.synonyms(other) if self.net is not None else frozenset()
        if other in usual or usual & same:
            return True
        # one step on: both have a usual rendering in common
        back = {r.word for r in self.translations(other, second) if r.share >= _ONE_OF}
        return any(
            r.word in back for e in usual for r in self.translations(e, second)
            if r.share >= _ONE_OF
        ) and usual.isdisjoint(opposites(other, second))
