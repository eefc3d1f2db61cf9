"""Whether a sentence reads as if a word were missing: invented pairs."""

from __future__ import annotations

import numpy as np
import pytest
from handmade import pair_view
from linked import linked_views

from workbench.diverge.classes import succession
from workbench.diverge.gaps import carried, wanted

# the French word, the rendering without it, a rendering that does without it on purpose
LOST = [
    ("construit", "La ville a construit un pont sur la rivière.",
     "The town a bridge over the river.", "There is now a bridge over the river."),
    ("maison", "Ils ont vendu la maison de leur père.",
     "They sold the of their father.", "They sold it for their father."),
    ("voisin", "Le voisin a réparé la porte du garage.",
     "The repaired the door of the garage.", "Someone repaired the door of the garage."),
    ("mangé", "Nous avons mangé du pain et du fromage.",
     "We some bread and cheese.", "We had some bread and cheese."),
    ("lettre", "Elle écrit une longue lettre à sa mère.",
     "She is writing a long to her mother.", "She is writing at length to her mother."),
]


def asked(view, side, word):
    return wanted(view, side, next(i for i in range(view.size(side))
                                   if view.text(side, i) == word))  # fmt: skip


def test_a_gap_is_told_from_a_free_rendering() -> None:
    views = [linked_views([(source, t) for _, source, *both in LOST for t in both[k : k + 1]],
                          "fr", "en") for k in (0, 1)]  # fmt: skip
    gap, free = ([asked(v, "source", row[0]) for v, row in zip(made, LOST, strict=True)]
                 for made in views)  # fmt: skip
    assert all(g > f for g, f in zip(gap, free, strict=True)), (gap, free)
    assert max(free) < 0 < np.median(gap)


def test_a_word_that_the_sentence_needs_carries_more_than_one_that_is_put_in() -> None:
    whole = pair_view("Les voisins achètent du pain.", "The neighbours bought the bread.", "")
    more = pair_view("Les voisins achètent du pain.", "The neighbours bought the of bread.", "")
    assert carried(more, "target", 4) < 0 < carried(whole, "target", 2)


def test_nothing_is_claimed_of_a_language_that_was_not_counted() -> None:
    view = pair_view("Le chat dort.", "Die Katze schläft.", "", languages=("fr", "de"))
    assert wanted(view, "source", 1) == 0.0 == carried(view, "target", 1)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_classes_that_may_follow_share_one_probability(language: str) -> None:
    model = succession(language)
    assert model is not None
    total = np.exp(model.log.astype(np.float64)).sum(axis=2)
    assert np.allclose(total, 1.0, atol=1e-3)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_word_of_a_kind_is_as_wanted_as_its_classes_are_kept(language: str) -> None:
    """Putting each class of the kind in and weighing it gives the same sum."""
    model = succession(language)
    assert model is not None
    row = [model.place[n] for n in ("^", "^", "DET=le" if language == "fr" else "DET=the", "$")]
    each = [model.kept([*row[:3], c, row[3]], 3) for c in model.members["NOUN"]]
    assert model.wanted(row, 3, "NOUN") == pytest.approx(float(np.logaddexp.reduce(each)), abs=1e-3)
    assert model.wanted(row, 3, "nothing") == 0.0
