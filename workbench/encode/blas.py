"""Matrix products on one thread, and by blocks that give the same bytes in any company.

A linear-algebra library picks its inner loop by shape, so that with a free shape the same row
gets different last bits beside other rows. With a fixed number of rows it does not. Its own
threads wait for each other by spinning, which on a busy machine costs several times what
they bring on products as small as ours: it is held to one thread, and whole pieces of work
run side by side instead.
"""

from __future__ import annotations

import importlib
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
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
    try:
        controllers = importlib.import_module("threadpoolctl")
    except ImportError:
        # slower on a busy machine, and the last bits may change with the number of threads
        return None
    # finding the loaded libraries takes some milliseconds: once is enough
    return controllers.ThreadpoolController()


@contextmanager
def one_thread() -> Iterator[None]:
    """Hold the linear-algebra library to one thread, for every caller until the last is done."""
    with _LIMIT.lock:
        _LIMIT.callers += 1
        if _LIMIT.callers == 1 and _controller() is not None:
            _LIMIT.held = _controller().limit(limits=1, user_api="blas")
    try:
        yield
    finally:
        with _LIMIT.lock:
            _LIMIT.callers -= 1
            if _LIMIT.callers == 0 and _LIMIT.held is not None:
                _LIMIT.held.restore_original_limits()
                _LIMIT.held = None


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


def in_blocks(x: FloatArray, weight: FloatArray) -> FloatArray:
    """Return ``x @ weight``, where *x* has whole blocks of rows, a block at a time.

    numpy calls the same product, of the same shape, for each block.
    """
    rows, width = x.shape
    out: FloatArray = np.matmul(x.reshape(rows // BLOCK, BLOCK, width), weight)
    return out.reshape(rows, weight.shape[1])
