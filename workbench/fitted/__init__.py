"""Every fitted file of the workbench, behind one manifest.

A name goes in (``load("loss")``); what comes out is the file's content, checked against the
manifest. ``training/fit.py`` makes the files and the manifest; nothing else opens them.
"""

from __future__ import annotations

from workbench.fitted.entries import Fitted, digest, manifest
from workbench.fitted.store import arrays, load, table, text

__all__ = ["Fitted", "arrays", "digest", "load", "manifest", "table", "text"]
