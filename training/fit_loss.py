"""Fit how likely a content word without a sure link is to be missed by a reader.

    python training/fit_loss.py DATA_DIR NEWS_DIR [--write] [--keep FILE.npz]

``DATA_DIR`` holds three sets. The examples are their content words without a link, or with a
loose one that the difference reader does not believe:

- ``refresd`` (Briakou & Carpuat 2020, MIT): missed where two of three readers marked the word;
  unrelated pairs are left out, there every word is marked;
- ``demetr`` (Karpinska et al. 2022, MIT): missed where a word, a subject, a phrase or a name was
  removed or added by hand; not missed in the translations before that;
- ``bio_mqm`` (Zouhar et al. 2024, Apache-2.0): not missed in segments that experts left
  unmarked, a third of the documents; segments that translate another sentence are left out.

``NEWS_DIR`` holds documents of NTREX-128 (Federmann et al. 2022, CC BY-SA 4.0) as for sentence
alignment: professional translations, in which words count as not missed, and missed where a
word, a subject or a phrase was taken out or put in (``edited_news.py``).

Prints held-out figures (five folds by source text), and with ``--write`` puts the trees, fitted
on all, into ``workbench/fitted/loss.npz``. Deterministic.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np
from edited_news import MAKERS, edited_news
from keeping import Held, kept, options, put, read, translations

from workbench.align import align_words
from workbench.diverge import SIDES, PairView
from workbench.diverge.loss.features import LOSS_FEATURES, loss_features
from workbench.evaluate.divergences import area_under_roc
from workbench.fitted.trees import pack
from workbench.model import Segment, SegmentPair, Side
from workbench.reading.lost import missed_words
from workbench.run.analysis import row_pairs, views_of
from workbench.text import tokenize_blanks

VERSION = "loss-4"
# The changed news are many and not natural: all of them together count half of the rest.
NEWS_WEIGHT = 0.3
FOLDS = 5
REMOVED = {"critical_id21_adj_adv_removed", "critical_id22_verb_removed",
           "critical_id23_noun_removed", "critical_id24_subj_removed",
           "critical_id25_ne_removed", "major_id5_pp_removed"}
ADDED = {"critical_id6_addition"}
NEWS = ("news", *(make.__name__ for make in MAKERS))

Example = tuple[tuple[float, ...], bool, str, str]  # features, missed, group, set


def fitted(held: Held, chosen: np.ndarray, columns: Sequence[int] | slice = slice(None)) -> Any:
    """Trees fitted on some of the examples."""
    from sklearn.ensemble import HistGradientBoostingClassifier

    weight = np.where(np.isin(held["set"], NEWS), NEWS_WEIGHT, 1.0)
    return HistGradientBoostingClassifier(
        max_iter=120, learning_rate=0.06, max_leaf_nodes=8, min_samples_leaf=25,
        l2_regularization=3.0, early_stopping=False, random_state=0,
    ).fit(held["x"][chosen][:, columns], held["gold"][chosen], sample_weight=weight[chosen])


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
        side: Side = "source" if r["pert_name"] in REMOVED else "target"
        for i in fresh_words(before, view, side):
            yield loss_features(view, side, i), True, r["source"], r["pert_name"]


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


def news(folder: Path) -> Iterator[Example]:
    cases = list(edited_news(folder))
    views: dict[tuple[str, str], PairView] = {}
    for way in sorted({c.languages for c in cases}):
        texts = list(dict.fromkeys(c.texts for c in cases if c.languages == way))
        views |= zip(texts, views_of(align_words(row_pairs(texts, *way))), strict=True)
    for c in cases:
        view = views[c.texts]
        if c.kind == "base":
            base = view
            for side in SIDES:
                for i in missed_words(view, side):
                    yield loss_features(view, side, i), False, c.group, "news"
        elif c.texts != (base.pair.source.text, base.pair.target.text):
            for i in fresh_words(base, view, c.alone):
                yield loss_features(view, c.alone, i), True, c.group, c.kind


def fresh_words(base: PairView, view: PairView, side: Side) -> list[int]:
    """Words of one side that are missed since the pair was changed, on this side or the other."""
    if base.segment(side).text == view.segment(side).text:
        known = set(missed_words(base, side))
        return [i for i in missed_words(view, side) if i not in known]
    written = {t.text for t in base.segment(side).tokens}
    return [i for i in missed_words(view, side) if view.text(side, i) not in written]


def evidence(data: Path, folder: Path) -> Held:
    """Features, labels, set and checksum of the source text of every example."""
    found = [e for part in (refresd, demetr, medical) for e in part(data)] + list(news(folder))
    return {"x": np.array([e[0] for e in found]), "gold": np.array([e[1] for e in found]),
            "group": np.array([crc32(e[2].encode()) for e in found]),
            "set": np.array([e[3] for e in found])}


def main() -> int:
    parser = options(__doc__)
    parser.add_argument("news", type=Path, metavar="NEWS_DIR")
    chosen = parser.parse_args()
    held = kept(lambda data: evidence(data, chosen.news), chosen.data, chosen.keep)
    x, gold, fold = held["x"], held["gold"], held["group"] % FOLDS

    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    def line(chosen: np.ndarray) -> Any:
        model = make_pipeline(StandardScaler(), LogisticRegression(C=0.3, max_iter=3000))
        return model.fit(x[chosen], gold[chosen])

    def without(*names: str) -> list[int]:
        return [n for n, name in enumerate(LOSS_FEATURES) if name not in names]

    news = np.isin(held["set"], NEWS)
    out = {}
    for name, columns in (("trees", without()), ("trees, no reader", without("read", "read_pair")),
                          ("trees, no gaps", without("wanted", "carried"))):
        out[name] = np.zeros(len(gold))
        for k in range(FOLDS):
            out[name][fold == k] = fitted(held, fold != k, columns).predict_proba(
                x[fold == k][:, columns])[:, 1]
    out["trees, no news"], out["regression"] = np.zeros((2, len(gold)))
    for k in range(FOLDS):
        for name, model in (("trees, no news", fitted(held, (fold != k) & ~news)),
                            ("regression", line(fold != k))):
            out[name][fold == k] = model.predict_proba(x[fold == k])[:, 1]
    out["nearness alone"] = -x[:, 0]
    out["reader alone"] = x[:, LOSS_FEATURES.index("read")]
    read_by = held["set"] == "refresd"
    print(f"{len(gold)} content words, {gold.mean():.3f} missed; AUC, held out")
    print(f"{'':<20}{'REFreSD':>8}{'others':>8}{'news':>8}")
    for name, score in out.items():
        cells = [area_under_roc(gold[k].tolist(), score[k].tolist())
                 for k in (read_by, ~read_by & ~news, news)]
        print(f"{name:<20}" + "".join(f"{cell:>8.3f}" for cell in cells))
    for low in np.arange(0, 1, 0.1):
        inside = (out["trees"] >= low) & (out["trees"] < low + 0.1)
        if inside.any():
            print(f"  confidence {low:.1f}-{low + 0.1:.1f}: {inside.sum():5d} words, "
                  f"{gold[inside].mean():.2f} missed")
    if chosen.write:
        put("fitted/loss.npz", pack(fitted(held, fold >= 0), LOSS_FEATURES, VERSION))
    return 0


if __name__ == "__main__":
    sys.exit(main())
