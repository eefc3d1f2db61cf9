"""The page as a browser and a screen reader find it."""

import re
from dataclasses import replace
from itertools import pairwise
from urllib.parse import unquote

import pytest
from bs4 import BeautifulSoup

from workbench import report
from workbench.show.escaping import clean

PAGES = ("analysis", "hostile", "empty", "long")


@pytest.fixture(scope="module")
def pages(request):
    return {name: report.page(request.getfixturevalue(name)) for name in PAGES}


@pytest.fixture(scope="module", params=PAGES)
def html(request, pages):
    return pages[request.param]


@pytest.fixture(scope="module")
def soup(html):
    return BeautifulSoup(html, "html.parser")


def test_the_page_is_one_document_in_english(html, soup):
    assert html.lstrip().startswith("<!DOCTYPE html>")
    assert soup.html["lang"] == "en"
    assert soup.title.get_text().strip()
    assert len(soup.find_all("main")) == 1
    assert soup.find("a", class_="skip")["href"] == "#main"


def test_headings_begin_with_one_h1_and_skip_no_level(soup):
    levels = [int(h.name[1]) for h in soup.find_all(re.compile(r"^h[1-6]$"))]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(b <= a + 1 for a, b in pairwise(levels))
    assert all(h.get_text().strip() for h in soup.find_all(re.compile(r"^h[1-6]$")))


def test_ids_are_unique_and_every_internal_reference_resolves(soup):
    ids = [e["id"] for e in soup.find_all(id=True)]
    assert len(ids) == len(set(ids))
    for link in soup.find_all(href=re.compile("^#")):
        assert unquote(link["href"][1:]) in ids, link
    for element in soup.find_all(True):
        for key in ("aria-labelledby", "aria-describedby"):
            assert set(element.get(key, "").split()) <= set(ids)


def test_every_reference_in_svg_styles_resolves(soup):
    ids = {e["id"] for e in soup.find_all(id=True)}
    for svg in soup.find_all("svg"):
        assert set(re.findall(r"url\(#([^)]+)\)", str(svg))) <= ids


def test_nothing_refers_to_the_network(html, soup):
    for element in soup.find_all(True):
        for key in ("src", "href", "srcset", "action", "data", "poster", "xlink:href"):
            value = element.get(key, "")
            assert value == "" or value.startswith(("#", "data:")), (element.name, key, value)
    for name in ("iframe", "object", "embed", "base"):
        assert soup.find(name) is None
    styles = " ".join(s.get_text() for s in soup.find_all("style"))
    assert "@import" not in styles
    assert "url(" not in styles
    policy = soup.find("meta", attrs={"http-equiv": "Content-Security-Policy"})["content"]
    assert "default-src 'none'" in policy
    assert "http" not in policy
    assert len(soup.find_all("script")) == 1


def test_tables_have_captions_and_scoped_headers(soup):
    for table in soup.find_all("table"):
        assert table.caption.get_text().strip()
        assert all(th.get("scope") in ("col", "row") for th in table.find_all("th"))
        widths = {len(row.find_all(["td", "th"])) for row in table.find_all("tr")}
        assert len(widths) == 1


def test_figures_have_a_name_a_description_and_their_data(soup):
    figures = soup.find_all("figure")
    assert len(figures) >= 3
    for figure in figures:
        svg = figure.find("svg")
        assert svg["role"] == "img"
        named = svg["aria-labelledby"].split()
        assert [svg.find(id=i).name for i in named] == ["title", "desc"]
        assert all(svg.find(id=i).get_text().strip() for i in named)
        assert figure.find("details").find("table") is not None


def test_passages_say_their_language(soup, html):
    for side in soup.select(".row .text p[lang], blockquote"):
        assert side.get("lang")
        assert side.get("dir") == "auto"
    languages = {p["lang"] for p in soup.select(".row .text p[lang]")}
    assert "fr" in languages
    assert languages & {"en", "he"}


def test_the_word_error_is_not_used_of_the_translation(soup):
    for code in soup.find_all(["pre", "script", "style"]):
        code.decompose()
    assert not re.search(r"\berrors?\b", soup.get_text(), re.IGNORECASE)


def test_forms_wait_for_the_script(soup):
    assert all(form.has_attr("hidden") for form in soup.find_all("form"))
    assert not any(e.has_attr(key) for e in soup.find_all(True)
                   for key in ("onclick", "onload", "onmouseover", "onerror"))


def test_the_same_analysis_gives_the_same_bytes(analysis, pages):
    assert report.page(analysis) == pages["analysis"]


def test_hostile_text_is_shown_and_harmless(pages, hostile_text):
    soup = BeautifulSoup(pages["hostile"], "html.parser")
    assert "alert(1)" not in soup.find("script").get_text()
    assert soup.find("b", string="id") is None
    row = soup.find("li", id="L0")
    for ref in row.select(".ref"):
        ref.decompose()
    assert row.select_one("bdi#s0").get_text() == clean(hostile_text)
    assert row.select_one("bdi#t0").get_text() == clean(hostile_text)
    assert "49" not in row.get_text()
    assert "\x00" not in pages["hostile"]


def test_long_texts_fold_and_keep_every_row(pages, long):
    soup = BeautifulSoup(pages["long"], "html.parser")
    folds = soup.select("details.fold")
    assert [f.has_attr("open") for f in folds] == [True, False]
    assert folds[0].summary.get_text() == "Sentence 0. rows 1 to 80 of 100"
    assert len(soup.select("li.row")) == len(long.bitext.links)


def test_a_long_list_of_divergences_folds_by_severity(analysis):
    found = tuple(replace(d, id=f"{d.id}-{n}") for d in analysis.divergences for n in range(9))
    soup = BeautifulSoup(report.divergences(replace(analysis, divergences=found)).html,
                         "html.parser")
    folds = soup.select("details.fold")
    assert [" ".join(f.summary.get_text().split()[:2]) for f in folds] == [
        "9 critical", "27 major", "27 minor"]
    assert len(soup.select(".suspects > li")) == len(found)
    assert len(BeautifulSoup(report.divergences(analysis).html, "html.parser").select(
        "details.fold")) == 0


def test_markdown_and_desk_cells(analysis):
    from nbformat import v4

    shown = report.headlines(analysis)[0]
    notebook = v4.new_notebook(cells=[
        v4.new_markdown_cell("# A title\n\nSaid *so*.", id="a"),
        v4.new_markdown_cell("Only at the desk", id="b", metadata={"tags": ["desk"]}),
        v4.new_code_cell("x = '<i>'", id="c", outputs=[v4.new_output(
            "stream", name="stdout", text=shown)]),
    ])
    soup = BeautifulSoup(report.render(notebook, "Named"), "html.parser")
    assert soup.title.string == "Named"
    assert soup.h1.get_text() == "A title"
    assert "Only at the desk" not in soup.get_text()
    assert shown not in soup.get_text()
    assert soup.find("pre").get_text() == "x = '<i>'"


def test_the_package_writes_a_page_when_called(analysis, tmp_path):
    import workbench

    path = workbench.report(analysis, tmp_path / "new" / "page.html", title="A title")
    assert "<title>A title" in path.read_text(encoding="utf-8")


def chapters(by_hand, *sizes):
    """A pair of chapters of so many sentences, the heading among them, in paragraphs of three."""
    def text(word):
        out = []
        for n, size in enumerate(sizes, 1):
            out.append([f"#Chapter {n}, {word}"])
            rest = [f"{word} {n} {i}." for i in range(size - 1)]
            out += [rest[i : i + 3] for i in range(0, len(rest), 3)]
        return out

    links = [([i], [i], "1-1", 0.9, False, []) for i in range(sum(sizes))]
    bitext = by_hand.make_bitext(text("phrase"), text("sentence"), links, {})
    base = by_hand.make_long()
    return replace(base, bitext=bitext,
                   scores=tuple(replace(base.scores[0], id=k.id) for k in bitext.links))


def test_folds_begin_at_chapters_and_name_them(by_hand):
    from workbench.report.folds import folds

    book = chapters(by_hand, 30, 5, 40, 300)
    ids = [k.id for k in book.bitext.links]
    found = folds(book, ids, "target")
    assert [(f.start, f.title) for f in found] == [
        (0, "Chapter 1, sentence"), (30, "Chapter 2, sentence"), (75, "Chapter 4, sentence"),
        (196, "sentence 4 120."), (316, "sentence 4 240.")]
    assert folds(book, ids, "source")[1].title == "Chapter 2, phrase"
    assert [b.start for b in found[1:]] == [a.end for a in found[:-1]]
    assert found[-1].end == len(ids)
    assert len(folds(book, ids[:60], "target")) == 1


def test_a_fold_says_how_many_divergences_stand_in_it(by_hand, analysis):
    book = chapters(by_hand, 40, 40)
    flags = tuple(replace(analysis.divergences[1], id=f"D{n}", link=f"L{n}") for n in (1, 2, 70))
    soup = BeautifulSoup(report.reader(replace(book, divergences=flags)).html, "html.parser")
    assert [f.summary.select_one(".found").get_text() for f in soup.select(".fold")] == [
        "; 2 major", "; 1 major"]
    assert soup.select_one("#L70").find_parent("details").summary.bdi["lang"] == "en"


def test_the_divergences_of_a_long_text_lead_to_the_reader(analysis):
    found = tuple(replace(d, id=f"D{n}{d.id}") for n in range(20) for d in analysis.divergences)
    soup = BeautifulSoup(report.divergences(replace(analysis, divergences=found)).html,
                         "html.parser")
    items = soup.select(".suspects > li")
    assert len(items) == len(found) == 140
    brief = [li for li in items if "brief" in li.get("class", ())]
    assert len(brief) == 20
    assert len(soup.select(".suspects details")) == 120
    assert brief[0].a["href"] == f"#{brief[0].a.get_text()}"
    assert "The first 120 open to their passage" in soup.get_text()
