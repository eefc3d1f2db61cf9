from handmade import pair_view

from workbench.diverge.language import language


def test_a_word_that_both_languages_have_is_quiet():
    view = pair_view("The rent is due on Monday.", "La somme due est payable lundi.",
                     languages=("en", "fr"))
    assert language.find(view) == []
