"""Sentence alignment in other languages, on documents made of parallel lines.

    python benchmarks/languages.py WORDS_DIR [--model NAME]

WORDS_DIR holds folders such as ``enru-xlwa-dev`` with ``src.txt`` and ``tgt.txt``, one
sentence a line, line by line translations. Each becomes a document whose translation has
lines dropped (10 %), foreign lines added (6 %), neighbours joined (8 %) and two blocks of
four lines moved, with a fixed seed, so that the gold is exact. Nothing was tuned on them.
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path

from workbench import evaluate
from workbench.align import align
from workbench.text import read_lines


def disturbed(source, target, foreign, seed=11):
    """The lines of a translation with changes, and the beads that answer them."""
    rng = random.Random(seed)
    order = list(range(len(target)))
    for _ in range(2):
        begin = rng.randrange(len(order) - 4)
        block = order[begin : begin + 4]
        del order[begin : begin + 4]
        place = rng.randrange(len(order))
        order[place:place] = block
    lines, beads, k = [], [], 0
    while k < len(order):
        dice = rng.random()
        if dice < 0.10:
            beads.append(((order[k],), ()))
        elif dice < 0.18 and k + 1 < len(order) and order[k + 1] == order[k] + 1:
            beads.append(((order[k], order[k] + 1), (len(lines),)))
            lines.append(f"{target[order[k]]} {target[order[k] + 1]}")
            k += 1
        else:
            beads.append(((order[k],), (len(lines),)))
            lines.append(target[order[k]])
        if dice > 0.94 and foreign:
            beads.append(((), (len(lines),)))
            lines.append(foreign.pop())
        k += 1
    return lines, beads


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--model")
    parser.add_argument("--lines", type=int, default=80, help="lines of each set that are used")
    options = parser.parse_args()
    print(f"{'pair':7} {'lines':>5} {'strict':>7} {'null':>7} {'moved':>7}")
    for folder in sorted(options.data.glob("en??-xlwa-*")):
        source, target = (
            (folder / name).read_text(encoding="utf-8").split("\n")[:-1]
            for name in ("src.txt", "tgt.txt"))
        # what comes after the lines in use is foreign to them
        changed, gold = disturbed(source[: options.lines], target[: options.lines],
                                  target[options.lines :])
        language = folder.name[2:4]
        found = align(read_lines(source[: options.lines], language="en"),
                      read_lines(changed, language=language), model=options.model)
        beads = [(tuple(int(i[1:]) for i in k.source), tuple(int(j[1:]) for j in k.target))
                 for k in found.links]
        scores = evaluate.sentences([gold], [beads])
        print(f"en-{language:4} {len(source[: options.lines]):5d} {scores.strict.f1:7.3f} "
              f"{scores.null.f1:7.3f} {scores.moved.f1:7.3f}")


if __name__ == "__main__":
    main()
