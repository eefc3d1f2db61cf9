"""Terms of a document: which variation is told, and which is nobody's business."""

from handmade import pair_view, words

import workbench
from workbench.diverge.terminology import terminology
from workbench.diverge.wording import render

USUAL = [("Le traité est signé.", "The treaty is signed.", "traité=treaty signé=signed")] * 7
RARE = [("Le tensioactif agit.", "The surfactant acts.", "tensioactif=surfactant agit=acts")] * 3


def found(pairs):
    views = [pair_view(*pair) for pair in pairs]
    return [(n, f.stakes, words(views[n], "source", f), words(views[n], "target", f),
             render(f.evidence)) for n, own in enumerate(terminology.find(views)) for f in own]


def test_one_rendering_that_stands_alone():
    odd = ("Le traité est mort.", "The deal is dead.", "traité=deal mort=dead")
    assert found([*USUAL, odd]) == [
        (7, "minor", ["traité"], ["deal"],
         "The text renders “traité” by “treaty” in 7 other places, and by “deal” only here.")]


def test_a_rare_term_needs_less():
    odd = ("Le tensioactif manque.", "The soap is missing.", "tensioactif=soap manque=missing")
    assert [f[3] for f in found([*RARE, odd])] == [["soap"]]
    assert [f[4] for f in found([*RARE, *RARE, odd, odd])] == [
        "The text renders “tensioactif” by “surfactant” in 6 places, and by “soap” in 2, of which "
        "this is one."] * 2


def test_variation_that_is_no_inconsistency():
    quiet = [
        ("Les traités sont morts.", "The treaties are dead.", "traités=treaties"),  # inflection
        ("Le traité est mort.", "It is dead.", "traité=It"),  # a pronoun
        ("Le traité est mort.", "The treaty and the deal are dead.", "traité=deal"),  # a wrong link
        ("Le traité est mort.", "They treat it as dead.", "traité=treat"),  # another construction
    ]
    for pair in quiet:
        assert found([*USUAL, pair]) == []


def test_common_words_may_vary():
    pairs = [("La maison brûle.", "The house burns.", "maison=house")] * 4 + [
        ("La maison brûle.", "The home burns.", "maison=home"),
        ("La maison brûle.", "The building burns.", "maison=building")]
    assert found(pairs) == []


def test_a_document_is_looked_at_as_a_whole():
    names = ("Anna", "Paul", "Marie", "Jean", "Alice", "Marc", "Julie", "Pierre")
    source = " ".join(f"{n} a signé le traité lundi." for n in names)
    target = " ".join(f"{n} signed the {'treaty' if n != 'Julie' else 'deal'} on Monday."
                      for n in names)
    analysis = workbench.analyse(workbench.read_text(source, language="fr"),
                                 workbench.read_text(target, language="en"))
    (one,) = [d for d in analysis.divergences if d.kind == "terminology"]
    assert target[slice(*one.target_span)] == "deal"
