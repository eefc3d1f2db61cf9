"""Fit the three rounds of the link model on word links made by people.

Only the tuning part of the two sets of FITTED_ON is read (see ``benchmarks/words.py``). To what
the sets hold, three things are added, so that the weights learn that text moves and gets lost:
pairs joined two by two in order, joined with the target sides exchanged, and pairs with a stretch
of one side taken out. The error rate is that of the parts that were not read. Deterministic.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np
from frame import E5, Fit, Run, as_json
from sets import GOLDEN, STORIES

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))
from words import GoldSet, load, segment_pairs, tuning

from workbench import evaluate
from workbench.align import align_words
from workbench.align.word import model
from workbench.align.word.background import background, centred_cosine
from workbench.align.word.features import CONTEXT, STATIC, context_features, static_features
from workbench.encode import word_encoder

# What ships is fitted only where the licence of the links allows it: the golden collection (no
# restriction) and the stories (CC BY-SA 4.0 annotations of texts in the public domain).
FITTED_ON = ("enfr-golden", "fren-stories")
HELD_OUT = {"enfr-golden": "golden collection, even lines, held out",
            "fren-stories": "stories, second story, held out",
            "enfr-hansards-trial": "Hansards trial, even lines, held out"}
SEED = 1
ROUNDS = 3
RIDGE = 1e-4
JOINED, EXCHANGED = 0.35, 0.25


@dataclass
class Example:
    """A pair with its vectors and gold links."""

    name: str
    source: list[str]
    target: list[str]
    left: np.ndarray
    right: np.ndarray
    sure: set[tuple[int, int]]
    possible: set[tuple[int, int]]


def examples(gold: GoldSet, encoder, layers) -> list[Example]:
    chosen = [k for k in range(len(gold.source)) if tuning(gold, k)]
    vectors = encoder.encode_words(
        [gold.source[k] for k in chosen] + [gold.target[k] for k in chosen], layers
    )
    return [
        Example(gold.name, gold.source[k], gold.target[k], vectors[i], vectors[len(chosen) + i],
                set(gold.links[k][0]), set(gold.links[k][1]))
        for i, k in enumerate(chosen)
    ]  # fmt: skip


def joined(a: Example, b: Example, exchange: bool) -> Example:
    first, second = (b, a) if exchange else (a, b)
    da, db = (len(b.target), 0) if exchange else (0, len(a.target))

    def links(kind: str) -> set[tuple[int, int]]:
        return {(i, j + da) for i, j in getattr(a, kind)} | {
            (i + len(a.source), j + db) for i, j in getattr(b, kind)
        }

    return Example(a.name, a.source + b.source, first.target + second.target,
                   np.concatenate([a.left, b.left]), np.concatenate([first.right, second.right]),
                   links("sure"), links("possible"))  # fmt: skip


def shortened(a: Example, rng: np.random.Generator) -> Example:
    """Take up to a quarter of one side out."""
    cut_target = bool(rng.integers(2))
    size = len(a.target if cut_target else a.source)
    if size < 5:
        return a
    length = int(rng.integers(1, max(2, size // 4)))
    start = int(rng.integers(0, size - length))
    keep = [k for k in range(size) if not start <= k < start + length]
    place = {old: new for new, old in enumerate(keep)}

    def links(found: set[tuple[int, int]]) -> set[tuple[int, int]]:
        if cut_target:
            return {(i, place[j]) for i, j in found if j in place}
        return {(place[i], j) for i, j in found if i in place}

    if cut_target:
        return Example(a.name, a.source, [a.target[k] for k in keep], a.left, a.right[keep],
                       links(a.sure), links(a.possible))  # fmt: skip
    return Example(a.name, [a.source[k] for k in keep], a.target, a.left[keep], a.right,
                   links(a.sure), links(a.possible))  # fmt: skip


def enlarged(found: list[Example], rng: np.random.Generator) -> list[Example]:
    out = list(found)
    for a, b in pairwise(found):
        draw = rng.random()
        if draw < JOINED + EXCHANGED:
            out.append(joined(a, b, exchange=draw >= JOINED))
    return out + [shortened(a, rng) for a in found]


def logistic_regression(x: np.ndarray, y: np.ndarray, w: np.ndarray) -> tuple[float, np.ndarray]:
    """Newton's method with a small ridge on the standardised weights."""
    mean, std = x.mean(0), x.std(0) + 1e-6
    z = np.hstack([(x - mean) / std, np.ones((len(x), 1))])
    ridge = RIDGE * len(y) * np.r_[np.ones(x.shape[1]), 0.0]
    b = np.zeros(z.shape[1])
    for _ in range(30):
        p = 1 / (1 + np.exp(-z @ b))
        slope = z.T @ (w * (p - y)) + ridge * b
        b -= np.linalg.solve((z.T * (w * p * (1 - p))) @ z + np.diag(ridge + 1e-9), slope)
    return float(b[-1] - (b[:-1] / std) @ mean), b[:-1] / std


def fit(found: list[Example], common) -> list[tuple[float, dict[str, float]]]:
    sure = Counter()
    for a in found:
        sure[a.name] += len(a.sure)
    static = []
    for a in found:
        s = centred_cosine(a.left, a.right, common)
        static.append(np.stack([v for _, v in static_features(a.source, a.target, s)], -1))
    names: tuple[str, ...] = STATIC
    features, rounds, probability = static, [], []
    for number in range(ROUNDS):
        if number:
            names = STATIC + CONTEXT
            features = [
                np.concatenate([f, np.stack([v for _, v in context_features(p)], -1)], -1)
                for f, p in zip(static, probability, strict=True)
            ]
        x, y, w = [], [], []
        for a, f in zip(found, features, strict=True):
            gold, used = np.zeros(f.shape[:2]), np.ones(f.shape[:2], dtype=bool)
            for link in a.possible - a.sure:
                used[link] = False
            for link in a.sure:
                gold[link] = 1
            x.append(f[used])
            y.append(gold[used])
            w.append(np.full(int(used.sum()), 1000.0 / sure[a.name]))
        bias, weights = logistic_regression(
            np.concatenate(x).astype(np.float64), np.concatenate(y), np.concatenate(w)
        )
        rounds.append((bias, dict(zip(names, weights.tolist(), strict=True))))
        probability = [
            (1 / (1 + np.exp(-(f @ weights + bias)))).astype(np.float32) for f in features
        ]
    return rounds


def error_rate(gold: GoldSet, made: Mapping[str, Any], limit: int) -> float:
    """The alignment error rate of what was fitted on the part of a set that it has not seen."""
    held = [k for k in range(len(gold.source)) if not tuning(gold, k)][: limit or None]
    pairs = segment_pairs(gold)
    with patch.object(model, "table", lambda name: made):
        found = align_words([pairs[k] for k in held], cache=False)
    return evaluate.words([gold.links[k] for k in held],
                          [{(x.source, x.target) for x in a.links} for a in found]).aer


def make(run: Run) -> dict[str, bytes]:
    encoder = word_encoder(cache=False)
    common = background(encoder)
    rng = np.random.default_rng(SEED)
    sets = {name: load(run.data / "eval" / "words" / name) for name in HELD_OUT}
    found: list[Example] = []
    for name in FITTED_ON:
        mine = examples(sets[name], encoder, common.layers)
        print(f"{name}: {len(mine)} pairs")
        found += enlarged(mine, rng)
    made = {"spread": round(float(common.spread), 4),
            "rounds": [{"bias": round(bias, 4), "weights": {n: round(w, 4) for n, w in by.items()}}
                       for bias, by in fit(found, common)]}
    for name, gold in sets.items():
        run.figure("links", "AER", HELD_OUT[name], error_rate(gold, made, run.limit))
    return {"links": as_json(made)}


FIT = Fit(("links",), make, (GOLDEN, STORIES), (*E5, "adapter"))
