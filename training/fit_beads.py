"""Fit the weights of the bead model on documents aligned by hand.

Four sets take part: novels-en-fr and novel-en-es, reordered-en-fr and science-en-fr; Text+Berg
only measures. Documents of each set, and of each family of the reordered set, are dealt to the
folds by turns, the two Candides to the same one, and each fold is aligned with weights fitted on
the others; what ships is fitted on all.

Articles hold no omissions, so they are given twice, the second time, sparingly, with sentences
taken away on one side and foreign ones put in, by a generator with a fixed seed. Where a set
knows its paragraphs, every other rectangle is shown with them. ``--without`` leaves terms of
beads out (by name, blanks between), to see what they bring. Deterministic.
"""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import sets
import torch
from bead_paths import FIXED, Batch, fit
from frame import USE, Fit, Run, as_json

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))
from sentences import LANGUAGES, documents, reliability, whole

from workbench import evaluate
from workbench.align.sentence.aligner import scorer_of
from workbench.align.sentence.chains import heaviest_chain
from workbench.align.sentence.features import BeadFeatures
from workbench.align.sentence.gains import Scorer
from workbench.align.sentence.model import Weights
from workbench.align.sentence.neighbours import nearest
from workbench.align.sentence.search import find_links, first_pass
from workbench.align.sentence.settings import Settings
from workbench.encode import sentence_encoder
from workbench.exchange import read_beads
from workbench.text import read_lines

SETS = ("novel-en-es", "novels-en-fr", "reordered-en-fr", "science-en-fr")
ALTERED = "science-en-fr"
SETTINGS = Settings()
LENGTH = 13  # source sentences of a rectangle, about
MOST = 26
OMITTED, ADDED, FOREIGN = 0.06, 0.04, 0.03
SEED = 5


@dataclass
class Case:
    """A document with its true beads and all that is known before a path is."""

    name: str
    fold: int
    gold: list
    scorer: Scorer
    near: tuple
    features: list  # without paragraphs, and with them where they are known

    @classmethod
    def of(cls, name, fold, gold, texts, encoder, paragraphs=None):
        languages = LANGUAGES.get(name.split("/")[0], ("en", "fr"))
        documents = [read_lines(lines, language=code) for lines, code in zip(
            texts, languages, strict=True)]
        scorer = scorer_of(encoder, *documents, SETTINGS)
        near = nearest(scorer)
        first = first_pass(scorer, near, SETTINGS)
        features = [BeadFeatures(scorer, near, first.straight, first.crossing)]
        if paragraphs:
            shown = scorer.cut((0, len(texts[0])), (0, len(texts[1])))
            shown.source, shown.target = (
                replace(side, paragraph=np.asarray(numbers))
                for side, numbers in zip((scorer.source, scorer.target), paragraphs, strict=True))
            features.append(BeadFeatures(shown, near, first.straight, first.crossing))
        return cls(name, fold, gold, scorer, near, features)


@dataclass
class Rectangle:
    """A stretch of both documents between two true links."""

    rows: slice
    columns: slice
    beads: list
    gone: tuple
    features: BeadFeatures
    alone: tuple


def cases(folder, folds, encoder, limit=0):
    """All documents that take part, as they are and with sentences taken away."""
    seen = {}
    generator = np.random.default_rng(SEED)
    foreign = [sets.lines(path / "tgt.txt") for name, _, path, _ in documents(folder)
               if name == ALTERED]
    for name, family, path, _ in documents(folder):
        if name not in SETS or (limit and seen.get((name, family), -1) + 1 >= limit):
            continue
        place = seen[name, family] = seen.get((name, family), -1) + 1
        texts = [sets.lines(path / f) for f in ("src.txt", "tgt.txt")]
        gold = list(read_beads(path / "gold.txt"))
        files = [path / "src.para.txt", path / "tgt.para.txt"]
        breaks = [_numbered(f.read_text(encoding="utf-8").split()) for f in files if f.is_file()]
        breaks = breaks if len(breaks) == 2 else None
        fold = (1 if path.name == "Candide" else place) % folds
        yield Case.of(f"{name}/{path.name}", fold, gold, texts, encoder, breaks)
        if name == ALTERED:
            others = [line for k, text in enumerate(foreign) if k != place for line in text]
            altered = _altered(gold, texts, others, generator)
            yield Case.of(f"altered/{path.name}", fold, *altered, encoder)


def _numbered(names):
    return np.cumsum([0, *(a != b for a, b in pairwise(names))])


def _altered(gold, texts, others, generator):
    """The first 220 sentences with some taken away on a side, and foreign ones put in."""
    source, target, beads = [], [], []

    def put(one, other):
        rows = tuple(range(len(source), len(source) + len(one)))
        columns = tuple(range(len(target), len(target) + len(other)))
        source.extend(one)
        target.extend(other)
        if one and other:
            beads.append((rows, columns))
        else:
            beads.extend([((i,), ()) for i in rows] + [((), (j,)) for j in columns])

    for s, t in gold:
        if s and s[0] >= 220:
            break
        one, other = [texts[0][i] for i in s], [texts[1][j] for j in t]
        chance = generator.random()
        if len(s) == len(t) == 1 and chance < OMITTED + ADDED:
            one, other = (one, []) if chance < OMITTED else ([], other)
        put(one, other)
        if generator.random() < FOREIGN:
            put([], [others[generator.integers(len(others))]])
    return beads, (source, target)


def rectangles(case, shapes):
    """Stretches of a document; sentences of links that cross count as gone."""
    two = [(s[0], s[-1] + 1, t[0], t[-1] + 1) for s, t in case.gold
           if s and t and s[-1] - s[0] == len(s) - 1 and t[-1] - t[0] == len(t) - 1]
    straight = heaviest_chain(two, lambda b: float(b[1] - b[0] + b[3] - b[2]))
    known = {(tuple(range(a, b)), tuple(range(c, d))) for a, b, c, d in straight}
    gone = [{k for bead in case.gold if bead[0] and bead[1] and bead not in known
             for k in bead[side]} for side in (0, 1)]
    alone = [features.alone() for features in case.features]
    sizes = len(case.scorer.source.runs), len(case.scorer.target.runs)
    held, i0, j0, count = [], 0, 0, 0
    for bead in [*straight, (sizes[0], sizes[0], sizes[1], sizes[1])]:
        if bead[1] > bead[0]:
            held.append(bead)
        long = bead[1] - i0 >= LENGTH or bead[3] - j0 >= LENGTH
        if not long and bead[1] < sizes[0]:
            continue
        i1, j1 = bead[1], bead[3]
        fits = all((b[1] - b[0], b[3] - b[2]) in shapes for b in held)
        if fits and 0 < i1 - i0 <= MOST and 0 < j1 - j0 <= MOST:
            which = count % len(case.features)
            count += 1
            yield Rectangle(
                slice(i0, i1), slice(j0, j1), held,
                ({i - i0 for i in gone[0] if i0 <= i < i1},
                 {j - j0 for j in gone[1] if j0 <= j < j1}),
                case.features[which], alone[which])
        held, i0, j0 = [], i1, j1


def batches(group, shapes, most=160):
    ordered = sorted(group, key=lambda r: (r.columns.stop - r.columns.start,
                                           r.rows.stop - r.rows.start))
    return [Batch(ordered[k : k + most], shapes) for k in range(0, len(ordered), most)]


def aligned(case, weights):
    """All beads, and for each on the path whether it has two sides, how likely it is, if right."""
    found = find_links(case.scorer, case.near, SETTINGS, Weights(*weights))
    answer = whole(found.beads, len(case.scorer.source.runs), len(case.scorer.target.runs))
    likely, true = found.posterior(), set(case.gold)
    stated = {(tuple(range(i, i1)), tuple(range(j, j1))): share
              for (i, i1, j, j1), share in likely.beads.items()}
    marks = [(True, share, bead in true) for bead, share in stated.items()]
    marks += [(False, float(likely.source_alone[s[0]] if s else likely.target_alone[t[0]]),
               (s, t) in true) for s, t in answer if not s or not t]
    return answer, marks


def make(run: Run) -> dict[str, bytes]:
    folds = run.options.folds
    FIXED.update(dict.fromkeys(run.options.without.split(), 0.0))
    torch.manual_seed(SEED)
    began = time.perf_counter()
    folder = run.data / "eval" / "sentences"
    every = list(cases(folder, folds, sentence_encoder(), run.limit))
    shapes = every[0].scorer.shapes
    # of a long novel every other stretch is enough, and of altered texts, where omissions are
    # far more frequent than in life
    cut = {case.name: list(rectangles(case, shapes)) for case in every}
    cut = {name: group[::2] if name.startswith("altered") or len(group) > 40 else group
           for name, group in cut.items()}
    dealt = [batches([r for case in every if case.fold == fold for r in cut[case.name]], shapes)
             for fold in range(folds)]
    print(f"{sum(map(len, cut.values()))} rectangles, {time.perf_counter() - began:.0f} s",
          flush=True)
    answers, likelihood, stated = {}, 0.0, []
    for fold in range(folds):
        weights = fit([b for k, group in enumerate(dealt) if k != fold for b in group])
        with torch.no_grad():
            for batch in dealt[fold]:
                values = [torch.tensor(list(w.values())) for w in weights]
                likelihood += batch.log_likelihood(*values).sum().item()
        for case in every:
            if case.fold == fold:
                answer, marks = aligned(case, weights)
                answers[case.name] = (case.gold, answer)
                stated += [] if case.name.startswith("altered") else marks
        print(f"fold {fold}: {time.perf_counter() - began:.0f} s {weights}", flush=True)
    print(f"log likelihood of the folds left out: {likelihood:.1f}")
    groups: dict[str, list] = {}
    for name, pair in answers.items():
        family = name.rstrip("0123456789") if name.startswith("reordered") else name
        for key in {name.split("/")[0], family if "science" not in name else "", }:
            if key and (not key.startswith("altered/")):
                groups.setdefault(key, []).append(pair)
    for key, pairs in sorted(groups.items()):
        scores = evaluate.sentences([g for g, _ in pairs], [a for _, a in pairs])
        print(f"{key:45} strict {scores.strict.f1:.3f}  null {scores.null.f1:.3f} "
              f"(P {scores.null.precision:.2f} R {scores.null.recall:.2f})  "
              f"lax {scores.lax.f1:.3f}")
        if key in SETS:
            on = f"{key}, three folds by document"
            run.figure("beads", "strict F1", on, scores.strict.f1)
            if scores.null.f1:
                run.figure("beads", "F1 of null", on, scores.null.f1)
    print("reliability of the stated probabilities, folds left out:")
    reliability(stated, True)
    reliability(stated, False)
    bead, alone = fit([b for group in dealt for b in group])
    return {"beads": as_json({"bead": bead, "alone": alone})}


FIT = Fit(("beads",), make, (sets.NOVEL_ES, sets.NOVELS, sets.NEWS, sets.SCIENCE), USE,
          {"folds": 3, "without": ""})
