"""What the command line says and where: results out, everything else on standard error."""

from __future__ import annotations

import contextlib
import io
import json
import os
import signal
import sys
import threading
import warnings
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryFile
from typing import TextIO

from workbench.cli.progress import clear
from workbench.errors import InputError, WorkbenchWarning
from workbench.results import write_whole

__all__ = ["abandon_output", "as_table", "check_out", "deliver", "deliver_rows", "say",
           "stopped_in_order", "to_json", "use_utf8", "warnings_in_a_line"]


def say(message: str) -> None:
    """Put one line on standard error, after the program's name."""
    if sys.stderr is not None:
        clear()
        sys.stderr.write(f"workbench: {' '.join(message.split())}\n")


@contextlib.contextmanager
def warnings_in_a_line() -> Iterator[None]:
    """Show each of our own warnings once, as a line; keep other packages' to ``-W``."""

    def show(
        message: Warning | str, category: type[Warning], filename: str, lineno: int,
        file: TextIO | None = None, line: str | None = None,
    ) -> None:
        word = "warning" if issubclass(category, WorkbenchWarning) else category.__name__
        say(f"{word}: {message}")

    with warnings.catch_warnings():
        if not sys.warnoptions:
            warnings.simplefilter("ignore")
        warnings.simplefilter("once", WorkbenchWarning)
        warnings.showwarning = show
        yield


@contextlib.contextmanager
def stopped_in_order() -> Iterator[None]:
    """Let a request to end, as from ``kill`` or ``timeout``, clean up as a failure does."""

    def stop(number: int, frame: object) -> None:
        raise SystemExit(128 + number)

    if threading.current_thread() is not threading.main_thread():
        yield  # only the main thread may say what a signal does
        return
    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def use_utf8() -> None:
    """Make what is written UTF-8 with plain line feeds, whatever the locale says."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="strict", newline="\n")
    if isinstance(sys.stderr, io.TextIOWrapper):
        sys.stderr.reconfigure(errors="backslashreplace")


def abandon_output() -> None:
    """Point standard output nowhere, so that closing it cannot fail a second time."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def check_out(out: str | None, inputs: Sequence[str | None] = ()) -> None:
    """Refuse a place for the output before the work begins rather than after it.

    Raises
    ------
    InputError
        For a folder, a folder that is missing and cannot be made, a place that may not be
        written, or one of the inputs.
    """
    if out is None or out == "-":
        return
    path = Path(out)
    if path.is_dir():
        raise InputError(f"--out {out}: is a folder; name a file in it")
    if any(i not in (None, "-") and _same(path, Path(str(i))) for i in inputs):
        raise InputError(f"--out {out}: would overwrite an input; choose another name")
    if path.exists() and not os.access(path, os.W_OK):
        raise InputError(f"--out {out}: may not be written; choose another place")
    if path.is_file() or not path.exists():  # a device or pipe has no file beside it
        check_folder(Path(os.path.realpath(path)).parent, out)


def check_folder(folder: Path, out: str) -> None:
    """Refuse a folder that is not there and cannot be made, or may not be written in.

    Raises
    ------
    InputError
        Naming the ``--out`` that asked for it.
    """
    near = folder.absolute()
    while not os.path.lexists(near):
        near = near.parent
    if not near.is_dir():
        raise InputError(f"--out {out}: {near} is not a folder; choose another place")
    try:
        # Asking for permission is not enough: a read-only disk says yes to an administrator.
        with TemporaryFile(dir=near):
            pass
    except OSError as error:
        raise InputError(
            f"--out {out}: cannot write in {near} ({error.strerror}); choose another place"
        ) from None


def deliver(text: str, out: str | None) -> None:
    """Write a result to ``--out``, whole or not at all, or else to standard output."""
    if out is None or out == "-":
        if sys.stdout is None:
            raise InputError("standard output is closed; name a file with --out")
        sys.stdout.write(text)
        sys.stdout.flush()
        return
    # Through links, so that the file they lead to is the one that changes.
    path = Path(os.path.realpath(out))
    if path.exists() and not path.is_file():
        # A device or pipe must be written into; a rename would put a file in its place.
        with path.open("w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
        return
    write_whole(path, text)


def deliver_rows(rows: Sequence[Mapping[str, object]], *, notes: Sequence[str] = ()) -> None:
    """Write a table for people to standard output, and notes below it."""
    text = as_table(rows)
    if notes:
        text += "\n" + "".join(f"{note}\n" for note in notes)
    deliver(text, None)


def as_table(rows: Sequence[Mapping[str, object]]) -> str:
    """Rows as columns of text, as wide as they need to be.

    Examples
    --------
    >>> print(as_table([{"measure": "strict", "f1": 0.5}, {"measure": "lax", "f1": 1.0}]), end="")
    measure      f1
    strict   0.5000
    lax      1.0000
    """
    if not rows:
        return ""
    names = list(rows[0])
    cells = [names, *([_cell(row.get(n)) for n in names] for row in rows)]
    right = [all(isinstance(row.get(n), int | float | None) for row in rows) for n in names]
    widths = [max(len(row[i]) for row in cells) for i in range(len(names))]
    return "".join(
        "  ".join(
            cell.rjust(width) if to_right else cell.ljust(width)
            for cell, width, to_right in zip(row, widths, right, strict=True)
        ).rstrip() + "\n"
        for row in cells
    )


def to_json(value: object) -> str:
    """A value as the JSON that ``--json`` prints."""
    return json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def _cell(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.4f}"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "-" if value is None else " ".join(str(value).split())


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False
