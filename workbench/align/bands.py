"""Where a path is looked for in documents too long to look everywhere.

Sentences that are each other's nearest are cheap to find. The heaviest chain of them that
does not cross fixes the path; between two of them the whole rectangle stays open, and a
margin around it.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from workbench.align.chains import heaviest_chain
from workbench.align.monotone import Bead, Block
from workbench.align.neighbours import Nearest

__all__ = ["blocks_along", "blocks_everywhere", "is_long", "mutual", "rectangles"]

_CELLS = 40_000
_ROWS = 128
_MARGIN = 60
_SURE = 0.5


def is_long(n: int, m: int) -> bool:
    """Whether *n* by *m* sentences are too many to look at every pair of runs."""
    return n * m > _CELLS


def blocks_everywhere(n: int, m: int) -> list[Block]:
    """The whole plane, in blocks of rows."""
    return [Block(r, min(n, r + _ROWS - 1), 0, m) for r in range(0, n + 1, _ROWS)]


def mutual(near: tuple[Nearest, Nearest], least: float) -> list[Bead]:
    """Pairs that are each other's nearest with at least this similarity, as 1-1 beads."""
    down, across = near[0].at[:, 0], near[1].at[:, 0]
    rows = np.arange(len(down))
    chosen = (across[down] == rows) & (near[0].similarity[:, 0] >= least)
    return [(int(i), int(i) + 1, int(down[i]), int(down[i]) + 1) for i in rows[chosen]]


def blocks_along(n: int, m: int, near: tuple[Nearest, Nearest]) -> list[Block]:
    """Blocks of rows with the columns that the path can reach in them.

    Windows never move back, overlap, begin at (0, 0) and end at (n, m).
    """
    similarity = near[0].similarity[:, 0]
    sure = heaviest_chain(mutual(near, _SURE), lambda bead: float(similarity[bead[0]]))
    rows = np.array([-1, *(b[0] for b in sure), n])
    columns = np.array([0, *(b[2] for b in sure), m])
    blocks: list[Block] = []
    for r0 in range(0, n + 1, _ROWS):
        r1 = min(n, r0 + _ROWS - 1)
        # the nearest sure pairs at least a margin of rows outside the block
        before = int(np.searchsorted(rows, max(-1, r0 - _MARGIN), side="right")) - 1
        after = min(len(rows) - 1, int(np.searchsorted(rows, min(n, r1 + _MARGIN), side="left")))
        c0 = max(0, int(columns[before]) - _MARGIN)
        c1 = min(m, int(columns[after]) + _MARGIN)
        blocks.append(Block(r0, r1, c0, c1))
    return blocks


def rectangles(seeds: Sequence[Bead], n: int, m: int, reach: int) -> list[tuple[Bead, float]]:
    """Places off the path worth a look: seeds that lie near each other, with room around them.

    Returns ``((i0, i1, j0, j1), number of seeds)``, the most seeds first.
    """
    groups: list[list[Bead]] = []
    for seed in sorted(seeds):
        for group in groups[-40:]:
            last = group[-1]
            if seed[0] - last[0] <= reach and 0 < seed[2] - last[2] <= reach:
                group.append(seed)
                break
        else:
            groups.append([seed])
    found = [((max(0, g[0][0] - reach), min(n, g[-1][1] + reach),
               max(0, g[0][2] - reach), min(m, g[-1][3] + reach)), float(len(g)))
             for g in groups]
    return sorted(found, key=lambda item: (-item[1], item[0]))
