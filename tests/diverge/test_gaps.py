"""Whether a sentence reads as if a word were missing: invented pairs."""

from __future__ import annotations

import numpy as np
import pytest
from handmade import pair_view
from linked import linked_views

from workbench.diverge.loss import content
from workbench.diverge.wording import render
from workbench.reading.gapnetwork import MISSING
from workbench.reading.gaps import carried, gaps, lacking, read_gaps, wanted
from workbench.reading.succession import succession

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
    view.lacks = read_gaps(view.pair, (np.ones((4, 384), np.float32),) * 2)
    assert gaps(view, "source") is not None and gaps(view, "target") is None
    assert wanted(view, "source", 1) == 0.0 == carried(view, "target", 1)
    assert lacking(view) == {}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_classes_that_may_follow_share_one_probability(language: str) -> None:
    model = succession(language)
    assert model is not None
    total = np.exp(model.log.astype(np.float64)).sum(axis=2)
    assert np.allclose(total, 1.0, atol=1e-3)


def test_the_kind_that_is_missing_is_named() -> None:
    kinds = {"a": "VERB", "of": "NOUN", "repaired": "NOUN", "some": "VERB"}
    found = {}
    for view in linked_views([(row[1], row[2]) for row in LOST[:4]], "fr", "en"):
        told = gaps(view, "target")
        assert told is not None
        place = int(told[:, 0].argmin())
        found[view.text("target", place)] = MISSING[int(told[place, 1:].argmax()) + 1]
    assert found == kinds


def test_what_is_missing_adds_up_to_one() -> None:
    (view,) = linked_views([("Il dort.", "He sleeps.")], "fr", "en")
    told = gaps(view, "target")
    assert told is not None and told.shape == (4, len(MISSING))
    assert np.allclose(np.exp(told).sum(axis=1), 1.0, atol=1e-5)


def test_a_word_that_the_translation_lacks_is_named_and_grave() -> None:
    views = linked_views([(source, lost) for _, source, lost, _ in LOST], "fr", "en")
    found = [{v.text("source", i) for i in lacking(v)} for v in views]
    hits = [bool(named) for named in found]
    assert sum(hits) >= 3 and all(named <= {word} for (word, *_), named in
                                  zip(LOST, found, strict=True)), found  # fmt: skip
    view = views[hits.index(True)]
    ((i, gap),) = lacking(view).items()
    (one,) = [f for f in content.find(view) if i in f.source]
    assert (one.kind, one.stakes) == ("omission", "major") and one.strength >= 0.95
    after = view.text("target", gap.after)
    assert f"after “{after}” it reads as if a {gap.kind.lower()} were" in render(one.evidence)
    assert f"après «\u00a0{after}\u00a0», il semble y manquer" in render(one.evidence, "fr")


@pytest.mark.parametrize(
    ("target", "sure", "named"),
    [("The bread.", 0.9, True), ("the bread.", 0.9, False), ("the bread.", 0.97, True),
     ("The bread.", 0.6, False)],
)
def test_a_gap_must_be_surer_in_a_text_without_capitals(
    target: str, sure: float, named: bool
) -> None:
    view = pair_view("Le pain brûle.", target, "Le=" + target.split()[0] + " pain=bread")
    whole = np.log(np.array([[1 - 4e-3] + [1e-3] * 4] * 5))
    gap = whole[:4].copy()
    gap[2] = np.log([1 - sure, 1e-3, sure - 3e-3, 1e-3, 1e-3])
    view.lacks = (whole, gap)
    found = lacking(view)
    assert bool(found) is named
    if named:
        assert (found[2].kind, found[2].after) == ("VERB", 1)


def test_whole_sentences_lack_nothing() -> None:
    views = linked_views([(source, free) for _, source, _, free in LOST], "fr", "en")
    assert [lacking(v) for v in views] == [{}] * len(LOST)


def test_a_note_that_reads_like_its_original_lacks_nothing() -> None:
    (view,) = linked_views([("Réunion à midi. Venir avec le.", "Meeting at noon. Come with the.")],
                           "fr", "en")
    assert lacking(view) == {}


@pytest.mark.parametrize("target", ["", "."])
def test_where_nothing_stands_the_loss_stays_critical(target: str) -> None:
    view = pair_view("Le navire a quitté le port hier soir.", target, "")
    assert "critical" in {f.stakes for f in content.find(view)}
    assert not any(f.evidence.key in content.LACKED for f in content.find(view))
