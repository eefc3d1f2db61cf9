"""One segment pair as the checks see it: words, links, parses and what stands before."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from workbench.encode.parse import Parse, ParsedWord, content_heads
from workbench.languages import Language, language_of
from workbench.languages.cues import Cues, cues
from workbench.model import (
    Segment,
    SegmentPair,
    Side,
    Span,
    WordAlignment,
    WordLink,
)
from workbench.reading.succession import Succession, succession

if TYPE_CHECKING:
    from workbench.encode.protocols import FloatArray
    from workbench.reading.reader import Reading

__all__ = ["SIDES", "PairView", "other"]

SIDES: tuple[Side, Side] = ("source", "target")
# Of the links in faithful pairs 1 % are less similar, of those in unrelated pairs a sixth.
FAINT = 0.2
# how near a word without a link must be to a copied word to be what the copy explains
GLOSSED = 0.35
_CONTENT_POS = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM"})


class PairView:
    """A segment pair with its word links and, where there are any, its parses.

    Parameters
    ----------
    alignment : WordAlignment
    source_parse, target_parse : Parse or None
        None where no parser is installed for the language.
    before : tuple of (Parse or None, Parse or None)
        What stands just before each side, parsed, for what refers back.

    Attributes
    ----------
    read : Reading or None
        What the difference reader makes of the pair; see :mod:`workbench.reading.reader`.
    lacks : two arrays or None
        Where each side reads as if a word were missing; see :mod:`workbench.reading.gaps`.
    renderings : dict
        What the same text has elsewhere for a lemma, by side; see
        :mod:`workbench.reading.renderings`.
    kept : dict
        What was found once; see :mod:`workbench.reading.once`.
    """

    def __init__(
        self,
        alignment: WordAlignment,
        source_parse: Parse | None = None,
        target_parse: Parse | None = None,
        before: tuple[Parse | None, Parse | None] = (None, None),
    ) -> None:
        self.alignment = alignment
        self.pair: SegmentPair = alignment.pair
        self._parses = {"source": source_parse, "target": target_parse}
        self._before = {"source": before[0], "target": before[1]}
        self.renderings: dict[Side, Mapping[str, tuple[str, ...]]] = {"source": {}, "target": {}}
        self.read: Reading | None = None
        self.lacks: tuple[FloatArray | None, FloatArray | None] = (None, None)
        self.kept: dict[tuple[Hashable, ...], object] = {}

    def segment(self, side: Side) -> Segment:
        return self.pair.source if side == "source" else self.pair.target

    def text(self, side: Side, index: int) -> str:
        return self.segment(side).tokens[index].text

    @cached_property
    def _lower(self) -> dict[Side, tuple[str, ...]]:
        return {side: tuple(t.text.lower() for t in self.segment(side).tokens) for side in SIDES}

    def lower(self, side: Side, index: int) -> str:
        return self._lower[side][index]

    def size(self, side: Side) -> int:
        return len(self.segment(side).tokens)

    def language(self, side: Side) -> Language:
        return language_of(self.segment(side).language)

    def cues(self, side: Side) -> Cues | None:
        return cues(self.segment(side).language)

    def before(self, side: Side) -> Parse | None:
        return self._before[side]

    @cached_property
    def _kept_links(self) -> tuple[WordLink, ...]:
        """The links of the aligner without the faint ones."""
        return tuple(k for k in self.alignment.links if not self._faint(k))

    @cached_property
    def _links(self) -> dict[Side, dict[int, dict[int, float]]]:
        out: dict[Side, dict[int, dict[int, float]]] = {"source": {}, "target": {}}
        for link in self._kept_links:
            out["source"].setdefault(link.source, {})[link.target] = link.score
            out["target"].setdefault(link.target, {})[link.source] = link.score
        return out

    @cached_property
    def _copies(self) -> dict[Side, frozenset[int]]:
        """For each side the words of the other that it has letter for letter."""
        same = [k for k in self.alignment.links
                if self.text("source", k.source).casefold()
                == self.text("target", k.target).casefold()]
        return {"source": frozenset(k.target for k in same),
                "target": frozenset(k.source for k in same)}

    @cached_property
    def _unlinked(self) -> dict[Side, dict[int, tuple[int | None, float, str]]]:
        out: dict[Side, dict[int, tuple[int | None, float, str]]] = {"source": {}, "target": {}}
        for link in sorted(self.alignment.links, key=lambda k: k.similarity):
            if self._faint(link):  # the nearest of several comes last and stays
                out["source"][link.source] = (link.target, link.similarity, "no counterpart")
                out["target"][link.target] = (link.source, link.similarity, "no counterpart")
        for u in self.alignment.unlinked:
            out[u.side][u.index] = (u.best_index, u.best_similarity, u.reason)
        return out

    def _faint(self, link: WordLink) -> bool:
        """Whether a link joins words that only their places bring together.

        The aligner takes the segments for translations and links what is left over; where
        they are not, words are linked that have nothing in common.
        """
        a, b = self.text("source", link.source), self.text("target", link.target)
        return link.similarity < FAINT and a.casefold() != b.casefold()

    def link_similarity(self, side: Side, index: int) -> float:
        """Similarity of a token to the nearest that answers it; of an unlinked one, to any."""
        found = self._similarity[side].get(index)
        return self.nearest(side, index)[1] if found is None else found

    @cached_property
    def _similarity(self) -> dict[Side, dict[int, float]]:
        """For each token with a link the similarity of the nearest that answers it."""
        out: dict[Side, dict[int, float]] = {"source": {}, "target": {}}
        for link in self._kept_links:
            for held, i in ((out["source"], link.source), (out["target"], link.target)):
                held[i] = max(link.similarity, held.get(i, link.similarity))
        return out

    @cached_property
    def _answers(self) -> dict[Side, dict[int, tuple[int, ...]]]:
        return {side: {i: tuple(sorted(found, key=lambda j: (-found[j], j)))
                       for i, found in self._links[side].items()} for side in SIDES}

    def counterparts(self, side: Side, index: int) -> tuple[int, ...]:
        """Tokens of the other side that answer this one, the surest first."""
        return self._answers[side].get(index, ())

    def glossed(self, side: Side, index: int) -> bool:
        """Whether a text says a word's meaning once more in the other text's own words.

        The copy takes the link then, and the word that it explains would seem to be missing.
        """
        best, similarity = self.nearest(side, index)
        return similarity >= GLOSSED and best in self._copies[side]

    def link_score(self, side: Side, index: int) -> float:
        """Score of the surest link of a token; 0 where it has none."""
        return max(self._links[side].get(index, {}).values(), default=0.0)

    def nearest(self, side: Side, index: int) -> tuple[int | None, float]:
        """The nearest word of the other side of an unlinked token, and how near it is."""
        best, similarity, _ = self._unlinked[side].get(index, (None, 1.0, ""))
        return best, similarity

    def reading(self, side: Side) -> tuple[float, ...]:
        """For each token the difference reader's probability; -1 where it was not asked."""
        if self.read is None:
            return (-1.0,) * self.size(side)
        return self.read.source if side == "source" else self.read.target

    @property
    def reading_pair(self) -> float:
        """The difference reader's probability for the pair; -1 where it was not asked."""
        return -1.0 if self.read is None else self.read.pair

    def parse(self, side: Side) -> Parse | None:
        return self._parses[side]

    @cached_property
    def _words(self) -> dict[Side, tuple[int, ...]]:
        """For each token the index of the parsed word that it overlaps, or -1."""
        out: dict[Side, tuple[int, ...]] = {}
        for side in SIDES:
            parse = self._parses[side]
            tokens = self.segment(side).tokens
            found = [-1] * len(tokens)
            if parse is not None:
                k = 0
                for i, token in enumerate(tokens):
                    while k < len(parse.words) and parse.words[k].end <= token.start:
                        k += 1
                    best = 0
                    for m in range(k, len(parse.words)):
                        word = parse.words[m]
                        if word.start >= token.end:
                            break
                        overlap = min(word.end, token.end) - max(word.start, token.start)
                        # The last of several pieces is the head of a hyphenated word.
                        if overlap >= best:
                            best, found[i] = overlap, m
            out[side] = tuple(found)
        return out

    def place(self, side: Side, index: int) -> int:
        """Which of the parsed words stands under a token; -1 where there is none."""
        return self._words[side][index]

    @cached_property
    def rows(self) -> dict[Side, tuple[Succession, list[int]] | None]:
        """Each side as a row of classes of words, where their succession is known."""
        out: dict[Side, tuple[Succession, list[int]] | None] = {}
        for side in SIDES:
            model, parse = succession(self.segment(side).language), self._parses[side]
            out[side] = (model, model.row(parse.words)) if model and parse else None
        return out

    def word(self, side: Side, index: int) -> ParsedWord | None:
        """The parsed word under a token, or None."""
        parse, place = self._parses[side], self._words[side][index]
        return parse.words[place] if parse is not None and place >= 0 else None

    def pos(self, side: Side, index: int) -> str:
        word = self.word(side, index)
        return word.pos if word else ""

    def lemma(self, side: Side, index: int) -> str:
        word = self.word(side, index)
        return (word.lemma if word else self.text(side, index)).lower()

    @cached_property
    def _heads(self) -> dict[Side, tuple[int | None, ...]]:
        out: dict[Side, tuple[int | None, ...]] = {}
        for side in SIDES:
            parse = self._parses[side]
            words = self._words[side]
            if parse is None:
                out[side] = (None,) * len(words)
                continue
            heads = content_heads(parse)
            token_of: dict[int, int] = {}
            for i, k in enumerate(words):
                if k >= 0:
                    token_of.setdefault(k, i)
            row: list[int | None] = []
            for i, k in enumerate(words):
                above = heads[k] if k >= 0 else -1
                while above >= 0 and (token_of.get(above) is None or token_of[above] == i):
                    above = heads[above]
                row.append(token_of[above] if above >= 0 else None)
            out[side] = tuple(row)
        return out

    def head(self, side: Side, index: int) -> int | None:
        """The token that governs this one, function words passed over; None for a root."""
        return self._heads[side][index]

    @cached_property
    def _children(self) -> dict[Side, dict[int, tuple[int, ...]]]:
        out: dict[Side, dict[int, tuple[int, ...]]] = {}
        for side in SIDES:
            below: dict[int, list[int]] = {}
            for k, head in enumerate(self._heads[side]):
                if head is not None:
                    below.setdefault(head, []).append(k)
            out[side] = {head: tuple(found) for head, found in below.items()}
        return out

    def children(self, side: Side, index: int) -> tuple[int, ...]:
        """The tokens that a token governs, function words passed over, in order."""
        return self._children[side].get(index, ())

    def ancestors(self, side: Side, index: int) -> tuple[int, ...]:
        """The governors of a token, the nearest first."""
        out: list[int] = []
        above = self.head(side, index)
        while above is not None and above not in out and above != index:
            out.append(above)
            above = self.head(side, above)
        return tuple(out)

    @cached_property
    def _content(self) -> dict[Side, tuple[bool, ...]]:
        out: dict[Side, tuple[bool, ...]] = {}
        for side in SIDES:
            filling = self._filling(side)
            known = language_of(self.segment(side).language)
            closed = known.closed.function_words
            row = []
            for i, token in enumerate(self.segment(side).tokens):
                low = token.text.lower().replace("’", "'")
                title = low.endswith(".") and low.rstrip(".") in known.writing.titles
                if token.kind == "punct" or low in closed or title or i in filling:
                    row.append(False)
                    continue
                pos = self.pos(side, i)
                row.append(token.kind == "number" or not pos or pos in _CONTENT_POS or pos == "X")
            out[side] = tuple(row)
        return out

    def _filling(self, side: Side) -> set[int]:
        """Tokens of phrases that only order the discourse or relate what stands around them."""
        known = self.cues(side)
        merged = known.merged if known else {}
        low = [t.text.lower().replace("’", "'") for t in self.segment(side).tokens]
        out: set[int] = set()
        for phrase in known.fillers if known else ():
            words = phrase.split()
            if len(words) > 1 and words[0] not in low:
                continue  # most are not there
            for i in range(len(low) - len(words) + 1):
                here = low[i : i + len(words)]
                if [*here[:-1], merged.get(here[-1], here[-1])] == words:
                    out |= set(range(i, i + len(words)))
        return out

    def content(self, side: Side, index: int) -> bool:
        """Whether a token carries content: not punctuation, not a function word."""
        return self._content[side][index]

    @cached_property
    def _content_tokens(self) -> dict[Side, tuple[int, ...]]:
        return {side: tuple(i for i, yes in enumerate(self._content[side]) if yes)
                for side in SIDES}

    def content_tokens(self, side: Side) -> tuple[int, ...]:
        return self._content_tokens[side]

    def sentence_initial(self, side: Side, index: int) -> bool:
        """Whether a token opens the segment or follows a full stop, a colon or a quote."""
        for k in range(index - 1, -1, -1):
            token = self.segment(side).tokens[k]
            if token.kind == "punct" and token.text not in {",", ";", "-", "(", ")"}:
                return True
            if token.kind != "punct":
                return False
        return True

    def phrase(self, side: Side, indexes: Iterable[int]) -> str:
        """The text from the first to the last of some tokens, as it stands."""
        places = sorted(indexes)
        tokens = self.segment(side).tokens
        stretch = self.segment(side).text[tokens[places[0]].start : tokens[places[-1]].end]
        return " ".join(stretch.split())

    def marks(self, side: Side, indexes: Iterable[int]) -> tuple[Span, ...]:
        """Character spans in the segment's text of some tokens, neighbours joined."""
        tokens = self.segment(side).tokens
        spans: list[Span] = []
        for i in sorted(set(indexes)):
            start, end = tokens[i].span
            if spans and not self.segment(side).text[spans[-1][1] : start].strip():
                spans[-1] = (spans[-1][0], end)
            else:
                spans.append((start, end))
        return tuple(spans)


def other(side: Side) -> Side:
    """The other side."""
    return "target" if side == "source" else "source"
