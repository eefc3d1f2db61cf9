"""What tells a word that was left out from one that is rendered freely, as numbers.

Both have no link. A word that was left out is far from every word of the other side, its
neighbours and the words that depend on it are answered, and where they are answered no free
word of its kind stands that could render it. Fitted by ``training/fit_loss.py``.
"""

from __future__ import annotations

from workbench.languages.lexicon import lexicon_of
from workbench.model import Side
from workbench.reading.gaps import carried, wanted
from workbench.reading.lost import LOOSE, lost_words, nearest_answer
from workbench.reading.view import PairView, other

__all__ = ["LOSS_FEATURES", "loss_features"]

_RELATIONS = ("ROOT", "nsubj", "obj", "obl", "nmod", "amod", "advmod", "acl", "conj", "ccomp",
              "advcl", "xcomp")
_SAME = {"pobj": "obl", "nsubj:pass": "nsubj", "obl:arg": "obl", "obl:mod": "obl",
         "acl:relcl": "acl"}
# Verbs and nouns that mean little by themselves: *faire part de*, *take place*.
_LIGHT = frozenset(
    "faire avoir être prendre mettre donner rendre tenir aller venir make do have take give put "
    "get go be part place cours lieu fait own order point way thing".split()
)
_LONG = 7
_STEM = 4
_SYNONYM, _LISTED = 0.01, 0.1

LOSS_FEATURES: tuple[str, ...] = (
    "nearest", "adverb", "verb", "adjective", "name", "noun", "numeral", "long", "crowd",
    "rival", "room", "linked_head", "source", "link_similarity", "covered", "away_covered",
    "words", "dependents", "content_dependents", "dependents_linked", "slot", "slot_free",
    "away_lost", "stem", "light", "nearest_taken", "before", "after", "ratio", *_RELATIONS,
    "read", "read_pair", "loosely_linked", "taken_content", "rendered", "wanted", "carried",
)


def loss_features(view: PairView, side: Side, i: int) -> tuple[float, ...]:
    """What speaks for or against missing a counterpart, in the order of ``LOSS_FEATURES``.

    ``crowd`` is the share of the side's content words that are unlinked; ``rival`` says
    whether the nearest word of the other side is unlinked too, so that the two may be a
    loose rendering of each other; ``room`` whether any unlinked content word stands where an
    answer would be expected, between the answers of the neighbours; ``linked_head`` whether
    the governor is linked. ``slot`` is the share of the answers of the word's dependents that
    hang on a word of its own part of speech, ``slot_free`` on one that renders no such word:
    then something stands in its place. ``loosely_linked`` says that the word has a link,
    ``taken_content`` that this is to a content word; ``rendered`` how usual a rendering of it
    stands there that answers no other word well; ``wanted`` and ``carried`` whether the other
    side reads as if a word were missing and its own side as if it were needed. Shares are
    -1 where there is nothing to share.
    """
    away, head, pos = other(side), view.head(side, i), view.pos(side, i)
    best, similarity = nearest_answer(view, side, i)
    words, words_away = view.content_tokens(side), view.content_tokens(away)
    near = [view.link_similarity(side, k) for k in words if view.counterparts(side, k)]
    lost, lost_away = lost_words(view, side), lost_words(view, away)
    dependents = view.children(side, i)
    weighty = [k for k in dependents if view.content(side, k)]
    answers = [j for k in weighty for j in view.counterparts(side, k)[:1]]
    heads = [h for j in answers if (h := view.head(away, j)) is not None]
    slots = [h for h in heads if view.pos(away, h) == pos]
    free = [h for h in slots
            if all(view.pos(side, k) != pos for k in view.counterparts(away, h))]
    word = view.word(side, i)
    relation = _SAME.get(word.relation, word.relation) if word else ""
    taken = best is not None and bool(view.counterparts(away, best))
    stems = {view.lower(away, j)[:_STEM] for j in range(view.size(away))}
    last = view.size(side) - 1
    values = (
        similarity, pos == "ADV", pos == "VERB", pos == "ADJ", pos == "PROPN", pos == "NOUN",
        pos == "NUM", len(view.text(side, i)) >= _LONG, len(lost) / max(1, len(words)),
        best is not None and view.content(away, best) and not taken,
        _room(view, side, i), head is not None and bool(view.counterparts(side, head)),
        side == "source", sum(near) / len(near) if near else 0.0, len(near) / max(1, len(words)),
        1.0 - len(lost_away) / max(1, len(words_away)), len(words), len(dependents), len(weighty),
        len(answers) / len(weighty) if weighty else -1.0,
        len(slots) / len(answers) if answers else -1.0,
        len(free) / len(answers) if answers else -1.0,
        len(lost_away), view.lower(side, i)[:_STEM] in stems, view.lemma(side, i) in _LIGHT,
        view.link_similarity(away, best) if best is not None and taken else -1.0,
        view.link_similarity(side, i - 1) if i else 1.0,
        view.link_similarity(side, i + 1) if i < last else 1.0,
        len(words) / max(1, len(words_away)), *(relation == r for r in _RELATIONS),
        view.reading(side)[i], view.reading_pair, bool(view.counterparts(side, i)),
        any(view.content(away, j) for j in view.counterparts(side, i)),
        _rendered(view, side, i), wanted(view, side, i), carried(view, side, i),
    )
    return tuple(float(v) for v in values)


def _rendered(view: PairView, side: Side, i: int) -> float:
    """How usual a rendering of a word is free for it, in [0, 1]; 0 without a lexicon.

    The share that the lexicon knows of, a tenth where that is less, and a little more than
    nothing where only a synonym of a usual rendering stands there.
    """
    here, there = view.segment(side).language, view.segment(other(side)).language
    lexicon = lexicon_of(here, there)
    if lexicon is None:
        return 0.0
    best = 0.0
    away, own = other(side), view.lemma(side, i)
    for j in range(view.size(away)):
        if view.counterparts(away, j) and view.link_similarity(away, j) >= LOOSE:
            continue
        words = lexicon.pair.ordered(here, own, view.lemma(away, j))
        if view.content(away, j) and lexicon.renders(*words):
            known_share = lexicon.share(*words)
            best = max(best, max(known_share, _LISTED) if known_share else _SYNONYM)
    return best


def _room(view: PairView, side: Side, i: int) -> bool:
    """Whether an unlinked content word stands between the answers of the neighbours."""
    away = other(side)
    words = view.content_tokens(side)
    before = [j for k in words if k < i for j in view.counterparts(side, k)[:1]][-2:]
    after = [j for k in words if k > i for j in view.counterparts(side, k)[:1]][:2]
    start = min([*before, *after], default=0)
    end = max([*before, *after], default=view.size(away) - 1)
    return any(
        view.content(away, j) and not view.counterparts(away, j) for j in range(start, end + 1)
    )
