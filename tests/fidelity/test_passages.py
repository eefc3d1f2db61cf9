"""Paragraphs and chapters: which sentence belongs where, and which ranks are more than chance."""

import pytest

import workbench
from workbench.errors import ParameterError
from workbench.fidelity import score_document
from workbench.fidelity.passages import Passages, score_passages
from workbench.model import Analysis, Bitext, Document, Link, LinkScore, Sentence


def analysis_of(paragraphs, *, headings=()):
    """One link a sentence; a paragraph is a list of (fidelity, p_divergent), None for no link."""
    source, target, links, scores = [], [], [], []
    at = 0
    for block, paragraph in enumerate(paragraphs):
        for values in paragraph:
            n = len(source)
            text = f"Sentence {n} of the text."
            source.append(Sentence(f"s{n}", text, at, at + len(text), block, block in headings))
            at += len(text) + 1
            if values is None:
                links.append(Link(f"L{n}", (f"s{n}",), (), "omitted", None, 0.9))
                continue
            m = len(target)
            target.append(Sentence(f"t{m}", "x", 2 * m, 2 * m + 1))
            links.append(Link(f"L{n}", (f"s{n}",), (f"t{m}",), "1-1", 0.9, 0.9))
            scores.append(LinkScore(f"L{n}", *values, parts=(("meaning", 0.5),)))
    bitext = Bitext(
        Document("a", " ".join(s.text for s in source), "fr", tuple(source)),
        Document("b", "x " * len(target), "en", tuple(target)), tuple(links))
    return Analysis(bitext, tuple(scores), score_document(bitext, scores), ())


GOOD, BAD = (0.98, 0.03), (0.05, 0.99)


def test_a_bad_paragraph_is_surely_the_worst():
    found = score_passages(analysis_of([[GOOD] * 4] * 5 + [[BAD] * 4] + [[GOOD] * 4] * 5), worst=1)
    assert found.worst == ("P5",)
    worst = found.passages[5]
    assert (worst.rank, worst.rank_low, worst.rank_high) == (1, 1, 1)
    assert worst.among_worst > 0.99 and worst.fidelity.value == pytest.approx(0.05)
    assert "Surely among the lowest: P5 (Sentence 20 of the text., 100% of the draws)." in found.notes


def test_paragraphs_that_are_alike_are_put_in_no_order():
    found = score_passages(analysis_of([[(0.9, 0.15)] * 3] * 20), worst=3)
    assert found.worst == ()
    assert all(abs(p.among_worst - 3 / 20) < 0.05 for p in found.passages)
    assert found.notes[-1] == (
        "No paragraph is surely among the 3 lowest: the order may be chance.")


def test_one_doubtful_sentence_is_not_surely_the_worst():
    # of one link, whose resampling alone would always put it last
    found = score_passages(analysis_of([[(0.8, 0.3)]] + [[(0.85, 0.25)] * 3] * 9), worst=1)
    assert found.passages[0].rank == 1 and found.worst == ()
    assert found.passages[0].rank_high > 3


def test_shares_add_up_and_ranks_hold_all_passages():
    found = score_passages(analysis_of([[(0.5 + 0.04 * n, 0.5)] * 3 for n in range(10)]), worst=4)
    assert sum(p.among_worst for p in found.passages) == pytest.approx(4)
    assert sorted(p.rank for p in found.passages) == list(range(1, 11))
    assert all(p.rank_low <= p.rank_high for p in found.passages)


def test_a_paragraph_without_a_counterpart_is_told_and_not_ranked():
    found = score_passages(analysis_of([[GOOD, None], [None], [GOOD]]))
    half, none, whole = found.passages
    assert (none.fidelity, none.rank, none.coverage) == (None, None, 0.0)
    assert half.coverage == pytest.approx(0.5) and whole.coverage == 1.0
    assert "1 have no counterpart at all and are not ranked." in found.notes


def test_headings_open_chapters_and_belong_to_what_follows():
    analysis = analysis_of([[GOOD], [GOOD], [GOOD, GOOD], [GOOD], [GOOD], [GOOD]],
                           headings={0, 1, 4})
    assert [p.sentences for p in score_passages(analysis, "chapter").passages] == [
        ("s0", "s1", "s2", "s3", "s4"), ("s5", "s6")]
    assert [p.sentences for p in score_passages(analysis).passages] == [
        ("s0", "s1", "s2", "s3"), ("s4",), ("s5", "s6")]


def test_the_same_analysis_gives_the_same_value_and_survives_a_save(tmp_path):
    analysis = analysis_of([[GOOD, BAD], [GOOD], [BAD, BAD]])
    found = workbench.score_passages(analysis, "chapter")
    assert found == score_passages(analysis, "chapter")
    assert workbench.load(found.save(tmp_path / "p.json")) == found
    assert isinstance(found, workbench.Passages) and Passages is workbench.Passages
    assert list(found.to_frame()["id"]) == ["P0"]
    assert "<table>" in found._repr_html_()


@pytest.mark.parametrize(("more", "says"), [
    ({"by": "page"}, "by: 'page' where one of paragraph, chapter was expected"),
    ({"worst": 0}, "worst=0"),
])
def test_wrong_parameters_are_named(more, says):
    with pytest.raises(ParameterError, match=says):
        score_passages(analysis_of([[GOOD]]), **more)
