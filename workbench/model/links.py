"""Links: which sentences answer each other, and the bitext that holds them with the words."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Literal

from workbench.model.text import SIDES, Document, Side, Span, index_of
from workbench.model.words import UnlinkedWord, WordAlignment, WordLink
from workbench.results import Result

__all__ = ["Bitext", "Link", "LinkKind", "Signature", "UnlinkedWord", "WordAlignment", "WordLink"]

LinkKind = Literal["1-1", "1-2", "2-1", "n-m", "added", "omitted"]


@dataclass(frozen=True, slots=True)
class Link:
    """Which sentences answer which.

    Attributes
    ----------
    id : str
    source, target : tuple of str
        Sentence ids in reading order, contiguous on each side. Empty on one side for an
        added or omitted sentence.
    kind : {"1-1", "1-2", "2-1", "n-m", "added", "omitted"}
        ``1-2`` and ``2-1`` name one sentence cut in two or two made one; every other
        bead with more than one sentence on a side is ``n-m``.
    similarity : float or None
        Cosine of the two sides' vectors; None where a side is empty.
    confidence : float
        In [0, 1]: how likely the link is to be right.
    moved : bool
        Whether the link crosses its neighbours.
    repeats : tuple of str
        Ids of the sentences *on the other side* that this one renders a second time.
    """

    id: str
    source: tuple[str, ...]
    target: tuple[str, ...]
    kind: LinkKind
    similarity: float | None
    confidence: float
    moved: bool = False
    repeats: tuple[str, ...] = ()

    @property
    def linked(self) -> bool:
        return bool(self.source) and bool(self.target)

    def ids(self, side: Side) -> tuple[str, ...]:
        """The ids of its sentences on a side."""
        return self.source if side == "source" else self.target


@dataclass(frozen=True, slots=True)
class Signature:
    """What a result was made with, in the manner of sacreBLEU's signatures.

    ``items`` are name and value pairs in a fixed order; ``str`` joins them:
    ``workbench:0.1.0|sentences:use-m3|...``.
    """

    items: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        return "|".join(f"{name}:{value}" for name, value in self.items)

    def with_items(self, **items: str) -> Signature:
        return Signature(self.items + tuple(items.items()))


@dataclass(frozen=True, slots=True)
class Bitext(Result):
    """Two documents and the links between their sentences.

    Attributes
    ----------
    source, target : Document
    links : tuple of Link
        In the order of the target text where a link has one; omitted source sentences
        stand after their predecessor. Every sentence is in exactly one link.
    words : tuple of WordAlignment
        One for each two-sided link, in the links' order; empty until words are aligned.
    """

    source: Document
    target: Document
    links: tuple[Link, ...]
    words: tuple[WordAlignment, ...] = ()
    signature: Signature = field(default_factory=Signature)
    remarks: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(self.links)

    def document(self, side: Side) -> Document:
        """The document on a side."""
        return self.source if side == "source" else self.target

    def find(self, link_id: str) -> Link | None:
        """The link with this id, if there is one."""
        index = index_of(link_id)
        found = self.links[index] if 0 <= index < len(self.links) else None
        return found if found is not None and found.id == link_id else None

    def link(self, link_id: str) -> Link:
        """Return the link with this id. Raises ``KeyError`` where there is none."""
        found = self.find(link_id)
        if found is None:
            raise KeyError(link_id)
        return found

    def span(self, link: Link, side: Side) -> Span | None:
        """The characters of the document that the link covers on a side, if any."""
        ids, document = link.ids(side), self.document(side)
        if not ids:
            return None
        return (document.sentence(ids[0]).start, document.sentence(ids[-1]).end)

    def text(self, link: Link, side: Side) -> str:
        """The text that the link covers on a side; empty where it covers none."""
        span = self.span(link, side)
        return self.document(side).text[slice(*span)] if span else ""

    def coverage(self) -> dict[Side, dict[str, int]]:
        """Sentences on each side: total, linked, without counterpart, moved, repeating."""
        out: dict[Side, dict[str, int]] = {}
        for side in SIDES:
            counts = {"total": len(self.document(side)), "linked": 0, "unlinked": 0, "moved": 0,
                      "repeats": 0}
            for link in self.links:
                n = len(link.ids(side))
                counts["linked" if link.linked else "unlinked"] += n
                counts["moved"] += n if link.moved else 0
                counts["repeats"] += n if link.repeats else 0
            out[side] = counts
        return out

    def rows(self) -> list[dict[str, object]]:
        return [
            {"id": k.id, "kind": k.kind, "moved": k.moved, "similarity": k.similarity,
             "confidence": k.confidence, "source_ids": " ".join(k.source),
             "target_ids": " ".join(k.target), "repeats": " ".join(k.repeats),
             "source": self.text(k, "source"), "target": self.text(k, "target")}
            for k in self.links
        ]

    @property
    def notes(self) -> tuple[str, ...]:
        cover = self.coverage()
        kinds = Counter(k.kind for k in self.links)
        lines = [
            f"Source: {cover['source']['linked']} of {cover['source']['total']} sentences have a "
            f"counterpart, {cover['source']['unlinked']} do not.",
            f"Target: {cover['target']['linked']} of {cover['target']['total']} sentences have a "
            f"counterpart, {cover['target']['unlinked']} do not; "
            f"{cover['target']['moved']} stand elsewhere than in the source.",
            "Links: " + ", ".join(f"{n} {kind}" for kind, n in sorted(kinds.items())) + ".",
        ]
        return (*lines, *self.remarks)
