"""Several translations of one original: analysed, compared, and made into a page."""

from __future__ import annotations

import json
import os
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from workbench.errors import ParameterError, WorkbenchWarning
from workbench.given import checked
from workbench.model import Document
from workbench.results import write_whole
from workbench.run.place import check_place, slug, whole_folder
from workbench.version import __version__
from workbench.versions import Versions, compare

__all__ = ["VersionsReport", "compare_versions", "make_versions"]

TextLike = str | os.PathLike[str] | Document

_PAGE, _RUN, _TABLES = "index.html", "run.json", "tables"
_OURS = {_PAGE, _RUN, _TABLES, "report.pdf"}


@dataclass(frozen=True, slots=True)
class VersionsReport:
    """Where a comparison of versions lies, and what it found first."""

    path: Path
    tables: tuple[Path, ...]
    headlines: tuple[str, ...]


@checked
def compare_versions(
    original: Document,
    versions: Sequence[Document],
    *,
    names: Sequence[str] = (),
    model: str | None = None,
    cache: bool = True,
    progress: Callable[[str], None] | None = None,
) -> Versions:
    """Analyse each version against the original, and compare them with each other.

    Parameters
    ----------
    original : Document
    versions : sequence of Document
        Two or more.
    names : sequence of str
        Of the versions; their documents' ids where empty.
    model, cache
        As for :func:`workbench.analyse`.
    progress : callable, optional
        Called with the name of each stage as it begins.

    Returns
    -------
    Versions

    Raises
    ------
    ParameterError
        For fewer than two versions, or a version that is none of this original.
    TextError, ModelError
        As :func:`workbench.analyse`.
    """
    from workbench.run.analysis import analyse

    if len(versions) < 2:
        raise ParameterError("one version alone has nothing to be compared with; give two or more")
    analyses = []
    for version in versions:
        if progress is not None:
            progress(f"analysing {version.id}")
        try:
            analyses.append(analyse(original, version, model=model, cache=cache))
        except ParameterError as error:
            raise ParameterError(f"{version.id} is no version of {original.id}: {error}") from error
    if progress is not None:
        progress("comparing versions")
    return compare(analyses, names, model=model, cache=cache)


def make_versions(
    original: TextLike,
    versions: Sequence[TextLike],
    *,
    names: Sequence[str] = (),
    source_language: str | None = None,
    target_language: str | None = None,
    title: str = "",
    out: str | os.PathLike[str] | None = None,
    model: str | None = None,
    cache: bool = True,
    progress: Callable[[str], None] | None = None,
) -> VersionsReport:
    """Compare versions and write the page, its tables (CSV) and the whole result (JSON).

    Parameters
    ----------
    original : path, str or Document
    versions : sequence of path, str or Document
    names, model, cache, progress
        As for :func:`compare_versions`.
    source_language, target_language : str, optional
        Detected where left out.
    title : str
        Made from the original's title where empty.
    out : path, optional
        ``reports/<original>-versions`` by default; put in place whole when all is made.

    Raises
    ------
    TextError, ParameterError, ModelError
        Where something that was given cannot be used; nothing is written.
    ReportError
        Where the place cannot be written.
    """
    started = datetime.now(UTC)
    from workbench.report import versions as sections
    from workbench.report.tables import csv_text
    from workbench.run.inputs import read_text_or_document
    from workbench.text import with_role

    source = with_role(read_text_or_document(original, source_language), "source")
    targets = [with_role(read_text_or_document(v, target_language), "target") for v in versions]
    place = Path(out) if out is not None else Path("reports") / slug(f"{source.id}-versions")
    check_place(place, _OURS)
    found = compare_versions(source, targets, names=names, model=model, cache=cache,
                             progress=progress)
    with whole_folder(place) as made:
        write_whole(made / _PAGE, sections.page(found, title))
        tables = made / _TABLES
        for name, rows in (("passages", found.rows()), ("versions", found.version_rows()),
                           ("pairs", found.pair_rows()), ("metrics", found.metric_rows())):
            write_whole(tables / f"{name}.csv", csv_text(rows))
        found.save(tables / "versions.json")
        headlines = list(sections.headlines(found))
        write_whole(made / _RUN, json.dumps({
            "title": sections.title_of(found, title), "headlines": headlines,
            "signature": str(found.analyses[0].signature),
            "started": started.isoformat(timespec="seconds"),
            "versions": {"workbench": __version__},
        }, ensure_ascii=False, indent=1) + "\n")
        names_made = sorted(p.name for p in tables.iterdir())
    unlike = {t.language for t in targets}
    if len(unlike) > 1:
        warnings.warn("the versions are in different languages "
                      f"({', '.join(sorted(unlike))}): no BLEU, chrF or TER between those",
                      WorkbenchWarning, stacklevel=2)
    return VersionsReport(place / _PAGE, tuple(place / _TABLES / n for n in names_made),
                          tuple(headlines))
