"""All that is known of languages, and nothing else: one folder a language, one file a topic.

In goes a language's code, out comes a frozen :class:`~workbench.languages.base.Language`, whose
topics are None where nobody has written them. Nothing here has seen a text.
"""

from __future__ import annotations

from workbench.languages.base import OPTIONAL, Language
from workbench.languages.cldr import language_name
from workbench.languages.pairs import Pair, pair_of
from workbench.languages.registry import (
    in_all_languages,
    language_of,
    languages,
    read_folder,
    shared_words,
)

__all__ = ["OPTIONAL", "Language", "Pair", "in_all_languages", "language_name", "language_of",
           "languages", "pair_of", "read_folder", "shared_words"]
