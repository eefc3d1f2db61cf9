"""What the small networks share: stored weights, linear maps, layer normalisation, the GELU."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt
from scipy.special import erf

from workbench.encode.protocols import FloatArray

__all__ = ["NetworkParts", "gelu"]

_EPSILON = 1e-5


class NetworkParts:
    """The weights of a network by name, in single precision.

    Parameters
    ----------
    parts : mapping of str to array
        As the script that trained the network names them.
    """

    def __init__(self, parts: Mapping[str, npt.NDArray[np.generic]]) -> None:
        self._parts = {name: values.astype(np.float32) for name, values in parts.items()}

    def _linear(self, name: str, x: FloatArray) -> FloatArray:
        found: FloatArray = x @ self._parts[f"{name}.weight"].T + self._parts[f"{name}.bias"]
        return found

    def _normed(self, name: str, x: FloatArray) -> FloatArray:
        """Normalised over the last axis (Ba et al. 2016, *Layer normalization*)."""
        centre = x - x.mean(axis=1, keepdims=True)
        spread = np.sqrt((centre**2).mean(axis=1, keepdims=True) + _EPSILON)
        found: FloatArray = (
            centre / spread * self._parts[f"{name}.weight"] + self._parts[f"{name}.bias"]
        )
        return found


def gelu(x: FloatArray) -> FloatArray:
    """The Gaussian error linear unit (Hendrycks & Gimpel 2016)."""
    found: FloatArray = x * np.float32(0.5) * (1 + erf(x / np.float32(np.sqrt(2.0))))
    return found
