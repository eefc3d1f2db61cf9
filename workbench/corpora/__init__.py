"""Corpora: folders of articles with a manifest that says what each of them is.

A corpus is a folder with a ``manifest.toml``, the received files under ``raw/`` and the
cleaned texts beside it. In comes its name, out go its documents; hashes are checked whenever it
is loaded, so that a result can name the very bytes it was made from.

Examples
--------
>>> from workbench import corpora
>>> corpora.list()  # doctest: +SKIP
('trump-putin-2018',)
>>> source, target = corpora.load("trump-putin-2018").pair()  # doctest: +SKIP
"""

from __future__ import annotations

from workbench.corpora.corpus import Corpus, check, folder, load
from workbench.corpora.corpus import names as list
from workbench.corpora.manifest import Article, Cleaning

__all__ = ["Article", "Cleaning", "Corpus", "check", "folder", "list", "load"]
