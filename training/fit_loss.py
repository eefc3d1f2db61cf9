"""Fit how likely a content word without a sure link is to be missed by a reader.

The examples are content words without a link, or with a loose one that the difference reader
does not believe:

- REFreSD: missed where two of three readers marked the word; unrelated pairs are left out,
  there every word is marked;
- DEMETR: missed where a word, a subject, a phrase or a name was removed or added by hand; not
  missed in the translations before that;
- Bio MQM: not missed in segments that experts left unmarked, a third of the documents;
  segments that translate another sentence are left out;
- news, professional translations: words count as not missed, and missed where a word, a subject
  or a phrase was taken out or put in (``edited_news.py``).

Figures are held out, five folds by source text. Deterministic.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any
from zlib import crc32

import numpy as np
import sets
from edited_news import MAKERS, edited_news
from frame import READ, USE, Fit, Run, auc, boosted, regression, reliability

from workbench.align import align_words
from workbench.diverge import SIDES, PairView
from workbench.diverge.loss.features import LOSS_FEATURES, loss_features
from workbench.fitted.trees import pack
from workbench.model import Side
from workbench.reading.lost import missed_words
from workbench.run.analysis import row_pairs, views_of

# The changed news are many and not natural: all of them together count half of the rest.
NEWS_WEIGHT = 0.3
FOLDS = 5
REMOVED = {"critical_id21_adj_adv_removed", "critical_id22_verb_removed",
           "critical_id23_noun_removed", "critical_id24_subj_removed",
           "critical_id25_ne_removed", "major_id5_pp_removed"}
ADDED = {"critical_id6_addition"}
CHANGED = ("news", *(make.__name__ for make in MAKERS))

Held = dict[str, np.ndarray]
Example = tuple[tuple[float, ...], bool, str, str]  # features, missed, group, set


def fitted(held: Held, chosen: np.ndarray, columns: Sequence[int] | slice = slice(None)) -> Any:
    """Trees fitted on some of the examples."""
    weight = np.where(np.isin(held["set"], CHANGED), NEWS_WEIGHT, 1.0)
    return boosted(held["x"][chosen][:, columns], held["gold"][chosen], weight[chosen],
                   max_iter=120, learning_rate=0.06, max_leaf_nodes=8, min_samples_leaf=25,
                   l2_regularization=3.0)


def unmissed(view: PairView, group: str, name: str) -> Iterator[Example]:
    """All words of a faithful pair that could be missed: none is."""
    for side in SIDES:
        for i in missed_words(view, side):
            yield loss_features(view, side, i), False, group, name


def marked(run: Run) -> Iterator[Example]:
    rows = [r for r in sets.refresd(run.data, run.limit) if r["label3"] != "unrelated"]
    for row, view in zip(rows, views_of(align_words(sets.as_marked(rows))), strict=True):
        for side, votes in (("source", row["en_votes"]), ("target", row["fr_votes"])):
            marks = [int(v) for v in votes.split()]
            for i in missed_words(view, side):  # type: ignore[arg-type]
                yield (loss_features(view, side, i), marks[i] >= 2,  # type: ignore[arg-type]
                       row["en_raw"], "refresd")


def perturbed(run: Run) -> Iterator[Example]:
    rows = [r for r in sets.demetr(run.data, run.limit) if r["pert_name"] in REMOVED | ADDED]
    texts = sets.both_versions(rows)
    views = dict(zip(texts, views_of(align_words(row_pairs(texts, "fr", "en"))), strict=True))
    for source, good in dict.fromkeys((r["source"], r["mt_en"]) for r in rows):
        yield from unmissed(views[source, good], source, "untouched")
    for r in rows:
        before, view = views[r["source"], r["mt_en"]], views[r["source"], r["perturbed_en"]]
        side: Side = "source" if r["pert_name"] in REMOVED else "target"
        for i in fresh_words(before, view, side):
            yield loss_features(view, side, i), True, r["source"], r["pert_name"]


def medical(run: Run) -> Iterator[Example]:
    for way in sets.WAYS:
        rows = [r for r in sets.bio_mqm(run.data, way, 1, run.limit) if r["n_errors"] == "0"]
        rows = sets.translations(rows)
        for row, view in zip(rows, views_of(align_words(sets.as_pairs(rows, way))), strict=True):
            yield from unmissed(view, row["doc"], f"bio_mqm {'-'.join(way)}")


def news(run: Run) -> Iterator[Example]:
    cases = list(edited_news(run.data, run.limit))
    views: dict[tuple[str, str], PairView] = {}
    for way in sorted({c.languages for c in cases}):
        texts = list(dict.fromkeys(c.texts for c in cases if c.languages == way))
        views |= zip(texts, views_of(align_words(row_pairs(texts, *way))), strict=True)
    for c in cases:
        view = views[c.texts]
        if c.kind == "base":
            base = view
            yield from unmissed(view, c.group, "news")
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


def kept(run: Run) -> Held:
    """Features, labels, set and checksum of the source text of every example, gathered once."""

    def evidence() -> Held:
        found = [e for part in (marked, perturbed, medical, news) for e in part(run)]
        return {"x": np.array([e[0] for e in found]), "gold": np.array([e[1] for e in found]),
                "group": np.array([crc32(e[2].encode()) for e in found]),
                "set": np.array([e[3] for e in found])}

    return run.kept("loss", evidence)


def make(run: Run) -> dict[str, bytes]:
    held = kept(run)
    x, gold, fold = held["x"], held["gold"], held["group"] % FOLDS
    changed = np.isin(held["set"], CHANGED)

    def without(*names: str) -> list[int]:
        return [n for n, name in enumerate(LOSS_FEATURES) if name not in names]

    every, whole = np.ones(len(gold), bool), without()
    ways = {"trees": (every, whole), "trees, no news": (~changed, whole),
            "trees, no reader": (every, without("read", "read_pair")),
            "trees, no gaps": (every, without("wanted", "carried"))}
    out = {name: np.zeros(len(gold)) for name in (*ways, "regression")}
    for k in range(FOLDS):
        test = fold == k
        for name, (chosen, columns) in ways.items():
            out[name][test] = fitted(held, ~test & chosen, columns).predict_proba(
                x[test][:, columns])[:, 1]
        line = regression(x[~test], gold[~test], 0.3)
        out["regression"][test] = line.predict_proba(x[test])[:, 1]
    out["nearness alone"] = -x[:, 0]
    out["reader alone"] = x[:, LOSS_FEATURES.index("read")]
    read_by = held["set"] == "refresd"
    print(f"{len(gold)} content words, {gold.mean():.3f} missed; AUC, held out")
    parts = {"REFreSD": read_by, "DEMETR and Bio MQM": ~read_by & ~changed, "news": changed}
    print(f"{'':<20}" + "".join(f"{part:>20}" for part in parts))
    for name, score in out.items():
        print(f"{name:<20}" + "".join(f"{auc(gold[k], score[k]):>20.3f}" for k in parts.values()))
    for part, k in parts.items():
        run.figure("loss", "AUC", f"{part}, five folds by source text",
                   auc(gold[k], out["trees"][k]))
    reliability("confidence", gold, out["trees"])
    return {"loss": pack(fitted(held, fold >= 0), LOSS_FEATURES)}


FIT = Fit(("loss",), make, (sets.REFRESD, sets.DEMETR, sets.BIO_MQM, sets.NEWS), (*READ, *USE))
