"""The words of a language by what they mean: synonyms, opposites, and what is above a word.

The English net is from WordNet 3.0 (Princeton University; Miller 1995, *WordNet: A Lexical
Database for English*, CACM 38(11)), cut down to the commoner words by ``training/make_lexicon.py``.
"""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from workbench.fitted import text
from workbench.languages.registry import language_of

__all__ = ["Net", "net_of"]

USUAL = 3  # senses of a word that are taken to be meant, the commonest first
_FIRST = 2  # senses of a word whose place in the order counts
_HIGHEST = 8  # steps


@dataclass(frozen=True, slots=True)
class _Synset:
    pos: str
    words: tuple[tuple[str, int], ...]  # with the number of the sense that it is of the word
    above: tuple[int, ...]
    like: tuple[int, ...]
    opposite: tuple[tuple[int, str, str], ...]
    derived: tuple[tuple[int, str, str], ...]

    def usual(self, most: int = USUAL) -> tuple[str, ...]:
        return tuple(word for word, sense in self.words if sense <= most)


@functools.cache
def net_of(language: str) -> Net | None:
    """The net of a language; None where it has none."""
    known = language_of(language).choice
    return Net(known.net) if known is not None and known.net else None


class Net:
    """A net of words, read once; every answer is remembered.

    Parameters
    ----------
    name : str
        Of the packed file.
    """

    def __init__(self, name: str) -> None:
        self._synsets = _read(name)
        self._places = _places(self._synsets)
        self._adverbs = _adverbs(self._synsets)
        # functools' caches, an instance's own
        self.synonyms = functools.lru_cache(maxsize=8192)(self._synonyms)
        self.close_synonyms = functools.lru_cache(maxsize=8192)(self._close_synonyms)
        self.ancestors = functools.lru_cache(maxsize=8192)(self._ancestors)
        self.opposites = functools.lru_cache(maxsize=8192)(self._opposites)

    def _synonyms(self, word: str) -> frozenset[str]:
        """Words that share a sense with this one, however rare; similar adjectives too."""
        out: set[str] = set()
        for place, _ in self._places.get(word, ()):
            synset = self._synsets[place]
            out.update(w for w, _ in synset.words)
            if synset.pos == "a":
                for near in synset.like:
                    out.update(self._synsets[near].usual())
        return frozenset(out - {word})

    def _close_synonyms(self, word: str) -> frozenset[str]:
        """Words that share one of the first senses of both."""
        out = {
            w for place, sense in self._places.get(word, ()) if sense <= _FIRST
            for w in self._synsets[place].usual(_FIRST)
        }
        return frozenset(out - {word})

    def _ancestors(self, word: str) -> Mapping[str, int]:
        """What is above a noun or verb in one of its first senses, with the steps between.

        A word that is above in two ways has the smaller number; its synonyms are not above it.
        """
        out: dict[str, int] = {}
        for start, sense in self._places.get(word, ()):
            if sense > _FIRST:
                continue
            front, steps = {start}, 0
            while front and steps < _HIGHEST:
                front = {up for place in front for up in self._synsets[place].above}
                steps += 1
                for place in front:
                    for above in self._synsets[place].usual(_FIRST):
                        out[above] = min(out.get(above, steps), steps)
        for same in self.synonyms(word) | {word}:
            out.pop(same, None)
        return out

    def _opposites(self, word: str) -> Mapping[str, int]:
        """Opposites of a word in its usual senses.

        The number is how far they are: 0 where the two words are opposites, 1 where a synonym
        or, for an adjective, the head of its cluster is, 2 where both are members of opposed
        clusters (Gross, Fischer and Miller 1989, on direct and indirect antonyms).
        """
        out: dict[str, int] = {}

        def add(words: tuple[str, ...], far: int) -> None:
            for w in words:
                out[w] = min(out.get(w, far), far)

        for place, sense in self._places.get(word, ()):
            synset = self._synsets[place]
            for to, mine, theirs in synset.opposite:
                if mine == word:
                    add((theirs,), 0)
                if sense <= USUAL:
                    add(self._synsets[to].usual(), 1)
                    if synset.pos == "a":
                        add(self._cluster(to), 2)
            for _, mine, theirs in synset.derived:
                if mine == word:
                    add((theirs,), 1)
            if sense <= USUAL and synset.pos == "a" and not synset.opposite:
                for head in synset.like:
                    for to, _, _ in self._synsets[head].opposite:
                        add(self._synsets[to].usual(), 1)
                        add(self._cluster(to), 2)
            if sense <= USUAL and synset.pos == "r" and not synset.opposite:
                for adjective in synset.like:
                    for to, _, _ in self._synsets[adjective].opposite:
                        for adverb in self._adverbs.get(to, ()):
                            add(self._synsets[adverb].usual(), 1)
        for same in self.synonyms(word) | {word}:
            out.pop(same, None)
        return out

    def _cluster(self, head: int) -> tuple[str, ...]:
        """Usual words of the adjectives that are like the head of a cluster."""
        return tuple(w for near in self._synsets[head].like
                     for w in self._synsets[near].usual(2))


def _read(name: str) -> tuple[_Synset, ...]:
    out = []
    for line in text(name).splitlines():
        pos, shown, *rest = line.split("\t")
        words = []
        for item in shown.split(" "):
            word, _, sense = item.rpartition(".")
            words.append((word, int(sense)) if word and sense.isdigit() else (item, 1))
        above, like = [], []
        opposite: list[tuple[int, str, str]] = []
        derived: list[tuple[int, str, str]] = []
        for pointer in rest[0].split(" ") if rest else ():
            sign, value = pointer[0], pointer[1:]
            if sign == "^":
                above.append(int(value))
            elif sign == "~":
                like.append(int(value))
            else:
                to, mine, theirs = value.split(":")
                (opposite if sign == "!" else derived).append((int(to), mine, theirs))
        out.append(_Synset(pos, tuple(words), tuple(above), tuple(like), tuple(opposite),
                           tuple(derived)))
    return tuple(out)


def _places(net: tuple[_Synset, ...]) -> dict[str, tuple[tuple[int, int], ...]]:
    """For each word the synsets that it is in, with the number of the sense."""
    out: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for place, synset in enumerate(net):
        for word, sense in synset.words:
            out[word].append((place, sense))
    return {word: tuple(found) for word, found in out.items()}


def _adverbs(net: tuple[_Synset, ...]) -> dict[int, tuple[int, ...]]:
    """For each adjective's synset the adverbs made of it."""
    out: defaultdict[int, list[int]] = defaultdict(list)
    for place, synset in enumerate(net):
        if synset.pos == "r":
            for adjective in synset.like:
                out[adjective].append(place)
    return {adjective: tuple(found) for adjective, found in out.items()}
