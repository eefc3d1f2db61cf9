"""How faithful a translation is: parts side by side, calibrated scores, intervals."""

from __future__ import annotations

from workbench.fidelity.calibrated import grade, weights
from workbench.fidelity.document import score_document
from workbench.fidelity.features import FEATURES, common_scale, features, parts
from workbench.fidelity.reference import reference_metrics
from workbench.fidelity.resample import PairedComparison, bootstrap, compare_paired

__all__ = [
    "FEATURES",
    "PairedComparison",
    "bootstrap",
    "common_scale",
    "compare_paired",
    "features",
    "grade",
    "parts",
    "reference_metrics",
    "score_document",
    "weights",
]
