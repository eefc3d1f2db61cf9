"""XML in and out: what may stand in it, and where it breaks."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from xml.sax.saxutils import escape, quoteattr

from workbench.errors import FormatError
from workbench.exchange.files import Source, name_of, read_text

__all__ = ["parse_xml", "xml_attribute", "xml_text"]

# What XML 1.0 has no way to hold, not even as a reference.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_DECLARED = re.compile(r"^\s*<\?xml[^>]*\?>")


def xml_text(text: str) -> str:
    """Escape a text for XML; control characters, which XML cannot hold, are dropped.

    A carriage return is written as a reference, since parsers turn it into a line feed.
    """
    return escape(_FORBIDDEN.sub("", text), {"\r": "&#13;"})


def xml_attribute(text: str) -> str:
    """Escape a text for an attribute, with its quotation marks around it."""
    return quoteattr(_FORBIDDEN.sub("", text))


def parse_xml(path: Source, root: str) -> ET.Element:
    """Parse an XML file that begins with the element *root*.

    Raises
    ------
    FormatError
        Where the file begins with something else, or naming the line and column where the
        XML breaks.
    """
    name = name_of(path)
    # Decoded already, so whatever encoding the declaration names must not be read again.
    text = _DECLARED.sub("", read_text(path))
    try:
        element = ET.fromstring(text)
    except ET.ParseError as error:
        line, column = error.position
        raise FormatError(
            f"{name}:{line}:{column + 1}: broken XML ({error}); <{root}> was expected"
        ) from None
    if element.tag != root:
        raise FormatError(f"{name}: begins with <{element.tag}>, not <{root}>")
    return element
