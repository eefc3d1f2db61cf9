"""Count which classes of words follow each other, for ``workbench/diverge/order.py``.

    python training/make_order.py TATOEBA_DIR SCIENCE_DIR NOVELS_DIR

``TATOEBA_DIR`` holds ``train.en`` and ``train.fr`` (Tatoeba, CC BY 2.0), ``SCIENCE_DIR`` the
folders of scientific articles with ``src.txt`` (English) and ``tgt.txt`` (French; Comptes
Rendus, CC BY 4.0), ``NOVELS_DIR`` folders with ``aligned.en`` and ``aligned.fr`` (texts from
Project Gutenberg, public domain). The files are tagged with the project's pipelines; counts
are kept by class of word alone (closed-class words as they are, all others by part of speech
and form), so that no text can be read back. Writes ``workbench/fitted/order.npz`` and prints
how surprising sentences are that were not counted, and how often two neighbours in them are
told from the same two exchanged. Deterministic.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
import spacy

from workbench.encode.parse import ParsedWord, _convert, pipelines
from workbench.reading.succession import Succession, fine, word_class

TATOEBA, LONG, SEED = 60_000, 6, 17
RARE, MOST = 250, 65535  # a rarer class is its part of speech
HELD_OUT = 20  # one sentence in twenty is not counted
OUT = Path(__file__).parents[1] / "workbench" / "fitted" / "order.npz"


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    for name in ("tatoeba", "science", "novels"):
        options.add_argument(name, type=Path)
    chosen = options.parse_args()
    arrays: dict[str, np.ndarray] = {}
    for language, side in (("en", "src"), ("fr", "tgt")):
        sentences = list(tag(texts(chosen, language, side, TATOEBA, LONG, SEED), language))
        counted = [s for n, s in enumerate(sentences) if n % HELD_OUT]
        held = [s for n, s in enumerate(sentences) if not n % HELD_OUT]
        table = count(counted, language)
        arrays |= {f"{language}.{name}": value for name, value in table.items()}
        model = Succession.from_counts(language, table)
        rows = [model.row(s) for s in held]
        each = sum(map(model.surprise, rows)) / sum(len(r) - 2 for r in rows)
        print(language, len(counted), "sentences,", len(table["names"]), "classes;",
              f"{each:.3f} nats a class; neighbours told from the same exchanged:",
              f"{told(model, held):.3f}")
    np.savez_compressed(OUT, **arrays)
    print(OUT.name, OUT.stat().st_size, "bytes")
    return 0


def texts(
    folders: argparse.Namespace, language: str, side: str, most: int, least: int, seed: int
) -> list[str]:
    """Sentences of Tatoeba, at most so many and of so many words at least, and all others."""
    found = [t for t in read(folders.tatoeba / f"train.{language}") if len(t.split()) >= least]
    random.Random(seed).shuffle(found)
    found = sorted(set(found[:most]))
    for folder in sorted(folders.science.iterdir()):
        found += read(folder / f"{side}.txt") if folder.is_dir() else []
    for folder in sorted(folders.novels.iterdir()):
        found += read(folder / f"aligned.{language}") if folder.is_dir() else []
    return found


def read(path: Path) -> list[str]:
    return [t.strip() for t in path.read_text(encoding="utf-8").splitlines() if t.strip()]


def tag(texts: list[str], language: str):
    """The words of each text with their parts of speech."""
    pipeline = spacy.load(pipelines()[language][0], exclude=["parser", "ner", "lemmatizer"])
    for doc in pipeline.pipe(texts, batch_size=64):
        yield _convert(doc).words


def count(sentences: list[tuple[ParsedWord, ...]], language: str) -> dict[str, np.ndarray]:
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


def told(model: Succession, sentences: list[tuple[ParsedWord, ...]]) -> float:
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


if __name__ == "__main__":
    sys.exit(main())
