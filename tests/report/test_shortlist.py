"""What to read first: long lists by severity and family, passages by what is in them."""

from dataclasses import replace

import pytest
from bs4 import BeautifulSoup

from workbench import report
from workbench.diverge.kinds import FAMILIES, KINDS
from workbench.report.shortlist import by_level, kinds_told, read_first


@pytest.fixture
def many(analysis):
    """Every divergence of the pair fifteen times."""
    return replace(analysis, divergences=tuple(
        replace(d, id=f"{d.id}-{n}") for d in analysis.divergences for n in range(15)))


def soup_of(analysis):
    return BeautifulSoup(report.divergences(analysis).html, "html.parser")


def test_a_short_list_is_one_group(analysis):
    group, = by_level(analysis.divergences)
    assert (group.level, group.count) == ("", 7)
    assert read_first(analysis) == ()


def test_a_long_one_is_cut_by_severity_and_where_long_by_family(many):
    levels = by_level(many.divergences)
    assert [(g.level, g.count) for g in levels] == [("critical", 15), ("major", 45), ("minor", 45)]
    assert [f.label for f in levels[0].families] == [""]
    assert [f.label for f in levels[1].families] == [
        FAMILIES[name] for name in FAMILIES if name in ("quantities", "reference", "sentences")]
    assert levels[1].families[0].told == "number (15)"
    everything = [d for g in levels for f in g.families for d in f.divergences]
    assert sorted(d.id for d in everything) == sorted(d.id for d in many.divergences)


def test_kinds_are_told_with_their_counts(analysis):
    twice = (*analysis.divergences, analysis.divergences[1])
    assert kinds_told(twice).startswith("number (2), attachment, ")


def test_the_passages_to_read_first_have_the_gravest(many):
    first = read_first(many)
    assert [r.link for r in first] == ["L3", "L7", "L6", "L2"]  # then those lowest in fidelity
    assert first[0].found == "15 critical and 30 minor"
    assert (first[0].kinds, first[0].fidelity) == ("attachment (15)", 0.42)
    assert first[1].fidelity is None and first[1].begins == "La population attend."


def test_the_page_folds_and_names_what_is_in_each_fold(many):
    soup = soup_of(many)
    told = [f.summary.get_text(" ", strip=True) for f in soup.select("details.fold")]
    assert told[0] == f"15 critical {FAMILIES['structure'].lower()} 15"
    assert [t for t in told if t.startswith("Numbers")] == ["Numbers and dates 15: number (15)"]
    assert len(soup.select(".suspects > li")) == len(many.divergences)
    assert [a["href"] for a in soup.select("ol.first a")] == ["#L3", "#L7", "#L6", "#L2"]


def test_every_kind_of_the_taxonomy_is_shown_filtered_and_explained(analysis):
    found = tuple(replace(analysis.divergences[1], id=f"D{n}", kind=kind)
                  for n, kind in enumerate(KINDS))
    whole = replace(analysis, divergences=found)
    soup = soup_of(whole)
    assert {i["value"] for i in soup.select("input[name=family]")} == {
        k.family for k in KINDS.values()}
    assert {li["data-family"] for li in soup.select(".suspects > li")} == {
        k.family for k in KINDS.values()}
    numbers = BeautifulSoup(report.numbers(whole).html, "html.parser").get_text()
    reader = BeautifulSoup(report.reader(whole).html, "html.parser")
    for kind in KINDS.values():
        assert kind.description in numbers
        assert kind.label.lower() in reader.select_one("#L2 .chips").get_text()
    assert report.family_figure(whole).html.count("<th scope=\"row\">") == len(FAMILIES)


def test_several_minor_divergences_of_a_row_share_a_chip(analysis):
    minor = tuple(replace(analysis.divergences[4], id=f"D{n}") for n in range(9))
    soup = BeautifulSoup(report.reader(replace(analysis, divergences=minor)).html, "html.parser")
    chip, = soup.select("#L5 .chips li")
    assert chip.get_text().startswith("minor: degree or hedge D0, D1, D2")
    assert [a["href"] for a in chip.select("a")] == [f"#D{n}" for n in range(9)]
