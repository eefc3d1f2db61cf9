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

        Similarity; how much nearer the nearest outsider is to one of its sentences; how many
        of the two neighbours go straight on; sentences beyond 1-1; moved.
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
                float(self.moved(bead)))

    def confidence(self, bead: Bead) -> float:
        """How likely the link is to be right, in [0, 1]."""
        own, rival, going, extra, moved = self.features(bead)
        return _logistic(-1.0 + 6.0 * own - 4.0 * rival + 0.7 * going - 0.5 * extra - moved)

    def alone(self, side: Side, index: int) -> float:
        """How likely a sentence without a link is to have no counterpart, in [0, 1]."""
        near = self.near[0] if side == "source" else self.near[1]
        return _logistic(3.0 - 6.0 * float(near.similarity[index, 0]))

    def repeats(self, side: Side, index: int) -> tuple[int, ...]:
        """Linked sentences of the other side that an unlinked sentence renders once more."""
        near = self.near[0] if side == "source" else self.near[1]
        other: Side = "target" if side == "source" else "source"
        found = [
            int(j) for j, value in zip(near.at[index], near.similarity[index], strict=True)
            if value >= _REPEAT and int(j) in self._owner[other]
        ]
        return tuple(sorted(found[:1]))


def _logistic(x: float) -> float:
    return round(1.0 / (1.0 + math.exp(-x)), 4)
