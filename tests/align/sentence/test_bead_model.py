"""The path model: probabilities against counting all paths, clauses, and what omissions weigh."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench import fitted
from workbench.align import align
from workbench.align.sentence.clauses import cuts, document_vectors
from workbench.align.sentence.features import ALONE, BEAD
from workbench.align.sentence.monotone import NEVER, Block, best_path
from workbench.align.sentence.posterior import posterior
from workbench.encode import sentence_encoder
from workbench.text import read_lines

SHAPES = ((1, 1), (1, 2), (2, 1))


def all_paths(n, m, score, down, across):
    """Every alignment once: its beads and the log of its weight."""

    @cache
    def rest(i, j, closed):
        if i == n and j == m:
            return (((), 0.0),)
        out = []
        if i < n and not closed:
            out += [(path, down[i] + w) for path, w in rest(i + 1, j, False)]
        if j < m:
            out += [(path, across[j] + w) for path, w in rest(i, j + 1, True)]
        for x, y in SHAPES:
            if i + x <= n and j + y <= m:
                out += [(((i, i + x, j, j + y), *path), score[x, y][i, j] + w)
                        for path, w in rest(i + x, j + y, False)]
        return tuple(out)

    return rest(0, 0, False)


@pytest.mark.parametrize(("n", "m", "seed"), [(1, 1, 0), (3, 2, 1), (2, 4, 2), (4, 4, 3)])
def test_probabilities_are_those_of_all_paths_counted(n, m, seed):
    rng = np.random.default_rng(seed)
    score = {shape: rng.normal(size=(n + 1, m + 1)).astype(np.float32) for shape in SHAPES}
    for (x, y), table in score.items():
        table[n - x + 1 :] = NEVER
        table[:, m - y + 1 :] = NEVER
    down, across = (rng.normal(size=k).astype(np.float32) for k in (n, m))

    def gains(r0, r1, c0, c1):
        return {shape: table[r0:r1, c0:c1] for shape, table in score.items()}

    path, total = best_path(gains, [Block(0, n, 0, m)], -down, -across)
    found = posterior(gains, path, down, across)
    every = all_paths(n, m, score, down, across)
    weights = np.exp([w for _, w in every])
    assert total == pytest.approx(max(w for _, w in every), abs=1e-5)

    def share(holds):
        return sum(w for (beads, _), w in zip(every, weights, strict=True)
                   if holds(beads)) / weights.sum()

    for bead in path:
        assert found.beads[bead] == pytest.approx(share(lambda b, bead=bead: bead in b), abs=1e-6)
    for i in range(n):
        assert found.source_alone[i] == pytest.approx(
            share(lambda b, i=i: not any(q[0] <= i < q[1] for q in b)), abs=1e-6)
    for j in range(m):
        assert found.target_alone[j] == pytest.approx(
            share(lambda b, j=j: not any(q[2] <= j < q[3] for q in b)), abs=1e-6)


def test_every_term_has_a_weight():
    assert set(fitted.table("beads")["bead"]) == set(BEAD)
    assert tuple(fitted.table("beads")["alone"]) == ALONE


@given(st.text(max_size=400))
def test_cuts_lie_inside_and_leave_no_scraps(text):
    places = cuts(text)
    assert len(places) <= 4
    ends = [0, *places, len(text)]
    assert all(b - a >= 16 for a, b in pairwise(ends)) or not places


def test_cuts_at_punctuation_and_in_long_stretches():
    text = "He came home late, ate what was left; then he slept at once."
    assert [text[p:] for p in cuts(text)] == ["ate what was left; then he slept at once.",
                                              "then he slept at once."]
    assert cuts("Yes, of course.") == ()
    long = "word " * 40
    assert cuts(long) and all(long[p - 1] == " " for p in cuts(long))


def test_runs_put_together_from_clauses_are_those_of_the_joined_text():
    texts = ["He came home late, ate what was left; then he slept without a dream.",
             "In the morning it rained.",
             "Nobody asked where he had been, and he said nothing about it, as always."]
    encoder = sentence_encoder()
    runs, clauses = document_vectors(encoder, texts, 3)
    for x in (1, 2, 3):
        joined = encoder.encode([" ".join(texts[i : i + x]) for i in range(4 - x)])
        assert (runs.vectors[x - 1] * joined).sum(axis=1).min() > 0.999
    assert list(np.diff(clauses.first)) == [len(cuts(t)) for t in texts]
    heads = encoder.encode([t[:p] for t in texts for p in cuts(t)])
    assert (clauses.heads.astype(np.float32) * heads).sum(axis=1).min() > 0.998


def test_a_second_half_with_a_sentence_of_its_own_is_no_addition():
    source = read_lines(["The shop was closed on Monday.",
                         "His own son being devoted to genius, he was taught drawing; I partook of "
                         "these lessons, but was principally fond of drawing.",
                         "In winter the river freezes."], language="en")
    split = read_lines(["Le magasin était fermé lundi.",
                        "Comme il destinait son fils au génie, il lui fit apprendre le dessin.",
                        "J'assistais à ces leçons, mais j'aimais surtout le dessin.",
                        "En hiver la rivière gèle."], language="fr")
    assert [k.kind for k in align(source, split).links] == ["1-1", "1-2", "1-1"]
    added = read_lines([*(s.text for s in split.sentences[:2]),
                        "La population de la ville a doublé en dix ans.",
                        split.sentences[3].text], language="fr")
    assert [k.kind for k in align(source, added).links] == ["1-1", "1-1", "added", "1-1"]
