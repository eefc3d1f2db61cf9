"""The settings of the sentence aligner, and where their values come from.

Chosen on a development part only (three novels, half of the reordered news documents,
half of the scientific articles); ``benchmarks/sentences.py`` prints the figures on that part and
on the rest.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Settings"]


@dataclass(frozen=True, slots=True)
class Settings:
    """What the search is told. Similarities are those of :mod:`workbench.align.sentence.runs`.

    Attributes
    ----------
    longest, together : int
        Most sentences of a bead on a side, and on both sides.
    first_threshold : float
        Similarity at which a link begins to be worth more than none in the first pass.
    shape_cost : float
        For each sentence of a bead beyond 1-1.
    length_weight : float
        For each unit of the log of the length ratio.
    surplus_weight : float
        For what a bead would gain in similarity if it had a sentence less at an edge.
    border_cost : float
        For each paragraph break inside a side of a bead.
    heading_cost : float
        For a heading linked with running text.
    swap_cost : float
        For two neighbours that changed places.
    contested : float
        A link leaves the first path where one of its sentences has a partner elsewhere that
        is nearer by this much.
    moved_threshold, moved_shape_cost, moved_gain : float
        The same for links off the path, and the least total gain of a moved stretch.
    window : int
        How far beyond two sure links a moved passage is looked for, in sentences.
    """

    longest: int = 6
    together: int = 7
    first_threshold: float = 0.25
    shape_cost: float = 0.22
    length_weight: float = 0.10
    surplus_weight: float = 1.5
    border_cost: float = 0.20
    heading_cost: float = 0.35
    swap_cost: float = 0.10
    contested: float = 0.30
    moved_threshold: float = 0.30
    moved_shape_cost: float = 0.12
    moved_gain: float = 0.20
    window: int = 6

    version = "2"
