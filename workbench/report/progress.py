"""One line in a notebook that says how far the work in a cell is, and is gone after it.

It is one output that is rewritten in place, of the browser's own kind: JupyterLab shows it
without any widget package, and a notebook that papermill runs keeps no line of it.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from html import escape
from typing import Any

from workbench.encode.progress import heard_by

__all__ = ["PROGRESS", "progress"]

PROGRESS = "workbench-progress"
"""What marks the output, so that :func:`workbench.run.notebook.run_notebook` can drop it."""

_EVERY = 0.2  # seconds between two looks of the reader


@contextmanager
def progress() -> Iterator[Callable[[str], None]]:
    """Show how far the work inside is, below the cell that does it.

    Nothing is shown where no notebook is: then there is nobody to look.

    Yields
    ------
    callable
        Takes the name of the stage that begins, as ``progress=`` of :func:`workbench.analyse`
        calls it. Long work inside is heard without it.

    Examples
    --------
    >>> with progress() as tell:                                   # doctest: +SKIP
    ...     analysis = workbench.analyse(original, translation, progress=tell)
    """
    line = _Line()
    try:
        with heard_by(line.hear):
            yield line.stage
    finally:
        line.clear()


class _Line:
    """The output that is rewritten; it is made when there is first something to say."""

    def __init__(self) -> None:
        self._handle: Any = None
        self._stage = ""
        self._said = ""
        self._last = -_EVERY

    def stage(self, name: str) -> None:
        self._stage = name
        self._show(name, None)

    def hear(self, what: str, done: int, total: int) -> None:
        name = f"{self._stage}: {what}" if self._stage else what
        if name != self._said or time.monotonic() - self._last >= _EVERY:
            self._show(name, (done, total))

    def clear(self) -> None:
        if self._handle is not None:
            self._put({"text/html": "", "text/plain": ""})

    def _show(self, name: str, reached: tuple[int, int] | None) -> None:
        self._said, self._last = name, time.monotonic()
        told, bar = f"{name} …", ""
        if reached is not None:
            done, total = reached
            told = f"{name}: {done:,} of {total:,}"
            bar = f' <progress max="{max(1, total)}" value="{done}" aria-hidden="true"></progress>'
        self._put({"text/html": f'<p role="status">{escape(told)}{bar}</p>', "text/plain": told})

    def _put(self, bundle: dict[str, str]) -> None:
        mark = {PROGRESS: True}
        if self._handle is not None:
            self._handle.update(bundle, raw=True, metadata=mark)
        elif (display := _display()) is not None:
            self._handle = display(bundle, raw=True, metadata=mark, display_id=True)


def _display() -> Callable[..., Any] | None:
    """The notebook's way to show something; None outside of one."""
    try:
        from IPython import get_ipython
        from IPython.display import display
    except ModuleNotFoundError:
        return None
    shell = get_ipython()  # type: ignore[no-untyped-call,unused-ignore]
    shown: Callable[..., Any] = display
    return shown if getattr(shell, "kernel", None) is not None else None
