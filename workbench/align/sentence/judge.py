"""What is said about each link once the links are found: confidence, moved, repeats."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from workbench.align.sentence.chains import heaviest_chain
from workbench.align.sentence.gains import Scorer
from workbench.align.sentence.monotone import Bead
from workbench.align.sentence.neighbours import Nearest
from workbench.align.sentence.posterior import Posterior
from workbench.errors import ParameterError
from workbench.fitted import table
from workbench.model import Side

__all__ = ["FEATURES", "Judge"]

_REPEAT = 0.45
"""Similarity from which an unlinked sentence renders a linked one a second time."""

# What a link rests on that no path says how likely it is; see Judge.features.
FEATURES = ("similarity", "rival", "going", "more", "moved", "length_gap")


class Judge:
    """Knows the documents, the nearest neighbours and the beads that were chosen.

    Parameters
    ----------
    scorer : Scorer
    near : tuple of Nearest
        Of the source sentences and of the target sentences.
    beads : sequence of Bead
    likely : Posterior, optional
        How likely the beads of the path are. A link that is not of them, because it moved, is
        judged by its features.
    """

    def __init__(
        self, scorer: Scorer, near: tuple[Nearest, Nearest], beads: Sequence[Bead],
        likely: Posterior | None = None,
    ) -> None:
        self.scorer = scorer
        self.near = near
        self.beads = sorted(beads)
        self._likely = likely
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
        if self._likely is not None and bead in self._likely.beads:
            return _rounded(self._likely.beads[bead])
        return _logistic(table("moved", FEATURES), self.features(bead))

    def alone(self, side: Side, index: int) -> float:
        """How likely a sentence without a link is to have no counterpart, in [0, 1].

        Raises
        ------
        ParameterError
            If the judge was told of no path.
        """
        if self._likely is None:
            raise ParameterError("how likely a sentence is alone is known from a path only")
        known = self._likely.source_alone if side == "source" else self._likely.target_alone
        return _rounded(float(known[index]))

    def repeats(self, side: Side, index: int) -> tuple[int, ...]:
        """Linked sentences of the other side that an unlinked sentence renders once more."""
        near = self.near[0] if side == "source" else self.near[1]
        other: Side = "target" if side == "source" else "source"
        found = [
            int(j) for j, value in zip(near.at[index], near.similarity[index], strict=True)
            if value >= _REPEAT and int(j) in self._owner[other]
        ]
        return tuple(sorted(found[:1]))


def _logistic(held: Mapping[str, Any], features: tuple[float, ...]) -> float:
    total = held["bias"] + sum(w * f for w, f in zip(held["weights"], features, strict=True))
    return _rounded(1.0 / (1.0 + math.exp(-total)))


def _rounded(probability: float) -> float:
    return round(min(1.0, max(0.0, probability)), 4)
