"""Who does what to whom, in one side of a pair: predicates and their arguments by role.

Roles are coarse, as agreement between two languages needs them: the *actor* of a verb and
the one *acted upon* whatever the voice, the *recipient*, what something is *compared* with,
and else what the preposition can mean. A role is a set of possibilities where the grammar
leaves it open (a genitive beside a noun, the object under a causative). A relative pronoun
gives its role to its antecedent, a participle one to its noun, an infinitive without a
subject takes the object or, after verbs like *promise*, the subject above it.
"""

from __future__ import annotations

from dataclasses import dataclass

from workbench.languages.topics.reference import Pronoun
from workbench.languages.topics.structure import GENITIVE, OF, TO
from workbench.reading.dependencies import NOMINAL, Tree

__all__ = ["ACTOR", "COMPARED", "RECIPIENT", "UNDERGOER", "Argument", "arguments", "passive",
           "primary", "pronoun"]

ACTOR, UNDERGOER, RECIPIENT, COMPARED = "actor", "undergoer", "recipient", "compared"

_SUBJECT = frozenset({"nsubj", "csubj", "nsubj:caus"})
_PASSIVE_SUBJECT = frozenset({"nsubj:pass", "csubj:pass"})
_OBJECT = frozenset({"obj", "obj:agent"})
_AGENT = "obl:agent"  # of the noun, or of its preposition


@dataclass(frozen=True, slots=True)
class Argument:
    """A token and what it may be to its predicate.

    ``likely`` is what its preposition says first, ``indirect`` that the role is read off
    another clause.
    """

    token: int
    roles: frozenset[str]
    indirect: bool = False
    likely: frozenset[str] = frozenset()

    def like(self, other: Argument) -> bool:
        """Whether two can play the same part; object and recipient are told loosely."""
        one, two = self.likely or self.roles, other.likely or other.roles
        goal = frozenset({UNDERGOER, RECIPIENT})
        return bool(one & two) or bool(one & goal and two & goal)


def pronoun(tree: Tree, i: int) -> Pronoun | None:
    """What a personal pronoun says of the one it stands for; None for other words."""
    if tree.pos(i) != "PRON":
        return None
    return tree.known.persons.personal.get(tree.lower(i).lstrip("-"))


def primary(tree: Tree, i: int) -> frozenset[str]:
    """What the preposition before a token says first; empty where there is none."""
    k = tree.markers[i]
    if k is None:
        return frozenset()
    low = tree.lower(k)
    return tree.known.markers.primary.get(low) or frozenset({low})


def passive(tree: Tree, p: int) -> bool:
    """Whether a verb is in the passive; a bare past participle is."""
    below = tree.children.get(p, ())
    if _active_with_be(tree, p):
        return False
    if any(tree.dep(k) in {"aux:pass"} | _PASSIVE_SUBJECT for k in below):
        return True
    word = tree.words[p]
    if any(tree.dep(k) in _SUBJECT or tree.lemma(k) in tree.verbs.perfect_auxiliaries
           for k in below):
        return False
    return (tree.dep(p) == "acl" and word is not None and word.feature("VerbForm") == "Part"
            and (word.feature("Tense") == "Past" or word.feature("Aspect") == "Perf"))


def _active_with_be(tree: Tree, p: int) -> bool:
    """Whether *be* and the participle of a verb are its perfect: *est venu*."""
    return tree.lemma(p) in tree.verbs.perfect_with_be | tree.known.predicates.perfect_with_be


def arguments(tree: Tree, p: int) -> tuple[Argument, ...]:
    """The arguments of a predicate, in order, each token once."""
    found: dict[int, Argument] = {}
    below = [
        k for k in range(tree.size)
        if tree.unit[k] == k and tree.heads[k] == p
        and (tree.pos(k) in NOMINAL or pronoun(tree, k) is not None)
    ]
    for k in below:
        roles = _roles(tree, k, p, below)
        if roles:
            said = primary(tree, k) if roles & tree.relations(k) == tree.relations(k) else None
            likely = said | roles & {ACTOR, RECIPIENT} if said else roles
            found[k] = Argument(k, roles, likely=frozenset(likely))
    if tree.pos(p) in NOMINAL:
        for q in tree.children.get(p, ()):
            if tree.dep(q) == "acl" and tree.lemma(q) in tree.known.predicates.support:
                found |= {a.token: a for a in arguments(tree, q) if a.token != p}
    above = tree.heads[p]
    if above is not None and tree.clause(p):
        roles, relative = _antecedent(tree, p, found)
        if relative is not None:
            found.pop(relative, None)
        if roles and above not in found:
            found[above] = Argument(above, roles, True)
    elif above is not None and tree.dep(p) in {"xcomp", "ccomp"} and not any(
        ACTOR in a.roles for a in found.values()
    ):
        controller = _controller(tree, above)
        if controller is not None and controller not in found:
            found[controller] = Argument(controller, frozenset({ACTOR}), True)
    return tuple(found[k] for k in sorted(found))


def _reflexive(tree: Tree, p: int) -> bool:
    return any(tree.lower(k) in tree.known.persons.reflexives
               or tree.dep(k) in {"expl:pass", "expl:comp"} for k in tree.children.get(p, ()))


def _caused(tree: Tree, p: int) -> bool:
    above, causing = tree.raw[p], tree.known.predicates.fused_causative
    return (above is not None and tree.lemma(above) in causing
            and tree.dep(p) in {"xcomp", "ccomp"}) or any(
        tree.lemma(k) in causing and tree.dep(k) in {"aux:caus", "aux", "aux:tense"}
        for k in tree.children.get(p, ()))


def _roles(tree: Tree, k: int, p: int, below: list[int]) -> frozenset[str]:
    dep = tree.dep(tree.first(k))
    marker = tree.markers[k]
    low = tree.lower(marker) if marker is not None else ""
    nominal = tree.pos(p) in NOMINAL
    known, persons = tree.known.markers, tree.known.persons
    if dep in _PASSIVE_SUBJECT:
        return frozenset({ACTOR if _active_with_be(tree, p) else UNDERGOER})
    if dep in _SUBJECT | _OBJECT | {"iobj"} and (
        tree.lower(k) in persons.object_clitics
        or (tree.lower(k) in persons.ambiguous_clitics
            and any(m != k and tree.dep(m) in _SUBJECT for m in below))
    ):
        return frozenset({UNDERGOER, RECIPIENT, TO})
    if dep in _SUBJECT and k > p and any(
        m != k and tree.dep(m) in _SUBJECT and m < p for m in below
    ):
        return frozenset({ACTOR, UNDERGOER})  # a second subject behind the verb is its object
    if dep in _SUBJECT and marker is None:
        if passive(tree, p):
            return frozenset({UNDERGOER})
        return frozenset({ACTOR, UNDERGOER} if _reflexive(tree, p) else {ACTOR})
    if dep in _OBJECT:
        if k > p and tree.known.subject_follows and not any(
            tree.dep(m) in _SUBJECT and tree.markers[m] is None for m in tree.children.get(p, ())
        ):
            return frozenset({UNDERGOER, ACTOR})  # "attendaient les enfants"
        return frozenset({UNDERGOER, ACTOR} if _caused(tree, p) else {UNDERGOER})
    if dep == "iobj" and marker is None:
        return frozenset({RECIPIENT, TO})
    if dep == _AGENT or (marker is not None and tree.dep(marker) == _AGENT) or (
        low in known.agent and (nominal or passive(tree, p)) and tree.pos(k) != "NUM"
    ):
        return frozenset({ACTOR})
    if low in known.standard:
        return frozenset({COMPARED})
    if nominal and tree.possessive(k):
        return _genitive(tree, k, below)
    roles = set(tree.relations(k))
    if not roles:
        return frozenset()
    if TO in primary(tree, k) and not nominal:
        roles.add(RECIPIENT)
    if low in known.agent | known.causee and _caused(tree, p):
        roles.add(ACTOR)
    return frozenset(roles)


def _genitive(tree: Tree, k: int, below: list[int]) -> frozenset[str]:
    """A genitive can be who acts or who is acted upon, unless another phrase says which."""
    others = [m for m in below if m != k]
    agents = tree.known.markers.agent
    if any((by := tree.markers[m]) is not None and tree.lower(by) in agents for m in others):
        return frozenset({UNDERGOER})
    if tree.dep(k) == "poss" and any(tree.possessive(m) for m in others):
        return frozenset({ACTOR, OF})
    if any(tree.dep(m) == "poss" for m in others):
        return frozenset({UNDERGOER, OF})
    return frozenset({ACTOR, UNDERGOER}) | GENITIVE


def _antecedent(
    tree: Tree, p: int, found: dict[int, Argument]
) -> tuple[frozenset[str], int | None]:
    """What the noun before a relative or participle clause is to its verb, and its pronoun."""
    if tree.dep(p) == "acl":
        word = tree.words[p]
        if passive(tree, p):
            return frozenset({UNDERGOER}), None
        present = word is not None and (word.feature("Tense") == "Pres"
                                        or word.feature("Aspect") == "Prog")
        return frozenset({ACTOR} if present else ()), None
    acts = any(ACTOR in a.roles and (pronoun(tree, a.token) is not None
                                     or tree.pos(a.token) in NOMINAL) for a in found.values())
    opening, subjects = tree.known.relatives, _SUBJECT | _PASSIVE_SUBJECT
    for k in sorted(tree.children.get(p, ())):
        low = tree.lower(k)
        if low in opening.subject | opening.inflected and tree.dep(k) in subjects:
            return frozenset({UNDERGOER if passive(tree, p) else ACTOR}), k
        if low in opening.either and tree.dep(k) in subjects | _OBJECT:
            if tree.dep(k) in _OBJECT:
                return frozenset({UNDERGOER}), k
            return frozenset({UNDERGOER if passive(tree, p) else ACTOR}), k
        if low in opening.object or (low in opening.informal_object and tree.dep(k) in _OBJECT):
            return (frozenset({UNDERGOER}), k) if acts else (frozenset(), k)
    relative = any(tree.lower(k) in opening.oblique
                   for k in range(tree.size) if tree.heads[k] == p or tree.raw[k] == p)
    has_object = any(UNDERGOER in a.roles for a in found.values())
    if acts and not has_object and not relative:
        return frozenset({UNDERGOER}), None
    return frozenset(), None


def _controller(tree: Tree, above: int) -> int | None:
    """The subject that an infinitive takes from the clause above it."""
    if tree.lemma(above) in tree.known.predicates.causative or tree.pos(above) != "VERB":
        return None
    below = [k for k in range(tree.size) if tree.heads[k] == above and tree.unit[k] == k
             and tree.pos(k) in NOMINAL | {"PRON"}]
    by_role = {
        role: next((k for k in below if role in _roles(tree, k, above, below)
                    and len(_roles(tree, k, above, below) & {ACTOR, UNDERGOER, RECIPIENT}) == 1),
                   None)
        for role in (ACTOR, UNDERGOER, RECIPIENT)
    }
    if tree.lemma(above) in tree.known.predicates.subject_control:
        return by_role[ACTOR]
    for role in (UNDERGOER, RECIPIENT, ACTOR):
        k = by_role[role]
        if k is not None and (role == ACTOR or tree.pos(k) != "NUM"):
            return k
    return None
