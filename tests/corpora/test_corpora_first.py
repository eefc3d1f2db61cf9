"""Corpora: the first one, where corpora are looked for, and manifests that do not hold."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest

from workbench import corpora
from workbench.errors import CorpusError

SHELF = Path(__file__).parents[2] / "corpora"
FIRST = SHELF / "trump-putin-2018"

# The bytes as they were received; they never change.
RECEIVED = {
    "announcement-june.fr.txt": "9781582711506fcea59bf9f8bc2f0787ff8e9907e096d0285ff1b13aca933e50",
    "moscow-times.en.txt": "5061a7b78d54400c1bafb42f4c011ee17f63ef4913b4e16a8965b2ecd27bdbf5",
    "original.fr.txt": "b4997a6e137afa727e1a1bcbd88d5540fd4079b0eba4810f1abbeea971907612",
    "sputnik.fr.txt": "deaad4463660f82951d62718e5aa622debe0ee6fa607d57f07585bc288755630",
    "translation.en.txt": "6c5a5e348a79b8fce66fc6e32b9c9f49556ec13c8dcc2c784fea19ebf760d87d",
}


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_received_bytes_are_kept() -> None:
    assert {p.name: digest(p) for p in (FIRST / "raw").iterdir()} == RECEIVED


def test_the_first_corpus_is_sound() -> None:
    assert corpora.check(FIRST) == ()
    corpus = corpora.load(FIRST)
    assert [a.id for a in corpus.articles] == [
        "original", "translation", "sputnik", "moscow-times", "announcement-june"]
    assert all("licence" in a.rights for a in corpus.articles)
    source, target = corpus.pair()
    assert (source.language, target.language) == ("fr", "en")
    assert (source.sentences[0].id, target.sentences[0].id) == ("s0", "t0")
    assert source.path == "trump-putin-2018/original.fr.txt"
    assert len(corpus.rows()) == len(corpus) == 5
    assert corpus.notes[0].startswith("Trump and Putin")
    with pytest.raises(CorpusError, match="no article 'none'"):
        corpus.document("none")


@pytest.mark.parametrize("article", corpora.load(FIRST).articles, ids=lambda a: a.id)
def test_cleaning_is_all_that_was_changed(article: corpora.Article) -> None:
    """What the manifest says was removed, and nothing else, parts the two files."""
    raw = (FIRST / article.raw).read_bytes().decode()
    clean = (FIRST / article.file).read_bytes().decode()
    for step in article.cleaning:
        if step.removed == "[questioned](#)":  # the one link whose word was kept
            raw = raw.replace(step.removed, "questioned")
            continue
        for piece in step.removed.split(": <") if ": <http" in step.removed else [step.removed]:
            assert raw.count(piece) == 1 or f"\n{piece}\n" in raw or raw.endswith(f"\n{piece}")
            if f"\n{piece}\n" in raw:
                raw = raw.replace(f"\n{piece}\n", "\n", 1)
            else:
                raw = raw.replace(piece, "", 1)
    assert "".join(raw.split()).replace("Originalurl", "").strip("<:") == "".join(clean.split())
    assert not any(step.removed in clean for step in article.cleaning
                   if len(step.removed.strip()) > 8)


def test_cleaned_documents_have_no_furniture() -> None:
    corpus = corpora.load(FIRST)
    for article in corpus.articles:
        document = corpus.document(article.id)
        assert {b.kind for b in document.blocks} <= {"paragraph", "heading"}


def test_the_card_counts_the_sentences() -> None:
    corpus = corpora.load(FIRST)
    card = (FIRST / "README.md").read_text(encoding="utf-8")
    for article in corpus.articles:
        row = next(x for x in card.splitlines() if x.startswith(f"| `{article.id}`"))
        assert row.endswith(f"| {len(corpus.document(article.id))} |")


def test_folder_is_found(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("WORKBENCH_CORPORA", raising=False)
    monkeypatch.chdir(tmp_path)
    assert corpora.folder().resolve() == SHELF  # beside the checkout
    make(tmp_path / "corpora" / "mine")
    deeper = tmp_path / "a" / "b"
    deeper.mkdir(parents=True)
    monkeypatch.chdir(deeper)
    assert corpora.folder() == tmp_path / "corpora"
    assert corpora.list() == ("mine",)
    assert corpora.load("mine").id == "mine"
    monkeypatch.setenv("WORKBENCH_CORPORA", str(SHELF))
    assert "trump-putin-2018" in corpora.list()
    with pytest.raises(CorpusError, match="no corpus 'mine' in"):
        corpora.load("mine")
    monkeypatch.setenv("WORKBENCH_CORPORA", str(tmp_path / "none"))
    with pytest.raises(CorpusError, match="no folder"):
        corpora.folder()
    with pytest.raises(CorpusError, match="no corpus folder"):
        corpora.load(deeper)


def make(folder: Path) -> Path:
    """A sound corpus of two one-line articles."""
    (folder / "raw").mkdir(parents=True)
    articles = []
    for name, role, relation, text in (
        ("one", "original", "original", "Le chat dort."),
        ("two", "translation", "parallel", "The cat sleeps."),
    ):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
        (folder / "raw" / f"{name}.txt").write_text(text, encoding="utf-8")
        sha = digest(folder / f"{name}.txt")
        language = "fr" if name == "one" else "en"
        articles.append(
            f'[[articles]]\nid = "{name}"\ntitle = "t"\nlanguage = "{language}"'
            f'\noutlet = "not stated"\ndate = "not stated"\nrole = "{role}"\n'
            f'relation = "{relation}"\nfile = "{name}.txt"\nraw = "raw/{name}.txt"\n'
            f'sha256 = "{sha}"\nraw_sha256 = "{sha}"\nrights = "none"\n')
    head = 'title = "T"\ndescription = "D"\npair = ["one", "two"]\n'
    (folder / "manifest.toml").write_text("\n".join([head, *articles]), encoding="utf-8")
    return folder


def edit(folder: Path, old: str, new: str) -> None:
    path = folder / "manifest.toml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize(("old", "new", "message"), [
    ('title = "T"', 'title = "T', "not valid TOML"),
    ('title = "T"', 'title = "T"\nname = "x"', ".name: Manifest has no such field"),
    ('outlet = "not stated"', 'oulet = "x"', ".articles[0].outlet: is missing from an Article"),
    ('title = "T"\n', "", ".title: is missing from a Manifest"),
    ('rights = "none"\n', "", ".articles[0].rights: is missing from an Article"),
    ('id = "two"', 'id = "one"', "id 'one' is used 2 times"),
    ('pair = ["one", "two"]', 'pair = ["one", "three"]', "names 'three'"),
    ('pair = ["one", "two"]', 'pair = ["one"]', ".pair: [\"one\"] where [str, str]"),
    ('title = "T"', 'title = " "', ".title: is ' '; it must be a text that is not empty"),
    ('language = "fr"', "language = 3", ".language: 3 where str"),
    ('language = "fr"', 'language = "French"', ".language: is 'French'; it must be an ISO 639 code"),
    ('date = "not stated"', 'date = "May"', ".date: is 'May'"),
    ('role = "original"', 'role = "source"', ".role: \"source\" where one of original"),
    ('sha256 = "', 'sha256 = "x', "64 hexadecimal"),
    ('file = "one.txt"', 'file = "none.txt"', "'none.txt' cannot be read"),
    ('file = "one.txt"', 'file = "../one.txt"', "leads out of the corpus folder"),
    ('file = "one.txt"', 'file = "/etc/hostname"', "leads out of the corpus folder"),
    ('file = "one.txt"', 'file = "raw/../../x"', "leads out of the corpus folder"),
    ('file = "one.txt"', 'file = "raw"', "cannot be read"),
    ('rights = "none"', 'rights = "none"\ncleaning = [{ removed = "x" }]', ".cleaning[0].why: is missing"),
    ('rights = "none"', 'rights = "none"\ncleaning = "x"', ".cleaning: \"x\" where a list"),
])
def test_a_faulty_manifest(tmp_path: Path, old: str, new: str, message: str) -> None:
    folder = make(tmp_path / "mine")
    edit(folder, old, new)
    with pytest.raises(CorpusError, match=re.escape(message)) as caught:
        corpora.load(folder)
    assert "\n" not in str(caught.value)
    assert "manifest.toml" in str(caught.value)
    assert any(message in fault for fault in corpora.check(folder))


def test_a_changed_file(tmp_path: Path) -> None:
    folder = make(tmp_path / "mine")
    (folder / "one.txt").write_text("Le chat court.", encoding="utf-8")
    (folder / "raw" / "two.txt").unlink()
    with pytest.raises(CorpusError, match=r"'one.txt' has SHA-256 .*\(1 more"):
        corpora.load(folder)
    assert len(corpora.check(folder)) == 2


def test_a_link_that_leads_out(tmp_path: Path) -> None:
    folder = make(tmp_path / "mine")
    outside = tmp_path / "outside.txt"
    outside.write_bytes((folder / "one.txt").read_bytes())
    (folder / "one.txt").unlink()
    (folder / "one.txt").symlink_to(outside)
    with pytest.raises(CorpusError, match="leads out of the corpus folder"):
        corpora.load(folder)
    (folder / "one.txt").unlink()
    (folder / "one.txt").symlink_to(folder / "one.txt")
    with pytest.raises(CorpusError, match=r"leads out|cannot be read"):
        corpora.load(folder)
    (folder / "one.txt").unlink()
    (folder / "raw" / "same.txt").write_bytes(outside.read_bytes())
    (folder / "one.txt").symlink_to("raw/same.txt")
    assert corpora.load(folder).id == "mine"


def test_a_manifest_that_is_not_utf8(tmp_path: Path) -> None:
    folder = make(tmp_path / "mine")
    (folder / "manifest.toml").write_bytes(b'title = "\xe9"')
    with pytest.raises(CorpusError, match="not UTF-8 at byte 9"):
        corpora.load(folder)
