"""What the commands are given: documents, parallel lines, tables, and their languages."""

from __future__ import annotations

import argparse
import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.cli.console import say
from workbench.errors import InputError, WorkbenchWarning
from workbench.exchange.files import name_of
from workbench.run.doubts import other_language

if TYPE_CHECKING:
    from workbench.model import Document

__all__ = ["check_rows", "document", "language_of", "one_stdin", "pair", "parallel_lines"]

_UNSURE = 0.6
_SAMPLE = 20_000


def document(path: str, language: str | None, side: str, *, as_lines: bool = False) -> Document:
    """Read one side; its language is detected where *language* is None, and said.

    A language that was given is believed, with a warning where the text reads like another.

    Raises
    ------
    TextError
        Where the file cannot be read as a text.
    """
    from workbench import text

    read = text.read_lines if as_lines else text.read
    found = read(path, language=language)
    if language is None:
        say(f"{side} language: {found.language} (detected)")
        return found
    code = other_language(found.text, found.language)
    if code is not None:
        warnings.warn(
            f"{name_of(path)} reads like {code}, but --{side}-lang says {found.language}; are the "
            "two sides exchanged?", WorkbenchWarning, stacklevel=2,
        )
    return found


def one_stdin(args: argparse.Namespace, *files: str | None) -> None:
    """Refuse to read standard input for more than one of the files."""
    if files.count("-") > 1:
        args.usage_error("standard input can be read once; '-' may stand for one file only")


def pair(
    source: str, target: str, args: argparse.Namespace, *, as_lines: bool = False
) -> tuple[Document, Document]:
    """Read an original and its translation, and say where the two are one file or language."""
    sides = (document(source, args.source_lang, "source", as_lines=as_lines),
             document(target, args.target_lang, "target", as_lines=as_lines))
    _note_sides(*sides)
    return sides


def parallel_lines(source: Document, target: Document) -> tuple[tuple[str, str], ...]:
    """The lines of two files that answer each other line by line.

    Raises
    ------
    InputError
        Where one has more lines than the other, or one holds no words at all.
    """
    if len(source) != len(target):
        raise InputError(
            f"{name_of(source.path or source.id)} has {len(source)} lines but "
            f"{name_of(target.path or target.id)} has {len(target)}; line i of one must answer "
            "line i of the other (for documents there is 'workbench align')"
        )
    for one in (source, target):
        if not one.text.strip():
            raise InputError(f"{name_of(one.path or one.id)}: holds no words")
    return tuple(
        (a.text, b.text) for a, b in zip(source.sentences, target.sentences, strict=True)
    )


def check_rows(name: str, sources: Sequence[str], targets: Sequence[str]) -> None:
    """Refuse a cell that is too long to be a passage, by the line of the table it stands in.

    Raises
    ------
    TextError
    """
    from workbench.text import check_length

    for number, pair in enumerate(zip(sources, targets, strict=True), 2):
        for side, cell in zip(("source", "target"), pair, strict=True):
            check_length(cell, f"{name}:{number}: {side}")


def language_of(texts: Sequence[str], language: str | None, side: str) -> str:
    """The language of one column of a table: detected and said, or as given.

    A language that was given is believed, with a warning where the texts read like another.
    """
    sample: list[str] = []
    length = 0
    for one in texts:
        sample.append(one)
        length += len(one)
        if length > _SAMPLE:
            break
    if language is not None:
        code = other_language("\n".join(sample), language)
        if code is not None:
            warnings.warn(
                f"the column {side} reads like {code}, but --{side}-lang says {language}; are the "
                "two columns exchanged?", WorkbenchWarning, stacklevel=2,
            )
        return language
    from workbench.text import detect_language

    code, confidence = detect_language("\n".join(sample))
    say(f"{side} language: {code} (detected, confidence {confidence:.2f})")
    if confidence < _UNSURE:
        warnings.warn(
            f"the {side} language is a guess; say it with --{side}-lang", WorkbenchWarning,
            stacklevel=2,
        )
    return code


def _note_sides(source: Document, target: Document) -> None:
    """Warn where both sides are one file or one language: the work can go on all the same."""
    try:
        same = source.path is not None and target.path is not None \
            and Path(source.path).samefile(target.path)
    except OSError:
        same = False  # standard input has no place
    if same:
        warnings.warn(
            f"{source.path} stands on both sides, so each sentence will answer itself",
            WorkbenchWarning, stacklevel=2,
        )
    elif source.language == target.language:
        warnings.warn(
            f"both sides are taken to be in one language ({source.language}); if that is wrong, "
            "say --source-lang and --target-lang", WorkbenchWarning, stacklevel=2,
        )
