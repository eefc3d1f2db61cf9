"""Fit how likely an unlinked content word is to be missed by a reader.

    python training/fit_content.py DATA_DIR

``DATA_DIR`` holds ``refresd/refresd.tsv`` (REFreSD, Briakou & Carpuat 2020, MIT): three
readers marked the words that make an English-French pair diverge. A content word without
a link counts as missed where two of the three marked it. Unrelated pairs are left out:
there every word is marked. Prints held-out figures (five folds by pair) and the weights for
``workbench/diverge/content.py``. Deterministic.
"""

from __future__ import annotations

import argparse
import csv
import sys
from pathlib import Path

import numpy as np

from workbench.align import align_words
from workbench.diverge import PairView, content
from workbench.encode.parse import parser
from workbench.evaluate.divergences import area_under_roc
from workbench.model import Segment, SegmentPair
from workbench.text import tokenize_blanks

FOLDS = 5


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("data", type=Path, metavar="DATA_DIR")
    chosen = options.parse_args()
    with (chosen.data / "refresd" / "refresd.tsv").open(encoding="utf-8", newline="") as file:
        rows = [r for r in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
                if r["label3"] != "unrelated"]
    pairs = [
        SegmentPair(r["id"], Segment(r["en_tok"], "en", tokenize_blanks(r["en_tok"])),
                    Segment(r["fr_tok"], "fr", tokenize_blanks(r["fr_tok"])))
        for r in rows
    ]
    english, french = parser("en"), parser("fr")
    if english is None or french is None:
        sys.exit("the English and French pipelines are needed")
    parses = zip(english.parse([p.source.text for p in pairs]),
                 french.parse([p.target.text for p in pairs]), strict=True)
    x, y, pair_of = [], [], []
    for n, (row, alignment, (a, b)) in enumerate(
        zip(rows, align_words(pairs), parses, strict=True)
    ):
        view = PairView(alignment, a, b)
        for side, votes in (("source", row["en_votes"]), ("target", row["fr_votes"])):
            marks = [int(v) for v in votes.split()]
            for i in content.lost_words(view, side):
                x.append(content.word_features(view, side, i))
                y.append(marks[i] >= 2)
                pair_of.append(n)
    values, gold, group = np.array(x), np.array(y), np.array(pair_of)

    from sklearn.linear_model import LogisticRegression

    fold = np.random.default_rng(2).permutation(len(rows))[group] % FOLDS
    held = np.zeros(len(gold))
    for k in range(FOLDS):
        model = LogisticRegression(C=1.0, max_iter=1000)
        model.fit(values[fold != k], gold[fold != k])
        held[fold == k] = model.predict_proba(values[fold == k])[:, 1]
    print(f"{len(gold)} unlinked content words in {len(rows)} pairs, {gold.mean():.3f} missed")
    print(f"AUC, held out: {area_under_roc(gold.tolist(), held.tolist()):.3f}; nearness alone: "
          f"{area_under_roc(gold.tolist(), (-values[:, 0]).tolist()):.3f}")
    for low in np.arange(0, 1, 0.1):
        inside = (held >= low) & (held < low + 0.1)
        if inside.any():
            print(f"  confidence {low:.1f}-{low + 0.1:.1f}: {inside.sum():5d} words, "
                  f"{gold[inside].mean():.2f} missed")
    model = LogisticRegression(C=1.0, max_iter=1000).fit(values, gold)
    for name, weight in zip(content.WORD_FEATURES, model.coef_[0], strict=True):
        print(f"  {name:<12}{weight:7.2f}")
    print("_WEIGHTS =", tuple(round(float(c), 2) for c in model.coef_[0]))
    print("_BIAS =", round(float(model.intercept_[0]), 2))
    return 0


if __name__ == "__main__":
    sys.exit(main())
