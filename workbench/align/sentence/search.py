"""The search for links: a straight path, what left it, and the path again.

1. The best monotone path with a strict threshold (:mod:`workbench.align.sentence.monotone`).
2. Links on it whose sentences have a much nearer partner elsewhere are let go, and the best
   path through what is left is looked for, and again, until nothing worth a stretch is
   found: moved blocks and single moves.
3. All these links are cut into the heaviest chain that does not cross, and the rest, which
   has moved. With the moved sentences taken out, the path is drawn a second time by
   :mod:`workbench.align.sentence.model`, which knows how densely each place is linked: in a place
   that is translated throughout, a free rendering is likelier than an omission beside an addition.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from workbench.align.sentence.bands import (
    blocks_about,
    blocks_along,
    blocks_everywhere,
    is_long,
    mutual,
    rectangles,
)
from workbench.align.sentence.chains import heaviest_chain, stretches
from workbench.align.sentence.features import BeadFeatures
from workbench.align.sentence.gains import Scorer
from workbench.align.sentence.model import PathModel, Weights
from workbench.align.sentence.monotone import Bead, Block, Table, best_path
from workbench.align.sentence.neighbours import Nearest
from workbench.align.sentence.posterior import Posterior, posterior
from workbench.align.sentence.settings import Settings

__all__ = ["FirstPass", "Found", "find_links", "first_pass"]

_Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class FirstPass:
    """Links good enough to say what is where: those that go straight on, and those that moved.

    Attributes
    ----------
    straight, crossing : tuple of Bead
    blocks : tuple of Block
        Where the path was looked for.
    """

    straight: tuple[Bead, ...]
    crossing: tuple[Bead, ...]
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Found:
    """The two-sided beads between two documents.

    Attributes
    ----------
    path : tuple of Bead
        Those that go straight on.
    crossing : tuple of Bead
        Those that moved.
    model : PathModel
        What chose the path.
    """

    path: tuple[Bead, ...]
    crossing: tuple[Bead, ...]
    model: PathModel

    @property
    def beads(self) -> list[Bead]:
        """All of them in source order; no sentence is in two, and they may cross."""
        return sorted((*self.path, *self.crossing))

    def posterior(self) -> Posterior:
        """How likely each bead of the path is, and each sentence to be left alone."""
        return posterior(self.model.gains, self.path, self.model.source_alone,
                         self.model.target_alone)


def find_links(
    scorer: Scorer, near: tuple[Nearest, Nearest], settings: Settings,
    weights: Weights | None = None,
) -> Found:
    """Find the two-sided beads between the scorer's documents."""
    first = first_pass(scorer, near, settings)
    features = BeadFeatures(scorer, near, first.straight, first.crossing)
    model = PathModel(features, first.crossing, weights)
    n, m = len(scorer.source.runs), len(scorer.target.runs)
    # the first path is right but for details, which a narrow band has room for
    blocks = blocks_about(n, m, first.straight) if is_long(n, m) else first.blocks
    path, _ = best_path(model.gains, blocks, *model.skips())
    return Found(tuple(path), first.crossing, model)


def first_pass(
    scorer: Scorer, near: tuple[Nearest, Nearest], settings: Settings
) -> FirstPass:
    """Find what is where: a path with a strict threshold, and what left it."""
    n, m = len(scorer.source.runs), len(scorer.target.runs)
    level = settings.first_threshold
    long = is_long(n, m)
    blocks = blocks_along(n, m, near) if long else blocks_everywhere(n, m)
    straight = _path(scorer, settings, blocks, np.full(n, level), np.full(m, level))
    found = _uncontested(scorer, near, straight, settings.contested)
    found += _moved_far(scorer, near, settings, found) if long else _moved(scorer, settings, found)
    main = set(heaviest_chain(found, scorer.characters))
    return FirstPass(tuple(sorted(main)), tuple(sorted(b for b in found if b not in main)),
                     tuple(blocks))


def _size(bead: Bead) -> float:
    return float(bead[1] - bead[0] + bead[3] - bead[2])


def _path(
    scorer: Scorer,
    settings: Settings,
    blocks: list[Block],
    source_threshold: npt.NDArray[np.float64],
    target_threshold: npt.NDArray[np.float64],
) -> list[Bead]:
    n, m = len(source_threshold), len(target_threshold)
    gains = scorer.gains(source_threshold, target_threshold, settings.shape_cost)
    nothing = np.zeros(n, dtype=np.float32), np.zeros(m, dtype=np.float32)
    return best_path(gains, blocks, *nothing, swap=settings.swap_cost)[0]


def _uncontested(
    scorer: Scorer, near: tuple[Nearest, Nearest], beads: list[Bead], margin: float
) -> list[Bead]:
    """The beads none of whose sentences has a partner nearer by *margin* somewhere else."""
    down, across = near[0].similarity[:, 0], near[1].similarity[:, 0]
    return [
        bead for bead in beads
        if max(down[bead[0] : bead[1]].max(), across[bead[2] : bead[3]].max())
        <= scorer.of(bead) + margin
    ]


def _moved(scorer: Scorer, settings: Settings, kept: list[Bead]) -> list[Bead]:
    """Chains through what is left, one after the other."""
    n, m = len(scorer.source.runs), len(scorer.target.runs)
    level = settings.moved_threshold
    found: list[Bead] = []
    while True:
        down, across = _free(n, m, kept + found)
        if not down.any() or not across.any():
            return found
        gains = scorer.gains(np.full(n, level), np.full(m, level), settings.moved_shape_cost,
                             down, across)
        nothing = np.zeros(n, dtype=np.float32), np.zeros(m, dtype=np.float32)
        chain, _ = best_path(gains, blocks_everywhere(n, m), *nothing)
        fresh = _worth(scorer, settings, chain)
        if not fresh:
            return found
        found += fresh


def _moved_far(
    scorer: Scorer, near: tuple[Nearest, Nearest], settings: Settings, kept: list[Bead]
) -> list[Bead]:
    """The same in long documents, only around sentences that are each other's nearest."""
    n, m = len(scorer.source.runs), len(scorer.target.runs)
    level = settings.moved_threshold
    found: list[Bead] = []
    down, across = _free(n, m, kept)
    seeds = [b for b in mutual(near, level) if down[b[0]] and across[b[2]]]
    gains = scorer.gains(np.full(n, level), np.full(m, level), settings.moved_shape_cost,
                         down, across)
    for (i0, i1, j0, j1), _ in rectangles(seeds, n, m, settings.window):
        def within(r0: int, r1: int, c0: int, c1: int, i0: int = i0, j0: int = j0) -> Table:
            return gains(r0 + i0, r1 + i0, c0 + j0, c1 + j0)

        size = i1 - i0, j1 - j0
        blocks = blocks_everywhere(*size)
        if is_long(*size):
            inside = [(a - i0, b - i0, c - j0, d - j0) for a, b, c, d in seeds
                      if i0 <= a < i1 and j0 <= c < j1]
            blocks = blocks_about(*size, heaviest_chain(inside, _size))
        nothing = np.zeros(size[0], dtype=np.float32), np.zeros(size[1], dtype=np.float32)
        chain, _ = best_path(within, blocks, *nothing)
        placed = [(a + i0, b + i0, c + j0, d + j0) for a, b, c, d in chain]
        for i, i_end, j, j_end in _worth(scorer, settings, placed):
            if down[i:i_end].all() and across[j:j_end].all():
                found.append((i, i_end, j, j_end))
                down[i:i_end] = False
                across[j:j_end] = False
    return found


def _worth(scorer: Scorer, settings: Settings, chain: list[Bead]) -> list[Bead]:
    """The stretches of a chain that gain enough to be believed."""
    level = settings.moved_threshold
    return [
        bead for stretch in stretches(chain, 1) for bead in stretch
        if sum(_size(b) / 2 * (scorer.of(b) - level) for b in stretch) > settings.moved_gain
    ]


def _free(n: int, m: int, beads: list[Bead]) -> tuple[_Flags, _Flags]:
    down, across = np.ones(n, dtype=np.bool_), np.ones(m, dtype=np.bool_)
    for i, i1, j, j1 in beads:
        down[i:i1] = False
        across[j:j1] = False
    return down, across
