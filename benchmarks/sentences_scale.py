"""Sentence alignment at length: seconds, memory and quality for documents of growing size.

    python benchmarks/sentences_scale.py DATA_DIR [--sizes 1000 10000 100000] [--filler DIR ...]

DATA_DIR holds the development sets as ``sentences.py`` wants them. Their English-French
documents, all of them in an order drawn from a fixed seed, then all of them again in another,
are joined into one long document a side. Each FILLER folder (``train.en`` and ``train.fr``,
line by line) gives stretches of pairs between the documents, so that most of a long text is
no repetition; a pair is taken once, and never where one of its sides was taken before. What
was copied lies in the same order on both sides, so that the gold is known.

Each size runs in a process of its own, on an empty cache or none (``--cache``), so that
times and peak memory stand alone. The growth exponent is the slope between two sizes on
logarithmic axes: 1 is linear, 2 is quadratic.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from sentences import LANGUAGES

from workbench import evaluate
from workbench.align import align
from workbench.encode import sentence_encoder
from workbench.exchange import read_beads
from workbench.text import read_lines

STRETCH = 150
ROUNDS = 4

Bead = tuple[tuple[int, ...], tuple[int, ...]]
Part = tuple[list[str], list[str], list[Bead]]


def development(folder: Path) -> list[Part]:
    """Every English-French document with its gold."""
    parts = []
    for data in sorted(p for p in folder.iterdir() if p.is_dir() and p.name not in LANGUAGES):
        for gold in sorted(data.glob("*/gold.txt")):
            texts = [(gold.parent / name).read_text(encoding="utf-8").splitlines()
                     for name in ("src.txt", "tgt.txt")]
            parts.append((texts[0], texts[1], list(read_beads(gold))))
    return parts


def stretches(folders: list[Path], chance: random.Random) -> Iterator[Part]:
    """Pairs of the fillers, mixed, in stretches."""
    pairs, seen = [], set()
    for folder in folders:
        sides = [(folder / f"train.{code}").read_text(encoding="utf-8").splitlines()
                 for code in ("en", "fr")]
        for one, other in zip(*sides, strict=True):
            if one not in seen and other not in seen:
                pairs.append((one, other))
                seen.update((one, other))
    chance.shuffle(pairs)
    for start in range(0, len(pairs), STRETCH):
        some = pairs[start : start + STRETCH]
        yield ([one for one, _ in some], [other for _, other in some],
               [((k,), (k,)) for k in range(len(some))])


def joined(data: Path, fillers: list[Path], size: int) -> Part:
    """One long document a side, *size* sentences in the source or a few more."""
    chance = random.Random(size)
    parts = development(data)
    filling = stretches(fillers, chance)
    # as many stretches after each document as make the documents last for all the rounds
    own = sum(len(source) for source, _, _ in parts)
    share = max(0.0, size - ROUNDS * own) / (ROUNDS * len(parts) * STRETCH) if fillers else 0.0
    owed = 0.0
    source: list[str] = []
    target: list[str] = []
    gold: list[Bead] = []
    while True:
        chance.shuffle(parts)
        for part in parts:
            owed += share
            more = [next(filling, None) for _ in range(int(owed))]
            owed -= int(owed)
            for one, other, beads in (p for p in (part, *more) if p is not None):
                i, j = len(source), len(target)
                source += one
                target += other
                gold += [(tuple(i + k for k in s), tuple(j + k for k in t)) for s, t in beads]
                if len(source) >= size:
                    return source, target, gold


def measure(data: Path, fillers: list[Path], size: int, cache: bool) -> dict[str, float]:
    """Align once, in this process."""
    source, target, gold = joined(data, fillers, size)
    distinct = len(set(source)), len(set(target))
    encoder = sentence_encoder(cache=cache)
    sentence_encoder(cache=False).encode(["Loaded before the clock starts."])
    documents = read_lines(source, language="en"), read_lines(target, language="fr")
    wall, own = time.perf_counter(), time.process_time()
    bitext = align(*documents, model=encoder)
    wall, own = time.perf_counter() - wall, time.process_time() - own
    found = [(tuple(int(i[1:]) for i in k.source), tuple(int(j[1:]) for j in k.target))
             for k in bitext.links]
    scores = evaluate.sentences([gold], [found])
    return {
        "source": len(source), "target": len(target), "distinct": min(distinct),
        "seconds": wall, "cpu": own, "rate": (len(source) + len(target)) / wall,
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "strict": scores.strict.f1, "lax": scores.lax.f1, "null": scores.null.f1,
        "moved": sum(k.moved for k in bitext.links) / max(1, len(bitext.links)),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--sizes", nargs="+", type=int, default=[1000, 10000, 100000])
    parser.add_argument("--filler", nargs="+", type=Path, default=[])
    parser.add_argument("--cache", action="store_true", help="with a cache, empty at first")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        print(json.dumps(measure(options.data, options.filler, options.one, options.cache)))
        return
    print(f"{'source':>8} {'target':>8} {'distinct':>8} {'seconds':>8} {'cpu s':>8} {'sent/s':>7} "
          f"{'MiB':>6} {'strict':>6} {'lax':>6} {'null':>6} {'moved':>7} {'exponent':>8}")
    rows: list[dict[str, float]] = []
    for size in sorted(options.sizes):
        with tempfile.TemporaryDirectory() as folder:
            command = [sys.executable, __file__, *sys.argv[1:], "--one", str(size)]
            answer = subprocess.run(
                command, check=True, stdout=subprocess.PIPE, text=True,
                env={**os.environ, "WORKBENCH_CACHE": folder} if options.cache else None,
            ).stdout
        row = json.loads(answer.splitlines()[-1])
        slope = _slope(rows[-1], row) if rows else math.nan
        rows.append(row)
        print(f"{row['source']:8d} {row['target']:8d} {row['distinct']:8d} {row['seconds']:8.1f} "
              f"{row['cpu']:8.1f} {row['rate']:7.0f} {row['memory']:6.0f} {row['strict']:6.3f} "
              f"{row['lax']:6.3f} {row['null']:6.3f} {row['moved']:7.2%} {slope:8.2f}", flush=True)
    if len(rows) > 2:
        print(f"growth exponent over all sizes {_slope(rows[0], rows[-1]):.2f}")


def _slope(one: dict[str, float], other: dict[str, float]) -> float:
    return math.log(other["seconds"] / one["seconds"]) / math.log(other["source"] / one["source"])


if __name__ == "__main__":
    main()
