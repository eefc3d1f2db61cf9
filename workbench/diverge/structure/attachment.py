"""Attachment: what belongs with what.

The check compares the governor of a word in the parse of the original with the governor of
its counterpart in the parse of the translation, through the word links (*dependency head
agreement*; compare Padó & Lapata 2009 on projecting structure through links). Parses err
and translators rephrase, so a changed governor is evidence to be weighed: whether another
reading of either side joins the two, whether the phrase changed places or its preposition,
whether a governor was dropped, how much else of the sentence disagrees. The weights were
fitted on sentences in which a script had re-attached a phrase (``training/fit_structure.py``).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from workbench.diverge.finding import Finding, named
from workbench.diverge.said import say
from workbench.diverge.structure.readings import READINGS, readings, reworded
from workbench.diverge.structure.surroundings import SURROUNDINGS, surroundings, telling
from workbench.fitted import table
from workbench.fitted.trees import trees
from workbench.languages.topics.structure import BY
from workbench.model import Severity, Side
from workbench.reading.dependencies import NOMINAL, Tree, TreePair, tree_pair
from workbench.reading.view import PairView

__all__ = ["ATTACHMENT_FEATURES", "Moved", "attachment_features", "find", "moved_words", "strength"]

ATTACHMENT_FEATURES = (
    "dropped", "dropped_far", "dropped_new", "raised", "lowered", "raised_new", "lowered_new",
    "source_reading", "target_reading", "no_reading", "marker_kept", "marker_changed", "unmarked",
    "genitive", "crossed", "kept_place", "near", "near_new", "core", "core_new", "name",
    "adjective", "adverb", "clause", "verb_to_noun", "noun_to_verb", "noun_to_noun",
    "transposed", "sure_link", "sure_governor", "sure_new", "exchanged", "inverted", "together",
    "coordinated", "disagreement", "long", "split", "appositive", "dropped_crossed",
    "dropped_marker", "exchanged_genitive", "exchanged_crossed", "compound",
    "crossed_apart", "crossed_reading", "direct", "unrelated", "light", "time", "repeated",
    "dropped_near", "adjectival", "crossed_far", "switched", "dropped_verb", "crowd",
    "known_link", "known_governor", "known_new", "all_known", "agent", *SURROUNDINGS,
    *READINGS,
)

_CORE = frozenset({"nsubj", "nsubj:pass", "obj", "csubj"})


# Below this a changed governor says nothing at all.
_FAINT = 0.1
# Confidence of a changed governor of which nothing more is known.
_BASE = 0.05


@dataclass(frozen=True, slots=True)
class Moved:
    """A source word whose counterpart is governed by something else.

    ``governor`` is what the word depends on, ``kept`` the nearest word above it that the
    translation renders (the governor itself where nothing is dropped), ``rendered`` what
    renders that; ``new`` governs the counterpart and ``back`` is what it renders.
    """

    word: int
    counterpart: int
    governor: int
    kept: int
    rendered: int
    new: int
    back: int


def _mobile(tree: Tree, i: int) -> str:
    """What kind of phrase a word heads: ``noun``, ``adjective``, ``adverb``, ``clause``, ``""``."""
    pos = tree.pos(i)
    if tree.unit[i] != i:
        return ""
    if tree.lower(i) in tree.known.classes.time_adverbs:
        return "adverb"
    if pos in NOMINAL:
        year = tree.lower(i).isdigit() and len(tree.lower(i)) == 4
        return "noun" if pos != "NUM" or year else ""
    if pos == "ADJ" and tree.dep(i) == "amod":
        return "adjective"
    if pos == "ADV" and tree.lower(i).endswith(tree.known.classes.adverb_endings):
        return "adverb"
    if pos == "VERB" and tree.clause(i):
        return "clause"
    return ""


def _first_linked(trees: TreePair, side: Side, i: int) -> int | None:
    return next((k for k in trees.trees[side].chain(i) if trees.answers(side, k)), None)


def moved_words(trees: TreePair) -> tuple[list[Moved], int]:
    """Source words with another governor in the translation, and how many were compared."""
    source, target = trees.source, trees.target
    out: list[Moved] = []
    compared = 0
    for i in range(source.size):
        kind = _mobile(source, i)
        if not kind:
            continue
        answers = [j for j in trees.answers("source", i) if _mobile(target, j)]
        same = [j for j in answers if _alike(trees, i, j)]
        if not same:
            continue
        j = min(same, key=lambda k: (-trees.score(i, k), k))
        kept, new = _first_linked(trees, "source", i), _first_linked(trees, "target", j)
        if kept is None or new is None:
            continue
        compared += 1
        if _agreeing(trees, i, j, kept, new):
            continue
        backs = sorted(trees.answers("target", new), key=lambda k: (-trees.score(k, new), k))
        rendered = sorted(trees.answers("source", kept), key=lambda k: (-trees.score(kept, k), k))
        governor = source.chain(i)[0]
        if governor != kept and source.lemma(governor) in source.known.predicates.prepositional:
            continue
        if source.pos(i) == "ADV" and not source.pos(kept) == target.pos(new) == "VERB":
            continue
        if any(t.pos(k) == "NUM" for t, k in ((source, kept), (target, new))):
            continue
        if any("-" in t.lower(k)[1:-1] and t.pos(k) != "PROPN"
               for t, k in ((source, i), (source, kept), (target, j), (target, new))):
            continue  # a compound holds its own governor: "Canadian-born", "long-term"
        out.append(Moved(i, j, governor, kept, rendered[0], new, backs[0]))
    return out, compared


def _alike(trees: TreePair, i: int, j: int) -> bool:
    """Whether two phrases are of one kind; a name can be an adjective: *Norway*, *norvégien*."""
    one, two = _mobile(trees.source, i), _mobile(trees.target, j)
    proper = "PROPN" in {trees.source.pos(i), trees.target.pos(j)}
    return one == two or "adverb" in {one, two} or (proper and {one, two} == {"noun", "adjective"})


def _agreeing(trees: TreePair, i: int, j: int, kept: int, new: int) -> bool:
    if trees.linked(kept, new) or trees.linked(kept, j) or trees.linked(i, new):
        return True
    # A light verb or a copula stands for what it says: "was signed", "fit la guerre".
    if any(t.lemma(k) in t.known.predicates.light
           for t, k in ((trees.source, kept), (trees.target, new))):
        return True
    if _possessor_raised(trees, i, j, kept, new):
        return True
    # The clause of both is the same where the governor is only said with more words.
    return any(trees.linked(kept, k) for k in trees.target.children.get(new, ())
               if trees.target.dep(k) in {"compound", "amod", "flat", "fixed", "nummod"})


def _possessor_raised(trees: TreePair, i: int, j: int, kept: int, new: int) -> bool:
    """Whether the owner of a subject became the subject: *its colour changed*, *it changed*."""
    one = (trees.source, i, kept, trees.target, j, new, "source")
    two = (trees.target, j, new, trees.source, i, kept, "target")
    for tree, word, owned, there, answer, verb, side in (one, two):
        above = tree.heads[owned]
        if (above is not None and tree.possessive(word) and tree.dep(owned) in _CORE
                and there.dep(answer) in _CORE
                and (trees.linked(above, verb) if side == "source"
                     else trees.linked(verb, above))):
            return True
    return False


def attachment_features(
    trees: TreePair, moved: Moved, every: Sequence[Moved], compared: int
) -> tuple[float, ...]:
    """What speaks for or against a re-attachment, in the order of ``ATTACHMENT_FEATURES``."""
    source, target = trees.source, trees.target
    i, j, g, h = moved.word, moved.counterpart, moved.kept, moved.new
    a, b = moved.rendered, moved.back
    kind = _mobile(source, i)
    chain, new_chain = source.chain(i), target.chain(j)
    dropped, dropped_new = chain.index(g), new_chain.index(h)
    source_reading = any(source.may_govern(k, i) for k in trees.answers("target", h))
    target_reading = any(target.may_govern(k, j) for k in trees.answers("source", g))
    mine, yours = source.relations(i), target.relations(j)
    marker_kept = bool(mine & yours)
    marker_changed = bool(mine and yours and not marker_kept) or bool(mine) != bool(yours)
    if source.possessive(i) or target.possessive(j):
        marker_changed = bool(mine and yours and not marker_kept)
    crossed = _crossed(moved)
    exchanged = any(_exchanged(trees, moved, m) for m in every if m is not moved)
    genitive = source.possessive(i) and target.possessive(j)
    verb_g, verb_h = source.pos(g) == "VERB", target.pos(h) == "VERB"
    together = sum(m.kept == g and m.new == h for m in every) - 1
    coordinated = (source.dep(i) == "conj" or target.dep(j) == "conj"
                   or source.first(g) == source.first(b) or target.first(a) == target.first(h))
    known = (trees.in_lexicon(i, j), trees.in_lexicon(g, a), trees.in_lexicon(b, h))
    values = (
        dropped > 0, dropped > 1, dropped_new > 0,
        source.below(g, b), source.below(b, g), target.below(a, h), target.below(h, a),
        source_reading, target_reading, not source_reading and not target_reading,
        marker_kept, marker_changed, not mine and not yours, genitive,
        crossed, not crossed, _between(source, i, g) == 0, _between(target, j, h) == 0,
        source.dep(i) in _CORE, target.dep(j) in _CORE, source.pos(i) == "PROPN",
        kind == "adjective", kind == "adverb", kind == "clause",
        verb_g and not verb_h, verb_h and not verb_g, not verb_g and not verb_h,
        (source.pos(g) == "VERB") != (target.pos(a) == "VERB")
        or (source.pos(b) == "VERB") != (target.pos(h) == "VERB"),
        trees.score(i, j), trees.score(g, a), trees.score(b, h),
        exchanged, source.below(b, i) or target.below(a, j), together > 0, coordinated,
        (len(every) - 1) / max(1, compared), min(1.0, compared / 20), _split(trees, moved),
        source.dep(i) == "appos" or target.dep(j) == "appos",
        dropped > 0 and crossed, dropped > 0 and marker_changed,
        exchanged and genitive, exchanged and crossed,
        (target.dep(j) in {"compound", "nmod"} and not yours) or source.dep(i) == "compound",
        crossed and not source_reading and not target_reading,
        crossed and (source_reading or target_reading),
        dropped == 0 and dropped_new == 0,
        not (source.below(g, b) or source.below(b, g)),
        any(t.lemma(k) in t.known.classes.measures or t.pos(k) in {"PRON", "DET", "NUM"}
            for t, k in ((source, g), (source, b), (target, a), (target, h))),
        any(t.lemma(k) in t.known.classes.times for t, k in ((source, i), (target, j))),
        any(_repeated(t, k) for t, k in ((source, i), (source, g), (source, b),
                                         (target, j), (target, h))),
        max(0.0, trees.view.nearest("source", moved.governor)[1]) if dropped else 0.0,
        "ADJ" in {source.pos(g), target.pos(h), target.pos(a), source.pos(b)},
        crossed and _between(source, i, g) > 0 and _between(target, j, h) > 0,
        exchanged and (source.heads[g] == b or source.heads[b] == g),
        dropped > 0 and source.pos(moved.governor) == "VERB",
        _crowd(trees), *known, all(known),
        BY in mine and BY in yours and len(mine) < 7,
        *surroundings(trees, (i, j), moved.governor if dropped else None, a, b),
        *readings(trees, (i, j), (g, a, h, b), dropped > 0, crossed),
    )
    return tuple(float(v) for v in values)


def _crowd(trees: TreePair) -> float:
    """Share of the content words of the original that nothing answers."""
    words = trees.view.content_tokens("source")
    return sum(not trees.answers("source", i) for i in words) / max(1, len(words))


def _repeated(tree: Tree, i: int) -> bool:
    """Whether the word occurs more than once, so that its links may have been mixed up."""
    return sum(tree.lemma(k) == tree.lemma(i) for k in range(tree.size)) > 1


def _crossed(m: Moved) -> bool:
    """Whether the order of the word, its governor and the new one is not that of the original."""
    before = (m.word < m.kept, m.word < m.back, m.kept < m.back)
    after = (m.counterpart < m.rendered, m.counterpart < m.new, m.rendered < m.new)
    return before != after


def _between(tree: Tree, i: int, g: int) -> int:
    """Content words between a word and its governor that do not depend on the word."""
    low, high = sorted((i, g))
    return sum(tree.view.content(tree.side, k) and tree.unit[k] not in {i, g}
               and not tree.below(k, i) for k in range(low + 1, high))


def _exchanged(trees: TreePair, one: Moved, two: Moved) -> bool:
    """Whether two words have taken each other's governors."""
    return trees.linked(one.kept, two.new) and trees.linked(two.kept, one.new)


def _split(trees: TreePair, m: Moved) -> bool:
    """Whether a full stop or semicolon stands between a word and its governor on one side."""
    for side, x, y in (("source", m.word, m.back), ("target", m.counterpart, m.rendered)):
        tree = trees.trees["source" if side == "source" else "target"]
        low, high = sorted((x, y))
        if any(tree.lower(k) in {".", ";", ":", "?", "!"} for k in range(low, high)):
            return True
    return False


def strength(rows: Sequence[tuple[float, ...]]) -> list[float]:
    """How sure each changed governor is, in [0, 1]; 0.5 where few faithful pairs come."""
    if not rows:
        return []
    fitted = trees("attachment", ATTACHMENT_FEATURES)
    values = np.array(rows, dtype=np.float64)
    # A dropped governor is rarer in faithful pairs than one that is kept.
    dropped = values[:, ATTACHMENT_FEATURES.index("dropped")] > 0
    grounds = table("roles")["grounds"]
    ground = np.where(dropped, grounds["dropped"], grounds["kept"])
    odds = np.clip(fitted.log_odds(values) - ground, -30, 30)
    return [float(p) for p in 1.0 / (1.0 + np.exp(-odds))]


def find(view: PairView) -> list[Finding]:
    """Phrases that hang on another word than in the original."""
    if view.parse("source") is None or view.parse("target") is None:
        return []
    trees = tree_pair(view)
    every, compared = moved_words(trees)
    groups: dict[tuple[int, int], list[tuple[float, Moved]]] = {}
    rows = [attachment_features(trees, moved, every, compared) for moved in every]
    for sure, moved in zip(strength(rows), every, strict=True):
        places = (moved.word, moved.counterpart)
        if telling(trees, places, moved.rendered, moved.back) and not reworded(
            trees, places, (moved.kept, moved.new)
        ):
            groups.setdefault((moved.governor, moved.new), []).append((sure, moved))
    found = [_finding(trees, group) for _, group in sorted(groups.items())]
    return [f for f in found if f.strength >= _FAINT]


def _finding(trees: TreePair, group: list[tuple[float, Moved]]) -> Finding:
    """The words of one governor that went over to the same new one, as one finding."""
    view, source, target = trees.view, trees.source, trees.target
    sure = max(c for c, _ in group)
    dropped = group[0][1].governor != group[0][1].kept
    # what hung on a dropped word and now hangs on the same other one was handed on together
    shown = [m for c, m in group if c >= (_FAINT if dropped else sure / 2) or c == sure]
    first = shown[0]
    if dropped:
        sure = _together([c for c, _ in group])
    lost = _lost(trees, first.governor) if dropped else ()
    back = say("attachment.renders", word=_head(source, first.back))
    parts: dict[str, object] = {
        "said": tuple(_named(source, m.word) for m in shown),
        "says": tuple(_named(target, m.counterpart) for m in shown),
        "governor": named(view, "source", source.parts(first.governor)),
        "new": _head(target, first.new), "renders": back,
    }
    if dropped:
        evidence = say("attachment", **parts,
                       lost=tuple(named(view, "source", (i,)) for i in (first.governor, *lost)))
    else:
        evidence = say("attachment.kept", **parts, rendered=_head(target, first.rendered))
    stakes: Severity = "critical" if len(shown) > 1 or lost else "major"
    return Finding(
        kind="attachment", stakes=stakes, strength=min(0.97, sure), evidence=evidence,
        source=_marked(source, [m.word for m in shown], [first.governor, *lost]),
        target=_marked(target, [m.counterpart for m in shown], [first.new]),
    )


def _together(each: Sequence[float]) -> float:
    """Confidence that several phrases were handed on, from that of each.

    What each says beyond the base rate adds up (naive Bayes), unless it speaks against.
    """
    ground = _logit(_BASE)
    odds = ground + sum(max(0.0, _logit(c) - ground) for c in each)
    return 1.0 / (1.0 + math.exp(-odds))


def _logit(p: float) -> float:
    p = min(0.999, max(0.001, p))
    return math.log(p / (1.0 - p))


def _lost(trees: TreePair, governor: int) -> tuple[int, ...]:
    """Other words without counterpart that hung on the dropped governor or beside it."""
    view, source = trees.view, trees.source
    beside = {governor, *source.chain(governor)[:2]}
    return tuple(
        i for i in view.content_tokens("source")
        if not trees.answers("source", i) and not view.glossed("source", i) and i != governor
        and view.pos("source", i) in {"NOUN", "VERB"}
        and beside & set(source.chain(i)[:2])
    )


def _phrase(tree: Tree, head: int) -> tuple[int, ...]:
    """A name, or a noun with its adjectives, as far as they stand together."""
    found = {k for part in tree.parts(head) for k in (part,)}
    for k in tree.children.get(head, ()):
        if tree.dep(k) in {"amod", "compound", "nummod"} and abs(k - head) <= 2:
            found.add(k)
    low, high = min(found), max(found)
    return tuple(k for k in range(low, high + 1) if k in found or tree.view.content(tree.side, k))


def _named(tree: Tree, head: int) -> str:
    return tree.view.phrase(tree.side, _phrase(tree, head))


def _head(tree: Tree, head: int) -> str:
    return tree.view.phrase(tree.side, tree.parts(head))


def _marked(tree: Tree, phrases: list[int], others: list[int]) -> tuple[int, ...]:
    marked = [k for head in phrases for k in _phrase(tree, head)]
    return tuple(dict.fromkeys([*marked, *(k for o in others for k in tree.parts(o))]))
