"""Fitted files: all are named, whole and complete; what is wrong is said in one line."""

from __future__ import annotations

import ast
import hashlib
import json
import re
from pathlib import Path

import pytest

from workbench.errors import ModelError
from workbench.fitted import arrays, digest, load, manifest, table, text
from workbench.fitted.entries import FOLDER

ROOT = Path(__file__).parents[2]
RAW = json.loads((FOLDER / "manifest.json").read_text(encoding="utf-8"))
NAMES = sorted(RAW)
CLASSES = {"A", "B"}  # what may be fitted on
HOW = {"same bytes", "same figures", "other figures", "started", "not tried", "no"}


@pytest.fixture
def elsewhere(tmp_path, monkeypatch):
    """A folder with a manifest of its own, in the place of the real one."""
    for name in ("entries", "store"):
        monkeypatch.setattr(f"workbench.fitted.{name}.FOLDER", tmp_path)
    known = manifest.cache_clear, table.cache_clear, digest.cache_clear
    for clear in known:
        clear()
    yield tmp_path
    for clear in known:
        clear()


def tell(folder, name, data, **told):
    body = {"file": f"{name}.json", "version": "1", "layout": 1, "bytes": len(data),
            "sha256": hashlib.sha256(data).hexdigest()} | told
    (folder / "manifest.json").write_text(json.dumps({name: body}), encoding="utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_every_file_is_the_one_that_the_manifest_names(name):
    data = load(name)
    assert len(data) == RAW[name]["bytes"]
    assert hashlib.sha256(data).hexdigest() == RAW[name]["sha256"] == manifest()[name].sha256


def test_every_file_in_the_folder_is_named_once():
    there = {p.name for p in FOLDER.iterdir() if p.is_file() and p.suffix != ".py"}
    named = [told["file"] for told in RAW.values()]
    assert sorted(named) == sorted(there - {"manifest.json", "LICENSES.txt"})


@pytest.mark.parametrize("name", NAMES)
def test_every_entry_is_complete(name):
    told = RAW[name]
    assert set(told) == {"file", "version", "layout", "sha256", "bytes", "what", "script",
                         "options", "inputs", "needs", "date", "figures", "again", "note"}
    assert told["again"] in HOW and re.fullmatch(r"\d{4}-\d\d-\d\d", told["date"])
    if told["script"] is None:
        assert told["again"] == "no" and "script" in told["note"]
    else:
        assert (ROOT / told["script"]).is_file() and told["inputs"]
    for given in told["inputs"]:
        assert given["class"] in CLASSES and given["licence"], given
        assert re.fullmatch(r"[0-9a-f]{64}", given["sha256"]), given
    packages = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    for needed in told["needs"]:
        package, _, version = needed.partition(" ")
        assert needed in RAW or f"{package}=={version}" in packages, needed
    for figure in told["figures"]:
        assert figure["what"] and figure["on"] and isinstance(figure["value"], int | float)


def test_the_ways_to_read_fit_the_files():
    for name, told in manifest().items():
        if told.file.endswith(".npz"):
            assert arrays(name)
        elif told.file.endswith(".json"):
            assert table(name)
        else:
            assert len(text(name).splitlines()) > 1000
    assert set(arrays("order", part="en")) == set(arrays("order", part="fr"))
    assert arrays("order", part="de") == {}


def test_nothing_else_opens_fitted_files():
    files = {told["file"] for told in RAW.values()}
    for path in sorted((ROOT / "workbench").rglob("*.py")):
        if FOLDER in path.parents:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                assert node.value not in files | {"workbench.fitted"}, path
                assert "fitted/" not in node.value, path
            if isinstance(node, ast.Attribute) and ast.unparse(node) in {"np.load", "lzma.open",
                                                                         "lzma.decompress"}:
                assert path.name == "use_model.py", path  # the carrier's own file


def test_the_digest_changes_with_any_file_and_with_nothing_else(elsewhere):
    tell(elsewhere, "one", b"{}")
    first = digest()
    assert re.fullmatch(r"[0-9a-f]{12}", first)
    seen = {first}
    for change in ({"version": "2"}, {"layout": 2}, {"sha256": "0" * 64}):
        tell(elsewhere, "one", b"{}", **change)
        manifest.cache_clear(), digest.cache_clear()
        seen.add(digest())
    assert len(seen) == 4
    tell(elsewhere, "one", b"{}", note="something that is told to people")
    manifest.cache_clear(), digest.cache_clear()
    assert digest() == first


@pytest.mark.parametrize(("told", "content", "said"), [
    ({}, None, "cannot be read (No such file"),
    ({}, b"[]", "not the one that was checked, 1 (SHA-256"),
    ({"layout": 2}, b"{}", "has layout 2, and this version of the workbench reads layout 1"),
])
def test_a_missing_an_other_and_a_newer_file_are_named(elsewhere, told, content, said):
    tell(elsewhere, "one", b"{}", **told)
    if content is not None:
        (elsewhere / "one.json").write_bytes(content)
    with pytest.raises(ModelError) as caught:
        load("one")
    message = str(caught.value)
    assert said in message and str(elsewhere / "one.json") in message
    assert "make fit NAME=one KEEP=1" in message and "\n" not in message


@pytest.mark.parametrize("read", [arrays, text, table])
def test_content_that_cannot_be_understood_is_named(elsewhere, read):
    tell(elsewhere, "one", b"nothing")
    (elsewhere / "one.json").write_bytes(b"nothing")
    with pytest.raises(ModelError, match=r"one\.json cannot be read \(.+\); install"):
        read("one")


def test_numbers_for_other_features_are_refused():
    with pytest.raises(ModelError, match=r"fidelity\.json was fitted for other features"):
        table("fidelity", ("something", "else"))


def test_an_unknown_name_and_a_damaged_manifest_are_named(elsewhere):
    tell(elsewhere, "one", b"{}")
    with pytest.raises(ModelError, match=r"nothing fitted is called 'other'.+it names one"):
        load("other")
    for body in ("", "[]", '{"one": {}}'):
        (elsewhere / "manifest.json").write_text(body)
        manifest.cache_clear()
        with pytest.raises(ModelError, match=r"manifest of fitted files .+ cannot be read"):
            load("one")
