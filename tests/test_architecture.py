"""The house keeps its order: who may lean on whom, and what an import costs."""

import ast
import importlib
import importlib.util
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
HOUSE = ROOT / "workbench"
MODULES = sorted(HOUSE.rglob("*.py"))

# What each part may import, itself aside.
GROUND = {"results", "errors", "given", "modules", "version"}
MODEL = {"model", *GROUND}
LANGUAGES = {"fitted", *GROUND}
TEXT = {"languages", "fitted", *MODEL}
ENCODE = {"text", *TEXT}
ALIGN = {"encode", *ENCODE}
READING = {"align", *ALIGN}
CHECKS = {"reading", *READING}
FIDELITY = {"diverge", *CHECKS}
VERSIONS = {"fidelity", "flags", "diverge", "exchange", "kwic", *CHECKS}
SHOW = {"kwic", *READING}
REPORT = {"review", "show", "versions", *VERSIONS}
TOP = {"report", "evaluate", "corpora", *REPORT}
MAY = {
    "errors": set(),
    "given": {"errors"},
    "modules": set(),
    "version": set(),
    "results": {"errors"},
    "model": GROUND,
    "fitted": {"errors"},
    "exchange": MODEL,
    "evaluate": MODEL,
    "text": TEXT,
    "corpora": {"exchange", *ENCODE},
    "encode": ENCODE,
    "align": ALIGN,
    "languages": LANGUAGES,
    "reading": READING,
    "diverge": CHECKS,
    "fidelity": FIDELITY,  # scores are made of what the checks find
    "flags": {"fidelity", *FIDELITY},  # a flag's confidence rests on the scores
    "review": {"text", "exchange", *MODEL},
    "kwic": {"exchange", *CHECKS},
    "versions": VERSIONS,
    "show": SHOW,
    "report": REPORT,
    "run": TOP,
    "doctor": {"run", *TOP},
    "cli": {"run", "doctor", *TOP},
    "__main__": {"cli"},
}
HEAVY = ("torch", "transformers", "sentence_transformers", "spacy", "matplotlib", "pandas",
         "sklearn", "papermill", "nbconvert", "simalign", "openpyxl", "anywidget", "cattrs")


def part_of(path: Path) -> str:
    first = path.relative_to(HOUSE).parts[0]
    return first.removesuffix(".py")


def name_of(path: Path) -> str:
    """The dotted name of a module."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports_of(tree: ast.AST, name: str, *, package: bool = False) -> set[str]:
    """The dotted names of all that a module imports, inside functions too."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                here = name.split(".")
                above = here[: len(here) - node.level + (1 if package else 0)]
                base = ".".join([*above, *([base] if base else [])])
            # "from workbench import align" names a part, "from workbench.align import x" a thing.
            found |= {f"{base}.{a.name}" for a in node.names} if base == "workbench" else {base}
    return found


def parts_in(imports: set[str]) -> set[str]:
    """The parts of the house among imported names; "workbench" for a name of its root."""
    rooms = {part_of(p) for p in MODULES} - {"__init__"}
    found = set()
    for name in imports:
        first, _, rest = name.partition(".")
        if first == "workbench":
            part = rest.partition(".")[0]
            found.add(part if part in rooms else "workbench")
    return found


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_each_module_leans_only_on_what_stands_below_it(path):
    part = part_of(path)
    if part == "__init__":
        pytest.skip("the root gathers the public names of all parts")
    assert part in MAY, f"{part} has no place in the house yet: give it one here"
    imports = imports_of(tree_of(path), name_of(path), package=path.name == "__init__.py")
    wrong = parts_in(imports) - MAY[part] - {part}
    assert not wrong, f"{name_of(path)} must not import {', '.join(sorted(wrong))}"


FAMILIES = sorted(p.name for p in (HOUSE / "diverge").iterdir() if (p / "__init__.py").is_file())


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_family_of_checks_is_known_from_outside_by_its_package_alone(path):
    name = name_of(path)
    own = name.removeprefix("workbench.diverge.").partition(".")[0]
    for imported in imports_of(tree_of(path), name, package=path.name == "__init__.py"):
        family, _, inside = imported.removeprefix("workbench.diverge.").partition(".")
        if not imported.startswith("workbench.diverge.") or family not in FAMILIES:
            continue
        assert family == own or part_of(path) != "diverge", f"{name} leans on another family"
        assert family == own or not inside, f"{name} must ask workbench.diverge.{family}"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_confidence_and_severity_come_into_being_in_flags_alone(path):
    makers = {"flags", "model", "exchange"}  # what was saved is read again
    made = {ast.unparse(node.func) for node in ast.walk(tree_of(path))
            if isinstance(node, ast.Call)} & {"Flag", "Divergence"}
    assert not made or part_of(path) in makers, f"{name_of(path)} makes {', '.join(made)}"


def test_the_search_for_imports_sees_every_way_to_write_one():
    tree = ast.parse(
        "import workbench.run\n"
        "from workbench import align, __version__\n"
        "def f():\n    from workbench.report.page import x\n    from ..encode import y\n"
        "    from . import z\n    from .. import text\n"
    )
    imports = imports_of(tree, "workbench.diverge.kinds")
    assert parts_in(imports) == {"run", "align", "workbench", "report", "encode", "diverge", "text"}


@pytest.mark.parametrize("path", sorted((HOUSE / "align").glob("*/*.py")), ids=name_of)
def test_of_the_rooms_of_align_only_documents_stand_on_another(path):
    room = path.parent.name
    others = {n.split(".")[2] for n in imports_of(tree_of(path), name_of(path))
              if n.startswith("workbench.align.")} - {room}
    assert others <= ({"sentence"} if room == "document" else set())


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_heavy_packages_are_imported_where_they_are_used(path):
    tree = tree_of(path)
    outside = ast.Module(
        [n for n in tree.body if not isinstance(n, ast.FunctionDef | ast.ClassDef)
         and not (isinstance(n, ast.If) and "TYPE_CHECKING" in ast.unparse(n.test))], [])
    heavy = {n.split(".")[0] for n in imports_of(outside, name_of(path))} & set(HEAVY)
    assert not heavy, f"{name_of(path)} imports {', '.join(heavy)} as soon as it is imported"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_the_library_neither_prints_nor_asserts_nor_catches_all(path):
    wrong = []
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Assert):
            wrong.append(f"assert in line {node.lineno}")
        if isinstance(node, ast.ExceptHandler) and node.type is None:
            wrong.append(f"bare except in line {node.lineno}")
        if part_of(path) != "cli" and isinstance(node, ast.Call) \
                and isinstance(node.func, ast.Name) and node.func.id == "print":
            wrong.append(f"print in line {node.lineno}")
    assert not wrong


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_holds_one_idea(path):
    length = len(path.read_text(encoding="utf-8").splitlines())
    assert length <= 400, f"{name_of(path)} has {length} lines: split it"


def seconds(code: str) -> float:
    """The least time of three runs of a fresh interpreter that runs this code.

    Of the processor, not the clock: what else the machine does at the time is no matter.
    """
    timed = f"import time; t = time.process_time()\n{code}\nprint(time.process_time() - t)"
    return min(
        float(subprocess.run([sys.executable, "-c", timed], cwd=ROOT, check=True,
                             capture_output=True, text=True).stdout.split()[-1])
        for _ in range(3)
    )


@pytest.mark.parametrize("module", ["workbench", "workbench.cli"])
def test_importing_is_quick(module):
    assert seconds(f"import {module}") - seconds("pass") < 0.3


@pytest.mark.parametrize("module", ["workbench", "workbench.cli", "workbench.exchange"])
def test_importing_brings_nothing_heavy(module):
    code = f"import {module}, sys; print(*(m for m in {HEAVY!r} if m in sys.modules))"
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True,
                         text=True)
    assert ran.stdout.split() == []


def test_every_public_name_exists_and_is_tested():
    house = importlib.import_module("workbench")
    names = getattr(house, "__all__", [])
    assert [n for n in names if not hasattr(house, n)] == []
    here = Path(__file__)
    tests = "\n".join(p.read_text(encoding="utf-8") for p in (ROOT / "tests").rglob("*.py")
                      if p != here)
    untested = [n for n in names if not re.search(rf"\b{re.escape(n)}\b", tests)]
    assert untested == []


def test_public_names_mean_the_same_whatever_was_imported_before():
    # A package that is called as a function of the root takes its place once it is imported.
    code = (
        "import importlib, types, workbench\n"
        "for n in ('align.sentence.links', 'diverge', 'report', 'run', 'cli', 'exchange', 'text'):\n"
        "    importlib.import_module('workbench.' + n)\n"
        "found = {n: vars(workbench).get(n) for n in workbench.__all__}\n"
        "print(*[n for n, v in found.items() if n not in ('corpora', 'report', 'review')\n"
        "        and isinstance(v, types.ModuleType) and not callable(v)])\n"
    )
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert (ran.returncode, ran.stdout.split()) == (0, []), ran.stderr


def test_the_picture_of_the_house_is_current():
    spec = importlib.util.spec_from_file_location("rooms", ROOT / "docs" / "rooms.py")
    rooms = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(rooms)
    page = rooms.PAGE.read_text(encoding="utf-8")
    assert rooms.BEGIN + rooms.picture() + rooms.END in page, "run python docs/rooms.py --write"
