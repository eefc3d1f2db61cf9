"""What a job is given: documents from files, from a corpus or as they are; pairs of texts."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Protocol, TypeAlias

from workbench.errors import ParameterError
from workbench.given import expect
from workbench.model import Document

__all__ = ["Rows", "pairs_of", "read_pair", "read_reference", "read_text_or_document"]

_SURE = 0.75


class Frame(Protocol):
    """A table as pandas has it: cells by the name of their column."""

    @property
    def columns(self) -> Iterable[Any]: ...
    def __getitem__(self, column: Any, /) -> Any: ...


Rows: TypeAlias = Iterable[Sequence[str]] | Frame
"""Pairs (source, target), or a table with columns of these names."""


def pairs_of(rows: Rows) -> tuple[tuple[str, str], ...]:
    """Pairs of texts from anything that holds them.

    Raises
    ------
    ParameterError
        Naming the row and the side: no pair, or no text in a cell.
    """
    given: Any = rows
    if hasattr(given, "columns"):
        missing = [side for side in ("source", "target") if side not in given.columns]
        if missing:
            raise ParameterError(f"rows: a table without the column {missing[0]!r}; name its "
                                 "columns source and target")
        given = tuple(zip(given["source"], given["target"], strict=True))
    elif isinstance(given, Iterator):
        given = tuple(given)
    expect(given, Sequence[tuple[str, str]], "rows")
    return tuple((a, b) for a, b in given)


def read_pair(
    source: str | os.PathLike[str] | Document,
    target: str | os.PathLike[str] | Document | None = None,
    source_language: str | None = None,
    target_language: str | None = None,
    corpus: str | None = None,
) -> tuple[Document, Document]:
    """Read an original and its translation, in their roles.

    Parameters
    ----------
    source, target : path, str or Document
        Plain text, Markdown or HTML; or a document saved as JSON. A ``source`` alone is the
        name of a corpus.
    source_language, target_language : str, optional
        ISO 639-1 codes; detected where left out or empty.
    corpus : str, optional
        A corpus whose default pair is taken where ``source`` and ``target`` are empty.

    Returns
    -------
    tuple of Document
        The source with ids ``s0``, ``s1`` ..., the target with ``t0``, ``t1`` ...

    Raises
    ------
    TextError, CorpusError, FormatError
        Where a text or the corpus cannot be read.
    ParameterError
        Where only one text is given.
    """
    from workbench.text import with_role

    if not isinstance(source, Document) and not target:
        name = str(source or corpus or "")
        if not name:
            raise ParameterError("no text is given; give a source and a target, or a corpus")
        from workbench import corpora

        first, second = corpora.load(name).pair()
    elif not source or not target:
        raise ParameterError("only one text is given; give a source and a target, or a corpus")
    else:
        first = read_text_or_document(source, source_language)
        second = read_text_or_document(target, target_language)
    return with_role(first, "source"), with_role(second, "target")


def read_reference(
    reference: str | os.PathLike[str] | Document, translation: Document
) -> Document:
    """Read another version of a translation, taken to be in the same language.

    Raises
    ------
    TextError, FormatError
        Where it cannot be read.
    ParameterError
        Where it is plainly in another language.
    """
    from workbench.text import detect_language

    document = read_text_or_document(reference, translation.language)
    found, sure = detect_language(document.text)
    if document.language != translation.language or (
        sure >= _SURE and found != translation.language
    ):
        raise ParameterError(
            f"the reference {document.path or document.id} is in {found!r}, the translation in "
            f"{translation.language!r}; give another translation into the same language"
        )
    return document


def read_text_or_document(
    text: str | os.PathLike[str] | Document, language: str | None
) -> Document:
    """Read a text, or a document saved as JSON; a document stays what it is.

    Raises
    ------
    TextError, FormatError
        Where it cannot be read.
    """
    if isinstance(text, Document):
        return text
    if Path(text).suffix.lower() == ".json":
        from workbench import exchange

        return exchange.load(text, Document)
    from workbench.text import read

    return read(text, language=language or None)
