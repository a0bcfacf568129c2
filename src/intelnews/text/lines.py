"""The lines of a text: what stands on each, where, how far in, and how far below the last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve, field, frozen

from intelnews.model import Span
from intelnews.model.record import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

__all__ = ["Line", "read_lines", "rejoin"]

# What str.strip() takes away, and the marks without width that web pages leave at the edges of a
# line: zero-width space, word joiner, byte order mark, direction marks.
_EDGES = (
    " \t\x0b\x0c\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007"
    "\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\u200b\u2060\ufeff\u200e\u200f"
)
# What a word in the middle of a sentence may begin with besides a letter or a figure.
_OPENERS = frozenset("\"'“”‘’«»„([$€£…&#@")
_TAB = 4  # columns; only compared with other indents of the same page


@frozen(repr=False)
class Line(Record):
    r"""One line without the white space at its ends; several where a wrapped line was rejoined.

    ``text`` is what the ``spans`` cover, joined by single spaces. ``indent`` counts the columns of
    white space in front, ``gap`` the empty lines directly above.

    >>> first, second = read_lines("Harbour reopens\n\n  The port is open.")
    >>> second.text, second.spans, second.indent, second.gap
    ('The port is open.', (Span(19, 36),), 2, 1)
    """

    text: str
    spans: tuple[Span, ...]
    indent: int = 0
    gap: int = field(default=0)

    @property
    def span(self) -> Span:
        """The range from the first character of the line to the last."""
        if len(self.spans) == 1:
            return self.spans[0]
        return Span(self.spans[0].start, self.spans[-1].end)

    def part(self, start: int = 0, end: int | None = None, /) -> Line:
        r"""Return what stands between two offsets of the line, trimmed, as a line of its own.

        >>> line = next(read_lines("Port AnselBy ANNA KRAL"))
        >>> line.part(10).text, line.part(10).spans
        ('By ANNA KRAL', (Span(10, 22),))
        """
        stop = len(self.text) if end is None else end
        words = self.text[start:stop].rstrip(_EDGES)
        stop = start + len(words)
        words = words.lstrip(_EDGES)
        start = stop - len(words)
        if len(self.spans) == 1:
            at = self.spans[0].start
            spans: tuple[Span, ...] = (Span(at + start, at + stop),)
        else:
            spans = tuple(self._cut(start, stop)) or (Span(self.span.start, self.span.start),)
        return Line(words, spans, self.indent, self.gap if start == 0 else 0)

    def _cut(self, start: int, stop: int) -> Iterator[Span]:
        """Yield the parts of the line's spans that lie between two offsets of its text."""
        at = 0
        for span in self.spans:
            here, there = max(start - at, 0), min(stop - at, len(span))
            if here < there:
                yield Span(span.start + here, span.start + there)
            at += len(span) + 1


def read_lines(text: str, /) -> Iterator[Line]:
    r"""Yield the lines that hold more than white space.

    >>> [line.text for line in read_lines("One.\n \nTwo.\n")]
    ['One.', 'Two.']
    """
    at = gap = 0
    for raw in text.split("\n"):
        words = raw.strip(_EDGES)
        if not words:
            gap += 1
        elif len(words) == len(raw):
            yield Line(words, (Span(at, at + len(words)),), 0, gap)
            gap = 0
        else:
            lead = len(raw) - len(raw.lstrip(_EDGES))
            tabs = raw.count("\t", 0, lead)
            start = at + lead
            span = Span(start, start + len(words))
            yield Line(words, (span,), lead + tabs * (_TAB - 1), gap)
            gap = 0
        at += len(raw) + 1


def rejoin(
    lines: Iterable[Line], /, *, width: int, is_apart: Callable[[Line], bool] | None = None
) -> Iterator[Line]:
    r"""Yield the lines with those put together that were broken at a column of the page.

    A line runs on where the first word of the next one would not have fitted. A line that begins
    with a bullet or a number begins anew, and what ``is_apart`` holds of stands alone.

    >>> page = "The port of Ansel was\nopened again on Friday\n\nThe storm"
    >>> [line.text for line in rejoin(read_lines(page), width=22)]
    ['The port of Ansel was opened again on Friday', 'The storm']
    """
    held: list[Line] = []
    for line in lines:
        if held and (
            not _runs_on(held[-1], line, width)
            or (is_apart is not None and (is_apart(held[-1]) or is_apart(line)))
        ):
            yield _joined(held)
            held = []
        held.append(line)
    if held:
        yield _joined(held)


def _runs_on(line: Line, following: Line, width: int) -> bool:
    if following.gap or following.indent > line.indent + 2:  # two columns: text under its bullet
        return False
    word = following.text.partition(" ")[0]
    begins = word[0].isalnum() and not (word[-1] in ".)" and word[:-1].isdigit())
    return (begins or word[0] in _OPENERS) and line.indent + len(line.text) + 1 + len(word) > width


def _joined(lines: list[Line]) -> Line:
    first = lines[0]
    if len(lines) == 1:
        return first
    spans = tuple(line.spans[0] for line in lines)
    return evolve(first, text=" ".join(line.text for line in lines), spans=spans)
