"""The picture of an alignment, at twenty sentences and at twenty thousand."""

from __future__ import annotations

import numpy as np
import pytest
from bs4 import BeautifulSoup

from workbench import report
from workbench.errors import ParameterError
from workbench.model import Bitext, Document, Link, Sentence
from workbench.report.path_strokes import maxima, moved_strokes, outline, thinned
from workbench.report.similarity import CELLS, cells_of


def document(size, letter):
    sentences = tuple(Sentence(f"{letter}{n}", "x", 2 * n, 2 * n + 1) for n in range(size))
    return Document(f"text {letter}", "x " * size, "en", sentences)


def bitext(size):
    """Straight on, but for two passages that changed places, a hole, and a repetition."""
    order = list(range(size))
    long, first, second = size // 20, size // 5, size // 2
    order[first : first + long], order[second : second + long] = (
        order[second : second + long], order[first : first + long])
    hole = range(int(0.7 * size), int(0.7 * size) + size // 10)
    links = []
    for j, i in enumerate(order):
        if j in hole:
            links.append(Link("", (), (f"t{j}",), "added", None, 0.9,
                              repeats=("s0",) if j == hole[0] else ()))
            links.append(Link("", (f"s{i}",), (), "omitted", None, 0.9))
        else:
            links.append(Link("", (f"s{i}",), (f"t{j}",), "1-1", 0.8, 0.9, moved=i != j))
    return Bitext(document(size, "s"), document(size, "t"), tuple(
        Link(f"L{n}", k.source, k.target, k.kind, k.similarity, k.confidence, k.moved, k.repeats)
        for n, k in enumerate(links)))


@pytest.fixture(scope="module", params=[20, 20_000])
def drawn(request):
    value = bitext(request.param)
    rng = np.random.default_rng(7)
    side = min(request.param, CELLS)
    html = report.sentence_figure(value, rng.random((side, side), dtype=np.float32)).html
    return value, BeautifulSoup(html, "html.parser"), html


def test_it_is_small_at_any_size(drawn):
    _, soup, html = drawn
    assert len(html) < 300_000
    assert len(soup.select("table tbody tr")) <= 61


def test_it_names_and_describes_what_it_shows(drawn):
    value, soup, _ = drawn
    size = len(value.source)
    assert soup.select_one("svg[role=img] > title").get_text() == "Sentences against sentences"
    described = soup.select_one("svg > desc").get_text()
    assert described.startswith(f"{size} sentences of the original against {size} of the")
    assert f"{size // 10} of the translation have no counterpart" in described
    legend = {t.get_text() for t in soup.select("svg text")}
    assert {"path", "moved", "said again", "no counterpart"} <= legend


def test_the_table_behind_it_counts_every_link(drawn):
    value, soup, _ = drawn
    head = [th.get_text() for th in soup.select("table thead th")]
    rows = [[c.get_text() for c in tr.select("th, td")] for tr in soup.select("tbody tr")]
    if "Links" in head:
        for name, wanted in (("Links", sum(k.linked for k in value.links)),
                             ("Moved", sum(k.moved for k in value.links)),
                             ("Added", sum(k.kind == "added" for k in value.links)),
                             ("Omitted here", sum(k.kind == "omitted" for k in value.links))):
            assert sum(int(row[head.index(name)]) for row in rows) == wanted
    else:
        assert len(rows) == len(value.links)


def test_it_is_the_same_on_every_run():
    assert report.sentence_figure(bitext(200)).html == report.sentence_figure(bitext(200)).html


def test_a_cell_shows_the_nearest_of_its_sentences():
    values = np.zeros((1000, 700), dtype=np.float32)
    values[333, 444] = 0.9
    cut = maxima(values, CELLS)
    assert cut.shape == (CELLS, CELLS)
    assert cut.max() == np.float32(0.9)
    assert (cut > 0).sum() == 1
    source, target = np.eye(5, 7, dtype=np.float32), np.eye(11, 7, dtype=np.float32)
    whole = cells_of(source, target, None)
    assert np.array_equal(cells_of(source, target, 4), maxima(whole, 4))
    assert np.array_equal(cells_of(source, target, 11), whole)


def test_a_matrix_of_another_shape_is_refused():
    value = bitext(400)
    report.sentence_figure(value, np.zeros((CELLS, CELLS), dtype=np.float32))
    with pytest.raises(ParameterError, match="one row a source sentence"):
        report.sentence_figure(value, np.zeros((CELLS, CELLS - 1), dtype=np.float32))
    with pytest.raises(ParameterError, match="cells is 0"):
        report.similarity(value, cells=0)


def test_moved_passages_are_one_stroke_each():
    value = bitext(1000)
    strokes = moved_strokes(value, slack=2)
    assert [(count, begin, end) for begin, end, count in strokes] == [
        (50, (499.5, 199.5), (549.5, 249.5)), (50, (199.5, 499.5), (249.5, 549.5))]


def test_the_outline_breaks_at_holes_and_stays_near_the_path():
    lines = outline(bitext(1000), gap=10, tolerance=1.0)
    ends = [(line[0], line[-1]) for line in lines]
    assert ends == [((-0.5, -0.5), (199.5, 199.5)), ((249.5, 249.5), (499.5, 499.5)),
                    ((549.5, 549.5), (699.5, 699.5)), ((799.5, 799.5), (999.5, 999.5))]
    assert all(len(line) == 2 for line in lines)


def test_marks_that_would_touch_are_thinned():
    points = [(float(n), float(n)) for n in range(10_000)]
    assert len(thinned(points, 5.0, 150)) <= 150
    assert thinned(points[:3], 0.0, 2) == points[:3]


@pytest.mark.parametrize("links", [(), (Link("L0", ("s0",), (), "omitted", None, 1.0),)])
def test_a_text_without_links_is_drawn_too(links):
    value = Bitext(document(len(links), "s"), document(0, "t"), links)
    assert "0 links" in report.sentence_figure(value).html
    wide = Bitext(document(1, "s"), document(300, "t"), tuple(
        Link(f"L{n}", (), (f"t{n}",), "added", None, 1.0) for n in range(300)))
    assert "0 links" in report.sentence_figure(wide).html
