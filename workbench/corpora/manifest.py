"""The manifest of a corpus: its keys, and what can be wrong with it."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Literal

from workbench.errors import CorpusError, FormatError
from workbench.exchange.schema import from_plain
from workbench.results import record

__all__ = ["MANIFEST", "Article", "Cleaning", "Manifest", "problems", "read_manifest"]

MANIFEST = "manifest.toml"
NOT_STATED = "not stated"

_TEXT = (r".*\S.*", "a text that is not empty")
_HASH = (r"[0-9a-f]{64}", "64 hexadecimal digits")
_FORMS: Mapping[str, tuple[str, str]] = {
    "id": (r"[A-Za-z0-9][A-Za-z0-9_.-]{0,63}", "letters, digits, . _ and -"),
    "language": (r"[a-z]{2,3}", "an ISO 639 code such as fr"),
    "date": (rf"\d{{4}}(-\d{{2}}(-\d{{2}})?)?|{NOT_STATED}",
             f"2018, 2018-10, 2018-10-24 or {NOT_STATED!r}"),
    "sha256": _HASH, "raw_sha256": _HASH,
}


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
    role: Literal["original", "translation", "version"]
    relation: Literal["original", "parallel", "comparable", "same topic", "unrelated"]
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
    try:
        manifest: Manifest = from_plain(Manifest, data, str(path))
    except FormatError as error:
        hint = f"; add it ({NOT_STATED!r} where the source does not say)"
        raise CorpusError(f"{error}{hint if 'is missing' in str(error) else ''}") from None
    _check(manifest, path)
    return manifest


def _check(manifest: Manifest, path: Path) -> None:
    """What the types do not say: forms, texts that must not be empty, ids."""
    _check_texts(manifest, {}, str(path))
    for n, article in enumerate(manifest.articles):
        where = f"{path}.articles[{n}]"
        _check_texts(article, _FORMS, where)
        for cleaning in article.cleaning:
            _check_texts(cleaning, {}, f"{where}.cleaning")
    ids = [article.id for article in manifest.articles]
    if not ids:
        raise CorpusError(f"{path}: articles must be tables headed [[articles]], at least one")
    for article_id in ids:
        if ids.count(article_id) > 1:
            raise CorpusError(f"{path}: the id {article_id!r} is used {ids.count(article_id)} "
                              "times: give each article its own")
    for article_id in manifest.pair:
        if article_id not in ids:
            raise CorpusError(f"{path}: pair names {article_id!r}, which is no article: there is "
                              + ", ".join(ids))


def _check_texts(
    value: Manifest | Article | Cleaning, forms: Mapping[str, tuple[str, str]], where: str
) -> None:
    for name, text in record(value).items():
        pattern, form = forms.get(name, _TEXT)
        if isinstance(text, str) and name != "note" and not re.fullmatch(pattern, text, re.DOTALL):
            raise CorpusError(f"{where}.{name}: is {text!r}; it must be {form}")


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
