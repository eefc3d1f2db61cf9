"""Structure: what belongs with what, and who does what to whom.

A re-attached phrase is the divergence that sentence similarity cannot see: every word may
be there and the sentence still say something else. The check compares the governor of a
word in the parse of the original with the governor of its counterpart in the parse of the
translation, through the word links (the idea of *dependency head agreement*; compare
Padó & Lapata 2009 on projecting structure through links). Parses err and translators
rephrase, so a changed governor counts only where the new governor is itself linked to a
word that the original keeps apart, and where no plausible reading of the original joins
the two.
"""

from __future__ import annotations

from workbench.diverge.view import Finding, PairView
from workbench.diverge.wording import say
from workbench.model import Side

__all__ = ["find", "find_attachment", "find_roles"]

_NOMINAL = frozenset({"NOUN", "PROPN", "NUM"})
_SUBJECT = frozenset({"nsubj", "csubj"})
_PASSIVE_SUBJECT = frozenset({"nsubj:pass", "nsubjpass", "csubjpass"})
_OBJECT = frozenset({"obj", "dobj", "iobj", "dative"})
_AGENT = frozenset({"obl:agent", "agent"})


def _unit_head(view: PairView, side: Side, i: int, *, names_only: bool = False) -> int:
    """The head of the name or compound that a token is part of; of a name only, if so asked."""
    current = i
    seen = {i}
    while True:
        word, above = view.word(side, current), view.head(side, current)
        if word is None or above is None or above in seen:
            return current
        head = view.word(side, above)
        same_entity = head is not None and word.entity_id >= 0 and word.entity_id == head.entity_id
        inner = word.dep in {"compound", "flat", "flat:name", "flat:foreign", "fixed", "nummod",
                             "amod"}
        if not (same_entity or (inner and not names_only and abs(above - current) <= 3)):
            return current
        current = above
        seen.add(current)


def _agreeing_head(view: PairView, side: Side, i: int) -> int | None:
    """The governor of a word, with a participle's attachment mended by agreement.

    A French participle that modifies a noun agrees with it in gender and number; where the
    parser chose a noun that does not agree, the nearest noun before it that does is taken.
    """
    head = view.head(side, i)
    word = view.word(side, i)
    if head is None or word is None or word.dep != "acl" or not word.feature("Gender"):
        return head
    if _agree(view, side, i, head):
        return head
    for k in range(i - 1, -1, -1):
        if view.pos(side, k) == "NOUN" and _agree(view, side, i, k):
            return k
        if view.pos(side, k) == "VERB" and view.word(side, k) is not None:
            break
    return head


def _agree(view: PairView, side: Side, i: int, k: int) -> bool:
    a, b = view.word(side, i), view.word(side, k)
    if a is None or b is None:
        return True
    return all(
        not a.feature(name) or not b.feature(name) or a.feature(name) == b.feature(name)
        for name in ("Gender", "Number")
    )


def _chain(view: PairView, side: Side, i: int) -> list[int]:
    """Governors of a word, mended by agreement, the nearest first."""
    out: list[int] = []
    above = _agreeing_head(view, side, i)
    while above is not None and above not in out and above != i:
        out.append(above)
        above = _agreeing_head(view, side, above)
    return out


def find_attachment(view: PairView) -> list[Finding]:
    """Phrases that hang on another word than in the original."""
    if view.parse("source") is None or view.parse("target") is None:
        return []
    moved: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for i in view.content_tokens("source"):
        if view.pos("source", i) not in _NOMINAL or _unit_head(view, "source", i) != i:
            continue
        found = _reattached(view, i)
        if found:
            governor, new, j = found
            moved.setdefault((governor, new), []).append((i, j))
    return [
        _attachment(view, g, n, phrases) for (g, n), phrases in sorted(moved.items())
        if any(_unambiguous(view, n, i, j) for i, j in phrases)
    ]


def _unambiguous(view: PairView, new: int, i: int, j: int) -> bool:
    """Whether the parser's choice of the new governor has support beside itself.

    Where a nearer noun stands between, a prepositional phrase could as well belong to that;
    then only a changed marker (*avec l'URSS*, *from the USSR*) speaks for the parse.
    """
    start, end = sorted((new, j))
    nearer = [k for k in range(start + 1, end) if view.pos("target", k) in _NOMINAL
              and _unit_head(view, "target", k) not in {j, new}]
    return not nearer or _marker_changed(view, i, j)


def _marker(view: PairView, side: Side, i: int) -> int | None:
    """The preposition that introduces a noun, as a token; None where there is none."""
    for k in range(i - 1, max(-1, i - 7), -1):
        if view.pos(side, k) == "ADP":
            return k
        if view.content(side, k) and view.pos(side, k) not in {"ADJ", "PROPN", "NUM", "NOUN"}:
            return None
        if view.pos(side, k) in {"NOUN", "PROPN"} and _unit_head(view, side, k) != i:
            return None
    return None


def _marker_changed(view: PairView, i: int, j: int) -> bool:
    a, b = _marker(view, "source", i), _marker(view, "target", j)
    if a is None or b is None:
        return (a is None) != (b is None)
    mine, yours = view.cues("source"), view.cues("target")
    said = mine.markers.get(view.lower("source", a)) if mine else None
    says = yours.markers.get(view.lower("target", b)) if yours else None
    if said is None or says is None:  # an unknown preposition: a link says that they agree
        return b not in view.counterparts("source", a)
    return not said & says


def _reattached(view: PairView, i: int) -> tuple[int, int, int] | None:
    """``(governor, new governor, counterpart)`` of a re-attached source word, or None."""
    answers = [j for j in view.counterparts("source", i) if view.pos("target", j) in _NOMINAL]
    chain = _chain(view, "source", i)
    if not answers or not chain:
        return None
    # Inside a compound the answer hangs on the compound's head: "rights" on "standards".
    j = _unit_head(view, "target", answers[0], names_only=True)
    targets = _chain(view, "target", j)
    if not targets:
        return None
    governor, new = chain[0], targets[0]
    back = [k for k in view.counterparts("target", new) if k != i]
    if not back or view.pos("target", new) not in _NOMINAL | {"VERB", "ADJ"}:
        return None
    if governor in back or new in view.counterparts("source", governor):
        return None
    # Where the governor has a counterpart elsewhere, a free rendering explains the change.
    if view.counterparts("source", governor):
        return None
    # A dropped governor hands its phrases to the next one up: "treaty (concluded) with X".
    rest = chain[1:]
    if not rest or back[0] in rest[:1] or i in back:
        return None
    kept_apart = [k for k in _between(view, back[0], i) if view.counterparts("source", k)]
    if back[0] not in rest and not _above(view, back[0], governor):
        return None
    if not kept_apart:
        return None
    return governor, new, j


def _above(view: PairView, high: int, low: int) -> bool:
    return high in _chain(view, "source", low)


def _between(view: PairView, high: int, i: int) -> list[int]:
    """Linked nouns that stand between the two in the original, and are not the word's own."""
    start, end = sorted((high, i))
    own = {i, _unit_head(view, "source", i)}
    return [k for k in range(start + 1, end) if view.pos("source", k) in _NOMINAL and k not in own]


def _attachment(
    view: PairView, governor: int, new: int, phrases: list[tuple[int, int]]
) -> Finding:
    lost = [
        i for i in view.content_tokens("source")
        if not view.counterparts("source", i) and not view.glossed("source", i) and i != governor
        and view.pos("source", i) in {"NOUN", "VERB"}
        and (governor in _chain(view, "source", i) or _siblings(view, governor, i))
    ]
    back = view.counterparts("target", new)
    evidence = say(
        "attachment",
        said=tuple(_name(view, "source", i) for i, _ in phrases),
        says=tuple(_name(view, "target", j) for _, j in phrases),
        governor=view.named("source", (governor,)), new=view.text("target", new),
        renders=say("attachment.renders", word=view.text("source", back[0])) if back else None,
        lost=tuple(view.named("source", (i,)) for i in (governor, *lost)),
    )
    source = [k for i, _ in phrases for k in _unit(view, "source", i)]
    target = [k for _, j in phrases for k in _unit(view, "target", j)]
    return Finding(
        kind="attachment", severity="critical" if len(phrases) > 1 or lost else "major",
        confidence=min(0.95, 0.75 + 0.1 * len(phrases)), evidence=evidence,
        source=(*source, governor, *lost), target=(*target, new),
    )


def _siblings(view: PairView, governor: int, i: int) -> bool:
    """Whether a word hangs on the same noun phrase as the lost governor."""
    mine, theirs = set(_chain(view, "source", i)[:2]), set(_chain(view, "source", governor)[:2])
    head = view.head("source", governor)
    return bool(mine & (theirs | ({head} if head is not None else set())))


def _unit(view: PairView, side: Side, head: int) -> tuple[int, ...]:
    """All tokens of the name or compound with this head, in order."""
    return tuple(
        k for k in range(view.size(side))
        if view.content(side, k) and _unit_head(view, side, k) == head and abs(k - head) <= 6
    ) or (head,)


def _name(view: PairView, side: Side, head: int) -> str:
    return view.phrase(side, _unit(view, side, head))


def _roles(view: PairView, side: Side, verb: int) -> tuple[list[int], list[int]]:
    """Who acts and who is acted upon, by token; a passive's subject is acted upon."""
    parse = view.parse(side)
    actors: list[int] = []
    undergoers: list[int] = []
    if parse is None:
        return actors, undergoers
    for k in range(view.size(side)):
        word = view.word(side, k)
        if word is None or view.head(side, k) != verb or word.pos not in _NOMINAL | {"PRON"}:
            continue
        above = parse.words[word.head]
        if word.dep in _SUBJECT:
            actors.append(k)
        elif word.dep in _PASSIVE_SUBJECT or word.dep in _OBJECT:
            undergoers.append(k)
        elif word.dep in _AGENT or above.dep in _AGENT:
            actors.append(k)
    return actors, undergoers


def find_roles(view: PairView) -> list[Finding]:
    """Verbs whose actor and undergoer are exchanged, passives taken into account."""
    out: list[Finding] = []
    for v in view.content_tokens("source"):
        if view.pos("source", v) != "VERB":
            continue
        for w in view.counterparts("source", v)[:1]:
            if view.pos("target", w) != "VERB":
                continue
            actors, undergoers = _roles(view, "source", v)
            new_actors, new_undergoers = _roles(view, "target", w)
            for a in actors:
                for u in undergoers:
                    a2 = [x for x in view.counterparts("source", a) if x in new_undergoers]
                    u2 = [x for x in view.counterparts("source", u) if x in new_actors]
                    if a2 and u2:
                        out.append(_exchange(view, v, w, a, u, a2[0], u2[0]))
    return out


def _exchange(view: PairView, v: int, w: int, a: int, u: int, a2: int, u2: int) -> Finding:
    evidence = say(
        "role", actor=_name(view, "source", a), verb=view.text("source", v),
        undergoer=_name(view, "source", u), new_actor=_name(view, "target", u2),
        new_verb=view.text("target", w), new_undergoer=_name(view, "target", a2),
    )
    return Finding(
        kind="role", severity="critical", confidence=0.85, evidence=evidence,
        source=(a, u, v), target=(a2, u2, w),
    )


def find(view: PairView) -> list[Finding]:
    """Re-attached phrases and exchanged roles; nothing where a side has no parse."""
    return find_attachment(view) + find_roles(view)
