"""Questions, quotations and attributions: rates over invented pairs, in both directions."""

from __future__ import annotations

import pytest
from handmade import pair_view
from linked import alarmed, both_ways, missed

from workbench.diverge.speech import speech

ASKED = [
    ("Le maire a ouvert la bibliothèque.", "Did the mayor open the library?"),
    ("Les deux sœurs habitent à Nantes.", "Do the two sisters live in Nantes?"),
    ("Qui a écrit cette lettre ?", "She wrote this letter."),
    ("Le train est-il arrivé ?", "The train has arrived."),
    ("La récolte sera bonne cette année.", "Will the harvest be good this year?"),
    ("Pendant la guerre, il a dirigé un hôpital.", "During the war, did he run a hospital?"),
]

NOT_ASKED = [
    ("Il m'a demandé si je venais.", "He asked me whether I was coming."),
    ("C'est une belle maison, n'est-ce pas ?", "It's a beautiful house, isn't it?"),
    ("Tu viens, non ?", "You are coming, aren't you?"),
    ("Comment choisir un vélo", "How to choose a bicycle"),
    ("Pourriez-vous fermer la fenêtre ?", "Please close the window."),
    ("Pourquoi les oiseaux chantent-ils ?", "Why do birds sing?"),
    ("Qu'est-ce que c'est beau !", "How beautiful it is!"),
    ("Je me demande ce qu'il veut.", "I wonder what he wants."),
    ("Quelle heure est-il ? Il est midi.", "What time is it? It is noon."),
]

SAID = [
    ("Le ministre a nié avoir reçu de l'argent.", "The minister admitted receiving money."),
    ("La société a démenti la vente.", "The company announced the sale."),
    ("Le témoin prétend qu'il a vu la voiture.", "The witness admits that he saw the car."),
]

SAID_AS_WELL = [
    ("Le ministre a nié avoir reçu de l'argent.", "The minister denied receiving money."),
    ("Il a déclaré que la paix était proche.", "He said that peace was near."),
    ("Elle affirme que le pont est solide.", "She claims that the bridge is strong."),
    ("« Je suis fatigué », a-t-il soupiré.", "“I am tired,” he sighed."),
    ("Selon le maire, la ville est sûre.", "The mayor says that the town is safe."),
    ("D'après Paul, le lac est profond.", "According to Paul, the lake is deep."),
    ("Le porte-parole a ajouté que rien n'était décidé.",
     "The spokesman added that nothing had been decided."),
    ("« Ce n'est pas le moment d'aller au tribunal », a déclaré Pelosi.",
     "“It's not time to go to court,” Pelosi said."),
    ("Pour le traitement, une adaptation de la dose est suggérée.",
     "An adaptation of the dose is suggested for treatment."),
]


def test_statements_put_as_questions_are_found() -> None:
    views = both_ways(ASKED)
    assert missed(views, speech.find_question) == []


def test_indirect_questions_tags_and_requests_are_quiet() -> None:
    assert alarmed(both_ways(NOT_ASKED), speech.find) == []


def test_denying_is_not_admitting() -> None:
    views = both_ways(SAID)
    lost = missed(views, speech.find_attribution)
    assert len(lost) <= 1, lost


def test_verbs_of_saying_vary_freely() -> None:
    assert alarmed(both_ways(SAID_AS_WELL), speech.find) == []


def test_a_question_is_marked_on_both_sides() -> None:
    view = pair_view("Il a chanté hier.", "Did he sing yesterday?", "Il=he chanté=sing hier=yesterday")
    (finding,) = speech.find_question(view)
    assert (finding.kind, finding.stakes) == ("question", "major")
    assert view.text("target", finding.target[0]) == "?" and finding.source
    assert finding.evidence.render("en").startswith("The translation asks; the original states, “")


def test_speakers_exchanged() -> None:
    view = pair_view(
        "Le général a dit que les renforts du nouveau ministre arriveraient bientôt.",
        "The minister said that the new reinforcements of the general would arrive soon.",
        "général=general dit=said renforts=reinforcements ministre=minister arriveraient=arrive",
    )
    (finding,) = speech.find_attribution(view)
    assert finding.kind == "attribution" and finding.stakes == "major"


def test_a_source_that_is_not_named() -> None:
    view = pair_view(
        "Selon Martin, le pont est dangereux.", "The bridge is dangerous.",
        "pont=bridge est=is dangereux=dangerous",
    )
    (finding,) = speech.find_attribution(view)
    assert "“Selon Martin”" in finding.evidence.render()


@pytest.mark.parametrize(
    ("source", "target", "links", "expected"),
    [
        ("« La petite maison rouge brûle », dit Anne.", "Anne says the little red house is burning.",
         "petite=little maison=house rouge=red brûle=burning dit=says Anne=Anne", ["minor"]),
        ("Elle dit : « La petite maison rouge brûle. »", "She says: “The little red house burns.”",
         "petite=little maison=house rouge=red brûle=burns", []),
        ("Son « ami » est parti.", "His friend has left.", "ami=friend parti=left", []),
        ("— La petite maison rouge brûle, dit Anne.", "“The little red house burns,” said Anne.",
         "petite=little maison=house rouge=red brûle=burns dit=said Anne=Anne", []),
    ],
)
def test_quotations(source: str, target: str, links: str, expected: list[str]) -> None:
    found = speech.find_quotation(pair_view(source, target, links))
    assert [f.stakes for f in found] == expected


def test_quotation_marks_around_other_words() -> None:
    view = pair_view(
        "Le maire, vieux soldat blessé, a dit : « Nous reprendrons bientôt la grande tour noire. »",
        "The mayor, “an old wounded soldier”, said we shall soon retake the great black tower.",
        "maire=mayor vieux=old soldat=soldier blessé=wounded dit=said bientôt=soon "
        "reprendrons=retake grande=great tour=tower noire=black",
    )
    (finding,) = speech.find_quotation(view)
    assert (finding.kind, finding.stakes) == ("quotation", "major")
