"""The papermill stage: check a notebook's parameters, run it, keep it, render it."""

from __future__ import annotations

import difflib
import json
import os
import sys
import sysconfig
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from workbench.errors import ParameterError, ReportError
from workbench.results import write_whole

if TYPE_CHECKING:
    import nbformat

__all__ = ["NotebookRun", "check_parameters", "find_notebook", "notebooks", "run_notebook"]

_TYPES: dict[str, tuple[type, ...]] = {"str": (str,), "bool": (bool,), "int": (int,),
                                       "float": (int, float)}
_TIMES = ("papermill", "execution")


@dataclass(frozen=True, slots=True)
class NotebookRun:
    """A notebook that ran to its end.

    Attributes
    ----------
    notebook : Path
        The executed notebook, without times.
    html : Path or None
        The page made of it, where one was asked for.
    facts : mapping
        What its report fragments state: ``title``, ``headlines``, ``signature``.
    seconds : mapping of str to float
        How long each cell took, by the cell's id.
    messages : tuple of str
        What it wrote to standard error.
    """

    notebook: Path
    html: Path | None
    facts: Mapping[str, Any] = field(default_factory=dict)
    seconds: Mapping[str, float] = field(default_factory=dict)
    messages: tuple[str, ...] = ()


def notebooks() -> Path:
    """The folder of the workbench's notebooks.

    There is one copy: ``notebooks/`` at the top of the project. A checkout (and an
    editable installation) uses that folder; a wheel puts the same files under the
    environment's ``share/workbench/notebooks``.

    Raises
    ------
    ReportError
        Where neither is there.
    """
    places = (Path(__file__).resolve().parents[2] / "notebooks",
              Path(sysconfig.get_path("data")) / "share" / "workbench" / "notebooks")
    for place in places:
        if (place / "report.ipynb").is_file():
            return place
    raise ReportError(f"the notebooks are neither in {places[0]} nor in {places[1]}; install the "
                      "package again, or run from a checkout")


def find_notebook(name: str | os.PathLike[str]) -> Path:
    """A notebook by its path, or one of the workbench's own by its bare name (``report``).

    Raises
    ------
    ParameterError
        Where there is no such notebook.
    """
    path = Path(name)
    if path.is_file():
        return path
    own = {p.stem: p for p in sorted(notebooks().glob("*.ipynb"))}
    if str(name) in own:
        return own[str(name)]
    raise ParameterError(f"no notebook {str(name)!r}; give the path of an .ipynb file or one of "
                         f"{', '.join(own)}")


def check_parameters(
    notebook: str | os.PathLike[str], parameters: Mapping[str, object]
) -> dict[str, object]:
    """Check names and types against the notebook's ``parameters`` cell.

    papermill itself takes any name, so that a misspelt one has no effect and nobody is told.

    Parameters
    ----------
    notebook : path
    parameters : mapping
        A value of None stands for the notebook's default and is left out.

    Returns
    -------
    dict
        The parameters to give to papermill.

    Raises
    ------
    ParameterError
        For an unknown name (naming the nearest known one), a value of another type than the
        cell declares, or a file that is not a notebook with a parameters cell.
    """
    path = Path(notebook)
    known = _declared(path)
    out: dict[str, object] = {}
    for name, value in parameters.items():
        if name not in known:
            near = difflib.get_close_matches(name, known, 1)
            hint = f"did you mean {near[0]!r}?" if near else f"known are {', '.join(known)}"
            raise ParameterError(f"{path.name} has no parameter {name!r}; {hint}")
        if value is None:
            continue
        types = _TYPES.get(known[name])
        if types and (not isinstance(value, types) or (isinstance(value, bool)
                                                       and bool not in types)):
            raise ParameterError(f"{path.name}: the parameter {name!r} is of type {known[name]}, "
                                 f"not {type(value).__name__}; got {value!r:.80}")
        out[name] = value
    return out


def run_notebook(
    notebook: str | os.PathLike[str],
    output: str | os.PathLike[str],
    *,
    parameters: Mapping[str, object] | None = None,
    html: str | os.PathLike[str] | None = None,
    cwd: str | os.PathLike[str] | None = None,
    env: Mapping[str, str] | None = None,
    failed: str | os.PathLike[str] | None = None,
) -> NotebookRun:
    """Run a notebook with parameters, in a kernel of the interpreter that is running.

    Parameters
    ----------
    notebook : path or str
        A path, or the bare name of one of the workbench's notebooks.
    output : path
        Where the executed notebook is written, without times, so that the same input gives
        the same bytes.
    parameters : mapping, optional
        Checked with :func:`check_parameters` before anything runs.
    html : path, optional
        Where the page is written that :func:`workbench.report.render` makes of it.
    cwd : path, optional
        The folder that the notebook runs in; that of ``output`` by default.
    env : mapping, optional
        Environment variables of the kernel, beside those that are set.
    failed : path, optional
        Where a notebook that fails is kept; ``output`` by default.

    Returns
    -------
    NotebookRun

    Raises
    ------
    ParameterError
        Before running, as in :func:`check_parameters`.
    ReportError
        Where a cell fails; the executed notebook is kept, and the message names it, the cell
        and what it said.
    """
    path, output = find_notebook(notebook), Path(output)
    given = check_parameters(path, parameters or {})
    output.parent.mkdir(parents=True, exist_ok=True)
    folder = Path(cwd) if cwd is not None else output.parent
    done, problem = _execute(path, given, folder, env or {})
    seconds = {c.id: round(float(c.metadata.get("papermill", {}).get("duration") or 0), 3)
               for c in done.cells if c.cell_type == "code"}
    messages = _errors_written(done)
    if problem is not None:
        kept = Path(failed) if failed is not None else output
        _write(done, kept)
        raise ReportError(f"{path.name}, {problem}; the notebook as far as it ran is {kept}")
    _without_times(done)
    _write(done, output)
    from workbench.report.page import facts, render

    page = None if html is None else write_whole(html, render(done, path.stem))
    return NotebookRun(output, page, facts(done), seconds, messages)


def _declared(path: Path) -> dict[str, str]:
    """Names and types in the parameters cell, as papermill reads them."""
    import nbformat
    import papermill

    try:
        node = nbformat.read(path, as_version=4)
    except (OSError, ValueError, KeyError, AttributeError, nbformat.ValidationError) as error:
        raise ParameterError(f"{path} cannot be read as a notebook ({error!s:.100}); give an "
                             ".ipynb file") from error
    if not any("parameters" in c.metadata.get("tags", ()) for c in node.cells):
        raise ParameterError(f"{path} has no cell with the tag 'parameters'; tag the cell that "
                             "declares them")
    return {name: str(p["inferred_type_name"])
            for name, p in papermill.inspect_notebook(node).items()}


def _execute(
    path: Path, parameters: Mapping[str, object], cwd: Path, env: Mapping[str, str]
) -> tuple[nbformat.NotebookNode, str | None]:
    """The executed notebook, and what went wrong in which cell, if anything did."""
    import nbformat
    import papermill
    from papermill.exceptions import PapermillExecutionError

    node = nbformat.read(path, as_version=4)
    problem = None
    with TemporaryDirectory(prefix="workbench-") as scratch:
        # papermill formats paths as templates; a file of our own keeps braces out of them.
        output = Path(scratch) / "executed.ipynb"
        try:
            papermill.execute_notebook(
                node, output, dict(parameters), kernel_name="python3", cwd=cwd,
                progress_bar=sys.stderr.isatty(), start_timeout=120,
                kernel_manager_class=_manager(scratch, env),
            )
        except PapermillExecutionError as error:
            said = " ".join(f"{error.ename}: {error.evalue}".split())
            problem = f"cell {error.exec_count}: {said:.500}"
        except RuntimeError as error:
            # The kernel did not start, or died; nbclient's errors for it have no other base.
            raise ReportError(f"{path.name}: the notebook's kernel did not run to the end "
                              f"({error!s:.200}); see whether memory ran out") from error
        done = nbformat.read(output, as_version=4)
    for number, cell in enumerate(done.cells):
        if "injected-parameters" in cell.metadata.get("tags", ()):
            cell["id"] = "injected-parameters"
        elif "papermill-error-cell-tag" in cell.metadata.get("tags", ()):
            cell["id"] = f"error-{number}"
    return done, problem


def _manager(scratch: str, env: Mapping[str, str]) -> type:
    """A class of managers that start a kernel of the running interpreter.

    They do so whatever is registered as ``python3``. The kernel finds the same workbench as
    its caller, and nobody's start-up files.
    """
    from jupyter_client.kernelspec import KernelSpecManager
    from jupyter_client.manager import AsyncKernelManager

    package = str(Path(__file__).resolve().parents[2])
    paths = [package, *filter(None, os.environ.get("PYTHONPATH", "").split(os.pathsep))]
    write_whole(Path(scratch) / "kernels" / "python3" / "kernel.json", json.dumps({
        "argv": [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}",
                 "--IPKernelApp.log_level=CRITICAL"],
        "display_name": "Python 3", "language": "python",
        "env": {"PYTHONPATH": os.pathsep.join(dict.fromkeys(paths)), "PYTHONHASHSEED": "0",
                "IPYTHONDIR": scratch, **env},
    }))
    specs = KernelSpecManager(kernel_dirs=[str(Path(scratch) / "kernels")])
    # Over files in our own folder where the system has them, rather than an open port.
    wire = {} if os.name == "nt" else {
        "transport": "ipc", "connection_file": str(Path(scratch) / "kernel.json"),
        "ip": str(Path(scratch) / "kernel")}

    class Running(AsyncKernelManager):  # type: ignore[misc]  # its base comes without types
        def __init__(self, **settings: Any) -> None:
            super().__init__(**{**settings, "kernel_spec_manager": specs, **wire})

    return Running


def _errors_written(notebook: nbformat.NotebookNode) -> tuple[str, ...]:
    """What the cells wrote to standard error, line by line."""
    return tuple(
        line.strip() for cell in notebook.cells for output in cell.get("outputs", ())
        if output.output_type == "stream" and output.name == "stderr"
        for line in output.text.splitlines() if line.strip())


def _without_times(notebook: nbformat.NotebookNode) -> None:
    """Take out what differs from run to run: times, progress, and the machine's own paths."""
    from workbench.report.progress import PROGRESS

    for holder in (notebook, *notebook.cells):
        for key in _TIMES:
            holder.metadata.pop(key, None)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs = [o for o in cell.outputs
                            if not (o.output_type == "stream" and o.name == "stderr")
                            and PROGRESS not in o.get("metadata", ())]


def _write(notebook: nbformat.NotebookNode, path: Path) -> None:
    import nbformat

    write_whole(path, nbformat.writes(notebook) + "\n")
