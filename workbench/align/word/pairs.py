"""From links to the pairs of text that words are aligned in."""

from __future__ import annotations

from workbench.given import checked
from workbench.model import Bitext, SegmentPair
from workbench.text import segment

__all__ = ["segment_pairs"]


@checked
def segment_pairs(bitext: Bitext) -> tuple[SegmentPair, ...]:
    """Return one :class:`~workbench.model.SegmentPair` for each two-sided link, in link order.

    The text of a side is the document from the first to the last sentence of the link, blanks
    and line breaks between them included, so that ``offset`` plus a token's position is a
    position in the document.
    """
    pairs = []
    for link in bitext.links:
        source, target = bitext.span(link, "source"), bitext.span(link, "target")
        if source is None or target is None:
            continue
        pairs.append(SegmentPair(
            link.id,
            segment(bitext.text(link, "source"), bitext.source.language, source[0]),
            segment(bitext.text(link, "target"), bitext.target.language, target[0]),
        ))
    return tuple(pairs)
