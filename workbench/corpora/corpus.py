"""A corpus, and how it is found, loaded and checked."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from workbench.corpora.manifest import MANIFEST, Article, Manifest, problems, read_manifest
from workbench.errors import CorpusError
from workbench.given import checked
from workbench.model import Document, Side
from workbench.results import Result

__all__ = ["Corpus", "check", "folder", "load", "names"]

ENVIRONMENT = "WORKBENCH_CORPORA"


@dataclass(frozen=True, slots=True)
class Corpus(Result):
    """A corpus whose manifest and files hold together.

    Attributes
    ----------
    id : str
        The name of its folder.
    title, description : str
    articles : tuple of Article
        In the manifest's order.
    pair_ids : tuple of str
        Ids of the source and the target that are compared by default.
    path : str
        The folder.
    """

    id: str
    title: str
    description: str
    articles: tuple[Article, ...]
    pair_ids: tuple[str, str]
    path: str

    def __len__(self) -> int:
        return len(self.articles)

    def article(self, article_id: str) -> Article:
        """Return the article with this id. Raises ``CorpusError`` where there is none."""
        for article in self.articles:
            if article.id == article_id:
                return article
        known = ", ".join(a.id for a in self.articles)
        raise CorpusError(f"corpus {self.id} has no article {article_id!r}: it has {known}")

    def document(self, article_id: str, role: Side = "source") -> Document:
        """Read an article's cleaned text.

        Its ``path`` is given from the corpora folder on, so that results do not depend on
        where that lies.

        Raises
        ------
        CorpusError
            Where there is no such article.
        TextError
            Where its file cannot be read.
        """
        from workbench.text import read, with_role

        article = self.article(article_id)
        document = read(Path(self.path) / article.file, language=article.language, id=article.id)
        title = document.title if article.title == "not stated" else article.title
        return with_role(replace(document, title=title, path=f"{self.id}/{article.file}"), role)

    def pair(self) -> tuple[Document, Document]:
        """The default source and target, read."""
        source, target = self.pair_ids
        return self.document(source, "source"), self.document(target, "target")

    def rows(self) -> list[dict[str, object]]:
        return [
            {"id": a.id, "title": a.title, "language": a.language, "outlet": a.outlet,
             "date": a.date, "role": a.role, "relation": a.relation, "file": a.file,
             "removed": len(a.cleaning), "sha256": a.sha256}
            for a in self.articles
        ]

    @property
    def notes(self) -> tuple[str, ...]:
        source, target = self.pair_ids
        return (f"{self.title}: {len(self)} articles; the pair is {source} and {target}.",
                self.description,
                *(f"{a.id}: {a.note}" for a in self.articles if a.note))


def folder() -> Path:
    """Find the folder that the corpora lie in.

    Looked for in this order: the environment variable ``WORKBENCH_CORPORA``; a folder
    ``corpora`` with a manifest below it in the working directory or above; the one beside
    the library's own checkout.

    Raises
    ------
    CorpusError
        Where there is none, or the variable names no folder.
    """
    named = os.environ.get(ENVIRONMENT)
    if named:
        if not Path(named).is_dir():
            raise CorpusError(f"{ENVIRONMENT} names {named}, which is no folder: correct it or "
                              "unset it")
        return Path(named)
    here = Path.cwd()
    checkout = Path(__file__).resolve().parents[2]
    for place in (here, *here.parents, checkout):
        candidate = place / "corpora"
        if candidate.is_dir() and any(_manifests(candidate)):
            return candidate
    raise CorpusError("no corpora folder here or above: run from a checkout, set "
                      f"{ENVIRONMENT}, or give the path of a corpus folder")


def names() -> tuple[str, ...]:
    """The names of the corpora in :func:`folder`, in order."""
    return tuple(sorted(path.parent.name for path in _manifests(folder())))


@checked
def load(name: str | os.PathLike[str]) -> Corpus:
    """Load a corpus and check it.

    Parameters
    ----------
    name : str or path
        A name of :func:`names`, or the path of any corpus folder.

    Raises
    ------
    CorpusError
        Where there is no such corpus, or it does not hold together; the message names the
        first fault and says how many more there are.
    """
    path = _locate(name)
    manifest = read_manifest(path)
    faults = problems(path, manifest)
    if faults:
        more = f" ({len(faults) - 1} more: see workbench.corpora.check)" if faults[1:] else ""
        raise CorpusError(faults[0] + more)
    return _corpus(path, manifest)


@checked
def check(path: str | os.PathLike[str]) -> tuple[str, ...]:
    """List everything that is wrong with a corpus; nothing where it is sound.

    Parameters
    ----------
    path : str or path
        As for :func:`load`.

    Returns
    -------
    tuple of str
        One line a fault: what, where, what to do.

    Raises
    ------
    CorpusError
        Where there is no such corpus.
    """
    place = _locate(path)
    try:
        manifest = read_manifest(place)
    except CorpusError as error:
        return (str(error),)
    return problems(place, manifest)


def _corpus(path: Path, manifest: Manifest) -> Corpus:
    return Corpus(path.resolve().name, manifest.title, manifest.description, manifest.articles,
                  manifest.pair, str(path))


def _locate(name: str | os.PathLike[str]) -> Path:
    text = os.fspath(name)
    given = Path(text)
    if "\x00" not in text and (given / MANIFEST).is_file():
        return given
    plain = text not in ("", ".", "..") and not set(text) & {"/", "\\", "\x00"}
    if plain:
        found = folder() / text
        if (found / MANIFEST).is_file():
            return found
        known = ", ".join(names()) or "none"
        raise CorpusError(f"no corpus {text!r} in {folder()}: there is {known}")
    raise CorpusError(f"{text!r} is no corpus folder: it has no {MANIFEST}")


def _manifests(place: Path) -> Iterator[Path]:
    return place.glob(f"*/{MANIFEST}")
