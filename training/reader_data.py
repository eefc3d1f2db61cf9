"""From parsed pairs to labelled, encoded pairs for the difference reader."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from reader_edits import FAITHFUL, TINY, Bank, Edit, Task, applied, tried
from reader_lists import CONTENT
from reader_makers import MAKERS
from reader_text import LANGUAGES, Example, Word

from workbench.align.word.aligner import align_words
from workbench.align.word.background import background
from workbench.encode import word_encoder
from workbench.text.words import tokenize

__all__ = ["Labelled", "Sides", "groups_of", "make_bank"]

Half = npt.NDArray[np.float16]
_PHRASE_KINDS = 1500


@dataclass(frozen=True, slots=True)
class Labelled:
    """Two sides by number, a label for each of their words and one for the pair."""

    sides: tuple[int, int]
    labels: tuple[tuple[float, ...], tuple[float, ...]]
    pair: float
    kind: str


class Sides:
    """Every different sequence of words once, by number."""

    def __init__(self) -> None:
        self.words: list[tuple[str, ...]] = []
        self._known: dict[tuple[str, ...], int] = {}

    def number(self, words: Sequence[str]) -> int:
        place = tuple(words)
        if place not in self._known:
            self._known[place] = len(self.words)
            self.words.append(place)
        return self._known[place]


def make_bank(
    pairs: Sequence[tuple[tuple[Word, ...], ...]], texts: Sequence[tuple[str, str]], seed: int
) -> Bank:
    """Collect words by kind, their nearest of the same form, phrases, and pairs that are alike.

    *texts* are all pairs that the parsed ones may be compared with.
    """
    rng = random.Random(seed)
    counts: dict[int, Counter[tuple[str, str, str]]] = {0: Counter(), 1: Counter()}
    phrases: dict[tuple[int, str], list[list[str]]] = {}
    for pair in pairs:
        for side, words in enumerate(pair):
            text = [w.text for w in words]
            if 4 <= len(text) <= 40:
                phrases.setdefault((side, "sentence"), []).append(text)
            for w in words:
                if w.pos in CONTENT and w.text[0].isalnum():
                    kept = w.text if w.pos == "PROPN" else w.text.lower()
                    counts[side][kept, w.pos, w.morph] += 1
            for k, span in _subtrees(words):
                phrases.setdefault((side, words[k].dep), []).append(text[span[0] : span[1]])
    words_by: dict[tuple[int, str], list[str]] = {}
    for side, counted in counts.items():
        for (text_, pos, morph), count in counted.items():
            often = min(4, count)
            words_by.setdefault((side, pos), []).extend([text_] * often)
            words_by.setdefault((side, f"{pos} {morph}"), []).extend([text_] * often)
    phrases = {k: rng.sample(v, min(_PHRASE_KINDS, len(v)))
               for k, v in phrases.items() if len(v) > 30}
    return Bank(words_by, _nearest(counts), phrases, _alike(pairs, texts))


def _subtrees(words: Sequence[Word]) -> Iterator[tuple[int, tuple[int, int]]]:
    """Yield the words whose subtree is one stretch of up to twelve words, and the stretch."""
    low, high = list(range(len(words))), [k + 1 for k in range(len(words))]
    size = [1] * len(words)
    for start in range(len(words)):
        k, steps = start, 0
        while words[k].head != k and steps < len(words):
            k, steps = words[k].head, steps + 1
            low[k], high[k] = min(low[k], start), max(high[k], start + 1)
            size[k] += 1
    for k, word in enumerate(words):
        stretch = high[k] - low[k]
        marked = word.dep in ("punct", "det", "case", "cc", "aux", "mark", "ROOT")
        if not marked and stretch == size[k] <= 12 and any(
                words[j].pos in CONTENT for j in range(low[k], high[k])):
            yield k, (low[k], high[k])


def _alike(
    pairs: Sequence[tuple[tuple[Word, ...], ...]], texts: Sequence[tuple[str, str]]
) -> dict[tuple[int, int], list[tuple[list[str], frozenset[str]]]]:
    """For each pair and side, a few other pairs that begin or end alike there."""
    out: dict[tuple[int, int], list[tuple[list[str], frozenset[str]]]] = {}
    cut = [[[t.text for t in tokenize(text, language)] for text in side]
           for side, language in zip(zip(*texts, strict=True), LANGUAGES, strict=True)]  # fmt: skip
    for side in range(2):
        low = [[w.lower() for w in words] for words in cut[side]]
        sets = [frozenset(words) for words in low]
        places: dict[tuple[str, ...], list[int]] = {}
        for n, words in enumerate(low):
            for key in _ends(words):
                places.setdefault(key, []).append(n)
        opposite = [frozenset(w.lower() for w in words) for words in cut[1 - side]]
        for number, pair in enumerate(pairs):
            words = [w.text.lower() for w in pair[side]]
            own, found, letters = frozenset(words), [], "".join(words)
            for n in {n for key in _ends(words) for n in places.get(key, ())[:300]}:
                shared = len(own & sets[n]) / len(own | sets[n])
                if 0.4 <= shared < 0.93 and "".join(low[n]) != letters:
                    found.append((-shared, n))
            chosen = [n for _, n in sorted(found)[:4]]
            if chosen:
                out[side, number] = [(cut[side][n], opposite[n]) for n in chosen]
    return out


def _ends(words: Sequence[str]) -> list[tuple[str, ...]]:
    size = len(words)
    return [("<", *words[:3]), (">", *words[-4:])] if size > 4 else []


def _nearest(counts: dict[int, Counter[tuple[str, str, str]]]) -> dict[tuple[int, str], list[str]]:
    encoder = word_encoder(cache=False)
    common = background(encoder)
    out: dict[tuple[int, str], list[str]] = {}
    for side, counted in counts.items():
        kinds: dict[tuple[str, str], list[str]] = {}
        best: dict[str, tuple[int, tuple[str, str]]] = {}
        for (text, pos, morph), count in counted.items():
            if count > 1:
                kinds.setdefault((pos, morph), []).append(text)
            best[text] = max(best.get(text, (0, ("", ""))), (count, (pos, morph)))
        for kind, texts in sorted(kinds.items()):
            if len(texts) < 10:
                continue
            vectors = np.concatenate(encoder.encode_words([[t] for t in texts], common.layers))
            vectors = vectors - vectors.mean(0)
            vectors /= np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9
            for start in range(0, len(texts), 1000):
                order = np.argsort(-(vectors[start : start + 1000] @ vectors.T), axis=1)[:, 1:50]
                for row, text in zip(order, texts[start : start + 1000], strict=True):
                    if best[text][1] == kind:
                        out[side, text.lower()] = [texts[k] for k in row]
    return out


def counterpart_labels(
    words: Sequence[Word], links: dict[int, list[int]], lost: set[int], doubtful: set[int]
) -> list[float]:
    """Label the words of a side by what became of their counterparts on the other."""
    label: list[float | None] = []
    for k in range(len(words)):
        found = links.get(k, [])
        gone = sum(j in lost for j in found)
        if any(j in doubtful and j not in lost for j in found):
            label.append(-1.0)
        elif found:
            label.append(1.0 if gone == len(found) else -1.0 if gone else 0.0)
        else:
            label.append(None)
    # words without links go with what they belong to
    for _ in range(2):
        for k, word in enumerate(words):
            if label[k] is not None:
                continue
            below = [label[j] for j, w in enumerate(words)
                     if w.head == k and j != k and w.pos != "PUNCT"]
            above = label[word.head] if word.head != k else None
            if word.pos == "PUNCT":
                around = [label[j] for j in (k - 1, k + 1) if 0 <= j < len(words)]
                if len(around) == 2 and around[0] == around[1] == 1.0:
                    label[k] = 1.0
            elif (below and all(x == 1.0 for x in below)) or (
                    word.pos not in CONTENT and above == 1.0):
                label[k] = 1.0
            elif above == 1.0:
                label[k] = -1.0
    return [0.0 if x is None else x for x in label]


def _draw(task: Task, makers: dict, count: int) -> list[Edit]:
    out: list[Edit] = []
    taken: set[int] = set()
    for _ in range(12):
        if len(out) == count:
            break
        edit = tried(makers, task)
        if edit is None or (edit.order is not None and out) or (out and out[0].order is not None):
            continue
        touched = edit.touched() | edit.lost
        if touched & taken:
            continue
        taken |= touched
        out.append(edit)
    return out


@dataclass
class _Variant:
    side: int
    edits: list[Edit]
    items: list[tuple[str, float, int]]
    opposite: list[float]  # labels of the other side's own words


def groups_of(
    examples: Sequence[Example], bank: Bank, seed: int, at_once: int = 500
) -> Iterator[tuple[list[list[Labelled]], Sides]]:
    """Yield for some examples at a time a group each: the pair itself and what became of it."""
    for start in range(0, len(examples), at_once):
        part = examples[start : start + at_once]
        sides = Sides()
        links = _links([(e.words(0), e.words(1)) for e in part])
        out = []
        for n, (example, found) in enumerate(zip(part, links, strict=True)):
            rng = random.Random(f"{seed} {start + n}")
            stranger = part[rng.randrange(len(part))]
            out.append(_group(example, found, bank, rng, sides, stranger))
        yield out, sides


def _links(
    pairs: Sequence[tuple[tuple[str, ...], tuple[str, ...]]],
) -> list[list[dict[int, list[int]]]]:
    from workbench.model import Segment, SegmentPair
    from workbench.text.words import tokenize_blanks

    made = []
    for n, pair in enumerate(pairs):
        segments = []
        for words, language in zip(pair, LANGUAGES, strict=True):
            # figures may hold blanks of any kind (*1 000*)
            text = " ".join("_".join(w.split()) for w in words)
            segments.append(Segment(text, language, tokenize_blanks(text)))
            if len(segments[-1].tokens) != len(words):
                raise ValueError(f"other words than were given: {text!r}")
        made.append(SegmentPair(str(n), *segments))
    out = []
    for found in align_words(made, cache=False):
        both: list[dict[int, list[int]]] = [{}, {}]
        for link in found.links:
            both[0].setdefault(link.source, []).append(link.target)
            both[1].setdefault(link.target, []).append(link.source)
        out.append(both)
    return out


def _group(example: Example, links: list[dict[int, list[int]]], bank: Bank, rng: random.Random,
           sides: Sides, stranger: Example) -> list[Labelled]:
    low = rng.random() < 0.1  # all of it in small letters
    base = [list(example.words(k)) for k in range(2)]

    def record(words: list[list[str]], labels: list[list[float]], pair: float, kind: str) -> None:
        if all(words):
            kept = [[w.lower() for w in side] if low else side for side in words]
            out.append(Labelled((sides.number(kept[0]), sides.number(kept[1])),
                                (tuple(labels[0]), tuple(labels[1])), pair, kind))  # fmt: skip

    def vary(makers: dict, count: int) -> _Variant | None:
        side = rng.randrange(2)
        task = Task(example.sides[side], example.parts, side, example.sides[1 - side],
                    links[side], bank, rng)
        edits = _draw(task, makers, count)
        if not edits:
            return None
        items = applied(task.side, edits)
        lost = set().union(*(e.lost for e in edits))
        doubtful = set().union(*(e.doubtful for e in edits))
        opposite = counterpart_labels(example.sides[1 - side], links[1 - side], lost, doubtful)
        return _Variant(side, edits, items, opposite)

    def keep(v: _Variant, pair: float) -> None:
        words, labels = [[], []], [[], []]
        words[v.side] = [w for w, _, _ in v.items]
        labels[v.side] = [x for _, x, _ in v.items]
        words[1 - v.side], labels[1 - v.side] = base[1 - v.side], v.opposite
        record(words, labels, pair, "+".join(e.name for e in v.edits))

    out: list[Labelled] = []
    record(base, [[0.0] * len(side) for side in base], 0.0, "base")
    faithful = vary(FAITHFUL, 1) if rng.random() < 0.5 else None
    if faithful:
        keep(faithful, 0.0)
    tiny = vary(TINY, 1) if rng.random() < 0.4 else None
    if tiny:
        keep(tiny, tiny.edits[0].pair)
    changed = [v for v in (vary(MAKERS, rng.choice((1, 1, 1, 1, 2, 3))) for _ in range(3)) if v]
    for v in changed:
        keep(v, 1.0)
    both = [next((v for v in changed if v.side == k), None) for k in range(2)]
    if both[0] and both[1]:
        _combine(both, record)
    if rng.random() < 0.2 and not set(stranger.parts) & set(example.parts):
        k = rng.randrange(2)
        words = [base[0], list(stranger.words(1))] if k else [list(stranger.words(0)), base[1]]
        record(words, [[1.0] * len(side) for side in words], 1.0, "unrelated")
    return out


def _combine(both: list[_Variant], record) -> None:
    """Both sides edited at once: each word has its own label or what the other's edits say."""
    words, labels = [], []
    for k in range(2):
        seen = both[1 - k].opposite
        side = []
        for _, label, place in both[k].items:
            other = seen[place] if place >= 0 else 0.0
            side.append(1.0 if 1.0 in (label, other) else -1.0 if -1.0 in (label, other) else 0.0)
        words.append([w for w, _, _ in both[k].items])
        labels.append(side)
    record(words, labels, 1.0, "both")
