import pytest
from handmade import flagged, pair_view, words

from workbench.diverge import KINDS, PairView, findings
from workbench.diverge.degree import degree
from workbench.diverge.finding import STRONG
from workbench.diverge.language import language
from workbench.diverge.loss import content
from workbench.diverge.name import names
from workbench.diverge.negation import polarity
from workbench.diverge.reference import pronouns as reference
from workbench.diverge.structure import attachment, roles
from workbench.diverge.wording import render
from workbench.fidelity.shares import share_of_names, share_of_negations
from workbench.flags import as_found, divergence
from workbench.model import SegmentPair, UnlinkedWord, WordAlignment, WordLink
from workbench.reading import negations as negation
from workbench.reading import proper
from workbench.reading.lost import coverage, lost_words
from workbench.text import segment

INF_FR = (
    "Sa visite intervient après l'annonce par Donald Trump d'un retrait prochain des Etats-Unis du "
    "traité sur les armes nucléaires de portée intermédiaire INF (Intermediate Nuclear Forces "
    "Treaty) conclu avec l'URSS pendant la Guerre froide."
)
INF_EN = (
    "His visit follows Donald Trump's announcement of an upcoming withdrawal of the US Intermediate "
    "Nuclear Forces Treaty (INF) from the USSR during the Cold War."
)
INF_LINKS = (
    "visite=visit annonce=announcement Donald=Donald Trump=Trump retrait=withdrawal "
    "prochain=upcoming Etats-Unis=US traité=Treaty armes=Forces nucléaires=Nuclear "
    "intermédiaire=Intermediate INF=INF URSS=USSR Guerre=War froide=Cold pendant=during"
)


def test_inf_sentence_is_reattached():
    view = pair_view(INF_FR, INF_EN, INF_LINKS)
    hits = [f for f in attachment.find(view) if "URSS" in words(view, "source", f)]
    (finding,) = hits
    assert finding.stakes == "critical"
    # with the aligner's own links *Guerre froide* goes with it: tests/diverge/test_structure.py
    assert {"URSS", "conclu"} <= set(words(view, "source", finding))
    assert {"USSR", "withdrawal"} <= set(words(view, "target", finding))
    for word in ("URSS", "conclu", "withdrawal", "retrait", "portée"):
        assert f"“{word}”" in render(finding.evidence)


@pytest.mark.parametrize(
    ("target", "links"),
    [
        (
            "His visit comes after Donald Trump's announcement of an upcoming withdrawal of the "
            "United States from the Intermediate-Range Nuclear Forces Treaty (INF), concluded with "
            "the USSR during the Cold War.",
            "visite=visit annonce=announcement Donald=Donald Trump=Trump retrait=withdrawal "
            "prochain=upcoming Etats-Unis=States traité=Treaty armes=Forces nucléaires=Nuclear "
            "portée=Intermediate-Range INF=INF conclu=concluded URSS=USSR Guerre=War froide=Cold",
        ),
        (
            "His visit comes after Donald Trump announced that the United States would soon pull "
            "out of the INF treaty on intermediate-range nuclear weapons, which was signed with the "
            "USSR during the Cold War.",
            "visite=visit annonce=announced Donald=Donald Trump=Trump retrait=pull Etats-Unis=States "
            "traité=treaty armes=weapons nucléaires=nuclear portée=intermediate-range INF=INF "
            "conclu=signed URSS=USSR Guerre=War froide=Cold",
        ),
        (
            "The visit follows an announcement by Donald Trump of a forthcoming US withdrawal from "
            "the Intermediate-Range Nuclear Forces Treaty (INF) with the USSR, a legacy of the Cold "
            "War.",
            "visite=visit annonce=announcement Donald=Donald Trump=Trump retrait=withdrawal "
            "prochain=forthcoming Etats-Unis=US traité=Treaty armes=Forces nucléaires=Nuclear "
            "portée=Intermediate-Range INF=INF URSS=USSR Guerre=War froide=Cold",
        ),
    ],
)
def test_correct_renderings_are_not_reattached(target, links):
    found = attachment.find(pair_view(INF_FR, target, links))
    assert [f for f in found if f.strength >= STRONG] == []


def test_exchanged_roles_are_critical():
    view = pair_view(
        "Le chien a mordu le facteur.", "The postman bit the dog.",
        "chien=dog mordu=bit facteur=postman",
    )
    (finding,) = roles.find(view)
    assert finding.kind == "role" and finding.stakes == "critical"


def test_passive_keeps_the_roles():
    view = pair_view(
        "Le chien a mordu le facteur.", "The postman was bitten by the dog.",
        "chien=dog mordu=bitten facteur=postman",
    )
    assert roles.find(view) == []


def test_lost_hedge_is_found_and_glossed():
    view = pair_view(
        "Nous ne ripostons quasiment pas à ces mesures.",
        "We are not fighting back to these measures.",
        "Nous=We ripostons=fighting pas=not ces=these mesures=measures",
    )
    assert polarity.find_negation(view) == []
    (finding,) = degree.find_degree(view)
    assert words(view, "source", finding) == ["quasiment"]
    assert finding.stakes == "major" and "(almost)" in render(finding.evidence)


def test_hedge_rendered_elsewhere_is_quiet():
    view = pair_view(
        "Nous ne ripostons quasiment pas.", "We hardly retaliate at all.",
        "Nous=We ripostons=retaliate quasiment=hardly",
    )
    assert degree.find_degree(view) == [] and polarity.find_negation(view) == []


def test_lost_and_added_negation():
    lost = pair_view("Il n'est pas venu hier.", "He came yesterday.", "venu=came hier=yesterday")
    (finding,) = polarity.find_negation(lost)
    assert finding.stakes == "critical" and "pas" in words(lost, "source", finding)
    assert share_of_negations(lost, [finding]) == 0.0
    added = pair_view("Il est venu hier.", "He did not come yesterday.", "venu=come hier=yesterday")
    (finding,) = polarity.find_negation(added)
    assert "not" in words(added, "target", finding)


@pytest.mark.parametrize(
    ("source", "target", "links"),
    [
        ("Il n'a vu que deux films.", "He saw only two films.", "vu=saw que=only films=films"),
        ("Il n'a pas réussi.", "He failed.", "réussi=failed"),
        ("Elle est partie sans un mot.", "She left without a word.", "partie=left mot=word"),
        ("Il n'est pas possible de venir.", "It is impossible to come.", "possible=impossible"),
        ("Personne n'est venu.", "Nobody came.", "venu=came"),
        ("Il y en a plus de 60.", "There are more than 60.", "plus=more"),
    ],
)
def test_negations_that_answer_each_other(source, target, links):
    assert polarity.find_negation(pair_view(source, target, links)) == []


def test_possessive_of_an_event_made_personal():
    view = pair_view(
        "A son issue, le président américain avait été critiqué.",
        "At his conclusion, the American president had been criticized.",
        "son=his issue=conclusion président=president américain=American critiqué=criticized",
        before=("Ils s'étaient rencontrés pour leur premier sommet bilatéral.", ""),
    )
    (finding,) = reference.find(view)
    assert finding.kind == "reference" and "“sommet”" in render(finding.evidence)
    assert words(view, "target", finding) == ["his", "conclusion"]


@pytest.mark.parametrize(
    ("source", "target", "links", "expected"),
    [
        ("Son homologue est venu.", "His counterpart came.", "Son=His homologue=counterpart", []),
        ("Elle est venue.", "He came.", "Elle=He venue=came", []),
        ("Nous partons.", "They leave.", "Nous=They partons=leave", ["reference"]),
        ("A-t-il dit oui ?", "Did he say yes?", "-t-il=he dit=say", []),
    ],
)
def test_pronouns(source, target, links, expected):
    assert [f.kind for f in reference.find(pair_view(source, target, links))] == expected


def test_names_variants_are_quiet():
    view = pair_view(
        "Vladimir Poutine et Sergueï Lavrov ont quitté l'URSS et les Etats-Unis pour l'OTAN.",
        "Vladimir Putin and Sergei Lavrov left the USSR and the United States for NATO.",
        "Etats-Unis=States",
    )
    assert names.find(view) == [] and share_of_names(view) == 1.0


def test_lost_name_is_found():
    view = pair_view(
        "Le président a rencontré Angela Merkel à Berlin.", "The president met in Berlin.",
        "président=president rencontré=met Berlin=Berlin",
    )
    (finding,) = names.find(view)
    assert words(view, "source", finding) == ["Angela", "Merkel"]


def test_content_words_lost_and_added():
    view = pair_view(
        "Le petit chat noir dort.", "The cat sleeps quietly.", "chat=cat dort=sleeps"
    )
    kinds = {(f.kind, *words(view, "source", f), *words(view, "target", f))
             for f in content.find(view)}
    assert ("omission", "petit") in kinds and ("omission", "noir") in kinds
    assert ("addition", "quietly") in kinds
    assert 0 < coverage(view, "source") < 1


def test_nearness_lowers_the_confidence_of_an_omission():
    near, far = (
        content.find(pair_view("Le chat noir dort.", "The cat sleeps.", "chat=cat dort=sleeps",
                               near=n))[0].strength
        for n in (0.5, 0.0)
    )
    assert near < far


def test_untranslated_run():
    view = pair_view(
        "Il a dit que la paix est possible.", "He said que la paix est possible.", "dit=said"
    )
    (finding,) = language.find(view)
    assert finding.kind == "untranslated"
    assert words(view, "target", finding)[:3] == ["que", "la", "paix"]


def test_names_and_loans_are_not_untranslated():
    assert language.find(pair_view("Emmanuel Macron à Paris", "Emmanuel Macron in Paris")) == []


def test_every_finding_has_a_known_kind_and_valid_marks():
    view = pair_view(INF_FR, INF_EN, INF_LINKS)
    for finding in findings(view).findings:
        assert finding.kind in KINDS
        made = divergence(view, as_found(finding))
        for side, spans in (("source", made.source_marks), ("target", made.target_marks)):
            text = view.segment(side).text
            assert all(0 <= a < b <= len(text) for a, b in spans)
        assert made.evidence.strip() and 0 <= made.confidence <= 1


def test_a_special_kind_explains_the_omission():
    view = pair_view(
        "Nous ne ripostons quasiment pas à ces mesures.",
        "We are not fighting back to these measures.",
        "Nous=We ripostons=fighting pas=not ces=these mesures=measures",
    )
    found = [flag.finding for flag in flagged(view)]
    assert sum("quasiment" in words(view, "source", f) for f in found) == 1


def test_a_capital_exchanged_for_another_is_critical():
    view = pair_view(
        "Paris est la capitale.", "Berlin is the capital.", "Paris=Berlin est=is capitale=capital"
    )
    (finding,) = names.find(view)
    assert finding.stakes == "critical" and "“Berlin”" in render(finding.evidence)


def test_exonyms_are_not_exchanged_names():
    view = pair_view(
        "Varsovie et Le Caire sont en Pologne et en Égypte.",
        "Warsaw and Cairo are in Poland and Egypt.",
        "Varsovie=Warsaw Caire=Cairo Pologne=Poland Égypte=Egypt",
    )
    assert names.find(view) == []


def test_faint_links_between_strangers_do_not_count():
    from dataclasses import replace

    view = pair_view("Le chat dort.", "Rates rose.", "chat=Rates dort=rose")
    assert lost_words(view, "source") == ()
    links = tuple(replace(k, similarity=0.05) for k in view.alignment.links)
    faint = type(view)(replace(view.alignment, links=links), view.parse("source"))
    assert len(lost_words(faint, "source")) == 2
    assert coverage(faint, "source") < 0.2


def test_an_actor_named_in_another_way_is_no_loss():
    view = pair_view(
        '"C\'est possible", a poursuivi M. Poutine.',
        '"It is possible," continued the Russian president.',
        "C'=It est=is possible=possible poursuivi=continued Poutine=president",
    )
    assert flagged(view) == []
    view = pair_view(
        '"C\'est possible", a poursuivi le président russe.', '"It is possible," he said.',
        "C'=It est=is possible=possible a=said",
    )
    assert flagged(view) == []


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Il ne vient pas.", "fr", ["pas"]),
        ("Il ne dit plus jamais rien.", "fr", ["plus"]),
        ("Il en faut plus, et personne le sait.", "fr", []),
        ("C'est sans doute vrai.", "fr", []),
        ("Pas mal !", "fr", ["Pas"]),
        ("Je m'éloignai d'un pas ou deux, sans bruit.", "fr", ["sans"]),
        ("Elle n'avait même pas fait deux pas.", "fr", ["pas"]),
        ("Personne dans toute la petite ville ne l'avait lu.", "fr", ["Personne"]),
        ("La personne qui vous parle ne ment pas.", "fr", ["pas"]),
        ("He can't come and never will.", "en", ["n't", "never"]),
        ("Not only that, no doubt.", "en", []),
    ],
)
def test_negations_are_counted_once(text, language, expected):
    view = pair_view(text, "x", languages=(language, "en"))
    assert [view.text("source", n.token) for n in negation.negations(view, "source")] == expected


def test_a_word_that_its_own_text_repeats_in_the_other_language_is_not_missing():
    def view(near):
        a, b = segment("le traité (Treaty)", "fr"), segment("the Treaty", "en")
        links = (WordLink(0, 0, 0.9, 0.8), WordLink(3, 1, 0.98, 0.9))
        lost = UnlinkedWord("source", 1, 1, near, "no counterpart")
        alignment = WordAlignment(SegmentPair("L0", a, b), links, (lost,), "by hand")
        return PairView(alignment, None, None, (None, None))

    assert view(0.7).glossed("source", 1)
    assert not view(0.2).glossed("source", 1)
    assert view(0.7).counterparts("source", 1) == ()


def test_a_form_of_address_is_no_name():
    view = pair_view("Là était Mlle Abbot.", "There was Miss Abbot.", "Abbot=Abbot")
    assert [view.text("source", i) for i in proper.names(view, "source")] == ["Abbot"]
    assert [view.text("target", i) for i in proper.names(view, "target")] == ["Abbot"]
    assert names.find(view) == []


def test_prepositions_of_several_words_leave_nothing_to_render():
    view = pair_view("Une aide de l'ordre de dix euros au sein du village.",
                     "Help of around ten euros in the village.",
                     "aide=Help dix=ten euros=euros village=village")
    assert lost_words(view, "source") == ()
    view = pair_view("Le rétablissement de l'ordre public.", "The restoration.",
                     "rétablissement=restoration")
    assert [view.text("source", i) for i in lost_words(view, "source")] == [
        "ordre", "public"]


def test_an_ability_that_the_tense_implies_is_no_word_put_in():
    view = pair_view("Elle ne pourra venir demain.", "She will not be able to come tomorrow.",
                     "Elle=She venir=come demain=tomorrow")
    assert lost_words(view, "target") == ()
