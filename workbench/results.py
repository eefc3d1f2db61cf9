"""The four exits that every analysis result has: a table, a view, a file, and notes."""

from __future__ import annotations

import json
import os
from abc import abstractmethod
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import fields, is_dataclass
from pathlib import Path
from tempfile import mkstemp
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    import pandas
    from _typeshed import DataclassInstance

__all__ = ["FORMAT", "Above", "Result", "as_plain", "put_whole", "record", "write_whole"]

FORMAT = 2
"""Of saved values; 1 did not say so. Raised where a layout changes, with a step for older files
in :mod:`workbench.exchange.saved`."""


class Above:
    """What values take from rooms above them, which they know nothing of.

    ``workbench/__init__.py``, which runs before any part of the package, puts it here.
    """

    html: ClassVar[Callable[[Result], str]]
    """A result as a notebook shows it."""
    public: ClassVar[Callable[[str], object]]
    """What the package offers by a name; None where it offers nothing by it."""


class Result:
    """Mixed into the values that an analysis returns."""

    __slots__ = ()

    @abstractmethod
    def rows(self) -> list[dict[str, object]]:
        """The result as records, one a row of its table."""
        raise NotImplementedError

    @property
    @abstractmethod
    def notes(self) -> tuple[str, ...]:
        """The sentences a reader needs: coverage, settings, what was skipped."""
        raise NotImplementedError

    def to_frame(self) -> pandas.DataFrame:
        """The result as a :class:`pandas.DataFrame`, one row a record of :meth:`rows`."""
        import pandas as pd

        return pd.DataFrame(self.rows())

    def save(self, path: str | os.PathLike[str]) -> Path:
        """Write the whole value as JSON and return the path.

        The file appears complete or not at all. ``workbench.exchange.load`` reads it back
        to an equal value.
        """
        body = {"format": FORMAT, "type": type(self).__name__, "value": as_plain(self)}
        return write_whole(path, json.dumps(body, ensure_ascii=False, indent=1) + "\n")

    def _repr_html_(self) -> str:
        return Above.html(self)


def record(value: DataclassInstance) -> dict[str, object]:
    """The fields of a value by their names, in order."""
    return {f.name: getattr(value, f.name) for f in fields(value)}


def as_plain(value: object) -> object:
    """A value as what JSON holds: dataclasses as objects, tuples as lists."""
    if is_dataclass(value) and not isinstance(value, type):
        return as_plain(record(value))
    if isinstance(value, tuple | list):
        return [as_plain(v) for v in value]
    if isinstance(value, dict):
        return {str(k): as_plain(v) for k, v in value.items()}
    return value


def write_whole(path: str | os.PathLike[str], text: str) -> Path:
    """Write a text file so that it is there whole or not at all; make its folder.

    Raises ``OSError`` where the place cannot be written; nothing is left behind then.
    """
    with put_whole(path) as part:
        part.write_text(text, encoding="utf-8", newline="\n")
    return Path(path)


@contextmanager
def put_whole(path: str | os.PathLike[str]) -> Iterator[Path]:
    """A new file beside a place, moved there when all is written, or gone if that failed."""
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    number, name = mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=path.suffix)
    os.close(number)
    part = Path(name)
    try:
        yield part
        part.chmod(0o644)
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
