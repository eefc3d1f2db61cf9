"""A tiny encoder, documents of lines, and what is promised of every bitext."""

from __future__ import annotations

import hashlib
from collections import Counter
from functools import cache

import numpy as np
from hypothesis import strategies as st

from workbench.model import Bitext, Block, Document, Sentence


@cache
def direction(word: str, dim: int) -> np.ndarray:
    seed = int.from_bytes(hashlib.sha256(word.encode()).digest()[:8], "big")
    return np.random.default_rng(seed).standard_normal(dim)


class BagOfWords:
    """A tiny encoder: a fixed random direction a word, added up; runs add up exactly."""

    name = "bag"
    fingerprint = "0" * 16
    dim = 96

    def _sum(self, text: str) -> np.ndarray:
        total = np.full(self.dim, 1e-3, dtype=np.float32)
        for word in text.lower().split():
            total = total + direction(word, self.dim)
        return total.astype(np.float32)

    def encode(self, texts):
        rows = np.array([self._sum(t) for t in texts], dtype=np.float32).reshape(-1, self.dim)
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)

    def parts(self, texts):
        rows = np.array([self._sum(t) for t in texts], dtype=np.float32).reshape(-1, self.dim)
        return rows, np.array([len(t.split()) for t in texts], dtype=np.int64)

    def runs(self, parts, spans):
        rows = np.array([parts[0][i:j].sum(axis=0) for i, j in spans], dtype=np.float32)
        rows = rows.reshape(-1, self.dim)
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)


BAG = BagOfWords()


def lines(texts: list[str]) -> Document:
    """One sentence a line; unlike a file that is read, it may be empty or blank."""
    sentences, blocks, start = [], [], 0
    for n, text in enumerate(texts):
        sentences.append(Sentence(f"s{n}", text, start, start + len(text), n))
        blocks.append(Block("paragraph", start, start + len(text)))
        start += len(text) + 1
    return Document("lines", "\n".join(texts), "en", tuple(sentences), tuple(blocks))


def beads(bitext: Bitext) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    return [(k.source, k.target) for k in bitext.links]


def check(bitext: Bitext) -> None:
    """What is promised of every bitext."""
    for ids, document in (([i for k in bitext.links for i in k.source], bitext.source),
                          ([i for k in bitext.links for i in k.target], bitext.target)):
        assert Counter(ids) == Counter(s.id for s in document.sentences)
    # links are in the order of the target; a link is contiguous on each side
    assert [i for k in bitext.links for i in k.target] == [s.id for s in bitext.target.sentences]
    placed: dict[str, int] = {}
    for place, link in enumerate(bitext.links):
        assert link.id == f"L{place}"
        for ids in (link.source, link.target):
            numbers = [int(i[1:]) for i in ids]
            assert numbers == list(range(numbers[0], numbers[0] + len(numbers))) if ids else True
        assert 0.0 <= link.confidence <= 1.0
        placed.update((i, place) for i in link.source)
        if link.linked:
            assert link.similarity is not None and -1.0 <= link.similarity <= 1.0
            assert not link.repeats
        else:
            assert link.similarity is None and not link.moved
            assert len(link.source) + len(link.target) == 1
            assert link.kind == ("omitted" if link.source else "added")
        other = {s.id for s in (bitext.target if link.source else bitext.source).sentences}
        assert set(link.repeats) <= other
    for link in bitext.links:
        if link.kind == "omitted" and link.source != ("s0",):
            i = int(link.source[0][1:])
            assert placed[f"s{i}"] == placed[f"s{i - 1}"] + 1


SENTENCES = st.lists(
    st.lists(st.sampled_from("aa bb cc dd ee ff gg hh ii jj kk ll mm".split()),
             min_size=0, max_size=8).map(" ".join),
    max_size=12,
)
DISTINCT = [" ".join(f"w{k}x{p}" for p in range(3 + k % 7)) + " ." * (k % 3) for k in range(40)]


def mirror(bitext: Bitext) -> set[tuple[object, ...]]:
    """All that is said of each link, but its place, with the sides changed over."""
    def turned(ids):
        return tuple(("t" if i[0] == "s" else "s") + i[1:] for i in ids)

    kinds = {"1-2": "2-1", "2-1": "1-2", "omitted": "added", "added": "omitted"}
    return {(turned(k.target), turned(k.source), kinds.get(k.kind, k.kind), k.similarity,
             k.confidence, k.moved, turned(k.repeats)) for k in bitext.links}


def said(bitext: Bitext) -> set[tuple[object, ...]]:
    return {(k.source, k.target, k.kind, k.similarity, k.confidence, k.moved, k.repeats)
            for k in bitext.links}
