"""Boosted decision trees as arrays, so that what ships is numbers and not a pickled object.

Trees are fitted by scikit-learn's histogram gradient boosting (after Ke et al. 2017,
*LightGBM*) and written with :func:`pack`; :class:`Trees` reads them back and gives the same
probabilities.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from zipfile import BadZipFile

import numpy as np
import numpy.typing as npt

from workbench.errors import ModelError
from workbench.fitted.store import damaged, load, made_for

__all__ = ["Trees", "pack", "trees", "unpack"]

_FIELDS = ("feature", "threshold", "left", "right", "value", "leaf", "root")


@dataclass(frozen=True, slots=True)
class Trees:
    """A forest whose leaves add up to log-odds.

    Attributes
    ----------
    features : tuple of str
        What the columns are.
    bias : float
        The log-odds before any tree.
    feature, threshold, left, right, value, leaf : array, one entry a node
        A row goes ``left`` where its feature is at most the threshold.
    root : array, one entry a tree
        Where each tree begins.
    depth : int
        The longest way from a root to a leaf.
    """

    features: tuple[str, ...]
    bias: float
    feature: npt.NDArray[np.int16]
    threshold: npt.NDArray[np.float32]
    left: npt.NDArray[np.int32]
    right: npt.NDArray[np.int32]
    value: npt.NDArray[np.float32]
    leaf: npt.NDArray[np.bool_]
    root: npt.NDArray[np.int32]
    depth: int

    def log_odds(self, rows: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        """Log-odds of each row; ``rows`` has shape (n, len(features)).

        Raises
        ------
        ModelError
            Where the rows have other columns than the trees were fitted with.
        """
        if rows.ndim != 2 or rows.shape[1] != len(self.features):
            raise ModelError(f"the trees take {len(self.features)} columns, not {rows.shape[1:]}")
        at = np.tile(self.root, (len(rows), 1))
        row = np.arange(len(rows))[:, None]
        values = rows.astype(np.float32)
        for _ in range(self.depth):
            down = np.where(
                values[row, self.feature[at]] <= self.threshold[at], self.left[at], self.right[at])
            at = np.where(self.leaf[at], at, down)
        return np.asarray(self.bias + self.value[at].sum(axis=1, dtype=np.float64))

    def probability(self, rows: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        """Probability of each row, in [0, 1]."""
        return np.asarray(1.0 / (1.0 + np.exp(-np.clip(self.log_odds(rows), -30, 30))))


def pack(model: Any, features: tuple[str, ...]) -> bytes:
    """A fitted ``HistGradientBoostingClassifier`` of two classes as the bytes of an npz file."""
    parts: dict[str, list[Any]] = {name: [] for name in _FIELDS}
    count = depth = 0
    for (tree,) in model._predictors:
        nodes = tree.nodes
        parts["root"].append(count)
        parts["feature"].append(nodes["feature_idx"].astype(np.int16))
        parts["threshold"].append(nodes["num_threshold"].astype(np.float32))
        parts["left"].append((nodes["left"] + count).astype(np.int32))
        parts["right"].append((nodes["right"] + count).astype(np.int32))
        parts["value"].append(nodes["value"].astype(np.float32))
        parts["leaf"].append(nodes["is_leaf"].astype(bool))
        count += len(nodes)
        depth = max(depth, int(nodes["depth"].max()))
    arrays: dict[str, Any] = {n: np.concatenate(v) for n, v in parts.items() if n != "root"}
    arrays |= {
        "root": np.array(parts["root"], dtype=np.int32), "depth": np.int32(depth),
        "bias": np.float64(np.ravel(model._baseline_prediction)[0]),
        "features": np.array(features),
    }
    out = BytesIO()
    np.savez_compressed(out, **arrays)
    return out.getvalue()


def unpack(packed: bytes) -> Trees:
    """The trees in the bytes that :func:`pack` made."""
    with np.load(BytesIO(packed)) as held:
        return Trees(
            tuple(str(f) for f in held["features"]), float(held["bias"]),
            **{n: held[n] for n in _FIELDS}, depth=int(held["depth"]),
        )


@functools.cache
def trees(name: str, features: tuple[str, ...] | None = None) -> Trees:
    """The trees of a fitted file, fitted for these features if any are named.

    Raises
    ------
    ModelError
        Where the file is missing, damaged, another one or made for other features.
    """
    try:
        found = unpack(load(name))
    except (ValueError, KeyError, BadZipFile) as error:
        raise damaged(name, error) from error
    if features is not None:
        made_for(name, found.features, features)
    return found
