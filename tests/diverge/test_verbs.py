"""Tense and modality: how verb groups are read, and what is said of them."""

from __future__ import annotations

import pytest
from handmade import pair_view, words

from workbench.diverge.verbs import verbs
from workbench.diverge.wording import render
from workbench.reading.verbgroups import verb_groups


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
    assert render(finding.evidence, "fr") == (
        "L’original dit ce qui a eu lieu, «\u00a0a signé\u00a0» ; la traduction dit que cela aura "
        "lieu, «\u00a0will sign\u00a0»."
    )
