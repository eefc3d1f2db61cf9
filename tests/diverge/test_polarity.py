"""Negation, degree and quantifiers: rates over invented pairs, in both directions."""

from __future__ import annotations

import pytest
from handmade import pair_view, words
from linked import alarmed, both_ways, missed

from workbench.diverge.degree import degree
from workbench.diverge.negation import polarity
from workbench.reading import negations as negation

DENIED = [
    ("Le ministre a signé l'accord hier soir.", "The minister did not sign the agreement last night."),
    ("Les deux pays n'ont pas ratifié le traité.", "The two countries ratified the treaty."),
    ("Aucun témoin n'a reconnu le suspect.", "A witness recognised the suspect."),
    ("Le vaccin est efficace chez les enfants.", "The vaccine is not effective in children."),
    ("Elle ne travaille plus à Lyon.", "She works in Lyon."),
    ("Nous avons répondu à toutes les questions.", "We never answered all the questions."),
    ("Ils sont partis sans leurs enfants.", "They left with their children."),
    ("Le musée sera fermé lundi, mais le jardin restera ouvert.",
     "The museum will not be closed on Monday, but the garden will stay open."),
    ("Personne ne connaît la réponse.", "Somebody knows the answer."),
    ("Il a refusé de témoigner.", "He did not refuse to testify."),
    ("N'oubliez pas de fermer la porte.", "Forget to close the door."),
    ("Le tribunal a jugé que la loi était contraire à la constitution.",
     "The court did not rule that the law was contrary to the constitution."),
    ("Je ne crois pas que le train soit en retard.", "I believe that the train is late."),
    ("Les résultats ne sont pas significatifs.", "The results are significant."),
    ("Le roi n'osa parler.", "The king dared to speak."),
    ("Il n'y a ni eau ni électricité dans le village.", "There is water and electricity in the village."),
    ("Il a montré des lettres jamais publiées.", "He showed some published letters."),
]

FAITHFUL = [
    ("Le gouvernement n'a publié que deux rapports.", "The government published only two reports."),
    ("Il n'est pas possible de partir demain.", "It is impossible to leave tomorrow."),
    ("L'entreprise n'a pas réussi à vendre l'usine.", "The company failed to sell the factory."),
    ("N'oubliez pas de fermer la porte.", "Remember to close the door."),
    ("Elle est sortie sans bruit.", "She went out noiselessly."),
    ("Je ne pense pas qu'il vienne.", "I think he won't come."),
    ("Rentrons avant qu'il ne pleuve.", "Let us go home before it rains."),
    ("Paul est plus grand qu'il ne l'était.", "Paul is taller than he was."),
    ("C'est un beau film, n'est-ce pas ?", "It's a fine film, isn't it?"),
    ("Non seulement il chante, mais il danse.", "Not only does he sing, he also dances."),
    ("Il y avait pas mal de monde au marché.", "There were quite a lot of people at the market."),
    ("Ni le maire ni son adjoint n'étaient présents.", "Neither the mayor nor his deputy was present."),
    ("Il n'a jamais rien dit à personne.", "He never said anything to anybody."),
    ("Le témoin a gardé le silence.", "The witness did not say anything."),
    ("Elle ne dort guère.", "She hardly sleeps."),
    ("Sans doute viendra-t-il demain.", "No doubt he will come tomorrow."),
    ("Ils n'arrivèrent qu'à minuit.", "They did not arrive until midnight."),
    ("Il ne cesse de pleuvoir depuis mardi.", "It has been raining constantly since Tuesday."),
    ("Le navire a sombré sans que personne le voie.", "The ship sank without anyone seeing it."),
    ("La lettre n'a été lue par personne.", "Nobody read the letter."),
    ("Peu importe ce qu'il dit.", "It does not matter what he says."),
    ("Ce problème n'est pas rare.", "This problem is common."),
    ("Non, merci, je ne fume pas.", "No, thank you, I don't smoke."),
    ("Cette maison est inhabitée.", "This house is not inhabited."),
    ("On y voit des animaux jamais observés auparavant.",
     "There you can see animals never observed before."),
    ("C'est le plus grand navire jamais construit.", "It is the largest ship ever built."),
    ("Il n'a plus maintenant que son chien.", "Now he has only his dog."),
    ("Elle ne parle pas que français.", "She does not only speak French."),
    ("Nous trouvâmes une empreinte de pas.", "We found a footprint."),
    ("Le voleur ne put trouver la clé.", "The thief could not find the key."),
    ("Je ne peux te voir sans sourire.", "I can't see you without smiling."),
    ("Je ne pense pas que nous disposions de temps.", "I don't think we have time."),
    ("Cela signifie la fin des publicités.", "That means no more advertisements."),
    ("Nous ne leur rendons pas service.", "We do them a disservice."),
    ("Je ne peux le faire seul.", "I can't do it alone."),
    ("Je ne veux pas que vous partiez.", "I do not want you to leave."),
    ("Je ne savais même pas que tu avais un chien.", "I did not even know that you had a dog."),
    ("Nous ne pouvons vivre un jour de plus.", "We cannot live another day."),
    ("Je ne peux te dire à quel point je suis content.", "I can't tell you how happy I am."),
    ("Le match nul était un bon résultat.", "The draw was a good result."),
    ("On ne vit plus de la même façon.", "People live in a different way nowadays."),
    ("Sa conduite est impardonnable.", "I cannot forgive his conduct."),
    ("Il y a longtemps que je n'ai pas vu Paul.", "It's been a long time since I saw Paul."),
]

SCOPE = [
    ("Certains patients ont guéri en une semaine.", "All patients recovered within a week."),
    ("La plupart des députés ont voté la loi.", "Some members of parliament passed the law."),
    ("Tous les élèves ont réussi l'examen.", "Some pupils passed the exam."),
    ("Quelques magasins étaient ouverts.", "Most shops were open."),
    ("De nombreux habitants ont quitté la ville.", "All inhabitants left the town."),
    ("Presque toutes les maisons ont brûlé.", "All the houses burned down."),
    ("Le médicament est réservé uniquement aux adultes.", "The drug is intended for adults."),
    ("Le patron a peut-être vendu l'usine.", "The boss sold the factory."),
]

SAME_SCOPE = [
    ("Certains patients ont guéri.", "Some patients recovered."),
    ("Tous les élèves ont réussi.", "Every pupil passed."),
    ("La plupart des élus étaient absents.", "Most of the elected members were absent."),
    ("Plusieurs témoins ont parlé.", "A number of witnesses spoke."),
    ("Il est très heureux de vous voir.", "He is happy to see you."),
    ("Environ trente personnes sont venues.", "About thirty people came."),
    ("Le patron a peut-être vendu l'usine.", "The boss may have sold the factory."),
    ("Il vient tout juste d'arriver.", "He has just arrived."),
    ("Quasiment aucun élève n'a échoué.", "Hardly any pupil failed."),
    ("De nombreux habitants sont partis.", "Many inhabitants left."),
    ("Il n'est guère plus grand que moi.", "He is not much taller than I am."),
]


def test_nine_in_ten_changed_negations_are_found() -> None:
    views = both_ways(DENIED)
    lost = missed(views, polarity.find_negation)
    assert len(lost) <= len(views) // 10, lost


def test_faithful_renderings_of_negation_are_quiet() -> None:
    views = both_ways(FAITHFUL)
    false = alarmed(views, polarity.find_negation)
    assert len(false) <= len(views) // 20, false


def test_changed_scope_is_found_and_lost_adverbs_are_remarks() -> None:
    views = both_ways(SCOPE)
    lost = missed(views[: len(SCOPE)], degree.find)
    assert len(lost) <= 1, lost
    # an added word narrows the claim and is a remark, so the other direction finds less
    assert len(missed(views[len(SCOPE) :], degree.find)) <= 4
    quiet = both_ways(SAME_SCOPE)
    assert alarmed(quiet, degree.find) == []


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Il n'a pas que des amis, il n'en parle pas.", "fr", ["pas"]),
        ("Il ne put parler et n'ose plus écrire.", "fr", ["ne", "plus"]),
        ("Rentrons avant qu'il ne parte.", "fr", []),
        ("Ni Pierre ni Paul ne sont venus.", "fr", ["Ni"]),
        ("Il est venu, n'est-ce pas ?", "fr", []),
        ("He did not come, nor did she call.", "en", ["not", "nor"]),
        ("He wants neither tea nor coffee.", "en", ["neither"]),
        ("She is late, isn't she?", "en", []),
        ("No, I don't smoke.", "en", ["n't"]),
        ("There were no more than ten.", "en", []),
    ],
)
def test_what_negates_is_counted_once(text: str, language: str, expected: list[str]) -> None:
    view = pair_view(text, "x", languages=(language, "en"))
    found = negation.negations(view, "source")
    assert [view.text("source", n.token) for n in found] == expected


def test_the_negator_and_its_verb_are_marked() -> None:
    view = pair_view("Il a signé la loi.", "He did not sign the law.", "Il=He signé=sign loi=law")
    (finding,) = polarity.find_negation(view)
    assert words(view, "target", finding) == ["not", "sign"]
    assert finding.evidence.render("en") == (
        "The translation negates, “not sign”; nothing in the original does."
    )


def test_a_limit_is_no_negation() -> None:
    view = pair_view(
        "Il n'a vu que deux films.", "He did not see two films.", "vu=see deux=two films=films"
    )
    assert [f.kind for f in polarity.find_negation(view)] == ["negation"]
    kept = pair_view(
        "Il n'a vu que deux films.", "He saw nothing but two films.", "vu=saw deux=two films=films"
    )
    assert polarity.find_negation(kept) == []


def test_without_a_parser_nothing_is_raised() -> None:
    view = pair_view("Il ne vient pas.", "Er kommt nicht.", languages=("fr", "de"))
    assert polarity.find_negation(view) == [] and degree.find(view) == []
