"""Reading back what ``Result.save`` wrote, to an equal value."""

from __future__ import annotations

import json
import sys
import types
from collections.abc import Mapping, Sequence
from dataclasses import MISSING, fields, is_dataclass
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints, overload

import workbench.model as _model
from workbench.errors import FormatError
from workbench.exchange.files import Source, name_of, read_text
from workbench.results import Result

__all__ = ["from_plain", "load"]

R = TypeVar("R", bound=Result)

# The model's own results are known without anybody having imported them.
_HOME = _model.__name__


@overload
def load(path: Source) -> Result: ...
@overload
def load(path: Source, kind: type[R]) -> R: ...
def load(path: Source, kind: type[R] | None = None) -> Result | R:
    """Read a value that :meth:`workbench.results.Result.save` wrote.

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
        Naming the file and the place: broken JSON, an unknown type, a field without a
        default that is missing, a field that is unknown or of the wrong type.
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
    if not isinstance(body, dict) or set(body) != {"type", "value"}:
        raise FormatError(f'{name}: not a saved result, which has exactly "type" and "value"')
    known = _result_types()
    if kind is not None:
        known = {kind.__name__: kind}
    found = None
    if isinstance(body["type"], str):
        found = known.get(body["type"]) or (_public(body["type"]) if kind is None else None)
    if found is None:
        raise FormatError(
            f"{name}: type: {body['type']!r} where one of {', '.join(sorted(known))} was expected"
        )
    result: Result = from_plain(found, body["value"], f"{name}: value")
    return result


def from_plain(kind: Any, value: object, place: str) -> Any:
    """Turn what JSON holds into a value of the type *kind*, checking every part.

    The types are those that results are made of: dataclasses, tuples, lists, mappings with
    string keys, literals, unions, and plain strings, numbers and truth values. *place* begins
    the message of the :class:`FormatError` that anything else raises.
    """
    if kind is Any or kind is object:
        return value
    if isinstance(kind, type) and is_dataclass(kind):
        return _dataclass(kind, value, place)
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Union or origin is types.UnionType:
        return _union(inner, value, place)
    if origin is Literal:
        if not any(value == choice and type(value) is type(choice) for choice in inner):
            raise FormatError(f"{place}: {_show(value)} is none of {', '.join(map(str, inner))}")
        return value
    if origin in (tuple, list, Sequence):
        return _sequence(origin, inner, value, place)
    if origin in (dict, Mapping):
        if not isinstance(value, dict):
            raise FormatError(f"{place}: {_show(value)} where an object should stand")
        return {k: from_plain(inner[1], v, f"{place}.{k}") for k, v in value.items()}
    return _plain(kind, value, place)


def _plain(kind: Any, value: object, place: str) -> object:
    if kind is float and type(value) is int:
        return float(value)
    if kind in (str, int, float, bool) and type(value) is kind:
        return value
    if kind in (None, type(None)) and value is None:
        return None
    name = getattr(kind, "__name__", kind)
    raise FormatError(f"{place}: {_show(value)} where {name} was expected")


def _dataclass(kind: type, value: object, place: str) -> object:
    if not isinstance(value, dict):
        raise FormatError(f"{place}: {_show(value)} where a {kind.__name__} should stand")
    hints = get_type_hints(kind)
    names = [f.name for f in fields(kind) if f.init]
    # a field that came later has a default, and files from before are without it
    needed = {f.name for f in fields(kind)
              if f.init and f.default is MISSING and f.default_factory is MISSING}
    for wrong in value:
        if wrong not in names:
            raise FormatError(f"{place}.{wrong}: {kind.__name__} has no such field")
    for name in names:
        if name not in value and name in needed:
            raise FormatError(f"{place}.{name}: is missing from a {kind.__name__}")
    made: object = kind(
        **{n: from_plain(hints[n], value[n], f"{place}.{n}") for n in names if n in value}
    )
    return made


def _union(choices: Sequence[Any], value: object, place: str) -> object:
    if value is None and type(None) in choices:
        return None
    rest = [c for c in choices if c is not type(None)]
    if len(rest) == 1:
        return from_plain(rest[0], value, place)
    for choice in rest:
        try:
            return from_plain(choice, value, place)
        except FormatError:
            continue
    names = ", ".join(getattr(c, "__name__", str(c)) for c in rest)
    raise FormatError(f"{place}: {_show(value)} is none of {names}")


def _sequence(origin: Any, inner: Sequence[Any], value: object, place: str) -> object:
    if not isinstance(value, list):
        raise FormatError(f"{place}: {_show(value)} where a list should stand")
    if origin is tuple and not (len(inner) == 2 and inner[1] is Ellipsis):
        if len(inner) != len(value):
            raise FormatError(f"{place}: {len(value)} items where {len(inner)} were expected")
        return tuple(
            from_plain(kind, item, f"{place}[{i}]")
            for i, (kind, item) in enumerate(zip(inner, value, strict=True))
        )
    items = [from_plain(inner[0], item, f"{place}[{i}]") for i, item in enumerate(value)]
    return items if origin is list else tuple(items)


def _public(name: str) -> type[Result] | None:
    """The result type that the package offers by this name, imported now."""
    import workbench

    found = getattr(workbench, name) if name in workbench.__all__ else None
    return found if isinstance(found, type) and issubclass(found, Result) else None


def _result_types() -> dict[str, type[Result]]:
    """Every result type that has been imported, by its name; the model's own come first."""
    found: dict[str, type[Result]] = {}
    waiting: list[type[Result]] = list(Result.__subclasses__())
    while waiting:
        kind = waiting.pop()
        waiting.extend(kind.__subclasses__())
        # A slotted dataclass leaves its unslotted draft behind until it is collected.
        if getattr(sys.modules.get(kind.__module__), kind.__qualname__, None) is not kind:
            continue
        if kind.__name__ not in found or kind.__module__ == _HOME:
            found[kind.__name__] = kind
    return found


def _show(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 40 else f"{text[:37]}..."
