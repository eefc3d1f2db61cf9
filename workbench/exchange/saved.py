"""Reading back what ``Result.save`` wrote, to an equal value.

A file says which format it is in. A layout that changes raises ``results.FORMAT`` and leaves a
step here that brings the files of before up to it.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from typing import TypeAlias, TypeVar, overload

import workbench.model  # noqa: F401 - its results are known without anybody having imported them
from workbench.errors import FormatError
from workbench.exchange.files import Source, name_of, read_text
from workbench.exchange.schema import from_plain
from workbench.given import checked
from workbench.results import FORMAT, Above, Result

__all__ = ["load"]

R = TypeVar("R", bound=Result)

_Body: TypeAlias = dict[str, object]


def _with_format(body: _Body) -> _Body:
    """Files of format 1 do not say that they are."""
    return {"format": 2, **body}


_STEPS: tuple[Callable[[_Body], _Body], ...] = (_with_format,)
"""The first brings format 1 to 2, the next 2 to 3, and so on up to ``FORMAT``."""


@overload
def load(path: Source) -> Result: ...
@overload
def load(path: Source, kind: type[R]) -> R: ...
@checked
def load(path: Source, kind: type[R] | None = None) -> Result | R:
    """Read a value that :meth:`workbench.results.Result.save` wrote, now or in an earlier version.

    Parameters
    ----------
    path : str or path
        ``-`` reads standard input.
    kind : type, optional
        The result type that is expected; with it, a file of another type is an error. A type
        that the package does not offer by name, and that is not imported yet, must be named so.

    Returns
    -------
    Result
        Equal to the value that was saved.

    Raises
    ------
    FormatError
        Naming the file and the place: broken JSON, a format of a later version, an unknown
        type, a field without a default that is missing, a field that is unknown or of the
        wrong type.
    """
    name = name_of(path)
    text = read_text(path)
    if not text.strip():
        raise FormatError(f"{name}: is empty; a saved result was expected")
    try:
        body = json.loads(text)
    except json.JSONDecodeError as error:
        raise FormatError(
            f"{name}:{error.lineno}:{error.colno}: broken JSON ({error.msg}); save the result again"
        ) from None
    except RecursionError:
        raise FormatError(f"{name}: JSON nested too deeply to be a saved result") from None
    if not isinstance(body, dict) or not {"type", "value"} <= body.keys():
        raise FormatError(f'{name}: not a saved result, which has "type" and "value"')
    body = _up_to_date(body, name)
    if body.keys() != {"format", "type", "value"}:
        strange = min(body.keys() - {"format", "type", "value"})
        raise FormatError(f"{name}: {strange}: a saved result has no such part; save it again")
    found = _kind_of(body["type"], kind, name)
    try:
        result: Result = from_plain(found, body["value"], f"{name}: value")
    except FormatError as error:
        raise FormatError(f"{error}; save the result again") from None
    return result


def _up_to_date(body: _Body, name: str) -> _Body:
    """A saved result in the layout of this version."""
    number = body.get("format", 1)
    if type(number) is not int or number < 1:
        raise FormatError(f"{name}: format: {number!r} where a number from 1 to {FORMAT} was "
                          "expected; save the result again")
    if number > FORMAT:
        raise FormatError(f"{name}: was saved by a later version, in format {number}; this one "
                          f"reads up to format {FORMAT}: update the workbench")
    for step in _STEPS[number - 1 :]:
        body = step(body)
    return body


def _kind_of(said: object, wanted: type[R] | None, name: str) -> type[Result]:
    """The type that a file says it holds, among those known or as it is *wanted*."""
    known = _imported() if wanted is None else {wanted.__name__: wanted}
    if isinstance(said, str):
        if said in known:
            return known[said]
        public = Above.public(said)
        if wanted is None and isinstance(public, type) and issubclass(public, Result):
            return public
    raise FormatError(
        f"{name}: type: {said!r} where one of {', '.join(sorted(known))} was expected; "
        "a type of another package is known once that is imported"
    )


def _imported() -> dict[str, type[Result]]:
    """Every result type that has been imported, by its name."""
    found: dict[str, type[Result]] = {}
    waiting: list[type[Result]] = list(Result.__subclasses__())
    while waiting:
        kind = waiting.pop()
        waiting.extend(kind.__subclasses__())
        # A slotted dataclass leaves its unslotted draft behind until it is collected.
        if getattr(sys.modules.get(kind.__module__), kind.__qualname__, None) is kind:
            found.setdefault(kind.__name__, kind)
    return found
