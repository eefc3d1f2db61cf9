"""Tokenisation: what is cut, what stays whole, and offsets."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.text import segment, tokenize, tokenize_blanks

CASES = [
    ("fr", "l'accord|", "l'|accord"),
    ("fr", "l’accord", "l’|accord"),
    ("fr", "Aujourd'hui qu'elle", "Aujourd'hui|qu'|elle"),
    ("fr", "jusqu'à lorsqu'il", "jusqu'|à|lorsqu'|il"),
    ("fr", "qu'«aucune» idée", "qu'|«|aucune|»|idée"),
    ("fr", "a-t-il dit-il", "a|-t-il|dit|-il"),
    ("fr", "est-ce peut-être", "est|-ce|peut-être"),
    ("fr", "donnez-le-moi", "donnez|-le|-moi"),
    ("fr", "rendez-vous celui-ci", "rendez-vous|celui-ci"),
    ("fr", "presqu'île d'Helsinki", "presqu'île|d'|Helsinki"),
    ("fr", "1 200,50 et 1\u202f200 000", "1 200,50|et|1\u202f200 000"),
    ("fr", "M. Bolton.", "M.|Bolton|."),
    ("fr", "le 1er et le XXe", "le|1er|et|le|XXe"),
    ("fr", "chassé-croisé", "chassé-croisé"),
    ("fr", "Etats-Unis (...) encore...", "Etats-Unis|(|...|)|encore|..."),
    ("fr", "art. 5 de l'art.", "art.|5|de|l'|art|."),
    ("en", "don't can't cannot won't", "do|n't|ca|n't|cannot|wo|n't"),
    ("en", "Trump's Trump’s", "Trump|'s|Trump|’s"),
    ("en", "I'm we've they'll", "I|'m|we|'ve|they|'ll"),
    ("en", "the U.S. President", "the|U.S.|President"),
    ("en", "Nov. 11, p. 3", "Nov.|11|,|p.|3"),
    ("en", "Mr. Smith and Dr. No.", "Mr.|Smith|and|Dr.|No|."),
    ("en", "O'Brien o'clock", "O'Brien|o'clock"),
    ("en", "$1,200.50 3.5%", "$|1,200.50|3.5|%"),
    ("en", "see https://a.org/b?c=d.", "see|https://a.org/b?c=d|."),
    ("en", "Kremlin.ru said", "Kremlin.ru|said"),
    ("en", "me@example.org @x #tag", "me@example.org|@x|#tag"),
    ("en", "2016-2018 19:30", "2016|-|2018|19:30"),
    ("en", "John F. Kennedy", "John|F.|Kennedy"),
    ("it", "dell'anno un'altra po' di", "dell'|anno|un'|altra|po'|di"),
    ("de", "z.B. die Straße", "z.B.|die|Straße"),
    ("zh", "GDP是5", "GDP|是|5"),
    ("ja", "東京タワーへ", "東|京|タワー|へ"),
    ("ko", "나는 학생입니다.", "나는|학생입니다|."),
    ("ar", "ذهب الولد،", "ذهب|الولد|،"),
    ("hi", "यह किताब है।", "यह|किताब|है|।"),
    ("xx", "rock'n'roll", "rock'n'roll"),
]


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_words(language: str, text: str, expected: str) -> None:
    text = text.rstrip("|")
    assert "|".join(t.text for t in tokenize(text, language)) == expected


def test_kinds() -> None:
    kinds = {t.text: t.kind for t in tokenize("Le 11 novembre, 1 200,50 € (...) l'URSS", "fr")}
    assert kinds["11"] == kinds["1 200,50"] == "number"
    assert kinds[","] == kinds["("] == kinds["..."] == kinds["€"] == "punct"
    assert kinds["l'"] == kinds["URSS"] == "word"


def test_segment_and_blanks() -> None:
    one = segment("l'accord", "fr", 12)
    assert (one.offset, one.language, one.words()) == (12, "fr", ("l'", "accord"))
    assert [(t.text, t.kind) for t in tokenize_blanks("the 3 \t ??")] == [
        ("the", "word"), ("3", "number"), ("??", "punct")]


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=60), st.lists(st.sampled_from(
    ["l'", "d’", "a-t-il", "qu'", "U.S.", "3", ",", ".", "'", "’", "-", "«", "»", " ", "mot", "Mr.",
     "字", "か", "ที่", "n't", "donne-le-moi", "1 200", "https://x.org", "İ", "ß", "\u200d"]),
    max_size=15).map("".join)), st.sampled_from(["fr", "en", "de", "it", "zh", "th", "xx"]))
def test_tokens_hold_every_character_once_and_in_order(text: str, language: str) -> None:
    at = 0
    for token in tokenize(text, language):
        assert at <= token.start < token.end
        assert not text[at : token.start].strip()
        assert text[token.start : token.end] == token.text
        at = token.end
    assert not text[at:].strip()


@pytest.mark.parametrize("piece", ["l'", "a", "1 ", "-il", ".", "a.", "http://", "1,000", "x@",
                                   "a-", "é\u0301", "1", "นี่", "字"])
def test_time_is_linear(piece: str) -> None:
    text = piece * (50_000 // len(piece))
    started = time.process_time()
    tokenize(text, "fr")
    assert time.process_time() - started < 10
