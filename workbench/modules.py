"""Packages whose names are imported when they are first used, and that can be called.

``workbench.align`` is a package and a function of one name.
"""

from __future__ import annotations

import ast
import importlib
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

__all__ = ["lazy_names", "make_callable"]


def lazy_names(package: str) -> Callable[[str], object]:
    """A ``__getattr__`` for a package: each name comes from its home when it is asked for.

    The names are those that the package imports ``if TYPE_CHECKING``, so that they are said
    once, to type checkers and to Python.
    """

    def find(name: str) -> object:
        if name not in _homes(package):
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        module, attribute = _homes(package)[name]
        return getattr(importlib.import_module(module), attribute)

    return find


@cache
def _homes(package: str) -> dict[str, tuple[str, str]]:
    """Where each name under an ``if`` of a package comes from: a module, and the name there."""
    tree = ast.parse(Path(str(sys.modules[package].__file__)).read_text(encoding="utf-8"))
    return {
        alias.asname or alias.name: (node.module, alias.name)
        for block in tree.body if isinstance(block, ast.If)
        for node in block.body if isinstance(node, ast.ImportFrom) and node.module
        for alias in node.names
    }


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
