"""What a pair is, found once: a function of a view keeps its result on the view."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar, cast

if TYPE_CHECKING:
    from workbench.reading.view import PairView

__all__ = ["once"]

_P = ParamSpec("_P")
_R = TypeVar("_R")
_NOT_YET = object()


def once(
    function: Callable[Concatenate[PairView, _P], _R],
) -> Callable[Concatenate[PairView, _P], _R]:
    """Let a function of a view and of hashable arguments be computed once for each of them.

    What it returns is shared by all that ask, so that it must not be changed.

    Examples
    --------
    >>> class View:
    ...     kept = {}
    >>> @once
    ... def length(view, text):
    ...     print("counting")
    ...     return len(text)
    >>> view = View()
    >>> length(view, "word"), length(view, "word")
    counting
    (4, 4)
    """

    @functools.wraps(function)
    def asked(view: PairView, /, *args: _P.args, **kwargs: _P.kwargs) -> _R:
        key = (function, *args, *sorted(kwargs.items())) if kwargs else (function, *args)
        found = view.kept.get(key, _NOT_YET)
        if found is _NOT_YET:
            found = view.kept[key] = function(view, *args, **kwargs)
        return cast(_R, found)

    return asked
