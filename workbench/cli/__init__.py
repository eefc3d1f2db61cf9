"""The command line: ``workbench COMMAND ...``.

Here live the options and one function a command. In come arguments and files, out go results on
standard output or in ``--out``; all that is said beside them goes to standard error.

Exit status 0 when the work is done, 1 for bad input with a one-line message on standard
error, 2 for wrong usage, 130 when interrupted and 141 when the reader of the output left.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from workbench.cli import checking, commands, comparing, judging, kwic, reports, review
from workbench.cli.console import (
    abandon_output,
    say,
    stopped_in_order,
    use_utf8,
    warnings_in_a_line,
)
from workbench.cli.options import build
from workbench.errors import WorkbenchError

__all__ = ["main"]

_INTERRUPTED = 130
_READER_LEFT = 141


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status.

    Parameters
    ----------
    argv : sequence of str, optional
        The arguments after the program's name; those of the process if left out.

    Raises
    ------
    SystemExit
        From the parser: 2 for wrong usage, 0 after ``--help`` and ``--version``.
    """
    use_utf8()
    parser = build({
        "report": commands.report, "align": commands.align, "compare": comparing.compare,
        "words": commands.words, "score": commands.score, "flag": commands.flag,
        "versions": reports.versions, "kwic": kwic.kwic, "review": review.review,
        "index": reports.index, "evaluate": judging.evaluate, "doctor": checking.doctor,
        "corpora": checking.corpora,
    })
    args = parser.parse_args(argv)
    if args.command is None:
        parser.print_help(sys.stderr)
        return 2
    with warnings_in_a_line(), stopped_in_order():
        try:
            status: int = args.run(args)
            if sys.stdout is not None:
                sys.stdout.flush()
            return status
        except BrokenPipeError:
            abandon_output()
            return _READER_LEFT
        except KeyboardInterrupt:
            return _INTERRUPTED
        except (WorkbenchError, UnicodeError) as error:
            return _fail(str(error))
        except OSError as error:
            abandon_output()
            where = f"{error.filename}: " if error.filename else ""
            return _fail(f"{where}{error.strerror or error}; check the place and its permissions")
        except ModuleNotFoundError as error:
            # A package that is not installed is the user's to mend; a module of ours is not.
            if (error.name or "").partition(".")[0] in ("", "workbench"):
                raise
            return _fail(f"the package {error.name} is not installed; see 'workbench doctor'")


def _fail(message: str) -> int:
    say(f"error: {message}")
    return 1
