"""The sections of a report: its head, the overview, the divergences, and the method."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from markupsafe import Markup

from workbench.diverge.kinds import FAMILIES, KINDS
from workbench.languages import language_name
from workbench.model import SEVERITIES, SIDES, Analysis, Divergence, Side
from workbench.report.fragment import Fragment, fill, language_names
from workbench.report.headlines import count, headlines, severities
from workbench.report.passage import marks_of, passage
from workbench.report.shortlist import SHORT, by_level, read_first
from workbench.report.verdicts import STANDINGS, agreed, missed, standing, told
from workbench.review import Review
from workbench.version import __version__

__all__ = [
    "TITLE",
    "default_title",
    "divergences",
    "findings",
    "header",
    "method",
    "numbers",
    "overview",
]

TITLE = "Translation Workbench: comparative translation analysis with evidence"
"""The name under which the software is cited; ``CITATION.cff`` has the same."""

_ROLES: dict[Side, str] = {"source": "original", "target": "translation"}
_WHOLE = 120  # divergences that are shown with their passage; the others lead to the reader
_LEAD = 700  # characters a side that the head of the page can hold

PARTS: dict[str, tuple[str, str]] = {
    "meaning": ("Meaning", "How near the two sides stand to each other as sentences: the cosine "
                "of their vectors. It is seldom near 1, for sound translations too."),
    "source_covered": ("Original covered", "The share of the original's content words that have "
                       "a counterpart in the translation."),
    "target_covered": ("Translation covered", "The share of the translation's content words that "
                       "have a counterpart in the original."),
    "numbers": ("Numbers", "How far numbers and dates agree, in digits or written out; only "
                "passages that have any."),
    "names": ("Names", "How far proper names agree; only passages that have any."),
    "polarity": ("Negation", "How far each negation is answered by a negation; only passages "
                 "that have any. Hedges and degree are looked for apart, as divergences."),
}


def default_title(analysis: Analysis) -> str:
    """A title from the two documents, for a report that was given none."""
    source, target = analysis.bitext.source, analysis.bitext.target
    return f"“{source.title or source.id}” and its translation “{target.title or target.id}”"


def header(analysis: Analysis, title: str = "") -> Fragment:
    """The head of the page: the title, the two texts, and the headline findings.

    Parameters
    ----------
    analysis : Analysis
    title : str
        Empty for one made from the documents' titles.
    """
    title = title.strip() or default_title(analysis)
    found = headlines(analysis)
    source, target = analysis.bitext.source, analysis.bitext.target
    html = fill("header.html.j2", title=title, source=source, target=target,
                **language_names(analysis.bitext), **_found(analysis, linked=True))
    facts = {"title": title, "headlines": list(found), "signature": str(analysis.signature)}
    return Fragment(html, "\n".join((title, *found)), facts)


def findings(analysis: Analysis) -> Fragment:
    """The headline findings by themselves, with the gravest passage where it is short."""
    return Fragment(fill("findings.html.j2", **_found(analysis, linked=False)),
                    "\n".join(headlines(analysis)))


def overview(analysis: Analysis, figures: Sequence[Fragment] = ()) -> Fragment:
    """Coverage, fidelity with its interval, and divergences, at a glance.

    Parameters
    ----------
    analysis : Analysis
    figures : sequence of Fragment
        Figures to stand in the overview.
    """
    document = analysis.document
    parts = [(PARTS.get(name, (name, ""))[0], value) for name, value in document.parts]
    html = fill(
        "overview.html.j2", cover=analysis.bitext.coverage(), document=document, parts=parts,
        grave=sum(1 for d in analysis.divergences if d.severity != "minor"),
        total=len(analysis.divergences), found=severities(analysis.divergences),
        passages=count(len({d.link for d in analysis.divergences if d.link}), "passage"),
        figures=figures, skipped=analysis.skipped,
    )
    return Fragment(html, "\n".join(analysis.notes))


def divergences(analysis: Analysis, review: Review | None = None) -> Fragment:
    """The divergences in rank order, each opening to its passage in both languages.

    A long list is folded by severity and family, and says which passages to read first.

    Parameters
    ----------
    analysis : Analysis
    review : Review, optional
        Verdicts to be shown with them.
    """
    items = [_item(analysis, d, whole=n < _WHOLE)
             | {"standing": standing(review, d.id), "told": told(review, d.id)}
             for n, d in enumerate(analysis.divergences)]
    standings = {i["standing"] for i in items} if review else set()
    per_family = Counter(KINDS[d.kind].family for d in analysis.divergences)
    families = [(name, label, per_family[name]) for name, label in FAMILIES.items()
                if name in per_family]
    per_level = Counter(d.severity for d in analysis.divergences)
    levels = [(s, per_level[s]) for s in reversed(SEVERITIES) if per_level[s]]
    html = fill("divergences.html.j2", items=items, families=families, levels=levels,
                groups=by_level(analysis.divergences), short=SHORT, whole=_WHOLE,
                by_id={d.id: item for d, item in zip(analysis.divergences, items, strict=True)},
                first=read_first(analysis), review=review,
                standings=[s for s in STANDINGS if s in standings],
                missed=missed(review) if review else [], agreed=agreed(review) if review else [],
                said_in=_evidence_lang(analysis),
                source=analysis.bitext.source.language, target=analysis.bitext.target.language,
                **language_names(analysis.bitext))
    lines = [f"{d.id} {d.severity} {d.kind}: {d.evidence}" for d in analysis.divergences]
    return Fragment(html, "\n".join(lines) or "No divergence was found.")


def numbers(analysis: Analysis) -> Fragment:
    """What every figure of the report means."""
    names = [name for name, _ in analysis.document.parts] or list(PARTS)
    parts = [PARTS[name] for name in names if name in PARTS]
    used = {d.kind for d in analysis.divergences}
    kinds = [(KINDS[k].label, KINDS[k].description) for k in KINDS if k in used]
    return Fragment(fill("numbers.html.j2", parts=parts, kinds=kinds),
                    "(what the numbers mean)")


def method(analysis: Analysis, title: str = "") -> Fragment:
    """Method, settings, signature, and how to cite.

    Parameters
    ----------
    analysis : Analysis
    title : str
        The report's title, as given to :func:`header`.
    """
    bitext = analysis.bitext
    remarks = [(d.id, d.remarks) for d in (bitext.source, bitext.target)]
    html = fill(
        "method.html.j2", items=analysis.signature.items, signature=str(analysis.signature),
        metrics=analysis.document.metrics, remarks=remarks, links=bitext.remarks,
        skipped=analysis.skipped, software=TITLE, version=__version__,
        title=title.strip() or default_title(analysis),
    )
    return Fragment(html, str(analysis.signature))


def _found(analysis: Analysis, *, linked: bool) -> dict[str, object]:
    """What the findings' template shows; ``linked`` where the whole page stands around it."""
    first = analysis.divergences[0] if analysis.divergences else None
    links = (f"#{first.id if first else 'divergences'}", "#reader", "#numbers")
    return {"findings": list(zip(headlines(analysis), links if linked else ("",) * 3, strict=True)),
            "said": first.evidence.rstrip() if first else "", "said_in": _evidence_lang(analysis),
            "sides": _gravest_passage(analysis)}


def _evidence_lang(analysis: Analysis) -> str:
    """The language of the evidence where it is not the page's, else ``""``."""
    found = dict(analysis.signature.items).get("evidence", "en")
    return "" if found == "en" else found


def _gravest_passage(analysis: Analysis) -> list[tuple[str, str, Markup]]:
    """The two sides of the gravest divergence for the head of the page, where both are short."""
    if not analysis.divergences:
        return []
    texts = _texts(analysis, analysis.divergences[0])
    if not all(0 < len(text.striptags()) <= _LEAD for text in texts.values()):
        return []
    spoken = {side: analysis.bitext.document(side).language for side in SIDES}
    return [(spoken[side], f"{language_name(spoken[side])} {role}", texts[side])
            for side, role in _ROLES.items()]


def _texts(analysis: Analysis, divergence: Divergence) -> dict[Side, Markup]:
    """The passage of a divergence on each side, with its words marked; empty where there is none.
    """
    bitext = analysis.bitext
    link = bitext.find(divergence.link)
    out: dict[Side, Markup] = {}
    for side in SIDES:
        document = bitext.document(side)
        marks = marks_of(divergence, side)
        span = bitext.span(link, side) if link else None
        if span is None and marks:
            span = (marks[0].start, marks[-1].end)
        whole = KINDS[divergence.kind].family == "sentences"
        out[side] = passage(document, span, marks=() if whole else marks) if span else Markup("")
    return out


def _item(analysis: Analysis, divergence: Divergence, *, whole: bool) -> dict[str, object]:
    """What the template shows of one divergence, with its passage or without."""
    bitext = analysis.bitext
    link = bitext.find(divergence.link)
    kind = KINDS[divergence.kind]
    quoted: dict[Side, list[str]] = {}
    again: dict[Side, list[str]] = {}
    for side in SIDES:
        document = bitext.document(side)
        words = () if kind.family == "sentences" else marks_of(divergence, side)
        quoted[side] = [document.text[m.start : m.end] for m in words]
        ids = {s.id for s in document.sentences}
        again[side] = [document.sentence(i).text for i in (link.repeats if link else ())
                       if i in ids]
    return {"d": divergence, "kind": kind, "texts": _texts(analysis, divergence) if whole else None,
            "quoted": quoted, "again": again, "score": analysis.score(divergence.link),
            "linked": link is not None}
