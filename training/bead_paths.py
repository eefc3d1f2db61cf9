"""The likelihood of alignments under the bead model, with its gradient, in batches.

A batch holds small rectangles of documents, cut between true links. The recursion is that of
``workbench.align.sentence.posterior``, written for torch over all rectangles of a batch at once.
"""

from __future__ import annotations

import numpy as np
import torch

from workbench.align.sentence.features import ALONE, BEAD

NEVER = -1e4
FIXED = {"head": -2.8}  # the data have no headings; the strength of a paragraph break and a half


class Batch:
    """Rectangles as tensors: terms of every bead, which beads exist, terms of the true path."""

    def __init__(self, rectangles, shapes):
        self.shapes = shapes
        size = len(rectangles)
        rows = max(r.rows.stop - r.rows.start for r in rectangles)
        columns = max(r.columns.stop - r.columns.start for r in rectangles)
        self.terms = torch.zeros(size, len(shapes), rows, columns, len(BEAD))
        self.exists = torch.zeros(size, len(shapes), rows, columns, dtype=torch.bool)
        self.alone = [torch.zeros(size, k, len(ALONE)) for k in (rows, columns)]
        self.true = torch.zeros(size, len(BEAD))
        self.true_alone = torch.zeros(size, len(ALONE))
        self.ends = []
        for b, r in enumerate(rectangles):
            self._fill(b, r)

    def _fill(self, b, r):
        i0, j0 = r.rows.start, r.columns.start
        n, m = r.rows.stop - i0, r.columns.stop - j0
        self.ends.append((n, m))
        left = [np.ones(n, dtype=bool), np.ones(m, dtype=bool)]
        for side, gone in enumerate(r.gone):
            left[side][list(gone)] = False
        taken = [np.concatenate([[0], np.cumsum(~free)]) for free in left]
        for shape, terms in r.features.tables(i0, r.rows.stop, j0, r.columns.stop):
            x, y = shape
            h, w = n - x + 1, m - y + 1
            if h < 1 or w < 1:
                continue
            q = self.shapes.index(shape)
            for k, name in enumerate(BEAD):
                if name in terms:
                    value = np.broadcast_to(terms[name], terms["sim"].shape)[:h, :w]
                    self.terms[b, q, :h, :w, k] = torch.from_numpy(value.astype(np.float32))
            free = ((taken[0][x:] == taken[0][:-x])[:, None] & (taken[1][y:] == taken[1][:-y]))
            self.exists[b, q, :h, :w] = torch.from_numpy(free)
        for side, (terms, at) in enumerate(zip(r.alone, (r.rows, r.columns), strict=True)):
            value = torch.from_numpy(terms[at].copy())
            value[torch.from_numpy(~left[side])] = 0
            self.alone[side][b, : len(value)] = value
        for i, i1, j, j1 in r.beads:
            q = self.shapes.index((i1 - i, j1 - j))
            self.true[b] += self.terms[b, q, i - i0, j - j0]
            left[0][i - i0 : i1 - i0] = False
            left[1][j - j0 : j1 - j0] = False
        for side in (0, 1):
            inside = torch.from_numpy(left[side])
            self.true_alone[b] += self.alone[side][b, : len(inside)][inside].sum(0)

    def log_likelihood(self, bead, alone):
        """Of each rectangle's true path, shape (rectangles,)."""
        score = torch.where(self.exists, self.terms @ bead, torch.tensor(NEVER))
        down, right = (terms @ alone for terms in self.alone)
        size, _, n, m = score.shape
        level = torch.cat([torch.zeros(size, 1), right.cumsum(1)], 1)
        pad = torch.nn.functional.pad
        moved = [pad(score[:, q, :, : m + 1 - y], (y, 0), value=NEVER) if y <= m else None
                 for q, (_, y) in enumerate(self.shapes)]
        closed = []
        opened = torch.full((size, m + 1), NEVER)
        opened[:, 0] = 0
        for i in range(n + 1):
            if i:
                ways = [opened + down[:, i - 1 : i]]
                for q, (x, y) in enumerate(self.shapes):
                    if i >= x and moved[q] is not None:
                        start = pad(closed[i - x][:, : m + 1 - y], (y, 0), value=NEVER)
                        ways.append(start + moved[q][:, i - x])
                opened = torch.logsumexp(torch.stack(ways), 0)
            closed.append(torch.logcumsumexp(opened - level, 1) + level)
        every = torch.stack([closed[i][b, j] for b, (i, j) in enumerate(self.ends)])
        return self.true @ bead + self.true_alone @ alone - every


def fit(batches, *, strength=0.3, rounds=200):
    """The weights that make the true paths most likely, with a Gaussian prior around 0.

    There is one such point, and it is reached from 0 whatever weights ship.
    """
    bead, alone = (torch.zeros(len(names), requires_grad=True) for names in (BEAD, ALONE))
    free = torch.tensor([float(name not in FIXED) for name in BEAD])
    held = torch.tensor([FIXED.get(name, 0.0) for name in BEAD])
    optimizer = torch.optim.LBFGS([bead, alone], max_iter=rounds, history_size=30,
                                  line_search_fn="strong_wolfe")
    count = sum(len(batch.ends) for batch in batches)

    def closure():
        optimizer.zero_grad()
        total = 0.0
        for batch in batches:
            loss = -batch.log_likelihood(bead * free + held, alone).sum() / count
            loss.backward()
            total += loss.item()
        prior = strength * ((bead * free).square().sum() + alone.square().sum()) / count
        prior.backward()
        return total + prior.item()

    optimizer.step(closure)
    bead = (bead * free + held).detach()
    return (dict(zip(BEAD, (round(float(v), 3) for v in bead), strict=True)),
            dict(zip(ALONE, (round(float(v), 3) for v in alone.detach()), strict=True)))
