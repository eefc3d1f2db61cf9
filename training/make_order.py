"""Count which classes of words follow each other, for ``workbench/reading/succession.py``.

Sentences of Tatoeba, scientific articles and novels are tagged with the project's pipelines;
counts are kept by class of word alone (closed-class words as they are, all others by part of
speech and form), so that no text can be read back. Figures: how surprising sentences are that
were not counted, and how often two neighbours in them are told from the same two exchanged.
Deterministic.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
import sets
import spacy
from frame import PARSERS, Fit, Run, as_npz

from workbench.encode.parse import ParsedWord, _convert, pipelines
from workbench.reading.succession import Succession, fine, word_class

MOST_TATOEBA, LONG, SEED = 60_000, 6, 17
RARE, MOST = 250, 65535  # a rarer class is its part of speech
HELD_OUT = 20  # one sentence in twenty is not counted
LANGUAGES = {"en": "English", "fr": "French"}


def make(run: Run) -> dict[str, bytes]:
    arrays: dict[str, np.ndarray] = {}
    for language, name in LANGUAGES.items():
        chosen = texts(run.data, language, MOST_TATOEBA, LONG, SEED)[: run.limit or None]
        sentences = list(tag(chosen, language))
        counted = [s for n, s in enumerate(sentences) if n % HELD_OUT]
        held = [s for n, s in enumerate(sentences) if not n % HELD_OUT]
        table = count(counted, language)
        arrays |= {f"{language}.{key}": value for key, value in table.items()}
        model = Succession.from_counts(language, table)
        rows = [model.row(s) for s in held]
        print(f"{name}: {len(counted)} sentences, {len(table['names'])} classes")
        on = f"{name}, one sentence in twenty, held out"
        run.figure("order", "nats a class", on,
                   sum(map(model.surprise, rows)) / sum(len(r) - 2 for r in rows))
        run.figure("order", "exchanged neighbours told", on, told(model, held))
    return {"order": as_npz(arrays)}


def texts(data: Path, language: str, most: int, least: int, seed: int) -> list[str]:
    """Sentences of Tatoeba, at most so many and of so many words at least, and all others."""
    side = list(LANGUAGES).index(language)
    found = [t for t in _stripped(p[side] for p in sets.tatoeba(data)) if len(t.split()) >= least]
    random.Random(seed).shuffle(found)
    found = sorted(set(found[:most]))
    for document in sets.documents(data, "science-en-fr"):
        found += _stripped(document[side])
    return found + _stripped(sets.novel_passages(data, language))


def _stripped(lines: Iterable[str]) -> list[str]:
    return [t.strip() for t in lines if t.strip()]


def tag(texts: list[str], language: str) -> Iterator[Sequence[ParsedWord]]:
    """The words of each text with their parts of speech."""
    pipeline = spacy.load(pipelines()[language][0], exclude=["parser", "ner", "lemmatizer"])
    for doc in pipeline.pipe(texts, batch_size=64):
        yield _convert(doc).words


def count(sentences: list[Sequence[ParsedWord]], language: str) -> dict[str, np.ndarray]:
    """Classes, pairs of them (times, different classes before them) and threes (times).

    Pairs and threes are numbers in the base of the number of classes, each less the one before.
    """
    seen = Counter(word_class(w, language) for s in sentences for w in s)
    names = sorted({n for n, times in seen.items() if times >= RARE} | {"X", "^", "$"})
    place = {n: k for k, n in enumerate(names)}
    twos: Counter[tuple[int, int]] = Counter()
    threes: Counter[tuple[int, int, int]] = Counter()
    for sentence in sentences:
        row = [place[n] for n in fine(sentence, language, place)]
        twos.update(pairwise(row[:-1]))  # as what stands before
        threes.update(zip(row, row[1:], row[2:], strict=False))
    kinds = Counter((b, c) for _, b, c in threes)
    pairs = sorted(twos.keys() | kinds.keys())
    kept = sorted(k for k, times in threes.items() if times > 1)

    def steps(keys: Sequence[tuple[int, ...]]) -> np.ndarray:
        size = (len(names),) * len(keys[0])
        flat = np.ravel_multi_index(np.array(keys).T, size)
        return np.diff(flat, prepend=0).astype(np.uint32)

    return {
        "names": np.array(names), "twos": steps(pairs), "threes": steps(kept),
        "twos_seen": np.array([twos[k] for k in pairs], np.uint32),
        "twos_kinds": np.array([kinds[k] for k in pairs], np.uint16),
        "threes_seen": np.array([min(threes[k], MOST) for k in kept], np.uint16),
    }


def told(model: Succession, sentences: list[Sequence[ParsedWord]]) -> float:
    """How often a pair of neighbours is likelier than the same pair exchanged."""
    good = total = 0.0
    for sentence in sentences:
        row = model.row(sentence)
        whole = model.surprise(row)
        for k in range(2, len(row) - 3):
            if row[k] == row[k + 1]:
                continue
            turned = [*row[:k], row[k + 1], row[k], *row[k + 2 :]]
            total += 1
            good += model.surprise(turned) > whole
    return good / max(total, 1.0)


FIT = Fit(("order",), make, (*sets.TATOEBA, sets.SCIENCE, sets.NOVEL_PASSAGES), PARSERS)
