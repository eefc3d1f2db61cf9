"""One line on standard error that says what is being done, where somebody is watching."""

from __future__ import annotations

import contextlib
import shutil
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

__all__ = ["clear", "in_portions", "working"]

_A = TypeVar("_A")
_B = TypeVar("_B")

_EVERY = 0.5  # seconds between two looks at the clock
_PORTION = 64  # rows; small enough for the line to move, large enough for full batches
_CELLS = 20  # characters of a bar
_LONG = 500  # steps from which a bar is worth its room
_CLEAR = "\r\x1b[K"
_LOCK = threading.Lock()
_shown = False


@contextlib.contextmanager
def working(what: str) -> Iterator[Callable[[str], None]]:
    """Show *what* and the seconds it has taken; the line is gone when the work is done.

    Long work inside says how far it is (:mod:`workbench.encode.progress`) and gets a bar.
    Nothing is shown unless standard error is a terminal.

    Yields
    ------
    callable
        Takes what is to be shown from now on.
    """
    if sys.stderr is None or not sys.stderr.isatty():
        yield lambda text: None
        return
    # not before it is needed: it brings the encoders' package, and numpy
    from workbench.encode.progress import heard_by

    now = [what]

    def hear(step: str, done: int, total: int) -> None:
        now[0] = f"{what}: {step} {_bar(done, total)} {done:,} of {total:,}" if total > _LONG \
            else what

    began, done = time.monotonic(), threading.Event()

    def keep_showing() -> None:
        while not done.is_set():
            _show(f"{now[0]} ... {time.monotonic() - began:.0f} s")
            done.wait(_EVERY)

    thread = threading.Thread(target=keep_showing, daemon=True)
    thread.start()
    try:
        with heard_by(hear):
            yield lambda text: now.__setitem__(0, text)
    finally:
        done.set()
        thread.join()
        clear()


def in_portions(
    what: str, items: Sequence[_A], work: Callable[[Sequence[_A]], Sequence[_B]]
) -> tuple[_B, ...]:
    """Do *work* on a portion of the items after the other, and show how far it is.

    Only for work whose result for an item does not depend on the items beside it.
    """
    out: list[_B] = []
    with working(what) as tell:
        for start in range(0, len(items), _PORTION):
            tell(f"{what}: {start} of {len(items)}")
            out.extend(work(items[start : start + _PORTION]))
    return tuple(out)


def _bar(done: int, total: int) -> str:
    full = _CELLS * done // max(1, total)
    return f"[{'#' * full}{'.' * (_CELLS - full)}]"


def clear() -> None:
    """Take the line away, so that something else can be written in its place."""
    global _shown
    with _LOCK:
        if _shown:
            sys.stderr.write(_CLEAR)
            sys.stderr.flush()
            _shown = False


def _show(text: str) -> None:
    global _shown
    width = shutil.get_terminal_size((80, 24)).columns
    with _LOCK, contextlib.suppress(OSError, ValueError):
        sys.stderr.write(_CLEAR + f"workbench: {text}"[: width - 1].rstrip())
        sys.stderr.flush()
        _shown = True
