"""The command that looks a word up in one or more pairs."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.cli.console import as_table, check_out, deliver, say, to_json
from workbench.cli.inputs import pair
from workbench.cli.progress import working
from workbench.results import as_plain

if TYPE_CHECKING:
    from workbench.kwic import Concordance, Hit
    from workbench.model import Analysis, Bitext

__all__ = ["kwic"]

def kwic(args: argparse.Namespace) -> int:
    """Print a word's occurrences with what answers them."""
    check_out(args.out, args.texts)
    if args.width < 0:
        args.usage_error("--width: give a number of characters, 0 for whole passages")
    pairs = _pairs(args)
    from workbench.kwic.search import kwic as search

    with working("looking the word up"):
        found = search(args.word, *pairs, side=args.side, forms=not args.exact, width=args.width)
    if args.json:
        deliver(to_json({
            "word": found.word, "hits": found.rows(), "notes": list(found.notes),
            "renderings": as_plain(found.renderings),
        }), args.out)
    elif args.format == "tsv":
        for note in found.notes:
            say(note)
        deliver(_tsv(found), args.out)
    else:
        deliver(_text(found), args.out)
    return 0


def _pairs(args: argparse.Namespace) -> list[Bitext | Analysis]:
    """Reports and corpora by themselves, other files two by two."""
    from workbench.align import align

    out: list[Bitext | Analysis] = []
    waiting: str | None = None
    for text in args.texts:
        place = Path(text)
        whole = place.is_dir() or place.suffix.lower() == ".json" or not place.exists()
        if text != "-" and whole and waiting is None:
            out.append(_whole(text))
        elif waiting is None:
            waiting = text
        else:
            source, target = pair(waiting, text, args)
            with working("aligning sentences"):
                out.append(align(source, target, model=args.model))
            waiting = None
    if waiting is not None:
        args.usage_error(f"{waiting} is one text: name its translation after it")
    return out


def _whole(text: str) -> Bitext | Analysis:
    """The pair of a report, of a saved result, or of a corpus."""
    from workbench import corpora, exchange
    from workbench.align import align
    from workbench.errors import FormatError
    from workbench.model import Analysis, Bitext

    place = Path(text)
    if (place / "tables" / "analysis.json").is_file():
        return exchange.load(place / "tables" / "analysis.json", Analysis)
    if place.is_file():
        result = exchange.load(place)
        if isinstance(result, Analysis | Bitext):
            return result
        raise FormatError(f"{text}: holds a {type(result).__name__}; give an Analysis or a Bitext")
    source, target = corpora.load(text).pair()
    with working("aligning sentences"):
        return align(source, target)


def _text(found: Concordance) -> str:
    lines = [f"{note}\n" for note in found.notes]
    if found.hits:
        lines += ["\n", as_table([
            {"side": r.side, "rendering": r.rendering, "count": r.count,
             "share": f"{100 * r.share:.0f} %", "forms": ", ".join(r.forms)}
            for r in found.renderings])]
    left = max((len(h.left) for h in found.hits), default=0)
    for n, hit in enumerate(found.hits):
        if n == 0 or (hit.pair, hit.side) != (found.hits[n - 1].pair, found.hits[n - 1].side):
            lines.append(f"\n{hit.pair}, {'original' if hit.side == 'source' else 'translation'}\n")
        lines.append(_line(hit, left))
    return "".join(lines)


def _line(hit: Hit, left: int) -> str:
    """The word in its column, and below it the passage that answers, both marked alike."""
    first = f"{hit.link:>5}  {hit.left.rjust(left)} [{hit.keyword}] {hit.right}".rstrip()
    answer = hit.marked() if hit.passage else f"({hit.rendering})"
    missing = f"({hit.rendering}) " if hit.passage and not hit.marks else ""
    return f"{first}\n{'':>5}  = {missing}{answer}\n"


def _tsv(found: Concordance) -> str:
    from workbench.exchange import format_table, table_of

    head = ("pair", "side", "link", "sentence", "left", "keyword", "right", "counterpart",
            "rendering", "score", "passage")
    return format_table(table_of(found.rows(), head, name="concordance", digits=3))
