"""The main job on the first corpus: what the reading must find, and where it must be quiet."""

import pytest

import workbench
from workbench.fidelity import FEATURES, grade, weights
from workbench.fitted import digest
from workbench.run.analysis import examine, row_pairs

INF = (
    "Sa visite intervient après l'annonce par Donald Trump d'un retrait prochain des Etats-Unis du "
    "traité sur les armes nucléaires de portée intermédiaire INF (Intermediate Nuclear Forces "
    "Treaty) conclu avec l'URSS pendant la Guerre froide."
)
RENDERINGS = (
    "His visit comes after Donald Trump's announcement of an upcoming withdrawal of the United "
    "States from the Intermediate-Range Nuclear Forces Treaty (INF), concluded with the USSR during "
    "the Cold War.",
    "His visit comes after Donald Trump announced that the United States would soon pull out of the "
    "INF treaty on intermediate-range nuclear weapons, which was signed with the USSR during the "
    "Cold War.",
    "The visit follows Donald Trump's announcement that the United States will shortly leave the "
    "Intermediate-Range Nuclear Forces (INF) Treaty, agreed with the USSR during the Cold War.",
    "His visit follows the announcement by Donald Trump of an imminent US withdrawal from the treaty "
    "on intermediate-range nuclear weapons (INF) that had been concluded with the USSR during the "
    "Cold War.",
)


@pytest.fixture(scope="module")
def analysis():
    source, target = workbench.corpora.load("trump-putin-2018").pair()
    return workbench.analyse(source, target)


def found(analysis, kind, text, side="source"):
    """Divergences of a kind whose marks on a side hold a text."""
    document = analysis.bitext.source if side == "source" else analysis.bitext.target
    out = []
    for d in analysis.divergences:
        marks = d.source_marks if side == "source" else d.target_marks
        if d.kind == kind and any(text in document.text[a:b] for a, b in marks):
            out.append(d)
    return out


def test_every_sentence_of_the_original_is_linked(analysis):
    cover = analysis.bitext.coverage()
    assert cover["source"]["unlinked"] == 0
    assert cover["target"]["unlinked"] == 3


def test_the_exchanged_paragraph_is_marked_moved(analysis):
    (moved,) = [k for k in analysis.bitext.links if k.moved]
    assert analysis.bitext.text(moved, "source").startswith(("Les deux dirigeants", '"Quelles'))


def test_the_lede_and_the_heading_are_added_and_the_lede_repeats(analysis):
    added = [k for k in analysis.bitext.links if k.kind == "added"]
    texts = [analysis.bitext.text(k, "target") for k in added]
    assert texts[0].startswith("The US president has said")
    assert texts[1].startswith("Vladimir Putin stressed")
    assert texts[2].startswith('A "constructive" meeting')
    repeated = {analysis.bitext.source.sentence(i).text[:20] for k in added[:2] for i in k.repeats}
    assert {"Le président américa", '"Quelles que soient '} <= repeated


def test_the_inf_sentence_leads(analysis):
    first = analysis.divergences[0]
    assert (first.kind, first.severity) == ("attachment", "critical")
    source, target = analysis.bitext.source.text, analysis.bitext.target.text
    marked = " ".join(source[a:b] for a, b in first.source_marks)
    assert all(word in marked for word in ("URSS", "Guerre froide", "conclu", "portée"))
    marked = " ".join(target[a:b] for a, b in first.target_marks)
    assert all(word in marked for word in ("USSR", "Cold War", "withdrawal"))
    assert "conclu" in first.evidence and "portée" in first.evidence


def test_correct_renderings_of_it_are_not_flagged_for_attachment():
    rows = [(INF, rendering) for rendering in RENDERINGS]
    flags = workbench.flag(rows, source_language="fr", target_language="en")
    assert [[d.kind for d in row if d.kind in {"attachment", "role"}] for row in flags] == [
        [], [], [], []]


def test_the_mistranslation_alone_is_flagged_in_a_table():
    wrong = (
        "His visit follows Donald Trump's announcement of an upcoming withdrawal of the US "
        "Intermediate Nuclear Forces Treaty (INF) from the USSR during the Cold War."
    )
    (row,) = workbench.flag([(INF, wrong)], source_language="fr", target_language="en")
    (hit,) = [d for d in row if d.kind == "attachment"]
    assert {INF[a:b] for a, b in hit.source_marks} >= {"URSS", "Guerre froide", "conclu"}
    assert wrong[slice(*hit.target_span)] in {"USSR", "Cold War"}


@pytest.mark.parametrize(
    ("kind", "text", "side"),
    [
        ("degree", "quasiment", "source"),
        ("reference", "his conclusion", "target"),
        ("date", "October 23", "target"),
        ("omission", "fin", "source"),
    ],
)
def test_the_other_divergences_are_found(analysis, kind, text, side):
    assert len(found(analysis, kind, text, side)) == 1


def test_sentences_that_say_the_same_stay_quiet(analysis):
    for opening in ("Donald Trump et Vladimir Poutine s'étaient", "John Bolton a rencontré",
                    '"C\'était, à mon sens'):
        link = next(k for k in analysis.bitext.links
                    if analysis.bitext.text(k, "source").startswith(opening))
        assert analysis.at(link.id) == ()


def test_spans_and_ids_hold_together(analysis):
    assert [d.id for d in analysis.divergences] == [
        f"D{n}" for n in range(len(analysis.divergences))]
    for d in analysis.divergences:
        for span, document in ((d.source_span, analysis.bitext.source),
                               (d.target_span, analysis.bitext.target)):
            assert span is None or document.text[span[0]:span[1]].strip()
        assert d.source_span or d.target_span


def test_scores_are_in_range_and_the_inf_sentence_is_not_the_best(analysis):
    assert all(0 <= s.fidelity <= 1 and 0 <= s.p_divergent <= 1 for s in analysis.scores)
    worst = sorted(analysis.scores, key=lambda s: s.fidelity)[:4]
    assert analysis.divergences[0].link in {s.id for s in worst}
    interval = analysis.document.fidelity
    assert interval.low <= interval.value <= interval.high
    assert analysis.document.coverage_source == 1.0 and analysis.document.coverage_target < 1.0


def test_the_same_input_gives_the_same_value_and_survives_a_save(analysis, tmp_path):
    source, target = workbench.corpora.load("trump-putin-2018").pair()
    again = workbench.analyse(source, target)
    assert again == analysis
    assert workbench.load(analysis.save(tmp_path / "a.json")) == analysis


def test_the_signature_names_models_and_texts(analysis):
    items = dict(analysis.signature.items)
    assert {"workbench", "sentences", "words", "parse.source", "parse.target", "scores",
            "source", "target"} <= set(items)
    assert items["fitted"] == digest()
    assert str(analysis.signature).count("fitted:") == 1


def test_unrelated_text_scores_below_a_translation():
    good, bad = workbench.score(
        [("Le chat dort sur le canapé.", "The cat is sleeping on the sofa."),
         ("Le chat dort sur le canapé.", "Interest rates rose sharply in March.")],
        source_language="fr", target_language="en",
    )
    assert good.fidelity > 0.7 > 0.3 > bad.fidelity and bad.p_divergent > 0.8


def test_a_language_without_a_parser_says_what_was_skipped():
    source = workbench.read_text("Kissa nukkuu sohvalla. Sataa vettä.", language="fi")
    target = workbench.read_text("The cat sleeps on the sofa. It is raining.", language="en")
    skipped = " ".join(workbench.analyse(source, target).skipped)
    assert "'fi'" in skipped and "attachment" in skipped and "Negation" in skipped
    assert "less sure" in skipped


def test_no_pairs_no_results():
    assert workbench.score([], source_language="fr", target_language="en") == ()
    assert examine(()) == ()


def test_the_weights_fit_the_features():
    assert len(weights().mean) == len(FEATURES)
    assert all(len(row) == len(FEATURES) for row in weights().coef)
    (one,) = examine(workbench.align_words(row_pairs([("Oui.", "Yes.")], "fr", "en")))
    fidelity, p_divergent = grade(one.values)
    assert 0 <= fidelity <= 1 and 0 <= p_divergent <= 1


def test_a_reference_gives_sacrebleu_figures():
    source = workbench.read_text("Le chat dort sur le canapé. Il pleut dehors.", language="fr")
    target = workbench.read_text("The cat sleeps on the sofa. It rains outside.", language="en")
    other = workbench.read_text(
        "The cat is sleeping on the sofa. It is raining outside.", language="en"
    )
    same = workbench.analyse(source, target, reference=target).document.metrics
    assert [(m.name, round(m.value)) for m in same] == [("BLEU", 100), ("chrF2", 100), ("TER", 0)]
    (bleu, _, ter) = workbench.analyse(source, target, reference=other).document.metrics
    assert 0 < bleu.value < 100 and ter.value > 0 and "version:" in bleu.signature
    assert workbench.analyse(source, target).document.metrics == ()


def test_a_reference_in_another_language_is_refused():
    source = workbench.read_text("Le chat dort.", language="fr")
    target = workbench.read_text("The cat sleeps.", language="en")
    with pytest.raises(workbench.WorkbenchError, match="in one language"):
        workbench.analyse(source, target, reference=source)


def test_a_reference_file_in_another_language_is_told_by_its_name(tmp_path):
    from workbench.run.inputs import read_reference

    text = "Le chat dort sur le canapé. Il pleut dehors depuis trois jours. Rien ne bouge ici."
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    english = workbench.read_text("The cat sleeps on the sofa.", language="en")
    with pytest.raises(workbench.WorkbenchError, match=r"a\.txt is in 'fr'"):
        read_reference(tmp_path / "a.txt", english)
    french = workbench.read_text(text, language="fr")
    assert read_reference(tmp_path / "a.txt", french).text == text


def test_texts_without_a_common_sentence_are_told_by_name():
    source = workbench.read_text("Le chat dort sur le canapé.", language="fr", id="chat")
    target = workbench.read_text(
        "Interest rates rose sharply in March.", language="en", id="rates")
    with pytest.raises(workbench.WorkbenchError, match="no sentence of chat answers any of rates"):
        workbench.analyse(source, target)


def test_an_empty_translation_is_critical():
    (row,) = workbench.flag([("Le chat dort.", "")], source_language="fr", target_language="en")
    assert {d.severity for d in row} == {"critical"} and row[0].target_span is None
