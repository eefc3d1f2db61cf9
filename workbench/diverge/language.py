"""Untranslated text: words of the original that stand as they are in the translation.

Names, numbers, cognates and loans are the same in both languages by right, so a word
counts only if it is a closed-class word of the source language that the target language
does not have, or part of a run of three or more equal words that no name explains.
"""

from __future__ import annotations

from workbench.diverge.names import names
from workbench.diverge.view import Finding, PairView
from workbench.diverge.wording import say
from workbench.text import facts

__all__ = ["find"]

_RUN = 3


def find(view: PairView) -> list[Finding]:
    """Runs of words that were left untranslated."""
    source, target = view.pair.source, view.pair.target
    if source.language == target.language:
        return []
    # As it is written: a name that holds a word does not make the word untranslated.
    here = {t.text for t in source.tokens if t.kind == "word"}
    closed_source = facts(source.language).function_words
    closed_target = facts(target.language).function_words
    proper = set(names(view, "target"))
    foreign = {t.text.lower() for t in source.tokens if t.kind == "word"} & closed_source
    foreign -= closed_target
    runs: list[list[int]] = []
    for j, token in enumerate(target.tokens):
        low = token.text.lower()
        shared = token.kind == "word" and token.text in here and len(low) > 1
        if shared and low not in closed_target:
            if runs and runs[-1][-1] == j - 1:
                runs[-1].append(j)
            else:
                runs.append([j])
    out: list[Finding] = []
    for run in runs:
        words = {target.tokens[j].text.lower() for j in run}
        closed = words & foreign
        plain = [j for j in run if j not in proper and not target.tokens[j].text[:1].isupper()]
        title = len(plain) * 2 < len(run)
        if title or not ((closed and len(run) >= 2) or len(plain) >= _RUN):
            continue
        origin = tuple(
            i for i, t in enumerate(source.tokens) if t.text.lower() in words and t.kind == "word"
        )
        out.append(
            Finding(
                kind="untranslated", severity="major", confidence=0.9 if closed else 0.7,
                evidence=say("untranslated", words=view.phrase("target", run)),
                source=origin, target=tuple(run),
            )
        )
    return out
