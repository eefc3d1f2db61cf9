"""Fit the weights behind ``fidelity`` and ``p_divergent``.

Two logistic regressions (any difference; unrelated) are fitted on REFreSD's three grades. How much
more may be amiss in a longer segment, beyond what the checks see, is not fitted: mistakes come at
a rate per word, so the odds of one grow with the length (``PER_WORD``). REFreSD cannot tell, since
its pairs were mined, not translated; on Bio MQM alone a fit would ask for more than that (1.1 to 17
by half and by what counts as a mistake). The scores of single words, which are evidence here, are
fitted on REFreSD too: each pair gets them from trees that did not see it. Else the other two sets
only test: machine translations of the second round of Bio MQM, 700 a direction, and DEMETR's
translations against their own perturbations. (All weights fitted on Bio MQM as well raised the
correlation there by no more and cost additions their effect on fidelity, 0.96 to 0.50.) Figures
are held out, five folds by pair, for the model, for parts of the evidence, for each feature alone
and for the length of the source. Deterministic.
"""

from __future__ import annotations

import random

import fit_tokens
import numpy as np
import sets
from fit_tokens import FOLDS, GRADES, folds
from frame import FOUND, USE, Fit, Run, as_json, auc, reliability

from workbench.align import align_words
from workbench.fidelity.calibrated import grade_from
from workbench.fidelity.features import FEATURES, features
from workbench.fidelity.tokenfeatures import token_features
from workbench.run.analysis import Examined, examine, row_pairs

MEDICAL = 700
PER_WORD = 1.0  # what the log-odds of a difference gain with the log of the length
EXTENT = FEATURES.index("extent")
# What the model is without, in turn.
PARTS = {
    "without word scores": ("words_", "worst_words", "worst_three", "many_", "differing"),
    "without the reader": ("read",),
    "without the cosine": ("meaning",),
    "without links": ("source_covered", "target_covered", "worst_source", "worst_target",
                      "link_similarity", "lost"),
    "without the rules": ("numbers", "names", "polarity", "structure", "degree", "untranslated",
                          "remark", "alarm"),
    "without lengths": ("length", "size", "extent"),
}
Held = dict[str, np.ndarray]


def unseen(run: Run, rows: list[sets.Row], found: list[Examined]) -> list[tuple[list[float], ...]]:
    """Scores of the words of both sides of each pair of REFreSD, by trees that did not see it."""
    held = fit_tokens.kept(run)
    fold = folds(len(rows))
    models = [fit_tokens.fitted(held, fold[held["pair"]] != k) for k in range(FOLDS)]
    out = []
    for k, one in zip(fold, found, strict=True):
        told = token_features(one.view, one.found)
        out.append(tuple(models[k].predict_proba(told[side])[:, 1].tolist()
                         for side in ("source", "target")))
    return out


def graded(run: Run) -> Held:
    """Evidence, grade and fold of each pair."""
    rows = sets.refresd(run.data, run.limit)
    pairs = row_pairs([(r["en_raw"], r["fr_raw"]) for r in rows], "en", "fr")
    found = list(examine(align_words(pairs)))
    x = [features(one.view, one.meaning, one.found, words)
         for one, words in zip(found, unseen(run, rows, found), strict=True)]
    return {"x": np.array(x), "fold": folds(len(rows)),
            "grade": np.array([GRADES[r["label3"]] for r in rows]),
            "length": np.array([len(r["en_raw"]) for r in rows])}


def medical(run: Run) -> Held:
    """Evidence, penalty and direction of machine translations that experts marked."""
    x, mqm, direction, length = [], [], [], []
    for n, way in enumerate(sets.WAYS):
        rows = [r for r in sets.bio_mqm(run.data, way, limit=run.limit) if r["round"] == "2"]
        chosen = random.Random(1).sample(range(len(rows)), min(MEDICAL, len(rows)))
        rows = [rows[k] for k in sorted(chosen)]
        x += [one.values for one in examine(align_words(sets.as_pairs(rows, way)))]
        mqm += [float(r["mqm"]) for r in rows]
        direction += [n] * len(rows)
        length += [len(r["source"]) for r in rows]
    return {"medical": np.array(x), "mqm": np.array(mqm), "direction": np.array(direction),
            "medical_length": np.array(length)}


def perturbed(run: Run) -> Held:
    """Evidence of each translation and its perturbed version, and the kind."""
    rows = sets.demetr(run.data, run.limit)
    texts = sets.both_versions(rows)
    place = {text: n for n, text in enumerate(texts)}
    x = np.array([one.values for one in examine(align_words(row_pairs(texts, "fr", "en")))])
    return {"texts": x, "good": np.array([place[r["source"], r["mt_en"]] for r in rows]),
            "bad": np.array([place[r["source"], r["perturbed_en"]] for r in rows]),
            "kind": np.array([r["pert_name"] for r in rows])}


def fit(x: np.ndarray, grade: np.ndarray) -> dict[str, object]:
    """The weights of both regressions."""
    from sklearn.linear_model import LogisticRegression

    mean, scale = x.mean(axis=0), x.std(axis=0)
    scale[scale == 0] = 1.0
    z = (x - mean) / scale
    z[:, EXTENT] = 0.0
    models = [LogisticRegression(C=0.05, max_iter=5000).fit(z, grade >= least) for least in (1, 2)]
    coef = np.array([m.coef_[0] for m in models])
    coef[0, EXTENT] = PER_WORD * scale[EXTENT]
    return {
        "features": list(FEATURES),
        "mean": [round(float(m), 5) for m in mean], "scale": [round(float(s), 5) for s in scale],
        "coef": [[round(float(c), 4) for c in row] for row in coef],
        "bias": [round(float(m.intercept_[0]), 4) for m in models],
    }


def predict(made: dict[str, object], x: np.ndarray) -> np.ndarray:
    z = (x - np.array(made["mean"])) / np.array(made["scale"])
    return 1 / (1 + np.exp(-(z @ np.array(made["coef"]).T + np.array(made["bias"]))))


def spearman(a: np.ndarray, b: np.ndarray) -> float:
    from scipy.stats import spearmanr

    return float(spearmanr(a, b).statistic)


def weighted_f1(gold: np.ndarray, said: np.ndarray) -> float:
    total = 0.0
    for one in (True, False):
        hits = float(((gold == one) & (said == one)).sum())
        total += (gold == one).mean() * 2 * hits / max(1, (gold == one).sum() + (said == one).sum())
    return total


def held_out(x: np.ndarray, grade: np.ndarray, fold: np.ndarray) -> np.ndarray:
    """What models say of the pairs of each fold that did not see them."""
    out = np.zeros((len(x), 2))
    for k in range(FOLDS):
        out[fold == k] = predict(fit(x[fold != k], grade[fold != k]), x[fold == k])
    return out


def fidelity_of(said: np.ndarray, x: np.ndarray) -> np.ndarray:
    """Fidelity from the two probabilities, as ``workbench.fidelity.calibrated.grade`` has it."""
    return np.array([grade_from(*row, values)[0] for row, values in zip(said, x, strict=True)])


def make(run: Run) -> dict[str, bytes]:
    held = run.kept("fidelity", lambda: graded(run) | medical(run) | perturbed(run))
    x, grade = held["x"], held["grade"]
    some = grade < 2

    def line(name: str, any_: np.ndarray, unrelated: np.ndarray) -> list[float]:
        values = [auc(grade >= 1, any_), auc(grade[some] >= 1, any_[some]),
                  auc(grade >= 2, unrelated)]
        values = [max(v, 1 - v) if name in FEATURES else v for v in values]
        values.append(weighted_f1(grade >= 1, any_ >= 0.5))
        print(f"{name:<24}" + "".join(f"{v:>9.3f}" for v in values))
        return values

    print(f"{'REFreSD, held out':<24}{'any':>9}{'some':>9}{'unrel.':>9}{'F1':>9}")
    said = held_out(x, grade, held["fold"])
    reached = line("model", said[:, 0], said[:, 1])
    for name, prefixes in PARTS.items():
        part = x.copy()
        part[:, [n for n, f in enumerate(FEATURES) if f.startswith(prefixes)]] = 0.0
        line(name, *held_out(part, grade, held["fold"]).T)
    for n, name in enumerate(FEATURES):
        line(name, x[:, n], x[:, n])
    line("source length", held["length"], held["length"])
    reliability("p_divergent", grade >= 1, said[:, 0])
    for what, value in zip(("AUC, any difference", "AUC, some difference against none",
                            "AUC, unrelated", "weighted F1 at 0.5"), reached, strict=True):
        run.figure("fidelity", what, "REFreSD, five folds by pair", value)
    made = fit(x, grade)
    fidelity = fidelity_of(predict(made, held["medical"]), held["medical"])
    for n, way in enumerate(sets.WAYS):
        k = held["direction"] == n
        run.figure("fidelity", "Spearman with MQM", f"Bio MQM, round 2, {'-'.join(way)}",
                   spearman(held["mqm"][k], fidelity[k]))
        print(f"  shorter source {spearman(held['mqm'][k], -held['medical_length'][k]):.3f}, "
              f"cosine {spearman(held['mqm'][k], held['medical'][k, 0]):.3f}")
    score = fidelity_of(predict(made, held["texts"]), held["texts"])
    falls = score[held["bad"]] < score[held["good"]]
    print("DEMETR, fidelity falls (a tie counts as wrong)")
    for name in sorted(set(held["kind"])):
        inside = held["kind"] == name
        print(f"  {name:<34}{inside.sum():>4}{falls[inside].mean():>8.3f}")
    real = np.array([not k.startswith("base") for k in held["kind"]])
    run.figure("fidelity", "fidelity falls", "DEMETR, all but base", falls[real].mean())
    for name, *values in zip(FEATURES, *made["coef"], strict=True):  # type: ignore[misc]
        print(f"{name:<24}" + "".join(f"{v:>8.2f}" for v in values))
    return {"fidelity": as_json(made)}


FIT = Fit(("fidelity",), make, (sets.REFRESD, sets.DEMETR, sets.BIO_MQM),
          (*FOUND, *USE, "scale", "tokens"))
