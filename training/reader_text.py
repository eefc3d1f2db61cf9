"""Examples for the difference reader: parsed pairs, joined so that they reach real lengths.

Both sides are tokenised in one of several ways, the workbench's own most often, parsed, and the
parse is laid over the tokens by their characters. An example is one pair or several in a row;
joined ones may run on in one sentence (*..., and ...*).
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from adapter_text import _english, _french

from workbench.encode.parse import Parse, _convert, parser
from workbench.text.words import tokenize

__all__ = ["LANGUAGES", "Example", "Word", "parsed_pairs", "parses_of", "side_of", "take_examples",
           "usable"]

LANGUAGES = ("en", "fr")
_LEAST, _MOST = 3, 75
_FORMS = ("Number", "Gender", "VerbForm", "Tense", "Person")
_STYLES = ("own", "attached", "split")
_JOINTS = (((",", "and"), (",", "et")), (("and",), ("et",)), ((",", "but"), (",", "mais")),
           ((";",), (";",)), ((",",), (",",)), (("because",), ("parce", "que")),
           (("when",), ("quand",)), (("while",), ("pendant", "que")), ((":",), (":",)))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Word:
    """A token and what the parser says of it.

    ``head`` is the index of the governor in the side, its own for a root; ``part`` numbers the
    joined pair that it comes from, -1 for words that join.
    """

    text: str
    pos: str
    dep: str
    head: int
    lemma: str
    morph: str
    part: int = 0


@dataclass(frozen=True, slots=True)
class Example:
    """English and French words that say the same."""

    sides: tuple[tuple[Word, ...], tuple[Word, ...]]
    origin: str
    parts: tuple[int, ...]

    def words(self, side: int) -> tuple[str, ...]:
        return tuple(word.text for word in self.sides[side])


def parsed_pairs(texts: Sequence[tuple[str, str]], seed: int) -> list[tuple[tuple[Word, ...], ...]]:
    """Tokenise and parse pairs, each in a way drawn by its place and the seed."""
    made = []
    for side, language in enumerate(LANGUAGES):
        clean = [" ".join(pair[side].split()) for pair in texts]
        dice = [random.Random(f"{seed} {n}") for n in range(len(texts))]
        drawn = [d.choices(_STYLES, (6, 3, 1))[0] for d in dice]
        parses = parses_of(clean, language)
        made.append([side_of(text, language, style, parse)
                     for text, style, parse in zip(clean, drawn, parses, strict=True)])  # fmt: skip
    return list(zip(*made, strict=True))


def usable(pair: Sequence[Sequence[Word]]) -> bool:
    """Whether neither side is too short or too long to learn from."""
    return all(_LEAST <= len(side) <= _MOST for side in pair)


def parses_of(texts: Sequence[str], language: str) -> Iterator[Parse]:
    """Parse many texts in batches; no result that ships depends on their company."""
    import spacy

    found = parser(language)
    if found is None:
        raise SystemExit(f"no spaCy pipeline for {language}; install the workbench's")
    pipeline = spacy.load(found.name, exclude=["ner"])
    return map(_convert, pipeline.pipe(texts, batch_size=256))


def side_of(text: str, language: str, style: str, parse: Parse) -> tuple[Word, ...]:
    if style == "own":
        words = [token.text for token in tokenize(text, language)]
    elif language == "en":
        words = _english(text, "split" if style == "split" else "treebank", "keep")
    else:
        words = _french(text, style, "keep")
    return _laid_over(words, parse)


def _laid_over(words: Sequence[str], parse: Parse) -> tuple[Word, ...]:
    """Give each word the parse of the spaCy token that it begins in, counted in characters."""
    if not parse.words:
        return ()
    owner = [k for k, word in enumerate(parse.words) for c in word.text if not c.isspace()]
    places, at = [], 0
    for word in words:
        places.append(owner[min(at, len(owner) - 1)])
        at += len(word)
    first: dict[int, int] = {}
    for index, place in enumerate(places):
        first.setdefault(place, index)
    out = []
    for index, (word, place) in enumerate(zip(words, places, strict=True)):
        seen = parse.words[place]
        head = first[place] if first[place] != index else first.get(seen.head, index)
        morph = "|".join(f"{name}={value}" for name, value in seen.morph if name in _FORMS)
        out.append(Word(word, seen.pos, seen.dep, head, seen.lemma.lower(), morph))
    return tuple(out)


def take_examples(
    pairs: Sequence[tuple[tuple[Word, ...], ...]], origins: Sequence[str], count: int, seed: int
) -> list[Example]:
    """Draw examples; science pairs stand alone more often, others are joined to real lengths."""
    rng = random.Random(seed)
    pools = {o: [k for k, x in enumerate(origins) if x == o] for o in sorted(set(origins))}
    queues: dict[str, list[int]] = {o: [] for o in pools}

    def draw(origin: str) -> int:
        if not queues[origin]:
            queues[origin] = rng.sample(pools[origin], len(pools[origin]))
        return queues[origin].pop()

    out = []
    while len(out) < count:
        origin = "science" if "science" in pools and rng.random() < 0.3 else "tatoeba"
        chosen = [draw(origin)]
        goal = rng.choice((0, 12, 20, 28, 40)) if origin == "tatoeba" else rng.choice((0, 0, 25))
        while len(chosen) < 4 and sum(len(pairs[k][0]) for k in chosen) < goal:
            chosen.append(draw("tatoeba"))
        if rng.random() < 0.5:
            rng.shuffle(chosen)
        example = Example(_joined([pairs[k] for k in chosen], rng), origin, tuple(chosen))
        if max(map(len, example.sides)) <= _MOST:
            out.append(example)
    return out


def _joined(
    parts: Sequence[tuple[tuple[Word, ...], ...]], rng: random.Random
) -> tuple[tuple[Word, ...], tuple[Word, ...]]:
    """Set pairs one after another, now and then as one running sentence."""
    joints = [rng.choice(_JOINTS) if rng.random() < 0.5 else None for _ in parts[1:]]
    made = []
    for side in range(2):
        words: list[Word] = []
        for number, part in enumerate(parts):
            own = list(part[side])
            joint = joints[number - 1] if number else None
            if joint:
                while words and re.fullmatch(r"[.!?…]+", words[-1].text) and words[-1].part >= 0:
                    _cut(words)
                top = len(words)
                words += [Word(w, "CCONJ" if w.isalpha() else "PUNCT", "cc", top + k, w, "", -1)
                          for k, w in enumerate(joint[side])]  # fmt: skip
                if own[0].pos != "PROPN" and not re.fullmatch(r"I|[A-Z]{2,}.*", own[0].text):
                    own[0] = replace(own[0], text=own[0].text[:1].lower() + own[0].text[1:])
            top = len(words)
            words += [replace(w, head=w.head + top, part=number) for w in own]
        made.append(tuple(words))
    return made[0], made[1]


def _cut(words: list[Word]) -> None:
    """Take the last word off; what hung on it becomes a root."""
    last = len(words) - 1
    words.pop()
    for index, word in enumerate(words):
        if word.head == last:
            words[index] = replace(word, head=index)
