"""How much the checks catch, and how quiet they are on good translation.

    python benchmarks/divergence.py DATA_DIR [--limit 300]

``DATA_DIR`` holds ``bio_mqm`` (Zouhar et al. 2024, Apache-2.0) and ``demetr`` (Karpinska et
al. 2022, MIT). Prints, for a fixed random sample of each set:

- bio_mqm, both directions: AUC of ``p_divergent`` and of the plain cosine for segments with an
  accuracy error against segments that experts left unmarked; flags a segment, by severity,
  on the unmarked ones (false alarms) and on the others;
- DEMETR from French: by perturbation, how often the score falls (ties count a half) and
  how often a flag appears that the unharmed translation does not have.

REFreSD and the critical perturbations of DEMETR took part in fitting the weights
(``training/``): DEMETR figures of those kinds flatter the scores, though not the flags.
"""

from __future__ import annotations

import argparse
import csv
import random
import sys
from collections import Counter, defaultdict
from pathlib import Path

from workbench.align import align_words
from workbench.evaluate.divergences import area_under_roc
from workbench.run.analysis import Examined, examine, row_pairs

Row = dict[str, str]


def read(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def examined(texts: list[tuple[str, str]], source: str, target: str) -> list[Examined]:
    return list(examine(align_words(row_pairs(texts, source, target))))


def medical(folder: Path, pair: str, limit: int) -> None:
    source, target = pair.split("-")
    accuracy = {
        row["id"] for row in read(folder / f"errors_{pair}.tsv")
        if row["category"].lower().startswith("accuracy") and row["severity"].lower() != "neutral"
    }
    rows = [r for r in read(folder / f"segments_{pair}.tsv") if 20 <= len(r["source"]) <= 400]
    wrong = [r for r in rows if r["id"] in accuracy]
    clean = [r for r in rows if r["n_errors"] == "0"]
    dice = random.Random(3)
    picked = dice.sample(wrong, min(limit, len(wrong))) + dice.sample(clean, min(limit, len(clean)))
    gold = [r["id"] in accuracy for r in picked]
    found = examined([(r["source"], r["translation"]) for r in picked], source, target)
    divergent = [f.score().p_divergent for f in found]
    cosine = [-f.meaning for f in found]
    print(f"bio_mqm {pair}: {sum(gold)} with an accuracy error, {len(gold) - sum(gold)} unmarked")
    print(f"  AUC p_divergent {area_under_roc(gold, divergent):.3f}   cosine "
          f"{area_under_roc(gold, cosine):.3f}")
    for name, wanted in (("unmarked", False), ("with error", True)):
        severities: Counter[str] = Counter()
        kinds: Counter[str] = Counter()
        touched = 0
        for one, is_wrong in zip(found, gold, strict=True):
            if is_wrong is wanted:
                flags = one.flags()
                severities.update(f.severity for f in flags)
                kinds.update(f.kind for f in flags)
                touched += any(f.severity != "minor" for f in flags)
        n = sum(1 for g in gold if g is wanted)
        print(f"  flags a segment, {name}: " + ", ".join(
            f"{s} {severities[s] / n:.2f}" for s in ("critical", "major", "minor"))
            + f"; segments with a major or critical flag {touched / n:.2f}")
        print("    " + ", ".join(f"{k} {v / n:.3f}" for k, v in kinds.most_common()))


def perturbed(path: Path, limit: int) -> None:
    groups: defaultdict[str, list[Row]] = defaultdict(list)
    for row in read(path):
        if row["pert_ok"] == "1" and not row["pert_name"].startswith("base"):
            groups[row["pert_name"]].append(row)
    dice = random.Random(4)
    print(f"{'DEMETR from French':<22}{'n':>5}{'falls':>8}{'flagged':>9}")
    for name in sorted(groups):
        rows = dice.sample(groups[name], min(max(10, limit // 10), len(groups[name])))
        good = examined([(r["source"], r["mt_en"]) for r in rows], "fr", "en")
        bad = examined([(r["source"], r["perturbed_en"]) for r in rows], "fr", "en")
        falls = flagged = 0.0
        for a, b in zip(good, bad, strict=True):
            before, after = a.score().fidelity, b.score().fidelity
            falls += 1.0 if after < before else 0.5 if after == before else 0.0
            known = {f.evidence for f in a.flags()}
            flagged += any(f.evidence not in known for f in b.flags())
        print(f"{name:<22}{len(rows):>5}{falls / len(rows):>8.2f}{flagged / len(rows):>9.2f}")


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("data", type=Path, metavar="DATA_DIR")
    options.add_argument("--limit", type=int, default=300, help="segments of each class and set")
    chosen = options.parse_args()
    for pair in ("fr-en", "en-fr"):
        medical(chosen.data / "bio_mqm", pair, chosen.limit)
    perturbed(chosen.data / "demetr" / "demetr_fr_en.tsv", chosen.limit)
    return 0


if __name__ == "__main__":
    sys.exit(main())
