"""The options of the command line, and its help."""

from __future__ import annotations

import argparse
import re
import shutil
from collections.abc import Callable
from typing import TypeAlias

from workbench.version import __version__

__all__ = ["Command", "build"]

Command: TypeAlias = Callable[[argparse.Namespace], int]


class _Help(argparse.RawDescriptionHelpFormatter):
    """Help at 80 columns, or fewer where the terminal has fewer."""

    def __init__(self, prog: str) -> None:
        width = min(80, shutil.get_terminal_size((80, 24)).columns) - 2
        super().__init__(prog, max_help_position=26, width=width)


def build(commands: dict[str, Command]) -> argparse.ArgumentParser:
    """Make the parser; ``args.run`` is the function of the command that was named."""
    parser = argparse.ArgumentParser(
        prog="workbench", formatter_class=_Help, allow_abbrev=False,
        description="Compare a translation with its original: what corresponds to what, how\n"
        "faithful it is, and where it says something else.",
        epilog="Begin with:  workbench report original.fr.txt translation.en.txt\n"
        "Help for one command:  workbench align --help\n\n"
        "'-' for a file reads standard input. Exit status: 0 done, 1 bad input,\n"
        "2 wrong usage.",
    )
    parser.add_argument("--version", action="version", version=f"workbench {__version__}")
    into = parser.add_subparsers(title="commands", metavar="COMMAND", dest="command")

    def command(name: str, summary: str, description: str, example: str) -> argparse.ArgumentParser:
        one = into.add_parser(
            name, help=summary, formatter_class=_Help, allow_abbrev=False,
            description=description, epilog=f"Example:\n  {example}",
        )
        one.set_defaults(run=commands[name], usage_error=one.error)
        return one

    for make in (_report, _align, _compare, _words, _score, _flag, _evaluate, _versions, _kwic,
                 _review, _index, _doctor, _corpora):
        make(command)
    return parser


_Make: TypeAlias = Callable[[str, str, str, str], argparse.ArgumentParser]


def _report(command: _Make) -> None:
    one = command(
        "report", "documents in, report out",
        "Align a translation with its original, score it, find where it says something\n"
        "else, and write it all as one HTML page that needs nothing else.",
        "workbench report original.fr.txt translation.en.txt --out reports/mine",
    )
    one.add_argument("source", metavar="SRC", help="the original, or the name of a corpus")
    one.add_argument("target", metavar="TGT", nargs="?",
                     help="the translation; left out for a corpus")
    one.add_argument("--out", metavar="DIR", help="folder for the report")
    one.add_argument("--reference", metavar="FILE",
                     help="another translation into the same language, for BLEU, chrF and TER")
    _glossary(one)
    _evidence(one)
    _page(one)


def _align(command: _Make) -> None:
    one = command(
        "align", "link the sentences of two documents",
        "Link the sentences of two documents. Each sentence of either side is in one\n"
        "line of the result, those without a counterpart too (except in tmx).",
        "workbench align original.fr.txt translation.en.txt --format tsv",
    )
    _sides(one)
    _lines(one)
    one.add_argument("--anchors", metavar="FILE",
                     help="places that links must not cross, one a line: the beginning of a "
                     "source sentence, a tab, that of the target sentence that answers it; or "
                     "their numbers from 0; - reads standard input")
    one.add_argument("--chapters", action="store_true",
                     help="take the numbered headings that both texts share as anchors")
    form = one.add_mutually_exclusive_group()
    form.add_argument(
        "--format", choices=("beads", "tsv", "jsonl", "tmx", "xces"), default="beads",
        help="beads (the default): [0]:[0, 1] a line, counted from 0, [] for added or omitted; "
        "with xces, --out also gets the two documents that its ids point to",
    )
    _json(form, "write one JSON list of the links")
    _usual(one)


def _compare(command: _Make) -> None:
    one = command(
        "compare", "say how two documents relate",
        "Say how two documents relate, in one language or two: parallel (one renders the\n"
        "other), comparable (they share passages or an event), on the same topic, or\n"
        "unrelated; what says so, which passages correspond, how much of each they hold.",
        "workbench compare agency.fr.txt newspaper.en.txt",
    )
    one.add_argument("source", metavar="A", help="a document; - reads standard input")
    one.add_argument("target", metavar="B", help="the other; - reads standard input")
    _lines(one)
    form = one.add_mutually_exclusive_group()
    form.add_argument("--format", choices=("text", "tsv"), default="text",
                      help="text (the default) to read; tsv: a row for each passage that "
                      "corresponds, with both texts")
    _json(form, "print relation, evidence, coverage and passages as JSON")
    _usual(one)


def _words(command: _Make) -> None:
    one = command(
        "words", "link the words of parallel lines",
        "Link the words of two files whose lines answer each other. An empty line gives\n"
        "an empty line.",
        "workbench words lines.fr lines.en --tokenized > links.pharaoh",
    )
    _sides(one)
    one.add_argument("--tokenized", action="store_true",
                     help="words are what blanks separate, kept as given")
    # named here, not imported: what aligns words is heavy
    one.add_argument("--method", metavar="NAME", default="workbench",
                     choices=("workbench", "mutual", "softmax", "argmax", "itermax", "match"),
                     help="workbench (the default); mutual: by rule, no gold links entered it; "
                          "argmax, itermax, match: SimAlign's; softmax: awesome-align's")
    form = one.add_mutually_exclusive_group()
    form.add_argument("--format", choices=("pharaoh", "jsonl"), default="pharaoh",
                      help="pharaoh (the default): 0-0 1-2 a line; jsonl: with words and scores")
    _json(form, "write one JSON list, with words and scores")
    _usual(one)


def _score(command: _Make) -> None:
    one = command(
        "score", "score the pairs of a table, or a document by passages",
        "Read a table with the columns source and target, tabs between the cells, and\n"
        "add the columns fidelity and p_divergent, both in [0, 1]. Other columns are\n"
        "kept.\n\n"
        "With an original and its translation, score each paragraph or chapter of the\n"
        "original and say which are surely among the worst: fidelity with its bootstrap\n"
        "interval, rank with its own, and in what share of the draws it is among them.",
        "workbench score pairs.tsv --out scored.tsv\n"
        "  workbench score original.txt translation.txt --by chapter",
    )
    one.add_argument("pairs", metavar="PAIRS.tsv",
                     help="the table, or an original; - reads standard input")
    one.add_argument("target", metavar="TGT", nargs="?", help="the translation of an original")
    one.add_argument("--by", choices=("paragraph", "chapter"),
                     help="of an original: its paragraphs (the default), or what stands between "
                     "its headings")
    one.add_argument("--scorer", metavar="NAME", action="append", default=[],
                     help="add a column by another scorer of pairs: comet:PATH, or "
                     "module:function; may be given again")
    _json(one, "write a JSON list of rows")
    _usual(one)


def _flag(command: _Make) -> None:
    one = command(
        "flag", "find divergences in the pairs of a table",
        "Read a table with the columns source and target, tabs between the cells, and\n"
        "write a JSON object a line: row (0 is the first below the header), kind,\n"
        "severity, confidence, source_span, target_span ([start, end) or null), evidence.\n"
        "With --tokens, score each word instead: row, source_tokens, target_tokens,\n"
        "source_scores, target_scores in [0, 1], the higher the likelier to differ in\n"
        "meaning; cells may then be whole pages, whose sentences are aligned first.",
        "workbench flag pairs.tsv --source-lang fr --target-lang en > flags.jsonl",
    )
    one.add_argument("pairs", metavar="PAIRS.tsv", help="the table; - reads standard input")
    one.add_argument("--tokens", action="store_true", help="score each word of both sides")
    one.add_argument("--tokenized", action="store_true",
                     help="with --tokens: words are what blanks separate, kept as given")
    _glossary(one)
    _evidence(one)
    _json(one, "write one JSON list rather than an object a line")
    _usual(one)


def _evaluate(command: _Make) -> None:
    one = command(
        "evaluate", "score links or scores against gold",
        "Score results against gold.\n\n"
        "words       GOLD has i-j for sure links, i?j or ipj for possible ones; PRED has\n"
        "            0-0 1-2 a line. AER, precision, recall, F1 (Och and Ney 2003).\n"
        "sentences   files of beads, or a folder of <doc>/gold.txt and one of <doc>.txt.\n"
        "            Strict and lax as vecalign counts, pairs, null, and by kind.\n"
        "divergence  tables. GOLD has a column binary_label (divergent or equivalent),\n"
        "            PRED a column p_divergent or score; joined by a column id, or row by\n"
        "            row. AUC, average precision, F1 at 0.5.",
        "workbench evaluate words gold.txt links.pharaoh --json",
    )
    one.add_argument("what", choices=("words", "sentences", "divergence"))
    one.add_argument("gold", metavar="GOLD", help="what is right")
    one.add_argument("predicted", metavar="PRED", help="what is to be judged")
    _json(one, "print JSON")
    _languages(one, hidden=True)


def _versions(command: _Make) -> None:
    one = command(
        "versions", "compare several translations",
        "Align two or more translations to their original and write one page: the\n"
        "versions side by side, their fidelity with paired significance, BLEU, chrF and\n"
        "TER between them, and where they differ most.",
        "workbench versions original.txt first.txt second.txt --out reports/versions",
    )
    one.add_argument("original", metavar="ORIGINAL", help="the original; - reads standard input")
    one.add_argument("versions", metavar="VERSION", nargs="+", help="its translations")
    one.add_argument("--out", metavar="DIR", help="folder for the page and its tables")
    _page(one)


def _index(command: _Make) -> None:
    one = command(
        "index", "a page over a folder of reports",
        "Write index.html over a folder of reports: titles, first findings, and the\n"
        "notebooks that failed. It is kept up to date for reports made in reports/.",
        "workbench index reports",
    )
    one.add_argument("folder", metavar="DIR", nargs="?", default="reports",
                     help="the folder (reports, if left out)")
    _json(one, "print the path and what is listed as JSON")
    _languages(one, hidden=True)


def _kwic(command: _Make) -> None:
    one = command(
        "kwic", "look a word up in its contexts",
        "Find a word (or several in a row; a star stands for any characters) in one or\n"
        "more pairs: each occurrence with its context, the passage that answers it with\n"
        "the word's own counterpart marked, and counts of what it is translated as.",
        "workbench kwic traité original.fr.txt translation.en.txt",
    )
    one.add_argument("word", metavar="WORD", help="what to look for, such as traité or 'trait*'")
    one.add_argument("texts", metavar="TEXT", nargs="+",
                     help="an original and its translation, one after the other; or the folder "
                     "of a report, an analysis saved as JSON, the name of a corpus; any number")
    one.add_argument("--side", choices=("both", "source", "target"), default="both",
                     help="where to look")
    one.add_argument("--exact", action="store_true",
                     help="no inflected forms, only the word as it is given")
    one.add_argument("--width", metavar="N", type=int, default=60,
                     help="characters of context on each side; 0 for whole passages")
    form = one.add_mutually_exclusive_group()
    form.add_argument("--format", choices=("text", "tsv"), default="text",
                      help="text (the default) to read, tsv with one occurrence a line")
    _json(form, "print JSON")
    _usual(one)


def _review(command: _Make) -> None:
    one = command(
        "review", "let reviewers judge what was found",
        "export  write the links and divergences of a report as a spreadsheet, in which\n"
        "        reviewers fill in verdict, severity and comment.\n"
        "apply   read the spreadsheets back by id and show the verdicts in the report; a\n"
        "        row whose passage is another one now is refused. With two reviewers or\n"
        "        more: Krippendorff's alpha and Cohen's kappa.",
        "workbench review apply reports/mine ann.xlsx ben.xlsx",
    )
    one.add_argument("action", choices=("export", "apply"))
    one.add_argument("report", metavar="REPORT",
                     help="the folder of a report, or an analysis saved as JSON")
    one.add_argument("files", metavar="FILE", nargs="*", help="with apply: one a reviewer")
    one.add_argument("--items", choices=("all", "links", "divergences"), default="all",
                     help="with export: what is to be judged")
    one.add_argument("--reviewer", metavar="NAME", action="append", default=[],
                     help="with apply: who filled in the file, once for each; else the names of "
                     "the files. With export: whose earlier verdicts are filled in")
    one.add_argument("--keep-matching", action="store_true",
                     help="with apply: take the rows that still match, and name the others")
    one.add_argument("--out", metavar="FILE",
                     help="with export: .xlsx or .tsv; with apply: the verdicts as JSON")
    _json(one, "print JSON")
    _languages(one, hidden=True)


def _doctor(command: _Make) -> None:
    one = command(
        "doctor", "say whether this machine can do the work",
        "Say what is installed, which models are here, where things are kept, and whether\n"
        "this machine can make a report. Exit status 1 if it cannot.",
        "workbench doctor --json",
    )
    _json(one, "print JSON")
    _languages(one, hidden=True)


def _corpora(command: _Make) -> None:
    one = command(
        "corpora", "list and check the corpora",
        "List the corpora, or the texts of one.",
        "workbench corpora trump-putin-2018 --check",
    )
    one.add_argument("name", metavar="NAME", nargs="?", help="a corpus, or its folder")
    one.add_argument("--check", action="store_true",
                     help="check files and hashes against the manifest")
    _json(one, "print JSON")
    _languages(one, hidden=True)


def _sides(one: argparse.ArgumentParser) -> None:
    one.add_argument("source", metavar="SRC", help="the original; - reads standard input")
    one.add_argument("target", metavar="TGT", help="the translation; - reads standard input")


def _lines(one: argparse.ArgumentParser) -> None:
    one.add_argument("--lines", action="store_true", help="one sentence a line, kept as given")


def _usual(one: argparse.ArgumentParser) -> None:
    """What every command that reads texts and writes one result takes."""
    one.add_argument("--out", metavar="FILE", help="write here, whole or not at all")
    _languages(one)
    _model(one)


def _page(one: argparse.ArgumentParser) -> None:
    """What every command that makes a page takes."""
    one.add_argument("--pdf", action="store_true",
                     help="print the page as report.pdf, too (needs Chromium, Chrome or Edge)")
    _json(one, "print the path and the headlines as JSON")
    _languages(one)
    _model(one)


def _glossary(one: argparse.ArgumentParser) -> None:
    one.add_argument("--glossary", metavar="FILE",
                     help="renderings to hold the translation to: a term, a tab, its rendering, "
                     "a tab, must or never a line; # begins a comment")


def _evidence(one: argparse.ArgumentParser) -> None:
    # named here, not imported: the checks are heavy
    one.add_argument("--evidence-lang", metavar="LANG", choices=("en", "fr"), default="en",
                     help="the language that divergences are explained in: en (the default) or fr")


def _json(one: argparse._ActionsContainer, text: str) -> None:
    one.add_argument("--json", action="store_true", help=text)


def _model(one: argparse.ArgumentParser) -> None:
    one.add_argument(
        "--model", metavar="NAME",
        help="a sentence-transformers or transformers model by name or path; the bundled one "
        "if left out",
    )


def _languages(one: argparse.ArgumentParser, *, hidden: bool = False) -> None:
    # Every command takes them, so that a script can pass them on; some have no use for them.
    for side in ("source", "target"):
        one.add_argument(
            f"--{side}-lang", metavar="LANG", type=_language,
            help=argparse.SUPPRESS if hidden else f"language of the {side}, such as fr; "
            "detected if left out",
        )


def _language(text: str) -> str:
    code = re.split("[-_]", text.strip().lower())[0]
    if not re.fullmatch("[a-z]{2,3}", code):
        raise argparse.ArgumentTypeError(
            f"{text!r} is no language code; give one such as fr, en, de"
        )
    return code
