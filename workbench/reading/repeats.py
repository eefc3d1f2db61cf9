"""Words that stand twice in the translation and once in the original.

Two signs: a word or run of words that follows itself with nothing between, and a run of
words that stands twice in the translation although the original has one place for both. A
translator repeats on purpose where the original does (refrains, *très très*), lists repeat
their frame, and languages double words by rule (*nous nous*, *had had*); all that is left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workbench.model import Side
from workbench.reading.once import once
from workbench.reading.view import PairView

__all__ = ["Repeat", "repeats"]

_Echo = tuple[int, int, int]  # first token, length, times

_LONGEST = 12
_PHRASE = 4  # words that a run which stands twice has at least, two of them with content
# Doubled by the rules of the language: reflexives, pluperfects, conjunction and pronoun.
_DOUBLED = {
    "fr": frozenset({"nous", "vous", "en", "y"}),
    "en": frozenset({"had", "that", "do", "is", "her", "in", "on", "one", "who", "it"}),
}
# Said twice for their sound or force, in any place.
_CALLS = frozenset(
    "ha hi ho ah oh he hey eh la na no non oui yes si bye so très very too trop bla blah tut tss "
    "clic tic tac toc knock boum bang plus many more far long again encore never jamais now "
    "tout doucement there là allons come chut hush vite quick quickly".split()
)


@dataclass(frozen=True, slots=True)
class Repeat:
    """Words that stand again: at once, some ``times`` in all, or elsewhere (``times`` 0)."""

    first: tuple[int, ...]
    again: tuple[int, ...]
    times: int = 0


@once
def repeats(view: PairView) -> tuple[Repeat, ...]:
    """Repetitions in the translation that the original does not have."""
    out: list[Repeat] = []
    marked: set[int] = set()
    for start, length, times in _unexplained(view):
        end = start + length * times
        marked |= set(range(start, end))
        out.append(Repeat(tuple(range(start, start + length)),
                          tuple(range(start + length, end)), times))
    return (*out, *(r for r in _twice(view) if not marked & set(r.again)))


def _unexplained(view: PairView) -> Iterator[_Echo]:
    """Immediate repetitions of the translation that none of the original explains."""
    explained = len(_echoes(view, "source"))
    doubled = _DOUBLED.get(view.segment("target").language, frozenset())
    for start, length, times in _echoes(view, "target"):
        words = {view.lower("target", j) for j in range(start, start + length)}
        if times == 2 and words <= doubled | _CALLS:
            continue
        if words <= _CALLS and explained == 0 and times < 4:
            continue
        if explained:  # the original repeats too: which word answers which is not asked
            explained -= 1
            continue
        figures = [t.text for t in view.segment("source").tokens if t.kind == "number"]
        if any(figures.count(w) >= times for w in words):
            continue
        yield start, length, times


def _echoes(view: PairView, side: Side) -> list[_Echo]:
    """Runs that follow themselves: ``(start, length, times)``, the shortest period."""
    tokens = view.segment(side).tokens
    low = [t.text.lower().replace("’", "'") for t in tokens]
    out: list[_Echo] = []
    i = 0
    while i < len(low):
        for length in range(1, min(_LONGEST, (len(low) - i) // 2) + 1):
            unit = low[i : i + length]
            times = 1
            while low[i + times * length : i + (times + 1) * length] == unit:
                times += 1
            kinds = {t.kind for t in tokens[i : i + length]}
            # the same figure twice is a repetition beside words, not in a row of figures
            figure = kinds == {"number"} and times * length < len(low) // 2
            if times > 1 and (kinds == {"word"} or figure):
                out.append((i, length, times))
                i += length * times - 1
                break
        i += 1
    return out


def _twice(view: PairView) -> Iterator[Repeat]:
    """Runs of words that stand twice where the original has one place for both."""
    low = [t.text.lower() for t in view.segment("target").tokens]
    free = 0
    for i in range(len(low)):
        if i < free:
            continue
        length, k = max(((_common(low, i, k), k) for k in range(i + _PHRASE, len(low))),
                        default=(0, 0))
        first, again = tuple(range(i, i + length)), tuple(range(k, k + length))
        if length >= _PHRASE and _one_place(view, first, again):
            free = i + length
            yield Repeat(first, again)


def _common(low: list[str], i: int, k: int) -> int:
    """How many words are the same from two places on, up to where the second begins."""
    length = 0
    while k + length < len(low) and i + length < k and low[i + length] == low[k + length]:
        length += 1
    return length


def _one_place(view: PairView, first: tuple[int, ...], again: tuple[int, ...]) -> bool:
    """Whether the words of one of two equal runs answer nothing, or the same as the other.

    An original that has the word twice, by itself or in a longer one, has two places.
    """
    content = [n for n, j in enumerate(first) if view.content("target", j)
               and view.segment("target").tokens[j].kind == "word"]
    if len({view.lower("target", first[n]) for n in content}) < 2:
        return False
    here = [t.text.lower() for t in view.segment("source").tokens]
    alone = {"first": 0, "again": 0, "same": 0}
    for n in content:
        a = view.counterparts("target", first[n])
        b = view.counterparts("target", again[n])
        for i in (*a, *b):
            if sum(view.lower("source", i) in w for w in here) > 1 and view.content("source", i):
                return False
        alone["first"] += not a
        alone["again"] += not b
        alone["same"] += bool(a) and set(a) == set(b)
    return max(alone.values()) == len(content)
