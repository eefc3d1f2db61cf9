"""Fit how often a finding is right, whatever check made it, and when a loss is major.

A finding is an example where people's work says whether it is right:

- REFreSD: right where two of three readers marked at least half of the words that it marks;
- DEMETR, critical and major perturbations: right where it stands in the perturbed translation
  and not in the untouched one, wrong where it stands in the untouched one;
- Bio MQM, a third of the documents: wrong in segments that experts left unmarked; right where it
  overlaps an accuracy error of major or above. Segments that translate another sentence, which
  experts left unmarked too, are left out;
- news, professional translations, as they are and changed by a script (``edited_news.py``): right
  where a finding stands in the changed pair only. What the translators themselves left out or put
  in counts as wrong here: it teaches what good translations do. How often a flag is right is
  reported for the other sets alone.

The confidence comes from boosted trees; every set weighs the same. What is said of structure
keeps the confidence that it has, fitted on data of its own (``fit_structure.py``). Words left
out or put in are called major from the lowest confidence at which no more than ``BUDGET`` of the
faithful translations (untouched and unmarked ones by machine, news by translators; the mean of
the four sets) carry a flag of major or above, of any kind.

What the trees build on is fitted on the same sets, so every pair is examined with models that
did not see it: word scores from trees of the other folds of REFreSD, losses from trees of the
other half (halves by the checksum of the source text or document). The figures are those of
each half by trees fitted on the other; what ships is fitted on both. Deterministic.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any
from unittest.mock import patch
from zlib import crc32

import fit_fidelity
import fit_loss
import numpy as np
import sets
from edited_news import edited_news
from frame import FOUND, USE, Fit, Run, as_json, auc, boosted, reliability

from workbench.align import align_words
from workbench.diverge import KINDS, SIDES
from workbench.diverge.loss import content
from workbench.diverge.loss.features import LOSS_FEATURES
from workbench.diverge.wording import render
from workbench.fidelity.features import features
from workbench.fitted.trees import pack, unpack
from workbench.flags import THRESHOLD
from workbench.flags.weigh import FLAG_FEATURES, LOSSES, flag_features, stated, weighty
from workbench.model import SegmentPair
from workbench.run.analysis import Examined, examine, row_pairs

# What is about whole sentences is judged by their links, not by words.
FITTED = tuple(k for k, v in KINDS.items() if v.family != "sentences")
BUDGET = 0.05
SHUFFLED = "critical_id20_shuffled"  # everything differs: only what says so can be right


@dataclass(frozen=True)
class Case:
    """A pair with its findings: which are right (1), wrong (0) or undecided (-1)."""

    origin: str
    group: str
    faithful: bool
    one: Examined
    right: tuple[int, ...]


def half(text: str) -> int:
    return crc32(text.encode()) % 2


class Crossed:
    """Examines pairs with a model of losses that did not see them."""

    def __init__(self, run: Run) -> None:
        held = fit_loss.kept(run)
        self.models = [unpack(pack(fit_loss.fitted(held, held["group"] % 2 != k), LOSS_FEATURES))
                       for k in (0, 1)]

    def examine(self, pairs: Sequence[SegmentPair], groups: Sequence[str]) -> list[Examined]:
        out: dict[int, Examined] = {}
        for k, model in enumerate(self.models):
            places = [n for n, g in enumerate(groups) if half(g) == k]
            # the shipped model is asked for where the checks need it; here it is another
            with patch.object(content, "trees", lambda *_, model=model: model):
                found = examine(align_words([pairs[n] for n in places]))
            out |= dict(zip(places, found, strict=True))
        return [out[n] for n in range(len(pairs))]


def marked(run: Run, crossed: Crossed) -> Iterator[Case]:
    rows = sets.refresd(run.data, run.limit)
    found = crossed.examine(sets.as_marked(rows), [r["en_raw"] for r in rows])
    unseen = fit_fidelity.unseen(run, rows, found)
    for row, one, (source, target) in zip(rows, found, unseen, strict=True):
        words = tuple(source), tuple(target)
        one = replace(one, words=words, values=features(one.view, one.meaning, one.found, words))
        votes = {"source": row["en_votes"].split(), "target": row["fr_votes"].split()}
        right = []
        for f in one.found:
            marks = [int(votes[s][i]) >= 2 for s in SIDES for i in f.tokens(s)]
            right.append(int(2 * sum(marks) >= len(marks)) if marks else -1)
        yield Case("refresd", row["en_raw"], row["label3"] == "no_meaning_difference", one,
                   tuple(right))


def perturbed(run: Run, crossed: Crossed) -> Iterator[Case]:
    rows = [r for r in sets.demetr(run.data, run.limit) if r["severity"] in {"critical", "major"}]
    texts = sets.both_versions(rows)
    found = dict(zip(texts, crossed.examine(row_pairs(texts, "fr", "en"), [t[0] for t in texts]),
                     strict=True))
    for source, good in dict.fromkeys((r["source"], r["mt_en"]) for r in rows):
        one = found[source, good]
        yield Case("demetr", source, True, one, (0,) * len(one.found))
    for r in rows:
        before, one = said(found[r["source"], r["mt_en"]]), found[r["source"], r["perturbed_en"]]
        yield Case(r["pert_name"], r["source"], False, one, tuple(
            0 if (f.kind, render(f.evidence)) in before
            else -1 if r["pert_name"] == SHUFFLED and f.kind != "order" else 1
            for f in one.found))


def medical(run: Run, crossed: Crossed) -> Iterator[Case]:
    for way in sets.WAYS:
        name = "-".join(way)
        errors: dict[str, list[dict[str, str]]] = {}
        for e in sets.rows(run.data / f"eval/divergence/bio_mqm/errors_{name}.tsv"):
            errors.setdefault(e["id"], []).append(e)
        serious = {
            key: [(int(e["start"]), int(e["end"])) for e in every
                  if e["severity"].lower() in {"major", "critical"} and e["side"] == "target"
                  and e["category"].lower() in {"accuracy", "mistranslation", "wrong term"}]
            for key, every in errors.items()
        }
        chosen = sets.translations([r for r in sets.bio_mqm(run.data, way, 2, run.limit)
                               if r["n_errors"] == "0" or serious.get(r["id"])])
        found = crossed.examine(sets.as_pairs(chosen, way), [r["doc"] for r in chosen])
        for r, one in zip(chosen, found, strict=True):
            clean, spans = r["n_errors"] == "0", serious.get(r["id"], [])
            tokens = one.view.segment("target").tokens
            right = []
            for f in one.found:
                inside = any(tokens[j].start < end and start < tokens[j].end
                             for j in f.target for start, end in spans)
                right.append(0 if clean else 1 if inside else -1)
            yield Case(f"bio_mqm {name}", r["doc"], clean, one, tuple(right))


def news(run: Run, crossed: Crossed) -> Iterator[Case]:
    cases = list(edited_news(run.data, run.limit))
    found: dict[tuple[str, str], Examined] = {}
    for way in sorted({c.languages for c in cases}):
        group = {c.texts: c.group for c in cases if c.languages == way}
        pairs = row_pairs(list(group), *way)
        found |= zip(group, crossed.examine(pairs, list(group.values())), strict=True)
    before: set[tuple[str, str]] = set()
    for c in cases:
        one = found[c.texts]
        if c.kind == "base":
            before = said(one)
            yield Case("news", c.group, True, one, (0,) * len(one.found))
        else:
            yield Case(f"news, {c.kind}", c.group, False, one, tuple(
                0 if (f.kind, render(f.evidence)) in before else 1 for f in one.found))


def said(one: Examined) -> set[tuple[str, str]]:
    return {(f.kind, render(f.evidence)) for f in one.found}


def features_of(case: Case) -> np.ndarray:
    one = case.one
    p = one.score().p_divergent
    return np.array([flag_features(one.view, f, one.found, one.words, p, FITTED)
                     for f in one.found])


def examples(cases: list[Case]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Features, whether right, and weight of every finding that people decided."""
    x, y, origin = [], [], []
    for case in cases:
        name = "demetr" if "_id" in case.origin else case.origin.split()[0].rstrip(",")
        for row, right, f in zip(features_of(case), case.right, case.one.found, strict=True):
            if right >= 0 and not stated(f):
                x.append(row)
                y.append(right)
                origin.append(name)
    named = Counter(origin)
    weight = np.array([len(origin) / len(named) / named[o] for o in origin])
    return np.array(x), np.array(y), weight


def fit(cases: list[Case]) -> Any:
    return boosted(*examples(cases), max_iter=400, learning_rate=0.03, max_leaf_nodes=8,
                   min_samples_leaf=30, max_features=0.3, l2_regularization=5.0)


@dataclass(frozen=True)
class Told:
    """A pair with the confidences that trees which did not see it give its findings."""

    case: Case
    sure: tuple[float, ...]

    def grave(self) -> bool:
        """Whether a check that is no loss flags something major or above."""
        both = zip(self.case.one.found, self.sure, strict=True)
        return any((f.kind not in LOSSES or stated(f)) and f.stakes != "minor"
                   and min(p, f.strength) >= THRESHOLD for f, p in both)

    def lost(self) -> float:
        """The surest loss of a word that carries content."""
        return max((p for f, p in zip(self.case.one.found, self.sure, strict=True)
                    if f.kind in LOSSES and weighty(self.case.one.view, f)), default=0.0)


def cross_fitted(cases: list[Case]) -> list[Told]:
    """Each pair as trees of the other half see it."""
    out = []
    for k in (0, 1):
        model = fit([c for c in cases if half(c.group) != k])
        for case in (c for c in cases if half(c.group) == k):
            rows = features_of(case)
            sure = model.predict_proba(rows)[:, 1].tolist() if len(rows) else []
            out.append(Told(case, tuple(f.strength if stated(f) else p
                                        for f, p in zip(case.one.found, sure, strict=True))))
    return out


def bound(told: list[Told]) -> float:
    """The confidence from which a loss is major, within the budget on faithful translations."""
    by: dict[str, list[tuple[bool, float]]] = {}
    for one in told:
        if one.case.faithful and one.case.origin != "refresd":
            by.setdefault(one.case.origin, []).append((one.grave(), one.lost()))

    def alarms(least: float) -> float:
        return float(np.mean([np.mean([g or p >= least for g, p in v]) for v in by.values()]))

    steps = np.arange(0.5, 1.0, 0.01)
    return float(next((s for s in steps if alarms(s) <= BUDGET), 1.0))


def report(run: Run, told: list[Told], least: float) -> None:
    marked = [t for t in told if not t.case.origin.startswith("news")]  # by people
    every = [(right, p, f) for t in marked
             for right, p, f in zip(t.case.right, t.sure, t.case.one.found, strict=True)
             if right >= 0]
    gold, sure, before = (np.array(c) for c in zip(
        *((right == 1, p, f.strength) for right, p, f in every), strict=True))
    kinds = np.array([f.kind for _, _, f in every])
    weighed = np.array([not stated(f) for _, _, f in every])
    on = "findings that people judged, held out by half"
    print(f"{weighed.sum()} findings that are weighed, {gold[weighed].mean():.2f} right")
    run.figure("flags", "AUC", on, auc(gold[weighed], sure[weighed]))
    run.figure("flags", "AUC, as the checks state it", on, auc(gold[weighed], before[weighed]))
    reliability("confidence", gold[weighed], sure[weighed])
    for kind, n in Counter(kinds.tolist()).most_common():
        flagged = (kinds == kind) & (sure >= THRESHOLD)
        print(f"  {kind:<14}{n:>6}, {gold[kinds == kind].mean():.2f} right; flagged "
              f"{flagged.sum():>5}" + (f", {gold[flagged].mean():.2f} right"
                                       if flagged.any() else ""))
    by: dict[str, list[tuple[bool, bool]]] = {}
    for one in told:
        name = f"{one.case.origin}{' (faithful)' if one.case.faithful else ''}"
        by.setdefault(name, []).append((one.grave(), one.lost() >= least))
    print(f"{'pairs with a flag of major or above':<42}{'n':>5}{'all':>8}{'losses':>8}")
    for name, hits in by.items():
        print(f"  {name:<40}{len(hits):>5}{np.mean([a or b for a, b in hits]):>8.3f}"
              f"{np.mean([b for _, b in hits]):>8.3f}")


def make(run: Run) -> dict[str, bytes]:
    def gathered() -> list[Case]:
        crossed = Crossed(run)
        return [case for part in (marked, perturbed, medical, news) for case in part(run, crossed)]

    cases = run.kept("flags", gathered)
    told = cross_fitted(cases)
    least = bound(told)
    run.figure("bound", "confidence from which a loss is major",
               "untouched DEMETR, unmarked Bio MQM both ways, news", least)
    report(run, told, least)
    columns = (*FLAG_FEATURES, *(f"kind_{k}" for k in FITTED))
    return {"flags": pack(fit(cases), columns), "bound": as_json({"loss": round(least, 2)})}


FIT = Fit(("flags", "bound"), make, (sets.REFRESD, sets.DEMETR, sets.BIO_MQM, sets.NEWS),
          (*FOUND, *USE, "fidelity", "scale", "tokens"))
