"""Pairs whose words are linked by hand, so that the checks are tested apart from the aligner."""

from workbench.diverge import PairView, findings
from workbench.encode.parse import parser
from workbench.flags import as_found, settle
from workbench.model import SegmentPair, UnlinkedWord, WordAlignment, WordLink
from workbench.text import segment


def pair_view(source, target, links="", *, languages=("fr", "en"), near=0.1, before=("", "")):
    """A view of a pair; ``links`` reads ``word=word word=word``, each the next unused one."""
    a, b = segment(source, languages[0]), segment(target, languages[1])
    used_a, used_b, made = set(), set(), []

    def place(tokens, word, used):
        i = next(i for i, t in enumerate(tokens) if t.text == word and i not in used)
        used.add(i)
        return i

    for item in links.split():
        left, right = item.split("=")
        i, j = place(a.tokens, left, used_a), place(b.tokens, right, used_b)
        made.append(WordLink(i, j, 0.9))
    unlinked = [
        UnlinkedWord(side, i, None, near, "no counterpart")
        for side, tokens, used in (("source", a.tokens, used_a), ("target", b.tokens, used_b))
        for i in range(len(tokens)) if i not in used
    ]
    alignment = WordAlignment(SegmentPair("L0", a, b), tuple(made), tuple(unlinked), "by hand")

    def parse(text, language):
        found = parser(language)
        return found.parse([text])[0] if found and text else None

    return PairView(
        alignment, parse(source, languages[0]), parse(target, languages[1]),
        (parse(before[0], languages[0]), parse(before[1], languages[1])),
    )


def words(view, side, finding):
    return [view.text(side, i) for i in finding.tokens(side)]


def flagged(view):
    """The findings of a pair that are worth a flag, taken at their word."""
    return settle(map(as_found, findings(view).findings))
