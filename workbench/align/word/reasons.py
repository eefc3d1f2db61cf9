"""Why a word has no link: what it is, what took it in, or how far it was compared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from workbench.align.word.compared import Nearest
from workbench.languages import language_of
from workbench.model import Segment, Side, Token, UnlinkedWord

__all__ = ["unlinked_words"]

_NEAR = 0.3  # similarity from which two words have something in common
_REACH = 3  # how many words away a function word looks for the word that it belongs to


def unlinked_words(
    side: Side,
    segment: Segment,
    other: Segment,
    linked: Mapping[int, tuple[int, ...]],
    nearest: Nearest,
    read: int,
) -> Iterator[UnlinkedWord]:
    """Yield every token of a side that has no link, in order, each with its reason.

    Parameters
    ----------
    side : {"source", "target"}
    segment, other : Segment
        The side itself and the one opposite.
    linked : mapping of int to tuple of int
        The tokens of this side that have links, and what they are linked to.
    nearest : Nearest
        The most similar words of the other side.
    read : int
        How many tokens of this side the method could read.
    """
    for index, token in enumerate(segment.tokens):
        if index in linked:
            continue
        best = int(nearest.index[index])
        absorbed = None
        if _is_mark(token):
            reason = "punctuation"
        elif _is_function_word(token, segment.language):
            reason = "function word"
            absorbed = _absorbed(index, segment, linked, nearest)
        elif index >= read or _partly(nearest, index, len(other.tokens)):
            reason = "beyond the window"
        else:
            reason = "no counterpart"
        yield UnlinkedWord(
            side, index, best if best >= 0 else None,
            round(float(nearest.similarity[index]), 4) if best >= 0 else 0.0, reason, absorbed,
        )  # fmt: skip


def _partly(nearest: Nearest, index: int, size: int) -> bool:
    return size > 0 and not (nearest.first[index] == 0 and nearest.last[index] == size)


def _absorbed(
    index: int, segment: Segment, linked: Mapping[int, tuple[int, ...]], nearest: Nearest
) -> int | None:
    """Return the linked word that a function word belongs to, if one stands close by.

    A word whose counterpart is near to the function word too (*ne* beside *pas*, which
    answers *not*); else the content word that follows, since articles and prepositions stand
    before theirs, or the one before where none follows. A content word without a counterpart
    takes nothing in. Nothing is looked for past a punctuation mark.
    """
    after = list(_close(index, 1, segment.tokens))
    before = list(_close(index, -1, segment.tokens))
    if nearest.similarity[index] > _NEAR:
        best = int(nearest.index[index])
        for place in sorted(after + before, key=lambda k: abs(k - index)):
            if best in linked.get(place, ()):
                return place
    for places in (after, before):
        for place in places:
            if not _is_function_word(segment.tokens[place], segment.language):
                return place if place in linked else None
    return None


def _close(index: int, step: int, tokens: Sequence[Token]) -> Iterator[int]:
    for place in range(index + step, index + step * (_REACH + 1), step):
        if not 0 <= place < len(tokens) or _is_mark(tokens[place]):
            return
        yield place


def _is_mark(token: Token) -> bool:
    return token.kind == "punct" or not any(c.isalnum() for c in token.text)


def _is_function_word(token: Token, language: str) -> bool:
    known = language_of(language).closed.function_words
    form = token.text.casefold().replace("’", "'")
    return form in known or form.strip("'") in known
