"""Fit the weights behind ``fidelity`` and ``p_divergent``.

    python training/fit_fidelity.py DATA_DIR [--write] [--keep FILE.npz]

``DATA_DIR`` holds ``refresd`` (Briakou & Carpuat 2020, MIT), ``bio_mqm`` (Zouhar et al. 2024,
Apache-2.0) and ``demetr`` (Karpinska et al. 2022, MIT). Two logistic regressions (any
difference; unrelated) are fitted on REFreSD's three grades. How much more may be amiss in a longer
segment, beyond what the checks see, is not fitted: mistakes come at a rate per word, so the odds
of one grow with the length (``PER_WORD``). REFreSD cannot tell, since its pairs were mined, not
translated; on Bio MQM alone a fit would ask for more than that (1.1 to 17 by half and by what
counts as a mistake). The scores of single words, which are
evidence here, are fitted on REFreSD too: each pair gets them from trees that did not see it.
Else the other two only test: machine translations of the second round of Bio MQM, 700 a direction,
and DEMETR's translations against their own perturbations. (All weights fitted on Bio MQM as well
raised the correlation there by no more and cost additions their effect on fidelity, 0.96 to 0.50.)
Prints held-out figures
(five folds by pair) for the model, for parts of the evidence, for each feature alone and for the
length of the source. ``--write`` puts the weights, fitted on all of REFreSD, into the package.
Deterministic.
"""

from __future__ import annotations

import json
import random
import sys
from pathlib import Path

import numpy as np
from fit_tokens import FOLDS, GRADES, fitted, folds
from fit_tokens import evidence as word_evidence
from keeping import kept, options, put, read

from workbench.align import align_words
from workbench.evaluate.divergences import area_under_roc
from workbench.fidelity.calibrated import grade_from
from workbench.fidelity.features import FEATURES, features
from workbench.fidelity.tokenfeatures import TOKEN_FEATURES, token_features
from workbench.fitted.trees import load
from workbench.run.analysis import examine, row_pairs

VERSION = "refresd-4"
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


def refresd(data: Path) -> dict[str, np.ndarray]:
    """Evidence, grade and fold of each pair, the word scores from trees that did not see it."""
    rows = read(data / "refresd" / "refresd.tsv")
    words = word_evidence(data)
    fold = folds(len(rows))
    models = [fitted(words, fold[words["pair"]] != k) for k in range(FOLDS)]
    pairs = row_pairs([(r["en_raw"], r["fr_raw"]) for r in rows], "en", "fr")
    x = []
    for k, one in zip(fold, examine(align_words(pairs)), strict=True):
        told = token_features(one.view, one.found)
        source, target = (models[k].predict_proba(told[s])[:, 1].tolist()
                          for s in ("source", "target"))
        x.append(features(one.view, one.meaning, one.found, (source, target)))
    return {"x": np.array(x), "fold": fold, "grade": np.array([GRADES[r["label3"]] for r in rows]),
            "length": np.array([len(r["en_raw"]) for r in rows])}


def medical(data: Path) -> dict[str, np.ndarray]:
    """Evidence, penalty and direction of machine translations that experts marked."""
    x, mqm, direction, length = [], [], [], []
    for n, pair in enumerate(("fr-en", "en-fr")):
        rows = [r for r in read(data / "bio_mqm" / f"segments_{pair}.tsv")
                if r["round"] == "2" and r["source"].strip() and r["translation"].strip()]
        rows = [rows[k] for k in sorted(random.Random(1).sample(range(len(rows)), MEDICAL))]
        source, target = pair.split("-")
        pairs = row_pairs([(r["source"], r["translation"]) for r in rows], source, target)
        x += [one.values for one in examine(align_words(pairs))]
        mqm += [float(r["mqm"]) for r in rows]
        direction += [n] * len(rows)
        length += [len(r["source"]) for r in rows]
    return {"medical": np.array(x), "mqm": np.array(mqm), "direction": np.array(direction),
            "medical_length": np.array(length)}


def demetr(data: Path) -> dict[str, np.ndarray]:
    """Evidence of each translation and its perturbed version, the kind, the severity."""
    rows = [r for r in read(data / "demetr" / "demetr_fr_en.tsv") if r["pert_ok"] == "1"]
    texts = list(dict.fromkeys(
        (r["source"], text) for r in rows for text in (r["mt_en"], r["perturbed_en"])))
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
    models = [LogisticRegression(C=0.05, max_iter=5000).fit(z, grade >= least)
              for least in (1, 2)]
    coef = np.array([m.coef_[0] for m in models])
    coef[0, EXTENT] = PER_WORD * scale[EXTENT]
    return {
        "version": VERSION, "features": list(FEATURES),
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
        made = fit(x[fold != k], grade[fold != k])
        out[fold == k] = predict(made, x[fold == k])
    return out


def fidelity_of(said: np.ndarray, x: np.ndarray) -> np.ndarray:
    """Fidelity from the two probabilities, as ``workbench.fidelity.calibrated.grade`` has it."""
    return np.array([grade_from(*row, values)[0] for row, values in zip(said, x, strict=True)])


def main() -> int:
    parser = options(__doc__)
    chosen = parser.parse_args()
    load("workbench.fitted", "tokens", TOKEN_FEATURES)  # fit_tokens.py comes first
    held = kept(lambda d: refresd(d) | medical(d) | demetr(d), chosen.data, chosen.keep)
    x, grade = held["x"], held["grade"]
    some = grade < 2

    def line(name: str, any_: np.ndarray, unrelated: np.ndarray) -> None:
        values = [area_under_roc((grade >= 1).tolist(), any_.tolist()),
                  area_under_roc((grade[some] >= 1).tolist(), any_[some].tolist()),
                  area_under_roc((grade >= 2).tolist(), unrelated.tolist())]
        cells = [max(v, 1 - v) if name in FEATURES else v for v in values]
        print(f"{name:<24}" + "".join(f"{c:>9.3f}" for c in cells)
              + f"{weighted_f1(grade >= 1, any_ >= 0.5):>9.3f}")

    print(f"{'REFreSD, held out':<24}{'any':>9}{'some':>9}{'unrel.':>9}{'F1':>9}")
    said = held_out(x, grade, held["fold"])
    line("model", said[:, 0], said[:, 1])
    for name, prefixes in PARTS.items():
        part = x.copy()
        part[:, [n for n, f in enumerate(FEATURES) if f.startswith(prefixes)]] = 0.0
        part = held_out(part, grade, held["fold"])
        line(name, part[:, 0], part[:, 1])
    for n, name in enumerate(FEATURES):
        line(name, x[:, n], x[:, n])
    line("source length", held["length"], held["length"])
    for low in np.arange(0, 1, 0.1):
        inside = (said[:, 0] >= low) & (said[:, 0] < low + 0.1)
        if inside.any():
            print(f"  p_divergent {low:.1f}-{low + 0.1:.1f}: {inside.sum():4d} pairs, "
                  f"{(grade[inside] >= 1).mean():.2f} divergent")
    made = fit(x, grade)
    print("Bio MQM, round 2: Spearman with MQM")
    fidelity = fidelity_of(predict(made, held["medical"]), held["medical"])
    for n, pair in enumerate(("fr-en", "en-fr")):
        k = held["direction"] == n
        print(f"  {pair}: fidelity {spearman(held['mqm'][k], fidelity[k]):.3f}, shorter source "
              f"{spearman(held['mqm'][k], -held['medical_length'][k]):.3f}, cosine "
              f"{spearman(held['mqm'][k], held['medical'][k, 0]):.3f}")
    score = fidelity_of(predict(made, held["texts"]), held["texts"])
    falls = score[held["bad"]] < score[held["good"]]
    print("DEMETR, fidelity falls (a tie counts as wrong)")
    for name in sorted(set(held["kind"])):
        inside = held["kind"] == name
        print(f"  {name:<34}{inside.sum():>4}{falls[inside].mean():>8.3f}")
    real = np.array([not k.startswith("base") for k in held["kind"]])
    print(f"  {'all but base':<34}{real.sum():>4}{falls[real].mean():>8.3f}")
    for name, *values in zip(FEATURES, *made["coef"], strict=True):
        print(f"{name:<24}" + "".join(f"{v:>8.2f}" for v in values))
    if chosen.write:
        put("fitted/fidelity.json", (json.dumps(made, indent=1) + "\n").encode())
    return 0


if __name__ == "__main__":
    sys.exit(main())
