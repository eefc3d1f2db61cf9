"""The page in a real browser: linked words, filters, folds and deep links, with keys and mouse.

Needs Chromium and Playwright, and is skipped where one is missing. With axe-core every page is
looked over for accessibility too. ``make browser`` brings all three; ``WORKBENCH_AXE`` may name
another ``axe.min.js``.
"""

import os
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from workbench import report
from workbench.report import index, versions
from workbench.review import Review, Verdict
from workbench.run.pdf import find_chromium
from workbench.versions import Versions, units

sync = pytest.importorskip("playwright.sync_api")
pytestmark = pytest.mark.skipif(find_chromium() is None, reason="no Chromium is installed")

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PAGES = ["small", "hostile", "reviewed", "long", "versions", ""]
AXE = Path(os.environ.get("WORKBENCH_AXE")
           or Path(sys.prefix) / "axe" / "node_modules" / "axe-core" / "axe.min.js")


@pytest.fixture(scope="module")
def browser():
    with sync.sync_playwright() as playwright:
        made = playwright.chromium.launch(
            executable_path=find_chromium(),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"])
        yield made
        made.close()


def without_words(analysis):
    """The same analysis as if no word had been linked."""
    return replace(analysis, bitext=replace(analysis.bitext, words=()))


@pytest.fixture(scope="module")
def site(tmp_path_factory, analysis, hostile, long):
    """The pages of several analyses, by name."""
    place = tmp_path_factory.mktemp("site")
    said = Review((Verdict("D0", "Ann", "accept", kind="attachment", rated="critical"),
                   Verdict("D1", "Ann", "reject", kind="number", rated="major")),
                  divergences=7, links=8)
    flags = tuple(replace(analysis.divergences[n % 4], id=f"D{n}", link=f"L{n % 90}",
                          source_span=None, source_marks=(), target_span=None, target_marks=())
                  for n in range(150))
    three = analysis, analysis, without_words(analysis)
    found = Versions(("close", "again", "bare"), three, units(three))
    for name, html in (("small", report.page(analysis)), ("hostile", report.page(hostile)),
                       ("versions", versions.page(found)),
                       ("reviewed", report.page(analysis, review=said)),
                       ("long", report.page(replace(long, divergences=flags)))):
        (place / name).mkdir()
        (place / name / "index.html").write_text(html, encoding="utf-8")
    index.write_index(place)
    return place


@pytest.fixture
def go(browser, site):
    """Open a page and collect what it complains of."""
    opened = []

    def open_page(name, *, width=1440, anchor="", **settings):
        page = browser.new_page(viewport={"width": width, "height": 900}, **settings)
        page.complaints = []
        page.on("console", lambda m: m.type == "error" and page.complaints.append(m.text))
        page.on("pageerror", lambda e: page.complaints.append(str(e)))
        page.on("request", lambda r: r.url.startswith("file:") or r.url.startswith("data:")
                or page.complaints.append(r.url))
        place = site / name / "index.html" if name else site / "index.html"
        page.goto(place.as_uri() + anchor)
        opened.append(page)
        return page

    yield open_page
    for page in opened:
        assert page.complaints == []
        page.close()


def test_pointing_at_a_word_shows_what_it_is_linked_to(go):
    page = go("small")
    word = page.locator("#L1 .src [data-k]", has_text="pont").first
    word.scroll_into_view_if_needed()
    word.hover()
    assert page.locator("#L1 .tgt .on").all_inner_texts() == ["bridge"]
    assert page.locator(".wordbar").inner_text().startswith("pont ↔ bridge (0.")
    page.mouse.move(5, 5)
    assert page.locator(".wordbar").is_hidden()


def test_the_keyboard_walks_the_words(go):
    page = go("small")
    page.locator("#L1 .src [tabindex='0']").focus()
    first = page.evaluate("document.activeElement.textContent")
    page.keyboard.press("ArrowRight")
    second = page.evaluate("document.activeElement.textContent")
    assert first != second
    assert page.locator(".wordbar").is_visible()
    page.keyboard.press("End")
    assert page.evaluate("document.activeElement.textContent") != second
    page.keyboard.press("Home")
    assert page.evaluate("document.activeElement.textContent") == first


def test_a_word_leads_through_the_original_to_the_other_versions(go):
    page = go("versions")
    row = page.locator(".vrow", has_text="vieux pont")
    row.locator(".src [data-k]", has_text="pont").first.hover()
    told = page.locator(".wordbar").inner_text()
    assert told.startswith("pont ↔ close: bridge (0.") and told.endswith("; bare: –")
    assert row.locator(".on:not(.at)").all_inner_texts() == ["bridge", "bridge"]
    row.locator(".text").nth(1).locator("[data-k]", has_text="bridge").hover()
    assert "French original: pont (0." in page.locator(".wordbar").inner_text()
    assert row.locator(".on:not(.at)").all_inner_texts() == ["pont", "bridge"]


def test_the_keyboard_walks_the_words_of_a_version(go):
    page = go("versions")
    first = page.locator(".vrow .text [tabindex='0']").first
    first.focus()
    page.keyboard.press("ArrowRight")
    assert page.locator(".wordbar").is_visible()
    assert page.locator(".at").count() == 1
    group = page.locator(".vrow p[role=group]").first
    assert group.get_attribute("aria-label").startswith("French original, U")


def test_filters_hide_and_count(go):
    page = go("small")
    page.locator("input[name=severity][value=minor]").uncheck()
    shown = page.locator(".suspects > li:visible").count()
    assert shown == 4
    assert page.locator(".shown").inner_text() == "4 of 7 are shown."
    page.locator("input[name=severity][value=minor]").check()
    assert page.locator(".shown").inner_text() == "All 7 are shown."


def test_a_fold_without_anything_left_goes_and_a_link_brings_it_back(go):
    page = go("long")
    folds = page.locator("#divergences .fold:visible").count()
    page.locator("button[data-none=family]").click()
    assert page.locator("#divergences .fold:visible").count() == 0
    assert page.locator(".shown").inner_text() == "0 of 150 are shown."
    page.evaluate("location.hash = '#D140'")
    page.locator("#D140").wait_for(state="visible")
    page.locator("button[data-all=family]").click()
    assert page.locator("#divergences .fold:visible").count() >= folds


def test_what_is_not_chosen_is_not_marked_in_the_reader(go):
    page = go("small")
    mark = page.locator("#L5 mark.minor")
    assert "underline" in mark.evaluate("e => getComputedStyle(e).textDecorationLine")
    page.locator("input[name=severity][value=minor]").uncheck()
    assert mark.evaluate("e => getComputedStyle(e).textDecorationLine") == "none"
    assert page.locator("#reader .ref.minor:visible:not(.sample)").count() == 0
    assert page.locator("#reader mark.critical").first.evaluate(
        "e => getComputedStyle(e).textDecorationLine") == "underline"


def test_verdicts_filter_too(go):
    page = go("reviewed")
    page.locator("input[name=review][value='not reviewed']").uncheck()
    page.locator("input[name=review][value=rejected]").uncheck()
    assert page.locator(".suspects > li:visible details").get_attribute("id") == "D0"
    assert page.locator(".shown").inner_text() == "1 of 7 are shown."


@pytest.mark.parametrize("anchor", ["#L95", "#s95", "#D140"])
def test_a_deep_link_opens_its_fold(go, anchor):
    page = go("long", anchor=anchor)
    page.wait_for_function("a => { const r = document.querySelector(a).getBoundingClientRect();"
                           " return r.height > 0 && r.top >= -5 && r.top < innerHeight; }",
                           arg=anchor)


def test_a_filtered_divergence_is_shown_when_it_is_meant(go):
    page = go("small")
    page.locator("input[name=severity][value=critical]").uncheck()
    assert page.locator("#D0").is_hidden()
    page.evaluate("location.hash = '#D0'")
    page.locator("#D0").wait_for(state="visible")


def test_the_rows_take_the_other_order(go):
    page = go("small")
    page.locator("input[name=order][value=other]").check()
    assert page.locator(".row .self").all_inner_texts()[1:5] == ["L1", "L2", "L5", "L6"]


def test_without_javascript_everything_is_there(go):
    page = go("long", anchor="#L2", java_script_enabled=False)
    assert page.locator(".row").count() == 100
    assert page.locator("form:visible").count() == 0


def test_on_paper_every_fold_is_open(go):
    page = go("long")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("details:not(.data):not([open])").count() == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("details.fold:not([open])").count() > 0


FOCUS = """() => {
  const e = document.activeElement;
  if (e === document.body) { return null; }
  const box = e.getBoundingClientRect();
  const heads = Array.from(document.querySelectorAll(".heads, .vheads, .wordbar"))
    .map((h) => h.getBoundingClientRect()).filter((h) => h.height > 0);
  return {
    name: `${e.tagName} ${e.id || e.className} ${e.textContent.slice(0, 30)}`,
    note: e.matches(".note"),
    outline: parseFloat(getComputedStyle(e).outlineWidth),
    inside: box.bottom > 0 && box.top < innerHeight,
    covered: heads.some((h) => box.top >= h.top && box.bottom <= h.bottom && !e.closest(".heads")),
  };
}"""


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("name", ["small", "versions", ""])
def test_tab_leads_through_the_page_and_back_and_shows_where_it_is(go, name, width):
    page = go(name, width=width, reduced_motion="reduce")
    for key in ("Tab", "Shift+Tab"):
        seen = 0
        for _ in range(300):
            page.keyboard.press(key)
            at = page.evaluate(FOCUS)
            if at is None:
                break
            seen += 1
            assert at["outline"] >= 2 and at["inside"] and not at["covered"], at
            assert not at["note"], "the chips above the row lead there too"
        assert 3 < seen < 300


def test_after_a_jump_tab_goes_on_from_where_it_led(go):
    page = go("small", reduced_motion="reduce")
    page.locator("a[href='#D0']").first.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('details').id") == "D0"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.row').id") == "L3"


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("name", PAGES)
def test_nothing_runs_over_the_edge(go, name, width):
    page = go(name, width=width)
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


@pytest.mark.skipif(not AXE.is_file(), reason="axe-core is not installed")
@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (390, "dark")])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(go, name, width, scheme):
    page = go(name, width=width, color_scheme=scheme, bypass_csp=True)
    page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate(
        "rules => axe.run(document, { runOnly: rules, resultTypes: ['violations'] })", RULES)
    assert [(v["id"], [n["html"][:120] for n in v["nodes"][:2]]) for v in found["violations"]] == []
