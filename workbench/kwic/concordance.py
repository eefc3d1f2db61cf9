"""A concordance: its hits, what they are translated as, and how it shows itself."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from workbench.exchange.files import one_line
from workbench.model import Side, Span
from workbench.results import Result

__all__ = ["Concordance", "Hit", "Rendering"]

NOTHING, NO_PASSAGE = "no counterpart", "no passage"

_SHOWN = 100


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
        return one_line(_with_marks(self.passage, self.marks, before, after))


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
        sides: tuple[Side, Side] = ("source", "target")
        for side in sides:
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

    def _repr_html_(self) -> str:
        counted = _table(
            "Translated as", ("Side", "Rendering", "Count", "Share", "Forms"),
            [(r.side, Markup("<b>{}</b>").format(r.rendering), str(r.count),
              f"{100 * r.share:.0f}\u202f%", ", ".join(r.forms)) for r in self.renderings])
        several = len({h.pair for h in self.hits}) > 1
        rows = [
            (Markup("{} {}").format(h.pair, h.link) if several else h.link,
             Markup('<span lang="{}">{}</span>').format(h.language, h.left),
             Markup('<b lang="{}">{}</b>').format(h.language, h.keyword),
             Markup('<span lang="{}">{}</span>').format(h.language, h.right),
             Markup('<span lang="{}">{}</span>').format(h.other_language, Markup(_with_marks(
                 h.passage, h.marks, "<mark>", "</mark>", html=True))) if h.passage
             else h.rendering)
            for h in self.hits[:_SHOWN]]
        cut = f" The first {_SHOWN} of {len(self.hits)}." if len(self.hits) > _SHOWN else ""
        hits = _table(f"{' '.join(self.notes)}{cut}",
                      ("Passage", "Before", "Word", "After", "Aligned passage"), rows, kwic=True)
        return f"<div>{hits}{counted}</div>" if self.hits else f"<p>{escape(self.notes[0])}</p>"


def _with_marks(
    text: str, marks: Sequence[Span], before: str, after: str, *, html: bool = False
) -> str:
    out, last = [], 0

    def kept(piece: str) -> str:
        return str(escape(piece)) if html else piece

    for start, end in marks:
        out += [kept(text[last:start]), before, kept(text[start:end]), after]
        last = end
    return "".join((*out, kept(text[last:])))


def _table(
    caption: str, head: Sequence[str], rows: Sequence[Sequence[str]], *, kwic: bool = False
) -> Markup:
    """A table whose cells say on which side they lean, since a notebook's own style does not."""
    def cell(column: int, text: str) -> Markup:
        align = "right" if kwic and column == 1 else "left"
        shape = ("nowrap" if column in (0, 2) else "normal") if kwic else "normal"
        width = ";min-width:15em" if kwic and column in (1, 3) else ""
        tag, scope = ("th", Markup(' scope="row"')) if column == 0 else ("td", "")
        style = f"text-align:{align};vertical-align:top;white-space:{shape}{width}"
        return Markup('<{}{} style="{}"><bdi>{}</bdi></{}>').format(tag, scope, style, text, tag)

    body = Markup("").join(
        Markup("<tr>{}</tr>").format(Markup("").join(cell(i, c) for i, c in enumerate(row)))
        for row in rows)
    names = Markup("").join(
        Markup('<th scope="col" style="text-align:left">{}</th>').format(n) for n in head)
    return Markup('<table><caption style="text-align:left">{}</caption><thead><tr>{}</tr></thead>'
                  '<tbody>{}</tbody></table>').format(caption, names, body)


def _times(n: int) -> str:
    return "once" if n == 1 else f"{n} times"
