"""Linked words as a notebook shows them: two lines of text whose words point at each other.

The view is one element that holds all it needs and asks nothing of the page around it. It
has no script: the style sheet alone lights up the words that answer the one under the
pointer or the keyboard's focus. Without style the numbers still say which words belong
together. Colours are mixed from the page's own text colour, so that it follows a dark page.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from itertools import pairwise

from workbench.model import Side, Token, WordAlignment, facing
from workbench.show.escaping import escaped

__all__ = ["link_groups", "words_html"]

_MOST = 400  # words of a side that are shown
_ROWS = 200  # rows of a table

_STYLE = """
#ID{line-height:1.9;max-width:60rem}
#ID p{margin:.3em 0}
#ID .side{overflow-wrap:anywhere}
#ID .name{font-weight:600;line-height:1.4}
#ID .word{border-radius:.2em;padding:.08em .1em}
#ID .lost{text-decoration:underline dashed;text-underline-offset:.25em}
#ID sup{font-size:.65em;line-height:0;opacity:.75;padding-left:.1em}
#ID .word:is(:hover,:focus){outline:2px solid currentColor}
#ID table{border-collapse:collapse;line-height:1.4;display:block;overflow-x:auto}
#ID :is(td,th){text-align:start;padding:.15em .6em;vertical-align:top}
"""
_LIT = ("#ID:has({0}:is(:hover,:focus)) {0}{{background:color-mix(in srgb,currentColor 18%,"
        "transparent);box-shadow:0 2px currentColor}}\n")


def link_groups(alignment: WordAlignment) -> tuple[dict[int, int], dict[int, int]]:
    """Number the groups of words that links hold together, from 1, in reading order.

    Returns
    -------
    two dicts of int to int
        For the source and the target: the group of each linked token. *ne ... pas* linked
        to *not* are one group.
    """
    source: dict[int, int] = {}
    target: dict[int, int] = {}
    by_source: dict[int, list[int]] = {}
    by_target: dict[int, list[int]] = {}
    for link in alignment.links:
        by_source.setdefault(link.source, []).append(link.target)
        by_target.setdefault(link.target, []).append(link.source)
    number = 0
    for first in sorted(by_source):
        if first in source:
            continue
        number += 1
        waiting = [first]
        while waiting:
            here = waiting.pop()
            if here in source:
                continue
            source[here] = number
            for there in by_source[here]:
                if there not in target:
                    target[there] = number
                    waiting += by_target[there]
    return source, target


def words_html(alignment: WordAlignment) -> str:
    """Return the alignment as one HTML element; every character of the texts is escaped."""
    name = "wb" + hashlib.sha256(repr(alignment).encode("utf-8", "replace")).hexdigest()[:10]
    groups = link_groups(alignment)
    sides = [
        _side(alignment, "source", "Original", groups[0]),
        _side(alignment, "target", "Translation", groups[1]),
    ]
    shown = sorted({g for side in groups for k, g in side.items() if k < _MOST})
    style = _STYLE + "".join(_LIT.format(f".g{g}") for g in shown)
    return (
        f'<div id="{name}" class="wb-words" role="group" aria-label="Linked words">'
        f'<style>{style.replace("#ID", "#" + name)}</style>'
        f'<p>{escaped(" ".join(alignment.notes))} Words with the same number answer each other; '
        "a dashed word with ∅ has no counterpart.</p>"
        + "".join(sides)
        + _table("Word links", ("original", "translation", "score", "similarity"), (
            (str(r["source"]), str(r["target"]), f'{r["score"]:.2f}', f'{r["similarity"]:.2f}')
            for r in alignment.rows()))
        + _table("Words without a link", ("side", "word", "why"), (
            (str(r["side"]), str(r["word"]), str(r["explanation"]))
            for r in alignment.unlinked_rows()))
        + "</div>"
    )


def _side(alignment: WordAlignment, side: Side, title: str, groups: dict[int, int]) -> str:
    segment = alignment.segment(side)
    tokens = segment.tokens[:_MOST]
    titles = _titles(alignment, side)
    out: list[str] = []
    ends = [0, *(t.end for t in tokens)]
    for index, ((before, _), token) in enumerate(zip(pairwise(ends), tokens, strict=True)):
        out.append(escaped(segment.text[before : token.start]))
        out.append(_word(token, groups.get(index), titles.get(index, ("", ""))))
    if len(tokens) == len(segment.tokens):
        out.append(escaped(segment.text[ends[-1] :]))
    else:
        out.append(f" … ({len(segment.tokens) - _MOST} more words)")
    language = escaped(segment.language)
    return (f'<p class="name">{title} ({language})</p>'
            f'<p class="side" lang="{language}" dir="auto">{"".join(out)}</p>')


def _word(token: Token, group: int | None, told: tuple[str, str]) -> str:
    text = escaped(token.text)
    reason, title = told
    if group is not None:
        return (f'<span class="word g{group}" tabindex="0" title="{escaped(title)}">{text}'
                f"<sup>{group}</sup></span>")
    if reason in ("no counterpart", "beyond the window"):
        return (f'<span class="word lost" tabindex="0" title="{escaped(title)}">{text}'
                "<sup>∅</sup></span>")
    return f'<span title="{escaped(title)}">{text}</span>' if title else text


def _titles(alignment: WordAlignment, side: Side) -> dict[int, tuple[str, str]]:
    """What is told of each word: its reason, where it has no link, and a sentence."""
    out: dict[int, tuple[str, str]] = {}
    linked: dict[int, list[str]] = {}
    there = alignment.segment(facing(side)).tokens
    for link in alignment.links:
        here, far = (link.source, link.target)[:: 1 if side == "source" else -1]
        linked.setdefault(here, []).append(f"“{there[far].text}” ({link.score:.2f})")
    out.update({k: ("", "answers " + ", ".join(words)) for k, words in linked.items()})
    for row in alignment.unlinked_rows():
        if row["side"] == side and row["reason"] != "punctuation":
            out[int(str(row["index"]))] = str(row["reason"]), str(row["explanation"])
    return out


def _table(title: str, head: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> str:
    body = [
        "<tr>" + "".join(f"<td>{escaped(cell)}</td>" for cell in row) + "</tr>" for row in rows
    ]
    if not body:
        return ""
    more = f" (the first {_ROWS} of {len(body)})" if len(body) > _ROWS else ""
    names = "".join(f'<th scope="col">{name}</th>' for name in head)
    return (f"<details><summary>{title}: {len(body)}{more}</summary><table><thead><tr>{names}"
            f'</tr></thead><tbody>{"".join(body[:_ROWS])}</tbody></table></details>')
