"""Roles: who does what to whom.

For two predicates that answer each other the arguments are compared by role, voices and
relative clauses evened out (:mod:`workbench.reading.arguments`). Two arguments that took each
other's roles are the strong case, one argument whose role cannot be what it was the weak
one; how sure that is comes from weights fitted on sentences in which a script had exchanged
noun phrases or pronouns (``training/fit_structure.py``).
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workbench.diverge.finding import Finding
from workbench.diverge.said import Said, say
from workbench.fitted import table
from workbench.languages import pair_of
from workbench.languages.topics.reference import Pronoun
from workbench.reading.arguments import (
    ACTOR,
    COMPARED,
    RECIPIENT,
    UNDERGOER,
    Argument,
    arguments,
    passive,
    primary,
    pronoun,
)
from workbench.reading.dependencies import NOMINAL, Tree, TreePair, tree_pair
from workbench.reading.view import PairView

__all__ = ["ROLE_FEATURES", "Exchange", "exchanges", "find", "role_features"]

ROLE_FEATURES = (
    "both", "one_of_two", "half", "marker", "compared", "actor_undergoer", "actor_recipient",
    "undergoer_recipient", "actor_other", "pronouns", "pronoun_half", "noun_predicate",
    "predicates_differ", "passive", "voices_differ", "indirect", "kept_order", "sure_first",
    "sure_second", "sure_predicate", "guessed", "taken", "names", "coordinated", "long",
    "half_passive", "half_indirect", "half_taken", "both_sure", "known_first", "known_second",
    "known_predicate",
)

_CORE = frozenset({ACTOR, UNDERGOER, RECIPIENT, COMPARED})


@dataclass(frozen=True, slots=True)
class Exchange:
    """Arguments of two predicates whose roles are not what they were.

    ``second`` and its counterpart are None where only one argument is in another role; for a
    comparison and for two phrases with exchanged prepositions the predicate is what both
    hang on.
    """

    predicate: int
    new_predicate: int
    first: Argument
    new_first: Argument
    second: Argument | None = None
    new_second: Argument | None = None
    kind: str = "roles"


def _agree(a: Pronoun, b: Pronoun) -> bool:
    if a.person != b.person or (a.number and b.number and a.number != b.number):
        return False
    return {a.being, b.being} != {"he", "she"}


def _answer(trees: TreePair, i: int, j: int) -> bool:
    """Whether an argument of the one side can be that of the other."""
    a, b = pronoun(trees.source, i), pronoun(trees.target, j)
    if a is not None and b is not None:
        return _agree(a, b)
    if a is not None or b is not None:
        return False
    return trees.linked(i, j) or (
        any(trees.linked(i, k) for k in _inside(trees.target, j))
        or any(trees.linked(k, j) for k in _inside(trees.source, i)))


def _inside(tree: Tree, i: int) -> list[int]:
    """Words that name a phrase as much as its head does: *secretary* of *secretary general*."""
    return [k for k in tree.children.get(i, ())
            if tree.dep(k) == "compound" and abs(k - i) == 1 and tree.pos(k) in NOMINAL]


def _opposed(one: Argument, two: Argument) -> bool:
    return not one.roles & two.roles


def exchanges(trees: TreePair) -> list[Exchange]:
    """Arguments in other roles; each token in one exchange, the two-sided ones first."""
    found = [*_comparisons(trees), *_markers(trees)]
    for v, w in _predicates(trees):
        mine, yours = arguments(trees.source, v), arguments(trees.target, w)
        found += _exchanged(trees, v, w, mine, yours)
    found.sort(key=lambda x: (x.second is None, -_strength(x)))
    taken: set[int] = set()
    out = []
    for x in found:
        own = {x.first.token} | ({x.second.token} if x.second else set())
        if not own & taken:
            out.append(x)
            taken |= own
    return out


def _strength(x: Exchange) -> int:
    pairs = [(x.first, x.new_first)]
    if x.second is not None and x.new_second is not None:
        pairs.append((x.second, x.new_second))
    return sum(_opposed(a, b) for a, b in pairs)


def _predicates(trees: TreePair) -> Iterator[tuple[int, int]]:
    source, target = trees.source, trees.target
    for v in range(source.size):
        if source.unit[v] != v or source.pos(v) not in {"VERB", "NOUN", "ADJ"}:
            continue
        for w in sorted(trees.answers("source", v), key=lambda k: (-trees.score(v, k), k))[:1]:
            if target.pos(w) not in {"VERB", "NOUN", "ADJ"}:
                continue
            if any(t.lemma(k) in t.known.predicates.light | t.known.predicates.symmetric
                   for t, k in ((source, v), (target, w))) or _converse(trees, v, w):
                continue
            if "VERB" in {source.pos(v), target.pos(w)} or source.pos(v) == target.pos(w):
                yield v, w


def _converse(trees: TreePair, v: int, w: int) -> bool:
    """Whether two verbs say the same the other way round: *tu me manques*, *I miss you*."""
    source, target = trees.source, trees.target
    pair = pair_of(source.language.code, target.language.code)
    if pair is None or pair.structure is None:
        return False
    one, two = pair.ordered(source.language.code, source.lemma(v), target.lemma(w))
    return two in pair.structure.converses.get(one, ())


def _exchanged(
    trees: TreePair, v: int, w: int, mine: Sequence[Argument], yours: Sequence[Argument]
) -> Iterator[Exchange]:
    pairs = [(a, b) for a in mine for b in yours if _answer(trees, a.token, b.token)]
    for n, (a, a2) in enumerate(pairs):
        for b, b2 in pairs[n + 1 :]:
            if a.token == b.token or a2.token == b2.token:
                continue
            straight = _opposed(a, a2) or _opposed(b, b2)
            crossed = a.like(b2) and b.like(a2)
            acting = ACTOR in (a.roles ^ a2.roles) | (b.roles ^ b2.roles)
            if acting and _same_order(trees, v, w, (a, a2), (b, b2)):
                continue
            # *il* may be *he* and *it*: where the pronouns can answer each other in place, they do
            in_place = _answer(trees, a.token, b2.token) and _answer(trees, b.token, a2.token)
            if straight and crossed and not in_place and (a.roles | b.roles) & _CORE:
                yield Exchange(v, w, a, a2, b, b2)
    for a, a2 in pairs:
        core, new_core = a.roles & _CORE, a2.roles & _CORE
        rival = [b for b, b2 in pairs if b2.token == a2.token and b.token != a.token
                 and not _opposed(b, b2)]
        clear = len(core) == len(new_core) == 1 and ACTOR in core | new_core
        if clear and _opposed(a, a2) and not rival and not _loose(trees, a, a2):
            yield Exchange(v, w, a, a2)


def _same_order(
    trees: TreePair, v: int, w: int, one: tuple[Argument, Argument], two: tuple[Argument, Argument]
) -> bool:
    """Whether two nouns stand about two active verbs alike, whatever the parsers make of them."""
    if passive(trees.source, v) != passive(trees.target, w) or trees.source.pos(v) != "VERB":
        return False
    if any(x.indirect for x in (*one, *two)) or pronoun(trees.source, one[0].token):
        return False
    return ((one[0].token < v) == (one[1].token < w) and (two[0].token < v) == (two[1].token < w)
            and (one[0].token < two[0].token) == (one[1].token < two[1].token))


def _loose(trees: TreePair, a: Argument, b: Argument) -> bool:
    """Whether one argument in another role says nothing by itself.

    Two subjects differ in voice alone, which parsers often mistake (*est surpris*); a dative
    pronoun can be the subject of the same feeling (*cela me semble*, *I think so*).
    """
    subjects = [t.dep(x.token).startswith(("nsubj", "csubj"))
                for t, x in ((trees.source, a), (trees.target, b))]
    dative = RECIPIENT in a.roles | b.roles and pronoun(trees.source, a.token) is not None
    core = all(
        t.dep(x.token).startswith(("nsubj", "csubj", "obj", "iobj"))
        or RECIPIENT in x.roles for t, x in ((trees.source, a), (trees.target, b)))
    return all(subjects) or dative or a.indirect or b.indirect or not core


def _comparisons(trees: TreePair) -> Iterator[Exchange]:
    """*A is older than B* against *B is older than A*."""
    for one in _compared(trees.source):
        for two in _compared(trees.target):
            (a, b, p), (a2, b2, q) = one, two
            if _answer(trees, a, b2) and _answer(trees, b, a2) and not (
                trees.linked(a, a2) or trees.linked(b, b2)
            ):
                yield Exchange(
                    p, q, Argument(a, frozenset({ACTOR})), Argument(b2, frozenset({COMPARED})),
                    Argument(b, frozenset({COMPARED})), Argument(a2, frozenset({ACTOR})),
                    "compared",
                )


def _compared(tree: Tree) -> Iterator[tuple[int, int, int]]:
    """``(subject, standard, predicate)`` of each comparison of two nouns or pronouns."""
    known = tree.known.markers
    for k in range(tree.size):
        if tree.lower(k) not in known.standard:
            continue
        if known.degree and not any(
            tree.lower(m) in known.degree for m in range(max(0, k - 6), k)
        ):
            continue
        standard = next((m for m in range(k + 1, min(tree.size, k + 5))
                         if tree.pos(m) in NOMINAL | {"PRON"}), None)
        if standard is None:
            continue
        standard = tree.unit[standard]
        for p in reversed(range(k)):
            subject = next((m for m in range(p) if tree.unit[m] == m and tree.heads[m] == p
                            and tree.dep(m).startswith("nsubj")), None)
            if subject is not None and subject != standard:
                yield subject, standard, p
                break


def _markers(trees: TreePair) -> Iterator[Exchange]:
    """*from A to B* against *from B to A*: two phrases with each other's prepositions."""
    source, target = trees.source, trees.target
    marked = [i for i in range(source.size) if source.unit[i] == i and primary(source, i)
              and source.pos(i) in NOMINAL and trees.answers("source", i)]
    for n, i in enumerate(marked):
        for k in marked[n + 1 :]:
            if k - i > 8 or source.dep(k) == "conj" or source.dep(i) == "conj":
                continue
            for j in trees.answers("source", i):
                for m in trees.answers("source", k):
                    mine, yours = primary(source, i), primary(source, k)
                    first, second = primary(target, j), primary(target, m)
                    if j == m or not first or not second or mine & first or yours & second:
                        continue
                    if mine & second and yours & first and abs(j - m) <= 8:
                        p, q = source.heads[k], target.heads[max(j, m)]
                        if p is None or q is None or not (
                            _joined(source, i, k) or _joined(target, j, m)
                        ):
                            continue
                        yield Exchange(p, q, Argument(i, mine), Argument(j, first),
                                       Argument(k, yours), Argument(m, second), "markers")


def _joined(tree: Tree, i: int, k: int) -> bool:
    """Whether two phrases hang on one word, or one on the other."""
    one, two = tree.heads[i], tree.heads[k]
    return one in (two, k) or two == i


def role_features(trees: TreePair, x: Exchange) -> tuple[float, ...]:
    """What speaks for or against an exchange of roles, in the order of ``ROLE_FEATURES``."""
    source, target = trees.source, trees.target
    v, w = x.predicate, x.new_predicate
    args = [(x.first, x.new_first)]
    if x.second is not None and x.new_second is not None:
        args.append((x.second, x.new_second))
    opposed = sum(_opposed(a, b) for a, b in args)
    half = len(args) == 1
    roles = frozenset().union(*(a.roles | b.roles for a, b in args)) & _CORE
    pronouns = sum(pronoun(source, a.token) is not None for a, _ in args)
    indirect = any(a.indirect or b.indirect for a, b in args)
    one, two = passive(source, v), passive(target, w)
    kept_order = len(args) == 2 and not indirect and (
        (args[0][0].token < args[1][0].token) == (args[0][1].token < args[1][1].token))
    scores = [1.0 if pronoun(source, a.token) else trees.score(a.token, b.token) for a, b in args]
    known = [pronoun(source, a.token) is not None or trees.in_lexicon(a.token, b.token)
             for a, b in args]
    predicate = trees.score(v, w) if trees.linked(v, w) else 0.5
    taken = any(
        b.roles & x.first.roles and b.token != x.new_first.token for b in arguments(target, w))
    both = opposed == 2 and x.kind == "roles"
    values = (
        both, len(args) == 2 and opposed < 2, half, x.kind == "markers", x.kind == "compared",
        {ACTOR, UNDERGOER} <= roles, {ACTOR, RECIPIENT} <= roles,
        {UNDERGOER, RECIPIENT} <= roles, ACTOR in roles and len(roles) == 1,
        pronouns / 2, half and pronouns > 0,
        source.pos(v) == "NOUN" or target.pos(w) == "NOUN", source.pos(v) != target.pos(w),
        one or two, one != two, indirect, kept_order, scores[0], scores[-1], predicate,
        min(scores) <= 0.3, taken,
        all(source.pos(a.token) == "PROPN" for a, _ in args),
        any(source.dep(a.token) == "conj" or target.dep(b.token) == "conj" for a, b in args),
        min(1.0, (source.size + target.size) / 80), half and one != two, half and indirect,
        half and taken, both * min(scores), known[0], known[-1],
        not trees.linked(v, w) or trees.in_lexicon(v, w),
    )
    return tuple(float(value) for value in values)


def strength(values: Sequence[float]) -> float:
    """How likely the roles are exchanged, in [0, 1]."""
    held = table("roles", ROLE_FEATURES)
    weights = held["bias"], *held["weights"]
    z = sum(w * v for w, v in zip(weights, (1.0, *values), strict=True)) - held["grounds"]["roles"]
    return 1.0 / (1.0 + math.exp(-z))


def find(view: PairView) -> list[Finding]:
    """Predicates whose arguments are exchanged."""
    if view.parse("source") is None or view.parse("target") is None:
        return []
    trees = tree_pair(view)
    return [_finding(trees, x) for x in exchanges(trees)]


def _finding(trees: TreePair, x: Exchange) -> Finding:
    source, target = trees.source, trees.target
    words = [x.first.token] + ([x.second.token] if x.second else [])
    news = [x.new_first.token] + ([x.new_second.token] if x.new_second else [])
    return Finding(
        kind="role", stakes="critical" if x.second else "major",
        strength=min(0.97, strength(role_features(trees, x))), evidence=_evidence(trees, x),
        source=tuple(dict.fromkeys(
            [k for i in words for k in source.parts(i)] + [x.predicate])),
        target=tuple(dict.fromkeys(
            [k for j in news for k in target.parts(j)] + [x.new_predicate])),
    )


def _evidence(trees: TreePair, x: Exchange) -> Said:
    source, target = trees.source, trees.target

    def said(tree: Tree, i: int) -> str:
        return tree.view.phrase(tree.side, tree.parts(i))

    if x.second is None or x.new_second is None:
        return say(
            "role.half", word=said(source, x.first.token), verb=said(source, x.predicate),
            part=_part(x.first), new=said(target, x.new_first.token),
            new_verb=said(target, x.new_predicate), new_part=_part(x.new_first),
        )
    if x.kind == "markers":
        return say(
            "role.markers", first=_marked(source, x.first.token),
            second=_marked(source, x.second.token), new_first=_marked(target, x.new_first.token),
            new_second=_marked(target, x.new_second.token),
        )
    if x.kind == "compared":
        return say(
            "role.comparison", first=said(source, x.first.token),
            second=said(source, x.second.token), new_first=said(target, x.new_second.token),
            new_second=said(target, x.new_first.token),
        )
    first, second, new_first, new_second = x.first, x.second, x.new_first, x.new_second
    if ACTOR not in first.roles or (ACTOR in second.roles and UNDERGOER in first.roles
                                    and len(second.roles) < len(first.roles)):
        first, second, new_first, new_second = second, first, new_second, new_first
    if ACTOR not in first.roles:
        return say(
            "role.objects", verb=said(source, x.predicate), first=said(source, first.token),
            part=_part(first), second=said(source, second.token), second_part=_part(second),
            new_verb=said(target, x.new_predicate), new_first=said(target, new_first.token),
            new_second=said(target, new_second.token),
        )
    return say(
        "role", actor=said(source, first.token), verb=said(source, x.predicate),
        undergoer=said(source, second.token), new_actor=said(target, new_second.token),
        new_verb=said(target, x.new_predicate), new_undergoer=said(target, new_first.token),
    )


def _marked(tree: Tree, i: int) -> str:
    k = tree.markers[i]
    return tree.view.phrase(tree.side, (*tree.parts(i), *(() if k is None else (k,))))


def _part(argument: Argument) -> Said:
    for role in (ACTOR, UNDERGOER, RECIPIENT, COMPARED):
        if role in argument.roles:
            return say(f"role.{role}")
    return say("role.other")
