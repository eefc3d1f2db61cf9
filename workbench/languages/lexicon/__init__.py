"""What words mean: how two languages render each other, opposites, broader terms.

A small lexicon for the checks on the choice of words and for glosses in evidence; today it is of
French and English. Made by ``training/make_lexicon.py``; sources, licences and counts stand in
``docs/lexicon.md``.
"""

from __future__ import annotations

from workbench.languages.lexicon.lexicon import (
    FalseFriend,
    Lexicon,
    gloss,
    lexicon_of,
    opposites,
)
from workbench.languages.lexicon.net import Net, net_of
from workbench.languages.lexicon.renderings import Rendering

__all__ = ["FalseFriend", "Lexicon", "Net", "Rendering", "gloss", "lexicon_of", "net_of",
           "opposites"]
