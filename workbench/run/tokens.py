"""Scores of single words in a table of pairs, whose cells may hold whole pages.

A row whose sides have more than one sentence is aligned inside first; the words of each
linked pair are compared, and those of a sentence without a counterpart score high.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workbench.align import align, align_words
from workbench.exchange.tokens import TokenScores
from workbench.fidelity.tokens import ALONE, token_scores
from workbench.given import LanguageCode, checked
from workbench.model import Document, Segment, SegmentPair, Sentence, Side, Token, index_of
from workbench.run.analysis import views_of
from workbench.run.inputs import Rows, pairs_of
from workbench.text import check_length, split_sentences, tokenize, tokenize_blanks

__all__ = ["flag_tokens"]

_DIGITS = 4


@dataclass(frozen=True, slots=True)
class _Cell:
    """One side of a row: its tokens, and each sentence as its first token and the next one's."""

    text: str
    language: str
    tokens: tuple[Token, ...]
    sentences: tuple[tuple[int, int], ...]

    def segment(self, first: int, end: int) -> Segment:
        """The stretch from one token to before another."""
        tokens = self.tokens[first:end]
        start = tokens[0].start if tokens else 0
        return Segment(
            self.text[start : tokens[-1].end] if tokens else "", self.language,
            tuple(Token(t.text, t.start - start, t.end - start, t.kind) for t in tokens), start,
        )

    def document(self, side: Side) -> Document:
        found = [self.segment(*s) for s in self.sentences]
        return Document(
            side, self.text, self.language,
            tuple(Sentence(f"{side[0]}{n}", s.text, s.offset, s.offset + len(s.text))
                  for n, s in enumerate(found)),
        )


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Tokens ``source[0]`` to ``source[1]`` and those of the target that answer them."""

    row: int
    source: tuple[int, int]
    target: tuple[int, int]


@checked
def flag_tokens(
    rows: Rows,
    *,
    source_language: LanguageCode,
    target_language: LanguageCode,
    tokenized: bool = False,
    model: str | None = None,
    cache: bool = True,
) -> tuple[TokenScores, ...]:
    """Score each word of pairs of texts by how likely it is to differ in meaning.

    Parameters
    ----------
    rows : iterable of (str, str), or table
        As for :func:`workbench.score`: sentences, passages or whole pages. Where a side has
        several sentences the two are aligned first; the words of a sentence without a
        counterpart get a high score.
    source_language, target_language : str
        ISO 639-1 codes.
    tokenized : bool
        Whether words are what blanks separate, so that scores line up with such data.
    model, cache
        As for :func:`workbench.analyse`.

    Returns
    -------
    tuple of TokenScores
        One a row, in order.

    Raises
    ------
    ParameterError
        Where a row is no pair of texts.
    TextError
        Where a sentence is too long to be one.
    ModelError
        Where a model is missing or damaged.
    """
    cells = [
        (_cell(a, source_language, tokenized, f"row {n}: source"),
         _cell(b, target_language, tokenized, f"row {n}: target"))
        for n, (a, b) in enumerate(pairs_of(rows))
    ]
    stretches = [s for n, (a, b) in enumerate(cells) for s in _stretches(n, a, b, model, cache)]
    pairs = tuple(
        SegmentPair(str(k), cells[s.row][0].segment(*s.source), cells[s.row][1].segment(*s.target))
        for k, s in enumerate(stretches)
    )
    scores = [([ALONE] * len(a.tokens), [ALONE] * len(b.tokens)) for a, b in cells]
    for stretch, view in zip(
        stretches, views_of(align_words(pairs, cache=cache), cache=cache), strict=True
    ):
        source, target = token_scores(view)
        scores[stretch.row][0][slice(*stretch.source)] = source
        scores[stretch.row][1][slice(*stretch.target)] = target
    return tuple(
        TokenScores(
            n, tuple(t.text for t in a.tokens), tuple(t.text for t in b.tokens),
            tuple(round(x, _DIGITS) for x in scores[n][0]),
            tuple(round(x, _DIGITS) for x in scores[n][1]),
        )
        for n, (a, b) in enumerate(cells)
    )


def _cell(text: str, language: str, tokenized: bool, where: str) -> _Cell:
    """Cut a side into tokens, and into sentences that begin and end with a token."""
    tokens = tokenize_blanks(text) if tokenized else tokenize(text, language)
    sentences: list[tuple[int, int]] = []
    first = 0
    for start, end in split_sentences(text, language):
        check_length(text[start:end], where)
        last = first
        while last < len(tokens) and tokens[last].start < end:
            last += 1
        if last > first:
            sentences.append((first, last))
        first = last
    if first < len(tokens):  # what the splitter takes for no sentence
        sentences.append((first, len(tokens)))
    return _Cell(text, language, tokens, tuple(sentences))


def _stretches(
    row: int, a: _Cell, b: _Cell, model: str | None, cache: bool
) -> Iterator[_Stretch]:
    """What answers what in a row; what no stretch covers has no counterpart."""
    if not a.tokens or not b.tokens:
        return
    if len(a.sentences) == len(b.sentences) == 1:
        yield _Stretch(row, (0, len(a.tokens)), (0, len(b.tokens)))
        return
    bitext = align(a.document("source"), b.document("target"), model=model, cache=cache)
    for link in bitext.links:
        if link.linked:
            yield _Stretch(row, _range(a, link.source), _range(b, link.target))


def _range(cell: _Cell, ids: Sequence[str]) -> tuple[int, int]:
    """From the first token of the first sentence to the last of the last."""
    return cell.sentences[index_of(ids[0])][0], cell.sentences[index_of(ids[-1])][1]
