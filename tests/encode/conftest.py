"""Models loaded once for all the tests of encoders."""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import Any

import pytest

from workbench.encode.bundled import bundled_e5
from workbench.encode.carriers import E5_FILE, carrier_version
from workbench.encode.e5 import E5Encoder
from workbench.encode.transformer import quiet
from workbench.encode.use import UseEncoder

TEXTS = {
    "en": [
        "The committee met on Tuesday to discuss the treaty.",
        "No decision was reached, although three delegates asked for a vote.",
        "“We will come back to it in the spring,” the chairwoman said.",
        "Outside, a small crowd had waited since dawn.",
        "By noon the square was empty again; only the pigeons had stayed.",
    ],
    "fr": [
        "Le comité s'est réuni mardi pour débattre du traité.",
        "Aucune décision n'a été prise, bien que trois délégués aient demandé un vote.",
        "« Nous y reviendrons au printemps », a dit la présidente.",
        "Dehors, une petite foule attendait depuis l'aube.",
        "À midi, la place était de nouveau vide ; seuls les pigeons étaient restés.",
    ],
    "de": [
        "Der Ausschuss trat am Dienstag zusammen, um über den Vertrag zu beraten.",
        "Es fiel keine Entscheidung, obwohl drei Abgeordnete eine Abstimmung verlangten.",
        "„Wir kommen im Frühjahr darauf zurück“, sagte die Vorsitzende.",
        "Draußen hatte seit dem Morgengrauen eine kleine Menge gewartet.",
        "Gegen Mittag war der Platz wieder leer; nur die Tauben waren geblieben.",
    ],
    "ru": [
        "Комитет собрался во вторник, чтобы обсудить договор.",
        "Решение не было принято, хотя три делегата потребовали голосования.",
        "«Мы вернёмся к этому весной», — сказала председательница.",
        "Снаружи с рассвета ждала небольшая толпа.",
        "К полудню площадь снова опустела; остались только голуби.",
    ],
    "zh": [
        "委员会星期二开会讨论该条约。",
        "尽管三名代表要求表决，但没有作出任何决定。",
        "主席说：“我们春天再谈这个问题。”",
        "外面，一小群人从黎明起就在等候。",
        "到了中午，广场又空了，只剩下鸽子。",
    ],
}
ODD = [
    "ﬁn … 12,5 % ½ №7 — «été» e\u0301te\u0301",
    "soft\u00adhyphen zero\u200bwidth nbsp\u00a0here\ttab",
    "ＦＵＬＬ　ｗｉｄｔｈ ～ ㈱ ①",
    "emoji 👩‍👩‍👧 𝔊othic 🈚",
    "a\r\nb\u2028c",
]


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
