"""Where a sentence can be cut, and the vectors of what stands before and after each cut.

A sentence that answers two of the other language often answers each with a half of its own.
The halves say so where the whole cannot: the sentence is nearer to the first of the two than
to both joined, as it would be if the second were an addition, but its latter half is near to
the second.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from workbench.align.sentence.runs import RunVectors, lengths_of
from workbench.encode.progress import tell
from workbench.encode.protocols import FloatArray, RunEncoder, SentenceEncoder

__all__ = ["ClauseVectors", "cuts", "document_vectors"]

_MOST = 4
_SHORTEST = 16
_LONGEST = 90
# punctuation, with what closes after it, and a blank; the wide marks need no blank
_BREAK = re.compile(r"[,;:!?.…)\]»”\"–—]\s*[\"'»”’)\]]*\s+(?=\S)|[，；：、。！？]")
# sentences whose parts are held at once
_AT_ONCE = 2048

_Half = npt.NDArray[np.float16]


@dataclass(frozen=True, slots=True)
class ClauseVectors:
    """Vectors of the two sides of every cut.

    Attributes
    ----------
    first : int64 array, shape (n + 1,)
        The cuts of sentence *i* are numbered ``first[i]`` to ``first[i + 1] - 1``, from left
        to right.
    heads, tails : float16 arrays, shape (number of cuts, dim)
        Unit vectors of the text before the cut, and after it.
    """

    first: npt.NDArray[np.int64]
    heads: _Half
    tails: _Half


def cuts(text: str) -> tuple[int, ...]:
    """Return the places, as character offsets, where a sentence may be cut.

    At punctuation inside the sentence; at blanks, into pieces about as long, where there is
    none for long. At most four, spread evenly, no piece shorter than 16 characters.
    """
    places: list[int] = []
    for match in _BREAK.finditer(text):
        if match.end() - (places[-1] if places else 0) >= _SHORTEST:
            places.append(match.end())
    while places and len(text) - places[-1] < _SHORTEST:
        places.pop()
    every: list[int] = []
    for start, end in pairwise([0, *places, len(text)]):
        every += _halved(text, start, end)
        if end < len(text):
            every.append(end)
    if len(every) <= _MOST:
        return tuple(every)
    wanted = [len(text) * k / (_MOST + 1) for k in range(1, _MOST + 1)]
    return tuple(sorted({min(every, key=lambda place: abs(place - w)) for w in wanted}))


def _halved(text: str, start: int, end: int) -> list[int]:
    """Blanks that cut a long stretch without punctuation into pieces."""
    if end - start <= _LONGEST:
        return []
    middle = (start + end) // 2
    near = [text.rfind(" ", start + _SHORTEST, middle + 1), text.find(" ", middle, end - _SHORTEST)]
    places = [place + 1 for place in near if place >= 0]
    if not places:
        return []
    place = min(places, key=lambda p: abs(p - middle))
    return [*_halved(text, start, place), place, *_halved(text, place, end)]


def document_vectors(
    encoder: SentenceEncoder, texts: Sequence[str], longest: int
) -> tuple[RunVectors, ClauseVectors]:
    """Encode a document once, for its runs of up to *longest* sentences and for its clauses.

    With a run encoder the clauses are what is encoded, and sentences and runs are put
    together from them; the vectors are those of the joined texts to a cosine of 0.9999. Any
    other encoder encodes runs, heads and tails one by one.
    """
    places = [cuts(text) for text in texts]
    first = np.concatenate([[0], np.cumsum([len(p) for p in places])]).astype(np.int64)
    if texts and isinstance(encoder, RunEncoder):
        vectors, heads, tails = _pieced(encoder, texts, places, longest)
    else:
        vectors = [_joined(encoder, texts, x) for x in range(1, longest + 1)]
        pairs = [(t, p) for t, ps in zip(texts, places, strict=True) for p in ps]
        heads = _encoded(encoder, [t[:p] for t, p in pairs]).astype(np.float16)
        tails = _encoded(encoder, [t[p:] for t, p in pairs]).astype(np.float16)
    return (RunVectors(tuple(vectors), lengths_of(texts)),
            ClauseVectors(first, heads, tails))


def _pieced(
    encoder: RunEncoder, texts: Sequence[str], places: Sequence[tuple[int, ...]], longest: int
) -> tuple[list[FloatArray], _Half, _Half]:
    n = len(texts)
    runs: list[list[FloatArray]] = [[] for _ in range(longest)]
    empty = np.zeros((0, encoder.dim), dtype=np.float32)
    heads, tails = [empty.astype(np.float16)], [empty.astype(np.float16)]
    for start in range(0, n, _AT_ONCE):
        tell("encoding sentences", start, n)
        own = min(n, start + _AT_ONCE)
        # runs that begin among these sentences end among the next few
        reach = min(n, own + longest - 1)
        pieces: list[str] = []
        at = [0]
        for i in range(start, reach):
            pieces += [texts[i][a:b] for a, b in pairwise([0, *places[i], len(texts[i])])]
            at.append(len(pieces))
        parts = encoder.parts(pieces)
        for x in range(1, longest + 1):
            spans = [(at[k], at[k + x]) for k in range(min(own, n - x + 1) - start)]
            if spans:
                runs[x - 1].append(encoder.runs(parts, spans))
        inner = [(at[k], piece, at[k + 1]) for k in range(own - start)
                 for piece in range(at[k] + 1, at[k + 1])]
        if inner:
            heads.append(encoder.runs(parts, [(a, p) for a, p, _ in inner]).astype(np.float16))
            tails.append(encoder.runs(parts, [(p, b) for _, p, b in inner]).astype(np.float16))
    return ([np.concatenate(group) if group else empty for group in runs],
            np.concatenate(heads), np.concatenate(tails))


def _joined(encoder: SentenceEncoder, texts: Sequence[str], x: int) -> FloatArray:
    return _encoded(encoder, [" ".join(texts[i : i + x]) for i in range(len(texts) - x + 1)])


def _encoded(encoder: SentenceEncoder, texts: list[str]) -> FloatArray:
    return encoder.encode(texts) if texts else np.zeros((0, encoder.dim), dtype=np.float32)
