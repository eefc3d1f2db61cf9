"""What a caller gives, held against the types that a public function asks for.

A wrong one is told in a line, before the work begins and not in the midst of it::

    >>> workbench.align("original.txt", "translation.txt")  # doctest: +SKIP
    ParameterError: source: 'original.txt' where Document was expected; workbench.read makes one
"""

from __future__ import annotations

import functools
import inspect
import os
import re
import reprlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from numbers import Integral, Real
from types import GenericAlias, NoneType, UnionType
from typing import (
    Annotated,
    Any,
    Literal,
    ParamSpec,
    TypeAlias,
    TypeVar,
    Union,
    get_args,
    get_origin,
    get_type_hints,
)

from workbench.errors import ParameterError

__all__ = ["LanguageCode", "a_or_an", "checked", "expect", "type_name"]

P = ParamSpec("P")
R = TypeVar("R")

LanguageCode: TypeAlias = Annotated[str, re.compile(r"[A-Za-z]{2,3}([-_]\w+)*")]
"""An ISO 639-1 code, perhaps with a region."""

_MANY = (Sequence, Iterable, list, tuple)
_SHOWN = (str, bytes, os.PathLike, Real, NoneType, tuple, list, dict)
_SHORT = reprlib.Repr()
_SHORT.maxstring = _SHORT.maxother = 60
_MAKERS = {
    "Analysis": "workbench.analyse makes one", "Bitext": "workbench.align makes one",
    "Document": "workbench.read makes one", "Review": "workbench.review.apply makes one",
    "SegmentPair": "workbench.segment_pairs makes them",
}


def checked(function: Callable[P, R]) -> Callable[P, R]:
    """A public function that refuses what does not fit the annotations of its parameters.

    Raises
    ------
    ParameterError
        Naming the parameter, what was given, and what was expected.
    """
    signature = inspect.signature(function)
    several = {p.name for p in signature.parameters.values() if p.kind is p.VAR_POSITIONAL}

    @functools.wraps(function)
    def call(*args: P.args, **options: P.kwargs) -> R:
        kinds = _kinds(function)
        for name, value in signature.bind(*args, **options).arguments.items():
            kind = kinds.get(name, object)
            expect(value, GenericAlias(tuple, (kind, ...)) if name in several else kind, name)
        return function(*args, **options)

    return call


def expect(value: object, kind: Any, place: str) -> None:
    """Raise :class:`ParameterError` where a value is not of a type, in a line from *place* on."""
    fault = _fault(value, kind, place)
    if fault is not None:
        raise ParameterError(fault)


@functools.cache
def _kinds(function: Callable[..., object]) -> dict[str, Any]:
    return get_type_hints(function, include_extras=True)


def _fault(value: Any, kind: Any, place: str) -> str | None:
    """What is wrong with a value that should be of a type, if anything."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        faults = [_fault(value, one, place) for one in inner]
        if None in faults:
            return None
        # where it is one of the types but for something inside, that is what is wrong
        deep = (f for f, k in zip(faults, inner, strict=True) if f != _unlike(value, k, place))
        return next(deep, _unlike(value, kind, place))
    if origin is Annotated and isinstance(value, str):
        return None if inner[1].fullmatch(value) else (
            f"{place}: {value!r} is no language code; give one such as fr, en, de")
    if origin is Iterable and isinstance(value, Iterator):
        return None  # what can be gone through but once is believed
    if origin in _MANY and _is_many(value, inner):
        parts = inner if inner[1:] != (...,) and origin is tuple else inner[:1] * len(value)
        return next(filter(None, (_fault(one, part, f"{place}[{n}]")
                                  for n, (one, part) in enumerate(zip(value, parts, strict=True)))),
                    None)
    return None if origin not in _MANY and _is(value, kind) else _unlike(value, kind, place)


def _is_many(value: object, inner: tuple[Any, ...]) -> bool:
    """Whether it is a sequence of any make, numpy's and pandas' too, but no text and no table."""
    return isinstance(value, Collection) and not isinstance(value, str | bytes | Mapping) and (
        len(inner) == 1 or inner[1] is ... or len(value) == len(inner))


def _is(value: Any, kind: Any) -> bool:
    """Whether a value is of a type that is not made of others."""
    origin = get_origin(kind)
    if origin in (Literal, Annotated):
        return origin is Literal and value in get_args(kind)
    if kind in (int, float):
        return isinstance(value, Integral if kind is int else Real) and bool(value == value)
    try:
        return isinstance(value, origin or kind)
    except TypeError:  # protocols and the like, which cannot be told as the program runs
        return True


def _unlike(value: object, kind: Any, place: str) -> str:
    name, shown = type_name(kind), a_or_an(type(value).__name__)
    if isinstance(value, _SHOWN):
        shown = " ".join(_SHORT.repr(value).split())
    maker = next((f"; {told}" for of, told in _MAKERS.items() if of in name), "")
    return f"{place}: {shown} where {name} was expected{maker}"


def a_or_an(name: str) -> str:
    """A name with its article."""
    return f"{'an' if name[:1] in 'AEIOaeio' else 'a'} {name}"


def type_name(kind: Any) -> str:
    """A type as a message calls it."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Literal:
        return f"one of {', '.join(inner)}"
    if origin is Annotated:
        return type_name(inner[0])
    if origin is tuple and inner[1:] != (...,):
        return f"[{', '.join(map(type_name, inner))}]"
    if origin in _MANY:
        return f"a list of {type_name(inner[0])}"
    if origin in (Union, UnionType):
        return " or ".join(map(type_name, inner))
    return {NoneType: "None", dict: "a dict"}.get(origin or kind, getattr(kind, "__name__", ""))
