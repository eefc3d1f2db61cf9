"""English words by what they mean: synonyms, opposites, and what is above a word.

From WordNet 3.0 (Princeton University; Miller 1995, *WordNet: A Lexical Database for English*,
CACM 38(11)), cut down to the commoner words by ``training/make_lexicon.py``.
"""

from __future__ import annotations

import functools
from collections import defaultdict
from dataclasses import dataclass

from workbench.fitted import text

__all__ = ["ancestors", "close_synonyms", "in_net", "net_opposites", "synonyms"]

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


def in_net(word: str) -> bool:
    """Whether the net holds a lemma."""
    return word in _places()


@functools.lru_cache(maxsize=8192)
def synonyms(word: str) -> frozenset[str]:
    """Words that share a sense with this one, however rare; similar adjectives too."""
    out: set[str] = set()
    for place, _ in _places().get(word, ()):
        synset = _net()[place]
        out.update(w for w, _ in synset.words)
        if synset.pos == "a":
            for near in synset.like:
                out.update(_net()[near].usual())
    return frozenset(out - {word})


@functools.lru_cache(maxsize=8192)
def close_synonyms(word: str) -> frozenset[str]:
    """Words that share one of the first senses of both."""
    out = {
        w for place, sense in _places().get(word, ()) if sense <= _FIRST
        for w in _net()[place].usual(_FIRST)
    }
    return frozenset(out - {word})


@functools.lru_cache(maxsize=8192)
def ancestors(word: str) -> dict[str, int]:
    """What is above a noun or verb in one of its first senses, with the steps between.

    A word that is above in two ways has the smaller number; its synonyms are not above it.
    """
    out: dict[str, int] = {}
    for start, sense in _places().get(word, ()):
        if sense > _FIRST:
            continue
        front, steps = {start}, 0
        while front and steps < _HIGHEST:
            front = {up for place in front for up in _net()[place].above}
            steps += 1
            for place in front:
                for above in _net()[place].usual(_FIRST):
                    out[above] = min(out.get(above, steps), steps)
    for same in synonyms(word) | {word}:
        out.pop(same, None)
    return out


@functools.lru_cache(maxsize=8192)
def net_opposites(word: str) -> dict[str, int]:
    """Opposites of a word in its usual senses.

    The number is how far they are: 0 where the two words are opposites, 1 where a synonym or,
    for an adjective, the head of its cluster is, 2 where both are members of opposed clusters
    (Gross, Fischer and Miller 1989, on direct and indirect antonyms).
    """
    out: dict[str, int] = {}

    def add(words: tuple[str, ...], far: int) -> None:
        for w in words:
            out[w] = min(out.get(w, far), far)

    for place, sense in _places().get(word, ()):
        synset = _net()[place]
        for to, mine, theirs in synset.opposite:
            if mine == word:
                add((theirs,), 0)
            if sense <= USUAL:
                add(_net()[to].usual(), 1)
                if synset.pos == "a":
                    add(_cluster(to), 2)
        for _, mine, theirs in synset.derived:
            if mine == word:
                add((theirs,), 1)
        if sense <= USUAL and synset.pos == "a" and not synset.opposite:
            for head in synset.like:
                for to, _, _ in _net()[head].opposite:
                    add(_net()[to].usual(), 1)
                    add(_cluster(to), 2)
        if sense <= USUAL and synset.pos == "r" and not synset.opposite:
            for adjective in synset.like:
                for to, _, _ in _net()[adjective].opposite:
                    for adverb in _adverbs().get(to, ()):
                        add(_net()[adverb].usual(), 1)
    for same in synonyms(word) | {word}:
        out.pop(same, None)
    return out


def _cluster(head: int) -> tuple[str, ...]:
    """Usual words of the adjectives that are like the head of a cluster."""
    return tuple(w for near in _net()[head].like for w in _net()[near].usual(2))


@functools.cache
def _net() -> tuple[_Synset, ...]:
    out = []
    for line in text("wordnet").splitlines():
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


@functools.cache
def _places() -> dict[str, tuple[tuple[int, int], ...]]:
    """For each word the synsets that it is in, with the number of the sense."""
    out: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for place, synset in enumerate(_net()):
        for word, sense in synset.words:
            out[word].append((place, sense))
    return {word: tuple(found) for word, found in out.items()}


@functools.cache
def _adverbs() -> dict[int, tuple[int, ...]]:
    """For each adjective's synset the adverbs made of it."""
    out: defaultdict[int, list[int]] = defaultdict(list)
    for place, synset in enumerate(_net()):
        if synset.pos == "r":
            for adjective in synset.like:
                out[adjective].append(place)
    return {adjective: tuple(found) for adjective, found in out.items()}
