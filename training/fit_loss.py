"""Fit how likely a content word without a sure link is to be missed by a reader.

    python training/fit_loss.py DATA_DIR [--write] [--keep FILE.npz]

``DATA_DIR`` holds three sets. The examples are their content words without a link, or with a
loose one that the difference reader does not believe:

- ``refresd`` (Briakou & Carpuat 2020, MIT): missed where two of three readers marked the word;
  unrelated pairs are left out, there every word is marked;
- ``demetr`` (Karpinska et al. 2022, MIT): missed where a word, a subject, a phrase or a name was
  removed or added by hand; not missed in the translations before that;
- ``bio_mqm`` (Zouhar et al. 2024, Apache-2.0): not missed in segments that experts left
  unmarked, a third of the documents; segments that translate another sentence are left out.

Prints held-out figures (five folds by source text), and with ``--write`` puts the trees, fitted
on all, into ``workbench/diverge/loss.npz``. Deterministic.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np
from keeping import Held, kept, options, put, read, translations

from workbench.align import align_words
from workbench.diverge import SIDES, PairView
from workbench.diverge.loss import LOSS_FEATURES, loss_features, missed_words
from workbench.diverge.trees import pack
from workbench.evaluate.divergences import area_under_roc
from workbench.model import Segment, SegmentPair
from workbench.run.analysis import row_pairs, views_of
from workbench.text import tokenize_blanks

VERSION = "loss-3"
FOLDS = 5
REMOVED = {"critical_id21_adj_adv_removed", "critical_id22_verb_removed",
           "critical_id23_noun_removed", "critical_id24_subj_removed",
           "critical_id25_ne_removed", "major_id5_pp_removed"}
ADDED = {"critical_id6_addition"}

Example = tuple[tuple[float, ...], bool, str, str]  # features, missed, group, set


def trees() -> Any:
    from sklearn.ensemble import HistGradientBoostingClassifier

    return HistGradientBoostingClassifier(
        max_iter=120, learning_rate=0.06, max_leaf_nodes=8, min_samples_leaf=25,
        l2_regularization=3.0, early_stopping=False, random_state=0)


def refresd(data: Path) -> Iterator[Example]:
    rows = [r for r in read(data / "refresd" / "refresd.tsv") if r["label3"] != "unrelated"]
    pairs = [
        SegmentPair(r["id"], Segment(r["en_tok"], "en", tokenize_blanks(r["en_tok"])),
                    Segment(r["fr_tok"], "fr", tokenize_blanks(r["fr_tok"])))
        for r in rows
    ]
    for row, view in zip(rows, views_of(align_words(pairs)), strict=True):
        for side, votes in (("source", row["en_votes"]), ("target", row["fr_votes"])):
            marks = [int(v) for v in votes.split()]
            for i in missed_words(view, side):  # type: ignore[arg-type]
                yield (loss_features(view, side, i), marks[i] >= 2,  # type: ignore[arg-type]
                       row["en_raw"], "refresd")


def demetr(data: Path) -> Iterator[Example]:
    rows = [r for r in read(data / "demetr" / "demetr_fr_en.tsv") if r["pert_ok"] == "1"
            and r["pert_name"] in REMOVED | ADDED]
    texts = list(dict.fromkeys(
        (r["source"], text) for r in rows for text in (r["mt_en"], r["perturbed_en"])))
    views = dict(zip(texts, views_of(align_words(row_pairs(texts, "fr", "en"))), strict=True))
    for source, good in dict.fromkeys((r["source"], r["mt_en"]) for r in rows):
        view = views[source, good]
        for side in SIDES:
            for i in missed_words(view, side):
                yield loss_features(view, side, i), False, source, "untouched"
    for r in rows:
        before, view = views[r["source"], r["mt_en"]], views[r["source"], r["perturbed_en"]]
        if r["pert_name"] in REMOVED:
            known = set(missed_words(before, "source"))
            fresh = [i for i in missed_words(view, "source") if i not in known]
        else:
            written = {t.text for t in before.segment("target").tokens}
            fresh = [i for i in missed_words(view, "target")
                     if view.text("target", i) not in written]
        side = "source" if r["pert_name"] in REMOVED else "target"
        for i in fresh:
            yield (loss_features(view, side, i), True, r["source"],  # type: ignore[arg-type]
                   r["pert_name"])


def medical(data: Path) -> Iterator[Example]:
    for pair in ("fr-en", "en-fr"):
        rows = [r for r in read(data / "bio_mqm" / f"segments_{pair}.tsv")
                if r["n_errors"] == "0" and r["source"].strip() and r["translation"].strip()
                and crc32(r["doc"].encode()) % 3 == 0]
        source, target = pair.split("-")
        rows = translations(rows)
        pairs = row_pairs([(r["source"], r["translation"]) for r in rows], source, target)
        views: tuple[PairView, ...] = views_of(align_words(pairs))
        for row, view in zip(rows, views, strict=True):
            for side in SIDES:
                for i in missed_words(view, side):
                    yield loss_features(view, side, i), False, row["doc"], f"bio_mqm {pair}"


def evidence(data: Path) -> Held:
    """Features, labels, set and checksum of the source text of every example."""
    found = [e for part in (refresd, demetr, medical) for e in part(data)]
    return {"x": np.array([e[0] for e in found]), "gold": np.array([e[1] for e in found]),
            "group": np.array([crc32(e[2].encode()) for e in found]),
            "set": np.array([e[3] for e in found])}


def main() -> int:
    parser = options(__doc__)
    chosen = parser.parse_args()
    held = kept(evidence, chosen.data, chosen.keep)
    x, gold, fold = held["x"], held["gold"], held["group"] % FOLDS

    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    def line() -> Any:
        return make_pipeline(StandardScaler(), LogisticRegression(C=0.3, max_iter=3000))

    every = list(range(len(LOSS_FEATURES)))
    without = [n for n, name in enumerate(LOSS_FEATURES) if not name.startswith("read")]
    out = {}
    for name, make, columns in (("trees", trees, every), ("trees, no reader", trees, without),
                                ("regression", line, every)):
        out[name] = np.zeros(len(gold))
        for k in range(FOLDS):
            train, test = fold != k, fold == k
            model = make().fit(x[train][:, columns], gold[train])
            out[name][test] = model.predict_proba(x[test][:, columns])[:, 1]
    out["nearness alone"] = -x[:, 0]
    out["reader alone"] = x[:, LOSS_FEATURES.index("read")]
    read_by = held["set"] == "refresd"
    print(f"{len(gold)} content words, {gold.mean():.3f} missed; AUC, held out")
    print(f"{'':<20}{'all':>8}{'REFreSD':>9}{'others':>8}")
    for name, score in out.items():
        cells = [area_under_roc(gold[k].tolist(), score[k].tolist())
                 for k in (np.ones(len(gold), bool), read_by, ~read_by)]
        print(f"{name:<20}{cells[0]:>8.3f}{cells[1]:>9.3f}{cells[2]:>8.3f}")
    for low in np.arange(0, 1, 0.1):
        inside = (out["trees"] >= low) & (out["trees"] < low + 0.1)
        if inside.any():
            print(f"  confidence {low:.1f}-{low + 0.1:.1f}: {inside.sum():5d} words, "
                  f"{gold[inside].mean():.2f} missed")
    if chosen.write:
        put("diverge/loss.npz", pack(trees().fit(x, gold), LOSS_FEATURES, VERSION))
    return 0


if __name__ == "__main__":
    sys.exit(main())
