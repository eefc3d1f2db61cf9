"""Sentence alignment on development sets: quality, false moves, speed, memory, reliability.

    python benchmarks/sentences.py DATA_DIR [--part tune|report|all] [--systems ...]

DATA_DIR holds one folder a set, and in it one folder a document with ``src.txt``, ``tgt.txt``
(one sentence a line) and ``gold.txt`` (``[0, 1]:[2]``). Within each set, and each family of
the reordered set, documents in sorted order are taken by turns: the 1st, 3rd, 5th ... are the
part that the settings of the first pass were chosen on (``tune``), the others measure
(``report``). The weights of the path are fitted on both (not on Text+Berg): figures of documents
that they have not seen come from the folds of ``training/fit_beads.py``.
"""

from __future__ import annotations

import argparse
import resource
import time
from collections import defaultdict
from pathlib import Path

import numpy as np
from sentence_baselines import gale_church, vecalign_recipe

from workbench import evaluate
from workbench.align import align
from workbench.encode import sentence_encoder
from workbench.exchange import read_beads
from workbench.text import read_lines

LANGUAGES = {"novel-en-es": ("en", "es"), "textberg-de-fr-dev": ("de", "fr")}


def documents(folder: Path):
    """(set, family, document, part) of everything in the data folder."""
    for data in sorted(p for p in folder.iterdir() if p.is_dir()):
        golds = sorted(data.glob("*/gold.txt"))
        seen: dict[str, int] = defaultdict(int)
        for gold in golds:
            name = gold.parent.name
            family = name.rstrip("0123456789") if data.name.startswith("reordered") else ""
            part = "tune" if len(golds) > 1 and seen[family] % 2 == 0 else "report"
            seen[family] += 1
            yield data.name, family, gold.parent, part


def whole(beads, n, m):
    """Beads of positions, with one bead for each sentence that they leave over."""
    out = [(tuple(range(i, i1)), tuple(range(j, j1))) for i, i1, j, j1 in beads]
    rows, columns = {i for s, _ in out for i in s}, {j for _, t in out for j in t}
    return (out + [((i,), ()) for i in range(n) if i not in rows]
            + [((), (j,)) for j in range(m) if j not in columns])


def run(system, encoder, folder, languages):
    """(beads, marks): marks are (bead, confidence, moved) for our own links."""
    texts = [(folder / f).read_text(encoding="utf-8").splitlines() for f in ("src.txt", "tgt.txt")]
    if system == "gale-church":
        return whole(gale_church(*texts), *map(len, texts)), []
    if system == "vecalign":
        return whole(vecalign_recipe(encoder, *texts), *map(len, texts)), []
    source, target = (read_lines(lines, language=code)
                      for lines, code in zip(texts, languages, strict=True))
    bitext = align(source, target, model=encoder)
    marks = [((tuple(int(i[1:]) for i in k.source), tuple(int(j[1:]) for j in k.target)),
              k.confidence, k.moved) for k in bitext.links]
    return [bead for bead, _, _ in marks], marks


def reliability(marked, kind):
    """Rows: links by stated confidence, and how many of them are right."""
    chosen = [(c, right) for both, c, right in marked if both == kind]
    print(f"  {'two-sided links' if kind else 'added and omitted'}: {len(chosen)}")
    for low in (0.0, 0.2, 0.4, 0.6, 0.8, 0.9, 0.95):
        high = {0.8: 0.9, 0.9: 0.95, 0.95: 1.01}.get(low, low + 0.2)
        part = [(c, r) for c, r in chosen if low <= c < high]
        if part:
            print(f"    [{low:.2f}, {min(high, 1):.2f})  n {len(part):5d}  stated "
                  f"{np.mean([c for c, _ in part]):.3f}  right {np.mean([r for _, r in part]):.3f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--part", choices=("tune", "report", "all"), default="report")
    parser.add_argument("--systems", nargs="+", default=["workbench", "vecalign", "gale-church"])
    parser.add_argument("--model")
    options = parser.parse_args()
    encoder = sentence_encoder(options.model, cache=False)
    encoder.encode(["warm"])
    print(f"{'set':34} {'system':12} {'docs':>4} {'P':>6} {'R':>6} {'strict':>6} {'lax':>6} "
          f"{'null':>6} {'pairs':>6} {'moved':>7} {'sent/s':>7}")
    marked = []
    for system in options.systems:
        groups = defaultdict(list)
        for name, family, folder, part in documents(options.data):
            if options.part in (part, "all"):
                gold = list(read_beads(folder / "gold.txt"))
                began = time.perf_counter()
                answer, marks = run(system, encoder, folder, LANGUAGES.get(name, ("en", "fr")))
                seconds = time.perf_counter() - began
                groups[name].append((gold, answer, marks, seconds))
                if family:
                    groups[f"{name}/{family}"].append((gold, answer, marks, seconds))
                right = set(gold)
                marked += [(bool(b[0] and b[1]), c, b in right) for b, c, _ in marks]
        for name, items in groups.items():
            scores = evaluate.sentences([g for g, *_ in items], [a for _, a, *_ in items])
            size = sum(len(s) + len(t) for _, a, *_ in items for s, t in a)
            links = [mark for *_, marks, _ in items for mark in marks if mark[0][0] and mark[0][1]]
            moved = f"{sum(m for *_, m in links) / len(links):.2%}" if links else "-"
            seconds = sum(s for *_, s in items)
            print(f"{name:34} {system:12} {len(items):4d} {scores.strict.precision:6.3f} "
                  f"{scores.strict.recall:6.3f} {scores.strict.f1:6.3f} {scores.lax.f1:6.3f} "
                  f"{scores.null.f1:6.3f} {scores.pairs.f1:6.3f} {moved:>7} "
                  f"{size / seconds:7.0f}")
    if marked:
        print("reliability of the confidence (workbench):")
        reliability(marked, True)
        reliability(marked, False)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory {peak:.0f} MiB")


if __name__ == "__main__":
    main()
