"""Aligners to compare with, written anew: Gale and Church (1993), and vecalign's recipe.

Both draw one monotone path. They share the library's dynamic programme, which is exact on
documents of this size (vecalign itself approximates it from coarse to fine).
"""

from __future__ import annotations

import numpy as np
from scipy.stats import norm

from workbench.align.sentence.monotone import NEVER, Block, best_path
from workbench.encode.protocols import RunEncoder

_GALE_CHURCH_PRIORS = {(1, 1): 0.89, (1, 2): 0.089 / 2, (2, 1): 0.089 / 2, (2, 2): 0.011}
_GALE_CHURCH_SKIP = 0.0099 / 2


def gale_church(source, target):
    """Lengths in characters alone (Gale and Church 1993): c from the texts, s2 = 6.8."""
    a = np.concatenate([[0.0], np.cumsum([max(1, len(t)) for t in source])])
    b = np.concatenate([[0.0], np.cumsum([max(1, len(t)) for t in target])])
    n, m = len(source), len(target)
    c = b[-1] / a[-1]

    def gains(r0, r1, c0, c1):
        out = {}
        for (x, y), prior in _GALE_CHURCH_PRIORS.items():
            table = np.full((r1 - r0, max(0, c1 - c0)), NEVER, dtype=np.float32)
            i, j = np.arange(r0, min(r1, n - x + 1)), np.arange(c0, min(c1, m - y + 1))
            if len(i) and len(j):
                one, other = (a[i + x] - a[i])[:, None], b[j + y] - b[j]
                delta = np.abs(other - one * c) / np.sqrt((one + other / c) / 2 * 6.8)
                table[: len(i), : len(j)] = np.log(prior) + np.maximum(
                    np.log(2) + norm.logsf(delta), -100)
            out[x, y] = table
        return out

    return best_path(gains, [Block(0, n, 0, m)], _skips(n, -np.log(_GALE_CHURCH_SKIP)),
                     _skips(m, -np.log(_GALE_CHURCH_SKIP)))[0]


def vecalign_recipe(encoder, source, target, *, longest=4, together=6, samples=100, quantile=0.2):
    """Thompson and Koehn (2019), over the same vectors of joined sentences.

    Cost ``(1 - cos) x y / (mean of 1 - cos with random runs)``; the cost of a skip is the
    0.2 quantile of the cost of random 1-1 pairs, as in the published code.
    """
    n, m = len(source), len(target)
    one, other = _runs(encoder, source, longest), _runs(encoder, target, longest)
    rng = np.random.default_rng(42)

    def mean_distance(own, others):
        pool = np.concatenate([v for v in others if len(v)])
        sample = pool[rng.integers(0, len(pool), samples)]
        return [1 - (v @ sample.T).mean(axis=1) if len(v) else np.zeros(0) for v in own]

    down, across = mean_distance(one, other), mean_distance(other, one)

    def cost(x, y, i, j):
        cosine = one[x - 1][i] @ other[y - 1][j].T
        return 2 * x * y * (1 - cosine) / (down[x - 1][i][:, None] + across[y - 1][j])

    def gains(r0, r1, c0, c1):
        out = {}
        for x in range(1, longest + 1):
            for y in range(1, min(longest, together - x) + 1):
                table = np.full((r1 - r0, max(0, c1 - c0)), NEVER, dtype=np.float32)
                i, j = np.arange(r0, min(r1, n - x + 1)), np.arange(c0, min(c1, m - y + 1))
                if len(i) and len(j):
                    table[: len(i), : len(j)] = -cost(x, y, i, j)
                out[x, y] = table
        return out

    i, j = rng.integers(0, n, 2000), rng.integers(0, m, 2000)
    cosine = np.einsum("ij,ij->i", one[0][i], other[0][j])
    skip = np.quantile(2 * (1 - cosine) / (down[0][i] + across[0][j]), quantile)
    return best_path(gains, [Block(0, n, 0, m)], _skips(n, skip), _skips(m, skip))[0]


def _runs(encoder, texts, longest):
    """Vectors of all runs of one to *longest* texts, an array for each length."""
    spans = [[(i, i + x) for i in range(len(texts) - x + 1)] for x in range(1, longest + 1)]
    if isinstance(encoder, RunEncoder):
        parts = encoder.parts(texts)
        made = [encoder.runs(parts, some) if some else [] for some in spans]
    else:
        made = [encoder.encode([" ".join(texts[i:j]) for i, j in some]) for some in spans]
    return [np.asarray(vectors, dtype=np.float32) for vectors in made]


def _skips(size, cost):
    return np.full(size, cost, dtype=np.float32)
