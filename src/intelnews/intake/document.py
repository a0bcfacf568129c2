"""What a parser is given to read."""

from __future__ import annotations

from functools import cached_property
from io import BytesIO
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, BinaryIO

from attrs import field, frozen

from intelnews.errors import LimitError
from intelnews.intake.stored import Stored
from intelnews.limits import DEFAULT_LIMITS, Limits
from intelnews.model import Locator, OffsetMap, Problem, Span
from intelnews.model.record import Record, many

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Document"]


_CHUNK = 4096  # characters; to count their lines takes a microsecond


@frozen(kw_only=True, repr=False)
class Document(Record):
    r"""One input after decompression, decoding and cleaning.

    ``text`` is valid Unicode without NUL and with ``\n`` line ends; it is empty for binary content,
    which stands in ``data``. ``offsets`` leads from ``text`` back to the source as it was decoded.
    ``problems`` says what the gate had to repair. Of a file too large to be held, ``stored`` is the
    file, and ``text`` and ``data`` are its beginning; parsers that ask for it (``streams``) read it
    by ``slices()`` or ``open()``, which do for any document.

    >>> Document(text="Harbour reopens\nThe port reopened.").line_at(20)
    2
    """

    text: str = ""
    data: bytes = field(default=b"", repr=False)
    name: str | None = None
    url: str | None = None
    encoding: str | None = None
    is_binary: bool = False
    offsets: OffsetMap = field(factory=OffsetMap)
    problems: tuple[Problem, ...] = many(Problem)
    limits: Limits = DEFAULT_LIMITS
    stored: Stored | None = field(default=None, eq=False, repr=False)

    @property
    def size(self) -> int:
        """How many bytes the document has; of one that came as text, code points."""
        if self.stored is not None:
            return self.stored.size
        return len(self.data) or len(self.text)

    def open(self) -> BinaryIO:
        r"""Return the document as an open file, for readers of binary content.

        >>> Document(data=b"PK\x03\x04", is_binary=True).open().read(2)
        b'PK'
        """
        return BytesIO(self.data) if self.stored is None else self.stored.open()

    def slices(self) -> Iterator[str]:
        """Yield the text in slices, one after the other; in one, if it is held.

        >>> list(Document(text="Harbour reopens").slices())
        ['Harbour reopens']
        """
        return iter([self.text]) if self.stored is None else self.stored.slices()

    def original_span(self, span: Span, /) -> Span:
        """Return the place in the source of a place in the text.

        >>> Document(text="Harbour reopens").original_span(Span(0, 7))
        Span(0, 7)
        """
        source = self.offsets if self.stored is None else self.stored
        return source.original_span(span)

    @cached_property
    def _line_starts(self) -> list[int]:
        lengths = map(len, self.text.split("\n"))
        return [0, *accumulate(map((1).__add__, lengths))][:-1]

    @cached_property
    def _line_counts(self) -> list[int]:
        """How many lines end before each chunk: few places are asked for, so not every line."""
        text = self.text
        counts = [text.count("\n", at, at + _CHUNK) for at in range(0, len(text), _CHUNK)]
        return [0, *accumulate(counts)]

    def lines(self) -> Iterator[Span]:
        """Yield the span of every line, without its line end."""
        starts = self._line_starts
        for start, following in pairwise(starts):
            yield Span(start, following - 1)
        yield Span(starts[-1], len(self.text))

    def numbered_lines(self) -> Iterator[tuple[int, Span, str]]:
        r"""Yield each line: its number from 1, its place in the text, and its words.

        Lines of a file too large to be held come as its slices do.

        Raises:
            LimitError: If a line alone is larger than an input may be.

        >>> list(Document(text="Harbour\nreopens").numbered_lines())
        [(1, Span(0, 7), 'Harbour'), (2, Span(8, 15), 'reopens')]
        """
        number = at = 0
        held = ""
        for piece in self.slices():
            held += piece
            start = 0
            while (end := held.find("\n", start)) >= 0:
                number += 1
                yield number, Span(at + start, at + end), held[start:end]
                start = end + 1
            at += start
            held = held[start:]
            if len(held) > self.limits.input_bytes:
                raise LimitError(
                    f"line {number + 1} has over {self.limits.input_bytes:,} characters"
                )
        yield number + 1, Span(at, at + len(held)), held

    def line_at(self, offset: int, /) -> int:
        """Return the number of the line, from 1, in which an offset of the text lies."""
        if self.stored is not None:
            return self.stored.line_at(offset)
        chunk = max(0, min(offset, len(self.text))) // _CHUNK
        return self._line_counts[chunk] + self.text.count("\n", chunk * _CHUNK, max(0, offset)) + 1

    def locate(self, span: Span, /) -> Locator:
        """Return the place of a span of the text in the source."""
        return Locator(span=self.original_span(span), line=self.line_at(span.start))
