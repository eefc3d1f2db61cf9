"""Each format goes out and comes back."""

import json
import xml.etree.ElementTree as ET
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench import exchange as x
from workbench.errors import FormatError
from workbench.model import (
    Bitext,
    Block,
    Divergence,
    Document,
    Link,
    Segment,
    SegmentPair,
    Sentence,
    Token,
    UnlinkedWord,
    WordAlignment,
    WordLink,
)

# Everything that a text may hold: markup, quotes, tabs, controls, all kinds of line end.
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=15) | st.sampled_from(
    ["a\tb", "c\r\nd", "<&>\"'", "\x01\x0b\ufffe", "\u2028x\u0085y", "]]>", " pad ", "&amp;", "\r"]
)
INDEXES = st.lists(st.integers(0, 99), max_size=3).map(tuple)
BEADS = st.lists(st.tuples(INDEXES, INDEXES), max_size=8).map(tuple)
PAIR_SETS = st.lists(st.frozensets(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=6),
                     max_size=6).map(tuple)


def document(texts, role, language):
    sentences, blocks, start = [], [], 0
    for i, text in enumerate(texts):
        sentences.append(Sentence(f"{role}{i}", text, start, start + len(text), i))
        blocks.append(Block("paragraph", start, start + len(text)))
        start += len(text) + 1
    return Document(f"doc-{role}", "\n".join(texts), language, tuple(sentences), tuple(blocks))


@st.composite
def bitexts(draw):
    left = draw(st.lists(TEXT, min_size=1, max_size=4))
    right = draw(st.lists(TEXT, min_size=len(left), max_size=len(left) + 2))
    source, target = document(left, "s", "fr"), document(right, "t", "en-GB")
    links = [
        Link(f"L{i}", (f"s{i}",), (f"t{i}",), "1-1", draw(st.floats(-1, 1)), draw(st.floats(0, 1)),
             draw(st.booleans()))
        for i in range(len(left) - 1)
    ]
    links.append(Link(f"L{len(links)}", (f"s{len(left) - 1}",), (), "omitted", None, 0.5))
    for j in range(len(left) - 1, len(right)):
        links.append(Link(f"L{len(links)}", (), (f"t{j}",), "added", None, 0.25,
                          repeats=("s0",) if j % 2 else ()))
    return Bitext(source, target, tuple(links))


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    return tmp_path_factory.mktemp("formats") / "file"


def put(place: Path, text: str) -> Path:
    place.write_bytes(text.encode("utf-8"))
    return place


@given(beads=BEADS)
def test_beads(place, beads):
    text = x.format_beads(beads)
    assert x.read_beads(put(place, text)) == beads
    assert text.count("\n") == len(beads)


def test_beads_of_a_bitext_count_from_zero(place):
    source, target = document(["a", "b", "c"], "s", "fr"), document(["A", "B", "X"], "t", "en")
    links = (
        Link("L0", ("s1", "s2"), ("t0",), "2-1", 0.9, 1.0, moved=True),
        Link("L1", (), ("t1",), "added", None, 1.0),
        Link("L2", ("s0",), ("t2",), "1-1", 0.9, 1.0),
    )
    assert x.format_beads(Bitext(source, target, links)) == "[1, 2]:[0]\n[]:[1]\n[0]:[2]\n"


@pytest.mark.parametrize("line", ["[0]:[1]:0.25", " [0] : [1] ", "[0]:[1]\r", "[ 0 ]:[1 ]"])
def test_beads_as_others_write_them(place, line):
    assert x.read_beads(put(place, f"\n{line}\n\n")) == (((0,), (1,)),)


@pytest.mark.parametrize("line", ["0:0", "[0]", "[a]:[0]", "[-1]:[0]", "[0],[1]", "[0]:[1",
                                  "[٣]:[1]", "[0 1]:[2]", "[0,]:[1]x", "0-0"])
def test_what_is_no_bead_is_refused_with_its_line(place, line):
    with pytest.raises(FormatError, match=r"file:2: .* is no bead"):
        x.read_beads(put(place, f"[0]:[0]\n{line}\n"))


def test_bead_folders(tmp_path):
    for doc in ("b", "a"):
        (tmp_path / "gold" / doc).mkdir(parents=True)
        (tmp_path / "gold" / doc / "gold.txt").write_text("[0]:[0]\n")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "a.txt").write_text("[]:[0]\n")
    with pytest.raises(FormatError, match=r"b\.txt: is missing"):
        x.read_bead_folders(tmp_path / "gold", tmp_path / "out")
    (tmp_path / "out" / "b.txt").write_text("[0]:[0]\n")
    found = x.read_bead_folders(tmp_path / "gold", tmp_path / "out")
    assert [(name, pred) for name, _, pred in found] == [
        ("a", (((), (0,)),)), ("b", (((0,), (0,)),))]
    with pytest.raises(FormatError, match="one is a folder and one a file"):
        x.read_bead_folders(tmp_path / "gold", tmp_path / "out" / "a.txt")
    with pytest.raises(FormatError, match=r"holds no <doc>/gold\.txt"):
        x.read_bead_folders(tmp_path / "out", tmp_path / "out")


@settings(deadline=None)
@given(bitext=bitexts())
def test_links_tsv_and_jsonl(place, bitext):
    table = x.format_links_tsv(bitext)
    assert x.read_links_tsv(put(place, table)) == bitext.links
    assert table.count("\n") == len(bitext.links) + 1
    body = x.format_links_jsonl(bitext)
    assert x.read_links_jsonl(put(place, body)) == bitext.links
    first = json.loads(body.split("\n")[0])
    assert first["source_text"] == bitext.text(bitext.links[0], "source")


def test_damaged_links_are_refused_with_their_line(place):
    bitext = Bitext(document(["a"], "s", "fr"), document(["b"], "t", "en"),
                    (Link("L0", ("s0",), ("t0",), "1-1", 0.5, 1.0),))
    table = x.format_links_tsv(bitext)
    for old, new, what in (("\t1-1\t", "\t1:1\t", "kind"), ("\tno\t", "\tmaybe\t", "moved"),
                           ("\t0.5\t", "\thalf\t", "no number")):
        with pytest.raises(FormatError, match=f"file:2.*{what}"):
            x.read_links_tsv(put(place, table.replace(old, new)))
    with pytest.raises(FormatError, match=r"file:1\.id: is missing"):
        x.read_links_jsonl(put(place, "{}\n"))
    with pytest.raises(FormatError, match="file:2: not JSON"):
        x.read_links_jsonl(put(place, x.format_links_jsonl(bitext) + "{'a': 1}\n"))
    with pytest.raises(FormatError, match="file:1: list where an object"):
        x.read_links_jsonl(put(place, "[1]\n"))


def legal(text: str) -> str:
    """A text without what XML 1.0 cannot hold."""
    return "".join(c for c in text if c in "\t\n\r" or (c >= " " and c not in "\ufffe\uffff"))


@settings(deadline=None)
@given(bitext=bitexts())
def test_tmx(place, bitext):
    text = x.format_tmx(bitext)
    units = x.read_tmx(put(place, text))
    linked = [k for k in bitext.links if k.linked]
    assert units == tuple(
        x.Unit(k.id, (("fr", legal(bitext.text(k, "source"))),
                      ("en-GB", legal(bitext.text(k, "target")))))
        for k in linked
    )
    header = ET.parse(place).getroot().find("header")
    assert set(header.attrib) == {"creationtool", "creationtoolversion", "segtype", "o-tmf",
                                  "adminlang", "srclang", "datatype"}
    assert header.get("srclang") == "fr"


def test_tmx_of_others_and_broken_ones(place):
    other = ('<?xml version="1.0" encoding="ISO-8859-1"?>\n<tmx version="1.1"><header/><body>'
             '<tu><tuv lang="FR"><seg>a <bpt i="1">b</bpt> c</seg></tuv></tu></body></tmx>')
    assert x.read_tmx(put(place, other)) == (x.Unit("0", (("FR", "a b c"),)),)
    with pytest.raises(FormatError, match=r"file:2:\d+: broken XML"):
        x.read_tmx(put(place, '<?xml version="1.0"?>\n<tmx><a></tmx>'))
    with pytest.raises(FormatError, match="begins with <html>, not <tmx>"):
        x.read_tmx(put(place, "<html/>"))
    with pytest.raises(FormatError, match="unit 1: a <tuv> without"):
        x.read_tmx(put(place, "<tmx><tu><tuv><seg>a</seg></tuv></tu></tmx>"))


@settings(deadline=None)
@given(bitext=bitexts())
def test_xces(place, bitext):
    links = x.read_xces(put(place, x.format_xces(bitext, "a.xml", "b.xml")))
    assert links == tuple(x.XcesLink(k.source, k.target, k.confidence) for k in bitext.links)
    group = ET.parse(place).getroot().find("linkGrp")
    assert (group.get("fromDoc"), group.get("toDoc")) == ("a.xml", "b.xml")
    side = ET.parse(put(place, x.format_xces_document(bitext.target))).getroot()
    assert [(s.get("id"), s.text or "") for s in side.iter("s")] == [
        (s.id, legal(s.text)) for s in bitext.target.sentences
    ]


def test_xces_as_opus_writes_it(place):
    opus = ('<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE cesAlign PUBLIC '
            '"-//CES//DTD XML cesAlign//EN" "">\n<cesAlign version="1.0">\n'
            '<linkGrp targType="s" fromDoc="en/a.xml.gz" toDoc="fr/a.xml.gz">\n'
            '<link id="SL0" xtargets="s1.1 s1.2;s1.1" />\n<link id="SL1" xtargets=";s2"/>\n'
            "</linkGrp></cesAlign>\n")
    assert x.read_xces(put(place, opus)) == (
        x.XcesLink(("s1.1", "s1.2"), ("s1.1",), None), x.XcesLink((), ("s2",), None))
    for broken in (opus.replace(";s2", "s2"), opus.replace('xtargets=";s2"', "")):
        with pytest.raises(FormatError, match="link 2: xtargets="):
            x.read_xces(put(place, broken))


@given(links=PAIR_SETS)
def test_pharaoh(place, links):
    text = x.format_pharaoh(links)
    assert x.read_pharaoh(put(place, text)) == links
    assert text.count("\n") == len(links)


def test_gold_words(place):
    found = x.read_gold_words(put(place, "0-0 1?2 3p4 1-1 1?1\r\n\r\n2-2"))
    assert found == (
        x.GoldLinks(frozenset({(0, 0), (1, 1)}), frozenset({(1, 2), (3, 4)})),
        x.GoldLinks(frozenset(), frozenset()),
        x.GoldLinks(frozenset({(2, 2)}), frozenset()),
    )
    assert x.read_pharaoh(place)[0] == {(0, 0), (1, 1), (1, 2), (3, 4)}
    for bad in ("0-", "0-0-1", "a-b", "0:0", "-1-0", "0–0"):
        with pytest.raises(FormatError, match=r"file:2: .* is no word link"):
            x.read_pharaoh(put(place, f"0-0\n1-1 {bad}\n"))


@st.composite
def segments(draw):
    text = draw(TEXT)
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=4)))
    kinds = st.sampled_from(["word", "number", "punct"])
    return Segment(text, "fr", tuple(
        Token(text[a:b], a, b, draw(kinds)) for a, b in pairwise(cuts)
    ), draw(st.integers(0, 9)))


@st.composite
def alignments(draw):
    pair = SegmentPair(draw(TEXT), draw(segments()), draw(segments()))
    n, m = len(pair.source.tokens), len(pair.target.tokens)
    links = [WordLink(i, j, draw(st.floats(0, 1))) for i in range(n) for j in range(m)
             if draw(st.booleans())]
    alone = [UnlinkedWord("source", i, None if not m else 0, 0.5, "no counterpart")
             for i in range(n) if all(k.source != i for k in links)]
    return WordAlignment(pair, tuple(links), tuple(alone), "workbench")


@settings(deadline=None)
@given(found=st.lists(alignments(), max_size=3).map(tuple))
def test_words_jsonl(place, found):
    assert x.read_words_jsonl(put(place, x.format_words_jsonl(found))) == found


def test_damaged_words_jsonl(place):
    segment = Segment("ab", "fr", (Token("ab", 0, 2),))
    good = x.format_words_jsonl([WordAlignment(
        SegmentPair("0", segment, segment), (WordLink(0, 0, 1.0, 0.5),), (), "w")])
    for old, new, what in (
        ("[[0, 0, 1.0, 0.5]]", "[[0, 1, 1.0, 0.5]]", "links: 0-1 points past"),
        ("[0, 2, ", "[0, 9, ", r"source.words: \[0, 9\) lies outside"),
        ('"method": "w"', '"method": null', "method: null where str"),
        ('"unlinked": []', '"unlinked": [{}]', r"unlinked\[0\].side: is missing"),
        ('"source": {', '"sauce": {', "source: is missing from a Words"),
    ):
        assert old in good
        with pytest.raises(FormatError, match=f"file:1.{what}"):
            x.read_words_jsonl(put(place, good.replace(old, new, 1)))


SPANS = st.none() | st.tuples(st.integers(0, 9), st.integers(0, 9))
DIVERGENCES = st.builds(
    Divergence, TEXT, TEXT, st.sampled_from(["minor", "major", "critical"]), st.floats(0, 1), TEXT,
    SPANS, SPANS)


@given(rows=st.lists(st.lists(DIVERGENCES, max_size=2), max_size=4))
def test_flags(place, rows):
    flags = x.flags_of(rows)
    assert [f.row for f in flags] == [i for i, row in enumerate(rows) for _ in row]
    assert x.read_flags(put(place, x.format_flags(flags))) == flags


def test_the_fields_of_a_flag_are_the_promised_ones(place):
    flag = x.Flag(0, "number", "major", 0.5, (0, 2), None, "12 is missing.")
    body = json.loads(x.format_flags([flag]))
    assert body == {"row": 0, "kind": "number", "severity": "major", "confidence": 0.5,
                    "source_span": [0, 2], "target_span": None, "evidence": "12 is missing."}
    for key, value in (("severity", "awful"), ("row", -1), ("source_span", [1]), ("row", "0")):
        with pytest.raises(FormatError, match=f"file:1.{key}"):
            x.read_flags(put(place, json.dumps({**body, key: value})))
