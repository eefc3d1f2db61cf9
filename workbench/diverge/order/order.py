"""Words of the translation that are out of order.

Two signs have to agree. By the succession of word classes (see
:mod:`workbench.reading.succession`) a segment as a whole is unlikelier than texts are, or one
word would stand far more likely a few places from where it is; and the links bear it out:
what answers the words in the original does not stand in the order that the translation has.
So a rare but grammatical order (fronted adverbials, inversion, headlines, verse) stays quiet
unless it also departs from the original, and a free reordering stays quiet as long as it is
grammatical. Languages without a model of succession are not checked.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from workbench.diverge.finding import Finding
from workbench.diverge.said import say
from workbench.encode.parse import ParsedWord
from workbench.reading.repeats import repeats
from workbench.reading.succession import Succession, succession
from workbench.reading.view import PairView

__all__ = ["crossing", "find", "lacking"]

# A segment is out of order as a whole from this share of crossing links on (more where there
# are few links), if its mean surprise in nats, or what the best single move would save, is
# above those of most texts.
_CROSSING, _FEW, _SURPRISE, _SAVED = 0.12, 0.6, 3.35, 5.8
_LINKS = 8
# In a shuffled segment every other step goes back; where clauses change places few do.
_BACK = 0.25
_TWICE = 4  # words of a passage
_REACH = 3  # places that a single word is tried to be moved by
# Of faithful pairs one in fifty would gain as much by moving a word (tuned on medical
# abstracts, talks and encyclopedia sentences).
_MOVED = 5.0
_SHOWN = 4  # words shown on each side of the one that is out of place


@dataclass(frozen=True, slots=True)
class _Move:
    """A word that would stand better elsewhere: what is saved and links uncrossed."""

    saved: float
    uncrossed: int
    word: int
    to: int


def lacking(source: str, target: str) -> str:
    """What there is not for a pair of languages; ``""`` where all is there."""
    return "" if succession(target) else f"There is no model of word order of {target!r}"


def find(view: PairView) -> list[Finding]:
    """The whole translation out of order, or the word that is most out of place."""
    side = view.pair.target
    model, parse = succession(side.language), view.parse("target")
    if model is None or parse is None or view.pair.source.language == side.language:
        return []
    words = parse.words
    row = model.row(words)
    each = [model.each(row, k) for k in range(2, len(row))]
    token = _tokens(view, len(words))
    links = [_answer(view, j) for j in token]
    if any(len(r.again) >= _TWICE for r in repeats(view)):
        return []  # a passage that is said twice crosses itself
    best = max(_moves(model, row, each, words, links), key=lambda m: m.saved, default=None)
    saved = best.saved if best else 0.0
    tangled = crossing(view)
    linked = sum(i is not None for i in links)
    enough = (linked >= _LINKS and tangled >= _CROSSING + _FEW / linked
              and _steps_back(view) >= _BACK)
    if enough and (sum(each) / len(words) >= _SURPRISE or saved >= _SAVED):
        run = tuple(j for j in range(view.size("target")) if side.tokens[j].kind != "punct")
        opening = run[: 3 * _SHOWN]
        return [
            Finding(
                kind="order", stakes="critical", strength=min(0.95, 0.5 + tangled),
                evidence=say("order.shuffled", words=view.phrase("target", opening)),
                target=run,
            )
        ]
    if best is None or best.uncrossed < 1 or saved < _MOVED or token[best.word] is None:
        return []
    return [_misplaced(view, best, token)]


def crossing(view: PairView) -> float:
    """Share of the pairs of linked words whose answers stand in the opposite order, in [0, 1].

    This is the normalised distance of Kendall between the two orders, the least where two parts
    of the translation may change places: a clause in front that the original has at its end
    crosses everything and tangles nothing. 0 below eight links.
    """
    found = _answers(view)
    if len(found) < _LINKS:
        return 0.0
    return min(_turned([*found[k:], *found[:k]]) for k in range(len(found)))


def _turned(found: list[int]) -> float:
    """Share of the pairs of a row that stand in falling order, in [0, 1]."""
    n = len(found)
    turned = sum(found[a] > found[b] for a in range(n) for b in range(a + 1, n))
    return turned / (n * (n - 1) / 2)


def _steps_back(view: PairView) -> float:
    """Share of the steps from a linked word to the next that go back in the original."""
    found = _answers(view)
    return sum(a > b for a, b in pairwise(found)) / max(1, len(found) - 1)


def _answers(view: PairView) -> list[int]:
    """What the words of the translation answer, in their order."""
    return [i for j in range(view.size("target")) if (i := _answer(view, j)) is not None]


def _answer(view: PairView, j: int | None) -> int | None:
    """The word of the original that a word answers best; marks are not asked."""
    if j is None or view.segment("target").tokens[j].kind == "punct":
        return None
    found = view.counterparts("target", j)
    return found[0] if found else None


def _tokens(view: PairView, count: int) -> list[int | None]:
    """For each parsed word the token under it."""
    parse = view.parse("target")
    words = parse.words if parse else ()
    out: list[int | None] = [None] * count
    for j in range(view.size("target")):
        word = view.word("target", j)
        if word is not None:
            out[words.index(word)] = j
    return out


def _moves(
    model: Succession, row: list[int], each: list[float], words: tuple[ParsedWord, ...],
    links: list[int | None],
) -> list[_Move]:
    """What each move of one word by a few places would save, where links speak for it."""
    out = []
    for start in range(len(words)):
        for to in range(max(0, start - _REACH), min(len(words), start + _REACH + 1)):
            if to == start or not any(c.isalnum() for c in words[start].text):
                continue
            uncrossed = _uncrossed(links, start, to)
            if uncrossed < 1:
                continue
            moved = list(row)
            moved.insert(to + 2, moved.pop(start + 2))
            low, high = min(start, to), min(max(start, to) + 3, len(each))
            after = sum(model.each(moved, k) for k in range(low + 2, high + 2))
            out.append(_Move(sum(each[low:high]) - after, uncrossed, start, to))
    return out


def _uncrossed(links: list[int | None], start: int, to: int) -> int:
    """How many crossings of links a move undoes; negative where it makes more."""
    own = links[start]
    if own is None:
        return 0
    total = 0
    for k in range(min(start, to), max(start, to) + 1):
        away = links[k]
        if k == start or away is None or away == own:
            continue
        total += 1 if (away > own) == (k < start) else -1
    return total


def _misplaced(view: PairView, move: _Move, token: list[int | None]) -> Finding:
    around = [j for j in token[max(0, move.word - _SHOWN) : move.word + _SHOWN + 1]
              if j is not None]
    word = token[move.word]
    marked = [word] if word is not None else []
    return Finding(
        kind="order", stakes="minor", strength=min(0.9, 0.35 + move.saved / 25),
        evidence=say("order.exchanged", word=view.phrase("target", marked),
                     words=view.phrase("target", around)),
        source=tuple(i for j in marked for i in view.counterparts("target", j)[:1]),
        target=tuple(marked),
    )
