"""The taxonomy: every kind of divergence that the workbench can name, as the families have it.

A kind is what was found, not how grave it is; severity is judged separately. Names are
stable: files, command line and reports use them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import TypeVar

from workbench.diverge.registry import HEADINGS, Kind, families

__all__ = ["FAMILIES", "KINDS", "Kind"]

_V = TypeVar("_V")


class _View(Mapping[str, _V]):
    """A table that is read off the families when it is first asked."""

    def __init__(self, table: Callable[[], dict[str, _V]]) -> None:
        self._table = table

    def __getitem__(self, name: str) -> _V:
        return self._table()[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._table())

    def __len__(self) -> int:
        return len(self._table())


@cache
def _headings() -> dict[str, str]:
    return {**HEADINGS, **{f.heading: f.heading for f in families() if f.heading not in HEADINGS}}


@cache
def _kinds() -> dict[str, Kind]:
    order = list(_headings())
    found = {k.name: k for f in families() for k in f.kinds}
    return dict(sorted(found.items(), key=lambda item: order.index(item[1].family)))


FAMILIES: Mapping[str, str] = _View(_headings)
"""What kinds are gathered under in reports, by name."""

KINDS: Mapping[str, Kind] = _View(_kinds)
"""Every kind by name, gathered by heading."""
