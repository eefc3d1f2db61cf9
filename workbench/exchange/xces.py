"""XCES alignment: links by sentence ids, beside two documents, as OPUS keeps its corpora.

Source of the format: Ide, Bonhomme and Romary (2000), "XCES: An XML-based encoding standard
for linguistic corpora"; Tiedemann (2012), "Parallel data, tools and interfaces in OPUS".
"""

from __future__ import annotations

from typing import NamedTuple

from workbench.errors import FormatError
from workbench.exchange.files import Source, name_of
from workbench.exchange.markup import parse_xml, xml_attribute, xml_text
from workbench.model import Bitext, Document

__all__ = ["XcesLink", "format_xces", "format_xces_document", "read_xces"]


class XcesLink(NamedTuple):
    """The sentence ids of both sides, and how certain the link is (None where not said)."""

    source: tuple[str, ...]
    target: tuple[str, ...]
    certainty: float | None


def format_xces(
    bitext: Bitext, source_name: str | None = None, target_name: str | None = None
) -> str:
    """The alignment file: a ``link`` with ``xtargets`` of source ids, a semicolon, target ids.

    Parameters
    ----------
    bitext : Bitext
    source_name, target_name : str, optional
        What ``fromDoc`` and ``toDoc`` say: the files that :func:`format_xces_document` made.
    """
    out = [
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<!DOCTYPE cesAlign PUBLIC "-//CES//DTD XML cesAlign//EN" "">\n'
        '<cesAlign version="1.0">\n'
        f'<linkGrp targType="s" fromDoc={xml_attribute(source_name or bitext.source.id)} '
        f"toDoc={xml_attribute(target_name or bitext.target.id)}>\n"
    ]
    for link in bitext.links:
        targets = f"{' '.join(link.source)};{' '.join(link.target)}"
        out.append(
            f"<link id={xml_attribute(link.id)} xtargets={xml_attribute(targets)} "
            f'certainty="{link.confidence!r}"/>\n'
        )
    out.append("</linkGrp>\n</cesAlign>\n")
    return "".join(out)


def format_xces_document(document: Document) -> str:
    """One side's document: paragraphs of sentences that carry the ids of the alignment."""
    out = [
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f"<text xml:lang={xml_attribute(document.language)}>\n<body>\n"
    ]
    block = None
    for sentence in document.sentences:
        if sentence.block != block:
            out.append(("</p>\n" if block is not None else "") + f'<p id="p{sentence.block}">\n')
            block = sentence.block
        out.append(f"<s id={xml_attribute(sentence.id)}>{xml_text(sentence.text)}</s>\n")
    out.append(("</p>\n" if block is not None else "") + "</body>\n</text>\n")
    return "".join(out)


def read_xces(path: Source) -> tuple[XcesLink, ...]:
    """Read the links of an alignment file.

    Raises
    ------
    FormatError
        Where the XML is broken, or a link lacks ``xtargets`` or its semicolon.
    """
    name = name_of(path)
    root = parse_xml(path, "cesAlign")
    found = []
    for number, link in enumerate(root.iter("link"), 1):
        sides = link.get("xtargets", "").split(";")
        if len(sides) != 2:
            raise FormatError(
                f"{name}: link {number}: xtargets={link.get('xtargets')!r} is not source ids, a "
                "semicolon and target ids"
            )
        said = link.get("certainty")
        try:
            certainty = None if said is None else float(said)
        except ValueError:
            raise FormatError(f"{name}: link {number}: certainty={said!r} is no number") from None
        found.append(XcesLink(tuple(sides[0].split()), tuple(sides[1].split()), certainty))
    return tuple(found)
