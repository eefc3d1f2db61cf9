"""Word alignment against gold links: ours beside SimAlign's three methods, one model.

usage: python benchmarks/words.py DATA_DIR [--methods workbench,argmax,...] [--sets ...] [--json]

DATA_DIR holds a folder for each set with src.txt, tgt.txt (one pair a line, words between
blanks, fed as they are) and gold.txt (``0-0`` sure, ``1?2`` possible). AER, precision, recall
and F1 (Och and Ney 2003) are given for the part of a set that nothing was tuned on and, where
there is one, for the tuning part. Times are for the whole set, without a cache and without
loading the model: by the clock, and of the processor, which other work on the machine
disturbs less. Each method runs in a process of its own, whose peak memory over all sets is
given; SimAlign's three methods load the model three times.
SimAlign is run by its own code at its default layer, 8.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from workbench.evaluate import words as score

SETS = ("enfr-hansards-trial", "fren-stories", "enfr-golden", "enes-xlwa-dev", "enit-xlwa-dev",
        "ennl-xlwa-dev", "enpt-xlwa-dev", "enru-xlwa-dev")
METHODS = ("workbench", "softmax", "argmax", "itermax", "match")
SIMALIGN = {"argmax": ("a", "inter"), "itermax": ("i", "itermax"), "match": ("m", "mwmf")}
LAYER = 8

Links = set[tuple[int, int]]
Taken = tuple[float, float]  # seconds by the clock, and of the processor


@dataclass(frozen=True)
class GoldSet:
    """A set of pairs with gold links."""

    name: str
    languages: tuple[str, str]
    source: list[list[str]]
    target: list[list[str]]
    links: list[tuple[Links, Links]]
    stories: list[str]


def load(folder: Path) -> GoldSet:
    def lines(name: str) -> list[str]:
        return (folder / name).read_text(encoding="utf-8").splitlines()

    links = []
    for line in lines("gold.txt"):
        sure: Links = set()
        possible: Links = set()
        for item in line.split():
            kind = "-" if "-" in item else "?" if "?" in item else "p"
            i, j = item.split(kind)
            (sure if kind == "-" else possible).add((int(i), int(j)))
        links.append((sure, possible))
    stories = [line.split(":")[0] for line in lines("ids.txt")] if (
        folder / "ids.txt").is_file() else []
    return GoldSet(folder.name, (folder.name[:2], folder.name[2:4]),
                   [x.split() for x in lines("src.txt")], [x.split() for x in lines("tgt.txt")],
                   links, stories)


def tuning(gold: GoldSet, k: int) -> bool:
    """Say whether the k-th pair may be used to tune; the others are only for reporting.

    The odd lines (the first, the third, ...) of the Hansards trial and golden sets, the first
    of the stories, and the whole of the Spanish and Italian sets.
    """
    if gold.name in ("enfr-hansards-trial", "enfr-golden"):
        return k % 2 == 0
    if gold.name == "fren-stories":
        return gold.stories[k] == gold.stories[0]
    return gold.name in ("enes-xlwa-dev", "enit-xlwa-dev")


def predict(gold: GoldSet, method: str, threads: int) -> tuple[list[Links], Taken]:
    """Return the links of each pair and the time taken, model loading apart."""
    import torch

    torch.set_num_threads(threads)
    if method in SIMALIGN:
        return simalign(gold, method)
    from workbench.align import align_words
    from workbench.model import Segment, SegmentPair
    from workbench.text import tokenize_blanks

    def segment(words: Sequence[str], language: str) -> Segment:
        text = " ".join(words)
        return Segment(text, language, tokenize_blanks(text))

    pairs = [SegmentPair(str(k), segment(s, gold.languages[0]), segment(t, gold.languages[1]))
             for k, (s, t) in enumerate(zip(gold.source, gold.target, strict=True))]
    align_words(pairs[:1], method=method, cache=False)
    start = now()
    found = align_words(pairs, method=method, cache=False)
    return [{(k.source, k.target) for k in a.links} for a in found], since(start)


def now() -> Taken:
    return time.perf_counter(), time.process_time()


def since(start: Taken) -> Taken:
    return time.perf_counter() - start[0], time.process_time() - start[1]


def simalign(gold: GoldSet, method: str) -> tuple[list[Links], Taken]:
    import logging

    from simalign import SentenceAligner

    from workbench.encode.bundled import bundled_e5

    logging.getLogger("transformers").setLevel(logging.ERROR)
    letter, name = SIMALIGN[method]
    aligner = SentenceAligner(str(bundled_e5()), token_type="bpe", matching_methods=letter,
                              layer=LAYER)
    aligner.get_word_aligns(gold.source[0], gold.target[0])
    start = now()
    found = [set(aligner.get_word_aligns(s, t)[name])
             for s, t in zip(gold.source, gold.target, strict=True)]
    return found, since(start)


def measure(gold: GoldSet, method: str, threads: int) -> dict[str, object]:
    found, taken = predict(gold, method, threads)
    row: dict[str, object] = {"set": gold.name, "method": method,
                              "pairs": len(found), "pairs_per_second": len(found) / taken[0],
                              "pairs_per_cpu_second": len(found) / taken[1]}
    for part, wanted in (("held_out", False), ("tuning", True), ("all", None)):
        chosen = [k for k in range(len(found)) if wanted is None or tuning(gold, k) == wanted]
        if chosen:
            result = score([gold.links[k] for k in chosen], [found[k] for k in chosen])
            row[part] = {"pairs": len(chosen), "aer": result.aer, "precision": result.precision,
                         "recall": result.recall, "f1": result.f1}
    return row


def show(rows: list[dict[str, object]]) -> None:
    print(f"{'set':22}{'part':10}{'method':11}{'AER':>6}{'P':>7}{'R':>7}{'F1':>7}"
          f"{'pairs':>7}{'pairs/s':>9}{'/CPU s':>8}{'MB':>7}")
    for row in rows:
        for part in ("held_out", "tuning", "all"):
            m = row.get(part)
            if not isinstance(m, dict):
                continue
            print(f"{row['set']:22}{part:10}{row['method']:11}{100 * m['aer']:6.1f}"
                  f"{100 * m['precision']:7.1f}{100 * m['recall']:7.1f}{100 * m['f1']:7.1f}"
                  f"{m['pairs']:7}{row['pairs_per_second']:9.1f}"
                  f"{row['pairs_per_cpu_second']:8.1f}{row['peak_mb']:7.0f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--methods", default=",".join(METHODS))
    parser.add_argument("--sets", default=",".join(SETS))
    parser.add_argument("--threads", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--json", action="store_true")
    # one method in this process: what the table's rows are made by
    parser.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    names = [name for name in options.sets.split(",") if (options.data / name).is_dir()]
    if not names:
        sys.exit(f"none of {options.sets} is a folder in {options.data}")
    methods = options.methods.split(",")
    if options.one:
        found = [measure(load(options.data / name), methods[0], options.threads)
                 for name in names]
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(json.dumps([{**row, "peak_mb": peak} for row in found]))
        return
    rows = []
    for method in methods:
        # a process each, so that the peak of one is not the peak of another
        command = [sys.executable, __file__, str(options.data), "--one", "--methods", method,
                   "--sets", ",".join(names), "--threads", str(options.threads)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            sys.exit(f"{method}: {done.stderr.strip()}")
        rows += json.loads(done.stdout.splitlines()[-1])
        print(f"{method} done", file=sys.stderr)
    rows.sort(key=lambda row: names.index(str(row["set"])))
    if options.json:
        print(json.dumps(rows, indent=1))
    else:
        show(rows)


if __name__ == "__main__":
    main()
