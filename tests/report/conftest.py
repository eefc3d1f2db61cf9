"""A small invented pair with everything that a report has to show, built by hand."""

import re

import pytest

from workbench.model import (
    Analysis,
    Bitext,
    Block,
    Divergence,
    Document,
    DocumentScore,
    Interval,
    Link,
    LinkScore,
    Segment,
    SegmentPair,
    Sentence,
    Signature,
    Token,
    UnlinkedWord,
    WordAlignment,
    WordLink,
)

# One list a paragraph; a leading "#" marks a heading, "~" matter around the text.
FRENCH = [
    ["~Photo : archives municipales"],
    ["Le maire a annoncé mardi la fermeture du vieux pont.",
     "Les travaux dureront près de trois mois."],
    ["Selon Mme Arnaud, il n'y aura quasiment pas de déviation.",
     "À son issue, la réunion publique n'avait donné lieu à aucun vote."],
    ["Le conseil dénonce l'abandon prochain du contrat sur les écluses conclu avec la régie "
     "pendant la crise\u202f; les comptes seront publiés."],
    ["La population attend."],
]
ENGLISH = [
    ["The bridge is to close, the mayor has said."],
    ["The mayor announced on Tuesday the closing of the old bridge.",
     "The works will last nearly four months."],
    ["The council denounces the upcoming abandonment of the locks contract from the utility "
     "during the crisis.", "The accounts will be published."],
    ["#A public meeting"],
    ["According to Mrs Arnaud, there will be no diversion.",
     "At his conclusion, the public meeting had led to no vote."],
]
LINKS = [
    ([], [0], "added", None, False, ["s0"]),
    ([0], [1], "1-1", 0.91, False, []),
    ([1], [2], "1-1", 0.88, False, []),
    ([4], [3, 4], "1-2", 0.84, True, []),
    ([], [5], "added", None, False, []),
    ([2], [6], "1-1", 0.86, False, []),
    ([3], [7], "1-1", 0.83, False, []),
    ([5], [], "omitted", None, False, []),
]
WORDS = {
    "L1": "maire:mayor annoncé:announced mardi:Tuesday fermeture:closing vieux:old pont:bridge",
    "L2": "travaux:works dureront:last près:nearly trois:four mois:months",
    "L3": "conseil:council dénonce:denounces abandon:abandonment prochain:upcoming "
          "contrat:contract écluses:locks régie:utility pendant:during crise:crisis "
          "comptes:accounts publiés:published",
    "L5": "Selon:According Arnaud:Arnaud déviation:diversion aura:be pas:no Mme:Mrs",
    "L6": "issue:conclusion réunion:meeting publique:public aucun:no vote:vote",
}


def document(role, language, paragraphs, name, title=None):
    """A document whose sentences are given, with blank lines between its paragraphs."""
    text, blocks, sentences = "", [], []
    for paragraph in paragraphs:
        text += "\n\n" if text else ""
        kind = {"#": "heading", "~": "furniture"}.get(paragraph[0][:1], "paragraph")
        start = len(text)
        for i, sentence in enumerate(paragraph):
            bare = sentence if kind == "paragraph" else sentence[1:]
            text += " " if i else ""
            if kind != "furniture":
                sentences.append(Sentence(f"{role}{len(sentences)}", bare, len(text),
                                          len(text) + len(bare), len(blocks), kind == "heading"))
            text += bare
        blocks.append(Block(kind, start, len(text), 2 if kind == "heading" else 0))
    return Document(name, text, language, tuple(sentences), tuple(blocks), title)


def tokens(text):
    return tuple(
        Token(m[0], m.start(), m.end(), "number" if m[0].isdigit() else
              "word" if m[0][0].isalnum() else "punct")
        for m in re.finditer(r"\w+|[^\w\s]", text))


def aligned(bitext, link, pairs):
    sides = [Segment(bitext.text(link, side), doc.language, tokens(bitext.text(link, side)),
                     bitext.span(link, side)[0])
             for side, doc in (("source", bitext.source), ("target", bitext.target))]
    words = [[t.text for t in side.tokens] for side in sides]
    links = []
    for n, pair in enumerate(pairs.split()):
        a, b = pair.split(":")
        links.append(WordLink(words[0].index(a), words[1].index(b), 0.95 - 0.03 * n))
    unlinked = [
        UnlinkedWord(side, i, 0, 0.14,
                     "punctuation" if t.kind == "punct" else
                     "no counterpart" if len(t.text) > 4 else "function word")
        for side, which, segment in (("source", 0, sides[0]), ("target", 1, sides[1]))
        for i, t in enumerate(segment.tokens)
        if i not in {(k.source, k.target)[which] for k in links}]
    return WordAlignment(SegmentPair(link.id, *sides), tuple(links), tuple(unlinked), "by hand")


def make_bitext(french=FRENCH, english=ENGLISH, links=LINKS, words=WORDS):
    source = document("s", "fr", french, "pont.fr", "Le vieux pont")
    target = document("t", "en", english, "bridge.en", "The old bridge")
    made = tuple(
        Link(f"L{i}", tuple(f"s{n}" for n in s), tuple(f"t{n}" for n in t), kind, similarity,
             0.9, moved, tuple(repeats))
        for i, (s, t, kind, similarity, moved, repeats) in enumerate(links))
    bitext = Bitext(source, target, made)
    found = tuple(aligned(bitext, k, words.get(k.id, "")) for k in made if k.linked)
    return Bitext(source, target, made, found, Signature((("sentences", "by hand"),)))


def find(doc, words):
    start = doc.text.index(words)
    return (start, start + len(words))


def make_analysis():
    """The whole fixture: every kind of link, and divergences of several families."""
    bitext = make_bitext()
    fr, en = bitext.source, bitext.target

    def flag(number, kind, severity, link, evidence, source=(), target=()):
        marks = [tuple(find(doc, w) for w in words)
                 for doc, words in ((fr, source), (en, target))]
        return Divergence(f"D{number}", kind, severity, 0.9 - 0.05 * number, evidence,
                          marks[0][0] if marks[0] else None, marks[1][0] if marks[1] else None,
                          *marks, link)

    divergences = (
        flag(0, "attachment", "critical", "L3",
             "In the original “régie” and “crise” belong with “conclu”; in the translation they "
             "belong with “abandonment”, and “conclu” has no counterpart.",
             ("conclu", "régie", "crise"), ("abandonment", "utility", "crisis")),
        flag(1, "number", "major", "L2",
             "The original has “trois” (3), the translation has “four” (4).",
             ("trois",), ("four",)),
        flag(2, "reference", "major", "L6",
             "“son” points to the meeting, “his” to a man.", ("son issue",), ("his",)),
        flag(3, "omitted-sentence", "major", "L7",
             "The sentence “La population attend.” has no counterpart.",
             ("La population attend.",)),
        flag(4, "degree", "minor", "L5", "The hedge “quasiment” is lost.", ("quasiment",)),
        flag(5, "omission", "minor", "L3", "“conclu” has no counterpart in the translation.",
             ("conclu avec",)),
        flag(6, "moved-sentence", "minor", "L3", "The passage stands earlier than in the original.",
             (fr.sentence("s4").text,), (en.sentence("t3").text,)),
    )
    values = {"L1": 0.95, "L2": 0.71, "L3": 0.42, "L5": 0.8, "L6": 0.66}
    parts = ("meaning", "source_covered", "target_covered", "numbers", "names", "polarity")
    scores = tuple(
        LinkScore(k, v, 1 - v, tuple((p, None if p == "names" else v) for p in parts))
        for k, v in values.items())
    whole = DocumentScore(
        Interval(0.68, 0.52, 0.84, 5), 0.94, 0.86,
        tuple((p, Interval(0.7, 0.6, 0.8, 5)) for p in parts))
    signature = Signature((("workbench", "0.1.0"), ("sentences", "by hand"), ("source", "0f" * 8)))
    return Analysis(bitext, scores, whole, divergences, signature,
                    ("No parser for the language xx is installed; attachment was not checked.",))


HOSTILE = ("<script>alert(1)</script> ]]> --> &amp; \u202eevil\u202c 👩\u200d🚀 $x_1$ \x00\x07 "
           "\"quoted\" 'single' {{ 7 * 7 }} </p></li></ol> " + "w" * 10_000 + " עברית end.")


def make_hostile():
    """One linked pair whose texts, ids, titles and evidence try to break the page."""
    source = document("s", "fr", [[HOSTILE]], "<b>id", "</title><script>alert(2)</script>")
    target = document("t", "he", [[HOSTILE]], "id\"'", None)
    bitext = Bitext(source, target, (Link("L0", ("s0",), ("t0",), "1-1", 0.5, 0.5),))
    words = aligned(bitext, bitext.links[0], "script:script evil:evil")
    bitext = Bitext(source, target, bitext.links, (words,))
    found = Divergence("D0", "name", "major", 0.5, HOSTILE, (0, 25), (3, 30), (), (), "L0")
    score = DocumentScore(Interval(0.5, 0.5, 0.5, 1), 1.0, 1.0)
    return Analysis(bitext, (LinkScore("L0", 0.5, 0.5),), score, (found,),
                    Signature((("<i>name", HOSTILE),)), (HOSTILE,))


def make_empty():
    """Two texts with nothing in common: no linked passage, no word, no divergence."""
    source = document("s", "fr", [["Un."]], "un")
    target = document("t", "en", [["Two."]], "two")
    links = (Link("L0", ("s0",), (), "omitted", None, 0.5),
             Link("L1", (), ("t0",), "added", None, 0.5))
    score = DocumentScore(Interval(0.0, 0.0, 0.0, 0), 0.0, 0.0)
    return Analysis(Bitext(source, target, links), (), score, ())


def make_long(times=20):
    """A pair long enough to be folded."""
    sentences = [f"Phrase {i}." for i in range(5 * times)]
    english = [f"Sentence {i}." for i in range(5 * times)]
    links = [([i], [i], "1-1", 0.9, False, []) for i in range(5 * times)]
    bitext = make_bitext([sentences], [english], links, {})
    scores = tuple(LinkScore(k.id, 0.9, 0.1) for k in bitext.links)
    whole = DocumentScore(Interval(0.9, 0.9, 0.9, len(scores)), 1.0, 1.0)
    return Analysis(bitext, scores, whole, ())


@pytest.fixture(scope="session")
def analysis():
    return make_analysis()


@pytest.fixture(scope="session")
def hostile():
    return make_hostile()


@pytest.fixture(scope="session")
def empty():
    return make_empty()


@pytest.fixture(scope="session")
def long():
    return make_long()


@pytest.fixture(scope="session")
def hostile_text():
    return HOSTILE
