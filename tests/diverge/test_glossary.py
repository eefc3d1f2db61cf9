"""A user's glossary: what it finds, where it is quiet, and how its file is read."""

import pytest
from handmade import pair_view, words

import workbench
from workbench.diverge.glossary.glossary import Glossary
from workbench.diverge.wording import render
from workbench.exchange import read_glossary
from workbench.model import GlossaryTerm

SOURCE = "Les armes nucléaires sont interdites par ce traité."


def found(terms, target, links, source=SOURCE):
    glossary = Glossary([GlossaryTerm(*t) for t in terms], "fr", "en")
    view = pair_view(source, target, links)
    return [(f.stakes, words(view, "source", f), words(view, "target", f), render(f.evidence))
            for f in glossary.find(view)]


LINKS = "armes=weapons nucléaires=nuclear sont=are interdites=forbidden"
TREATY = ("traité", "treaty", "must")


def test_a_rendering_that_is_not_the_one_asked_for():
    (one,) = found([TREATY], "Nuclear weapons are forbidden by this pact.",
                   "traité=pact sont=are")
    assert one == ("major", ["traité"], ["pact"],
                   "The glossary asks for “treaty” where the original has “traité”; the translation "
                   "has “pact”.")


def test_a_term_without_a_rendering():
    ((severity, source, target, evidence),) = found([TREATY], "Weapons are forbidden.", "sont=are")
    assert (severity, source, target) == ("major", ["traité"], [])
    assert evidence.endswith("the translation has nothing of the kind.")


@pytest.mark.parametrize(("term", "target", "links"), [
    (("Traités", "TREATY", "must"), "This treaty forbids arms.", "traité=treaty"),
    (("arme nucléaire", "nuclear weapon", "must"), "Nuclear weapons are forbidden.",
     "armes=weapons sont=are"),
    (TREATY, "The treaties forbid arms.", ""),  # the links missed it
    (("missile", "missile", "must"), "Nuclear arms are forbidden.", ""),  # it is not there
])
def test_inflection_case_and_missed_links_are_no_matter(term, target, links):
    assert found([term], target, links) == []


def test_several_renderings_may_be_asked_for():
    terms = [TREATY, ("traité", "pact", "must")]
    assert found(terms, "They are forbidden by this pact.", "traité=pact") == []
    (one,) = found(terms, "They are forbidden by this deal.", "traité=deal")
    assert "asks for “treaty” and “pact”" in one[3]


def test_a_forbidden_rendering():
    never = ("traité", "pact", "never")
    (one,) = found([never], "They are forbidden by this pact.", "traité=pact")
    assert one[1:] == (["traité"], ["pact"], "The glossary forbids “pact” for “traité”.")
    # it is said once, not as a missing "treaty" too
    assert len(found([TREATY, never], "They are forbidden by this pact.", "traité=pact")) == 1
    # here "pact" renders something else
    assert found([never], "The pact of arms is forbidden by this treaty.",
                 "armes=pact traité=treaty") == []
    # and here it is part of what is asked for
    assert found([("traité", "peace pact", "must"), never], "Forbidden by this peace pact.",
                 "traité=pact") == []


def test_the_longer_term_is_meant():
    terms = [("arme", "arm", "must"), ("armes nucléaires", "nuclear weapons", "must")]
    assert found(terms, "Nuclear weapons are forbidden.", "armes=weapons nucléaires=Nuclear") == []


def test_a_term_taken_up_by_a_pronoun_is_rendered_once():
    source = "Ce traité est un bon traité."
    assert found([TREATY], "This treaty is a good one.", "traité=treaty bon=good", source) == []
    assert len(found([TREATY], "This treaty is a good deal.", "traité=treaty traité=deal",
                     source)) == 1


def test_the_file_is_read_with_comments_and_a_header(tmp_path):
    place = tmp_path / "g.tsv"
    place.write_text("# ours\nsource\ttarget\tstatus\n\ntraité\ttreaty\tMust\n"
                     "traité\tpact\tnever\ntraité\ttreaty\tmust\n", encoding="utf-8")
    assert read_glossary(place) == (
        GlossaryTerm("traité", "treaty", "must"), GlossaryTerm("traité", "pact", "never"))


@pytest.mark.parametrize(("text", "says"), [
    ("", "g: holds no term"),
    ("# x\n", "g: holds no term"),
    ("a\tb\n", "g:1: 2 cells where three should stand"),
    ("a\tb\tmust\n\na\tb\tc\td\n", "g:3: 4 cells"),
    ("a\tb\tshould\n", "g:1: the status 'should' is neither must nor never"),
    ("\tb\tmust\n", "g:1: '' is no term"),
    ("a\t?\tmust\n", "g:1: '\\?' is no rendering"),
    ("a\tb\tmust\nA\tb\tnever\n", "g:2: 'b' for 'A' is never here and must at g:1"),
])
def test_a_file_that_is_none_is_told_by_its_line(tmp_path, monkeypatch, text, says):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "g").write_text(text, encoding="utf-8")
    with pytest.raises(workbench.WorkbenchError, match=f"^{says}"):
        read_glossary("g")


def test_it_works_on_documents_and_tables(tmp_path):
    (tmp_path / "g.tsv").write_text("pont\tbridge\tnever\nfusée\trocket\tmust\n", encoding="utf-8")
    source = workbench.read_text("Le maire a fermé le vieux pont mardi.", language="fr")
    target = workbench.read_text("The mayor closed the old bridge on Tuesday.", language="en")
    analysis = workbench.analyse(source, target, glossary=tmp_path / "g.tsv")
    (one,) = [d for d in analysis.divergences if d.kind == "glossary"]
    assert target.text[slice(*one.target_span)] == "bridge"
    assert "Glossary: 1 of its 2 terms stand in the original." in analysis.notes
    (row,) = workbench.flag(
        [(source.text, target.text)], source_language="fr", target_language="en",
        glossary=[GlossaryTerm("pont", "footbridge")], evidence_language="fr")
    assert [d.evidence for d in row if d.kind == "glossary"] == [
        "Le glossaire demande «\u00a0footbridge\u00a0» là où l’original a «\u00a0pont\u00a0» ; la "
        "traduction a «\u00a0bridge\u00a0»."]
