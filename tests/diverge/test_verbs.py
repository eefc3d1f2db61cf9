"""Tense and modality: rates over invented pairs, in both directions."""

from __future__ import annotations

import pytest
from handmade import pair_view, words
from linked import alarmed, both_ways, missed

from workbench.diverge.verbs import verbs
from workbench.reading.verbgroups import verb_groups

EXCHANGED = [
    ("Le président a signé le traité.", "The president will sign the treaty."),
    ("Les ouvriers ont quitté l'usine.", "The workers will leave the factory."),
    ("La banque a vendu ses actions.", "The bank is going to sell its shares."),
    ("Le juge a libéré le prisonnier.", "The judge will release the prisoner."),
    ("Les patients doivent prendre ce médicament.", "Patients may take this drug."),
    ("Les visiteurs peuvent laisser leurs sacs à l'entrée.",
     "Visitors must leave their bags at the entrance."),
    ("Vous devez répondre à cette lettre.", "You can answer this letter."),
    ("Le suspect aurait tué deux hommes.", "The suspect killed two men."),
]

FAITHFUL = [
    ("Vous serez endormie quand votre père arrivera.", "You will be asleep when your father comes."),
    ("Promettez-moi que vous ne mentirez plus.", "Promise me that you will not lie again."),
    ("Après la visite, nous sommes allés manger.", "After the visit, we went to eat."),
    ("Je te le dirai quand ce sera décidé.", "I will tell you when it has been decided."),
    ("Napoléon naît à Ajaccio et meurt à Sainte-Hélène.",
     "Napoleon was born in Ajaccio and died on Saint Helena."),
    ("Il mourra en 1821, loin de la France.", "He died in 1821, far from France."),
    ("Elle travaillait à la poste.", "She worked at the post office."),
    ("Il habite ici depuis dix ans.", "He has lived here for ten years."),
    ("Quand il viendra, nous partirons.", "When he comes, we will leave."),
    ("Si j'avais de l'argent, j'achèterais cette maison.",
     "If I had some money, I would buy this house."),
    ("Il a dit qu'il viendrait.", "He said he would come."),
    ("Les accusés seront jugés demain.", "The defendants will be tried tomorrow."),
    ("Je pars demain.", "I am leaving tomorrow."),
    ("On voit la mer de la terrasse.", "You can see the sea from the terrace."),
    ("Il faut partir.", "We have to leave."),
    ("Vous ne devez pas fumer ici.", "You may not smoke here."),
    ("Elle vient de partir.", "She has just left."),
    ("Il devait arriver lundi.", "He was to arrive on Monday."),
    ("Autrefois, nous allions à la plage.", "We used to go to the beach."),
    ("La loi a été votée par le Sénat.", "The Senate passed the law."),
    ("Il est possible de payer par carte.", "You can pay by card."),
    ("Il est tombé dans l'escalier.", "He fell down the stairs."),
    ("Cela peut causer des maux de tête.", "This may cause headaches."),
    ("Le train aurait dû partir à midi.", "The train should have left at noon."),
    ("Il a annoncé qu'il ne voterait pas dimanche.", "He said he will not vote on Sunday."),
]


def test_most_exchanged_times_and_modes_are_found() -> None:
    views = both_ways(EXCHANGED)
    lost = missed(views, verbs.find)
    assert len(lost) <= len(views) // 5, lost


def test_faithful_tenses_and_modes_are_quiet() -> None:
    assert alarmed(both_ways(FAITHFUL), verbs.find) == []


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Il a signé la loi.", "fr", [("signé", "past", "")]),
        ("Elle va partir.", "fr", [("partir", "future", "")]),
        ("Elle vient de partir.", "fr", [("partir", "past", "")]),
        ("Nous devons partir.", "fr", [("partir", "present", "must")]),
        ("Il serait parti.", "fr", [("parti", "conditional", "")]),
        ("She will leave.", "en", [("leave", "future", "")]),
        ("She has to leave.", "en", [("leave", "present", "must")]),
        ("He was able to leave.", "en", [("leave", "past", "can")]),
        ("He is going to leave.", "en", [("leave", "future", "")]),
        ("They've left.", "en", [("left", "past", "")]),
    ],
)
def test_verb_groups(text: str, language: str, expected: list[tuple[str, str, str]]) -> None:
    view = pair_view(text, "x", languages=(language, "en"))
    found = [(view.text("source", g.head), g.time, g.modal) for g in verb_groups(view, "source")]
    assert found == expected


def test_a_past_told_as_a_future_is_marked_and_explained() -> None:
    view = pair_view(
        "Le roi a signé la loi.", "The king will sign the law.",
        "roi=king a=will signé=sign loi=law",
    )
    (finding,) = verbs.find(view)
    assert (finding.kind, finding.stakes) == ("tense", "major")
    assert words(view, "source", finding) == ["signé", "a"]
    assert words(view, "target", finding) == ["sign", "will"]
    assert finding.evidence.render("fr") == (
        "L’original dit ce qui a eu lieu, «\u00a0a signé\u00a0» ; la traduction dit que cela aura "
        "lieu, «\u00a0will sign\u00a0»."
    )


def test_a_course_for_an_act_is_a_remark() -> None:
    view = pair_view(
        "Il a quitté la salle.", "He was leaving the room.",
        "Il=He a=was quitté=leaving salle=room",
    )
    (finding,) = verbs.find(view)
    assert (finding.kind, finding.stakes) == ("tense", "minor")


def test_a_lost_modal_is_a_remark() -> None:
    view = pair_view(
        "Ce produit peut causer des vertiges.", "This product causes dizziness.",
        "produit=product causer=causes vertiges=dizziness",
    )
    (finding,) = verbs.find(view)
    assert (finding.kind, finding.stakes) == ("modality", "minor")
