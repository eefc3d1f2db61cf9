"""The review widget in JupyterLab, in a real browser, by keys alone.

Needs Chromium, Playwright, JupyterLab and anywidget, and is skipped where one is missing.
"""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from workbench import review
from workbench.run.pdf import find_chromium

pytest.importorskip("anywidget")
pytest.importorskip("jupyterlab")
sync = pytest.importorskip("playwright.sync_api")
pytestmark = [
    pytest.mark.skipif(find_chromium() is None, reason="no Chromium is installed"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
]

ROOT = Path(__file__).resolve().parents[2]
SECONDS = 90_000  # milliseconds that a step may take on a busy machine
CODE = """import workbench
from workbench import review
analysis = workbench.load("analysis.json")
review.widget(analysis, "ann.tsv")"""


@pytest.fixture
def lab(analysis, tmp_path):
    """JupyterLab on this machine alone, with a notebook that shows the widget."""
    from nbformat import v4, write

    analysis.save(tmp_path / "analysis.json")
    write(v4.new_notebook(cells=[v4.new_code_cell(CODE), v4.new_code_cell("1")], metadata={
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}),
        tmp_path / "review.ipynb")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    home = tmp_path / "home"
    env = {**os.environ, "PYTHONPATH": str(ROOT), "HOME": str(home),
           "JUPYTER_CONFIG_DIR": str(home / "config"), "JUPYTER_DATA_DIR": str(home / "data"),
           "JUPYTERLAB_SETTINGS_DIR": str(home / "settings"),
           "JUPYTERLAB_WORKSPACES_DIR": str(home / "workspaces")}
    with (tmp_path / "lab.log").open("w") as log:
        server = subprocess.Popen(
            [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root",
             "--ip=127.0.0.1", f"--port={port}", "--ServerApp.port_retries=0",
             "--IdentityProvider.token=here", f"--ServerApp.root_dir={tmp_path}",
             "--LabApp.news_url=", "--LabApp.check_for_updates_class="
             "jupyterlab.NeverCheckForUpdate", "--LabApp.extension_manager=readonly"],
            env=env, cwd=tmp_path, stdout=log, stderr=log)
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(240):
            try:
                with urllib.request.urlopen(f"{address}/api?token=here", timeout=2):
                    break
            except OSError:
                assert server.poll() is None, (tmp_path / "lab.log").read_text()[-2000:]
                time.sleep(0.5)
        else:
            pytest.fail("JupyterLab did not start")
        yield f"{address}/lab/tree/review.ipynb?token=here&reset"
    finally:
        server.terminate()
        server.wait(30)


def test_a_review_is_done_by_keys_and_saved(lab, analysis, tmp_path):
    with sync.sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_chromium(),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"])
        page = browser.new_page(viewport={"width": 1300, "height": 900})
        page.set_default_timeout(SECONDS)
        page.goto(lab)
        # A cell that is run before the kernel is there can be lost on a busy machine.
        page.get_by_text("| Idle").wait_for()
        page.locator(".jp-Notebook .jp-CodeCell .cm-content").first.click()
        page.keyboard.press("Shift+Enter")
        widget = page.locator(".wb-review")
        widget.wait_for()
        cells = page.locator(".jp-Notebook .jp-Cell").count()
        assert "D1" in widget.locator(".head").inner_text()
        assert widget.locator("mark").first.inner_text() == "trois"

        widget.focus()
        page.keyboard.press("r")  # D1 is rejected, and D0 comes
        assert "D0" in widget.locator(".head").inner_text()
        page.keyboard.press("2")
        page.keyboard.press("c")
        page.keyboard.type("a b d j x")  # all of them keys of JupyterLab
        page.keyboard.press("Enter")
        page.keyboard.press("a")
        assert "D5" in widget.locator(".head").inner_text()
        page.keyboard.press("ArrowRight")
        page.keyboard.press("u")
        page.keyboard.press("k")
        assert "D6" in widget.locator(".head").inner_text()
        assert widget.locator("button[aria-pressed=true]").inner_text().startswith("Unsure")
        page.get_by_text("Saved to ann.tsv.").wait_for()
        assert page.locator(".jp-Notebook .jp-Cell").count() == cells  # no key reached the notebook
        if os.environ.get("WORKBENCH_SCREENSHOTS"):
            widget.screenshot(path=str(Path(os.environ["WORKBENCH_SCREENSHOTS"]) / "widget.png"))
        deadline = time.monotonic() + 30
        while len(review.apply(analysis, tmp_path / "ann.tsv")) < 3 and time.monotonic() < deadline:
            time.sleep(0.2)
        browser.close()
    found = review.apply(analysis, tmp_path / "ann.tsv")
    assert {v.id: (v.verdict, v.severity, v.comment) for v in found.verdicts} == {
        "D1": ("reject", None, ""), "D0": ("accept", "major", "a b d j x"),
        "D6": ("unsure", None, "")}
