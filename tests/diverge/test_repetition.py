import pytest
from handmade import pair_view, words

from workbench.diverge.repetition import repetition


@pytest.mark.parametrize(
    ("source", "target", "languages", "said"),
    [
        ("Le pont fut fermé hier.", "The bridge was closed yesterday yesterday.", ("fr", "en"),
         ["yesterday"]),
        ("She sold the house.", "Elle a vendu la maison maison maison.", ("en", "fr"),
         ["maison", "maison"]),
        ("Il partit pour la mer.", "He left for the sea for the sea.", ("fr", "en"),
         ["for", "the", "sea"]),
        ("Ils étaient 17.", "There were 17 17 of them there.", ("fr", "en"), ["17"]),
    ],
)
def test_words_said_twice_in_a_row(source, target, languages, said):
    view = pair_view(source, target, languages=languages)
    (finding,) = repetition.find(view)
    assert (finding.kind, finding.stakes) == ("repetition", "major")
    assert words(view, "target", finding) == said


def test_a_doubled_function_word_is_a_remark():
    (finding,) = repetition.find(pair_view("Le pont est là.", "The the bridge is there."))
    assert finding.stakes == "minor"


def test_a_clause_repeated_further_on():
    view = pair_view(
        "Le maire a fermé le vieux pont de bois en mai, car il menaçait de tomber.",
        "The mayor closed the old wooden bridge in May, because the old wooden bridge in May "
        "threatened to fall.",
        "maire=mayor fermé=closed vieux=old pont=bridge bois=wooden mai=May menaçait=threatened "
        "tomber=fall",
    )
    (finding,) = repetition.find(view)
    assert words(view, "target", finding)[:3] == ["the", "old", "wooden"]
    assert "twice" in finding.evidence.render() and finding.source


@pytest.mark.parametrize(
    ("source", "target", "languages", "links"),
    [
        ("Elle est très, très fatiguée.", "She is very very tired.", ("fr", "en"), ""),
        ("Il fait très très froid.", "It is very very cold.", ("fr", "en"), ""),
        ("We are leaving.", "Nous nous en allons.", ("en", "fr"), ""),
        ("Il avait eu tort.", "He had had it wrong.", ("fr", "en"), ""),
        ("Je crois que ce mot est juste.", "I think that that word is right.", ("fr", "en"), ""),
        ("Adieu, mon ami.", "Bye bye, my friend.", ("fr", "en"), ""),
        ("Sonne, sonne la cloche, sonne la cloche.", "Ring the bell, ring the bell.",
         ("fr", "en"), ""),
        ("La ville haute et la ville basse.", "The upper part of the old town and the lower part "
         "of the old town.", ("fr", "en"), "ville=town ville=town haute=upper basse=lower"),
        ("12 12 40 40", "12 12 40 40", ("fr", "en"), ""),
    ],
)
def test_repetition_on_purpose_or_by_rule_is_quiet(source, target, languages, links):
    assert repetition.find(pair_view(source, target, links, languages=languages)) == []
