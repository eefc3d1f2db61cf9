"""What words mean: how French and English render each other, opposites, broader terms.

A small lexicon for the checks on the choice of words and for glosses in evidence. It knows
French and English; for any other language every answer is empty. Made by
``training/make_lexicon.py``; sources, licences and counts stand in ``docs/lexicon.md``.
"""

from __future__ import annotations

from workbench.languages.lexicon.choice import (
    FalseFriend,
    broader,
    false_friend,
    opposites,
    renders,
)
from workbench.languages.lexicon.net import synonyms
from workbench.languages.lexicon.renderings import (
    LANGUAGES,
    Rendering,
    cognate,
    gloss,
    known,
    seen,
    share,
    translations,
)

__all__ = [
    "LANGUAGES",
    "FalseFriend",
    "Rendering",
    "broader",
    "cognate",
    "false_friend",
    "gloss",
    "known",
    "opposites",
    "renders",
    "seen",
    "share",
    "synonyms",
    "translations",
]
