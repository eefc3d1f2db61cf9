"""Encoders that remember what they have encoded."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from workbench.encode.cache import VectorStore, key
from workbench.encode.paths import vectors_enabled
from workbench.encode.protocols import (
    DEFAULT_LAYERS,
    FloatArray,
    IntArray,
    RunEncoder,
    SentenceEncoder,
    WordEncoder,
)

__all__ = ["CachedEncoder", "CachedRunEncoder", "CachedWordEncoder", "cached_sentences"]

_CHUNK = 2048  # texts between two writes, so that a long job that is stopped keeps its work


def cached_sentences(encoder: SentenceEncoder, folder: Path | None = None) -> CachedEncoder:
    """Return *encoder* with a cache; a run encoder stays one."""
    if isinstance(encoder, RunEncoder):
        return CachedRunEncoder(encoder, folder)
    return CachedEncoder(encoder, folder)


class CachedEncoder:
    """A sentence encoder with its vectors kept on disk.

    Parameters
    ----------
    encoder : SentenceEncoder
    folder : pathlib.Path, optional
        Where the vectors lie; the cache folder's ``vectors`` by default. With
        ``WORKBENCH_CACHE=off`` and no *folder*, nothing is read or written.
    """

    def __init__(self, encoder: SentenceEncoder, folder: Path | None = None) -> None:
        self._encoder = encoder
        self._store = _store(encoder.fingerprint, folder)
        self.name = encoder.name
        self.fingerprint = encoder.fingerprint
        self.dim = encoder.dim

    def encode(self, texts: Sequence[str]) -> FloatArray:
        """Return unit vectors, shape ``(len(texts), dim)``, as the encoder would."""
        if self._store is None:
            return self._encoder.encode(texts)
        keys = [key("sentence", text) for text in texts]
        known = self._store.get(keys)
        # each missing text once, however often it occurs
        missing = {name: text for name, text in zip(keys, texts, strict=True) if name not in known}
        names = list(missing)
        for start in range(0, len(names), _CHUNK):
            group = names[start : start + _CHUNK]
            fresh = self._encoder.encode([missing[name] for name in group])
            new = {name: fresh[row : row + 1] for row, name in enumerate(group)}
            self._store.put(new.items())
            known.update(new)
        if not keys:
            return np.zeros((0, self.dim), dtype=np.float32)
        return np.concatenate([known[name] for name in keys])


class CachedRunEncoder(CachedEncoder):
    """A run encoder with its vectors and parts kept on disk."""

    def __init__(self, encoder: RunEncoder, folder: Path | None = None) -> None:
        super().__init__(encoder, folder)
        self._runs = encoder

    def parts(self, texts: Sequence[str]) -> tuple[FloatArray, IntArray]:
        """Return the parts of consecutive sentences, as the encoder would."""
        if self._store is None or not texts:
            return self._runs.parts(texts)
        # a row depends on its text and the next one alone, which the protocol promises
        keys = [key("part", *texts[number : number + 2]) for number in range(len(texts))]
        known = self._store.get(keys)
        missing = [number for number, name in enumerate(keys) if name not in known]
        for first, last in _stretches(missing):
            rows, lengths = self._runs.parts(texts[first : last + 1])
            # the length travels as one more column; sub-words are few enough to be exact
            joined = np.concatenate([rows, lengths[:, None].astype(np.float32)], axis=1)
            new = {keys[first + row]: joined[row : row + 1] for row in range(last - first)}
            self._store.put(new.items())
            known.update(new)
        joined = np.concatenate([known[name] for name in keys])
        return np.ascontiguousarray(joined[:, :-1]), joined[:, -1].astype(np.int64)

    def runs(
        self, parts: tuple[FloatArray, IntArray], spans: Sequence[tuple[int, int]]
    ) -> FloatArray:
        """Return unit vectors for runs of sentences, shape ``(len(spans), dim)``."""
        return self._runs.runs(parts, spans)


class CachedWordEncoder:
    """A word encoder with its vectors kept on disk, a segment at a time."""

    def __init__(self, encoder: WordEncoder, folder: Path | None = None) -> None:
        self._encoder = encoder
        self._store = _store(encoder.fingerprint, folder)
        self.name = encoder.name
        self.fingerprint = encoder.fingerprint
        self.dim = encoder.dim

    def encode_words(
        self, segments: Sequence[Sequence[str]], layers: tuple[int, ...] = DEFAULT_LAYERS
    ) -> list[FloatArray]:
        """Return the vectors of each segment's words, as the encoder would."""
        if self._store is None:
            return self._encoder.encode_words(segments, layers)
        kind = "words " + " ".join(str(layer) for layer in layers)
        keys = [key(kind, *words) for words in segments]
        known = self._store.get(keys)
        missing = {n: words for n, words in zip(keys, segments, strict=True) if n not in known}
        names = list(missing)
        for start in range(0, len(names), _CHUNK):
            group = names[start : start + _CHUNK]
            fresh = self._encoder.encode_words([missing[name] for name in group], layers)
            new = dict(zip(group, fresh, strict=True))
            self._store.put(new.items())
            known.update(new)
        # copies: two equal segments must not share an array that the caller may change
        return [np.array(known[name], dtype=np.float32) for name in keys]


def _store(fingerprint: str, folder: Path | None) -> VectorStore | None:
    if folder is None and not vectors_enabled():
        return None
    return VectorStore(fingerprint, folder)


def _stretches(numbers: list[int]) -> list[tuple[int, int]]:
    """Return increasing numbers as half-open stretches, none longer than a chunk."""
    out: list[tuple[int, int]] = []
    for number in numbers:
        if out and out[-1][1] == number and number - out[-1][0] < _CHUNK:
            out[-1] = (out[-1][0], number + 1)
        else:
            out.append((number, number + 1))
    return out
