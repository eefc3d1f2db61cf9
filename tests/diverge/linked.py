"""Pairs whose words the project's own aligner links, for rates over many sentences."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.align import align_words
from workbench.diverge import PairView
from workbench.encode.parse import parser
from workbench.model import SegmentPair
from workbench.reading.gaps import read_gaps
from workbench.reading.wordvectors import word_vectors
from workbench.text import segment


def linked_views(rows: Sequence[tuple[str, str]], source: str, target: str) -> list[PairView]:
    """A view of each row of texts, linked, parsed and read for gaps."""
    pairs = [
        SegmentPair(str(n), segment(a, source), segment(b, target))
        for n, (a, b) in enumerate(rows)
    ]
    alignments = align_words(pairs, cache=False)
    parses = []
    for code, at in ((source, 0), (target, 1)):
        found = parser(code)
        assert found is not None
        parses.append(found.parse([row[at] for row in rows], cache=False))
    views = [PairView(a, s, t) for a, s, t in zip(alignments, *parses, strict=True)]
    for view, (alignment, vectors) in zip(
        views, word_vectors(alignments, cache=False), strict=True
    ):
        view.lacks = read_gaps(alignment.pair, vectors)
    return views
