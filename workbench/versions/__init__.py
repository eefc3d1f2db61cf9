"""Several translations of one original, side by side.

Each version is aligned to the original, which is the pivot; passages are compared across
versions through it. ``workbench.versions(original, [one, other])`` does all of it.
"""

from workbench.modules import make_callable
from workbench.versions.compare import VersionMetrics, VersionPair, Versions, compare
from workbench.versions.units import Addition, Cell, Unit, units

__all__ = ["Addition", "Cell", "Unit", "VersionMetrics", "VersionPair", "Versions", "compare",
           "units"]

make_callable(__name__, "workbench.run.versions", "compare_versions")
