"""What stands around a phrase on both sides, whatever the parsers make of it.

A changed governor says more where the words say so too: the phrase stands in another clause,
beside other words, or past words that stayed where they were. Parsers err most where a phrase
may hang on several words of one clause, and there nothing of this changes.
"""

from __future__ import annotations

from workbench.reading.dependencies import Tree, TreePair

__all__ = ["SURROUNDINGS", "surroundings", "telling"]

SURROUNDINGS = (
    "clause_kept", "clause_changed", "before_kept", "before_governs", "new_before_governs",
    "passed", "passed_verb", "opens", "opened", "rendered_near", "back_near", "dropped_participle",
    "dropped_shared",
)
_MANY = 5


def surroundings(
    trees: TreePair, places: tuple[int, int], dropped: int | None, rendered: int, back: int
) -> tuple[float, ...]:
    """How the surroundings of a word and of its counterpart differ, as ``SURROUNDINGS`` name it.

    Parameters
    ----------
    places : (int, int)
        The source word and its counterpart.
    dropped : int or None
        The word that governs it and has no counterpart.
    rendered, back : int
        What renders its governor, and what the governor of its counterpart renders.
    """
    source, target = trees.source, trees.target
    i, j = places
    verb, new_verb = _clause(source, i), _clause(target, j)
    before = (_before(source, i), _before(target, j))
    kept = verb is not None and new_verb is not None and trees.linked(verb, new_verb)
    both = (verb is not None and new_verb is not None
            and bool(trees.answers("source", verb) and trees.answers("target", new_verb)))
    passed = _passed(trees, i, j)
    values = (
        kept, both and not kept,
        before[0] is not None and before[1] is not None and trees.linked(before[0], before[1]),
        before[0] is not None
        and any(target.may_govern(k, j) for k in trees.answers("source", before[0])),
        before[1] is not None
        and any(source.may_govern(k, i) for k in trees.answers("target", before[1])),
        min(1.0, len(passed) / _MANY), any(source.pos(k) == "VERB" for k in passed),
        before[0] is None, before[1] is None,
        _near(target, j, rendered), _near(source, i, back),
        dropped is not None and source.pos(dropped) == "VERB"
        and source.dep(dropped).startswith("acl"),
        0.0 if dropped is None else min(1.0, _phrases(source, dropped) / 3),
    )
    return tuple(float(v) for v in values)


def telling(trees: TreePair, places: tuple[int, int], rendered: int, back: int) -> bool:
    """Whether a changed governor can say anything at all.

    It says nothing of an acronym that the parser takes for an adjective, nor where a word's own
    clause became the one that it stands in (*the treaty concluded*, *they concluded a treaty*),
    nor where a pronoun stands for it in its old place (*a withdrawal from it*).
    """
    source, target = trees.source, trees.target
    i, j = places
    if source.pos(i) == "ADJ" and trees.view.text("source", i).isupper():
        return False
    if target.pos(rendered) == "NOUN" and any(
        target.lower(k) in target.known.persons.resumptives and target.heads[k] == rendered
        for k in range(j + 1, target.size)
    ):
        return False
    return not any(tree.heads[verb] == word and tree.dep(verb).startswith("acl")
                   for tree, verb, word in ((source, back, i), (target, rendered, j)))


def _clause(tree: Tree, i: int) -> int | None:
    """The verb of the clause that a word stands in."""
    return next((k for k in tree.chain(i) if tree.pos(k) == "VERB"), None)


def _before(tree: Tree, i: int) -> int | None:
    """The word of content before the phrase of a word."""
    return next((tree.unit[k] for k in range(tree.start(i) - 1, -1, -1)
                 if tree.view.content(tree.side, k)), None)


def _passed(trees: TreePair, i: int, j: int) -> list[int]:
    """Words of the original, not of the phrase itself, that stand on the other side of it now."""
    source, target = trees.source, trees.target
    out = []
    for k in trees.view.content_tokens("source"):
        answers = trees.answers("source", k)
        if source.unit[k] == source.unit[i] or not answers or source.below(k, i):
            continue
        if any(target.below(m, j) or m == target.unit[j] for m in answers):
            continue
        if all((m < j) != (k < i) for m in answers):
            out.append(k)
    return out


def _near(tree: Tree, i: int, g: int) -> bool:
    """Whether no word of content stands between a phrase and a word before it."""
    start = tree.start(i)
    return g < start and not any(
        tree.view.content(tree.side, k) and tree.unit[k] != g for k in range(g + 1, start))


def _phrases(tree: Tree, governor: int) -> int:
    """How many phrases with a marker hang on a word."""
    return sum(tree.heads[k] == governor and tree.unit[k] == k and tree.markers[k] is not None
               for k in range(tree.size))
