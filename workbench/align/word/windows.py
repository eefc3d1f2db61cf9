"""Windows over a long pair: a word's rivals are those that stand about the same place.

In a text of thousands of words every common word stands many times, and the nearest of all is
often the wrong one of them. So a long pair is read through windows that follow the text, as
narrow as the sentences that the link model was fitted on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
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
    longest : int
        A pair with at most so many words on each side is one window.
    width : int
        Words of the longer side in a window; the next window begins half a width on.
    margin : int
        Words of the shorter side that are read beyond the stretch that lies opposite.
    most_cells : int
        In a pair with more source times target words than this, what lies opposite is not
        looked for but taken to be on the diagonal.
    blind_width, blind_margin : int
        Width and margin there.

    Raises
    ------
    ParameterError
        If a width is less than 4 or a margin less than 1.
    """

    longest: int = 100
    width: int = 80
    margin: int = 8
    most_cells: int = 20_000 * 20_000
    blind_width: int = 2000
    blind_margin: int = 1000

    def __post_init__(self) -> None:
        for width, margin in ((self.width, self.margin), (self.blind_width, self.blind_margin)):
            if width < 4 or margin < 1:
                raise ParameterError(
                    f"windows of {width} words with a margin of {margin} cannot overlap; "
                    "give a width of 4 or more and a margin of 1 or more"
                )

    def is_short(self, m: int, n: int) -> bool:
        """Whether *m* source and *n* target words are one window."""
        return max(m, n) <= self.longest

    def is_blind(self, m: int, n: int) -> bool:
        """Whether they are too many to look for what lies opposite."""
        return m * n > self.most_cells

    def over(
        self, m: int, n: int, opposite: Callable[[float], float] | None = None
    ) -> Iterator[Window]:
        """Yield the windows over *m* source and *n* target words, in order.

        One window holds all where they are few enough. Otherwise windows follow *opposite*,
        a function from a place on the longer side to one on the other, or the diagonal, cut
        by the longer side; each word of it is owned by one window and stands a quarter of a
        width or more from that window's ends, but for the ends of the text.
        """
        if self.is_short(m, n):
            yield Window(slice(0, m), slice(0, n), slice(0, m))
            return
        width, margin = self.width, self.margin
        if self.is_blind(m, n):
            width, margin = self.blind_width, self.blind_margin
        by_target = n > m
        long, short = max(m, n), min(m, n)
        starts = range(0, max(1, long - width // 2), width // 2)
        for number, start in enumerate(starts):
            last = number == len(starts) - 1
            stop = long if last else start + width
            own = slice(
                start + width // 4 if number else 0,
                long if last else start + width // 4 + width // 2,
            )
            places = [x * short / long if opposite is None else opposite(x)
                      for x in (start, (start + stop) / 2, stop)]
            low = min(max(0, int(min(places)) - margin), short - 1)
            high = max(min(short, int(max(places)) + margin), low + 1)
            here, there = slice(start, stop), slice(low, high)
            yield Window(*((there, here) if by_target else (here, there)), own, by_target)
