"""Examples for the gap finder: sentences as they are, and with a word or a phrase taken out.

What is taken out is chosen by the parse of the whole sentence; the edited text is then parsed
anew, since a parser sees a gapped sentence with other eyes, and so will the one that looks for
gaps.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import spacy

from workbench.diverge.gapnetwork import MISSING
from workbench.encode.parse import ParsedWord, _convert, pipelines

__all__ = ["Gapped", "gapped"]

# What is taken out: a word of an open class, a pronoun that is a subject, an auxiliary, or a
# noun with all that depends on it.
_DRAWN = (("NOUN", 30), ("VERB", 30), ("PRON", 12), ("phrase", 10), ("ADJ", 4), ("ADV", 4),
          ("AUX", 6), ("PROPN", 4))
_AS_IS = 0.6  # share of the sentences that are shown whole, too
_LONGEST_PHRASE = 8
_KIND = {"PROPN": "NOUN", "AUX": "VERB", "ADV": "ADJ"}


@dataclass(frozen=True)
class Gapped:
    """A parsed sentence; ``kinds[k]`` says what is missing before word ``k``, 0 for nothing."""

    words: tuple[ParsedWord, ...]
    kinds: tuple[int, ...]


def gapped(texts: Sequence[str], language: str, seed: int) -> Iterator[tuple[int, Gapped]]:
    """Examples of each text, with its number."""
    pipeline = spacy.load(pipelines()[language][0], exclude=["ner", "lemmatizer"])
    edited: list[tuple[int, str, int, str]] = []
    for n, doc in enumerate(pipeline.pipe(texts, batch_size=256)):
        words = _convert(doc).words
        dice = random.Random(f"{seed} {n}")
        if dice.random() < _AS_IS:
            yield n, Gapped(words, (0,) * (len(words) + 1))
        taken = _taken(words, dice)
        if taken:
            pos = words[taken[0]].pos
            gap = _without(texts[n], words, range(taken[1], taken[2]), dice)
            edited.append((n, *gap, _KIND.get(pos, pos)))
    for (n, _, at, kind), doc in zip(
        edited, pipeline.pipe([e[1] for e in edited], batch_size=256), strict=True
    ):
        words = _convert(doc).words
        place = next((k for k, w in enumerate(words) if w.start >= at), len(words))
        kinds = [0] * (len(words) + 1)
        kinds[place] = MISSING.index(kind)
        yield n, Gapped(words, tuple(kinds))


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
