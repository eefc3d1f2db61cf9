"""The papermill stage, on small notebooks made for one situation each."""

import json

import nbformat
import pytest
from nbformat import v4

from workbench.errors import ParameterError, ReportError
from workbench.run.notebook import check_parameters, find_notebook, notebooks, run_notebook

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:zmq")

PARAMETERS = """
name: str = "x"  # a name
count: int = 1  # how many
share: float = 0.5  # of the whole
loud: bool = False  # or not
"""


def write(path, *cells, parameters=PARAMETERS):
    made = [v4.new_code_cell(c, id=f"cell-{i}") for i, c in enumerate(cells)]
    if parameters is not None:
        made.insert(0, v4.new_code_cell(parameters, id="parameters",
                                        metadata={"tags": ["parameters"]}))
    notebook = v4.new_notebook(cells=made, metadata={"kernelspec": {
        "name": "no-such-kernel", "display_name": "None", "language": "python"}})
    nbformat.write(notebook, path)
    return path


def test_sound_parameters_pass_and_none_is_left_out(tmp_path):
    path = write(tmp_path / "n.ipynb")
    given = {"name": "y", "count": 3, "share": 1, "loud": True}
    assert check_parameters(path, {**given}) == given
    assert check_parameters(path, {"name": None}) == {}


@pytest.mark.parametrize(("parameters", "message"), [
    ({"nmae": "y"}, "no parameter 'nmae'; did you mean 'name'"),
    ({"zzz": 1}, "known are name, count, share, loud"),
    ({"count": "3"}, "'count' is of type int, not str"),
    ({"count": True}, "'count' is of type int, not bool"),
    ({"loud": 1}, "'loud' is of type bool, not int"),
    ({"name": 1}, "'name' is of type str, not int"),
    ({"share": "much"}, "'share' is of type float"),
])
def test_unsound_parameters_are_refused(tmp_path, parameters, message):
    path = write(tmp_path / "n.ipynb")
    with pytest.raises(ParameterError, match=message):
        check_parameters(path, parameters)


def test_what_is_no_notebook_is_refused(tmp_path):
    (tmp_path / "text.ipynb").write_text("not JSON", encoding="utf-8")
    with pytest.raises(ParameterError, match="cannot be read as a notebook"):
        check_parameters(tmp_path / "text.ipynb", {})
    with pytest.raises(ParameterError, match="no cell with the tag 'parameters'"):
        check_parameters(write(tmp_path / "n.ipynb", parameters=None), {})
    with pytest.raises(ParameterError, match=r"no notebook 'reprot'.*report"):
        find_notebook("reprot")


def test_the_workbenchs_notebooks_are_found():
    assert find_notebook("report") == notebooks() / "report.ipynb"


def test_a_run_is_kept_without_times_in_our_own_interpreter(tmp_path):
    path = write(
        tmp_path / "n {braces}.ipynb",
        "import sys, workbench\nprint(sys.executable, name, count)\nprint('seen', file=sys.stderr)",
        "from workbench.report import Fragment\n"
        "Fragment('<h1>' + name + '</h1>', name, {'title': name})")
    parameters = {"name": "it's \"so\"", "count": 4}
    first = run_notebook(path, tmp_path / "a {1}" / "out.ipynb", parameters=parameters,
                         html=tmp_path / "a {1}" / "page.html")
    import sys

    done = nbformat.read(first.notebook, as_version=4)
    texts = [o.text for c in done.cells for o in c.get("outputs", ()) if "text" in o]
    assert texts == [f"{sys.executable} it's \"so\" 4\n"]
    assert first.messages == ("seen",)
    assert first.facts["title"] == parameters["name"]
    assert set(first.seconds) >= {"cell-0", "cell-1"}
    page = first.html.read_text(encoding="utf-8")
    assert "<h1>it's \"so\"</h1>" in page
    assert "<title>it&#39;s" in page
    body = json.loads(first.notebook.read_text(encoding="utf-8"))
    assert "papermill" not in body["metadata"]
    assert not any({"papermill", "execution"} & set(c["metadata"]) for c in body["cells"])
    again = run_notebook(path, tmp_path / "b" / "out.ipynb", parameters=parameters,
                         html=tmp_path / "b" / "page.html")
    assert again.notebook.read_bytes() == first.notebook.read_bytes()
    assert again.html.read_bytes() == first.html.read_bytes()


def test_a_failed_run_is_kept_and_named(tmp_path):
    path = write(tmp_path / "n.ipynb", "x = 1", "raise ValueError('of\\nno use')")
    with pytest.raises(ReportError, match=r"n\.ipynb, cell 3: ValueError: of no use; .*out\.ipynb"):
        run_notebook(path, tmp_path / "out.ipynb", html=tmp_path / "page.html")
    done = nbformat.read(tmp_path / "out.ipynb", as_version=4)
    assert any(o.output_type == "error" for c in done.cells for o in c.get("outputs", ()))
    assert not (tmp_path / "page.html").exists()
    with pytest.raises(ReportError, match="elsewhere"):
        run_notebook(path, tmp_path / "second.ipynb", failed=tmp_path / "elsewhere.ipynb")
    assert (tmp_path / "elsewhere.ipynb").is_file()
    assert not (tmp_path / "second.ipynb").exists()


def test_a_kernel_that_dies_is_told(tmp_path):
    path = write(tmp_path / "n.ipynb", "import os; os._exit(3)")
    with pytest.raises(ReportError, match="kernel did not run to the end"):
        run_notebook(path, tmp_path / "out.ipynb")


def test_nothing_runs_with_a_wrong_parameter(tmp_path):
    path = write(tmp_path / "n.ipynb", "open('trace', 'w').close()")
    with pytest.raises(ParameterError):
        run_notebook(path, tmp_path / "out.ipynb", parameters={"nam": "x"})
    assert [p.name for p in tmp_path.iterdir()] == ["n.ipynb"]
