"""What keeps long documents affordable gives what looking everywhere would give."""

from itertools import pairwise

import numpy as np
import pytest

from workbench.align.sentence.bands import blocks_about, blocks_along, blocks_everywhere
from workbench.align.sentence.clauses import document_vectors
from workbench.align.sentence.monotone import NEVER, Block, best_path
from workbench.align.sentence.neighbours import Nearest, nearest
from workbench.encode.progress import heard_by

CHANCE = np.random.default_rng(11)


class Similar:
    """Stands for a scorer that knows similarities alone, and notes how much is asked at once."""

    def __init__(self, table):
        self.table = table
        self.source = type("Side", (), {"runs": range(table.shape[0])})
        self.target = type("Side", (), {"runs": range(table.shape[1])})
        self.largest = 0

    def similarity(self, x, y, rows, columns):
        assert (x, y) == (1, 1)
        part = self.table[rows, columns]
        self.largest = max(self.largest, part.size)
        return part


def near_of(table, count=8):
    """The plain way."""
    sides = []
    for side in (table, table.T):
        at = np.argsort(-side, axis=1, kind="stable")[:, :count]
        sides.append(Nearest(at, np.take_along_axis(side, at, axis=1)))
    return tuple(sides)


@pytest.mark.parametrize("shape", [(1, 1), (3, 9), (1025, 7), (1500, 5000), (2100, 2049)])
def test_neighbours_by_chunks_are_those_of_the_whole(shape):
    scorer = Similar(CHANCE.standard_normal(shape, dtype=np.float32))
    for found, plain in zip(nearest(scorer), near_of(scorer.table), strict=True):
        assert np.array_equal(found.at, plain.at)
        assert np.array_equal(found.similarity, plain.similarity)
    assert scorer.largest <= 1024 * 2048


def test_of_equally_near_ones_the_first_is_nearest():
    table = np.zeros((2500, 4500), np.float32)
    table[::3, ::5] = 1
    down, across = nearest(Similar(table))
    assert (down.at[::3, 0] == 0).all()
    assert (across.at[::5, 0] == 0).all()
    assert (down.similarity[::3] == 1).all()
    assert (down.at[::3] == np.arange(0, 40, 5)).all()
    assert (down.at[1::3] == np.arange(8)).all()


def covers(blocks, n, m):
    """Rows one after the other; windows that overlap and never move back."""
    assert [r for b in blocks for r in range(b.r0, b.r1 + 1)] == list(range(n + 1))
    assert blocks[0].c0 == 0
    assert blocks[-1].c1 == m
    for one, other in pairwise(blocks):
        assert one.c0 <= other.c0 <= one.c1 <= other.c1
    return sum((b.r1 - b.r0 + 1) * (b.c1 - b.c0 + 1) for b in blocks)


def copies(n, times):
    """The same document several times over: each sentence has as many nearest ones."""
    place = np.arange(n * times)
    at = np.stack([place % n + n * k for k in range(times)], axis=1)
    near = Nearest(at, np.full(at.shape, 0.9, np.float32))
    return near, near


@pytest.mark.parametrize("times", [2, 5])
def test_a_document_that_occurs_again_keeps_the_band_narrow(times):
    n = 1200
    near = copies(n, times)
    blocks = blocks_along(n * times, n * times, near)
    assert covers(blocks, n * times, n * times) < 450 * n * times
    for block in blocks:
        assert block.c0 <= block.r0
        assert block.r1 <= block.c1


def test_texts_without_a_sure_pair_are_looked_at_along_the_diagonal():
    n, m = 20_000, 15_000
    none = [Nearest(np.zeros((k, 8), np.int64), np.full((k, 8), 0.1, np.float32)) for k in (n, m)]
    assert covers(blocks_along(n, m, tuple(none)), n, m) < 2500 * n


def test_a_chapter_of_one_side_is_worked_in_slices():
    n, extra = 1000, 50_000
    place = np.arange(n)
    target = np.concatenate([place[:500], np.full(extra, 499), place[500:]])
    source = np.where(place < 500, place, place + extra)
    sure = np.full((n, 8), 0.9, np.float32)
    other = np.full((n + extra, 8), 0.9, np.float32)
    near = (Nearest(np.repeat(source[:, None], 8, axis=1), sure),
            Nearest(np.repeat(target[:, None], 8, axis=1), other))
    blocks = blocks_along(n, n + extra, near)
    covers(blocks, n, n + extra)
    assert max((b.r1 - b.r0 + 1) * (b.c1 - b.c0 + 1) for b in blocks) < 1_000_000


def test_blocks_about_a_path():
    path = [(i, i + 1, i + 40 * (i > 300), i + 1 + 40 * (i > 300)) for i in range(700)]
    blocks = blocks_about(700, 740, path)
    assert covers(blocks, 700, 740) < 220 * 700
    assert all(any(b.r0 <= i <= b.r1 and b.c0 <= j <= b.c1 for b in blocks) for i, _, j, _ in path)


def test_a_path_by_blocks_is_the_path_of_the_whole():
    n, m = 300, 310
    score = CHANCE.normal(-0.5, 0.5, (n + 1, m + 1)).astype(np.float32)
    for i in range(n):
        score[i, min(m, i + i // 30)] += 1.5

    def gains(r0, r1, c0, c1):
        out = {}
        for x, y in ((1, 1), (1, 2), (2, 1), (3, 1)):
            table = np.full((r1 - r0, c1 - c0), NEVER, np.float32)
            h, w = min(r1, n - x + 1) - r0, min(c1, m - y + 1) - c0
            table[:h, :w] = score[r0 : r0 + h, c0 : c0 + w] * (x + y) / 2
            out[x, y] = table
        return out

    nothing = np.zeros(n, np.float32), np.zeros(m, np.float32)
    whole, total = best_path(gains, [Block(0, n, 0, m)], *nothing, swap=0.1)
    for blocks in (blocks_everywhere(n, m), blocks_about(n, m, whole)):
        beads, found = best_path(gains, blocks, *nothing, swap=0.1)
        assert beads == whole
        assert found == pytest.approx(total)


def test_a_failure_among_the_gains_is_told_at_once():
    def gains(r0, r1, c0, c1):
        if r0 > 200:
            raise ZeroDivisionError
        return {(1, 1): np.zeros((r1 - r0, c1 - c0), np.float32)}

    nothing = np.zeros(1000, np.float32)
    with pytest.raises(ZeroDivisionError):
        best_path(gains, blocks_everywhere(1000, 1000), nothing, nothing)


class Letters:
    """Encodes a text as the number of its characters, runs as their sum."""

    name, fingerprint, dim = "letters", "0" * 16, 1

    def __init__(self):
        self.most = 0

    def encode(self, texts):
        return np.array([[len(t)] for t in texts], np.float32).reshape(-1, 1)

    def parts(self, texts):
        self.most = max(self.most, len(texts))
        return self.encode(texts), np.array([len(t) for t in texts])

    def runs(self, parts, spans):
        return np.array([parts[0][i:j].sum(axis=0) for i, j in spans], np.float32)


def test_runs_by_chunks_are_those_of_the_whole():
    texts = ["x" * int(k) for k in CHANCE.integers(0, 50, 4100)]
    told = []
    encoder = Letters()
    with heard_by(lambda *news: told.append(news)):
        vectors = document_vectors(encoder, texts, 3)[0].vectors
    assert encoder.most < 2100
    sizes = np.array([len(t) for t in texts])
    for x, found in enumerate(vectors, start=1):
        plain = np.convolve(sizes, np.ones(x), mode="valid")
        assert np.array_equal(found[:, 0], plain)
    assert [(done, total) for _, done, total in told] == [(0, 4100), (2048, 4100), (4096, 4100)]
    document_vectors(encoder, texts[:5], 3)
    assert len(told) == 3
