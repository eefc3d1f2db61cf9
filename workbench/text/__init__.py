"""Reading texts, and cutting them into sentences and words with offsets."""

from __future__ import annotations

from workbench.text.detect import detect_language
from workbench.text.limits import check_length
from workbench.text.read import read, read_lines, read_text, with_role
from workbench.text.sentences import split_sentences
from workbench.text.words import segment, tokenize, tokenize_blanks

__all__ = [
    "check_length",
    "detect_language",
    "read",
    "read_lines",
    "read_text",
    "segment",
    "split_sentences",
    "tokenize",
    "tokenize_blanks",
    "with_role",
]
