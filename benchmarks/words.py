"""Word alignment against gold links: ours beside SimAlign's three methods, one model.

usage: python benchmarks/words.py DATA_DIR [--methods workbench,argmax,...] [--sets ...] [--json]
       python benchmarks/words.py DATA_DIR --reliability

DATA_DIR holds a folder for each set with src.txt, tgt.txt (one pair a line, words between
blanks, fed as they are) and gold.txt (``0-0`` sure, ``1?2`` possible). AER, precision, recall
and F1 (Och and Ney 2003) are given for the part of a set that nothing was tuned on and, where
there is one, for the tuning part. Times are for the whole set, without a cache and without
loading the model: by the clock, and of the processor, which other work on the machine
disturbs less. Each method runs in a process of its own, whose peak memory over all sets is
given; SimAlign's three methods load the model three times.
SimAlign is run by its own code at its default layer, 8, and, as argmax@6, at the layer that is
best on the tuning parts. In "workbench" enter weights fitted by training/fit_links.py on the
tuning part of two of the sets; in "mutual" no gold link does, and in "mutual-plain" no training
at all: it is the same rule on the encoder without its word adapter.

--reliability shows, for the links of "workbench" on the parts that nothing was tuned on, how
often links of about one score are right: sure links count, links that are no gold link count
against, and links that are possible only do not count.
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
from itertools import pairwise
from pathlib import Path

from workbench.evaluate import words as score
from workbench.model import SegmentPair

SETS = ("enfr-hansards-trial", "fren-stories", "enfr-golden", "enes-xlwa-dev", "enit-xlwa-dev",
        "ennl-xlwa-dev", "enpt-xlwa-dev", "enru-xlwa-dev")
METHODS = ("workbench", "mutual", "mutual-plain", "softmax", "argmax", "itermax", "match",
           "argmax@6")
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
    if method.partition("@")[0] in SIMALIGN:
        return simalign(gold, method)
    from workbench.align import align_words

    method, _, plain = method.partition("-")
    if plain:
        from workbench.align.word import aligner
        from workbench.encode.e5 import E5Encoder

        encoder = E5Encoder(adapter=False)
        aligner.word_encoder = lambda *_, **__: encoder  # this process is for this method alone
    pairs = segment_pairs(gold)
    align_words(pairs[:1], method=method, cache=False)
    start = now()
    found = align_words(pairs, method=method, cache=False)
    return [{(k.source, k.target) for k in a.links} for a in found], since(start)


def segment_pairs(gold: GoldSet) -> list[SegmentPair]:
    from workbench.model import Segment
    from workbench.text import tokenize_blanks

    def segment(words: Sequence[str], language: str) -> Segment:
        text = " ".join(words)
        return Segment(text, language, tokenize_blanks(text))

    return [SegmentPair(str(k), segment(s, gold.languages[0]), segment(t, gold.languages[1]))
            for k, (s, t) in enumerate(zip(gold.source, gold.target, strict=True))]


def now() -> Taken:
    return time.perf_counter(), time.process_time()


def since(start: Taken) -> Taken:
    return time.perf_counter() - start[0], time.process_time() - start[1]


def simalign(gold: GoldSet, method: str) -> tuple[list[Links], Taken]:
    import logging

    from simalign import SentenceAligner

    from workbench.encode.bundled import bundled_e5

    logging.getLogger("transformers").setLevel(logging.ERROR)
    method, _, layer = method.partition("@")
    letter, name = SIMALIGN[method]
    aligner = SentenceAligner(str(bundled_e5()), token_type="bpe", matching_methods=letter,
                              layer=int(layer or LAYER))
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
    print(f"{'set':22}{'part':10}{'method':13}{'AER':>6}{'P':>7}{'R':>7}{'F1':>7}"
          f"{'pairs':>7}{'pairs/s':>9}{'/CPU s':>8}{'MB':>7}")
    for row in rows:
        for part in ("held_out", "tuning", "all"):
            m = row.get(part)
            if not isinstance(m, dict):
                continue
            print(f"{row['set']:22}{part:10}{row['method']:13}{100 * m['aer']:6.1f}"
                  f"{100 * m['precision']:7.1f}{100 * m['recall']:7.1f}{100 * m['f1']:7.1f}"
                  f"{m['pairs']:7}{row['pairs_per_second']:9.1f}"
                  f"{row['pairs_per_cpu_second']:8.1f}{row['peak_mb']:7.0f}")


def reliability(data: Path, names: list[str]) -> None:
    """Print how often links are right, by their score."""
    from workbench.align import align_words

    print(f"{'set':22}{'score':>10}{'links':>7}{'mean':>7}{'right':>7}")
    whole: list[tuple[float, bool]] = []
    for name in names:
        gold = load(data / name)
        kept = [k for k in range(len(gold.source)) if not tuning(gold, k)]
        if not kept:
            continue
        pairs = segment_pairs(gold)
        judged = []
        for k, found in zip(kept, align_words([pairs[k] for k in kept], cache=False), strict=True):
            sure, possible = gold.links[k]
            for link in found.links:
                place = (link.source, link.target)
                if place in sure or place not in possible:
                    judged.append((link.score, place in sure))
        bins(name, judged)
        whole += judged
    bins("all", whole)


def bins(name: str, judged: list[tuple[float, bool]]) -> None:
    edges = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 1.01)
    error = 0.0
    for low, high in pairwise(edges):
        here = [(score, right) for score, right in judged if low <= score < high]
        if here:
            mean = sum(s for s, _ in here) / len(here)
            share = sum(r for _, r in here) / len(here)
            error += len(here) / len(judged) * abs(mean - share)
            print(f"{name:22}{low:5.2f}-{min(high, 1):4.2f}{len(here):7}{mean:7.3f}{share:7.3f}")
    print(f"{name:22}expected calibration error {error:.3f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--methods", default=",".join(METHODS))
    parser.add_argument("--sets", default=",".join(SETS))
    parser.add_argument("--threads", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--reliability", action="store_true")
    # one method in this process: what the table's rows are made by
    parser.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    names = [name for name in options.sets.split(",") if (options.data / name).is_dir()]
    if not names:
        sys.exit(f"none of {options.sets} is a folder in {options.data}")
    if options.reliability:
        reliability(options.data, names)
        return
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
