"""Packages whose names are imported when they are first used, and that can be called.

``workbench.align`` is a package and a function of one name.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Mapping
from types import ModuleType
from typing import Any

__all__ = ["lazy_names", "make_callable"]


def lazy_names(package: str, homes: Mapping[str, str]) -> Callable[[str], object]:
    """A ``__getattr__`` for a package: each name comes from its home module when it is asked for.

    *homes* maps a name to the module that defines it, or to ``module:other_name``.
    """

    def find(name: str) -> object:
        if name not in homes:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        module, _, attribute = homes[name].partition(":")
        return getattr(importlib.import_module(module), attribute or name)

    return find


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
