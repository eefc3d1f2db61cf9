"""Fit the weights behind ``fidelity`` and ``p_divergent``.

    python training/fit_fidelity.py DATA_DIR [--write]

``DATA_DIR`` holds ``refresd/refresd.tsv`` (REFreSD, Briakou & Carpuat 2020, MIT) and
``demetr/demetr_fr_en.tsv`` (DEMETR, Karpinska et al. 2022, MIT). The two logistic regressions
(any difference; unrelated) are fitted on REFreSD's three grades. DEMETR only tests them:
machine translations against their own major and critical perturbations, another domain,
the other direction. Prints held-out figures (REFreSD: five folds by pair) for the model, for
each feature alone and for the length of the source. ``--write`` puts the weights, fitted on
all of REFreSD, into the package. Deterministic.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
from pathlib import Path

import numpy as np

from workbench.align import align_words
from workbench.evaluate.divergences import area_under_roc
from workbench.fidelity.features import FEATURES
from workbench.run.analysis import examine, row_pairs

VERSION = "refresd-1"
CRITICAL_PER_KIND = 40
FOLDS = 5


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def examples(data: Path) -> list[tuple[str, str, str, int, str]]:
    """``(source, target, language pair, grade, group)``; grade 0 none, 1 some, 2 unrelated."""
    grades = {"no_meaning_difference": 0, "some_meaning_difference": 1, "unrelated": 2}
    out = [
        (row["en_raw"], row["fr_raw"], "en-fr", grades[row["label3"]], f"r{row['id']}")
        for row in read(data / "refresd" / "refresd.tsv")
    ]
    seen: dict[str, int] = {}
    clean: set[str] = set()
    for row in read(data / "demetr" / "demetr_fr_en.tsv"):
        if row["pert_ok"] != "1":
            continue
        group = "d" + row["source"]
        kind = row["pert_name"]
        if row["severity"] in {"critical", "major"} and seen.get(kind, 0) < CRITICAL_PER_KIND:
            seen[kind] = seen.get(kind, 0) + 1
            out.append((row["source"], row["perturbed_en"], "fr-en", 1, group))
            if group not in clean:
                clean.add(group)
                out.append((row["source"], row["mt_en"], "fr-en", 0, group))
    return out


def evidence(rows: list[tuple[str, str, str, int, str]]) -> np.ndarray:
    values = np.zeros((len(rows), len(FEATURES)))
    for pair in sorted({r[2] for r in rows}):
        places = [k for k, r in enumerate(rows) if r[2] == pair]
        source, target = pair.split("-")
        pairs = row_pairs([(rows[k][0], rows[k][1]) for k in places], source, target)
        for k, result in zip(places, examine(align_words(pairs)), strict=True):
            values[k] = result.values
    return values


def fit(x: np.ndarray, grade: np.ndarray) -> dict[str, object]:
    from sklearn.linear_model import LogisticRegression

    mean, scale = x.mean(axis=0), x.std(axis=0) + 1e-9
    z = (x - mean) / scale
    coef, bias = [], []
    for bound in (1, 2):
        model = LogisticRegression(C=0.3, max_iter=5000)
        model.fit(z, grade >= bound)
        coef.append([round(float(c), 4) for c in model.coef_[0]])
        bias.append(round(float(model.intercept_[0]), 4))
    return {
        "version": VERSION, "features": list(FEATURES),
        "mean": [round(float(m), 5) for m in mean], "scale": [round(float(s), 5) for s in scale],
        "coef": coef, "bias": bias,
    }


def predict(made: dict[str, object], x: np.ndarray) -> np.ndarray:
    z = (x - np.array(made["mean"])) / np.array(made["scale"])
    return 1 / (1 + np.exp(-(z @ np.array(made["coef"]).T + np.array(made["bias"]))))


def weighted_f1(gold: np.ndarray, said: np.ndarray) -> float:
    total = 0.0
    for one in (True, False):
        hits = float(((gold == one) & (said == one)).sum())
        total += (gold == one).mean() * 2 * hits / max(1, (gold == one).sum() + (said == one).sum())
    return total


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("data", type=Path, metavar="DATA_DIR")
    options.add_argument("--write", action="store_true", help="put the weights into the package")
    options.add_argument("--features", type=Path, metavar="FILE.npy",
                         help="keep the evidence there, and take it from there if it exists")
    chosen = options.parse_args()
    rows = examples(chosen.data)
    if chosen.features and chosen.features.exists():
        x = np.load(chosen.features)
    else:
        x = evidence(rows)
        if chosen.features:
            np.save(chosen.features, x)
    grade = np.array([r[3] for r in rows])
    refresd = np.array([r[4].startswith("r") for r in rows])
    groups = sorted({r[4] for r in rows})
    order = np.random.default_rng(1).permutation(len(groups))
    fold_of = {groups[g]: n % FOLDS for n, g in enumerate(order)}
    fold = np.array([fold_of[r[4]] for r in rows])
    held = np.zeros((len(rows), 2))
    for k in range(FOLDS):
        train = refresd & (fold != k)
        held[refresd & (fold == k)] = predict(fit(x[train], grade[train]), x[refresd & (fold == k)])
    made = fit(x[refresd], grade[refresd])
    held[~refresd] = predict(made, x[~refresd])

    def line(name: str, score: np.ndarray) -> None:
        cells = []
        for part, gold in ((refresd, grade >= 1), (refresd, grade >= 2), (~refresd, grade >= 1)):
            gold_part, score_part = gold[part], score[part]
            value = area_under_roc(gold_part.tolist(), score_part.tolist())
            cells.append(f"{max(value, 1 - value) if name in FEATURES else value:.3f}")
        print(f"{name:<18}" + "".join(f"{c:>16}" for c in cells))

    print(f"{'AUC, held out':<18}{'REFreSD any':>16}{'REFreSD unrel.':>16}{'DEMETR':>16}")
    line("model: any", held[:, 0])
    line("model: unrelated", held[:, 1])
    for n, name in enumerate(FEATURES):
        line(name, x[:, n])
    line("source length", np.array([len(r[0]) for r in rows]))
    print("weighted F1 at 0.5, REFreSD equal against divergent: "
          f"{weighted_f1(grade[refresd] >= 1, held[refresd, 0] >= 0.5):.3f}")
    for name, *values in zip(FEATURES, *made["coef"], strict=True):
        print(f"{name:<18}" + "".join(f"{v:>8.2f}" for v in values))
    if chosen.write:
        place = Path(__file__).parents[1] / "workbench" / "fidelity" / "weights.json"
        place.write_text(json.dumps(made, indent=1) + "\n", encoding="utf-8")
        print(f"written: {place.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
