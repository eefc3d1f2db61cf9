"""Matrix products on one thread that give a row the same bytes wherever it stands.

A linear-algebra library picks its inner loop by shape, and within one product by place: its Haswell
kernels add up the rows 0 to 5 of every twelve in another order than the rows 6 to 11. With a free
shape or a free place the same row would get other last bits in other company. So every product has
a fixed number of rows, of which only those are used whose places are all treated alike; which those
are is found out once for each shape of weights, by multiplying one row at every place.

The library's own threads wait for each other by spinning, which on a busy machine costs several
times what they bring on products as small as ours: it is held to one thread, and whole pieces of
work run side by side instead.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar

import numpy as np

from workbench.encode.protocols import FloatArray

__all__ = ["BLOCK", "WORKERS", "in_blocks", "one_thread", "padded", "side_by_side"]

_A = TypeVar("_A")
_B = TypeVar("_B")

BLOCK = 128
"""Rows of every product."""

WORKERS = min(4, os.cpu_count() or 1)


class _Limit:
    """How many callers want one thread; the first sets the limit, the last takes it away."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.callers = 0
        self.held: Any = None


_LIMIT = _Limit()


@cache
def _controller() -> Any:
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()  # finding the libraries takes some milliseconds


@contextmanager
def one_thread() -> Iterator[None]:
    """Hold the linear-algebra library to one thread, for every caller until the last is done."""
    with _LIMIT.lock:
        _LIMIT.callers += 1
        if _LIMIT.callers == 1:
            _let_go()
            _LIMIT.held = _controller().limit(limits=1, user_api="blas")
    try:
        yield
    finally:
        with _LIMIT.lock:
            _LIMIT.callers -= 1
            if _LIMIT.callers == 0:
                _let_go()
                _LIMIT.held.restore_original_limits()
                _let_go()


def _let_go() -> None:
    """Let any thread set the limit: from 3.7 on only the thread that set the first one can."""
    for library in _controller().lib_controllers:
        free = getattr(library, "clear_controlling_thread", None)
        if free is not None:
            free(force=True)


def side_by_side(work: Callable[[_A], _B], items: Sequence[_A]) -> list[_B]:
    """Do *work* on each item, several at once, and return the results in order.

    Pays where numpy does the work: it lets go of the interpreter meanwhile.
    """
    with one_thread():
        if len(items) < 2 or WORKERS < 2:
            return [work(item) for item in items]
        pool = ThreadPoolExecutor(min(WORKERS, len(items)))
        try:
            return list(pool.map(work, items))
        finally:
            # an interruption waits for the pieces under way, not for all the rest
            pool.shutdown(cancel_futures=True)


def padded(rows: int, unit: int = BLOCK) -> int:
    """Return *rows* rounded up to whole blocks, one at least."""
    return -(-max(rows, 1) // unit) * unit


@dataclass(frozen=True, slots=True)
class _Layout:
    """How to multiply so that every row is treated alike.

    ``turned`` multiplies the transposes, which the library does by other loops; of its ``block``
    rows so many at either end, the ``margin``, are not used.
    """

    turned: bool
    margin: int
    block: int = BLOCK

    def product(self, x: FloatArray, weight: FloatArray) -> FloatArray:
        """Return ``x @ weight`` of one block, without its margins."""
        out: FloatArray = np.matmul(weight.T, x.T).T if self.turned else np.matmul(x, weight)
        return out[self.margin : self.block - self.margin]


_PLAIN = _Layout(False, 0)
# The last is a row at a time, which is slow and needs no trust in any library.
_LAYOUTS = (_PLAIN, _Layout(True, 0), _Layout(True, 8, 2 * BLOCK + 16), _Layout(False, 0, 1))


@cache
def _layout(width: int, columns: int) -> _Layout:
    """The first layout that gives one row the same bytes at every place of a block."""
    random = np.random.default_rng(width * columns)
    weight = random.standard_normal((width, columns)).astype(np.float32)
    rows = random.standard_normal((2, width)).astype(np.float32)

    def even(layout: _Layout) -> bool:
        found = (layout.product(np.repeat(row[None], layout.block, axis=0), weight)
                 for row in rows)
        return all((out == out[0]).all() for out in found)

    with one_thread():
        return next(layout for layout in _LAYOUTS if even(layout))


def in_blocks(x: FloatArray, weight: FloatArray, out: FloatArray | None = None) -> FloatArray:
    """Return ``x @ weight``, each row with the bytes that it has in any company.

    Parameters
    ----------
    x : float32 array, shape (rows, width)
        Whole blocks of rows (:func:`padded`).
    weight : float32 array, shape (width, columns)
    out : float32 array, shape (rows, columns), optional
        Where the product is to stand.
    """
    layout = _layout(*weight.shape)
    (rows, width), columns = x.shape, weight.shape[1]
    if out is None:
        out = np.empty((rows, columns), dtype=np.float32)
    if layout == _PLAIN:  # numpy calls the same product, of the same shape, for each block
        np.matmul(x.reshape(-1, BLOCK, width), weight, out=out.reshape(-1, BLOCK, columns))
        return out
    step = layout.block - 2 * layout.margin
    for start in range(0, rows, step):
        low, high = start - layout.margin, start - layout.margin + layout.block
        block = x[max(low, 0) : high]
        if len(block) < layout.block:
            whole = np.zeros((layout.block, width), dtype=np.float32)
            whole[max(-low, 0) : max(-low, 0) + len(block)] = block
            block = whole
        kept = min(step, rows - start)
        out[start : start + kept] = layout.product(block, weight)[:kept]
    return out
