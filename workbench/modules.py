"""Packages that can be called: ``workbench.align`` is a package and a function of one name."""

from __future__ import annotations

import importlib
import sys
from types import ModuleType
from typing import Any

__all__ = ["make_callable"]


def make_callable(name: str, home: str, function: str) -> None:
    """Let the module *name* be called as *function* of the module *home*.

    Importing any part of a package binds the package in its parent, over a function of the
    same name; so the package itself has to answer the call. *home* is imported when the
    first call comes.
    """

    class CallableModule(ModuleType):
        def __call__(self, *args: Any, **options: Any) -> Any:
            return getattr(importlib.import_module(home), function)(*args, **options)

    sys.modules[name].__class__ = CallableModule
