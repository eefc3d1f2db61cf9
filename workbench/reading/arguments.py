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

from workbench.languages.cues import Pronoun
from workbench.reading.dependencies import NOMINAL, Tree

__all__ = ["ACTOR", "COMPARED", "RECIPIENT", "UNDERGOER", "Argument", "arguments", "passive",
           "primary", "pronoun"]

ACTOR, UNDERGOER, RECIPIENT, COMPARED = "actor", "undergoer", "recipient", "compared"

_SUBJECT = frozenset({"nsubj", "csubj", "nsubj:caus"})
_PASSIVE_SUBJECT = frozenset({"nsubj:pass", "csubj:pass"})
_OBJECT = frozenset({"obj", "obj:agent"})
_AGENT = "obl:agent"  # of the noun, or of its preposition
_SUBJECT_RELATIVES = frozenset({"qui", "who", "lequel", "laquelle", "lesquels", "lesquelles"})
_OBJECT_RELATIVES = frozenset({"que", "qu'", "qu’", "whom"})
# Object forms, which parsers sometimes take for subjects.
_CLITICS = {"fr": frozenset("me m' m’ te t' t’ le la l' l’ les lui leur nous vous".split())}
# Verbs that form the perfect with "être": it is no passive.
_UNACCUSATIVE = frozenset(
    "aller venir arriver partir entrer sortir monter descendre naître mourir tomber rester "
    "retourner revenir devenir passer rentrer parvenir décéder asseoir accourir intervenir "
    "survenir advenir repartir ressortir remonter redescendre".split()
)
# Participles that only join a noun and who is concerned: "la défaite infligée à X par Y".
_JOINING = frozenset(
    "infliger subir mener effectuer porter donner adresser commettre accorder apporter faire "
    "lancer conduire inflict suffer carry make give address commit grant launch conduct".split()
)
_CAUSATIVES = frozenset({"faire", "laisser", "make", "have", "let"})
_SUBJECT_CONTROL = frozenset({"promise", "promettre", "swear", "jurer", "vow", "threaten",
                              "menacer", "undertake", "engager", "offer"})
_BY = frozenset({"by", "par"})
_THAN = frozenset({"than", "que", "qu'", "qu’"})

# What a preposition says first; it decides between two phrases that could each be the other.
_PRIMARY = {
    "de": "from of about", "d'": "from of about", "d’": "from of about", "du": "from of about",
    "des": "from of about", "à": "to at", "au": "to at", "aux": "to at", "vers": "to towards",
    "dans": "in into", "en": "in", "par": "by through", "avec": "with", "pour": "for",
    "contre": "against", "sans": "without", "sur": "on about", "sous": "under",
    "depuis": "since from", "jusque": "to until", "jusqu'": "to until", "jusqu’": "to until",
    "selon": "by according", "avant": "before", "après": "after", "chez": "at",
}

_PRONOUNS: dict[str, dict[str, Pronoun]] = {
    "fr": {
        "je": Pronoun(1, "sing"), "j'": Pronoun(1, "sing"), "j’": Pronoun(1, "sing"),
        "me": Pronoun(1, "sing"), "m'": Pronoun(1, "sing"), "m’": Pronoun(1, "sing"),
        "moi": Pronoun(1, "sing"), "tu": Pronoun(2), "te": Pronoun(2), "t'": Pronoun(2),
        "t’": Pronoun(2), "toi": Pronoun(2), "vous": Pronoun(2), "nous": Pronoun(1, "plur"),
        "il": Pronoun(3, "sing", "he"), "elle": Pronoun(3, "sing", "she"),
        "le": Pronoun(3, "sing", "he"), "la": Pronoun(3, "sing", "she"),
        "l'": Pronoun(3, "sing"), "l’": Pronoun(3, "sing"), "lui": Pronoun(3, "sing"),
        "ils": Pronoun(3, "plur"), "elles": Pronoun(3, "plur"), "les": Pronoun(3, "plur"),
        "leur": Pronoun(3, "plur"), "eux": Pronoun(3, "plur"),
    },
    "en": {
        "i": Pronoun(1, "sing"), "me": Pronoun(1, "sing"), "you": Pronoun(2),
        "we": Pronoun(1, "plur"), "us": Pronoun(1, "plur"),
        "he": Pronoun(3, "sing", "he"), "him": Pronoun(3, "sing", "he"),
        "she": Pronoun(3, "sing", "she"), "her": Pronoun(3, "sing", "she"),
        "it": Pronoun(3, "sing", "it"), "they": Pronoun(3, "plur"), "them": Pronoun(3, "plur"),
    },
}


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
    low = tree.lower(i).lstrip("-").removeprefix("t-")
    return _PRONOUNS.get(tree.view.segment(tree.side).language, {}).get(low)


def primary(tree: Tree, i: int) -> frozenset[str]:
    """What the preposition before a token says first; empty where there is none."""
    k = tree.markers[i]
    if k is None:
        return frozenset()
    low = tree.lower(k)
    return frozenset(_PRIMARY.get(low, low).split())


def passive(tree: Tree, p: int) -> bool:
    """Whether a verb is in the passive; a bare past participle is."""
    below = tree.children.get(p, ())
    if tree.lemma(p) in _UNACCUSATIVE:
        return False
    if any(tree.dep(k) in {"aux:pass"} | _PASSIVE_SUBJECT for k in below):
        return True
    word = tree.words[p]
    if any(tree.dep(k) in _SUBJECT or tree.lemma(k) in {"avoir", "have"} for k in below):
        return False
    return (tree.dep(p) == "acl" and word is not None and word.feature("VerbForm") == "Part"
            and (word.feature("Tense") == "Past" or word.feature("Aspect") == "Perf"))


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
            if tree.dep(q) == "acl" and tree.lemma(q) in _JOINING:
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
        controller = _controller(tree, p, above)
        if controller is not None and controller not in found:
            found[controller] = Argument(controller, frozenset({ACTOR}), True)
    return tuple(found[k] for k in sorted(found))


def _reflexive(tree: Tree, p: int) -> bool:
    return any(tree.lower(k) in {"se", "s'", "s’"} or tree.dep(k) in {"expl:pass", "expl:comp"}
               for k in tree.children.get(p, ()))


def _inverts(tree: Tree) -> bool:
    return tree.view.segment(tree.side).language == "fr"


def _caused(tree: Tree, p: int) -> bool:
    above = tree.raw[p]
    return (above is not None and tree.lemma(above) in {"faire", "laisser"}
            and tree.dep(p) in {"xcomp", "ccomp"}) or any(
        tree.lemma(k) == "faire" and tree.dep(k) in {"aux:caus", "aux", "aux:tense"}
        for k in tree.children.get(p, ()))


def _roles(tree: Tree, k: int, p: int, below: list[int]) -> frozenset[str]:
    dep = tree.dep(tree.first(k))
    marker = tree.markers[k]
    low = tree.lower(marker) if marker is not None else ""
    nominal = tree.pos(p) in NOMINAL
    if dep in _PASSIVE_SUBJECT:
        return frozenset({ACTOR if tree.lemma(p) in _UNACCUSATIVE else UNDERGOER})
    if dep in _SUBJECT | _OBJECT | {"iobj"} and tree.lower(k) in _CLITICS.get(
        tree.view.segment(tree.side).language, ()
    ):
        others = [m for m in below if m != k and tree.dep(m) in _SUBJECT]
        if tree.lower(k) not in {"nous", "vous"} or others:
            return frozenset({UNDERGOER, RECIPIENT, "to"})
    if dep in _SUBJECT and k > p and any(
        m != k and tree.dep(m) in _SUBJECT and m < p for m in below
    ):
        return frozenset({ACTOR, UNDERGOER})  # a second subject behind the verb is its object
    if dep in _SUBJECT and marker is None:
        if passive(tree, p):
            return frozenset({UNDERGOER})
        return frozenset({ACTOR, UNDERGOER} if _reflexive(tree, p) else {ACTOR})
    if dep in _OBJECT:
        if k > p and _inverts(tree) and not any(
            tree.dep(m) in _SUBJECT and tree.markers[m] is None for m in tree.children.get(p, ())
        ):
            return frozenset({UNDERGOER, ACTOR})  # "attendaient les enfants"
        return frozenset({UNDERGOER, ACTOR} if _caused(tree, p) else {UNDERGOER})
    if dep == "iobj" and marker is None:
        return frozenset({RECIPIENT, "to"})
    if dep == _AGENT or (marker is not None and tree.dep(marker) == _AGENT) or (
        low in _BY and (nominal or passive(tree, p)) and tree.pos(k) != "NUM"
    ):
        return frozenset({ACTOR})
    if low in _THAN and low:
        return frozenset({COMPARED})
    if nominal and tree.possessive(k):
        return _genitive(tree, k, below)
    roles = set(tree.relations(k))
    if not roles:
        return frozenset()
    if "to" in primary(tree, k) and not nominal:
        roles.add(RECIPIENT)
    if _caused(tree, p) and (low in _BY or low in {"à", "au", "aux"}):
        roles.add(ACTOR)
    return frozenset(roles)


def _genitive(tree: Tree, k: int, below: list[int]) -> frozenset[str]:
    """A genitive can be who acts or who is acted upon, unless another phrase says which."""
    others = [m for m in below if m != k]
    if any(tree.markers[m] is not None and tree.lower(tree.markers[m] or 0) in _BY
           for m in others):
        return frozenset({UNDERGOER})
    if tree.dep(k) == "poss" and any(tree.possessive(m) for m in others):
        return frozenset({ACTOR, "of"})
    if any(tree.dep(m) == "poss" for m in others):
        return frozenset({UNDERGOER, "of"})
    return frozenset({ACTOR, UNDERGOER, "of", "from", "by", "in", "for", "with", "on", "to",
                      "about", "at"})


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
    for k in sorted(tree.children.get(p, ())):
        low = tree.lower(k)
        if low in _SUBJECT_RELATIVES and tree.dep(k) in _SUBJECT | _PASSIVE_SUBJECT:
            return frozenset({UNDERGOER if passive(tree, p) else ACTOR}), k
        if low in {"that", "which"} and tree.dep(k) in _SUBJECT | _PASSIVE_SUBJECT | _OBJECT:
            if tree.dep(k) in _OBJECT:
                return frozenset({UNDERGOER}), k
            return frozenset({UNDERGOER if passive(tree, p) else ACTOR}), k
        if low in _OBJECT_RELATIVES or (low == "who" and tree.dep(k) in _OBJECT):
            return (frozenset({UNDERGOER}), k) if acts else (frozenset(), k)
    relative = any(tree.lower(k) in {"dont", "whose", "où", "where", "when"}
                   for k in range(tree.size) if tree.heads[k] == p or tree.raw[k] == p)
    has_object = any(UNDERGOER in a.roles for a in found.values())
    if acts and not has_object and not relative:
        return frozenset({UNDERGOER}), None
    return frozenset(), None


def _controller(tree: Tree, p: int, above: int) -> int | None:
    """The subject that an infinitive takes from the clause above it."""
    if tree.lemma(above) in _CAUSATIVES or tree.pos(above) != "VERB":
        return None
    below = [k for k in range(tree.size) if tree.heads[k] == above and tree.unit[k] == k
             and tree.pos(k) in NOMINAL | {"PRON"}]
    by_role = {
        role: next((k for k in below if role in _roles(tree, k, above, below)
                    and len(_roles(tree, k, above, below) & {ACTOR, UNDERGOER, RECIPIENT}) == 1),
                   None)
        for role in (ACTOR, UNDERGOER, RECIPIENT)
    }
    if tree.lemma(above) in _SUBJECT_CONTROL:
        return by_role[ACTOR]
    for role in (UNDERGOER, RECIPIENT, ACTOR):
        k = by_role[role]
        if k is not None and (role == ACTOR or tree.pos(k) != "NUM"):
            return k
    return None
