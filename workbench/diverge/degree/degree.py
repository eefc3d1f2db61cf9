"""Degree, hedges and quantifiers: is as much claimed, of as many, and as surely?

A degree word (*quasiment*, *parfois*, *very*) is answered by a linked word or by an unclaimed
word of its class on the other side. Most losses are remarks; one is grave where it turns the
claim: what was *almost never* so is *never* so, what was so *only* here is so at large, what
*may* be so is so. Quantifiers of nouns that answer each other are compared by the part of the
whole that they claim: *certains* is not *all*, *la plupart* is not *few*.
"""

from __future__ import annotations

from workbench.diverge.finding import Finding, named
from workbench.diverge.said import Said, say
from workbench.languages.topics.degree import DegreeWords
from workbench.model import Side
from workbench.reading.negations import negations, restrictive
from workbench.reading.view import SIDES, PairView, other

__all__ = ["degree_words", "find", "find_degree", "find_quantity"]

# Parts of a whole, from all of it to none, that may render each other.
_NEAR = frozenset({
    frozenset({"most", "many"}), frozenset({"many", "several"}), frozenset({"some", "several"}),
    frozenset({"some", "few"}), frozenset({"few", "none"}),
})
_NOUNS = frozenset({"NOUN", "PROPN"})
_LINKING = frozenset({"DET", "ADP", "ADJ", "NUM", "PRON", "PART"})


def find(view: PairView) -> list[Finding]:
    """Degree words without counterpart, and quantifiers that say another amount."""
    return [*find_quantity(view), *find_degree(view)]


def degree_words(view: PairView, side: Side) -> tuple[tuple[tuple[int, ...], str, str], ...]:
    """Degree words as ``(tokens, form, class)``, the longest phrase first at each place."""
    known = view.language(side).degree
    if known is None:
        return ()
    low = [t.text.lower() for t in view.segment(side).tokens]
    out = []
    i = 0
    while i < len(low):
        for n in (4, 3, 2, 1):
            form = " ".join(low[i : i + n])
            if len(low[i : i + n]) == n and form in known.degree:
                pos = view.pos(side, i)
                # "fort", "little", "pretty" and "around" are degree words only as adverbs.
                idiom = known.degree[form] == "idiom"
                if not idiom and (n > 1 or not pos or pos in {"ADV", "DET", "PRON"}):
                    out.append((tuple(range(i, i + n)), form, known.degree[form]))
                i += n - 1
                break
        i += 1
    return tuple(out)


def find_degree(view: PairView) -> list[Finding]:
    """Degree words and hedges without a counterpart."""
    if any(view.language(side).degree is None for side in SIDES):
        return []
    words = {side: degree_words(view, side) for side in SIDES}
    out: list[Finding] = []
    for side in SIDES:
        away = other(side)
        claimed: set[tuple[int, ...]] = set()
        known = {j for t, _, _ in words[side] for j in t}
        limits = bool(restrictive(view, away))
        own, others = ([n.token for n in negations(view, s)] for s in (side, away))
        for tokens, _, kind in words[side]:
            if any(view.counterparts(side, i) for i in tokens) or (
                kind == "restrictor" and limits
            ):
                continue
            # *guère* is *not much*: a word that denies is answered by one that denies
            if set(own) & set(tokens) and len(others) >= len(own):
                continue
            rivals = [t for t, _, k in words[away] if t not in claimed and _same_class(k, kind)
                      and not any(i in known for j in t for i in view.counterparts(away, j))]
            if rivals:
                claimed.add(rivals[0])
                continue
            out.append(_lost_degree(view, side, tokens, kind))
    return out


def _same_class(a: str, b: str) -> bool:
    return a == b or {a, b} <= {"intensifier", "moderator"} or (
        {a, b} <= {"approximator", "diminisher"})


def _lost_degree(view: PairView, side: Side, tokens: tuple[int, ...], kind: str) -> Finding:
    head = view.head(side, tokens[-1])
    scope: Said = say("degree.claim")
    if head is not None:
        scope = say("degree.word", word=view.text(side, head))
    evidence = say("degree.omitted" if side == "source" else "degree.added",
                   word=named(view, side, tokens), force=say(f"degree.{kind}"), scope=scope)
    _, similarity = view.nearest(side, tokens[0])
    grave = side == "source" and _turns(view, side, tokens, kind)
    at = view.counterparts(side, head) if head is not None else ()
    return Finding(
        kind="degree", stakes="major" if grave else "minor",
        strength=max(0.3, min(0.9, (0.8 if grave else 0.62) - 0.5 * max(0.0, similarity - 0.2))),
        evidence=evidence,
        source=tokens if side == "source" else at, target=at if side == "source" else tokens,
    )


def _turns(view: PairView, side: Side, tokens: tuple[int, ...], kind: str) -> bool:
    """Whether the claim is another one without the word."""
    known = view.language(side).degree
    if known is None:
        return False
    form = view.phrase(side, tokens).lower()
    if kind in {"approximator", "diminisher"} and form not in known.vague:
        near = range(max(0, tokens[0] - 2), min(view.size(side), tokens[-1] + 3))
        denied = {n.token for n in negations(view, side)}
        return any(k in denied or view.lower(side, k) in known.whole
                   or view.segment(side).tokens[k].kind == "number" for k in near)
    if kind == "restrictor":
        return form in known.exclusive
    if kind == "possibility":
        verbs = view.language(other(side)).verbs
        return verbs is not None and not any(
            {view.lower(other(side), j), view.lemma(other(side), j)} & verbs.modal_words
            for j in range(view.size(other(side))))
    return False


def find_quantity(view: PairView) -> list[Finding]:
    """Quantifiers of nouns that render each other and claim another part of the whole."""
    mine, yours = (view.language(side).degree for side in SIDES)
    if mine is None or yours is None:
        return []
    denied = {n.token for n in negations(view, "source")}
    denied_away = {n.token for n in negations(view, "target")}
    there = {noun: (place, part) for place, part, noun in _quantified(view, "target", yours)}
    out = []
    for place, part, noun in _quantified(view, "source", mine):
        for answer in view.counterparts("source", noun):
            if answer not in there:
                continue
            at, other_part = there[answer]
            if part == other_part or frozenset({part, other_part}) in _NEAR:
                continue
            if "none" in {part, other_part} or any(abs(k - place) <= 3 for k in denied) or any(
                abs(k - at) <= 3 for k in denied_away
            ):
                continue  # what is denied is another family's matter
            evidence = say("degree.changed", said=view.phrase("source", (place, noun)),
                           says=view.phrase("target", (at, answer)))
            out.append(Finding("degree", "major", 0.75, evidence, (place, noun), (at, answer)))
    return out


def _quantified(view: PairView, side: Side, known: DegreeWords) -> list[tuple[int, str, int]]:
    """Quantifiers as ``(token, part of the whole, noun)``."""
    out = []
    for k in range(view.size(side)):
        low = view.lower(side, k)
        part = known.quantifiers.get(low, "")
        before = view.lower(side, k - 1) if k else ""
        if not part or f"{before} {low}" in known.not_quantifiers:
            continue
        for m in range(k + 1, min(k + 6, view.size(side))):
            pos = view.pos(side, m)
            if pos in _NOUNS:
                pair = f"{low} {view.lower(side, m)}"
                if pair not in known.not_quantifiers:
                    out.append((k, part, m))
                break
            if pos not in _LINKING:
                break
    return out
