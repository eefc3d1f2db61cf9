"""The manifest of a corpus: its keys, and what can be wrong with it."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from workbench.errors import CorpusError

__all__ = ["MANIFEST", "Article", "Cleaning", "Manifest", "problems", "read_manifest"]

MANIFEST = "manifest.toml"
NOT_STATED = "not stated"
ROLES = ("original", "translation", "version")
RELATIONS = ("original", "parallel", "comparable", "same topic", "unrelated")

_TOP = frozenset({"title", "description", "pair", "articles"})
_TEXTS = ("id", "title", "language", "outlet", "date", "role", "relation", "note", "file", "raw",
          "sha256", "raw_sha256", "rights")
_OPTIONAL = frozenset({"note"})
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,63}")
_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
_LANGUAGE = re.compile(r"[a-z]{2,3}")


@dataclass(frozen=True, slots=True)
class Cleaning:
    """What was taken out of a received text, and why."""

    removed: str
    why: str


@dataclass(frozen=True, slots=True)
class Article:
    """One article of a corpus.

    Attributes
    ----------
    id, title, language, outlet : str
        ``language`` is an ISO 639 code; what the texts do not say is ``not stated``.
    date : str
        ``2018``, ``2018-10``, ``2018-10-24`` or ``not stated``.
    role : {"original", "translation", "version"}
    relation : {"original", "parallel", "comparable", "same topic", "unrelated"}
        To the original.
    file, raw : str
        The cleaned and the received file, from the corpus folder on.
    sha256, raw_sha256 : str
        Of the bytes of both.
    rights : str
    note : str
        What a reader should know about it.
    cleaning : tuple of Cleaning
        Empty where the received text was kept as it was.
    """

    id: str
    title: str
    language: str
    outlet: str
    date: str
    role: str
    relation: str
    file: str
    raw: str
    sha256: str
    raw_sha256: str
    rights: str
    note: str = ""
    cleaning: tuple[Cleaning, ...] = ()


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a manifest says, its form checked and its files not yet."""

    title: str
    description: str
    pair: tuple[str, str]
    articles: tuple[Article, ...]


def read_manifest(folder: Path) -> Manifest:
    """Read the manifest of a corpus folder.

    Raises
    ------
    CorpusError
        Where it is missing, is no TOML, or has an unknown or missing key, a value of the
        wrong type, or an id twice.
    """
    path = folder / MANIFEST
    try:
        data = tomllib.loads(path.read_bytes().decode("utf-8"))
    except OSError as error:
        raise CorpusError(f"{path} cannot be read ({error.strerror}): check the path") from None
    except UnicodeDecodeError as error:
        raise CorpusError(f"{path} is not UTF-8 at byte {error.start}: save it as UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise CorpusError(f"{path} is not valid TOML: {' '.join(str(error).split())}") from None
    where = str(path)
    _keys(data, _TOP, _TOP, where)
    listed = data["articles"]
    if not isinstance(listed, list) or not listed:
        raise CorpusError(f"{where}: articles must be tables headed [[articles]], at least one")
    articles = tuple(_article(entry, f"{where}, article {n}") for n, entry in enumerate(listed, 1))
    ids = [article.id for article in articles]
    for article_id in ids:
        if ids.count(article_id) > 1:
            raise CorpusError(f"{where}: the id {article_id!r} is used {ids.count(article_id)} "
                              "times: give each article its own")
    pair = data["pair"]
    if not (isinstance(pair, list) and len(pair) == 2 and all(isinstance(p, str) for p in pair)):
        raise CorpusError(f"{where}: pair must be two ids, the source's and the target's")
    for article_id in pair:
        if article_id not in ids:
            raise CorpusError(f"{where}: pair names {article_id!r}, which is no article: there is "
                              + ", ".join(ids))
    return Manifest(_text(data, "title", where), _text(data, "description", where),
                    (pair[0], pair[1]), articles)


def problems(folder: Path, manifest: Manifest) -> tuple[str, ...]:
    """List what is wrong between a manifest and the files: paths, presence, hashes."""
    return tuple(_faults(folder, manifest))


def _faults(folder: Path, manifest: Manifest) -> Iterator[str]:
    root = folder.resolve()
    for article in manifest.articles:
        where = f"{folder / MANIFEST}, article {article.id}"
        for name, expected in ((article.file, article.sha256), (article.raw, article.raw_sha256)):
            path = folder / name
            if _leaves(name) or not _resolved(path).is_relative_to(root):
                yield (f"{where}: {name!r} leads out of the corpus folder: put the file inside "
                       "and give its path from there")
                continue
            try:
                found = hashlib.sha256(path.read_bytes()).hexdigest()
            except OSError as error:
                yield f"{where}: {name!r} cannot be read ({error.strerror}): restore the file"
                continue
            if found != expected:
                yield (f"{where}: {name!r} has SHA-256 {found[:12]}…, the manifest says "
                       f"{expected[:12]}…: restore the file, or correct the manifest if the "
                       "change is meant")


def _resolved(path: Path) -> Path:
    try:
        return path.resolve()
    except (OSError, RuntimeError):  # a loop of symbolic links leads nowhere
        return Path("/")


def _leaves(name: str) -> bool:
    pure = PurePosixPath(name)
    return (pure.is_absolute() or ".." in pure.parts or "\\" in name or "\x00" in name
            or re.match(r"[A-Za-z]:", name) is not None)


def _article(entry: object, where: str) -> Article:
    if not isinstance(entry, dict):
        raise CorpusError(f"{where} is no table: head it [[articles]]")
    _keys(entry, frozenset(_TEXTS) | {"cleaning"}, frozenset(_TEXTS) - _OPTIONAL, where)
    values = {key: _text(entry, key, where) for key in _TEXTS if key in entry}
    _fits(values, "id", _ID, "letters, digits, . _ and -", where)
    _fits(values, "language", _LANGUAGE, "an ISO 639 code such as fr", where)
    if values["date"] != NOT_STATED:
        _fits(values, "date", _DATE, f"2018, 2018-10, 2018-10-24 or {NOT_STATED!r}", where)
    for key, allowed in (("role", ROLES), ("relation", RELATIONS)):
        if values[key] not in allowed:
            raise CorpusError(f"{where}: {key} is {values[key]!r}; it must be one of "
                              + ", ".join(allowed))
    for key in ("sha256", "raw_sha256"):
        _fits(values, key, re.compile(r"[0-9a-f]{64}"), "64 hexadecimal digits", where)
    cleaning = entry.get("cleaning", [])
    if not isinstance(cleaning, list):
        raise CorpusError(f"{where}: cleaning must be a list of {{ removed, why }}")
    return Article(**values, cleaning=tuple(_cleaning(item, where) for item in cleaning))


def _cleaning(item: object, where: str) -> Cleaning:
    if not isinstance(item, dict):
        raise CorpusError(f"{where}: cleaning must be a list of {{ removed, why }}")
    keys = frozenset({"removed", "why"})
    _keys(item, keys, keys, f"{where}, cleaning")
    return Cleaning(_text(item, "removed", where), _text(item, "why", where))


def _keys(
    data: Mapping[str, object], known: frozenset[str], needed: frozenset[str], where: str
) -> None:
    unknown = sorted(set(data) - known)
    if unknown:
        raise CorpusError(f"{where}: unknown key {unknown[0]!r}: known are "
                          + ", ".join(sorted(known)))
    missing = sorted(needed - set(data))
    if missing:
        raise CorpusError(f"{where}: the key {missing[0]!r} is missing: add it "
                          f"({NOT_STATED!r} where the source does not say)")


def _text(data: Mapping[str, object], key: str, where: str) -> str:
    value = data[key]
    if not isinstance(value, str) or not value.strip():
        raise CorpusError(f"{where}: {key} must be a text in quotation marks, not "
                          f"{type(value).__name__ if value != '' else 'empty'}")
    return value


def _fits(
    values: Mapping[str, str], key: str, pattern: re.Pattern[str], form: str, where: str
) -> None:
    if not pattern.fullmatch(values[key]):
        raise CorpusError(f"{where}: {key} is {values[key]!r}; it must be {form}")
