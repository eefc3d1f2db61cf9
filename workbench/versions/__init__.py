"""Several translations of one original, side by side.

In come analyses of each version against the original, which is the pivot; out goes what the
versions make of each passage and how far they stand apart. ``workbench.versions(original,
[one, other])`` makes the analyses, too: that function lives in :mod:`workbench.run`.
"""

from workbench.modules import make_callable
from workbench.versions.compare import VersionMetrics, VersionPair, Versions, compare
from workbench.versions.units import Addition, Cell, Unit, units

__all__ = ["Addition", "Cell", "Unit", "VersionMetrics", "VersionPair", "Versions", "compare",
           "units"]

make_callable(__name__, "workbench.run.versions", "compare_versions")
