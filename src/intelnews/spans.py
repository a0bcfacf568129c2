"""Ranges of a text, and the way back from a changed text to the original."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import zip_longest
from typing import TYPE_CHECKING

from attrs import field, frozen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["OffsetMap", "Span"]


@frozen(order=True, repr=False)
class Span:
    """A half-open range of code points: ``text[span.start:span.end]``.

    Raises:
        ValueError: If the start is negative or lies behind the end.

    >>> span = Span(4, 9)
    >>> span.cut("Her words stand."), len(span)
    ('words', 5)
    """

    start: int
    end: int

    def __attrs_post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"a span needs 0 <= start <= end, not {self.start} and {self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def __bool__(self) -> bool:
        return True  # an empty span is still a place

    def __contains__(self, other: int | Span) -> bool:
        if isinstance(other, Span):
            return self.start <= other.start and other.end <= self.end
        return self.start <= other < self.end

    def __repr__(self) -> str:
        return f"Span({self.start}, {self.end})"

    def cut(self, text: str, /) -> str:
        """Return what the span covers in a text."""
        return text[self.start : self.end]

    def shift(self, by: int, /) -> Span:
        """Return the span moved to the right (or left, if negative) by so many code points.

        >>> Span(4, 9).shift(-4)
        Span(0, 5)
        """
        return Span(self.start + by, self.end + by)

    def overlaps(self, other: Span, /) -> bool:
        """Tell whether the two spans share at least one code point.

        >>> Span(0, 5).overlaps(Span(5, 8))
        False
        """
        return self.start < other.end and other.start < self.end

    @staticmethod
    def hull(spans: Iterable[Span], /) -> Span:
        """Return the smallest span that holds all of them.

        >>> Span.hull([Span(7, 9), Span(2, 4)])
        Span(2, 9)
        """
        found = list(spans)
        return Span(min(span.start for span in found), max(span.end for span in found))


@frozen(repr=False)
class OffsetMap:
    """The way from offsets in a changed text back to offsets in the text it came from.

    The two texts run in step from each anchor to the next: ``anchors`` holds pairs of
    ``(offset in the changed text, offset in the original)``, ascending in both. A text that was
    not changed has no anchors. Look-ups cost O(log n).

    >>> undo = OffsetMap.from_anchors([(0, 3), (10, 15)])  # 3 dropped, later 2 more
    >>> undo.original(0), undo.original(9), undo.original(10)
    (3, 12, 15)
    """

    changed: tuple[int, ...] = field(default=())
    originals: tuple[int, ...] = field(default=())

    @classmethod
    def from_anchors(cls, anchors: Iterable[tuple[int, int]], /) -> OffsetMap:
        """Build a map from ascending ``(changed, original)`` pairs; the last of equals counts."""
        changed: list[int] = []
        originals: list[int] = []
        for here, there in anchors:
            if changed and changed[-1] == here:
                originals[-1] = there
            elif not (changed and there - here == originals[-1] - changed[-1]):
                changed.append(here)
                originals.append(there)
        if changed == originals:
            return cls()
        return cls(tuple(changed), tuple(originals))

    def __bool__(self) -> bool:
        return bool(self.changed)

    def __repr__(self) -> str:
        return f"OffsetMap({len(self.changed)} anchors)"

    def __iter__(self) -> Iterator[tuple[int, int]]:
        return iter(zip(self.changed, self.originals, strict=True))

    def original(self, offset: int, /) -> int:
        """Return the offset in the original of the code point at this offset."""
        place = bisect_right(self.changed, offset) - 1
        if place < 0:
            return offset
        return self.originals[place] + offset - self.changed[place]

    def original_span(self, span: Span, /) -> Span:
        """Return the span of the original that the span came from.

        The end is taken from the last code point inside, so that text dropped directly behind
        the span stays outside.
        """
        if not self.changed:
            return span
        start = self.original(span.start)
        if len(span) == 0:
            return Span(start, start)
        return Span(start, self.original(span.end - 1) + 1)

    def after(self, earlier: OffsetMap, /) -> OffsetMap:
        """Return the map of two steps: ``earlier`` made the text that this map leads back to.

        >>> cut_two = OffsetMap.from_anchors([(0, 2)])
        >>> cut_two.after(OffsetMap.from_anchors([(0, 3)])).original(0)
        5
        """
        if not earlier:
            return self
        if not self:
            return earlier
        return OffsetMap.from_anchors(
            (at, earlier.original(self.original(at))) for at in self._seams(earlier.changed)
        )

    def _seams(self, anchors: Sequence[int]) -> Iterator[int]:
        """Yield the offsets where the step changes: our anchors, and the images of the earlier's.

        Where text was put in, two stretches may lead to the same originals, so an earlier anchor
        can have several images.
        """
        starts = self.changed if self.changed[0] == 0 else (0, *self.changed)
        for start, stop in zip_longest(starts, starts[1:]):
            there = self.original(start)
            first = bisect_right(anchors, there)
            last = len(anchors) if stop is None else bisect_left(anchors, there + stop - start)
            yield start
            yield from (start + at - there for at in anchors[first:last])
