"""Reading: encodings, blocks, markup, furniture, and what cannot be read."""

from __future__ import annotations

import contextlib
import time
import warnings
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from workbench.errors import ParameterError, TextError, WorkbenchWarning
from workbench.model import Document
from workbench.text import detect_language, read, read_lines, read_text, with_role

FRENCH = ("Les deux dirigeants se rendront à Paris où « l'été » a commencé. "
          "Il a été reçu par le président, qui l'a félicité.\n\nLa visite s'est achevée mardi.\n")


def kinds(document: Document) -> list[tuple[str, str]]:
    return [(b.kind, document.text[b.start : b.end]) for b in document.blocks]


def carried(document: Document, raw: str) -> None:
    """Every run of the readable text stands at its place in the file."""
    last = 0
    for start, at, size in document.raw_runs:
        assert size > 0
        assert start >= last
        assert document.text[start : start + size] == raw[at : at + size]
        last = start + size


def test_plain_text_is_kept_char_for_char(tmp_path: Path) -> None:
    raw = "Un  titre\r\n\r\nUne phrase\tici. Et\u202fune autre !\r\n"
    path = tmp_path / "a.txt"
    path.write_bytes(raw.encode())
    document = read(path, language="fr")
    assert document.text == raw
    assert document.id == "a"
    assert document.path == str(path)
    assert [s.text for s in document.sentences][1:] == ["Une phrase\tici.", "Et\u202fune autre !"]
    for sentence in document.sentences:
        assert raw[sentence.start : sentence.end] == sentence.text


@pytest.mark.parametrize(("codec", "name"), [
    ("utf-8", "utf-8"), ("utf-8-sig", "utf-8"), ("utf-16", "utf-16-le"),
    ("utf-16-le", "utf-16-le"), ("utf-16-be", "utf-16-be"), ("cp1252", "latin-1"),
    ("utf-32", "utf-32-le"),
])
def test_encodings(tmp_path: Path, codec: str, name: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(FRENCH.encode(codec))
    document = read(path)
    assert document.text == FRENCH
    assert document.encoding == name
    assert document.language == "fr"
    if codec != "utf-8":
        assert any("Encoding" in remark for remark in document.remarks)


def test_cp1252_is_told_from_latin_1(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(("L’œuvre coûte 5 € à l’été. " + FRENCH).encode("cp1252"))
    document = read(path)
    assert document.encoding == "cp1252"
    assert document.text.startswith("L’œuvre coûte 5 €")


def test_cyrillic_bytes_are_guessed(tmp_path: Path) -> None:
    text = ("Президент России встретился с советником президента США в Москве. Переговоры "
            "продолжались полтора часа, сообщили журналистам после встречи.\n") * 3
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode("cp1251"))
    document = read(path)
    assert document.text == text
    assert document.language == "ru"


def test_mojibake_is_said_and_left_as_it_is(tmp_path: Path) -> None:
    garbled = FRENCH.encode("utf-8").decode("cp1252", errors="ignore")
    path = tmp_path / "a.txt"
    path.write_text(garbled, encoding="utf-8")
    with pytest.warns(WorkbenchWarning, match="UTF-8 read as cp1252"):
        document = read(path, language="fr")
    assert document.text == garbled
    assert any("cp1252" in remark for remark in document.remarks)


def test_honest_accents_are_no_mojibake() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        read_text("L'âge d'or, «Âme», São Paulo, Ã seul et â côté. «Ô»", language="fr")


def test_one_broken_byte_is_said(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(("é" * 40 + " oui. ").encode() * 3 + b"\xe9 non.")
    with pytest.warns(WorkbenchWarning, match="U\\+FFFD"):
        document = read(path, language="fr")
    assert document.encoding == "utf-8"


@pytest.mark.parametrize(("data", "message"), [
    (b"", "is empty"), (b" \n\t ", "is empty"), ("\ufeff".encode(), "empty"),
    (b"%PDF-1.7 abc", "a PDF"), (b"PK\x03\x04abc", "zip archive"), (b"\x89PNG\r\n", "PNG"),
    (b"\xff\xd8\xff\xe0", "JPEG"), (b"{\\rtf1", "RTF"), (b"abc\x00\x01\x02def" * 50, "binary"),
    (b"***\n---\n", "no word"), (b"\xff\xfea", "not valid utf-16-le"),
    ("\ufffd\ufffd\ufffda".encode() * 20, "U\\+FFFD"),
])
def test_what_is_no_text(tmp_path: Path, data: bytes, message: str) -> None:
    path = tmp_path / "bad.txt"
    path.write_bytes(data)
    with pytest.raises(TextError, match=message) as caught:
        read(path)
    assert "bad.txt" in str(caught.value)
    assert "\n" not in str(caught.value)
    assert ":" in str(caught.value)


def test_missing_and_folder(tmp_path: Path) -> None:
    with pytest.raises(TextError, match="does not exist"):
        read(tmp_path / "none.txt")
    with pytest.raises(TextError, match="is a folder"):
        read(tmp_path)
    with pytest.raises(TextError, match="cannot be read"):
        read("a\x00b")
    with pytest.raises(ParameterError, match="no language code"):
        read_text("Oui.", language="French!")
    with pytest.raises(TextError, match="surrogate"):
        read_text("abc \ud800 def")


MARKDOWN = """---
title: "A title"
lang: en
---

# The *first* heading

By [Reuters](#)

October 24, 2018

**Somebody / Kremlin.ru**

A [link](http://x.org/a_(b) "the title") and `code` with **bold *both***, &eacute; and \\*star\\*.
A second line. ![A picture](a.png) It ends.

- first item
- second item

> quoted text
> goes on.

```
print("gone")
```

Second
------

<div>Some <b>html</b> here.</div>

| a | b |
|---|---|
| one cell | two cell |

Original url:

<https://example.org/page>
"""


def test_markdown(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(MARKDOWN, encoding="utf-8")
    document = read(path)
    carried(document, MARKDOWN)
    assert document.title == "A title"
    assert document.language == "en"
    found = kinds(document)
    assert found[0] == ("heading", "The first heading")
    assert ("furniture", "By Reuters") in found
    assert ("furniture", "October 24, 2018") in found
    assert ("furniture", "Somebody / Kremlin.ru") in found
    assert ("paragraph", "A link and code with bold both, é and *star*.\nA second line.  "
                         "It ends.") in found
    assert ("item", "first item") in found
    assert ("paragraph", "quoted text\ngoes on.") in found
    assert ("heading", "Second") in found
    assert ("paragraph", "Some html here.") in found
    assert ("paragraph", "two cell") in found
    assert found[-1] == ("furniture", "https://example.org/page")
    assert "gone" not in document.text
    assert [b.level for b in document.blocks if b.kind == "heading"] == [1, 2]
    # Every letter of the readable text but the entity's was carried over.
    letters = sum(c.isalpha() for c in document.text)
    kept = sum(c.isalpha() for a, _, n in document.raw_runs for c in document.text[a : a + n])
    assert letters - kept == 1
    assert any("code" in r and "image" in r for r in document.remarks)


def test_markdown_with_windows_line_ends(tmp_path: Path) -> None:
    raw = MARKDOWN.replace("\n", "\r\n")
    path = tmp_path / "a.md"
    path.write_bytes(raw.encode())
    document = read(path)
    carried(document, raw)
    path.write_bytes(MARKDOWN.encode())
    assert [s.text for s in document.sentences] == [s.text for s in read(path).sentences]


HTML = """<!DOCTYPE html><html lang="fr"><head><title>Le titre &amp; le reste</title>
<style>p { color: red }</style><script>var a = "<p>non</p>";</script></head>
<body><nav><a href="/">Accueil</a></nav>
<h1>Une   rencontre</h1><p>Il a dit&nbsp;: «&#160;Oui.&#160;»
Puis <em>rien</em>.<br>Enfin tout.</p>
<ul><li>Un point.<li>Deux points.</ul>
<p>Fin &lt;vraie&gt;. <![foo[x]]> <!-- caché --></p>
<footer>Mentions légales</footer></body></html>"""


@pytest.mark.parametrize("name", ["a.html", "a.txt"])
def test_html(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text(HTML, encoding="utf-8")
    document = read(path)
    carried(document, HTML)
    assert document.title == "Le titre & le reste"
    assert document.language == "fr"
    assert kinds(document) == [
        ("furniture", "Accueil"),
        ("heading", "Une rencontre"),
        ("paragraph", "Il a dit\u00a0: «\u00a0Oui.\u00a0» Puis rien.\nEnfin tout."),
        ("item", "Un point."),
        ("item", "Deux points."),
        ("paragraph", "Fin <vraie>."),
        ("furniture", "Mentions légales"),
    ]
    assert document.sentences[0].heading
    assert document.sentences[0].id == "s0"


def test_html_declares_its_encoding(tmp_path: Path) -> None:
    page = '<html><head><meta charset="iso-8859-2"></head><body><p>Zażółć gęślą jaźń.</p></body>'
    path = tmp_path / "a.html"
    path.write_bytes(page.encode("iso-8859-2"))
    document = read(path, language="pl")
    assert document.text == "Zażółć gęślą jaźń."
    assert document.encoding == "iso8859-2"


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    text = ("CHAPTER I.\n\nThe Project begins\n\n"
            "It was the best of times, it was the worst of times, it was the\n"
            "age of wisdom, it was the age of foolishness. It was the epoch of\n"
            "belief, it was the epoch of incredulity, it was the season of Light.\n\n"
            "Another paragraph that is wrapped at much the same width as the one\n"
            "before it. It ends here.\n")
    document = read_text(text, language="en")
    assert [b.kind for b in document.blocks] == ["heading", "heading", "paragraph", "paragraph"]
    assert len(document) == 6
    assert "\n" in document.sentences[2].text


def test_lines_without_blank_lines_are_paragraphs() -> None:
    text = ("La première ligne est un paragraphe entier qui finit ici.\n"
            "La deuxième aussi. Elle a deux phrases.\nUn intertitre court\n"
            "La troisième finit la page.\n")
    document = read_text(text, language="fr")
    assert [b.kind for b in document.blocks] == ["paragraph", "paragraph", "heading", "paragraph"]
    assert len(document) == 5


def test_verse_and_lists_are_items() -> None:
    verse = ("Demain, dès l'aube, à l'heure où blanchit la campagne,\nJe partirai. Vois-tu,\n"
             "Et je sais que tu m'attends\nMarchant par la forêt\n")
    assert {b.kind for b in read_text(verse, language="fr").blocks} == {"item"}
    points = "Voici la liste.\n\n- un premier point\n- un second point\n"
    blocks = read_text(points, language="fr").blocks
    assert [b.kind for b in blocks] == ["paragraph", "item", "item"]


@pytest.mark.parametrize("line", [
    "By then it was over.", "Par Toutatis !", "Reuters reported it.", "Photo by photo he went on.",
    "Read more books, she said.", "Le 11 novembre, il partit.", "Comments were harsh",
])
def test_text_is_not_taken_for_furniture(line: str) -> None:
    document = read_text(f"{line}\n\nIt was late. They went home.\n", language="en")
    assert document.blocks[0].kind != "furniture"


def test_furniture_has_no_sentences_and_is_said() -> None:
    text = ("A title for it\n\nBy Jane Doe\n\nOctober 24, 2018\n\nIt was late. They went home.\n\n"
            "Read also: Another story\n\nhttps://example.org/x\n\nShare\n")
    document = read_text(text, language="en")
    assert [b.kind for b in document.blocks] == [
        "heading", "furniture", "furniture", "paragraph", "furniture", "furniture", "furniture"]
    assert [s.text for s in document.sentences] == [
        "A title for it", "It was late.", "They went home."]
    assert any("byline" in r and "date" in r for r in document.remarks)


def test_nothing_but_furniture_is_text() -> None:
    assert [s.text for s in read_text("Reuters", language="en").sentences] == ["Reuters"]


def test_read_lines_keeps_lines_and_numbers(tmp_path: Path) -> None:
    path = tmp_path / "lines.txt"
    path.write_bytes(b"Un. Deux.\r\n\r\n  Trois  \n# quatre")
    document = read_lines(path, language="fr")
    assert [s.text for s in document.sentences] == ["Un. Deux.", "", "  Trois  ", "# quatre"]
    assert [s.id for s in document.sentences] == ["s0", "s1", "s2", "s3"]
    assert any("1 of 4 lines are empty" in r for r in document.remarks)
    given_lines = read_lines(["Un.", "Deux.\n"], language="fr", id="two")
    assert (given_lines.id, len(given_lines)) == ("two", 2)
    with pytest.raises(TextError, match="line 1"):
        read_lines(["ok", "a\nb"])


def test_with_role() -> None:
    document = read_text("Un. Deux.", language="fr")
    target = with_role(document, "target")
    assert [s.id for s in target.sentences] == ["t0", "t1"]
    assert target.sentence("t1").text == "Deux."
    with pytest.raises(ParameterError):
        with_role(document, "first")  # type: ignore[arg-type]


@pytest.mark.parametrize(("text", "code"), [
    ("Le président a déclaré que la rencontre aura lieu à Paris.", "fr"),
    ("The president said that the meeting would take place in Paris.", "en"),
    ("Der Präsident sagte, das Treffen werde in Paris stattfinden.", "de"),
    ("El presidente dijo que la reunión tendrá lugar en París.", "es"),
    ("Il presidente ha detto che l'incontro avrà luogo a Parigi.", "it"),
    ("O presidente disse que a reunião não será em Paris.", "pt"),
    ("De president zei dat de bijeenkomst in Parijs zal plaatsvinden.", "nl"),
    ("Президент сказал, что встреча состоится в Париже.", "ru"),
    ("Президент сказав, що зустріч відбудеться в Парижі.", "uk"),
    ("大統領は会談がパリで行われると述べた。", "ja"), ("总统说会议将在巴黎举行。", "zh"),
    ("قال الرئيس إن الاجتماع سيعقد في باريس.", "ar"), ("הנשיא אמר שהפגישה תתקיים.", "he"),
    ("Le chat dort.", "fr"), ("We may.", "en"),
])
def test_languages(text: str, code: str) -> None:
    assert detect_language(text)[0] == code


def test_little_text_is_a_guess_that_is_said() -> None:
    assert detect_language("123 !")[1] == 0.0
    assert detect_language("Trump Putin")[1] < 0.6
    with pytest.warns(WorkbenchWarning, match="little to go by"):
        document = read_text("Trump Putin")
    assert any("guessed" in r for r in document.remarks)


SUFFIXES = st.sampled_from([".txt", ".md", ".html", ""])
SOUP = st.lists(st.sampled_from(
    ["<p>", "</p>", "<div/>", "<!--", "-->", "<![", "<!", "<?", "]]>", "&amp;", "&#0;", "&#xD800;",
     "&", "<script>", "# ", "[a](b", "](", "**", "`", "\\", "> ", "- ", "\n", "\r\n", "\r", " ",
     "mot", "Fin. ", "<br>", "|", "---", "![i](", "é", "\u2028", "\x0c", "<title>", "<h1>",
     "</title>", "<a\n", "\x00", "```"]), max_size=40).map("".join)


@settings(max_examples=300, deadline=None,
          suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(st.binary(max_size=200), st.text(max_size=100).map(lambda t: t.encode("utf-8")),
                 SOUP.map(lambda t: t.encode())), SUFFIXES)
def test_any_bytes_are_read_or_refused(tmp_path: Path, data: bytes, suffix: str) -> None:
    path = tmp_path / f"any{suffix}"
    path.write_bytes(data)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", WorkbenchWarning)
        try:
            document = read(path)
        except TextError as error:
            assert "\n" not in str(error)
            return
    assert document.encoding is not None
    raw = data.decode("utf-8-sig" if data[:3] == b"\xef\xbb\xbf" else document.encoding,
                      errors="replace")
    if document.encoding.startswith("utf-8"):
        carried(document, raw)
    at = 0
    for block in document.blocks:
        assert at <= block.start < block.end <= len(document.text)
        assert not document.text[at : block.start].strip()
        at = block.end
    assert not document.text[at:].strip()
    assert document.sentences
    for sentence in document.sentences:
        block = document.blocks[sentence.block]
        assert block.kind != "furniture"
        assert block.start <= sentence.start < sentence.end <= block.end
        assert document.text[sentence.start : sentence.end] == sentence.text


@pytest.mark.parametrize(("suffix", "piece"), [
    (".html", "<p>x"), (".html", "<!--"), (".html", "<div>x "), (".html", "&"), (".html", "<"),
    (".html", "<a b='"), (".md", "["), (".md", "*a "), (".md", "`"), (".md", "a\n"),
    (".txt", "a\n"), (".txt", "- a\n\n"), (".txt", "Ã©"),
])
def test_reading_takes_linear_time(tmp_path: Path, suffix: str, piece: str) -> None:
    path = tmp_path / f"long{suffix}"
    path.write_text(piece * (20_000 // len(piece)) + "\n\nUne phrase.\n", encoding="utf-8")
    started = time.process_time()
    with warnings.catch_warnings(), contextlib.suppress(TextError):
        warnings.simplefilter("ignore", WorkbenchWarning)
        read(path, language="fr")
    assert time.process_time() - started < 10


LONG = "mot " * 6000


@pytest.mark.parametrize(("name", "body", "place"), [
    ("a.txt", f"Un.\n\n{LONG}\n", "line 3"), ("a.html", f"<p>Un.</p><p>{LONG}</p>", "paragraph 2"),
])
def test_what_is_too_long_for_a_sentence_is_refused(tmp_path, name, body, place):
    (tmp_path / name).write_text(body, encoding="utf-8")
    with pytest.raises(TextError, match=f"{name}, {place}: 23,999 characters as one sentence"):
        read(tmp_path / name, language="fr")


def test_a_line_too_long_for_a_sentence_is_refused():
    with pytest.raises(TextError, match=r"lines, line 2: 24,000 characters"):
        read_lines(["Un.", LONG], language="fr")


def test_a_long_line_of_many_sentences_is_read():
    assert len(read_text("Il pleut encore. " * 6000, language="fr")) == 6000


def test_an_empty_path_is_told():
    with pytest.raises(TextError, match="name of the text is empty"):
        read("")
