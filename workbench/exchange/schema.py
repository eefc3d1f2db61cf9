"""What JSON holds as values of the package's types, each part checked against its type."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar, get_args, get_origin

from workbench.errors import FormatError
from workbench.exchange.files import Source, json_lines
from workbench.given import a_or_an, type_name
from workbench.results import as_plain

if TYPE_CHECKING:
    from cattrs import Converter

__all__ = ["format_jsonl", "from_plain", "read_jsonl"]

T = TypeVar("T")

_LISTS: tuple[object, ...] = (tuple, list)


def from_plain(kind: Any, value: object, place: str) -> Any:
    """Turn what JSON holds into a value of the type *kind*, checking every part.

    The types are those that results are made of: dataclasses, tuples, lists, mappings with
    string keys, literals, unions, and plain strings, numbers and truth values.

    Raises
    ------
    FormatError
        In one line that begins with *place* and goes on to the first part that is wrong.
    """
    from cattrs.errors import BaseValidationError

    try:
        return _converter().structure(value, kind)
    except (BaseValidationError, ValueError, TypeError, AttributeError) as error:
        raise FormatError(_told(error, kind, value, place)) from None


def format_jsonl(values: Iterable[object]) -> str:
    """Values as JSON Lines: one a line."""
    return "".join(json.dumps(as_plain(v), ensure_ascii=False) + "\n" for v in values)


def read_jsonl(path: Source, kind: type[T]) -> Iterator[tuple[str, T]]:
    """Yield the place (``file:line``) and the value of each line that :func:`format_jsonl` wrote.

    Raises
    ------
    FormatError
        Naming the file, the line and the field that is wrong.
    """
    for place, body in json_lines(path):
        yield place, from_plain(kind, body, place)


@cache
def _converter() -> Converter:
    """The rules: nothing is converted but whole numbers to fractions, and nothing is left over."""
    from cattrs import Converter
    from cattrs.cols import homogenous_tuple_structure_factory, list_structure_factory
    from cattrs.strategies import configure_union_passthrough

    made = Converter(forbid_extra_keys=True)
    configure_union_passthrough(str | int | float | bool | None, made)
    for plain in (str, int, float, bool):
        made.register_structure_hook(plain, _exactly)
    made.register_structure_hook_func(lambda kind: kind is object, lambda value, _: value)

    # any iterable would do for the library; JSON has one kind, and a string is none
    @made.register_structure_hook_factory(lambda kind: get_origin(kind) in _LISTS)
    def checked(kind: Any, converter: Converter) -> Any:
        inner = get_args(kind)
        if get_origin(kind) is list:
            hook = list_structure_factory(kind, converter)
        elif inner[1:] == (...,):
            hook = homogenous_tuple_structure_factory(kind, converter)
        else:
            def hook(value: Any, _: Any) -> Any:
                return tuple(converter.structure(v, k) for v, k in zip(value, inner, strict=True))

        def listed(value: object, _: Any) -> Any:
            if not isinstance(value, list):
                raise ValueError
            return hook(value, kind)

        return listed

    return made


def _exactly(value: object, kind: type) -> object:
    if kind is float and type(value) is int:
        return float(value)
    if type(value) is not kind:
        raise ValueError
    return value


def _told(error: Exception, kind: Any, value: Any, place: str) -> str:
    """The first thing that is wrong, followed down to where it stands."""
    from cattrs.errors import (
        AttributeValidationNote,
        BaseValidationError,
        ForbiddenExtraKeysError,
        IterableValidationNote,
    )

    key: Any
    while isinstance(error, BaseValidationError) and isinstance(value, dict | list):
        error, owner = error.exceptions[0], getattr(kind, "__name__", "")
        if isinstance(error, ForbiddenExtraKeysError):
            return f"{place}.{min(error.extra_fields)}: {owner} has no such field"
        for note in getattr(error, "__notes__", ()):
            if isinstance(note, AttributeValidationNote):
                place, kind, key = f"{place}.{note.name}", note.type, note.name
            elif isinstance(note, IterableValidationNote):
                place, kind, key = f"{place}[{note.index}]", note.type, note.index
            else:
                continue
            if isinstance(value, dict) and key not in value:
                return f"{place}: is missing from {a_or_an(owner)}"
            value = value[key]
    shown = json.dumps(value, ensure_ascii=False)
    shown = shown if len(shown) <= 40 else f"{shown[:37]}..."
    return f"{place}: {shown} where {type_name(kind)} was expected"
