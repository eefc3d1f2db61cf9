import pytest
from handmade import pair_view, words

from workbench.diverge.language import language

FR_EN, EN_FR = ("fr", "en"), ("en", "fr")


@pytest.mark.parametrize(
    ("source", "target", "languages", "left"),
    [
        ("Le gouvernement a répondu hier soir.", "The gouvernement replied last night.", FR_EN,
         ["gouvernement"]),
        ("Elle dort et il travaille.", "She sleeps et he works.", FR_EN, ["et"]),
        ("Les élèves ont également chanté.", "The pupils également sang.", FR_EN, ["également"]),
        ("The weather was awful yesterday.", "Le weather était affreux hier.", EN_FR, ["weather"]),
        ("They arrived with their children.", "Ils sont arrivés with leurs enfants.", EN_FR,
         ["with"]),
        ("Il est venu par d’autres routes.", "He came by d’autres roads.", FR_EN, ["d’autres"]),
        # in the lists of English words, but no usual one
        ("Des bateaux plus petits suffisent.", "Smaller bateaux will do.", FR_EN, ["bateaux"]),
    ],
)
def test_a_word_left_in_the_language_of_the_original(source, target, languages, left):
    view = pair_view(source, target, languages=languages)
    (finding,) = language.find(view)
    assert (finding.kind, finding.stakes) == ("untranslated", "major")
    assert words(view, "target", finding) == left and finding.source


@pytest.mark.parametrize(
    ("source", "target", "languages"),
    [
        ("Emmanuel Macron est à Paris.", "Emmanuel Macron is in Paris.", FR_EN),
        ("Il lit Le Monde au café.", "He reads Le Monde at the café.", FR_EN),
        ("La population est stable.", "The population is stable.", FR_EN),
        ("The rent is due on Monday.", "La somme due est payable lundi.", EN_FR),
        ("She is a star of the opera.", "C'est une star de l'opéra.", EN_FR),
        ("Le mot « liberté » revient souvent.", "The word “liberté” often returns.", FR_EN),
        ("Dupont et al. ont mesuré in vitro.", "Dupont et al. measured in vitro.", FR_EN),
        ("We spent the weekend with software.", "Nous avons passé le weekend sur un software.",
         EN_FR),
        ("The train to Los Angeles left.", "Le train pour Los Angeles est parti.", EN_FR),
        ("Escherichia coli was found.", "On a trouvé Escherichia coli.", EN_FR),
        ("Il joue du jazz sur une guitare.", "He plays jazz on a guitar.", FR_EN),
    ],
)
def test_names_loans_and_quotations_are_quiet(source, target, languages):
    assert language.find(pair_view(source, target, languages=languages)) == []


def test_a_word_of_both_languages_that_renders_another_is_quiet():
    source, target = "Sa femme et son fils Paul chantent.", "His wife and his son Paul sing."
    links = "Sa=His femme=wife et=and son=his Paul=Paul fils=son chantent=sing"
    assert language.find(pair_view(source, target, links)) == []


def test_a_copied_original_is_critical():
    text = "Le vieux pont de bois est fermé depuis hier."
    view = pair_view(text, text)
    (finding,) = language.find(view)
    assert (finding.kind, finding.stakes) == ("untranslated", "critical")
    assert language.find(pair_view("Jean Morel, Paris 75011", "Jean Morel, Paris 75011")) == []


@pytest.mark.parametrize(
    ("source", "target", "languages"),
    [
        ("Le vieux pont de bois est fermé depuis hier matin.",
         "Die alte Brücke aus Holz ist seit gestern früh für alle geschlossen.", FR_EN),
        ("The old wooden bridge has been closed since yesterday.",
         "El viejo puente de madera está cerrado desde ayer por la mañana.", EN_FR),
    ],
)
def test_a_passage_in_a_third_language(source, target, languages):
    (finding,) = language.find(pair_view(source, target, languages=languages))
    assert (finding.kind, finding.stakes) == ("language", "critical")


def test_a_whole_translation_in_its_language_is_quiet():
    view = pair_view("Le vieux pont est fermé, dit-on, depuis hier matin.",
                     "The old bridge has been closed, they say, since yesterday morning.")
    assert language.find(view) == []
