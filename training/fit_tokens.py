"""Fit the score of single words: how likely a reader is to mark a word as different.

    python training/fit_tokens.py DATA_DIR [--write] [--keep FILE.npz]

``DATA_DIR`` holds ``refresd/refresd.tsv`` (REFreSD, Briakou & Carpuat 2020, MIT): three
readers marked the words that make an English-French pair diverge; a word counts as different
where two of them marked it. Unrelated pairs, in which nearly every word is marked, weigh a
quarter. Prints held-out figures (five folds by pair) for the trees, for a logistic regression
on the same evidence and for single features, and writes the trees, fitted on all pairs, to
``workbench/fitted/tokens.npz``. Deterministic.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import numpy as np
from keeping import kept, options, put, read

from workbench.align import align_words
from workbench.diverge import findings
from workbench.evaluate.divergences import area_under_roc
from workbench.fidelity.tokenfeatures import TOKEN_FEATURES, token_features
from workbench.fitted.trees import pack
from workbench.model import Segment, SegmentPair
from workbench.run.analysis import views_of
from workbench.text import tokenize_blanks

VERSION = "refresd-words-1"
FOLDS = 5
UNRELATED = 0.25
GRADES = {"no_meaning_difference": 0, "some_meaning_difference": 1, "unrelated": 2}


def trees() -> Any:
    from sklearn.ensemble import HistGradientBoostingClassifier

    return HistGradientBoostingClassifier(
        max_iter=150, learning_rate=0.05, max_leaf_nodes=12, min_samples_leaf=80,
        l2_regularization=5.0, early_stopping=False, random_state=0)


def regression() -> Any:
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    return make_pipeline(StandardScaler(), LogisticRegression(C=0.1, max_iter=2000))


def evidence(data: Path) -> dict[str, np.ndarray]:
    """Features, votes, pair and grade of every word of REFreSD."""
    rows = read(data / "refresd" / "refresd.tsv")
    pairs = [
        SegmentPair(r["id"], Segment(r["en_tok"], "en", tokenize_blanks(r["en_tok"])),
                    Segment(r["fr_tok"], "fr", tokenize_blanks(r["fr_tok"])))
        for r in rows
    ]
    x, votes, pair, grade = [], [], [], []
    for n, (row, view) in enumerate(zip(rows, views_of(align_words(pairs)), strict=True)):
        found = token_features(view, findings(view).findings)
        for side, column in (("source", "en_votes"), ("target", "fr_votes")):
            marks = [int(v) for v in row[column].split()]
            x.append(found[side])  # type: ignore[index]
            votes += marks
            pair += [n] * len(marks)
            grade += [GRADES[row["label3"]]] * len(marks)
    return {"x": np.concatenate(x), "votes": np.array(votes), "pair": np.array(pair),
            "grade": np.array(grade)}


def folds(pairs: int) -> np.ndarray:
    """The fold of each pair, the same in every script."""
    return np.random.default_rng(2).permutation(pairs) % FOLDS


def fitted(held: dict[str, np.ndarray], words: np.ndarray) -> Any:
    """Trees fitted on some of the words."""
    weight = np.where(held["grade"] == 2, UNRELATED, 1.0)
    return trees().fit(held["x"][words], held["votes"][words] >= 2, sample_weight=weight[words])


def best_f1(gold: np.ndarray, score: np.ndarray) -> float:
    """The highest F1 of the marked words over all thresholds."""
    order = np.argsort(-score, kind="stable")
    found = np.cumsum(gold[order])
    last = np.append(score[order][1:] != score[order][:-1], True)
    return float((2 * found / (np.arange(len(gold)) + 1 + gold.sum()))[last].max())


def line(name: str, held: dict[str, np.ndarray], score: np.ndarray) -> None:
    """One row of the table: words inside *some meaning difference*, and all words."""
    some = held["grade"] == 1
    cells = []
    for least in (1, 2):
        gold, told = held["votes"][some] >= least, score[some]
        cells += [f"{area_under_roc(gold.tolist(), told.tolist()):.3f}",
                  f"{best_f1(gold, told):.3f}"]
    whole = area_under_roc((held["votes"] >= 2).tolist(), score.tolist())
    print(f"{name:<22}" + "".join(f"{c:>9}" for c in (*cells, f"{whole:.3f}")))


def main() -> int:
    parser = options(__doc__)
    chosen = parser.parse_args()
    held = kept(evidence, chosen.data, chosen.keep)
    x, gold = held["x"], held["votes"] >= 2
    weight = np.where(held["grade"] == 2, UNRELATED, 1.0)
    fold = folds(held["pair"].max() + 1)[held["pair"]]
    out = {"trees": np.zeros(len(gold)), "regression": np.zeros(len(gold))}
    without = [n for n, name in enumerate(TOKEN_FEATURES) if not name.startswith("read")]
    out["trees, no reader"] = np.zeros(len(gold))
    for k in range(FOLDS):
        train, test = fold != k, fold == k
        out["trees"][test] = fitted(held, train).predict_proba(x[test])[:, 1]
        model = trees().fit(x[train][:, without], gold[train], sample_weight=weight[train])
        out["trees, no reader"][test] = model.predict_proba(x[test][:, without])[:, 1]
        model = regression().fit(x[train], gold[train],
                                 logisticregression__sample_weight=weight[train])
        out["regression"][test] = model.predict_proba(x[test])[:, 1]
    print(f"{'words, held out':<22}{'>=1 AUC':>9}{'F1':>9}{'>=2 AUC':>9}{'F1':>9}{'all AUC':>9}")
    for name, score in out.items():
        line(name, held, score)
    for name, sign in (("similarity", -1), ("linked", -1), ("read", 1), ("found", 1)):
        line(name, held, sign * x[:, TOKEN_FEATURES.index(name)])
    for low in np.arange(0, 1, 0.1):
        inside = (out["trees"] >= low) & (out["trees"] < low + 0.1)
        if inside.any():
            print(f"  score {low:.1f}-{low + 0.1:.1f}: {inside.sum():6d} words, "
                  f"{gold[inside].mean():.2f} marked by two readers")
    if chosen.write:
        every = fitted(held, np.ones(len(gold), bool))
        put("fitted/tokens.npz", pack(every, TOKEN_FEATURES, VERSION))
    return 0


if __name__ == "__main__":
    sys.exit(main())
