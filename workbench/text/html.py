"""Reading HTML with the standard library's parser, which knows every tag's place."""

from __future__ import annotations

import re
from collections import Counter
from html import unescape
from html.parser import HTMLParser

from workbench.text.markup import Carrier, Readable

__all__ = ["looks_like_html", "read_html"]

_START = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL)
_LINE_END = re.compile(r"\n")
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_HIDDEN = frozenset((
    "script style noscript template svg math head iframe object select "
                    "textarea audio video canvas datalist"
).split())
_AROUND = frozenset("nav footer aside form figcaption button menu dialog".split())
_BLOCKS = frozenset((
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol "
    "p pre section summary table tbody td tfoot th thead tr ul button"
).split())
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_LISTS = frozenset("ul ol menu".split())
_SAID = frozenset("script style iframe video audio".split())
_TAG_START = re.compile(r"<[A-Za-z/!?]")


def looks_like_html(text: str) -> bool:
    """Whether a file without a telling suffix begins as an HTML page does."""
    return _START.match(text[:2000]) is not None


def read_html(raw: str) -> Readable:
    """Take the readable text out of HTML.

    Scripts, styles and images go; blanks collapse as in a browser; navigation, footers,
    asides, captions and forms become blocks of kind ``furniture``.
    """
    reader = _Reader(raw)
    whole = _whole(raw)
    if whole < len(raw):
        reader.left["unclosed tag or comment at the end"] = 1
    reader.feed(raw[:whole])
    reader.close()
    reader.finish()
    carrier = reader.carrier
    counts = ", ".join(f"{n} {what}" for what, n in sorted(reader.left.items()))
    remark = f"HTML markup was taken off; left out: {counts}." if counts else (
        "HTML markup was taken off.")
    return Readable(carrier.text(), tuple(carrier.blocks), tuple(carrier.runs),
                    " ".join("".join(reader.title).split()) or None, reader.language, (remark,))


def _whole(raw: str) -> int:
    """Where a comment or tag begins that the file never closes; its end where there is none.

    A browser drops it, and the standard library's parser takes quadratic time over it.
    """
    end = len(raw)
    comment = raw.find("<!--", raw.rfind("-->") + 1)
    if comment >= 0:
        end = comment
    tag = _TAG_START.search(raw, raw.rfind(">", 0, end) + 1, end)
    return tag.start() if tag else end


class _Reader(HTMLParser):
    def __init__(self, raw: str) -> None:
        super().__init__(convert_charrefs=False)
        self.carrier = Carrier(raw)
        self.left: dict[str, int] = {}
        self.title: list[str] = []
        self.language: str | None = None
        self._lines = [0] + [m.end() for m in _LINE_END.finditer(raw)]
        # Open elements are counted, not stacked: real pages leave many of them open.
        self._hidden: Counter[str] = Counter()
        self._around: Counter[str] = Counter()
        self._lists = 0
        self._heading = 0
        self._in_item = False
        self._in_title = False
        self._pre = 0

    def place(self) -> int:
        """Where in the file the parser is."""
        line, column = self.getpos()
        return self._lines[line - 1] + column

    def parse_marked_section(self, i: int, report: int = 1) -> int:
        # The base class raises on unknown sections; a browser takes them for comments.
        return self.parse_bogus_comment(i)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "html":
            declared = dict(attrs).get("lang") or dict(attrs).get("xml:lang")
            self.language = declared.split("-")[0].lower() if declared else self.language
        if tag == "title" and not self.title:
            self._in_title = True
        if tag == "img":
            self._count("image(s)")
        if tag == "body":
            self._hidden.clear()  # a head that was never closed
        if tag in _HIDDEN:
            self._hidden[tag] += 1
            if tag in _SAID:
                self._count(tag)
        if tag == "br":
            self._blank("\n", -1)
        if tag in _BLOCKS:
            self._end_block()
            self._in_item = tag == "li" or (self._in_item and tag not in _LISTS)
            self._heading = int(tag[1]) if tag in _HEADINGS else (
                0 if tag in ("p", "li", "td") else self._heading)
            self._lists += tag in _LISTS
            self._around[tag] += tag in _AROUND
            self._pre += tag == "pre"

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        # <div/> is an opening tag in HTML; only void elements end where they begin.
        self.handle_starttag(tag, attrs)
        if tag in _HIDDEN:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag == "title":
            self._in_title = False
        if self._hidden[tag] > 0:
            self._hidden[tag] -= 1
        if tag in _BLOCKS:
            self._end_block()
            self._heading = 0 if tag in _HEADINGS else self._heading
            self._in_item = self._in_item and tag != "li" and tag not in _LISTS
            self._lists = max(0, self._lists - (tag in _LISTS))
            self._around[tag] = max(0, self._around[tag] - (tag in _AROUND))
            self._pre = max(0, self._pre - (tag == "pre"))

    def _count(self, what: str) -> None:
        self.left[what] = self.left.get(what, 0) + 1

    def _out_of_sight(self) -> bool:
        return self._in_title or any(self._hidden.values())

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.title.append(data)
        if self._out_of_sight():
            return
        at = self.place()
        if self._pre:
            self.carrier.put(data, at)
            return
        done = 0
        for match in _BLANKS.finditer(data):
            if match.start() > done:
                self.carrier.put(data[done : match.start()], at + done)
            self._blank(" ", at + match.start() if match.group() == " " else -1)
            done = match.end()
        if done < len(data):
            self.carrier.put(data[done:], at + done)

    def handle_entityref(self, name: str) -> None:
        self._reference(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._reference(f"&#{name};")

    def _reference(self, written: str) -> None:
        text = unescape(written)
        if any("\ud800" <= c <= "\udfff" or c == "\x00" for c in text):
            text = "\ufffd"
        if self._in_title:
            self.title.append(text)
        elif not self._out_of_sight():
            self.carrier.put(text)

    def _blank(self, text: str, at: int) -> None:
        if self._out_of_sight() or self.carrier.ends_blank():
            return
        self.carrier.put(text, at)

    def _end_block(self) -> None:
        if any(self._around.values()):
            self.carrier.end("furniture")
        elif self._heading:
            self.carrier.end("heading", self._heading)
        else:
            self.carrier.end("item" if self._lists or self._in_item else "paragraph")
        self.carrier.begin()

    def finish(self) -> None:
        """Close what the file left open."""
        self._end_block()
