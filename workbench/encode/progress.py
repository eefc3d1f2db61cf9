"""How far a long piece of work is, for whoever wants to show it.

The work tells, in the thread that it was asked for in, and does not know who hears; without
a listener telling costs nothing. A listener hears what is told inside its ``with`` block.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeAlias

__all__ = ["Listener", "heard_by", "tell"]

Listener: TypeAlias = Callable[[str, int, int], None]
"""``listener(what, done, total)``: what is being done, and how much of it."""

_LISTENER: ContextVar[Listener | None] = ContextVar("listener", default=None)


@contextmanager
def heard_by(listener: Listener | None) -> Iterator[None]:
    """Let *listener* hear of the work inside; None hears nothing new."""
    if listener is None:
        yield
        return
    token = _LISTENER.set(listener)
    try:
        yield
    finally:
        _LISTENER.reset(token)


def tell(what: str, done: int, total: int) -> None:
    """Say how far the work is."""
    listener = _LISTENER.get()
    if listener is not None:
        listener(what, done, total)
