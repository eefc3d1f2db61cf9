"""Translation memories: TMX 1.4b, as translators' tools read and write them.

Source of the format: LISA OSCAR, "TMX 1.4b Specification" (2005).
"""

from __future__ import annotations

from typing import NamedTuple

from workbench.errors import FormatError
from workbench.exchange.files import Source, name_of
from workbench.exchange.markup import parse_xml, xml_attribute, xml_text
from workbench.model import Bitext
from workbench.version import __version__

__all__ = ["Unit", "format_tmx", "read_tmx"]

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

class Unit(NamedTuple):
    """One unit of a translation memory: its id and the text of each language, in order."""

    id: str
    texts: tuple[tuple[str, str], ...]


def format_tmx(bitext: Bitext) -> str:
    """A translation memory with one unit a two-sided link, in the links' order.

    Added and omitted sentences have no place in the format and are left out; a note in the
    header says how many.
    """
    source, target = bitext.source.language, bitext.target.language
    linked = [link for link in bitext.links if link.linked]
    lost = len(bitext.links) - len(linked)
    out = [
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n'
        '<tmx version="1.4">\n'
        f'<header creationtool="workbench" creationtoolversion={xml_attribute(__version__)} '
        'segtype="block" o-tmf="workbench" adminlang="en" datatype="plaintext" '
        f"srclang={xml_attribute(source)}>\n"
        f"<note>{lost} links without a counterpart are left out.</note>\n</header>\n<body>\n"
    ]
    for link in linked:
        out.append(f"<tu tuid={xml_attribute(link.id)}>\n")
        if link.similarity is not None:
            out.append(f'<prop type="x-similarity">{link.similarity!r}</prop>\n')
        if link.moved:
            out.append('<prop type="x-moved">yes</prop>\n')
        for language, text in (
            (source, bitext.text(link, "source")), (target, bitext.text(link, "target"))
        ):
            opening = f"<tuv xml:lang={xml_attribute(language)}>"
            out.append(f"{opening}<seg>{xml_text(text)}</seg></tuv>\n")
        out.append("</tu>\n")
    out.append("</body>\n</tmx>\n")
    return "".join(out)


def read_tmx(path: Source) -> tuple[Unit, ...]:
    """Read the units of a translation memory; inline markup gives its text alone.

    Raises
    ------
    FormatError
        Where the file is no well-formed TMX.
    """
    name = name_of(path)
    root = parse_xml(path, "tmx")
    units = []
    for number, unit in enumerate(root.iter("tu")):
        texts = []
        for variant in unit.iter("tuv"):
            language = variant.get(_LANG) or variant.get("lang")
            segment = variant.find("seg")
            if language is None or segment is None:
                raise FormatError(f"{name}: unit {number + 1}: a <tuv> without xml:lang or <seg>")
            texts.append((language, "".join(segment.itertext())))
        units.append(Unit(unit.get("tuid", str(number)), tuple(texts)))
    return tuple(units)
