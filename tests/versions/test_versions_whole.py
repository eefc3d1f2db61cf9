"""Three versions of a story from end to end, with the models."""

import csv
import json

import texts

import workbench
from workbench.cli import main


def test_three_versions_through_the_command_line(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    for name in ("original", "close", "free", "faulty"):
        (tmp_path / f"{name}.md").write_text(getattr(texts, name.upper()), encoding="utf-8")
    assert main(["versions", "original.md", "close.md", "free.md", "faulty.md", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["path"] == "reports/original-versions/index.html"
    place = tmp_path / "reports" / "original-versions"
    assert sorted(p.name for p in (place / "tables").iterdir()) == [
        "metrics.csv", "pairs.csv", "passages.csv", "versions.csv", "versions.json"]
    with (place / "tables" / "versions.csv").open(encoding="utf-8", newline="") as file:
        rows = {r["version"]: r for r in csv.DictReader(file)}
    assert float(rows["close"]["fidelity"]) > float(rows["faulty"]["fidelity"])
    assert (rows["close"]["added_sentences"], rows["faulty"]["added_sentences"]) == ("0", "1")
    found = workbench.load(place / "tables" / "versions.json", workbench.Versions)
    worst = [u.text for u in found.ranked[:3]]
    assert "Le gardien ne dit rien à personne." in worst
    assert "“Le phare” in 3 versions" in (tmp_path / "reports" / "index.html").read_text()
