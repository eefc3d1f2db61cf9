"""What is said about each link once the links are found: confidence, moved, repeats."""

from __future__ import annotations

import math
from collections.abc import Sequence

from workbench.align.chains import heaviest_chain
from workbench.align.gains import Scorer
from workbench.align.monotone import Bead
from workbench.align.neighbours import Nearest
from workbench.model import Side

__all__ = ["Judge"]

_REPEAT = 0.45
"""Similarity from which an unlinked sentence renders a linked one a second time."""

# Logistic regressions, intercept first, on the links that the aligner made in the tuning part
# of the development sets (three novels, twelve reordered documents, four articles) and whether
# the gold has the very same bead; benchmarks/sentences.py shows how they hold on the rest.
_LINK = (-0.82, 4.07, 0.71, 1.75, -1.57, 0.54, -3.24)
_ALONE = (-3.26, -2.39, -0.52, 3.26, 1.16, 0.13)


class Judge:
    """Knows the documents, the nearest neighbours and the beads that were chosen.

    Parameters
    ----------
    scorer : Scorer
    near : tuple of Nearest
        Of the source sentences and of the target sentences.
    beads : sequence of Bead
    """

    def __init__(
        self, scorer: Scorer, near: tuple[Nearest, Nearest], beads: Sequence[Bead]
    ) -> None:
        self.scorer = scorer
        self.near = near
        self.beads = sorted(beads)
        self._straight = set(heaviest_chain(self.beads, scorer.characters))
        self._owner: dict[Side, dict[int, Bead]] = {"source": {}, "target": {}}
        for bead in self.beads:
            self._owner["source"].update(dict.fromkeys(range(bead[0], bead[1]), bead))
            self._owner["target"].update(dict.fromkeys(range(bead[2], bead[3]), bead))

    def moved(self, bead: Bead) -> bool:
        """Whether the bead is outside the chain, heaviest in characters, that goes straight on."""
        return bead not in self._straight

    def features(self, bead: Bead) -> tuple[float, ...]:
        """What the confidence of a link rests on.

        Similarity; how much nearer an outsider is to one of its sentences; how many of the
        two neighbouring beads go straight on; sentences beyond 1-1; moved; how unlike the
        lengths are.
        """
        i, i1, j, j1 = bead
        rival = max(
            max(self.near[0].best_outside(k, j, j1) for k in range(i, i1)),
            max(self.near[1].best_outside(k, i, i1) for k in range(j, j1)),
        )
        own = self.scorer.of(bead)
        before = self._owner["source"].get(i - 1)
        after = self._owner["source"].get(i1)
        going = (before is not None and before[3] == j) + (after is not None and after[2] == j1)
        return (own, max(0.0, rival - own), float(going), float(i1 - i + j1 - j - 2),
                float(self.moved(bead)), self.scorer.length_gap(bead))

    def confidence(self, bead: Bead) -> float:
        """How likely the link is to be right, to the sentence, in [0, 1]."""
        return _logistic(_LINK, self.features(bead))

    def alone_features(self, side: Side, index: int) -> tuple[float, ...]:
        """What the confidence of a sentence without a counterpart rests on.

        Similarity of the nearest sentence; similarity of the link that one is in; share of
        unlinked sentences among three on either side; log of the length; nearest likeness
        to what its two neighbours are linked with.
        """
        near = self.near[0] if side == "source" else self.near[1]
        owner = self._owner[side]
        partner = self._owner["target" if side == "source" else "source"].get(
            int(near.at[index, 0]))
        around = [k for k in range(max(0, index - 3), min(len(near.at), index + 4)) if k != index]
        lost = sum(k not in owner for k in around) / len(around) if around else 0.0
        beside = [self._likeness(side, index, bead)
                  for bead in (owner.get(index - 1), owner.get(index + 1)) if bead is not None]
        return (float(near.similarity[index, 0]),
                self.scorer.of(partner) if partner is not None else 0.0,
                lost, self.scorer.log_length(side, index), max(beside, default=0.0))

    def alone(self, side: Side, index: int) -> float:
        """How likely a sentence without a link is to have no counterpart, in [0, 1]."""
        return _logistic(_ALONE, self.alone_features(side, index))

    def _likeness(self, side: Side, index: int, bead: Bead) -> float:
        one = slice(index, index + 1)
        rows, columns = slice(bead[0], bead[1]), slice(bead[2], bead[3])
        table = self.scorer.similarity(1, 1, *((one, columns) if side == "source" else (rows, one)))
        return float(table.max())

    def repeats(self, side: Side, index: int) -> tuple[int, ...]:
        """Linked sentences of the other side that an unlinked sentence renders once more."""
        near = self.near[0] if side == "source" else self.near[1]
        other: Side = "target" if side == "source" else "source"
        found = [
            int(j) for j, value in zip(near.at[index], near.similarity[index], strict=True)
            if value >= _REPEAT and int(j) in self._owner[other]
        ]
        return tuple(sorted(found[:1]))


def _logistic(weights: tuple[float, ...], features: tuple[float, ...]) -> float:
    total = weights[0] + sum(w * f for w, f in zip(weights[1:], features, strict=True))
    return round(1.0 / (1.0 + math.exp(-total)), 4)
