"""Questions, quotations and attributions: what is marked, and who speaks."""

from __future__ import annotations

from handmade import pair_view

from workbench.diverge.speech import speech
from workbench.diverge.wording import render


def test_a_question_is_marked_on_both_sides() -> None:
    view = pair_view("Il a chanté hier.", "Did he sing yesterday?", "Il=he chanté=sing hier=yesterday")
    (finding,) = speech.find_question(view)
    assert (finding.kind, finding.stakes) == ("question", "major")
    assert view.text("target", finding.target[0]) == "?" and finding.source
    assert render(finding.evidence, "en").startswith("The translation asks; the original states, “")


def test_speakers_exchanged() -> None:
    view = pair_view(
        "Le général a dit que les renforts du nouveau ministre arriveraient bientôt.",
        "The minister said that the new reinforcements of the general would arrive soon.",
        "général=general dit=said renforts=reinforcements ministre=minister arriveraient=arrive",
    )
    (finding,) = speech.find_attribution(view)
    assert finding.kind == "attribution" and finding.stakes == "major"
