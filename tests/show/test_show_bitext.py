"""A bitext in a notebook: pairs side by side, their marks, and what is folded or left out."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from workbench.model import Bitext, Link
from workbench.text import read_lines, with_role

HOSTILE = '<script>alert("x")</script> & <b lang="fr" onclick=\'y\'>\x07'


def bitext(texts, others, links):
    return Bitext(with_role(read_lines(texts, language="fr"), "source"),
                  with_role(read_lines(others, language="en"), "target"),
                  tuple(Link(f"L{n}", *link) for n, link in enumerate(links)))


def soup_of(value):
    return BeautifulSoup(value._repr_html_(), "html.parser")


def test_a_pair_is_a_row_with_kind_confidence_and_marks():
    value = bitext(["Un.", "Deux.", "Trois."], ["Three.", "One, really.", "Only here.", "One."], [
        (("s2",), ("t0",), "1-1", 0.81, 0.93, True),
        (("s0",), ("t1",), "1-1", 0.7, 0.9),
        ((), ("t2",), "added", None, 0.6),
        ((), ("t3",), "added", None, 0.8, False, ("s0",)),
        (("s1",), (), "omitted", None, 0.5),
    ])
    soup = soup_of(value)
    rows = [[" ".join(c.get_text(" ").split()) for c in tr.select("th, td")]
            for tr in soup.select("tbody tr")]
    assert rows == [
        ["L0 1-1 moved confidence 0.93 similarity 0.81", "Trois.", "Three."],
        ["L1 1-1 confidence 0.90 similarity 0.70", "Un.", "One, really."],
        ["L2 added confidence 0.60", "no counterpart", "Only here."],
        ["L3 added repeats confidence 0.80", "renders s0 once more: Un.", "One."],
        ["L4 omitted confidence 0.50", "Deux.", "no counterpart"],
    ]
    assert [c.get("lang") for c in soup.select("tbody tr")[0].select("td")] == ["fr", "en"]
    assert all(th["scope"] == "row" for th in soup.select("tbody th"))
    assert soup.caption.get_text().startswith("lines and lines: 5 links.")


def test_every_character_of_the_texts_is_escaped():
    value = bitext([HOSTILE, "b"], [HOSTILE], [(("s0",), ("t0",), "1-1", 0.9, 0.9),
                                              (("s1",), (), "omitted", None, 0.9, False, ("t0",))])
    html = value._repr_html_()
    soup = BeautifulSoup(html, "html.parser")
    assert not soup.select("script, [onclick]")
    assert "\x07" not in html
    assert soup.select("td")[0].get_text() == HOSTILE.replace("\x07", "\ufffd")


@pytest.mark.parametrize(("count", "shown", "note"), [
    (1, 1, None), (20, 20, None), (21, 21, None), (300, 300, None),
    (450, 300, "150 more links are not shown"),
])
def test_a_long_one_folds_and_says_what_is_not_shown(count, shown, note):
    texts = [f"text {n}" for n in range(count)]
    value = bitext(texts, texts, [((f"s{n}",), (f"t{n}",), "1-1", 0.9, 0.9)
                                  for n in range(count)])
    soup = soup_of(value)
    assert len(soup.select("tbody tr")) == shown
    assert len(soup.select("details tbody tr")) == max(0, shown - 20)
    if count > 20:
        assert soup.summary.get_text() == f"Links L20 to L{shown - 1} ({shown - 20} more)"
    assert (note in soup.get_text()) if note else "not shown" not in soup.get_text()
    assert f"{count} link" in soup.caption.get_text()


def test_a_long_cell_is_cut_and_an_empty_bitext_shows():
    value = bitext(["x" * 5000], ["y"], [(("s0",), ("t0",), "1-1", 0.9, 0.9)])
    assert soup_of(value).td.get_text().endswith("x…")
    assert len(soup_of(value).td.get_text()) == 1200
    assert "0 links" in bitext(["a"], ["b"], [])._repr_html_()
