"""From a folder of TOML files to the topics of a language.

Each file holds one topic, a table of fields. What a field may be written as follows from its type:

- a set of words: one string, cut at blanks (``_`` stands for a blank inside a phrase), or a list;
- a tuple of phrases, a pattern, a truth value, a number: as it is;
- a mapping: a table; a key of several words, cut at blanks, holds for each of them;
- a mapping that is written turned round (:data:`TURNED`): a table of classes, each with its words.

``source`` and ``licence`` say where the words come from; a file without them is refused.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Callable, Container, Hashable, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from importlib.metadata import EntryPoint
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar, cast, get_args, get_origin, get_type_hints

from workbench.errors import FormatError

__all__ = ["TURNED", "offered", "read_topic", "read_topics", "words"]

TURNED: Mapping[str, object] = MappingProxyType({"turned": True})
"""Marks a mapping from words to classes that is written as classes with their words."""

_ABOUT = ("source", "licence")
_T = TypeVar("_T")


def words(text: str) -> list[str]:
    """Cut a list that is written with blanks; ``_`` stands for a blank inside a phrase."""
    return [word.replace("_", " ") for word in text.split()]


def read_topic(path: Path, topic: type[_T]) -> _T:
    """Read one topic of a language.

    Raises
    ------
    FormatError
        Where the file is no TOML, lacks its source or licence, or holds a field that the topic
        does not have or a value that the field cannot be.
    """
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise FormatError(f"{_place(path)}: {error}") from error
    about = [table.pop(name, None) for name in _ABOUT]
    if not all(isinstance(value, str) and value for value in about):
        raise FormatError(f"{_place(path)} must say its source and its licence")
    return _value(path, topic, table)


def read_topics(
    folder: Path, topics: Mapping[str, type], aside: Container[str] = ()
) -> dict[str, Any]:
    """Read the files of a folder, each by its topic; those named *aside* are no topics.

    Raises
    ------
    FormatError
        As :func:`read_topic`, and where a file is of no topic.
    """
    made: dict[str, Any] = {}
    for path in sorted(folder.glob("*.toml")):
        if path.stem in aside:
            continue
        if path.stem not in topics:
            raise FormatError(f"{folder.name}/{path.name} is of no topic: these are "
                              f"{', '.join(sorted(topics))}")
        made[path.stem] = read_topic(path, topics[path.stem])
    return made


def offered(point: EntryPoint, kind: type[_T], read: Callable[[Path], _T]) -> _T:
    """What another package offers: a value of a kind, or the folder that it is read from.

    Raises
    ------
    FormatError
        Where the entry point leads to something else, or its files are not as they should be.
    """
    found = point.load()
    if isinstance(found, kind):
        return found
    if isinstance(found, str | os.PathLike):
        return read(Path(found))
    raise FormatError(f"the entry point {point.name} = {point.value} of {point.group} must lead to "
                      f"a folder or a {kind.__name__}, not to {found!r}")


def _place(path: Path) -> str:
    return "/".join(path.parts[-3:])


@cache
def _shape(topic: Hashable) -> Mapping[str, tuple[Any, bool]]:
    """The fields of a value type: their types, and whether they are written turned round."""
    kind = cast(Any, topic)
    hints = get_type_hints(kind)
    return {f.name: (hints[f.name], "turned" in f.metadata) for f in fields(kind)}


def _value(path: Path, kind: type[_T], table: Mapping[str, object]) -> _T:
    shape = _shape(cast(Any, kind))
    unknown = sorted(set(table) - set(shape))
    if unknown:
        raise FormatError(f"{_place(path)}: {unknown[0]!r} is no field of {kind.__name__}: it has "
                          f"{', '.join(sorted(shape))}")
    made = {}
    for name, raw in table.items():
        try:
            made[name] = _converted(path, *shape[name], raw)
        except (TypeError, ValueError, AttributeError) as error:
            raise FormatError(f"{_place(path)}: {name} cannot be read ({error})") from error
    return kind(**made)


def _converted(path: Path, kind: Any, turned: bool, raw: Any) -> object:
    origin, inner = get_origin(kind), get_args(kind)
    if origin is frozenset:
        return frozenset(words(raw) if isinstance(raw, str) else map(inner[0], raw))
    if origin is tuple:
        if not isinstance(raw, list):
            raise TypeError(f"a list is wanted, not {raw!r}")
        return tuple(_converted(path, inner[0], False, item) for item in raw)
    if origin is not None and issubclass(origin, Mapping):
        if turned:
            return _turned(raw, several=get_origin(inner[1]) is frozenset)
        return MappingProxyType({key: _converted(path, inner[1], False, value)
                                 for keys, value in raw.items() for key in words(keys)})
    if is_dataclass(kind):
        return _value(path, cast(type, kind), raw)
    if kind is float and isinstance(raw, int):
        return float(raw)
    if not isinstance(raw, kind):
        raise TypeError(f"{kind.__name__} is wanted, not {raw!r}")
    return raw


def _turned(table: Mapping[str, str], *, several: bool) -> Mapping[str, object]:
    """A table of classes and their words, turned round: each word with its class or classes."""
    if not several:
        return MappingProxyType({word: name for name, text in table.items()
                                 for word in words(text)})
    out: dict[str, set[str]] = {}
    for name, text in table.items():
        for word in words(text):
            out.setdefault(word, set()).add(name)
    return MappingProxyType({word: frozenset(names) for word, names in out.items()})
