"""The line that says how far a cell's work is: one output, rewritten, and gone afterwards."""

import nbformat
import pytest
from nbformat import v4

from workbench import report
from workbench.encode.progress import tell
from workbench.run.notebook import run_notebook

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:zmq")

SLOW = """from workbench import report
from workbench.encode.progress import tell
print("before")
with report.progress() as stage:
    for name in ("one", "two"):
        stage(name)
        for done in range(2000):
            tell("counting", done, 2000)
print("after")"""


class Shown:
    """What a notebook would show, message by message."""

    def __init__(self):
        self.bundles = []

    def __call__(self, bundle, **settings):
        assert settings["display_id"] is True
        self.bundles.append(bundle)
        return self

    def update(self, bundle, **settings):
        self.bundles.append(bundle)


@pytest.fixture
def shown(monkeypatch):
    import sys

    made = Shown()
    monkeypatch.setattr(sys.modules["workbench.report.progress"], "_display", lambda: made)
    return made


def test_it_names_the_stage_and_how_far_it_is(shown):
    with report.progress() as stage:
        stage("aligning <sentences>")
        tell("encoding", 1200, 5000)
    texts = [b["text/plain"] for b in shown.bundles]
    assert texts == ["aligning <sentences> …", "aligning <sentences>: encoding: 1,200 of 5,000", ""]
    assert "&lt;sentences&gt;" in shown.bundles[1]["text/html"]
    assert 'max="5000" value="1200"' in shown.bundles[1]["text/html"]


def test_quick_steps_are_not_all_shown(shown):
    with report.progress():
        for done in range(5000):
            tell("encoding", done, 5000)
    assert 2 <= len(shown.bundles) < 50


def test_it_is_gone_after_an_error_too(shown):
    with pytest.raises(ZeroDivisionError), report.progress() as stage:
        stage("one")
        raise ZeroDivisionError
    assert shown.bundles[-1] == {"text/html": "", "text/plain": ""}


def test_nothing_is_shown_outside_of_a_notebook(capsys):
    with report.progress() as stage:
        stage("one")
        tell("encoding", 1, 2)
    assert capsys.readouterr() == ("", "")


def test_an_executed_notebook_keeps_no_line_of_it(tmp_path):
    nbformat.write(v4.new_notebook(cells=[
        v4.new_code_cell("", id="parameters", metadata={"tags": ["parameters"]}),
        v4.new_code_cell(SLOW, id="slow")], metadata={"kernelspec": {
            "name": "python3", "display_name": "Python 3", "language": "python"}}),
        tmp_path / "n.ipynb")
    run = run_notebook(tmp_path / "n.ipynb", tmp_path / "out.ipynb")
    outputs = nbformat.read(run.notebook, as_version=4).cells[-1].outputs
    assert "".join(o.text for o in outputs) == "before\nafter\n"
    assert run.messages == ()
