"""Content words that nothing on the other side answers, or only a loose link."""

from __future__ import annotations

from workbench.model import Side
from workbench.reading.agreed import agreed_tokens
from workbench.reading.gaps import wanted
from workbench.reading.once import once
from workbench.reading.spelling import explained
from workbench.reading.view import PairView

__all__ = ["LOOSE", "coverage", "lost_words", "missed_words", "nearest_answer"]

# A link no nearer than this only fills a place, if the reader takes the word for lost or the other
# side rather lacks one than not (nats; half a per cent of the words in faithful translations).
LOOSE, _READ_LOST, _MISSING = 0.5, 0.5, 0.0
_WEIGHTY = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM"})


@once
def lost_words(view: PairView, side: Side) -> tuple[int, ...]:
    """Content words of one side that have no link and say something of their own."""
    tokens, agreed = view.segment(side).tokens, agreed_tokens(view, side)
    return tuple(i for i in view.content_tokens(side)
                 if not view.counterparts(side, i) and not view.glossed(side, i)
                 and i not in agreed and not explained(tokens, i))


@once
def missed_words(view: PairView, side: Side) -> tuple[int, ...]:
    """Content words of one side that may have no counterpart.

    Those without a link, and those whose loose link the difference reader does not believe, or
    at whose place the other side reads as if a word were missing: where a verb is left out,
    another word often takes its place in the links.
    """
    read = view.reading(side)
    doubted = {
        i for i in view.content_tokens(side)
        if view.counterparts(side, i) and view.pos(side, i) in _WEIGHTY
        and view.link_similarity(side, i) < LOOSE
        and (read[i] >= _READ_LOST or wanted(view, side, i) >= _MISSING)
    }
    return tuple(sorted(doubted | set(lost_words(view, side))))


def nearest_answer(view: PairView, side: Side, i: int) -> tuple[int | None, float]:
    """The word of the other side that comes nearest, linked or not, and how near it is."""
    linked = view.counterparts(side, i)
    return (linked[0], view.link_similarity(side, i)) if linked else view.nearest(side, i)


@once
def coverage(view: PairView, side: Side) -> float | None:
    """Share of the content words of one side that are answered, in [0, 1].

    A word without a link counts with the nearness of its nearest word, so that a loose
    rendering costs less than a missing one. None where there is no content word.
    """
    words = view.content_tokens(side)
    if not words:
        return None
    total = 0.0
    for i in words:
        if view.counterparts(side, i):
            total += 1.0
        else:
            total += max(0.0, min(0.8, view.nearest(side, i)[1]))
    return total / len(words)
