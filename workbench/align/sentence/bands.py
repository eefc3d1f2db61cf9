"""Where a path is looked for in documents too long to look everywhere.

Sentences that are each other's nearest are cheap to find. The heaviest chain of them that
does not cross fixes the path; between two of them the whole rectangle stays open, and a
margin around it. Where a rectangle is large, because a chapter occurs twice or nothing in it
is alike, the same is done once more inside it, with the neighbours that lie inside; what is
large even then is open along its diagonal only.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from workbench.align.sentence.chains import heaviest_chain
from workbench.align.sentence.monotone import Bead, Block
from workbench.align.sentence.neighbours import Nearest

__all__ = ["blocks_about", "blocks_along", "blocks_everywhere", "is_long", "mutual", "rectangles"]

_CELLS = 40_000
_ROWS = 128
_MARGIN = 60
_SURE = 0.5
# sentences on both sides from which a rectangle is large, and how much of it stays open
_LARGE = 400
_OPEN = 1000
# columns of a block of full height
_WIDE = 4000
# times that a large rectangle is looked into
_LOOKS = 8

_Chain = list[Bead]


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
    return _blocks(n, m, *_points(n, m, near), _ROWS, _MARGIN)


def blocks_about(n: int, m: int, path: Sequence[Bead], margin: int = 24) -> list[Block]:
    """Blocks of rows with the columns close to a path that is known but for its details.

    As :func:`blocks_along`, by the beads of a path that do not cross in place of sure pairs.
    """
    points = [(-1, 0), *((b[0], b[2]) for b in sorted(path)), (n, m)]
    rows, columns = zip(*points, strict=True)
    return _blocks(n, m, np.array(rows), np.array(columns), _ROWS // 2, margin)


def _blocks(
    n: int, m: int, rows: npt.NDArray[np.int64], columns: npt.NDArray[np.int64],
    height: int, margin: int,
) -> list[Block]:
    blocks: list[Block] = []
    for r0 in range(0, n + 1, height):
        r1 = min(n, r0 + height - 1)
        # the nearest points at least a margin of rows outside the block
        before = int(np.searchsorted(rows, max(-1, r0 - margin), side="right")) - 1
        after = min(len(rows) - 1, int(np.searchsorted(rows, min(n, r1 + margin), side="left")))
        c0 = max(0, int(columns[before]) - margin)
        c1 = min(m, int(columns[after]) + margin)
        # in slices where it is wide: a chapter that only one side has
        step = max(4, height * _WIDE // max(_WIDE, c1 - c0))
        blocks += [Block(r, min(r1, r + step - 1), c0, c1) for r in range(r0, r1 + 1, step)]
    return blocks


def _points(
    n: int, m: int, near: tuple[Nearest, Nearest]
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Rows and columns that the path goes by, both rising, with the corners of the plane."""
    similarity = near[0].similarity[:, 0]
    sure = heaviest_chain(mutual(near, _SURE), lambda bead: float(similarity[bead[0]]))
    for _ in range(_LOOKS):
        more = [bead for gap in _gaps(n, m, sure) if _is_large(gap) for bead in _inside(gap, near)]
        if not more:
            break
        sure = sorted(sure + more)
    points = [(-1, 0), *((b[0], b[2]) for b in sure), (n, m)]
    for i0, i1, j0, j1 in filter(_is_large, _gaps(n, m, sure)):
        steps = 1 + max(i1 - i0, j1 - j0) // _OPEN
        points += [(i0 + (i1 - i0) * k // steps, j0 + (j1 - j0) * k // steps)
                   for k in range(1, steps)]
    rows, columns = zip(*sorted(points), strict=True)
    return np.array(rows), np.array(columns)


def _gaps(n: int, m: int, sure: _Chain) -> list[Bead]:
    """What lies between the pairs of a chain, on both sides."""
    ends = [(0, 0), *((b[1], b[3]) for b in sure)]
    starts = [*((b[0], b[2]) for b in sure), (n, m)]
    return [(i0, i1, j0, j1) for (i0, j0), (i1, j1) in zip(ends, starts, strict=True)]


def _is_large(gap: Bead) -> bool:
    return min(gap[1] - gap[0], gap[3] - gap[2]) > _LARGE


def _inside(gap: Bead, near: tuple[Nearest, Nearest]) -> _Chain:
    """The heaviest chain of pairs that are each other's nearest inside a rectangle."""
    i0, i1, j0, j1 = gap
    down, similarity = _first_within(near[0], i0, i1, j0, j1)
    across, _ = _first_within(near[1], j0, j1, i0, i1)
    rows = np.arange(i0, i1)
    found = (down >= 0) & (similarity >= _SURE)
    found[found] = across[down[found] - j0] == rows[found]
    pairs = [(i, i + 1, j, j + 1) for i, j in zip(rows[found].tolist(), down[found].tolist(),
                                                  strict=True)]
    return heaviest_chain(pairs, lambda bead: float(similarity[bead[0] - i0]))


def _first_within(
    near: Nearest, start: int, end: int, low: int, high: int
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float32]]:
    """For sentences ``[start, end)`` the nearest known one in ``[low, high)``, -1 without one."""
    at = near.at[start:end]
    within = (at >= low) & (at < high)
    first = within.argmax(axis=1)
    rows = np.arange(len(at))
    chosen = np.where(within[rows, first], at[rows, first], -1)
    return chosen, near.similarity[start:end][rows, first]


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
