"""Count which classes of words follow each other, for ``workbench/diverge/order.py``.

    python training/make_order.py TATOEBA_DIR SCIENCE_DIR NOVELS_DIR

``TATOEBA_DIR`` holds ``train.en`` and ``train.fr`` (Tatoeba, CC BY 2.0), ``SCIENCE_DIR`` the
folders of scientific articles with ``src.txt`` (English) and ``tgt.txt`` (French; Comptes
Rendus, CC BY 4.0), ``NOVELS_DIR`` folders with ``aligned.en`` and ``aligned.fr`` (texts from
Project Gutenberg, public domain). The files are tagged with the project's pipelines; counts
are kept by class of word alone (closed-class words as they are, all others by part of speech
and form), so that no text can be read back. Writes ``workbench/diverge/order.npz`` and prints
how often two neighbours in sentences that were not counted are told from the same two
exchanged. Deterministic.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from itertools import pairwise
from pathlib import Path

import numpy as np
import spacy

import workbench.diverge.order as order
from workbench.diverge.classes import LEAST, Succession, coarse, fine, word_class
from workbench.encode.parse import ParsedWord, _convert, pipelines

TATOEBA, LONG, SEED = 30_000, 6, 17
HELD_OUT = 20  # one sentence in twenty is not counted
OUT = Path(order.__file__).with_name("order.npz")


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    for name in ("tatoeba", "science", "novels"):
        options.add_argument(name, type=Path)
    chosen = options.parse_args()
    arrays: dict[str, np.ndarray] = {}
    for language, side in (("en", "src"), ("fr", "tgt")):
        texts = read(chosen.tatoeba / f"train.{language}")
        texts = [t for t in texts if len(t.split()) >= LONG]
        random.Random(SEED).shuffle(texts)
        texts = sorted(set(texts[:TATOEBA]))
        for folder in sorted(chosen.science.iterdir()):
            texts += read(folder / f"{side}.txt") if folder.is_dir() else []
        for folder in sorted(chosen.novels.iterdir()):
            texts += read(folder / f"aligned.{language}") if folder.is_dir() else []
        sentences = list(tag(texts, language))
        counted = [s for n, s in enumerate(sentences) if n % HELD_OUT]
        held = [s for n, s in enumerate(sentences) if not n % HELD_OUT]
        table = count(counted, language)
        arrays |= {f"{language}.{name}": value for name, value in table.items()}
        model = Succession.from_arrays(language, table)
        print(language, len(counted), "sentences,", len(table["fine"]), "classes;",
              "neighbours told from the same exchanged:", f"{told(model, held):.3f}")
    np.savez_compressed(OUT, **arrays)
    print(OUT.name, OUT.stat().st_size, "bytes")
    return 0


def read(path: Path) -> list[str]:
    return [t.strip() for t in path.read_text(encoding="utf-8").splitlines() if t.strip()]


def tag(texts: list[str], language: str):
    """The words of each text with their parts of speech."""
    pipeline = spacy.load(pipelines()[language][0], exclude=["parser", "ner", "lemmatizer"])
    for doc in pipeline.pipe(texts, batch_size=64):
        yield _convert(doc).words


def count(sentences: list[tuple[ParsedWord, ...]], language: str) -> dict[str, np.ndarray]:
    """Log-probabilities in 256 steps: pairs of fine classes, threes of coarse ones."""
    seen = Counter(word_class(w, language) for s in sentences for w in s)
    names = sorted(n for n, times in seen.items() if times >= 200)
    broad = sorted({coarse(n) for n in names} | {"X", "^", "$"})
    names = sorted(set(names) | {"X", "^", "$"})
    place = {n: k for k, n in enumerate(names)}
    group = {n: k for k, n in enumerate(broad)}
    twos = np.zeros((len(names), len(names)))
    threes = np.zeros((len(broad),) * 3)
    for sentence in sentences:
        row = fine(sentence, language, place)
        wide = [group[coarse(n)] for n in row]
        for a, b in pairwise(row):
            twos[place[a], place[b]] += 1
        for a, b, c in zip(wide, wide[1:], wide[2:], strict=False):
            threes[a, b, c] += 1
    total = twos.sum(0) / twos.sum()
    first = (twos + 20 * total) / (twos.sum(1, keepdims=True) + 20)
    pairs = threes.sum(0)
    share = np.maximum(pairs.sum(0) / pairs.sum(), 1e-6)
    back = (pairs + 5 * share) / (pairs.sum(1, keepdims=True) + 5)
    second = (threes + 20 * back) / (threes.sum(2, keepdims=True) + 20)
    gain = np.log(second) - np.log(back)
    return {
        "fine": np.array(names), "coarse": np.array(broad),
        "pairs": quantised(np.log(np.maximum(first, 1e-9)), LEAST, 0.0),
        "gain": quantised(gain, -4.0, 4.0),
    }


def quantised(values: np.ndarray, low: float, high: float) -> np.ndarray:
    return np.round((np.clip(values, low, high) - low) / (high - low) * 255).astype(np.uint8)


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
