"""The page of all checks is what the families make it, and the doctor lists the same."""

from __future__ import annotations

from pathlib import Path

from workbench import doctor
from workbench.diverge.__main__ import checks
from workbench.diverge.registry import shipped
from workbench.diverge.spoken import needs, spoken

PAGE = Path(__file__).resolve().parents[2] / "docs" / "checks.md"


def test_the_page_is_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == checks(), (
        "run: python -m workbench.diverge > docs/checks.md")


def test_the_doctor_lists_every_family_with_its_languages() -> None:
    told = {f.item: f.detail for f in doctor.examine().findings if f.area == "check"}
    assert list(told) == [f.name for f in shipped()]
    assert "en, fr" in told["negation"] and "en-fr" in told["choice"]


def test_a_family_runs_where_its_needs_are_met() -> None:
    by_name = {f.name: f for f in shipped()}
    assert spoken(by_name["verbs"]) == "en, fr"
    assert spoken(by_name["verbs"], ["fr"]) == "fr"
    assert spoken(by_name["verbs"], []) == "none"
    assert spoken(by_name["structure"]) == spoken(by_name["loss"]) == "any"
    assert spoken(by_name["order"]) == "into en, fr"
    assert needs(by_name["verbs"]) == "a parse of both sides; the topic `verbs`"
    assert needs(by_name["loss"]) == ""
