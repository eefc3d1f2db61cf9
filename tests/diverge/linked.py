"""Pairs whose words the project's own aligner links, for rates over many sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from workbench.align import align_words
from workbench.diverge import Finding, PairView
from workbench.encode.parse import parser
from workbench.model import SegmentPair
from workbench.reading.gaps import read_gaps
from workbench.reading.wordvectors import word_vectors
from workbench.text import segment

Find = Callable[[PairView], list[Finding]]


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


def both_ways(rows: Iterable[tuple[str, str]]) -> list[PairView]:
    """French-English rows in both directions: first as given, then exchanged."""
    rows = list(rows)
    return [
        *linked_views(rows, "fr", "en"),
        *linked_views([(b, a) for a, b in rows], "en", "fr"),
    ]


def grave(view: PairView, find: Find, kinds: Iterable[str] = ()) -> list[Finding]:
    """What a check finds at major or above, of some kinds only where they are given."""
    wanted = set(kinds)
    return [f for f in find(view) if f.stakes != "minor" and f.strength >= 0.5
            and (not wanted or f.kind in wanted)]


def missed(views: Iterable[PairView], find: Find, kinds: Iterable[str] = ()) -> list[str]:
    """The targets of the views in which a check finds nothing grave."""
    return [v.pair.target.text for v in views if not grave(v, find, kinds)]


def alarmed(views: Iterable[PairView], find: Find, kinds: Iterable[str] = ()) -> list[str]:
    """The targets of the views in which a check finds something grave, with its evidence."""
    return [f"{v.pair.source.text} | {v.pair.target.text}: {found[0].evidence.render()}"
            for v in views if (found := grave(v, find, kinds))]
