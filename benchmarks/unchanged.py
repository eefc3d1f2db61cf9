"""Whether two checkouts give the same results: a big move must change no behaviour.

    python benchmarks/unchanged.py OLD NEW DATA [--rows N | --quick] [--only NAME ...] [--out DIR]

OLD and NEW hold ``workbench/``, DATA holds ``eval/`` and ``wild/``. A few rows of every set,
spread over its file, every second one with its sides exchanged, go through ``words``, ``score``
and ``flag``, a table a pair of languages; gold word links through ``words``; documents through
``align`` and the whole analysis; the corpus through ``report``. Languages are given, except in
the jobs called ``detected``. Each checkout has a process and a cache of its own; the cache is
emptied before each group of jobs. Results are compared byte for byte without signatures,
versions and times; below a job that differs stand the fields that do, how many, how far, and
the first places. The exit status is 0 where all are the same, 1 where not, 2 for wrong usage.

--only       jobs by name, as ``'pairs/*fr*/flags'``; those before one in its group run too,
             because what is in the cache may show in last digits
--rows       pairs in all, 1,500 by default; --quick: French and English only, two minutes
--tolerance  numbers that differ by no more are the same, and are counted
--ignore     fields or files that are not compared, such as ``notes`` (standard error)
--out        keeps what OLD gave by its code and the job: the next comparison runs only NEW;
             with --keep what NEW gave stays there, too
"""

from __future__ import annotations

import argparse
import contextlib
import csv
import io
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import traceback
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

from slices import PAIRS, Group, digest, groups

DROPPED = {"signature", "format", "version", "versions", "started", "seconds", "seconds_by_cell",
           "platform"}
SIGNATURE = re.compile(r"workbench:[\d.]+(?:\|[\w.]+:[^|\s\"<\\]+)+"
                       r"|<tr><th scope=\"row\">[\w.]+</th><td><bdi>[^<]*</bdi></td></tr>\n?")
FLAG = ("row", "link", "kind", "source_span", "target_span")
NUMBER = re.compile(r"(-?\d+\.\d+(?:e-?\d+)?)")

Change = tuple[str, tuple[Any, ...], Any, Any]  # the field, its place, the values there


def work(top: Path) -> int:
    """Run the jobs that lie ready in a folder with the workbench that is on the path."""
    import workbench
    from workbench.cli import main as command

    for group, jobs in json.loads((top / "plan.json").read_text("utf-8")):
        for file in Path(os.environ["WORKBENCH_CACHE"]).rglob("*.sqlite*"):
            file.unlink()
        os.chdir(top / group)
        for job, argv in jobs:
            began, out, code = time.perf_counter(), Path(job), None
            out.mkdir()
            with (out / "stdout").open("w", encoding="utf-8") as answer, \
                    (out / "notes").open("w", encoding="utf-8") as notes, \
                    contextlib.redirect_stdout(answer), contextlib.redirect_stderr(notes):
                try:
                    if argv[0] == "analyse":
                        _, a, b, source, target = argv
                        workbench.analyse(workbench.read(a, language=source), workbench.read(
                            b, language=target)).save(out / "analysis.json")
                    elif status := command(argv):
                        code = f"exit status {status}"
                except SystemExit as stop:
                    code = f"exit status {stop.code}"
                except Exception as error:
                    code = traceback.format_exception_only(error)[-1]
                notes.write(f"FAILED: {code}\n" if code else "")
            Path(f"{job}.done").touch()
            print(f"  {group}/{job}: {time.perf_counter() - began:.1f} s", file=sys.stderr)
    return 0


def run(checkout: Path, python: str, top: Path, plan: dict[Group, str]) -> str:
    """Run each group up to a job with the code of a checkout; say how long it took."""
    if not plan:
        return "kept"
    began, before = time.perf_counter(), os.times()
    for group in plan:
        for name, text in group.files.items():
            path = top / group.name / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
    (top / "plan.json").write_text(
        json.dumps([(g.name, g.upto(last)) for g, last in plan.items()]), "utf-8")
    own = {k: v for k, v in os.environ.items() if not k.startswith("WORKBENCH_")}
    done = subprocess.run([python, str(Path(__file__).resolve()), "--work", str(top)], env={
        "OMP_NUM_THREADS": "1", **own, "PYTHONPATH": str(checkout.resolve()),
        "WORKBENCH_CACHE": str(top / "cache")}, check=False)
    if done.returncode:
        raise SystemExit(f"{checkout}: the jobs stopped with exit status {done.returncode}")
    after = os.times()
    processor = sum(after[2:4]) - sum(before[2:4])  # of children; other work does not disturb it
    return f"{time.perf_counter() - began:.0f} s ({processor:.0f} s of processor)"


def plain(value: Any, ignore: set[str]) -> Any:
    """A value of JSON without signatures and what is to be ignored."""
    if isinstance(value, dict):
        return {k: plain(v, ignore) for k, v in value.items() if k not in ignore}
    if isinstance(value, list):
        return [plain(v, ignore) for v in value
                if not (isinstance(v, str) and SIGNATURE.fullmatch(v))]
    return SIGNATURE.sub("", value) if isinstance(value, str) else value


def content(text: str, name: str, ignore: set[str]) -> Any:
    with contextlib.suppress(ValueError):
        return plain(json.loads(text), ignore)
    if name.endswith(".csv"):
        return plain(list(csv.DictReader(io.StringIO(text))), ignore)
    return SIGNATURE.sub("", text).splitlines()


def named(items: list[Any]) -> dict[Any, Any]:
    """Items by their number; flags and lines by what they say, so that one more moves none."""
    out: dict[Any, Any] = {}
    seen: Counter[str] = Counter()
    for n, item in enumerate(items):
        name: Any = n
        if isinstance(item, str):
            name = NUMBER.sub("#", item)
        elif isinstance(item, dict) and "severity" in item:
            item = {k: v for k, v in item.items() if k != "id"}
            name = " ".join(str(item[k]) for k in FLAG if item.get(k) is not None)
        seen[name] += 1
        out[name if seen[name] == 1 else (name, seen[name])] = item
    return out


def changes(a: Any, b: Any, field: str = "", place: tuple[Any, ...] = ()) -> Iterator[Change]:
    if isinstance(a, list) and isinstance(b, list):
        left, right = named(a), named(b)
        for k in {**left, **right}:
            yield from changes(left.get(k), right.get(k), f"{field}[]", (*place, k))
    elif isinstance(a, dict) and isinstance(b, dict):
        for k in {**a, **b}:
            yield from changes(a.get(k), b.get(k), f"{field}.{k}", place)
    elif a != b or type(a) is not type(b):
        yield field, place, a, b


def distance(a: Any, b: Any) -> float | None:
    """How far two numbers, or the numbers in two texts that are else the same, differ."""
    if isinstance(a, float) and isinstance(b, float):
        return abs(a - b)
    x, y = (NUMBER.split(one) if isinstance(one, str) else [""] for one in (a, b))
    if len(x) == 1 or x[::2] != y[::2]:
        return None
    return max(abs(float(m) - float(n)) for m, n in zip(x[1::2], y[1::2], strict=True))


def compare(sides: tuple[Path, Path], labels: Sequence[str], ignore: set[str], tolerance: float
            ) -> tuple[str, list[str]]:
    """A verdict in a few words, and lines on what differs."""
    differ, lines, within = [], [], 0
    names = {p.relative_to(s).as_posix() for s in sides for p in s.rglob("*") if p.is_file()}
    for name in sorted(names - ignore):
        old, new = ((s / name).read_text("utf-8") if (s / name).is_file() else "" for s in sides)
        a, b = content(old, name, ignore), content(new, name, ignore)
        if old == new or (json.dumps(a) == json.dumps(b) and (
                SIGNATURE.search(old) or any(f'"{k}"' in old for k in ignore))):
            continue
        found: defaultdict[str, list[tuple[Change, float | None]]] = defaultdict(list)
        some = [(change, distance(*change[2:])) for change in changes(a, b)]
        for change, far in some:
            if far is None or far > tolerance:
                found[change[0]].append((change, far))
        count = sum(map(len, found.values()))
        within += len(some) - count
        if count or not some:
            differ.append(f"{name} ({count or 'only order or layout'})")
        for field, some in found.items():
            most = [far for _, far in some if far is not None]
            tally = Counter(told for (_, _, x, y), _ in some if (told := kind_of(x, y)))
            lines.append(f"    {name} {field}: " + ", ".join([f"{len(some)}", *(
                [f"{len(most)} in numbers alone, by {max(most):.3g} at most"] if most else []), *(
                f"{told} {n}" for told, n in tally.most_common(8))]))
            for (_, place, x, y), _ in some[:3]:
                row = str(*place[:1]).split(" ")[0] if name == "result.json" else ""
                where = [labels[int(row)]] if row.isdigit() and int(row) < len(labels) else []
                lines.append(f"      {shown([*where, *place])}: {shown(x)} -> {shown(y)}")
    failed = [line for line in (sides[0] / "notes").read_text("utf-8").splitlines()
              if line.startswith("FAILED")]
    return "; ".join([("different: " + ", ".join(differ)) if differ else "same", *(
        [f"{within} numbers within the tolerance"] if within else []), *failed]), lines


def kind_of(old: Any, new: Any) -> str:
    """What is worth counting: flags gone or new by their kind, one word for another."""
    for value, other, told in ((old, new, "gone"), (new, old, "new")):
        if other is None and isinstance(value, dict) and "severity" in value:
            return f"{value['kind']} {told}"
    short = all(isinstance(v, str) and v.isalpha() and len(v) < 20 for v in (old, new))
    return f"{old} -> {new}" if short else ""


def shown(value: Any) -> str:
    text = value.strip() if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) < 160 else f"{text[:155]} ..."


def main() -> int:
    if sys.argv[1:2] == ["--work"]:
        return work(Path(sys.argv[2]))
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("old", "new", "data"):
        options.add_argument(name, type=Path, metavar=name.upper())
    for name in ("--quick", "--keep"):
        options.add_argument(name, action="store_true")
    options.add_argument("--rows", type=int, default=PAIRS, metavar="N")
    options.add_argument("--only", nargs="+", default=["*"], metavar="NAME")
    options.add_argument("--tolerance", type=float, default=0.0, metavar="X")
    options.add_argument("--ignore", nargs="+", default=[], metavar="NAME")
    options.add_argument("--out", type=Path, metavar="DIR")
    for name in ("--python-old", "--python-new"):
        options.add_argument(name, default=sys.executable, metavar="PATH")
    chosen = options.parse_args()
    for folder in (chosen.old / "workbench", chosen.new / "workbench", chosen.data / "eval",
                   chosen.data / "wild"):
        if not folder.is_dir():
            options.error(f"there is no folder {folder}")
    wanted: dict[Group, list[str]] = {}
    rows = PAIRS // 6 if chosen.quick else chosen.rows
    for group in groups(chosen.data, chosen.old / "corpora", rows):
        if chosen.quick and {*group.languages} != {"fr", "en"}:
            continue
        jobs = [job for job in group.jobs if not (chosen.quick and job == "french")
                and any(fnmatch(f"{group.name}/{job}", p) for p in chosen.only)]
        wanted.update({group: jobs} if jobs else {})
    if not wanted:
        options.error(f"no job is called {' or '.join(chosen.only)}")
    with tempfile.TemporaryDirectory() as spare:
        return judge(wanted, chosen, (chosen.out or Path(spare)).resolve())


def judge(wanted: dict[Group, list[str]], chosen: argparse.Namespace, top: Path) -> int:
    """Run what was chosen with both checkouts, print the table, and say whether they agree."""
    code = [p.read_bytes() for p in sorted((chosen.old / "workbench").rglob("*"))
            if p.is_file() and p.suffix != ".pyc"]
    kernel = os.environ.get("OPENBLAS_CORETYPE", "")
    store = top / digest(chosen.python_old.encode(), kernel.encode(), *code)
    store.mkdir(parents=True, exist_ok=True)
    missing = {g: jobs[-1] for g, jobs in wanted.items()
               if not all((store / g.key(job)).is_dir() for job in jobs)}
    with tempfile.TemporaryDirectory(dir=top) as a, tempfile.TemporaryDirectory(dir=top) as b:
        try:
            taken = [run(chosen.old, chosen.python_old, Path(a), missing)]
        finally:  # what is done is kept, if the rest was stopped
            for group, last in missing.items():
                for job, _ in group.upto(last):
                    done = (Path(a) / group.name / f"{job}.done").exists()
                    if done and not (store / group.key(job)).exists():
                        (Path(a) / group.name / job).rename(store / group.key(job))
        taken.append(run(chosen.new, chosen.python_new, Path(b),
                         {g: jobs[-1] for g, jobs in wanted.items()}))
        print(f"{'job':<54}{'rows':>6}  result")
        same = True
        for group, jobs in wanted.items():
            for job in jobs:
                verdict, lines = compare((store / group.key(job), Path(b) / group.name / job),
                                         group.labels, DROPPED | {*chosen.ignore},
                                         chosen.tolerance)
                same &= verdict.startswith("same")
                print(f"{group.name + '/' + job:<54}{len(group.labels):>6}  {verdict}",
                      *lines, sep="\n")
        if chosen.keep:
            shutil.copytree(b, top / "new", dirs_exist_ok=True)
    print("OLD: {}, NEW: {}".format(*taken))
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main())
