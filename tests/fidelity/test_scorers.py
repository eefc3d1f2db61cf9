"""Scorers from elsewhere: a function, an object, and COMET in an environment of its own.

unbabel-comet cannot be installed beside the workbench, so COMET is tested with a stand-in that
answers the same calls. Where WORKBENCH_COMET_PYTHON names a Python that has the package, the
package itself is run, too, on a tiny model made here.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from workbench.cli import main
from workbench.errors import ModelError, ParameterError
from workbench.fidelity.comet import Comet
from workbench.fidelity.scorers import scorer, scores_of

MINE = '''
__version__ = "2.1"
def shorter(sources, translations, references):
    return [len(b) / len(a) for a, b in zip(sources, translations)]
def with_reference(sources, translations, references):
    return [float(b == r) for b, r in zip(translations, references)]
def too_few(sources, translations, references):
    return []
def odd(sources, translations, references):
    return [float("nan")] * len(sources)
def words(sources, translations, references):
    return ["high"] * len(sources)
class Own:
    name, signature = "own", "own:1"
    def score(self, sources, translations, references=None):
        return [1] * len(sources)
own = Own()
number = 5
'''
COMET = '''
import json
from pathlib import Path
__version__ = "0.0-stand-in"
class Found:
    def __init__(self, scores): self.scores = scores
class Tiny:
    def __init__(self, needs): self.needs = needs
    def requires_references(self): return self.needs
    def predict(self, samples, batch_size=16, gpus=1, progress_bar=True):
        assert gpus == 0 and not progress_bar
        print("what the trainer says")
        return Found([len(s["mt"]) / 10 + (s.get("ref") == s["mt"]) for s in samples])
def load_from_checkpoint(checkpoint_path, local_files_only=False):
    assert local_files_only
    text = (Path(checkpoint_path).parents[1] / "hparams.yaml").read_text()
    if "broken" in text: raise ValueError("bad weights")
    return Tiny("ranking" in text)
'''


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", list(sys.path))
    monkeypatch.delitem(sys.modules, "myscorer", raising=False)
    Path("myscorer.py").write_text(MINE)
    Path("p.tsv").write_text("source\ttarget\treference\nabcd\tab\tab\nxy\txyz\tz\n")
    return tmp_path


def model_in(folder, text="class_identifier: referenceless_regression_metric"):
    (folder / "checkpoints").mkdir(parents=True)
    (folder / "checkpoints" / "model.ckpt").write_bytes(b"")
    (folder / "hparams.yaml").write_text(text)
    return folder


@pytest.fixture
def comet_python(here, monkeypatch):
    """A Python that finds the stand-in for comet."""
    (here / "standin").mkdir()
    (here / "standin" / "comet.py").write_text(COMET)
    python = here / "python"
    python.write_text(f'#!/bin/sh\nshift\nPYTHONPATH="{here}/standin" exec "{sys.executable}" -P "$@"\n')
    python.chmod(0o755)
    monkeypatch.setenv("WORKBENCH_COMET_PYTHON", str(python))
    return python


def test_a_function_of_the_users_own():
    one = scorer("myscorer:shorter")
    assert (one.name, one.signature) == ("shorter", "myscorer:shorter|version:2.1")
    assert scores_of(one, ["abcd", "xy"], ["ab", "xyz"]) == (0.5, 1.5)
    assert scores_of(one, [], []) == ()


def test_a_scorer_object_is_taken_as_it_is():
    one = scorer("myscorer:own")
    assert (one.name, one.signature) == ("own", "own:1")
    assert scores_of(one, ["a"], ["b"]) == (1.0,)


@pytest.mark.parametrize(("spec", "says"), [
    ("myscorer", "write comet:PATH, or module:function"),
    ("nowhere_at_all:f", "no module 'nowhere_at_all' is installed or lies in"),
    ("myscorer:missing", "myscorer has no 'missing'"),
    ("myscorer:number", "number is neither a function nor has it a method score"),
])
def test_what_is_no_scorer_is_told(spec, says):
    with pytest.raises(ParameterError, match=says):
        scorer(spec)


@pytest.mark.parametrize(("name", "says"), [
    ("too_few", "gave 0 numbers for 1 segments"), ("odd", "gave nan for segment 0"),
    ("words", "gave something else than numbers"),
])
def test_what_a_scorer_gives_is_checked(name, says):
    with pytest.raises(ParameterError, match=says):
        scores_of(scorer(f"myscorer:{name}"), ["a"], ["b"])


def test_texts_must_be_as_many():
    with pytest.raises(ParameterError, match="1 sources but 2 translations"):
        scores_of(scorer("myscorer:shorter"), ["a"], ["b", "c"])


def test_comet_without_a_python_that_has_it(here, monkeypatch):
    monkeypatch.delenv("WORKBENCH_COMET_PYTHON", raising=False)
    with pytest.raises(ModelError, match="unbabel-comet is not installed; it needs an environment"):
        Comet(model_in(here / "m"))
    with pytest.raises(ModelError, match="cannot be run"):
        Comet(here / "m", python="no/such/python").score(["a"], ["b"])


def test_comet_without_a_model(here):
    with pytest.raises(ModelError, match="there is no COMET model in"):
        scorer(f"comet:{here}")


def test_comet_by_a_stand_in(here, comet_python):
    one = scorer(f"comet:{model_in(here / 'm')}")
    assert scores_of(one, ["a", "b"], ["xx", "yyy"]) == (0.2, 0.3)
    assert one.signature == "comet:0.0-stand-in|Tiny|model:m"
    assert scores_of(one, ["a"], ["xx"], ["xx"]) == (1.2,)
    needs = scorer(f"comet:{model_in(here / 'n', 'ranking')}")
    with pytest.raises(ParameterError, match="compares with references: add a column reference"):
        needs.score(["a"], ["b"])
    broken = scorer(f"comet:{model_in(here / 'o', 'broken')}")
    with pytest.raises(ModelError, match="bad weights"):
        broken.score(["a"], ["b"])


def table(capsys, *argv):
    assert main(["score", "p.tsv", "--source-lang", "fr", "--target-lang", "en", *argv]) == 0
    out, err = capsys.readouterr()
    return [line.split("\t") for line in out.splitlines()], err


def test_the_command_adds_a_column_a_scorer(here, comet_python, capsys):
    model = model_in(here / "m")
    rows, err = table(capsys, "--scorer", f"comet:{model}", "--scorer", "myscorer:with_reference")
    assert rows[0][3:] == ["fidelity", "p_divergent", "comet", "with_reference"]
    assert [r[5:] for r in rows[1:]] == [["1.200000", "1.000000"], ["0.300000", "0.000000"]]
    assert "workbench: comet: comet:0.0-stand-in|Tiny|model:m\n" in err


def test_two_scorers_of_one_name_are_refused(capsys):
    argv = ["score", "p.tsv", "--scorer", "myscorer:odd", "--scorer", "myscorer:odd"]
    assert main(argv) == 1
    assert "two columns would be called 'odd'" in capsys.readouterr().err


# What makes the tiny model, in the other Python: a random XLM-R of two layers.
MAKE = '''
import sys, torch, sentencepiece
from pathlib import Path
from transformers import XLMRobertaConfig, XLMRobertaModel, XLMRobertaTokenizer
folder = Path(sys.argv[1]); base = folder / "encoder"; base.mkdir(parents=True)
(folder / "text").write_text("\\n".join(f"{a} {b} {c}" for a in "abcdefgh" for b in "ijklmnop"
                                         for c in "qrstuvwx"))
sentencepiece.SentencePieceTrainer.train(input=str(folder / "text"), vocab_size=60,
    model_prefix=str(folder / "sp"), character_coverage=1.0, hard_vocab_limit=False)
tokenizer = XLMRobertaTokenizer(str(folder / "sp.model")); tokenizer.save_pretrained(base)
config = XLMRobertaConfig(vocab_size=len(tokenizer) + 2, hidden_size=16, num_hidden_layers=2,
    num_attention_heads=2, intermediate_size=16, max_position_embeddings=64)
XLMRobertaModel(config).save_pretrained(base)
from comet.models import ReferencelessRegression
torch.manual_seed(1)
model = ReferencelessRegression(encoder_model="XLM-RoBERTa", pretrained_model=str(base),
    hidden_sizes=[8], layer="mix", layer_transformation="softmax", load_pretrained_weights=True)
(folder / "checkpoints").mkdir()
import pytorch_lightning as pl
trainer = pl.Trainer(accelerator="cpu", logger=False, enable_checkpointing=False)
trainer.strategy.connect(model)
trainer.save_checkpoint(folder / "checkpoints" / "model.ckpt", weights_only=True)
(folder / "hparams.yaml").write_text("class_identifier: referenceless_regression_metric\\n")
'''


@pytest.mark.skipif("WORKBENCH_COMET_PYTHON" not in os.environ,
                    reason="no Python with unbabel-comet is named")
def test_comet_itself_on_a_tiny_model(here):
    python = os.environ["WORKBENCH_COMET_PYTHON"]
    made = subprocess.run([python, "-c", MAKE, str(here / "tiny")], capture_output=True, text=True,
                          check=False)
    assert made.returncode == 0, made.stderr[-1000:]
    one = scorer(f"comet:{here / 'tiny'}")
    first, second, again = scores_of(one, ["a i q", "b j r", "a i q"], ["c k s", "d", "c k s"])
    assert first == again != second
    assert one.signature.startswith("comet:2.") and "ReferencelessRegression" in one.signature
