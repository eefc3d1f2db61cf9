"""A concordance: its hits, and what they are translated as."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from workbench.exchange.files import one_line
from workbench.model import SIDES, Side, Span
from workbench.results import Result

__all__ = ["Concordance", "Hit", "Rendering", "with_marks"]

NOTHING, NO_PASSAGE = "no counterpart", "no passage"


@dataclass(frozen=True, slots=True)
class Hit:
    """One occurrence of the word, and what answers it.

    Attributes
    ----------
    pair : str
        The two texts.
    side : {"source", "target"}
        Where the word stands.
    link, sentence : str
        Ids of the passage and of the sentence.
    language, other_language : str
        Of the side with the word, and of the other.
    left, keyword, right : str
        The word as it is written and its context, on one line.
    counterpart : str
        The words that answer it, with ``…`` where they do not stand together; empty where
        there are none.
    rendering : str
        The counterpart as it is counted: its lemmas without function words, or its words in
        lower case where no parser for the language is installed. ``no counterpart`` where the
        passage has no answer for it, ``no passage`` where there is no passage that could.
    passage : str
        The whole passage on the other side, as it stands.
    marks : tuple of tuple of int
        Where the counterpart stands in ``passage``.
    score : float or None
        Mean score of its word links, in [0, 1].
    """

    pair: str
    side: Side
    link: str
    sentence: str
    language: str
    other_language: str
    left: str
    keyword: str
    right: str
    counterpart: str
    rendering: str
    passage: str
    marks: tuple[Span, ...] = ()
    score: float | None = None

    def marked(self, before: str = "[", after: str = "]") -> str:
        """The passage on one line, with the counterpart between two marks."""
        return one_line(with_marks(self.passage, self.marks, before, after))


@dataclass(frozen=True, slots=True)
class Rendering:
    """One way in which the word is translated: how often, and in which forms."""

    side: Side
    rendering: str
    count: int
    share: float
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Concordance(Result):
    """Every occurrence of a word in one or more pairs.

    Attributes
    ----------
    word : str
        As it was asked for.
    hits : tuple of Hit
        Pair by pair, in reading order; the source before the target.
    remarks : tuple of str
        How forms were found, and what was searched.
    """

    word: str
    hits: tuple[Hit, ...]
    remarks: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(self.hits)

    @property
    def renderings(self) -> tuple[Rendering, ...]:
        """What the word is translated as, side by side, the most frequent first."""
        out: list[Rendering] = []
        for side in SIDES:
            here = [h for h in self.hits if h.side == side]
            forms: dict[str, Counter[str]] = defaultdict(Counter)
            for hit in here:
                forms[hit.rendering].update([hit.counterpart] if hit.counterpart else ())
            counts = Counter(h.rendering for h in here)
            out += [Rendering(side, name, n, n / len(here),
                              tuple(form for form, _ in forms[name].most_common()))
                    for name, n in counts.most_common()]
        return tuple(out)

    def rows(self) -> list[dict[str, object]]:
        return [
            {"pair": h.pair, "side": h.side, "link": h.link, "sentence": h.sentence,
             "left": h.left, "keyword": h.keyword, "right": h.right,
             "counterpart": h.counterpart, "rendering": h.rendering, "score": h.score,
             "passage": one_line(h.passage)}
            for h in self.hits
        ]

    @property
    def notes(self) -> tuple[str, ...]:
        if not self.hits:
            return (f"“{self.word}” was not found.", *self.remarks)
        lines = []
        for side, name in (("source", "original"), ("target", "translation")):
            here = [h for h in self.hits if h.side == side]
            if here:
                pairs = len({h.pair for h in here})
                where = f" of {pairs} pairs" if pairs > 1 else ""
                told = ", ".join(f"{r.rendering} ({r.count})" for r in self.renderings
                                 if r.side == side)
                verb = "translated as" if side == "source" else "answers"
                lines.append(f"“{self.word}” stands {_times(len(here))} in the {name}{where}; "
                             f"{verb}: {told}.")
        return (*lines, *self.remarks)


def with_marks(
    text: str, marks: Sequence[Span], before: str, after: str, kept: Callable[[str], str] = str
) -> str:
    """A text with *before* and *after* around the marked stretches; *kept* escapes the rest."""
    out, last = [], 0
    for start, end in marks:
        out += [kept(text[last:start]), before, kept(text[start:end]), after]
        last = end
    return "".join((*out, kept(text[last:])))


def _times(n: int) -> str:
    return "once" if n == 1 else f"{n} times"
