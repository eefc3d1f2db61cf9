"""Windows over a pair whose every word cannot be compared with every other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workbench.errors import ParameterError

__all__ = ["Window", "Windowing"]


@dataclass(frozen=True, slots=True)
class Window:
    """Source words ``rows`` against target words ``columns``.

    Links count where their source word lies in ``own`` (or the target word, where the target
    is the longer side), so that each is judged once, far from the window's ends.
    """

    rows: slice
    columns: slice
    own: slice
    by_target: bool = False

    def owns(self, source: int, target: int) -> bool:
        """Whether a link between these two words is judged here."""
        place = target if self.by_target else source
        return bool(self.own.start <= place < self.own.stop)


@dataclass(frozen=True, slots=True)
class Windowing:
    """When a pair is compared in windows, and how wide they are.

    Attributes
    ----------
    most_cells : int
        A pair with more source times target words than this is compared in windows.
    width : int
        Words of the longer side in a window; the next window begins half a width on.
    margin : int
        Words of the shorter side that are read beyond the stretch that lies opposite.

    Raises
    ------
    ParameterError
        If the width is less than 4 or the margin less than 1.
    """

    most_cells: int = 4000 * 4000
    width: int = 2000
    margin: int = 1000

    def __post_init__(self) -> None:
        if self.width < 4 or self.margin < 1:
            raise ParameterError(
                f"windows of {self.width} words with a margin of {self.margin} cannot overlap; "
                "give a width of 4 or more and a margin of 1 or more"
            )

    def over(self, m: int, n: int) -> Iterator[Window]:
        """Yield the windows over *m* source and *n* target words, in order.

        One window holds all where they are few enough. Otherwise windows follow the
        diagonal, cut by the longer side; each word of it is owned by one window and stands
        a quarter of a width or more from that window's ends, but for the ends of the text.
        """
        if m * n <= self.most_cells:
            yield Window(slice(0, m), slice(0, n), slice(0, m))
            return
        by_target = n > m
        long, short = max(m, n), min(m, n)
        starts = range(0, max(1, long - self.width // 2), self.width // 2)
        for number, start in enumerate(starts):
            last = number == len(starts) - 1
            stop = long if last else start + self.width
            own = slice(
                start + self.width // 4 if number else 0,
                long if last else start + self.width // 4 + self.width // 2,
            )
            low = max(0, start * short // long - self.margin)
            high = min(short, stop * short // long + self.margin)
            here, there = slice(start, stop), slice(low, high)
            yield Window(*((there, here) if by_target else (here, there)), own, by_target)
