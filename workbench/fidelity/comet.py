"""COMET's models, run by a Python of their own.

unbabel-comet 2.2.7 (Apache-2.0) asks for numpy below 2 and transformers below 5 and cannot be
installed beside the workbench. So it lives in an environment of its own, whose Python is named
in ``WORKBENCH_COMET_PYTHON``; a small program there (``comet_worker.py``) is handed the
segments and hands back the scores. The model is a folder of this machine, as COMET downloads
it (``hparams.yaml`` and ``checkpoints/model.ckpt``); nothing is ever downloaded.
"""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from workbench.errors import ModelError, ParameterError

__all__ = ["PYTHON", "Comet"]

PYTHON = "WORKBENCH_COMET_PYTHON"
# what unbabel-comet 2.2.7 runs with: its torchmetrics wants pkg_resources, its protobuf an older
# sentencepiece, and it does not say so
_NEEDS = "unbabel-comet 'setuptools<81' sentencepiece==0.2.0"
_WORKER = Path(__file__).with_name("comet_worker.py")


class Comet:
    """A COMET model as a scorer.

    Higher is better. A model that needs references says so when it gets none.

    Parameters
    ----------
    path : str or path
        The folder of the model, or its ``.ckpt``.
    python : str, optional
        The Python that has unbabel-comet; by default that of ``WORKBENCH_COMET_PYTHON``, or
        the one that runs, where it has it.

    Raises
    ------
    ModelError
        Where no model is there, or no Python has unbabel-comet.
    """

    name = "comet"

    def __init__(self, path: str | os.PathLike[str], python: str | None = None) -> None:
        self._checkpoint = _checkpoint(Path(path))
        self._python = python or os.environ.get(PYTHON) or _own_python()
        self.signature = f"comet|model:{self._checkpoint.parents[1].resolve().name}"

    def score(
        self, sources: Sequence[str], translations: Sequence[str],
        references: Sequence[str] | None = None,
    ) -> Sequence[float]:
        """One number a segment.

        Raises
        ------
        ParameterError
            Where the model needs references and there are none.
        ModelError
            Where the model cannot be loaded or run.
        """
        samples = [{"src": a, "mt": b} for a, b in zip(sources, translations, strict=True)]
        if references is not None:
            samples = [{**s, "ref": r} for s, r in zip(samples, references, strict=True)]
        with TemporaryDirectory() as folder:
            asked, answer = Path(folder) / "asked.json", Path(folder) / "answer.json"
            asked.write_text(json.dumps({"checkpoint": str(self._checkpoint), "samples": samples}),
                             encoding="utf-8")
            self._run(asked, answer)
            body = json.loads(answer.read_text(encoding="utf-8"))
        if "needs" in body:
            raise ParameterError(f"the COMET model {self._checkpoint} compares with references: "
                                 "add a column reference, or take a model without")
        self.signature = (f"comet:{body['version']}|{body['class']}"
                          f"|model:{self._checkpoint.parents[1].resolve().name}")
        scores: list[float] = body["scores"]
        return scores

    def _run(self, asked: Path, answer: Path) -> None:
        # nothing may be fetched, and nothing of ours may be found before what is installed there
        environment = {k: v for k, v in os.environ.items() if k != "PYTHONPATH"}
        environment |= {"HF_HUB_OFFLINE": "1", "TRANSFORMERS_OFFLINE": "1"}
        try:
            done = subprocess.run(
                [self._python, "-I", str(_WORKER), str(asked), str(answer)], check=False,
                env=environment, capture_output=True, text=True, errors="replace")
        except OSError as error:
            raise ModelError(
                f"{PYTHON}={self._python} cannot be run ({error.strerror}); name the Python of an "
                "environment with unbabel-comet") from None
        if done.returncode or not answer.is_file():
            said = [line for line in done.stderr.splitlines() if line.strip()]
            raise ModelError(f"COMET cannot run {self._checkpoint} with {self._python}: "
                             f"{said[-1] if said else f'it ended with {done.returncode}'}")


def _checkpoint(path: Path) -> Path:
    """The weights of a model, beside whose folder its settings lie."""
    path = path.expanduser()
    if path.suffix == ".ckpt":
        found = [path] if path.is_file() else []
    else:
        found = sorted(path.glob("checkpoints/*.ckpt"))
    if not found or not (found[0].resolve().parents[1] / "hparams.yaml").is_file():
        raise ModelError(
            f"there is no COMET model in {path} (hparams.yaml and checkpoints/model.ckpt); "
            "download one where there is a network and give its folder")
    return found[0].resolve()


def _own_python() -> str:
    if importlib.util.find_spec("comet") is not None:
        return sys.executable
    raise ModelError(
        "unbabel-comet is not installed; it needs an environment of its own: python3 -m venv "
        f"comet; comet/bin/pip install {_NEEDS}; export {PYTHON}=$PWD/comet/bin/python")
