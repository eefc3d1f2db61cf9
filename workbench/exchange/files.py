"""Reading a file in an exchange format: bytes to lines, with the place of what is wrong."""

from __future__ import annotations

import codecs
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias

from workbench.errors import FormatError

__all__ = ["Source", "json_lines", "lines", "name_of", "one_line", "read_text", "written_lines"]

Source: TypeAlias = str | os.PathLike[str]
"""A path, or ``-`` for standard input."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def name_of(path: Source) -> str:
    """What messages call a file."""
    return "standard input" if os.fspath(path) == "-" else os.fspath(path)


def read_text(path: Source) -> str:
    """Read a whole file of text: UTF-8, or UTF-16 where a byte order mark says so.

    Parameters
    ----------
    path : str or path
        ``-`` reads standard input.

    Raises
    ------
    FormatError
        Where the file is missing, a folder, binary or not UTF-8.
    """
    name = name_of(path)
    if name != "standard input" and Path(path).is_dir():
        raise FormatError(f"{name}: is a folder; name a file in it")
    try:
        raw = sys.stdin.buffer.read() if name == "standard input" else Path(path).read_bytes()
    except FileNotFoundError:
        raise FormatError(f"{name}: no such file; check the path") from None
    except OSError as error:
        raise FormatError(f"{name}: cannot be read ({error.strerror})") from error
    encoding = next((code for mark, code in _MARKS if raw.startswith(mark)), "utf-8")
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise FormatError(
            f"{name}:{line}: not {encoding.upper()} text (byte 0x{raw[error.start]:02x}); "
            "save the file as UTF-8"
        ) from None
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise FormatError(f"{name}:{line}: holds a NUL character, so this is not a text file")
    return text


def lines(text: str) -> list[str]:
    """Cut at line feeds (and CR LF) alone.

    ``str.splitlines`` also cuts at form feeds, U+0085, U+2028 and others that stand inside
    real sentences, and parallel files would slip against each other.
    """
    if not text:
        return []
    cut = text.split("\n")
    if not cut[-1]:
        cut.pop()
    return [line[:-1] if line.endswith("\r") else line for line in cut]


def written_lines(path: Source) -> Iterator[tuple[str, str]]:
    """Yield the place (``file:line``) and the text of each line that is not blank."""
    name = name_of(path)
    for number, line in enumerate(lines(read_text(path)), 1):
        if line.strip():
            yield f"{name}:{number}", line


def json_lines(path: Source) -> Iterator[tuple[str, dict[str, object]]]:
    """Yield the place (``file:line``) and the object of each line of a JSON Lines file.

    Blank lines are passed over. Raises :class:`FormatError` for a line that is not an object.
    """
    for place, line in written_lines(path):
        try:
            value = json.loads(line)
        except (json.JSONDecodeError, RecursionError) as error:
            raise FormatError(f"{place}: not JSON ({error}); one object a line") from None
        if not isinstance(value, dict):
            raise FormatError(f"{place}: {type(value).__name__} where an object should stand")
        yield place, value


def one_line(text: str) -> str:
    """A text as it fits a cell of a table: every run of white space one blank, and no NUL."""
    return " ".join(text.replace("\0", " ").split())
