"""Fit the score of single words: how likely a reader is to mark a word as different.

REFreSD: three readers marked the words that make an English-French pair diverge; a word counts
as different where two of them marked it. Unrelated pairs, in which nearly every word is marked,
weigh a quarter. Figures are held out, five folds by pair, for the trees, for a logistic
regression on the same evidence and for single features. Deterministic.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from frame import FOUND, Fit, Run, auc, boosted, regression, reliability
from sets import REFRESD, as_marked, refresd

from workbench.align import align_words
from workbench.diverge import findings
from workbench.fidelity.tokenfeatures import TOKEN_FEATURES, token_features
from workbench.fitted.trees import pack
from workbench.run.analysis import views_of

FOLDS = 5
UNRELATED = 0.25
GRADES = {"no_meaning_difference": 0, "some_meaning_difference": 1, "unrelated": 2}
ON = "REFreSD, words inside some difference, five folds by pair"

Held = dict[str, np.ndarray]


def evidence(run: Run) -> Held:
    """Features, votes, pair and grade of every word of REFreSD."""
    rows = refresd(run.data, run.limit)
    x, votes, pair, grade = [], [], [], []
    views = views_of(align_words(as_marked(rows)))
    for n, (row, view) in enumerate(zip(rows, views, strict=True)):
        found = token_features(view, findings(view).findings)
        for side, column in (("source", "en_votes"), ("target", "fr_votes")):
            marks = [int(v) for v in row[column].split()]
            x.append(found[side])  # type: ignore[index]
            votes += marks
            pair += [n] * len(marks)
            grade += [GRADES[row["label3"]]] * len(marks)
    return {"x": np.concatenate(x), "votes": np.array(votes), "pair": np.array(pair),
            "grade": np.array(grade)}


def kept(run: Run) -> Held:
    """The evidence, gathered once."""
    return run.kept("tokens", lambda: evidence(run))


def folds(pairs: int) -> np.ndarray:
    """The fold of each pair, the same in every script."""
    return np.random.default_rng(2).permutation(pairs) % FOLDS


def weight(held: Held) -> np.ndarray:
    return np.where(held["grade"] == 2, UNRELATED, 1.0)


def fitted(held: Held, words: np.ndarray, columns: Any = slice(None)) -> Any:
    """Trees fitted on some of the words."""
    return boosted(held["x"][words][:, columns], held["votes"][words] >= 2, weight(held)[words],
                   max_iter=150, learning_rate=0.05, max_leaf_nodes=12, min_samples_leaf=80,
                   l2_regularization=5.0)


def best_f1(gold: np.ndarray, score: np.ndarray) -> float:
    """The highest F1 of the marked words over all thresholds."""
    order = np.argsort(-score, kind="stable")
    found = np.cumsum(gold[order])
    last = np.append(score[order][1:] != score[order][:-1], True)
    return float((2 * found / (np.arange(len(gold)) + 1 + gold.sum()))[last].max())


def make(run: Run) -> dict[str, bytes]:
    held = kept(run)
    x, votes = held["x"], held["votes"]
    fold = folds(held["pair"].max() + 1)[held["pair"]]
    unread = [n for n, name in enumerate(TOKEN_FEATURES) if not name.startswith("read")]
    out = {name: np.zeros(len(votes)) for name in ("trees", "regression", "trees, no reader")}
    for k in range(FOLDS):
        train, test = fold != k, fold == k
        out["trees"][test] = fitted(held, train).predict_proba(x[test])[:, 1]
        out["trees, no reader"][test] = fitted(held, train, unread).predict_proba(
            x[test][:, unread])[:, 1]
        line = regression(x[train], votes[train] >= 2, 0.1, weight(held)[train])
        out["regression"][test] = line.predict_proba(x[test])[:, 1]
    for name, sign in (("similarity", -1), ("linked", -1), ("read", 1), ("found", 1)):
        out[name] = sign * x[:, TOKEN_FEATURES.index(name)]
    some = held["grade"] == 1
    print(f"{'words, held out':<22}{'>=1 AUC':>9}{'F1':>9}{'>=2 AUC':>9}{'F1':>9}{'all AUC':>9}")
    for name, score in out.items():
        cells = [f(votes[some] >= least, score[some]) for least in (1, 2) for f in (auc, best_f1)]
        cells.append(auc(votes >= 2, score))
        print(f"{name:<22}" + "".join(f"{c:>9.3f}" for c in cells))
    reliability("score", votes >= 2, out["trees"])
    for least, who in ((2, "two readers"), (1, "one reader")):
        gold, told = votes[some] >= least, out["trees"][some]
        run.figure("tokens", f"AUC, marked by {who}", ON, auc(gold, told))
        run.figure("tokens", f"best F1, marked by {who}", ON, best_f1(gold, told))
    return {"tokens": pack(fitted(held, np.ones(len(votes), bool)), TOKEN_FEATURES)}


FIT = Fit(("tokens",), make, (REFRESD,), FOUND)
