"""Scores segments with COMET, in the Python that has it; nothing of the workbench is at hand.

``python comet_worker.py ASKED ANSWER``: two JSON files, see :mod:`workbench.fidelity.comet`.
"""

from __future__ import annotations

import importlib
import json
import sys
from pathlib import Path

__all__: list[str] = []


def main(asked: str, answer: str) -> None:
    """Read what is asked, score it, write the answer."""
    comet = importlib.import_module("comet")
    given = json.loads(Path(asked).read_text(encoding="utf-8"))
    model = comet.load_from_checkpoint(given["checkpoint"], local_files_only=True)
    samples = given["samples"]
    if model.requires_references() and "ref" not in samples[0]:
        body: dict[str, object] = {"needs": "references"}
    else:
        found = model.predict(samples, batch_size=8, gpus=0, progress_bar=False)
        body = {"scores": [float(x) for x in found.scores], "class": type(model).__name__,
                "version": getattr(comet, "__version__", "unknown")}
    Path(answer).write_text(json.dumps(body), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:3])
