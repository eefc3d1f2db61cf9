"""What the functions over tables of pairs give, and what they tell about the texts."""

import pytest

import workbench
from workbench.errors import TextError
from workbench.run.doubts import language_doubts, other_language

FR = "Le chat dort sur le canapé depuis ce matin, et personne n'ose le déranger."
EN = "The cat has been sleeping on the sofa since this morning, and nobody dares to disturb it."
LANGS = {"source_language": "fr", "target_language": "en"}


def test_scores_and_flags_have_the_four_exits(tmp_path):
    rows = [(FR, EN), ("Il a 30 ans.", "He is 13."), ("Oui.", "")]
    scores, flags = workbench.score(rows, **LANGS), workbench.flag(rows, **LANGS)
    assert isinstance(scores, workbench.PairScores) and isinstance(flags, workbench.PairFlags)
    assert len(scores) == len(flags) == 3 and scores[:1] == (scores[0],)
    assert flags[1][0].kind == "number"
    assert list(scores.to_frame()["row"]) == [0, 1, 2]
    assert {"row", "kind", "source", "target", "evidence"} <= set(flags.to_frame().columns)
    assert "<table>" in scores._repr_html_() and "<table>" in flags._repr_html_()
    for result in (scores, flags):
        assert workbench.load(result.save(tmp_path / "r.json")) == result
        assert "1 row with an empty side, the first of them row 2." in result.notes
    assert scores.notes[0].startswith("3 pairs scored; mean fidelity 0.")
    assert flags.notes[0].startswith("3 pairs; divergences: ")


def test_no_rows_are_no_fault():
    assert workbench.score([], **LANGS) == () and workbench.flag([], **LANGS) == ()
    assert workbench.score([], **LANGS) != [] and hash(workbench.score([], **LANGS)) == hash(())
    assert workbench.flag([], **LANGS).notes == ("0 pairs; divergences: none found.",)


def test_languages_that_are_mixed_up_are_in_the_notes():
    notes = " ".join(workbench.flag([(EN, FR)], **LANGS).notes)
    assert "The source reads like 'en' and was taken to be in 'fr'" in notes
    assert "The target reads like 'fr'" in notes
    source, target = (workbench.read_text(t, language=code) for t, code in ((EN, "fr"), (FR, "en")))
    analysis = workbench.analyse(source, target)
    assert any("The source reads like 'en'" in note for note in analysis.notes)


def test_short_texts_are_believed():
    assert other_language("Oui.", "en") is None
    assert language_doubts(FR, EN, "fr", "en") == ()
    assert language_doubts("a", "b", "fr", "fr") == (
        "Both sides were taken to be in one language ('fr').",)


@pytest.mark.parametrize("work", [workbench.score, workbench.flag])
def test_a_text_too_long_for_a_passage_is_told_by_its_row(work):
    with pytest.raises(TextError, match="row 1: target: 24,000 characters as one sentence"):
        work([("Un.", "One."), ("Deux.", "two " * 6000)], **LANGS)
