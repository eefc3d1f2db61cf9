"""Edits of one side of a pair: what they are, how they are applied, and the harmless ones.

A maker returns an :class:`Edit` of one side; where the side offers nothing to it, it returns None
or raises :class:`NoRoom`. Those that make the side say something else are in ``reader_makers.py``.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from reader_lists import CONTENT, SMALL_WORDS
from reader_text import Word

__all__ = ["FAITHFUL", "TINY", "Bank", "Edit", "Side", "Task", "applied", "cased", "tried"]

Side = tuple[Word, ...]
Maker = Callable[["Task"], "Edit | None"]


@dataclass
class Edit:
    """What is done to a side, by indexes into its words.

    ``swap`` gives words that stand in place of one, ``add`` words that come before one; the
    index past the end adds at the end. ``lost`` are the words whose meaning is gone or changed,
    ``doubtful`` those of which nothing is to be learnt; ``doubted`` new words say the same of
    themselves.
    """

    name: str
    drop: set[int] = field(default_factory=set)
    swap: dict[int, list[str]] = field(default_factory=dict)
    add: dict[int, list[str]] = field(default_factory=dict)
    lost: set[int] = field(default_factory=set)
    doubtful: set[int] = field(default_factory=set)
    order: list[int] | None = None
    same: bool = False  # new words say nothing new
    pair: float = 1.0

    def touched(self) -> set[int]:
        return self.drop | set(self.swap) | set(self.add) | {k - 1 for k in self.add}


@dataclass
class Bank:
    """What other pairs lend.

    Words by part of speech and form; the nearest words of the same form; phrases by relation;
    for a pair by its number, other pairs that share most words with it on one side: the words
    of that side and, as a set, those of the other.
    """

    words: dict[tuple[int, str], list[str]]
    near: dict[tuple[int, str], list[str]]
    phrases: dict[tuple[int, str], list[list[str]]]
    alike: dict[tuple[int, int], list[tuple[list[str], frozenset[str]]]]


class NoRoom(Exception):
    """A side offers nothing to a maker."""


@dataclass
class Task:
    """One side to be edited, with what makers may ask about it."""

    side: Side
    parts: tuple[int, ...]
    language: int
    other: Side
    links: dict[int, list[int]]
    bank: Bank
    rng: random.Random

    def pick(self, ways: Sequence[Any]) -> Any:
        """One of several ways; where there is none, the edit ends."""
        if not ways:
            raise NoRoom
        return self.rng.choice(ways)

    def places(self, known: Container[str]) -> list[int]:
        """Indexes of the words that are known, in small letters."""
        return [k for k, w in enumerate(self.side) if w.text.lower() in known]

    def subtree(self, index: int) -> set[int]:
        children: dict[int, list[int]] = {}
        for k, word in enumerate(self.side):
            if word.head != k:
                children.setdefault(word.head, []).append(k)
        out, waiting = set(), [index]
        while waiting:
            k = waiting.pop()
            if k not in out:
                out.add(k)
                waiting += children.get(k, [])
        return out

    def content(self, kinds: frozenset[str] = CONTENT) -> list[int]:
        return [k for k, w in enumerate(self.side) if w.pos in kinds and w.text[0].isalnum()]

    def between(self) -> list[int]:
        """Indexes before which a phrase can stand: after a content word that ends its phrase."""
        out = []
        for k, (here, following) in enumerate(pairwise(self.side)):
            if here.pos in CONTENT and (following.pos not in CONTENT or following.head != k):
                out.append(k + 1)
        return out or [len(self.side)]


def applied(side: Side, edits: Sequence[Edit]) -> list[tuple[str, float, int]]:
    """Return the words of an edited side: text, label, and where it stood, -1 for a new one.

    A label is 1 for a word with no counterpart, 0 for others, -1 where nothing is known.
    """
    drop = set().union(*(e.drop for e in edits))
    items: list[tuple[str, float, int, bool]] = []
    for k in range(len(side) + 1):
        for e in edits:
            items += [(w, 0.0 if e.same else 1.0, k, False) for w in e.add.get(k, ())]
        if k == len(side) or k in drop:
            continue
        swapped = [e for e in edits if k in e.swap]
        if swapped:
            label = 0.0 if swapped[0].same else 1.0
            if any(k in e.doubtful for e in swapped):
                label = -1.0
            items += [(w, label, k, label == 0.0) for w in swapped[0].swap[k]]
        else:
            doubtful = any(k in e.doubtful for e in edits)
            items.append((side[k].text, -1.0 if doubtful else 0.0, k, True))
    for e in edits:
        if e.order is not None:
            rank = {k: n for n, k in enumerate(e.order)}
            items.sort(key=lambda item: rank.get(item[2], len(rank)))
    return [(word, label, k if kept else -1) for word, label, k, kept in items]


def tried(makers: Mapping[Maker, float], task: Task) -> Edit | None:
    """What a maker, drawn by weight, makes of a side."""
    try:
        return task.rng.choices(list(makers), list(makers.values()))[0](task)
    except NoRoom:
        return None


def cased(new: str, old: str, first: bool) -> str:
    """Give a word that opens a side the capital that the old one had."""
    if first and old[:1].isupper():
        return new[:1].upper() + new[1:]
    return new


# ---------------------------------------------------------------- hardly anything
def garble(task: Task) -> Edit | None:
    ways = [k for k, w in enumerate(task.side) if len(w.text) > 4 and w.text.isalpha()]
    k = task.pick(ways)
    text = task.side[k].text
    p = task.rng.randrange(1, len(text) - 1)
    way = task.rng.randrange(3)
    new = (text[:p] + text[p + 1 :], text[:p] + text[p + 1] + text[p] + text[p + 2 :],
           text[:p] + task.rng.choice("aeinrst") + text[p:])[way]  # fmt: skip
    return Edit("garble", swap={k: [new]}, same=True, doubtful={k}, pair=0.2)


def neighbours(task: Task) -> Edit | None:
    if len(task.side) < 4:
        return None
    k = task.rng.randrange(len(task.side) - 2)
    order = list(range(len(task.side)))
    order[k], order[k + 1] = order[k + 1], order[k]
    return Edit("neighbours", order=order, doubtful={k, k + 1}, pair=0.2)


def small_word(task: Task) -> Edit | None:
    known = SMALL_WORDS[task.language]
    k = task.pick(task.places(known))
    new = task.rng.choice([w for w in known if w != task.side[k].text.lower()])
    return Edit("small_word", swap={k: [cased(new, task.side[k].text, k == 0)]},
                doubtful={k}, pair=0.25)  # fmt: skip


def lose_end(task: Task) -> Edit | None:
    last = len(task.side) - 1
    return Edit("lose_end", drop={last}, pair=0.1) if task.side[last].text in ".!?" else None


def add_mark(task: Task) -> Edit | None:
    where = task.rng.randrange(1, len(task.side))
    return Edit("add_mark", add={where: [task.rng.choice(",.;!?")]}, same=True, pair=0.1)


TINY = {garble: 3.0, neighbours: 2.0, small_word: 2.0, lose_end: 1.0, add_mark: 1.0}


# ---------------------------------------------------------------- nothing at all
def drop_small(task: Task) -> Edit | None:
    ways = [k for k, w in enumerate(task.side) if w.pos == "DET" and "'" not in w.text
            and w.text.lower() in SMALL_WORDS[task.language]]  # fmt: skip
    return Edit("drop_small", drop={task.pick(ways)}, pair=0.0)


def marks(task: Task) -> Edit | None:
    ways = [k for k, w in enumerate(task.side[:-1]) if w.text in tuple(',;:-"()')]
    if ways and task.rng.random() < 0.6:
        return Edit("marks", drop={task.rng.choice(ways)}, pair=0.0)
    where = task.rng.choice(task.between())
    return Edit("marks", add={where: [task.rng.choice((",", ",", "–", ";"))]}, same=True, pair=0.0)


def lower(task: Task) -> Edit | None:
    return Edit("lower", swap={k: [w.text.lower()] for k, w in enumerate(task.side)
                               if w.text != w.text.lower()}, same=True, pair=0.0)  # fmt: skip


def reorder_parts(task: Task) -> Edit | None:
    parts = sorted({w.part for w in task.side} - {-1})
    if len(parts) < 2 or any(w.part == -1 for w in task.side):
        return None
    task.rng.shuffle(parts)
    order = [k for p in parts for k, w in enumerate(task.side) if w.part == p]
    return Edit("reorder_parts", order=order, pair=0.0)


FAITHFUL = {drop_small: 1.0, marks: 2.0, lower: 1.0, reorder_parts: 3.0}
