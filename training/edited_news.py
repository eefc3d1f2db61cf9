"""Translations by people, and what becomes of them when words are taken out or put in.

The pairs are the sentences that are linked one to one in news documents of NTREX-128 (Federmann
et al. 2022, CC BY-SA 4.0; professional translations). Each stands as it is, and a few times
changed on one side by makers of the difference reader (``reader_makers.py``): a word, a subject
or a phrase is missing, a word or phrase too many. Half of the pairs are turned round, so that
either language is the original.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

from reader_data import make_bank
from reader_edits import Bank, Edit, Task, tried
from reader_makers import delete_phrase, delete_subject, delete_words, insert_phrase, other_word
from reader_text import LANGUAGES, Word, parses_of, side_of
from sets import linked, some

from workbench.diverge import SIDES
from workbench.model import Side
from workbench.text.words import tokenize

__all__ = ["Edited", "edited_news"]

SEED = 3
CHANGED = 3  # times that a pair is changed
SHORTEST = 8  # words


_BESIDE = {"ADJ": ("NOUN",), "ADV": ("VERB", "ADJ"), "NOUN": ("NOUN",), "NUM": ("NOUN",),
           "PROPN": ("NOUN", "PROPN"), "VERB": ("NOUN", "VERB")}  # fmt: skip


def insert_beside(task: Task) -> Edit | None:
    """One word, mostly beside a word that its kind goes with."""
    kind = task.rng.choice(sorted(_BESIDE))
    words = task.bank.words.get((task.language, kind))
    if not words:
        return None
    ways = [k for k, w in enumerate(task.side) if w.pos in _BESIDE[kind]]
    if not ways or task.rng.random() < 0.25:
        where = task.rng.choice(task.between())
    else:
        where = task.rng.choice(ways) + (task.language == 1 and kind != "NUM")
    return Edit("insert_beside", add={where: [task.rng.choice(words)]})


def insert_near(task: Task) -> Edit | None:
    """Beside a word another one that is often said where it is: the hardest to see as added."""
    ways = [k for k in task.content()
            if task.bank.near.get((task.language, task.side[k].text.lower()))]  # fmt: skip
    k = task.pick(ways)
    new = other_word(task, k, near=True)
    if new is None or re.search(r"\d", new):
        return None
    joined = task.rng.random() < 0.3
    words = [new, "and" if task.language == 0 else "et"] if joined else [new]
    return Edit("insert_near", add={k: words})


MAKERS = {delete_words: 3, delete_subject: 1, delete_phrase: 2,
          insert_beside: 2, insert_phrase: 1, insert_near: 1}  # fmt: skip


@dataclass(frozen=True)
class Edited:
    """A pair of sentences, ``base`` or named after the change that was made to one of them."""

    languages: tuple[str, str]
    texts: tuple[str, str]
    group: str  # the English sentence as it was
    kind: str
    alone: Side  # the side with the words that have no counterpart then


def edited_news(data: Path, limit: int = 0) -> Iterator[Edited]:
    """Yield each pair of the aligned news, then the same pair changed."""
    pairs = ((a.strip(), b.strip()) for a, b in linked(data, "reordered-en-fr"))
    texts = list(dict.fromkeys(p for p in pairs if min(len(t.split()) for t in p) >= SHORTEST))
    texts = some(texts, limit)
    parsed = [
        [side_of(text, language, "own", parse) for text, parse in
         zip([t[k] for t in texts], parses_of([t[k] for t in texts], language), strict=True)]
        for k, language in enumerate(LANGUAGES)
    ]  # fmt: skip
    sides = list(zip(*parsed, strict=True))
    bank = make_bank(sides, texts, SEED)
    for pair, words in zip(texts, sides, strict=True):
        # bits that choose no fold
        way = slice(None, None, -1 if crc32(pair[0].encode()) >> 8 & 1 else 1)
        yield Edited(LANGUAGES[way], pair[way], pair[0], "base", "source")
        rng = random.Random(f"{SEED} {pair[0]}")
        for _ in range(CHANGED):
            k = rng.randrange(2)
            edit = _edit(words, k, bank, rng)
            if edit is not None:
                both = [*pair]
                both[k] = applied(pair[k], LANGUAGES[k], edit)
                place = [0, 1][way].index(k) ^ bool(edit.drop)
                yield Edited(LANGUAGES[way], (both[0], both[1])[way], pair[0], edit.name,
                             SIDES[place])  # fmt: skip


def _edit(words: Sequence[tuple[Word, ...]], k: int, bank: Bank, rng: random.Random) -> Edit | None:
    task = Task(words[k], (0,), k, words[1 - k], {}, bank, rng)
    for _ in range(10):
        if edit := tried(MAKERS, task):
            return edit
    return None


def applied(text: str, language: str, edit: Edit) -> str:
    """The text with words of it taken out and others put in, as they are written."""
    tokens, out = tokenize(text, language), []
    for k in range(len(tokens) + 1):
        out += [f" {word} " for word in edit.add.get(k, ())]
        if k < len(tokens) and k not in edit.drop:
            before = tokens[k - 1].end if k else 0
            gap = " " if k - 1 in edit.drop and text[before : tokens[k].start] else ""
            out.append(gap + text[before : tokens[k].start] + tokens[k].text)
    return " ".join("".join(out).split())
