"""What is worth a flag: how sure each finding is, how grave, and in which order they are shown.

In come the findings of a pair and its scores; out come :class:`~workbench.flags.flag.Flag` values.
Nowhere else do confidence and severity come into being.
"""

from __future__ import annotations

from workbench.flags.flag import Flag, as_found, divergence, of_links
from workbench.flags.rank import THRESHOLD, numbered, ranked, settle
from workbench.flags.weigh import weigh

__all__ = ["THRESHOLD", "Flag", "as_found", "divergence", "numbered", "of_links", "ranked",
           "settle", "weigh"]
