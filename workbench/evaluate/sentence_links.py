"""Sentence links against gold: strict and lax, pairs, and sentences without a counterpart.

Strict and lax are those of vecalign (Thompson and Koehn 2019). A bead is a pair of sets of
sentences; the same bead twice counts once; a bead with both sides empty does not count. A
bead is a *strict* hit when the other alignment has the very same one, and a *lax* hit when
it shares a linked pair of sentences with the other alignment. Precision judges all predicted
beads, those with an empty side included (only an identical gold bead makes one right); recall
looks at the two-sided gold beads alone. Counts are summed over documents before dividing.

Beyond vecalign: *pairs* judges the linked pairs of sentences ``(i, j)``, and *null* the
sentences of either side that stand in a bead whose other side is empty. The rows by kind
count strict hits among the beads of one kind, and ``moved`` those among the beads that stand
out of order (:func:`workbench.evaluate.crossing.crossing`): precision asks how many of the
predicted ones are right, recall how many of the gold's were found, marked or not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from workbench.errors import InputError
from workbench.evaluate.crossing import Bead, crossing
from workbench.evaluate.ratios import Counts
from workbench.results import Result

__all__ = ["KindScores", "SentenceScores", "kind_of", "sentences"]

_KINDS = ("1-1", "1-2", "2-1", "n-m", "added", "omitted")


@dataclass(frozen=True, slots=True)
class KindScores:
    """Strict hits among the beads of one kind: ``1-1``, ``1-2``, ``2-1``, ``n-m``, ``added``,
    ``omitted``."""

    kind: str
    strict: Counts


@dataclass(frozen=True, slots=True)
class SentenceScores(Result):
    """How well sentence links agree with gold.

    Attributes
    ----------
    strict, lax : Counts
        Beads, as vecalign counts them.
    pairs : Counts
        Linked pairs of sentences.
    null : Counts
        Sentences without a counterpart.
    kinds : tuple of KindScores
        Strict hits by the kind of bead; kinds that occur on neither side are left out.
    moved : Counts
        Strict hits among the beads, of any kind, that stand out of order.
    documents : int
    """

    strict: Counts
    lax: Counts
    pairs: Counts
    null: Counts
    kinds: tuple[KindScores, ...]
    moved: Counts
    documents: int = 1

    def rows(self) -> list[dict[str, object]]:
        parts = [("strict", self.strict), ("lax", self.lax), ("pairs", self.pairs),
                 ("null", self.null)]
        parts += [(f"strict {one.kind}", one.strict) for one in self.kinds]
        if self.moved.gold or self.moved.predicted:
            parts.append(("strict moved", self.moved))
        return [counts.row(name) for name, counts in parts]

    @property
    def notes(self) -> tuple[str, ...]:
        return (
            f"F1 {self.strict.f1:.3f} strict, {self.lax.f1:.3f} lax, over {self.documents} "
            f"document{'s' * (self.documents != 1)}: {self.strict.predicted} beads against "
            f"{self.strict.gold} two-sided gold beads.",
            "Strict and lax precision judge beads with an empty side too; recall does not ask for "
            "them, null does.",
        )


def sentences(
    gold: Sequence[Iterable[Bead]], predicted: Sequence[Iterable[Bead]]
) -> SentenceScores:
    """Score sentence links, over one document or several.

    Parameters
    ----------
    gold, predicted : sequence of iterable of bead
        For each document its beads, ``(source positions, target positions)``.
        :func:`workbench.exchange.read_bead_folders` reads them.

    Raises
    ------
    InputError
        Where there are not as many predicted documents as gold ones.

    Examples
    --------
    >>> gold = [((0,), (0,)), ((1,), (1, 2))]
    >>> scores = sentences([gold], [[((0,), (0,)), ((1,), (1,)), ((), (2,))]])
    >>> scores.strict.recall, scores.lax.recall
    (0.5, 1.0)
    """
    if len(gold) != len(predicted):
        raise InputError(f"{len(gold)} gold documents but {len(predicted)} predicted ones")
    zero = Counts(0, 0, 0, 0)
    strict = lax = pairs = null = moved = zero
    kinds = dict.fromkeys(_KINDS, zero)
    for truth, answer in zip(gold, predicted, strict=True):
        want, have = _beads(truth), _beads(answer)
        want_pairs, have_pairs = _pairs(want), _pairs(have)
        full = {b for b in want if b[0] and b[1]}
        strict += Counts(len(have & want), len(have), len(full & have), len(full))
        lax += Counts(_lax(have, want, want_pairs), len(have),
                      _lax(full, have, have_pairs), len(full))
        pairs += _overlap(want_pairs, have_pairs)
        null += _overlap(_alone(want), _alone(have))
        hits, wanted, given = (Counter(map(kind_of, b)) for b in (want & have, want, have))
        for kind in kinds:
            kinds[kind] += Counts(hits[kind], given[kind], hits[kind], wanted[kind])
        out_of_order, told = crossing(want), crossing(have)
        moved += Counts(len(told & want), len(told), len(out_of_order & have), len(out_of_order))
    seen = tuple(KindScores(k, c) for k, c in kinds.items() if c.gold or c.predicted)
    return SentenceScores(strict, lax, pairs, null, seen, moved, len(gold))


def kind_of(bead: Bead) -> str:
    """The kind of a bead, by the names that links have."""
    n, m = len(bead[0]), len(bead[1])
    if n and m:
        return f"{n}-{m}" if n + m <= 3 else "n-m"
    return "added" if m else "omitted"


def _beads(beads: Iterable[Bead]) -> set[Bead]:
    return {(tuple(s), tuple(t)) for s, t in beads if s or t}


def _pairs(beads: Iterable[Bead]) -> set[tuple[int, int]]:
    return {(i, j) for s, t in beads for i in s for j in t}


def _alone(beads: Iterable[Bead]) -> set[tuple[str, int]]:
    """The sentences that a bead says have no counterpart."""
    return {("source", i) for s, t in beads if not t for i in s} | {
        ("target", j) for s, t in beads if not s for j in t
    }


def _lax(beads: set[Bead], others: set[Bead], linked: set[tuple[int, int]]) -> int:
    return sum(b in others or not linked.isdisjoint(_pairs([b])) for b in beads)


def _overlap(want: set[tuple[str, int]] | set[tuple[int, int]],
             have: set[tuple[str, int]] | set[tuple[int, int]]) -> Counts:
    both = sum(1 for item in have if item in want)
    return Counts(both, len(have), both, len(want))
