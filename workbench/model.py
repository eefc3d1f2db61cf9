"""The values that everything else makes, passes on and shows.

All are frozen and slotted; sequences are tuples. Source and target are roles, not
positions. Positions are character offsets, half open ``[start, end)``:

- of a :class:`Sentence` and a :class:`Block`, into ``Document.text``;
- of a :class:`Token`, into the text of the :class:`Segment` (or sentence) that holds it;
- of a :class:`Divergence` in an :class:`Analysis`, into the two documents' texts.

Identifiers are strings that survive a save and a reload: ``s12`` is the thirteenth
sentence of the source, ``t12`` of the target, ``L7`` the eighth link, ``D3`` the fourth
divergence.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from workbench.results import Result

__all__ = [
    "Analysis",
    "Bitext",
    "Block",
    "Divergence",
    "Document",
    "DocumentScore",
    "Interval",
    "Link",
    "LinkKind",
    "LinkScore",
    "Metric",
    "Segment",
    "SegmentPair",
    "Sentence",
    "Severity",
    "Side",
    "Signature",
    "Span",
    "Token",
    "UnlinkedWord",
    "WordAlignment",
    "WordLink",
]

Side = Literal["source", "target"]
Severity = Literal["minor", "major", "critical"]
LinkKind = Literal["1-1", "1-2", "2-1", "n-m", "added", "omitted"]
Span = tuple[int, int]

SEVERITIES: tuple[Severity, ...] = ("minor", "major", "critical")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a number or a punctuation mark, with its place.

    Attributes
    ----------
    text : str
        The characters themselves, never normalised.
    start, end : int
        Character offsets into the text that was tokenised.
    kind : {"word", "number", "punct"}
    """

    text: str
    start: int
    end: int
    kind: Literal["word", "number", "punct"] = "word"

    @property
    def span(self) -> Span:
        return (self.start, self.end)


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading or piece of matter around the text.

    Attributes
    ----------
    kind : {"paragraph", "heading", "item", "furniture"}
        ``item`` is a list item or verse line; ``furniture`` is matter around the text
        (a byline, a photo credit, a link line) that is shown but not aligned.
    start, end : int
        Character offsets into ``Document.text``.
    level : int
        1 to 6 for a heading, 0 otherwise.
    """

    kind: Literal["paragraph", "heading", "item", "furniture"]
    start: int
    end: int
    level: int = 0


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence in its place.

    Attributes
    ----------
    id : str
        Prefix of the role and the position, counted from 0: ``s0``, ``t41``.
    text : str
        ``Document.text[start:end]``, untouched.
    start, end : int
        Character offsets into ``Document.text``.
    block : int
        Index into ``Document.blocks``.
    heading : bool
        Whether the sentence is a heading.
    """

    id: str
    text: str
    start: int
    end: int
    block: int = 0
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Document(Result):
    """A text that has been read and cut into sentences.

    Attributes
    ----------
    id : str
        A name for people: the file's stem or the manifest's id.
    text : str
        The text as a reader meets it. For plain text this is the decoded file, character
        for character; for Markdown and HTML, what remains when the markup is gone.
    language : str
        ISO 639-1 code, ``fr``.
    sentences : tuple of Sentence
    blocks : tuple of Block
    title : str or None
    path : str or None
        Where it was read from, as given by the user.
    encoding : str or None
        The character encoding that was found, where bytes were read.
    raw_runs : tuple of (int, int, int)
        ``(start in text, start in the decoded file, length)`` of each stretch that was
        carried over unchanged; empty where text and file are the same.
    remarks : tuple of str
        What a reader should know: a guessed encoding or language, removed markup.
    """

    id: str
    text: str
    language: str
    sentences: tuple[Sentence, ...]
    blocks: tuple[Block, ...] = ()
    title: str | None = None
    path: str | None = None
    encoding: str | None = None
    raw_runs: tuple[tuple[int, int, int], ...] = ()
    remarks: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(self.sentences)

    def sentence(self, sentence_id: str) -> Sentence:
        """Return the sentence with this id. Raises ``KeyError`` where there is none."""
        index = _index(sentence_id)
        if 0 <= index < len(self.sentences) and self.sentences[index].id == sentence_id:
            return self.sentences[index]
        raise KeyError(sentence_id)

    def rows(self) -> list[dict[str, object]]:
        return [
            {"id": s.id, "block": s.block, "heading": s.heading, "start": s.start, "end": s.end,
             "text": s.text}
            for s in self.sentences
        ]

    @property
    def notes(self) -> tuple[str, ...]:
        blocks = sum(1 for b in self.blocks if b.kind != "furniture")
        count = f"{len(self)} sentences in {blocks} paragraphs and headings"
        lead = f"{self.id}: {count} ({self.language})."
        return (lead, *self.remarks)


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of one document that is compared as a whole: the sentences of one link.

    Attributes
    ----------
    text : str
    language : str
    tokens : tuple of Token
        Offsets are into ``text``.
    offset : int
        Where ``text`` begins in the document.
    """

    text: str
    language: str
    tokens: tuple[Token, ...]
    offset: int = 0

    def words(self) -> tuple[str, ...]:
        return tuple(t.text for t in self.tokens)


@dataclass(frozen=True, slots=True)
class SegmentPair:
    """The two sides of one link, ready for the word aligner and the checks.

    ``id`` is the id of the link (``L7``), or the row of a table of pairs.
    """

    id: str
    source: Segment
    target: Segment


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


@dataclass(frozen=True, slots=True)
class WordLink:
    """Two words that answer each other.

    ``source`` and ``target`` are indexes into the tokens of the two segments; ``score`` in
    [0, 1] is how likely the link is to be right.
    """

    source: int
    target: int
    score: float


@dataclass(frozen=True, slots=True)
class UnlinkedWord:
    """A word without a counterpart, and why.

    Attributes
    ----------
    side : {"source", "target"}
    index : int
        Into the tokens of that side.
    best_index : int or None
        The nearest word of the other side.
    best_similarity : float
        How near it is: cosine after centring, in [-1, 1].
    reason : str
        ``function word``, ``no counterpart`` or ``punctuation``.
    """

    side: Side
    index: int
    best_index: int | None
    best_similarity: float
    reason: str


@dataclass(frozen=True, slots=True)
class WordAlignment(Result):
    """The word links of one segment pair.

    ``unlinked`` holds every token of either side that has no link.
    """

    pair: SegmentPair
    links: tuple[WordLink, ...]
    unlinked: tuple[UnlinkedWord, ...]
    method: str

    @property
    def id(self) -> str:
        return self.pair.id

    def rows(self) -> list[dict[str, object]]:
        source, target = self.pair.source.tokens, self.pair.target.tokens
        return [
            {"link": self.id, "source_index": k.source, "source": source[k.source].text,
             "source_start": source[k.source].start, "target_index": k.target,
             "target": target[k.target].text, "target_start": target[k.target].start,
             "score": k.score}
            for k in self.links
        ]

    @property
    def notes(self) -> tuple[str, ...]:
        lost = [u for u in self.unlinked if u.reason == "no counterpart"]
        return (
            f"{len(self.links)} word links ({self.method}); {len(lost)} content words without "
            "a counterpart.",
        )


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

    def link(self, link_id: str) -> Link:
        """Return the link with this id. Raises ``KeyError`` where there is none."""
        index = _index(link_id)
        if 0 <= index < len(self.links) and self.links[index].id == link_id:
            return self.links[index]
        raise KeyError(link_id)

    def span(self, link: Link, side: Side) -> Span | None:
        """The characters of the document that the link covers on a side, if any."""
        ids = link.source if side == "source" else link.target
        if not ids:
            return None
        document = self.source if side == "source" else self.target
        return (document.sentence(ids[0]).start, document.sentence(ids[-1]).end)

    def text(self, link: Link, side: Side) -> str:
        """The text that the link covers on a side; empty where it covers none."""
        span = self.span(link, side)
        document = self.source if side == "source" else self.target
        return document.text[span[0] : span[1]] if span else ""

    def coverage(self) -> dict[Side, dict[str, int]]:
        """Sentences on each side: total, linked, without counterpart, moved, repeating."""
        out: dict[Side, dict[str, int]] = {}
        sides: tuple[Side, Side] = ("source", "target")
        for side in sides:
            counts = {"total": len(self.source if side == "source" else self.target),
                      "linked": 0, "unlinked": 0, "moved": 0, "repeats": 0}
            for link in self.links:
                n = len(link.source if side == "source" else link.target)
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


@dataclass(frozen=True, slots=True)
class Interval:
    """A figure with its bootstrap interval.

    ``low`` and ``high`` bound the central 95 % of the resampled figures; ``n`` is the
    number of segments that were resampled.
    """

    value: float
    low: float
    high: float
    n: int

    def __str__(self) -> str:
        return f"{self.value:.2f} [{self.low:.2f}, {self.high:.2f}]"


@dataclass(frozen=True, slots=True)
class LinkScore:
    """How faithful one two-sided link is, with the parts side by side.

    Attributes
    ----------
    id : str
        The link's id.
    fidelity : float
        In [0, 1]; 1 is a rendering in which no check finds a difference.
    p_divergent : float
        In [0, 1]: the estimated probability that a reader finds a difference in meaning.
    parts : tuple of (str, float or None)
        ``meaning``, ``source_covered``, ``target_covered``, ``numbers``, ``names``,
        ``polarity``, each in [0, 1], or None where it does not apply.
    """

    id: str
    fidelity: float
    p_divergent: float
    parts: tuple[tuple[str, float | None], ...] = ()

    def part(self, name: str) -> float | None:
        return dict(self.parts)[name]


@dataclass(frozen=True, slots=True)
class Metric:
    """A figure of a reference metric, with the signature that sacreBLEU gives it."""

    name: str
    value: float
    signature: str


@dataclass(frozen=True, slots=True)
class DocumentScore:
    """Fidelity of a whole translation.

    Attributes
    ----------
    fidelity : Interval
        Mean over the links, weighted by the length of their source, with its interval.
    coverage_source, coverage_target : float
        Share of the characters of each side that stand in two-sided links.
    parts : tuple of (str, Interval)
    metrics : tuple of Metric
        BLEU, chrF and TER where there is a reference or second version.
    """

    fidelity: Interval
    coverage_source: float
    coverage_target: float
    parts: tuple[tuple[str, Interval], ...] = ()
    metrics: tuple[Metric, ...] = ()


@dataclass(frozen=True, slots=True)
class Divergence:
    """A place where the translation says something else, with the evidence.

    Attributes
    ----------
    id : str
    kind : str
        A stable name of the taxonomy (``workbench.diverge.KINDS``).
    severity : {"minor", "major", "critical"}
    confidence : float
        In [0, 1].
    evidence : str
        One sentence a scholar can read.
    source_span, target_span : tuple of int or None
        The principal place on each side; None where a side has none.
    source_marks, target_marks : tuple of tuple of int
        Every stretch to be marked, where the place is not in one piece.
    link : str
        The id of the link, or of the row, that it was found in.
    """

    id: str
    kind: str
    severity: Severity
    confidence: float
    evidence: str
    source_span: Span | None = None
    target_span: Span | None = None
    source_marks: tuple[Span, ...] = ()
    target_marks: tuple[Span, ...] = ()
    link: str = ""


@dataclass(frozen=True, slots=True)
class Analysis(Result):
    """All of it: the links, the words, the scores and the divergences of a pair.

    ``divergences`` are ranked, the gravest first. ``skipped`` says, in sentences, which
    checks could not run and why.
    """

    bitext: Bitext
    scores: tuple[LinkScore, ...]
    document: DocumentScore
    divergences: tuple[Divergence, ...]
    signature: Signature = field(default_factory=Signature)
    skipped: tuple[str, ...] = ()

    def score(self, link_id: str) -> LinkScore | None:
        return next((s for s in self.scores if s.id == link_id), None)

    def at(self, link_id: str) -> tuple[Divergence, ...]:
        """The divergences found in one link, in rank order."""
        return tuple(d for d in self.divergences if d.link == link_id)

    def kinds(self) -> Mapping[str, int]:
        """Number of divergences of each kind, the most frequent first."""
        return dict(Counter(d.kind for d in self.divergences).most_common())

    def rows(self) -> list[dict[str, object]]:
        out: list[dict[str, object]] = []
        for d in self.divergences:
            source = self.bitext.source.text[slice(*d.source_span)] if d.source_span else ""
            target = self.bitext.target.text[slice(*d.target_span)] if d.target_span else ""
            out.append({"id": d.id, "kind": d.kind, "severity": d.severity,
                        "confidence": d.confidence, "link": d.link, "source": source,
                        "target": target, "evidence": d.evidence})
        return out

    def score_rows(self) -> list[dict[str, object]]:
        """One row a two-sided link: fidelity, p_divergent and the parts."""
        return [
            {"id": s.id, "fidelity": s.fidelity, "p_divergent": s.p_divergent, **dict(s.parts),
             "source": self.bitext.text(self.bitext.link(s.id), "source"),
             "target": self.bitext.text(self.bitext.link(s.id), "target")}
            for s in self.scores
        ]

    @property
    def notes(self) -> tuple[str, ...]:
        by_severity = Counter(d.severity for d in self.divergences)
        found = ", ".join(f"{by_severity[s]} {s}" for s in reversed(SEVERITIES) if by_severity[s])
        return (
            *self.bitext.notes,
            f"Fidelity {self.document.fidelity} (mean over {self.document.fidelity.n} links, 95 % "
            "bootstrap interval).",
            f"Divergences: {found or 'none found'}.",
            *self.skipped,
            f"Signature: {self.signature}",
        )


def _index(identifier: str) -> int:
    """The number in an id such as ``s12``; -1 where there is none."""
    digits = identifier[1:]
    return int(digits) if digits.isascii() and digits.isdigit() else -1
