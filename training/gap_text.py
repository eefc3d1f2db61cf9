"""Examples for the gap finder: sentences as they are, and with a word or a phrase taken out.

What is taken out is chosen by the parse of the whole sentence. Sentences stand alone or two in a
row; some are written small or with every token set apart, as corpora often are.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import spacy

from workbench.encode.parse import ParsedWord, _convert, pipelines
from workbench.reading.gapnetwork import MISSING
from workbench.text import tokenize

__all__ = ["Gapped", "gapped"]

# What is taken out: a word of an open class, a pronoun that is a subject, an auxiliary, or a
# noun with all that depends on it.
_DRAWN = (("NOUN", 30), ("VERB", 30), ("PRON", 12), ("phrase", 10), ("ADJ", 4), ("ADV", 4),
          ("AUX", 6), ("PROPN", 4))
_AS_IS = 0.6  # share of the sentences that are shown whole, too
_JOINED = 0.15  # share that is shown behind another sentence
_SMALL, _APART = 0.06, 0.06
_LONGEST_PHRASE = 8
_KIND = {"PROPN": "NOUN", "AUX": "VERB", "ADV": "ADJ"}


@dataclass(frozen=True)
class Gapped:
    """A text's tokens; ``kinds[k]`` says what is missing before token ``k``, 0 for nothing."""

    tokens: tuple[str, ...]
    kinds: tuple[int, ...]


def gapped(
    texts: Sequence[str], gaps: Sequence[int], language: str, seed: int
) -> Iterator[tuple[int, Gapped]]:
    """Examples of each text, with its number; *gaps* says how many with one to draw of each."""
    pipeline = spacy.load(pipelines()[language][0], exclude=["ner", "lemmatizer"])
    before = ""
    for n, doc in enumerate(pipeline.pipe(texts, batch_size=256)):
        words = _convert(doc).words
        dice = random.Random(f"{seed} {n}")
        made: list[tuple[str, int, int]] = []
        if dice.random() < _AS_IS:
            made.append((texts[n], -1, 0))
        taken = {t for _ in range(gaps[n]) if (t := _taken(words, dice))}
        for k, first, end in sorted(taken):
            pos = words[k].pos
            gap = _without(texts[n], words, range(first, end), dice)
            made.append((*gap, MISSING.index(_KIND.get(pos, pos))))
        for text, at, kind in made:
            if before and dice.random() < _JOINED:
                at = at + len(before) + 1 if at >= 0 else at
                text = f"{before} {text}"
            yield n, _shown(text, at, kind, language, dice)
        before = texts[n]


def _shown(text: str, at: int, kind: int, language: str, dice: random.Random) -> Gapped:
    tokens = tokenize(text, language)
    words = [t.text for t in tokens]
    place = next((k for k, t in enumerate(tokens) if t.start >= at), len(tokens))
    way = dice.random()
    if way < _SMALL + _APART:
        words = [w.lower() for w in words] if way < _SMALL or dice.random() < 0.3 else words
        if way >= _SMALL:  # the apostrophe, too, may stand by itself
            parts = [[w[:-1], w[-1]] if len(w) > 1 and w[-1] in "'’" else [w] for w in words]
            place = sum(map(len, parts[:place]))
            words = [w for part in parts for w in part]
    kinds = [0] * (len(words) + 1)
    if at >= 0:
        kinds[place] = kind
    return Gapped(tuple(words), tuple(kinds))


def _taken(words: Sequence[ParsedWord], dice: random.Random) -> tuple[int, int, int] | None:
    """The principal one of the words that are taken out, the first, and the first after them.

    None where nothing fits.
    """
    for _ in range(4):
        drawn = dice.choices([k for k, _ in _DRAWN], [w for _, w in _DRAWN])[0]
        pos = "NOUN" if drawn == "phrase" else drawn
        ways = [k for k, w in enumerate(words) if w.pos == pos
                and (pos != "PRON" or w.dep.startswith("nsubj"))]
        if not ways:
            continue
        k = dice.choice(ways)
        if drawn != "phrase":
            return k, k, k + 1
        own = _subtree(words, k)
        if own == list(range(own[0], own[-1] + 1)) and len(own) <= _LONGEST_PHRASE < len(words):
            return k, own[0], own[-1] + 1
    return None


def _subtree(words: Sequence[ParsedWord], root: int) -> list[int]:
    found = {root}
    while more := {k for k, w in enumerate(words) if w.head in found} - found:
        found |= more
    return sorted(found)


def _without(
    text: str, words: Sequence[ParsedWord], taken: range, dice: random.Random
) -> tuple[str, int]:
    """The text without some words, and the place of the gap in it."""
    first, last = words[taken.start], words[taken.stop - 1]
    before, after = text[: first.start], text[last.end :]
    if not before or before[-1].isspace() or after[:1] in {",", ".", ""}:
        after = after.lstrip() if not before or before[-1].isspace() else after
        if after[:1] in {",", ".", ";", "?", "!", ""}:
            before = before.rstrip()
    if not before and after and dice.random() < 0.5:
        after = after[0].upper() + after[1:]
    return before + after, len(before)
