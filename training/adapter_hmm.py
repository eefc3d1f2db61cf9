"""A statistical word aligner: IBM model 1 and a hidden Markov model, trained to agree.

Both directions are trained together, the expected counts of each being the product of the two
posteriors (Liang, Taskar and Klein 2006, *Alignment by Agreement*). Jumps depend on their
width alone (Vogel, Ney and Tillmann 1996); each position has a null state of its own
(Och and Ney 2003). Lexical probabilities are those of a sparse Dirichlet prior in its
variational approximation, which keeps rare words from collecting links (Johnson 2007; as in
fast_align). Pairs of one shape are computed together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.special import digamma

__all__ = ["agreed_posteriors"]

_NULL = 0.2  # chance that a word answers nothing
_FLOOR = 1e-9
_PRIOR = 0.01
_WIDEST = 6  # jumps of more words than this are all alike
_MODEL1, _HMM = 4, 4  # passes
_AT_ONCE = 400_000  # cells computed together
_KEPT = 0.01


@dataclass
class _Group:
    """Pairs of one shape."""

    numbers: np.ndarray  # (pairs,)
    cells: np.ndarray  # (pairs, m, n): place of each word pair in the tables
    left: np.ndarray  # (pairs, m): source words
    right: np.ndarray  # (pairs, n): target words


@dataclass
class _Tables:
    """Lexical probabilities of one direction and how likely each jump is."""

    given: np.ndarray  # the word that each cell's word is given, by cell
    words: np.ndarray  # (cells,): P(word | given)
    null: np.ndarray  # (vocabulary,): P(word | null)
    jumps: np.ndarray  # (2 * _WIDEST + 1,)


def agreed_posteriors(
    pairs: Sequence[tuple[Sequence[str], Sequence[str]]],
) -> list[dict[tuple[int, int], float]]:
    """Return, for each pair, the links that both directions find likely.

    The value is the geometric mean of the two posteriors; links below 0.01 are left out.
    """
    groups, tables = _prepare(pairs)
    for step in range(_MODEL1 + _HMM):
        ordered = step >= _MODEL1
        counts = [np.zeros_like(t.words) for t in tables]
        nulls = [np.zeros_like(t.null) for t in tables]
        jumps = [np.zeros_like(t.jumps) for t in tables]
        for group in groups:
            found = _posteriors(group, tables, ordered)
            both = found[0][0] * found[1][0].swapaxes(1, 2)
            cells = group.cells.ravel()
            for side, (given, words) in enumerate(((1, group.right), (2, group.left))):
                np.add.at(counts[side], cells, both.ravel())
                rest = np.clip(1 - both.sum(axis=given), 0, 1)
                nulls[side] += np.bincount(words.ravel(), rest.ravel(), len(nulls[side]))
                jumps[side] += found[side][1]
        for side, table in enumerate(tables):
            _renew(table, counts[side], nulls[side], jumps[side] if ordered else None)
    out: list[dict[tuple[int, int], float]] = [{} for _ in pairs]
    for group in groups:
        found = _posteriors(group, tables, True)
        mean = np.sqrt(found[0][0] * found[1][0].swapaxes(1, 2))
        for row, i, j in np.argwhere(mean > _KEPT):
            out[group.numbers[row]][int(i), int(j)] = float(mean[row, i, j])
    return out


def _prepare(
    pairs: Sequence[tuple[Sequence[str], Sequence[str]]],
) -> tuple[list[_Group], tuple[_Tables, _Tables]]:
    names: tuple[dict[str, int], dict[str, int]] = ({}, {})
    sides = [
        [[names[k].setdefault(_key(w), len(names[k])) for w in pair[k]] for pair in pairs]
        for k in (0, 1)
    ]
    shapes: dict[tuple[int, int], list[int]] = defaultdict(list)
    for number, (left, right) in enumerate(zip(*sides, strict=True)):
        if left and right:
            shapes[len(left), len(right)].append(number)
    groups = []
    for (m, n), members in sorted(shapes.items()):
        step = max(1, _AT_ONCE // (m * n))
        for at in range(0, len(members), step):
            some = members[at : at + step]
            left = np.array([sides[0][k] for k in some], np.int64)
            right = np.array([sides[1][k] for k in some], np.int64)
            cells = left[:, :, None] * len(names[1]) + right[:, None, :]
            groups.append(_Group(np.array(some), cells, left, right))
    kinds = np.unique(np.concatenate([np.unique(g.cells) for g in groups]))
    for group in groups:
        group.cells = np.searchsorted(kinds, group.cells).astype(np.int32)
    given = kinds // len(names[1]), kinds % len(names[1])
    flat = np.full(2 * _WIDEST + 1, 1.0)
    tables = [
        _Tables(given[k], np.full(len(kinds), 1.0 / len(names[1 - k])),
                np.full(len(names[1 - k]), 1.0 / len(names[1 - k])), flat.copy())
        for k in (0, 1)
    ]  # fmt: skip
    return groups, (tables[0], tables[1])


def _key(word: str) -> str:
    return word.casefold().replace("’", "'")


def _renew(table: _Tables, counts: np.ndarray, null: np.ndarray, jumps: np.ndarray | None) -> None:
    total = np.bincount(table.given, counts + _PRIOR)[table.given]
    table.words = np.maximum(np.exp(digamma(counts + _PRIOR) - digamma(total)), _FLOOR)
    table.null = np.maximum(null / null.sum(), _FLOOR)
    if jumps is not None:
        table.jumps = (jumps + 1.0) / (jumps + 1.0).sum()


def _posteriors(
    group: _Group, tables: tuple[_Tables, _Tables], ordered: bool
) -> list[tuple[np.ndarray, np.ndarray]]:
    """Return both directions' posteriors, (pairs, given, word), and their jumps' counts."""
    out = []
    for side, words in ((0, group.right), (1, group.left)):
        cells = group.cells if side == 0 else group.cells.swapaxes(1, 2)
        emitted = tables[side].words[cells]
        null = tables[side].null[words]
        if ordered:
            out.append(_chain(emitted, null, tables[side].jumps))
        else:
            each = (1 - _NULL) / cells.shape[1] * emitted
            total = each.sum(axis=1, keepdims=True) + _NULL * null[:, None, :]
            out.append((each / total, np.zeros(2 * _WIDEST + 1)))
    return out


def _chain(
    emitted: np.ndarray, null: np.ndarray, jumps: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Forward and backward over the words of one side; states are those of the other."""
    pairs, m, n = emitted.shape
    widths = np.clip(np.arange(m)[None, :] - np.arange(m)[:, None], -_WIDEST, _WIDEST) + _WIDEST
    move = jumps[widths]
    move = move / move.sum(axis=1, keepdims=True)
    real = np.empty((n, pairs, m))
    empty = np.empty((n, pairs, m))
    before = np.full((pairs, m), 1.0 / m)
    for j in range(n):
        arriving = before @ move if j else before
        real[j] = (1 - _NULL) * arriving * emitted[:, :, j]
        empty[j] = _NULL * before * null[:, j, None]
        scale = (real[j] + empty[j]).sum(axis=1, keepdims=True) + 1e-300
        real[j] /= scale
        empty[j] /= scale
        before = real[j] + empty[j]
    after = np.ones((pairs, m))
    posterior = np.empty((pairs, m, n))
    counts = np.zeros((m, m))
    for j in range(n - 1, -1, -1):
        mass = ((real[j] + empty[j]) * after).sum(axis=1, keepdims=True) + 1e-300
        posterior[:, :, j] = real[j] * after / mass
        if j:
            coming = (1 - _NULL) * emitted[:, :, j] * after
            held = real[j - 1] + empty[j - 1]
            onward = coming @ move.T
            waiting = _NULL * null[:, j, None] * after
            total = (held * (onward + waiting)).sum(axis=1, keepdims=True) + 1e-300
            counts += (held / total).T @ coming * move
            after = (onward + waiting) / total
    found = np.bincount(widths.ravel(), counts.ravel(), 2 * _WIDEST + 1)
    return posterior, found
