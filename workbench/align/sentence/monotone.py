"""The best monotone path of n-m beads through a band of the plane of two documents.

A dynamic programme in the manner of Gale & Church (1993) over the similarities of
joined sentences (vecalign, Thompson & Koehn 2019), written as a gain instead of a cost: a
bead that is no better than noise gains nothing, so a sentence without a counterpart is
skipped rather than forced. Rows are worked as whole arrays, while the gains of the blocks
to come are already being made; memory is bounded by the band.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from workbench.encode.blas import WORKERS, one_thread
from workbench.encode.progress import tell

__all__ = ["NEVER", "Bead", "Block", "Gains", "Table", "best_path"]

FloatArray = npt.NDArray[np.float32]
Bead = tuple[int, int, int, int]
"""``(i0, i1, j0, j1)``: source sentences ``[i0, i1)`` with target sentences ``[j0, j1)``."""

Table = dict[tuple[int, int], FloatArray]

Gains = Callable[[int, int, int, int], Table]
"""``gains(r0, r1, c0, c1)``: for each shape ``(x, y)`` the gain of the beads that begin at
``(i, j)`` for ``i`` in ``[r0, r1)`` and ``j`` in ``[c0, c1)``; -inf where none fits."""

NEVER = np.float32(-1e9)


@dataclass(frozen=True, slots=True)
class Block:
    """Rows ``[r0, r1]`` of path positions share the columns ``[c0, c1]`` (all inclusive)."""

    r0: int
    r1: int
    c0: int
    c1: int


def best_path(
    gains: Gains,
    blocks: Sequence[Block],
    skip_source: FloatArray,
    skip_target: FloatArray,
    *,
    swap: float | None = None,
) -> tuple[list[Bead], float]:
    """Return the beads of the path with the largest total gain, and that total.

    Parameters
    ----------
    gains : callable
        See :data:`Gains`. Called from several threads where there are several blocks.
    blocks : sequence of Block
        Cover the rows 0 to n one after the other; the first holds (0, 0) and the last
        (n, m). The windows of neighbouring blocks overlap.
    skip_source, skip_target : float32 arrays, shapes (n,) and (m,)
        Cost of leaving each sentence without a counterpart.
    swap : float, optional
        Cost of two neighbours that changed places, as two crossing 1-1 beads. None
        allows no such step.

    Returns
    -------
    beads : list of Bead
        In path order; sentences that are in none were skipped. A swap gives two beads.
    total : float
    """
    n, m = len(skip_source), len(skip_target)
    across = np.concatenate([[0.0], np.cumsum(skip_target)]).astype(np.float64)
    shapes: list[tuple[int, int]] = []
    moves: list[npt.NDArray[np.uint8]] = []
    recent: dict[int, tuple[int, npt.NDArray[np.float64]]] = {}
    reach = 1
    with closing(_ahead(gains, blocks)) as ahead:
        for block, first, table in ahead:
            tell("drawing the path", block.r0, n)
            c0, c1 = block.c0, block.c1
            width = c1 - c0 + 1
            if not shapes:
                shapes = sorted(table)
                reach = max(x for x, _ in shapes)
            crossing = _crossing(table, swap)
            for i in range(block.r0, block.r1 + 1):
                best = np.full(width, float(NEVER))
                move = np.zeros(width, dtype=np.uint8)
                if i == 0:
                    best[0 - c0] = 0.0
                else:
                    before = _row(recent, i - 1, c0, c1)
                    best = before - float(skip_source[i - 1])
                    move[:] = 1
                    for code, (x, y) in enumerate(shapes, start=3):
                        if i - x < first or width <= y or i - x < 0:
                            continue
                        start = _row(recent, i - x, c0, c1)[: width - y]
                        got = start + table[x, y][i - x - first, : width - y]
                        better = got > best[y:]
                        best[y:][better] = got[better]
                        move[y:][better] = code
                    if crossing is not None and i >= 2 and width > 2 and i - 2 >= first:
                        start = _row(recent, i - 2, c0, c1)[: width - 2]
                        got = start + crossing[i - 2 - first, : width - 2]
                        better = got > best[2:]
                        best[2:][better] = got[better]
                        move[2:][better] = len(shapes) + 3
                # skipping target sentences along the row: a running maximum
                level = best + across[c0 : c1 + 1]
                top = np.maximum.accumulate(level)
                skipped = top > level
                best = top - across[c0 : c1 + 1]
                move[skipped] = 2
                recent[i] = (c0, best)
                recent.pop(i - reach - 1, None)
                moves.append(move)
    total = float(_row(recent, n, m, m)[0])
    return _trace(moves, blocks, shapes, n, m), total


def _ahead(gains: Gains, blocks: Sequence[Block]) -> Generator[tuple[Block, int, Table]]:
    """Each block with its first row of gains and these gains, made ahead on other threads."""
    with one_thread():
        table = gains(blocks[0].r0, blocks[0].r1, blocks[0].c0, blocks[0].c1)
        yield blocks[0], blocks[0].r0, table
        if len(blocks) == 1:
            return
        # a bead that ends in a block begins at most so many rows above it
        reach = max(x for x, _ in table)

        def of(block: Block) -> tuple[Block, int, Table]:
            first = max(0, block.r0 - reach)
            return block, first, gains(first, block.r1, block.c0, block.c1)

        helpers = ThreadPoolExecutor(WORKERS)
        coming: deque[Future[tuple[Block, int, Table]]] = deque()
        try:
            for block in blocks[1:]:
                coming.append(helpers.submit(of, block))
                if len(coming) > WORKERS:
                    yield coming.popleft().result()
            while coming:
                yield coming.popleft().result()
        finally:
            helpers.shutdown(cancel_futures=True)


def _row(
    recent: dict[int, tuple[int, npt.NDArray[np.float64]]], i: int, c0: int, c1: int
) -> npt.NDArray[np.float64]:
    """Row *i* cut or filled to the columns ``[c0, c1]``."""
    start, values = recent[i]
    if start == c0 and len(values) == c1 - c0 + 1:
        return values
    out = np.full(c1 - c0 + 1, float(NEVER))
    a, b = max(start, c0), min(start + len(values) - 1, c1)
    if a <= b:
        out[a - c0 : b - c0 + 1] = values[a - start : b - start + 1]
    return out


def _crossing(table: dict[tuple[int, int], FloatArray], swap: float | None) -> FloatArray | None:
    """Gain of ``(i, j + 1)`` with ``(i + 1, j)``, where both are worth more than nothing."""
    if swap is None or (1, 1) not in table:
        return None
    one = table[1, 1]
    out = np.full_like(one, NEVER)
    if one.shape[0] > 1 and one.shape[1] > 1:
        up, down = one[:-1, 1:], one[1:, :-1]
        out[:-1, :-1] = np.where((up > 0) & (down > 0), up + down - np.float32(swap), NEVER)
    return out


def _trace(
    moves: list[npt.NDArray[np.uint8]],
    blocks: Sequence[Block],
    shapes: list[tuple[int, int]],
    n: int,
    m: int,
) -> list[Bead]:
    start = [block.c0 for block in blocks for _ in range(block.r0, block.r1 + 1)]
    beads: list[Bead] = []
    i, j = n, m
    while i > 0 or j > 0:
        code = int(moves[i][j - start[i]])
        if code == 2 or i == 0:
            j -= 1
        elif code == 1:
            i -= 1
        elif code == len(shapes) + 3:
            beads += [(i - 1, i, j - 2, j - 1), (i - 2, i - 1, j - 1, j)]
            i, j = i - 2, j - 2
        else:
            x, y = shapes[code - 3]
            beads.append((i - x, i, j - y, j))
            i, j = i - x, j - y
    return beads[::-1]
