"""Tense and modality: does each clause claim the same, at the same time and in the same mode?

The verb groups that render each other are compared. Languages divide time differently (the
French historic present and the future of narration, the imparfait for *would*, the present
after *depuis*), so a difference counts by what it does to the claim: what will be told as done
is grave, a past told as a present is a remark, and a course of action (*was leaving* against
*left*) is another. Modality after Palmer (2001): necessity (*must*, *devoir*) against possibility
(*can*, *may*, *pouvoir*), and what would be against what is.
"""

from __future__ import annotations

from workbench.diverge.finding import Finding
from workbench.diverge.said import say
from workbench.model import Severity, Side
from workbench.reading.negations import negations
from workbench.reading.verbgroups import VerbGroup, matched, verb_groups
from workbench.reading.view import SIDES, PairView, other

__all__ = ["find"]

_NECESSARY = frozenset({"must"})
_POSSIBLE = frozenset({"can", "may"})


def find(view: PairView) -> list[Finding]:
    """Clauses that are put at another time or in another mode."""
    out: list[Finding] = []
    pairs = matched(view)
    denied = {
        side: {n.group.head for n in negations(view, side) if n.group is not None}
        for side in SIDES
    }
    for g, h in pairs:
        if not _sure(view, g, h):
            continue
        found = None
        if g.head not in denied["source"] and h.head not in denied["target"]:
            found = _modality(view, g, h)
        found = found or _tense(view, g, h, pairs)
        if found is not None:
            out.append(found)
    return out


def _sure(view: PairView, g: VerbGroup, h: VerbGroup) -> bool:
    """Whether the verbs themselves answer each other, so that their forms can be compared."""
    return h.head in view.counterparts("source", g.head)


def _modality(view: PairView, g: VerbGroup, h: VerbGroup) -> Finding | None:
    modes = {g.modal, h.modal}
    if modes & _NECESSARY and modes & _POSSIBLE:
        return _finding(view, g, h, "modality", "modality.changed", "major", 0.75)
    sides: tuple[tuple[Side, VerbGroup, VerbGroup], ...] = (("source", g, h), ("target", h, g))
    for side, here, there in sides:
        bare = not there.modal and there.time in {"past", "present", "future"}
        mode = here.modal in _NECESSARY | _POSSIBLE
        if mode and bare and not _softened(view, other(side)):
            return _finding(view, g, h, "modality", f"modality.{_lost(side)}", "minor", 0.55)
    for side, here, there in sides:
        unreal = here.time == "conditional" and here.mood in {"", "Cnd"} and not here.modal
        real = there.time in {"past", "future"} and not there.modal and not there.imperfective
        if unreal and real and not _softened(view, other(side)):
            grave = here.perfect and there.time == "past" and not _conditioned(view, side)
            stakes: Severity = "major" if grave else "minor"
            return _finding(view, g, h, "modality", f"modality.unreal-{_lost(side)}", stakes,
                            0.7 if grave else 0.55)
    return None


def _lost(side: Side) -> str:
    return "omitted" if side == "source" else "added"


def _softened(view: PairView, side: Side) -> bool:
    """Whether other words of a side put the claim in a mode (*perhaps*, *il est possible*)."""
    known = view.language(side).verbs
    return known is not None and any(
        view.lemma(side, k) in known.modal_words or view.lower(side, k) in known.modal_words
        for k in range(view.size(side))
    )


def _conditioned(view: PairView, side: Side) -> bool:
    """Whether the side states a condition, under which tenses shift."""
    known = view.language(side).verbs
    return known is not None and any(
        view.lower(side, k) in known.conditions for k in range(view.size(side)))


def _tense(
    view: PairView, g: VerbGroup, h: VerbGroup, pairs: tuple[tuple[VerbGroup, VerbGroup], ...]
) -> Finding | None:
    times = (g.time, h.time)
    if g.modal or h.modal:
        return None
    key = f"tense.{g.time}-{h.time}"
    if set(times) == {"past", "future"}:
        side: Side = "source" if g.time == "future" else "target"
        then = h if side == "source" else g
        if _told_in_future(view, side, g if side == "source" else h):
            return None
        if then.perfect and _conditioned(view, other(side)):  # "when it has been decided"
            return None
        if (g if side == "source" else h).perfect:  # what will have been done tells the past
            return None
        return _finding(view, g, h, "tense", key, "major", 0.8)
    if set(times) == {"past", "present"}:
        return _told(view, g, h, pairs, key)
    if times == ("present", "future") and _kept(g, pairs) and not _conditioned(view, "source"):
        return _finding(view, g, h, "tense", key, "minor", 0.5)
    return _aspect(view, g, h)


def _kept(g: VerbGroup, pairs: tuple[tuple[VerbGroup, VerbGroup], ...]) -> bool:
    """Whether another verb keeps its time: a shift of all is a way of telling, of one is not."""
    return any(a.time == b.time == g.time for a, b in pairs if a is not g)


def _told(
    view: PairView, g: VerbGroup, h: VerbGroup,
    pairs: tuple[tuple[VerbGroup, VerbGroup], ...], key: str,
) -> Finding | None:
    """A past for a present, where that is no way of telling (*Napoléon meurt en 1821*)."""
    now: Side = "source" if g.time == "present" else "target"
    then = h if now == "source" else g
    here, there = view.language(now).verbs, view.language(other(now)).verbs
    if here is None or there is None or _conditioned(view, "source"):
        return None
    if then.perfect and not there.narrative_present:  # "has lived", "habite depuis"
        return None
    if here.narrative_present and (_dated(view) or not _kept(g, pairs)):
        return None
    if then.imperfective and not _kept(g, pairs):
        return None
    return _finding(view, g, h, "tense", key, "minor", 0.55)


def _told_in_future(view: PairView, side: Side, group: VerbGroup) -> bool:
    """Whether a future may tell the past (*Il mourra en 1821*), as French does."""
    known = view.language(side).verbs
    told = any(one.time == "past" for one in verb_groups(view, side) if one is not group)
    others = [one for one in verb_groups(view, other(side)) if one.time]
    past = len(others) > 1 and all(one.time == "past" for one in others)
    return known is not None and known.narrative_present and (told or past or _dated(view))


def _dated(view: PairView) -> bool:
    """Whether the original gives a year, as texts do that tell the past as present or future."""
    return any(t.text.isdigit() and 1000 <= int(t.text) <= 2100
               for t in view.segment("source").tokens)


def _aspect(view: PairView, g: VerbGroup, h: VerbGroup) -> Finding | None:
    """A course on one side and an accomplished act on the other."""
    if not g.time == h.time == "past":
        return None
    for here, there in ((g, h), (h, g)):
        course = here.progressive and not here.perfect
        done = not there.progressive and not there.imperfective
        if course and done:
            return _finding(view, g, h, "tense", "tense.aspect", "minor", 0.55)
    return None


def _finding(
    view: PairView, g: VerbGroup, h: VerbGroup, kind: str, key: str, stakes: Severity,
    sure: float,
) -> Finding:
    def form(group: VerbGroup) -> tuple[int, ...]:
        rest = [t for t in group.tokens if t != group.head]
        return (group.head, *rest)

    return Finding(
        kind=kind, stakes=stakes, strength=sure,
        evidence=say(key, said=view.phrase("source", _close(g)),
                     says=view.phrase("target", _close(h))),
        source=form(g), target=form(h),
    )


def _close(group: VerbGroup) -> tuple[int, ...]:
    """The tokens of a group that stand near its verb, to be quoted."""
    return tuple(t for t in group.tokens if abs(t - group.head) <= 6)
