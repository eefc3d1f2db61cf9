"""The commands that do the work: report, align, words, score, flag.

Each looks at its input before it imports what does the work, so that a wrong file is told at
once.
"""

from __future__ import annotations

import argparse
import json
import warnings
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from workbench import exchange
from workbench.cli.console import check_out, deliver, say, to_json
from workbench.cli.inputs import check_rows, language_of, one_stdin, pair, parallel_lines
from workbench.cli.progress import in_portions, working
from workbench.cli.reports import check_report_out, deliver_report
from workbench.errors import ParameterError, WorkbenchWarning
from workbench.results import as_plain
from workbench.run.doubts import empty_sides

if TYPE_CHECKING:
    from workbench.fidelity.scorers import SegmentScorer
    from workbench.model import Bitext, Divergence, Document, LinkScore
    from workbench.run.tables import PerRow

__all__ = ["align", "flag", "report", "score", "words"]

_T = TypeVar("_T")
_Pair: TypeAlias = tuple[str, str]

_SCORES = ("fidelity", "p_divergent")


def report(args: argparse.Namespace) -> int:
    """Make a report of two documents, or of a corpus's default pair."""
    check_report_out(args)
    if args.glossary == "-":
        args.usage_error("a report's glossary is a file; name one with --glossary")
    if args.glossary is not None:
        exchange.read_glossary(args.glossary)  # a mistake in it is told before the work begins
    source: str | Document = args.source
    target: Document | None = None
    if args.target is not None:
        one_stdin(args, args.source, args.target)
        source, target = pair(args.source, args.target, args)
    elif Path(args.source).is_file() or args.source == "-":
        args.usage_error(f"{args.source} is one text: name its translation too (TGT)")
    elif args.source_lang or args.target_lang:
        warnings.warn(
            f"the languages of the corpus {args.source} are those that its manifest says; "
            "--source-lang and --target-lang have no effect", WorkbenchWarning, stacklevel=2,
        )
    from workbench.run import make_report

    result = make_report(
        source, target, source_language=args.source_lang, target_language=args.target_lang,
        reference=args.reference, out=args.out, model=args.model,
        evidence_language=args.evidence_lang, glossary=args.glossary,
    )
    deliver_report(args, result.path, result.headlines)
    return 0


def align(args: argparse.Namespace) -> int:
    """Link the sentences of two documents."""
    one_stdin(args, args.source, args.target, args.anchors)
    check_out(args.out, (args.source, args.target, args.anchors))
    written = exchange.read_anchor_lines(args.anchors) if args.anchors is not None else ()
    source, target = pair(args.source, args.target, args, as_lines=args.lines)
    from workbench.align import align as align_documents
    from workbench.align.document.sections import chapters, locate, merged

    anchors = locate(written, source, target)
    if args.chapters:
        found = chapters(source, target)
        say(f"{len(found)} numbered headings answer each other" if found else
            "no numbered headings that surely answer each other; --chapters has no effect")
        anchors = merged(anchors, found)
    with working("aligning sentences"):
        bitext = align_documents(source, target, model=args.model, anchors=anchors)
    for note in bitext.notes:
        say(note)
    if args.format == "xces" and args.out is not None:
        _deliver_xces(bitext, Path(args.out), (args.source, args.target))
        return 0
    format_ = {
        "beads": exchange.format_beads, "tsv": exchange.format_links_tsv,
        "jsonl": exchange.format_links_jsonl, "tmx": exchange.format_tmx,
        "xces": exchange.format_xces,
    }["jsonl" if args.json else args.format]
    deliver(_as_list(format_(bitext)) if args.json else format_(bitext), args.out)
    return 0


def words(args: argparse.Namespace) -> int:
    """Link the words of parallel lines."""
    one_stdin(args, args.source, args.target)
    check_out(args.out, (args.source, args.target))
    source, target = pair(args.source, args.target, args, as_lines=True)
    lines = parallel_lines(source, target)
    from workbench.align import align_words
    from workbench.model import Segment, SegmentPair
    from workbench.text import segment, tokenize_blanks

    def cut(line: str, language: str) -> Segment:
        if args.tokenized:
            return Segment(line, language, tokenize_blanks(line))
        return segment(line, language)

    pairs = tuple(
        SegmentPair(str(i), cut(a, source.language), cut(b, target.language))
        for i, (a, b) in enumerate(lines)
    )
    alignments = in_portions(
        "linking words, lines", pairs,
        lambda some: align_words(some, method=args.method, model=args.model),
    )
    if args.json:
        deliver(_as_list(exchange.format_words_jsonl(alignments)), args.out)
        return 0
    format_ = exchange.format_pharaoh if args.format == "pharaoh" else exchange.format_words_jsonl
    deliver(format_(alignments), args.out)
    return 0


def score(args: argparse.Namespace) -> int:
    """Add fidelity and p_divergent to a table of pairs, or score a document by passages."""
    if args.target is not None:
        return _score_passages(args)
    if args.by:
        args.usage_error("--by goes with an original and its translation (TGT)")
    check_out(args.out, (args.pairs,))
    table = exchange.read_pairs(args.pairs)
    others = _scorers(args.scorer)
    table.refuse((*_SCORES, *(o.name for o in others)))
    scores: tuple[LinkScore, ...] = ()
    if len(table):
        from workbench.run import score_table

        rows, source, target = _rows(table, args)
        scores = _checked("scoring rows", rows, lambda some: score_table(
            some, source_language=source, target_language=target, model=args.model
        ))
    names = (*_SCORES, *(o.name for o in others))
    columns = [[s.fidelity for s in scores], [s.p_divergent for s in scores],
               *(_other(o, table) for o in others)]
    added = list(zip(*columns, strict=True))
    if args.json:
        deliver(to_json([
            {**row, **dict(zip(names, values, strict=True))}
            for row, values in zip(table.dicts(), added, strict=True)
        ]), args.out)
        return 0
    cells = [[f"{x:.6f}" for x in values] for values in added]
    deliver(exchange.format_table(table.with_columns(names, cells)), args.out)
    return 0


def _scorers(specs: Sequence[str]) -> list[SegmentScorer]:
    """The other scorers that were asked for; two with one name would be one column."""
    if not specs:
        return []
    from workbench.fidelity.scorers import scorer

    found = [scorer(spec) for spec in specs]
    names = [*_SCORES, *(o.name for o in found)]
    twice = next((n for i, n in enumerate(names) if n in names[:i]), None)
    if twice is not None:
        raise ParameterError(f"two columns would be called {twice!r}; score with one at a time")
    return found


def _other(scorer: SegmentScorer, table: exchange.Table) -> Sequence[float]:
    """The numbers of another scorer for the rows of a table, and what they were made with."""
    from workbench.fidelity.scorers import scores_of

    references = table.column("reference") if "reference" in table.columns else None
    with working(f"scoring with {scorer.name}"):
        found = scores_of(scorer, table.column("source"), table.column("target"), references)
    say(f"{scorer.name}: {scorer.signature}")
    return found


def _score_passages(args: argparse.Namespace) -> int:
    """Score the paragraphs or chapters of an original, and rank them."""
    if args.scorer:
        args.usage_error("--scorer goes with a table of pairs")
    one_stdin(args, args.pairs, args.target)
    check_out(args.out, (args.pairs, args.target))
    source, target = pair(args.pairs, args.target, args)
    from workbench.fidelity.passages import score_passages
    from workbench.run import analyse

    with working("scoring passages") as tell:
        found = score_passages(analyse(source, target, model=args.model, progress=tell),
                               args.by or "paragraph")
    if args.json:
        deliver(to_json({"passages": found.rows(), "worst": list(found.worst),
                         "notes": list(found.notes)}), args.out)
        return 0
    for note in found.notes:
        say(note)
    rows = found.rows()
    table = exchange.table_of(rows, tuple(rows[0]), name="passages", digits=6)
    deliver(exchange.format_table(table), args.out)
    return 0


def flag(args: argparse.Namespace) -> int:
    """Find divergences in each row of a table of pairs, or score its words."""
    if args.tokenized and not args.tokens:
        args.usage_error("--tokenized goes with --tokens; spans need the text as it stands")
    if args.tokens and args.glossary:
        args.usage_error("--glossary goes with flags; --tokens scores words without it")
    one_stdin(args, args.pairs, args.glossary)
    check_out(args.out, (args.pairs, args.glossary))
    terms = None if args.glossary is None else exchange.read_glossary(args.glossary)
    table = exchange.read_pairs(args.pairs)
    if args.tokens:
        return _flag_tokens(table, args)
    found: tuple[tuple[Divergence, ...], ...] = ()
    if len(table):
        from workbench.run import flag_table

        rows, source, target = _rows(table, args)
        found = _checked("looking for divergences, rows", rows, lambda some: flag_table(
            some, source_language=source, target_language=target, model=args.model,
            evidence_language=args.evidence_lang, glossary=terms,
        ))
    flags = exchange.flags_of(found)
    if args.json:
        deliver(to_json([as_plain(f) for f in flags]), args.out)
    else:
        deliver(exchange.format_flags(flags), args.out)
    return 0


def _flag_tokens(table: exchange.Table, args: argparse.Namespace) -> int:
    """Score the words of each row of a table of pairs."""
    found: tuple[exchange.TokenScores, ...] = ()
    if len(table):
        from workbench.run import flag_tokens

        rows, source, target = _rows(table, args, pages=True)
        found = in_portions("scoring words, rows", rows, lambda some: flag_tokens(
            some, source_language=source, target_language=target, tokenized=args.tokenized,
            model=args.model,
        ))
    # each portion counts its rows from 0
    found = tuple(replace(one, row=n) for n, one in enumerate(found))
    if args.json:
        deliver(to_json([as_plain(one) for one in found]), args.out)
    else:
        deliver(exchange.format_tokens(found), args.out)
    return 0


def _rows(
    table: exchange.Table, args: argparse.Namespace, *, pages: bool = False
) -> tuple[tuple[tuple[str, str], ...], str, str]:
    """The pairs of a table, and the languages of its two columns.

    Cells must be passages, which are compared as a whole, unless they may be ``pages``.
    """
    sources, targets = table.column("source"), table.column("target")
    if not pages:
        check_rows(table.name, sources, targets)
    return (
        tuple(zip(sources, targets, strict=True)),
        language_of(sources, args.source_lang, "source"),
        language_of(targets, args.target_lang, "target"),
    )


def _checked(
    what: str, rows: Sequence[_Pair], work: Callable[[Sequence[_Pair]], PerRow[_T]]
) -> tuple[_T, ...]:
    """What the checks make of rows, a portion after the other; what they skipped is said."""
    skipped: dict[str, None] = {}

    def one(some: Sequence[_Pair]) -> PerRow[_T]:
        found = work(some)
        skipped.update(dict.fromkeys(found.skipped))
        return found

    out = in_portions(what, rows, one)
    for note in (*empty_sides(rows), *skipped):
        say(note)
    return out


def _as_list(lines: str) -> str:
    """JSON objects, one a line, as one list."""
    return to_json([json.loads(line) for line in lines.splitlines()])


def _deliver_xces(bitext: Bitext, out: Path, inputs: tuple[str, str]) -> None:
    """Write the alignment and, beside it, the two documents whose ids it speaks of."""
    sides = [out.with_name(f"{out.stem}.{side}.xml") for side in ("source", "target")]
    for path in sides:
        check_out(str(path), inputs)
    for path, text in zip(sides, (bitext.source, bitext.target), strict=True):
        deliver(exchange.format_xces_document(text), str(path))
    deliver(exchange.format_xces(bitext, sides[0].name, sides[1].name), str(out))
    say(f"wrote {out}, {sides[0]} and {sides[1]}")
