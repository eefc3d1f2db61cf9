"""Fit how sure a link off the path is, and whether documents that share no passage share a subject.

``moved``: links that the aligner makes in the part of the sets that ``benchmarks/sentences.py``
calls ``tune``, and whether the gold has the very same bead. It serves where no path says how
likely a link is. ``subject``: pairs of one topic against unrelated ones, of the ``tune`` part of
``benchmarks/comparable.py``. Both are logistic regressions; the other part measures, beside what
ships. Deterministic.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import numpy as np
import sets
from frame import USE, Fit, Run, as_json, auc

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))
import comparable
from sentences import LANGUAGES, documents

from workbench.align import compare
from workbench.align.sentence.aligner import scorer_of
from workbench.align.sentence.judge import FEATURES, Judge
from workbench.align.sentence.neighbours import nearest
from workbench.align.sentence.search import find_links
from workbench.align.sentence.settings import Settings
from workbench.encode import sentence_encoder
from workbench.exchange import read_beads
from workbench.fitted import table
from workbench.text import read_lines

SETS = ("novels-en-fr", "reordered-en-fr", "science-en-fr")
# Of links nearly all are right, and it is to be told how many; of documents, which they are.
TOLD = {"moved": (FEATURES, None, "links of the aligner, the part of the sets that measures"),
        "subject": (("likeness", "names", "near"), "balanced",
                    "documents, the part that measures")}

Rows = list[tuple[tuple[float, ...], bool, str]]  # features, right, the part


def links(run: Run) -> Rows:
    """The links of the aligner, and whether the gold has them."""
    encoder, settings, out = sentence_encoder(), Settings(), []
    for name, _, path, part in documents(run.data / "eval" / "sentences"):
        if name not in SETS:
            continue
        scorer = scorer_of(encoder, *(
            read_lines(sets.lines(path / file)[: run.limit or None], language=code)
            for file, code in zip(("src.txt", "tgt.txt"), LANGUAGES.get(name, ("en", "fr")),
                                  strict=True)), settings)
        near = nearest(scorer)
        judge = Judge(scorer, near, find_links(scorer, near, settings).beads)
        gold = set(read_beads(path / "gold.txt"))
        out += [(judge.features((i, i1, j, j1)),
                 (tuple(range(i, i1)), tuple(range(j, j1))) in gold, part)
                for i, i1, j, j1 in judge.beads]
    return out


def subjects(run: Run) -> Rows:
    """Pairs of documents on one topic, and unrelated ones."""
    works = [w for w in comparable.works(run.data / "eval" / "sentences") if w.set in SETS]
    out = []
    for part in ("tune", "report"):
        made = [p for p in comparable.pairs([w for w in works if w.part == part])
                if p[0] in {"same topic", "unrelated"}]
        for relation, _, one, other in sets.some(made, run.limit):
            m = compare(one, other).measures
            out.append(((m.likeness, m.names, max(m.near)), relation == "same topic", part))
    return out


def probability(held: Any, x: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-(x @ np.array(held["weights"]) + held["bias"])))


def make(run: Run) -> dict[str, bytes]:
    from sklearn.linear_model import LogisticRegression

    out = {}
    for name, gather in (("moved", links), ("subject", subjects)):
        rows = run.kept(name, lambda gather=gather: gather(run))
        x, gold, part = (np.array(column) for column in zip(*rows, strict=True))
        tune, (features, weight, on) = part == "tune", TOLD[name]
        model = LogisticRegression(C=1e4, max_iter=5000, class_weight=weight).fit(
            x[tune], gold[tune])
        made = {"features": list(features), "bias": round(float(model.intercept_[0]), 2),
                "weights": [round(float(w), 2) for w in model.coef_[0]]}
        print(f"{name}: {tune.sum()} examples, {gold[tune].mean():.3f} right")
        for suffix, held in (("", made), (", what ships", table(name))):
            told, true = probability(held, x[~tune]), gold[~tune]
            surprise = -np.log(np.where(true, told, 1 - told).clip(1e-6)).mean()
            run.figure(name, f"AUC{suffix}", on, auc(true, told))
            run.figure(name, f"log loss{suffix}", on, surprise)
        out[name] = as_json(made)
    return out


FIT = Fit(("moved", "subject"), make, (sets.NOVELS, sets.NEWS, sets.SCIENCE), USE)
