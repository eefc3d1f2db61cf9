"""Models loaded once for all the tests of encoders."""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import Any

import pytest
from sample_texts import ODD, TEXTS

from workbench.encode.bundled import bundled_e5
from workbench.encode.carriers import E5_FILE, carrier_version
from workbench.encode.e5 import E5Encoder
from workbench.encode.transformer import quiet
from workbench.encode.use import UseEncoder


@pytest.fixture(scope="session")
def sentences() -> list[str]:
    return [text for texts in TEXTS.values() for text in texts]


@pytest.fixture(scope="session")
def documents() -> list[list[str]]:
    return list(TEXTS.values())


@pytest.fixture(scope="session")
def odd() -> list[str]:
    return list(ODD)


@pytest.fixture(scope="session")
def use() -> UseEncoder:
    return UseEncoder()


@pytest.fixture(scope="session")
def e5_folder() -> Path:
    if carrier_version(E5_FILE) is None:
        pytest.skip("the carrier of e5 is not installed on this platform")
    return bundled_e5()


@pytest.fixture(scope="session")
def reference(e5_folder: Path) -> tuple[Any, Any]:
    """The model and the tokenizer as transformers loads them, any warning an error."""
    from transformers import AutoModel, AutoTokenizer

    with quiet(), warnings.catch_warnings():
        warnings.simplefilter("error")
        model = AutoModel.from_pretrained(e5_folder).eval()
        return model, AutoTokenizer.from_pretrained(e5_folder)


@pytest.fixture(scope="session")
def sentence_model(e5_folder: Path) -> Any:
    """The folder as sentence-transformers loads it, any warning an error."""
    from sentence_transformers import SentenceTransformer

    with quiet(), warnings.catch_warnings():
        warnings.simplefilter("error")
        return SentenceTransformer(str(e5_folder), device="cpu")


@pytest.fixture(scope="session")
def e5(e5_folder: Path) -> E5Encoder:
    return E5Encoder()
