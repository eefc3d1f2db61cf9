"""Whether another reading of a phrase is open once the words around it are taken into account.

A phrase that stands at the edge of several words could hang on any of them, were it not for
what else stands there: an arc of the parse may not be crossed (projectivity; Marcus 1965), what
stands before its verb without a comma belongs to the noun before it, a thing has no agent and
no time of its own once the participle that had them is gone (*the closure of the school by his
father*).
"""

from __future__ import annotations

from workbench.languages.calendar import is_calendar_word
from workbench.reading.dependencies import NOMINAL, Tree, TreePair

__all__ = ["READINGS", "free", "readings", "reworded", "temporal"]

READINGS = (
    "source_free", "target_free", "settled", "crossed_settled", "verb_to_verb", "verbs_settled",
    "event_kept", "event_new", "temporal", "temporal_thing", "by_agent", "agent_thing", "set_off",
    "new_set_off", "free_apart",
)


def temporal(tree: Tree, i: int) -> bool:
    """Whether a phrase says when."""
    marker = tree.markers[i]
    low, known = tree.lower(i), tree.known.classes
    return (low in known.time_adverbs or tree.lemma(i) in known.times | known.periods
            or is_calendar_word(low, tree.language.code)
            or (low.isdigit() and len(low) == 4)
            or (marker is not None and tree.lower(marker) in tree.known.markers.temporal))


def _agent(tree: Tree, i: int) -> bool:
    marker = tree.markers[i]
    return (marker is not None and tree.lower(marker) in tree.known.markers.agent
            and tree.pos(i) in {"NOUN", "PROPN"} and not temporal(tree, i))


def _event(tree: Tree, i: int) -> bool:
    """Whether a word names what happens, so that it can have a time and an agent."""
    lemma, known = tree.lemma(i), tree.known.classes
    return tree.pos(i) not in NOMINAL or lemma in known.events | known.periods or (
        lemma not in known.works and tree.lower(i).endswith(known.event_endings))


def _end(tree: Tree, own: int) -> int:
    return max([own, *(k for k in range(own + 1, tree.size) if tree.below(k, own))])


def free(tree: Tree, site: int, i: int) -> bool:
    """Whether ``site`` may govern the phrase of ``i`` without crossing what stands around it."""
    own = tree.unit[i]
    if tree.heads[own] == site:
        return True
    if not tree.may_govern(site, own):
        return False
    start = tree.start(own)
    if site > own:
        return tree.markers[own] is None or start == 0 or not tree.lower(start - 1)[:1].isalpha()
    end = _end(tree, own)
    for k, above in enumerate(tree.heads):
        if above is None:
            continue
        if (site < k < start and above > end) or (k > end and site < above < start):
            return False
    return True


def _set_off(tree: Tree, i: int) -> bool:
    start = tree.start(i)
    return start == 0 or tree.lower(start - 1) in {",", "(", "–", "—", ";", ":"}


def readings(
    trees: TreePair, places: tuple[int, int], governors: tuple[int, int, int, int],
    dropped: bool, crossed: bool,
) -> tuple[float, ...]:
    """Which readings are open, as ``READINGS`` names it.

    Parameters
    ----------
    places : (int, int)
        The source word and its counterpart.
    governors : (int, int, int, int)
        The governor that is rendered, what renders it, the governor of the counterpart and what
        that renders.
    dropped : bool
        Whether the word's own governor has no counterpart.
    crossed : bool
        Whether the order of the words has changed.
    """
    source, target = trees.source, trees.target
    i, j = places
    kept, rendered, new, back = governors
    source_free = any(free(source, k, i) for k in trees.answers("target", new))
    target_free = any(free(target, k, j) for k in trees.answers("source", kept))
    settled = not source_free and not target_free
    verbs = source.pos(kept) == target.pos(new) == "VERB"
    timely = temporal(source, i) and temporal(target, j)
    agent = _agent(source, i) and _agent(target, j)
    thing = not _event(target, rendered) and not _event(source, kept)
    values = (
        source_free, target_free, settled, crossed and settled, verbs, verbs and settled,
        _event(source, kept), _event(target, new), timely, dropped and timely and thing, agent,
        dropped and agent and thing and target.lemma(rendered) not in target.known.classes.works,
        _set_off(source, i), _set_off(target, j),
        settled and not source.below(kept, back) and not source.below(back, kept),
    )
    return tuple(float(v) for v in values)


def reworded(trees: TreePair, places: tuple[int, int], rendered: tuple[int, int]) -> bool:
    """Whether two verbs that nothing answers may render each other: *conclu*, *dates from*.

    They govern the word and its counterpart (``places``), below governors that are ``rendered``.
    """
    verbs = [tree.chain(i)[0] for tree, i in zip((trees.source, trees.target), places, strict=True)]
    return (verbs[0] != rendered[0] and verbs[1] != rendered[1]
            and trees.source.pos(verbs[0]) == trees.target.pos(verbs[1]) == "VERB")
