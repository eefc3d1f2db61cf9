"""Word links: which words of a segment pair answer each other, and which have no answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from workbench.model.text import Segment, SegmentPair, Side, facing
from workbench.results import Result

if TYPE_CHECKING:
    import pandas

__all__ = ["UnlinkedWord", "WordAlignment", "WordLink"]


_Answers: TypeAlias = dict[Side, dict[int, list[str]]]


@dataclass(frozen=True, slots=True)
class WordLink:
    """Two words that answer each other.

    ``source`` and ``target`` are indexes into the tokens of the two segments; ``score`` in
    [0, 1] is how likely the link is to be right, if the segments are translations at all;
    ``similarity`` is the cosine of the two words' centred vectors, in [-1, 1].
    """

    source: int
    target: int
    score: float
    similarity: float = 1.0


@dataclass(frozen=True, slots=True)
class UnlinkedWord:
    """A word without a link, and why.

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
        ``function word``, ``no counterpart``, ``punctuation``, or ``beyond the window``: the
        pair is so long that the word was not compared with all of the other side.
    absorbed : int or None
        For a function word, the linked word of its own side that it belongs to.
    """

    side: Side
    index: int
    best_index: int | None
    best_similarity: float
    reason: str
    absorbed: int | None = None


@dataclass(frozen=True, slots=True)
class WordAlignment(Result):
    """The word links of one segment pair.

    ``unlinked`` holds every token of either side that has no link. :meth:`to_frame` has a
    row a link, :meth:`unlinked_frame` a row an unlinked word with its reason in a sentence.
    """

    pair: SegmentPair
    links: tuple[WordLink, ...]
    unlinked: tuple[UnlinkedWord, ...]
    method: str

    @property
    def id(self) -> str:
        return self.pair.id

    def segment(self, side: Side) -> Segment:
        """The segment on a side."""
        return self.pair.segment(side)

    def rows(self) -> list[dict[str, object]]:
        source, target = self.pair.source.tokens, self.pair.target.tokens
        return [
            {"link": self.id, "source_index": k.source, "source": source[k.source].text,
             "source_start": source[k.source].start, "source_end": source[k.source].end,
             "target_index": k.target, "target": target[k.target].text,
             "target_start": target[k.target].start, "target_end": target[k.target].end,
             "score": k.score, "similarity": k.similarity}
            for k in self.links
        ]

    def unlinked_rows(self) -> list[dict[str, object]]:
        """The unlinked words as records; offsets are into the text of the segment."""
        out: list[dict[str, object]] = []
        answers = self._answers()
        for word in self.unlinked:
            token = self.segment(word.side).tokens[word.index]
            out.append({
                "link": self.id, "side": word.side, "index": word.index, "word": token.text,
                "start": token.start, "end": token.end, "reason": word.reason,
                "nearest": self._nearest(word) or "", "similarity": word.best_similarity,
                "explanation": self._explained(word, answers),
            })
        return out

    def unlinked_frame(self) -> pandas.DataFrame:
        """The unlinked words as a :class:`pandas.DataFrame`, one row a word."""
        import pandas as pd

        return pd.DataFrame(self.unlinked_rows())

    def explain(self, word: UnlinkedWord) -> str:
        """Say in a sentence why a word has no link."""
        return self._explained(word, self._answers())

    def _explained(self, word: UnlinkedWord, answers: _Answers) -> str:
        here = self.segment(word.side).tokens
        name = f"“{here[word.index].text}”"
        if word.reason == "punctuation":
            return f"{name} is punctuation without a counterpart."
        if word.reason == "function word":
            if word.absorbed is None:
                return f"{name} is a function word without a counterpart of its own."
            taken = " ".join(answers[word.side].get(word.absorbed, ()))
            return (f"{name} is a function word that belongs to “{here[word.absorbed].text}”, "
                    f"which answers “{taken}”.")
        nearest = self._nearest(word)
        if nearest is None or word.best_index is None:
            near = "the other side has no word"
        else:
            taken = " ".join(answers[facing(word.side)].get(word.best_index, ()))
            near = (f"the nearest word is “{nearest}” (similarity {word.best_similarity:.2f}), "
                    + (f"which answers “{taken}”" if taken else "which has no link either"))
        if word.reason == "beyond the window":
            return (f"{name} was not compared with the whole of the other side, which is too "
                    f"long; of what was compared, {near}.")
        return f"{name} has no counterpart; {near}."

    def _nearest(self, word: UnlinkedWord) -> str | None:
        there = self.segment(facing(word.side)).tokens
        return None if word.best_index is None else there[word.best_index].text

    def _answers(self) -> _Answers:
        """The words that each linked word is linked to, in the order of their text."""
        source, target = self.pair.source.tokens, self.pair.target.tokens
        out: _Answers = {"source": {}, "target": {}}
        for k in self.links:
            out["source"].setdefault(k.source, []).append(target[k.target].text)
            out["target"].setdefault(k.target, []).append(source[k.source].text)
        return out

    @property
    def notes(self) -> tuple[str, ...]:
        lost = [u for u in self.unlinked if u.reason == "no counterpart"]
        beyond = [u for u in self.unlinked if u.reason == "beyond the window"]
        lines = [
            f"{len(self.links)} word links ({self.method}); {len(lost)} content words without "
            "a counterpart."
        ]
        if beyond:
            lines.append(f"The pair is so long that {len(beyond)} unlinked words were not "
                         "compared with all of the other side.")
        return tuple(lines)
