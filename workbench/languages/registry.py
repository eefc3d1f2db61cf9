"""Which languages there are, and where each is found.

A language is a folder of TOML files, one a topic (:mod:`workbench.languages.toml`), of which it
may have few: what nobody has written is taken from ``common.toml`` or left out. The shipped ones
stand beside this module under their code. Another package offers one by an entry point of the
group ``workbench.languages``, named by the code, that leads to a folder's path or to a
:class:`~workbench.languages.base.Language`; it takes the place of a shipped one of that code.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from typing import TypeVar, get_args, get_type_hints

from workbench.languages.base import Language
from workbench.languages.pairs import pair_of
from workbench.languages.toml import offered, read_topic, read_topics
from workbench.languages.topics.writing import Writing

__all__ = ["GROUP", "in_all_languages", "language_of", "languages", "read_folder", "repeated_calls",
           "shared_words", "unrelated_sentences"]

GROUP = "workbench.languages"
_HOME = Path(__file__).parent
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class _Common:
    """What is of no one language."""

    titles: frozenset[str]
    """Abbreviated titles that many languages of Latin script share."""

    ordinal_dot: frozenset[str]
    """Codes of the languages in which a full stop after a number makes it an ordinal."""

    latin: frozenset[str]
    """Latin that scholars of every language use."""

    calls: frozenset[str]
    """Calls and sounds that are said twice or more in a row in any language."""

    unrelated: tuple[str, ...]
    """Sentences that have nothing to do with each other, nor with any document."""


@cache
def _common() -> _Common:
    return read_topic(_HOME / "common.toml", _Common)


def shared_words(a: str, b: str) -> frozenset[str]:
    """Words that may stand in texts of two languages alike, in lower case.

    Those of each that are at home in the other, and the Latin of scholars.
    """
    pair = pair_of(a, b)
    known = pair.choice if pair is not None else None
    return _common().latin | (known.shared if known is not None else frozenset())


def repeated_calls() -> frozenset[str]:
    """Calls and sounds that are said twice or more in a row in any language (*ha ha*)."""
    return _common().calls


def unrelated_sentences() -> tuple[str, ...]:
    """Sentences about nothing in common, on which an encoder is measured."""
    return _common().unrelated


@cache
def languages() -> tuple[str, ...]:
    """The codes of the languages of which anything is known, in order."""
    shipped = {path.parent.name for path in _HOME.glob("*/*.toml")}
    return tuple(sorted({code for code in shipped if len(code) < 4} | set(_offered())))


def in_all_languages(topic: type[_T]) -> dict[str, _T]:
    """A topic of all languages that have it, by code: for texts in a language not known yet.

    Examples
    --------
    >>> from workbench.languages.topics.layout import Layout
    >>> "kapitel" in in_all_languages(Layout)["de"].headings
    True
    """
    return {code: value for code in languages() for f in fields(Language)
            if isinstance(value := getattr(language_of(code), f.name), topic)}


def language_of(code: str) -> Language:
    """What is known of a language.

    Parameters
    ----------
    code : str
        ISO 639-1; a region is ignored (``pt-BR``), case does not matter.

    Returns
    -------
    Language
        Of a language that is not described only what holds for many, and no topic.

    Raises
    ------
    FormatError
        Where its files are not as they should be.

    Examples
    --------
    >>> language_of("fr-CA").name
    'French'
    >>> "mr" in language_of("en").writing.titles
    True
    >>> language_of("xx").negation is None
    True
    """
    return _language(code.replace("_", "-").split("-")[0].lower())


@cache
def _language(code: str) -> Language:
    if code in _offered():
        return offered(_offered()[code], Language, read_folder)
    if code in languages():
        return read_folder(_HOME / code)
    return Language(code, _writing(code))


def _writing(code: str) -> Writing:
    """What is taken to hold for a language of which nobody has said how it is written."""
    return Writing(titles=_common().titles, ordinal_dot=code in _common().ordinal_dot)


def read_folder(folder: Path) -> Language:
    """Read the language that a folder holds; the folder is named by its code.

    Raises
    ------
    FormatError
        Where a file is not as it should be, or of no topic.
    """
    hints = get_type_hints(Language)
    topics = {f.name: next(t for t in (*get_args(hints[f.name]), hints[f.name]) if t is not None)
              for f in fields(Language) if f.name != "code"}
    made = {"writing": _writing(folder.name)} | read_topics(folder, topics, aside={"examples"})
    return Language(folder.name, **made)


@cache
def _offered() -> dict[str, EntryPoint]:
    return {point.name: point for point in entry_points(group=GROUP)}
