"""The review widget without a browser: what it holds, and what it saves."""

import json

import pytest

from workbench import review
from workbench.errors import FormatError, ParameterError

pytest.importorskip("anywidget")
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


@pytest.fixture
def made(analysis, tmp_path):
    return review.widget(analysis, tmp_path / "ann.tsv")


def test_it_shows_the_divergences_in_reading_order_as_pieces_of_text(made):
    shown = {item["id"]: item for item in made.items}
    assert list(shown) == ["D1", "D0", "D5", "D6", "D4", "D2", "D3"]
    assert shown["D1"]["source"] == [
        ["Les travaux dureront près de ", False], ["trois", True], [" mois.", False]]
    assert shown["D3"]["target"] == []
    json.dumps(made.items)


def test_every_verdict_is_saved_to_the_sheet(analysis, made, tmp_path):
    made.verdicts = {"D1": {"verdict": "reject", "severity": "", "comment": " so  it is "}}
    made.verdicts = {**made.verdicts, "D0": {"verdict": "accept", "severity": "major"}}
    back = review.apply(analysis, tmp_path / "ann.tsv")
    assert [(v.id, v.verdict, v.severity, v.comment) for v in back.verdicts] == [
        ("D1", "reject", None, "so it is"), ("D0", "accept", "major", "")]
    assert back == made.review()
    assert made.status.startswith("Saved to")


def test_a_sheet_that_is_there_is_gone_on_with(analysis, made, tmp_path):
    made.verdicts = {"D1": {"verdict": "reject"}, "L1": {"verdict": "accept"}}
    again = review.widget(analysis, tmp_path / "ann.tsv")
    assert again.verdicts["D1"]["verdict"] == "reject"
    again.verdicts = {**again.verdicts, "D2": {"verdict": "unsure"}}
    assert {v.id for v in review.apply(analysis, tmp_path / "ann.tsv").verdicts} == {
        "D1", "D2", "L1"}


def test_what_no_verdict_can_say_is_left_out(analysis, made, tmp_path):
    made.verdicts = {"D1": {"verdict": "<b>"}, "D99": {"verdict": "accept"}, "D0": "accept",
                     "D2": {"severity": "grave", "verdict": "accept"}}
    assert [(v.id, v.severity) for v in review.apply(analysis, tmp_path / "ann.tsv").verdicts] == [
        ("D2", None)]


def test_a_place_that_cannot_be_written_is_told(analysis, tmp_path):
    (tmp_path / "folder").write_text("")
    made = review.widget(analysis, tmp_path / "folder" / "ann.tsv")
    made.verdicts = {"D1": {"verdict": "accept"}}
    assert made.status.startswith("Not saved")


def test_nothing_to_judge_and_a_strange_file_are_refused(analysis, by_hand, tmp_path):
    with pytest.raises(ParameterError, match="nothing to judge"):
        review.widget(by_hand.make_long(), tmp_path / "x.tsv")
    (tmp_path / "x.tsv").write_text("a\tb\n")
    with pytest.raises(FormatError, match="no column 'id'"):
        review.widget(analysis, tmp_path / "x.tsv")


def test_it_is_found_again_by_its_name(analysis, tmp_path):
    assert review.widget is review.widget
    assert callable(review.widget)
