"""What the scripts that fit the scores share: reading a set, options, evidence kept in a file."""

from __future__ import annotations

import argparse
import csv
from collections.abc import Callable
from pathlib import Path

import numpy as np

__all__ = ["Held", "kept", "options", "put", "read", "translations"]

Held = dict[str, np.ndarray]
# Translations of these sets have a cosine of 0.56 and more; their neighbours have less than this.
RELATED = 0.5


def read(path: Path) -> list[dict[str, str]]:
    """The rows of a TSV file without quoting."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def kept(make: Callable[[Path], Held], data: Path, file: Path | None) -> Held:
    """The evidence, from a file if it is there, else made and put there."""
    if file and file.exists():
        return dict(np.load(file))
    held = make(data)
    if file:
        np.savez(file, **held)
    return held


def options(description: str | None) -> argparse.ArgumentParser:
    """The options that every one of the scripts has."""
    found = argparse.ArgumentParser(
        description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    found.add_argument("data", type=Path, metavar="DATA_DIR")
    found.add_argument("--write", action="store_true", help="put what is fitted into the package")
    found.add_argument("--keep", type=Path, metavar="FILE",
                       help="keep the evidence there, and take it from there if it exists")
    return found


def put(place: str, made: bytes) -> None:
    """Write what was fitted into the package, by its path below ``workbench/``."""
    path = Path(__file__).parents[1] / "workbench" / place
    path.write_bytes(made)
    print(f"written: {path.name}, {len(made)} bytes")


def translations(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    """The rows of machine output whose sides say something of the same sentence at all.

    Some systems shift lines against the source, and annotators left such segments unmarked.
    """
    from workbench.encode import sentence_encoder

    vectors = [sentence_encoder().encode([r[side] for r in rows])
               for side in ("source", "translation")]
    return [r for r, a, b in zip(rows, *vectors, strict=True) if float(a @ b) >= RELATED]
