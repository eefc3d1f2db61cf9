"""The folder of a result: checked before the work, and put in place whole after it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

from workbench.errors import ParameterError, ReportError

__all__ = ["check_place", "slug", "whole_folder"]

_REVIEW = "review.json"


def slug(name: str) -> str:
    """A name that every file system takes."""
    return re.sub(r"[^\w.-]+", "-", name).strip("-.")[:80] or "report"


def check_place(place: Path, ours: Collection[str]) -> None:
    """Refuse a place that a report would overwrite something else in.

    Parameters
    ----------
    place : Path
    ours : collection of str
        What a report of the kind leaves in its folder.

    Raises
    ------
    ParameterError
    """
    if place.is_symlink() or (place.exists() and not place.is_dir()):
        raise ParameterError(f"{place} is not a folder; name a folder for the report")
    if not place.is_dir():
        return
    if (place / _REVIEW).exists():
        raise ParameterError(f"{place} holds the verdicts of reviewers ({_REVIEW}), which a new "
                             "report would remove; name a new folder, or move that file first")
    strange = sorted(p.name for p in place.iterdir() if p.name not in ours)
    if strange:
        raise ParameterError(f"{place} holds files that are not a report's, such as "
                             f"{strange[0]!r}; name a new folder for the report")


@contextmanager
def whole_folder(place: Path) -> Iterator[Path]:
    """A new folder, put in its place when all in it is made, or gone if that failed.

    Raises
    ------
    ReportError
        Where the place cannot be written; what was there before is there still.
    """
    made = _beside(place)
    try:
        yield made
        _put_in_place(made, place)
    finally:
        shutil.rmtree(made, ignore_errors=True)


def _beside(place: Path) -> Path:
    """A new folder next to a place, so that it can be moved there in one step."""
    parent = place.resolve().parent
    try:
        parent.mkdir(parents=True, exist_ok=True)
        made = Path(mkdtemp(dir=parent, prefix=f".{place.name}."))
        made.chmod(0o755)
    except OSError as error:
        raise ReportError(f"{parent} cannot be written ({error.strerror}); name another folder "
                          "for the report") from error
    return made


def _put_in_place(made: Path, place: Path) -> None:
    """Move a finished folder into its place; what was there stays until that is done."""
    old = made.with_name(f"{made.name}.old")
    try:
        if place.exists():
            place.rename(old)
        try:
            made.rename(place)
        except OSError:
            if old.exists():
                old.rename(place)
            raise
    except OSError as error:
        raise ReportError(f"the report could not be put in {place} ({error.strerror}); close what "
                          "uses the folder, or name another one") from error
    shutil.rmtree(old, ignore_errors=True)
