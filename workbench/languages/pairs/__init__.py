"""What is known of two languages together: how they render each other and what they do otherwise.

In go two codes, in any order; out comes a frozen :class:`Pair`, or None where nobody has
described the two. A pair is a folder ``a_b`` of TOML files, one a topic, or comes from another
package by an entry point of the group ``workbench.language_pairs`` that is named ``a_b``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.metadata import entry_points
from pathlib import Path

from workbench.errors import FormatError
from workbench.languages.pairs.topics import PairChoice, PairMeta, PairStructure
from workbench.languages.toml import offered, read_topics

__all__ = ["GROUP", "Pair", "pair_of", "read_pair"]

GROUP = "workbench.language_pairs"
_HOME = Path(__file__).parent
_TOPICS = {"pair": PairMeta, "choice": PairChoice, "structure": PairStructure}


@dataclass(frozen=True, slots=True)
class Pair:
    """What is known of two languages together, by topic.

    Attributes
    ----------
    first, second : str
        Their codes. Tables that go from words of one language to words of the other go from
        the first to the second.
    """

    first: str
    second: str
    choice: PairChoice | None = None
    structure: PairStructure | None = None

    def ordered(self, code: str, own: str, other: str) -> tuple[str, str]:
        """A word of the language *code* and one of the other language, the first's in front."""
        return (own, other) if code == self.first else (other, own)


def pair_of(a: str, b: str) -> Pair | None:
    """What is known of two languages together, in either order; None where nothing is.

    Raises
    ------
    FormatError
        Where its files are not as they should be.
    """
    return _pair("_".join(sorted((a, b))))


@cache
def _pair(name: str) -> Pair | None:
    point = next((p for p in entry_points(group=GROUP) if p.name == name), None)
    if point is not None:
        return offered(point, Pair, read_pair)
    return read_pair(_HOME / name) if (_HOME / name).is_dir() else None


def read_pair(folder: Path) -> Pair:
    """Read the pair that a folder holds; its ``pair.toml`` says which language is the first.

    Raises
    ------
    FormatError
        Where a file is not as it should be, or of no topic.
    """
    topics = read_topics(folder, _TOPICS)
    meta = topics.pop("pair", None)
    codes = folder.name.split("_")
    if not isinstance(meta, PairMeta) or len(codes) != 2 or meta.first not in codes:
        raise FormatError(f"{folder.name}/pair.toml must say which of the two languages is first")
    second = codes[0] if meta.first == codes[1] else codes[1]
    return Pair(meta.first, second, **topics)
