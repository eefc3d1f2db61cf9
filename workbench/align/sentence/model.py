"""How likely an alignment is: a log-linear model of whole paths.

A path through two documents is a row of beads and of sentences left alone. The log of its
probability is, up to a constant, the sum of the weighted terms of its steps
(:mod:`workbench.align.sentence.features`): a conditional random field over segments (Sarawagi &
Cohen 2004, *Semi-Markov conditional random fields*), with the steps of Gale & Church (1993).
The weights are the most likely ones for documents aligned by hand (``training/fit_beads.py``);
the best path is found with :mod:`workbench.align.sentence.monotone`, and how likely each of its
steps is with :mod:`workbench.align.sentence.posterior`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from workbench.align.sentence.features import ALONE, BeadFeatures
from workbench.align.sentence.monotone import NEVER, Bead, Table
from workbench.align.sentence.sides import cumulated
from workbench.encode.protocols import FloatArray
from workbench.fitted import table

__all__ = ["PathModel", "Weights"]


@dataclass(frozen=True)
class Weights:
    """The weights of the terms, by name."""

    bead: Mapping[str, float] = field(default_factory=lambda: table("beads")["bead"])
    alone: Mapping[str, float] = field(default_factory=lambda: table("beads")["alone"])


class PathModel:
    """Scores of the steps of a path between two documents.

    Parameters
    ----------
    features : BeadFeatures
    crossing : sequence of Bead
        Links that are settled elsewhere. The path passes by their sentences at no cost.
    weights : Weights, optional

    Attributes
    ----------
    source_alone, target_alone : float32 arrays, shapes (n,) and (m,)
        Score of leaving each sentence alone.
    """

    def __init__(
        self, features: BeadFeatures, crossing: Sequence[Bead], weights: Weights | None = None
    ) -> None:
        self._features = features
        self._weights = weights or Weights()
        source, target = features.scorer.source, features.scorer.target
        taken = source.blank.copy(), target.blank.copy()
        for i, i1, j, j1 in crossing:
            taken[0][i:i1] = True
            taken[1][j:j1] = True
        self._taken = cumulated(taken[0]), cumulated(taken[1])
        alone = np.array([self._weights.alone[name] for name in ALONE], dtype=np.float32)
        self.source_alone, self.target_alone = (
            np.where(gone, np.float32(0), terms @ alone)
            for terms, gone in zip(features.alone(), taken, strict=True))

    def gains(self, r0: int, r1: int, c0: int, c1: int) -> Table:
        """Scores of the beads that begin in a range, as the dynamic programme asks for them."""
        out: Table = {
            shape: np.full((max(0, r1 - r0), max(0, c1 - c0)), NEVER, dtype=np.float32)
            for shape in self._features.scorer.shapes
        }
        down, across = self._taken
        for (x, y), terms in self._features.tables(r0, r1, c0, c1):
            score: Any = 0.0
            for name, term in terms.items():
                score = score + np.float32(self._weights.bead[name]) * term
            table = np.asarray(score, dtype=np.float32)
            h, w = table.shape
            i, j = np.arange(r0, r0 + h), np.arange(c0, c0 + w)
            table[down[i + x] > down[i]] = NEVER
            table[:, across[j + y] > across[j]] = NEVER
            out[x, y][:h, :w] = table
        return out

    def skips(self) -> tuple[FloatArray, FloatArray]:
        """Costs of leaving each sentence alone, as the dynamic programme asks for them."""
        return -self.source_alone, -self.target_alone

    def used(self, side: int) -> npt.NDArray[np.bool_]:
        """Which sentences of the source (0) or the target (1) the path may not link."""
        return np.diff(self._taken[side]) > 0
