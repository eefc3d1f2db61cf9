"""How closely the rest of a pair is rendered."""

from __future__ import annotations

from workbench.align import align_words
from workbench.diverge import PairView, say
from workbench.diverge.finding import Finding
from workbench.fidelity.closeness import CLOSENESS, closeness
from workbench.run.analysis import row_pairs, views_of

SOURCE = "Le maire a inauguré la grande bibliothèque du quartier en présence de journalistes."
LITERAL = "The mayor opened the great library of the district in the presence of journalists."
FREE = "Reporters looked on while local readers at last got a home for their books."


def told(view: PairView, tokens: tuple[int, ...] = ()) -> dict[str, float]:
    finding = Finding("omission", "minor", 0.5, say("untranslated", words="x"), tokens)
    return dict(zip(CLOSENESS, closeness(view, finding), strict=True))


def views() -> tuple[PairView, ...]:
    return views_of(align_words(row_pairs([(SOURCE, LITERAL), (SOURCE, FREE)], "fr", "en")))


def test_a_literal_rendering_is_closer_in_every_respect() -> None:
    literal, free = map(told, views())
    for name in ("rest_source", "rest_target", "rest_near", "rest_usual", "rest_links"):
        assert literal[name] > free[name], name
    assert literal["rest_read"] < free["rest_read"]
    assert literal["rest_source"] == 1.0


def test_what_a_finding_marks_is_left_out_of_account() -> None:
    _, free = views()
    lost = tuple(i for i in free.content_tokens("source") if not free.counterparts("source", i))
    assert lost and told(free)["rest_source"] < 1.0 == told(free, lost)["rest_source"]


def test_nothing_is_divided_by_nothing() -> None:
    (view,) = views_of(align_words(row_pairs([("Oui.", "")], "fr", "en")))
    assert all(v == v for v in told(view).values())
