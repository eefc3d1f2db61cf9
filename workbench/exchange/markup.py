"""XML in and out: what may stand in it, and where it breaks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.errors import FormatError
from workbench.exchange.files import Source, name_of, read_text

if TYPE_CHECKING:
    import xml.etree.ElementTree as ET

__all__ = ["parse_xml", "xml_attribute", "xml_text"]

# What XML 1.0 has no way to hold, not even as a reference.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# Parsers turn a carriage return into a line feed, and all white space of an attribute into
# blanks; as references they stay what they are.
_IN_TEXT = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"}
_TEXT = str.maketrans(_IN_TEXT)
_ATTRIBUTE = str.maketrans({**_IN_TEXT, '"': "&quot;", "\n": "&#10;", "\t": "&#9;"})
_DECLARED = re.compile(r"^\s*<\?xml[^>]*\?>")


def xml_text(text: str) -> str:
    """Escape a text for XML; control characters, which XML cannot hold, are dropped."""
    return _FORBIDDEN.sub("", text).translate(_TEXT)


def xml_attribute(text: str) -> str:
    """Escape a text for an attribute, with its quotation marks around it."""
    return f'"{_FORBIDDEN.sub("", text).translate(_ATTRIBUTE)}"'


def parse_xml(path: Source, root: str) -> ET.Element:
    """Parse an XML file that begins with the element *root*.

    Raises
    ------
    FormatError
        Where the file begins with something else, or naming the line and column where the
        XML breaks.
    """
    # Here, since it brings a parser that most work has no use for.
    import xml.etree.ElementTree as ET

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
