"""Every file format in and out: links, words, pairs, flags and saved results.

Here live a reader and a formatter for each format, and the schema that JSON is held against.
In come paths (or ``-`` for standard input), out go values; and values in, the text of a file
out, to be written by :func:`workbench.results.write_whole`. Readers raise
:class:`~workbench.errors.FormatError` with the place of what is wrong.
"""

from workbench.exchange.anchors import AnchorLine, format_anchors, read_anchor_lines
from workbench.exchange.beads import Bead, beads_of, format_beads, read_bead_folders, read_beads
from workbench.exchange.files import read_text
from workbench.exchange.flags import Flag, flags_of, format_flags, read_flags
from workbench.exchange.glossary import read_glossary
from workbench.exchange.links import (
    format_links_jsonl,
    format_links_tsv,
    read_links_jsonl,
    read_links_tsv,
)
from workbench.exchange.saved import load
from workbench.exchange.tables import Table, format_table, read_pairs, read_table, table_of
from workbench.exchange.tmx import Unit, format_tmx, read_tmx
from workbench.exchange.tokens import TokenScores, format_tokens, read_tokens
from workbench.exchange.words import (
    GoldLinks,
    format_pharaoh,
    format_words_jsonl,
    read_gold_words,
    read_pharaoh,
    read_words_jsonl,
)
from workbench.exchange.xces import XcesLink, format_xces, format_xces_document, read_xces

__all__ = [
    "AnchorLine",
    "Bead",
    "Flag",
    "GoldLinks",
    "Table",
    "TokenScores",
    "Unit",
    "XcesLink",
    "beads_of",
    "flags_of",
    "format_anchors",
    "format_beads",
    "format_flags",
    "format_links_jsonl",
    "format_links_tsv",
    "format_pharaoh",
    "format_table",
    "format_tmx",
    "format_tokens",
    "format_words_jsonl",
    "format_xces",
    "format_xces_document",
    "load",
    "read_anchor_lines",
    "read_bead_folders",
    "read_beads",
    "read_flags",
    "read_glossary",
    "read_gold_words",
    "read_links_jsonl",
    "read_links_tsv",
    "read_pairs",
    "read_pharaoh",
    "read_table",
    "read_text",
    "read_tmx",
    "read_tokens",
    "read_words_jsonl",
    "read_xces",
    "table_of",
]
