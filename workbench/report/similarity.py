"""Every sentence of one text against every sentence of the other."""

from __future__ import annotations

from typing import Any

from numpy.typing import NDArray

from workbench.errors import ParameterError
from workbench.model import Bitext

__all__ = ["CELLS", "cells_of", "similarity"]

CELLS = 320
"""Cells on a side of a picture: more than a page can show, and small enough to embed."""


def similarity(
    bitext: Bitext, *, model: str | None = None, cache: bool = True, cells: int | None = None
) -> NDArray[Any]:
    """The cosine of every source sentence with every target sentence.

    Parameters
    ----------
    bitext : Bitext
    model : str, optional
        A sentence encoder's name; the bundled one by default.
    cache : bool
        Whether vectors are kept and found again.
    cells : int, optional
        Most rows and columns of the result. A side with more sentences is cut into this many
        cells as even as can be, and the array has the highest cosine of each cell, so that
        nothing near is lost. The whole array of a long text does not fit in memory: give
        :data:`CELLS` for a picture.

    Returns
    -------
    (n_source, n_target) float32 array
        In [-1, 1]; at most (cells, cells).

    Raises
    ------
    ModelError
        Where the model cannot be loaded.
    ParameterError
        Where *cells* is not positive.
    """
    from workbench.encode import sentence_encoder

    if cells is not None and cells < 1:
        raise ParameterError(f"cells is {cells}; give 1 or more, or None for every sentence")
    spoken = (bitext.source.language, bitext.target.language)
    encoder = sentence_encoder(model, languages=spoken, cache=cache)
    source, target = (encoder.encode([s.text for s in d.sentences])
                      for d in (bitext.source, bitext.target))
    return cells_of(source, target, cells)


def cells_of(source: NDArray[Any], target: NDArray[Any], cells: int | None) -> NDArray[Any]:
    """The products of the rows of two arrays, or their maxima in the cells of a grid.

    Memory grows with one side's length, not with the product.
    """
    import numpy as np

    n, m = len(source), len(target)
    if cells is None or (n <= cells and m <= cells):
        whole: NDArray[Any] = source @ target.T
        return whole
    rows, columns = (np.linspace(0, size, min(size, cells) + 1).astype(int) for size in (n, m))
    out = np.zeros((len(rows) - 1, len(columns) - 1), dtype=np.float32)
    for k in range(len(rows) - 1):
        near = (source[rows[k] : rows[k + 1]] @ target.T).max(axis=0)
        out[k] = np.maximum.reduceat(near, columns[:-1])
    return out
