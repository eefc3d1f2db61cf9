"""Text as HTML may hold it."""

from __future__ import annotations

import re
from html import escape

__all__ = ["clean", "escaped"]

# what HTML does not allow, even escaped
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    """Replace characters that HTML does not allow by U+FFFD, one for one."""
    return _FORBIDDEN.sub("\ufffd", text)


def escaped(text: str) -> str:
    """A text of any kind as it may stand between tags and in an attribute."""
    return escape(clean(text))
