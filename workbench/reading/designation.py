"""One person or thing, named in two ways: *M. Poutine* and *the Russian president*.

Translators vary how they refer to the actors of a text, and a reader does not count that
as a difference in meaning. A name that is linked with a common noun, and two subjects of
verbs that answer each other, neither of which has a link of its own, are taken to designate
the same actor, unless both are names.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from workbench.model import Side
from workbench.reading.once import once
from workbench.reading.view import SIDES, PairView, other

__all__ = ["redesignated"]

_QUOTES = frozenset({'"', "»", "”", "«", "“", "''"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "expl:subj"})


@once
def redesignated(view: PairView) -> Mapping[Side, frozenset[int]]:
    """The tokens of subjects that are named in another way on the other side."""
    out: dict[Side, set[int]] = {"source": set(), "target": set()}
    if view.parse("source") is None or view.parse("target") is None:
        return MappingProxyType({"source": frozenset(), "target": frozenset()})
    for side in SIDES:  # a name that answers a common noun: what hangs on the noun describes it
        for i in range(view.size(side)):
            for j in view.counterparts(side, i) if _is(view, side, i, "PROPN") else ():
                if _is(view, other(side), j, "NOUN"):
                    out[other(side)] |= _phrase(view, other(side), j)
    for v in range(view.size("source")):
        if view.pos("source", v) != "VERB":
            continue
        answers = view.counterparts("source", v) or _through_auxiliary(view, v)
        for w in answers:
            mine, yours = _subject(view, "source", v), _subject(view, "target", w)
            if mine is None or yours is None or view.pos("target", w) != "VERB":
                continue
            here, there = _phrase(view, "source", mine), _phrase(view, "target", yours)
            linked = any(j in there for i in here if view.content("source", i) or i == mine
                         for j in view.counterparts("source", i) if view.content("target", j))
            both_named = _is(view, "source", mine, "PROPN") and _is(view, "target", yours, "PROPN")
            if not linked and not both_named:
                out["source"] |= here | {v}
                out["target"] |= there
    return MappingProxyType({side: frozenset(found) for side, found in out.items()})


def _through_auxiliary(view: PairView, verb: int) -> tuple[int, ...]:
    """What answers the auxiliary of a verb that has no link of its own: *a* (*poursuivi*)."""
    return tuple(
        j for k in range(max(0, verb - 4), verb)
        if view.pos("source", k) == "AUX" and view.head("source", k) == verb
        for j in view.counterparts("source", k) if view.pos("target", j) == "VERB"
    )


def _is(view: PairView, side: Side, i: int, pos: str) -> bool:
    return view.pos(side, i) == pos


@once
def _subject(view: PairView, side: Side, verb: int) -> int | None:
    for k in view.children(side, verb):
        word = view.word(side, k)
        if word is not None and word.relation in _SUBJECTS:
            return k
    return _speaker(view, side, verb)


def _speaker(view: PairView, side: Side, verb: int) -> int | None:
    """Who speaks in a clause after a quotation, which parsers take for the object.

    *"...", a poursuivi le président*: the noun after the verb is its subject.
    """
    tokens = view.segment(side).tokens
    if not any(t.text in _QUOTES for t in tokens[max(0, verb - 4) : verb]):
        return None
    for k in range(verb + 1, min(view.size(side), verb + 6)):
        word = view.word(side, k)
        if word is not None and word.relation == "obj" and view.head(side, k) == verb:
            return k
    return None


def _phrase(view: PairView, side: Side, head: int) -> set[int]:
    """The head and what hangs on it within a few words."""
    return {
        k for k in range(max(0, head - 6), min(view.size(side), head + 7))
        if k == head or (head in view.ancestors(side, k)
                         and view.pos(side, k) not in {"VERB", "AUX", "PUNCT"})
    }
