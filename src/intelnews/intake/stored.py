"""Files too large to be held: read in slices, for parsers that can do with them.

A slice is decoded and cleaned on its own, so what is done to a file in slices is what is done to a
file that is held, with two exceptions: nothing behind the first slice decides the encoding, and
places far behind the slice at hand are forgotten.
"""

from __future__ import annotations

import bz2
import gzip
import lzma
import zlib
from bisect import bisect_right
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, BinaryIO, Final, cast

from attrs import define, evolve, field, frozen

from intelnews.intake.captures import is_capture
from intelnews.intake.clean import clean
from intelnews.intake.compression import Budget, magic_of
from intelnews.intake.decoding import decode, guess_utf16
from intelnews.intake.encodings import decode_as
from intelnews.intake.signatures import is_probably_binary
from intelnews.limits import Limits
from intelnews.model import OffsetMap, Problem, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["Stored"]

# A file of this size is held; reading it in slices would save nothing worth mentioning.
_HELD_BYTES: Final = 16_000_000
_HELD_COMPRESSED_BYTES: Final = 2_000_000  # text of exports compresses eight times
_SLICE: Final = 1 << 20
_HEAD: Final = 1 << 18  # more than parsers see when they bid
_KEPT: Final = 16  # slices whose places are known; an item of a feed or export is smaller by far
_BROKEN: Final = (zlib.error, lzma.LZMAError, OSError, EOFError)
_OPENERS: Final[dict[str, Callable[[Path], Any]]] = {
    "gzip": gzip.open,
    "bzip2": bz2.open,
    "xz": lzma.open,
}
# Encodings that cannot be read from just any byte on.
_MULTIBYTE: Final = ("UTF-16", "GB", "gb", "Big5", "EUC", "ISO-2022", "Shift")
_LOST: Final = "undecodable-bytes"  # counted slice by slice
_MARK: Final = b"\xef\xbb\xbf"


@frozen(eq=False)
class _Slice:
    """A slice: where it stands in the file, how many lines before it, and the way there."""

    text: str
    original: int
    lines: int
    offsets: OffsetMap


@define(eq=False)
class Stored:
    """A file that is read in slices.

    ``doubts`` are problems with its encoding. ``problems`` says what had to be repaired, and is
    complete when the last slice was read; ``original_span`` leads from places in the slices, taken
    together, to places in the file.
    """

    path: Path
    size: int
    limits: Limits
    encoding: str | None = None
    kind: str | None = None
    doubts: tuple[Problem, ...] = ()
    _problems: dict[str, Problem] = field(factory=dict)
    _starts: list[int] = field(factory=list)
    _slices: list[_Slice] = field(factory=list)

    @classmethod
    def of(cls, path: Path, /, *, limits: Limits) -> tuple[Stored, bytes, str] | None:
        """Return a file with its first bytes and their text (none if it is binary).

        It is ``None`` for a file that had better be held: a small one, one in an encoding whose
        characters must not be cut, or one that only looks like a file.

        Raises:
            OSError: If it cannot be read.
        """
        if not path.is_file():
            return None
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(_HEAD)
        kind = magic_of(head)
        if size <= (_HELD_BYTES if kind is None else _HELD_COMPRESSED_BYTES):
            return None
        stored = cls(path=path, size=size, limits=limits, kind=kind)
        if is_capture(head):
            return stored, head, ""
        try:
            with stored._unpacked() as file:
                head = file.read(_HEAD)
        except _BROKEN:
            return None
        if guess_utf16(head) is not None:
            return None
        if is_probably_binary(head):
            return (stored, head, "") if kind is None else None
        decoded = decode(head[: _end_of_line(head)])
        if decoded.encoding.startswith(_MULTIBYTE):
            return None
        stored.encoding = decoded.encoding
        stored.doubts = tuple(one for one in decoded.problems if one.code != _LOST)
        return stored, head, clean(decoded.text).text

    def open(self) -> BinaryIO:
        """Return the file as it is, open for reading."""
        return self.path.open("rb")

    def slices(self) -> Iterator[str]:
        """Yield the text, a megabyte or so at a time, each slice from the beginning of a line.

        Raises:
            OSError: If the file cannot be read.
            LimitError: If it grows as only bombs do.
        """
        for _, text in self.pairs():
            yield text

    def pairs(self) -> Iterator[tuple[bytes, str]]:
        """Yield the slices with the bytes, unpacked, that they were made of.

        Raises:
            OSError: If the file cannot be read.
            LimitError: If it grows as only bombs do.
        """
        self._problems.clear()
        self._starts.clear()
        self._slices.clear()
        changed = original = lines = 0
        for data in self._pieces():
            text = self._decoded(data)
            cleaned = clean(text)
            for problem in cleaned.problems:
                self._note(_moved(problem, original, lines))
            self._starts.append(changed)
            self._slices.append(_Slice(cleaned.text, original, lines, cleaned.offsets))
            del self._starts[:-_KEPT], self._slices[:-_KEPT]
            changed += len(cleaned.text)
            original += len(text)
            lines += cleaned.text.count("\n")
            yield data, cleaned.text

    def problems(self) -> tuple[Problem, ...]:
        """Return what had to be repaired in the slices so far."""
        return tuple(self._problems.values())

    def original_span(self, span: Span, /) -> Span:
        """Return the place in the file of a place in the slices."""
        start = self._original(span.start)
        if len(span) == 0:
            return Span(start, start)
        return Span(start, max(start, self._original(span.end - 1) + 1))

    def line_at(self, offset: int, /) -> int:
        """Return the number of the line, from 1, in which an offset of the slices lies."""
        if not self._slices:
            return 1
        place = max(0, bisect_right(self._starts, offset) - 1)
        found = self._slices[place]
        return found.lines + found.text.count("\n", 0, max(0, offset - self._starts[place])) + 1

    def _original(self, offset: int) -> int:
        if not self._slices:
            return offset
        place = max(0, bisect_right(self._starts, offset) - 1)
        found = self._slices[place]
        return max(0, found.original + found.offsets.original(offset - self._starts[place]))

    def _unpacked(self) -> IO[bytes]:
        if self.kind is None:
            return self.open()
        return cast("IO[bytes]", _OPENERS[self.kind](self.path))

    def _pieces(self) -> Iterator[bytes]:
        """Yield the bytes, unpacked, in pieces that end with a line."""
        most = max(self.limits.decompressed_bytes, self.limits.compression_ratio * self.size)
        budget = Budget(compressed=self.size, limits=evolve(self.limits, decompressed_bytes=most))
        held = b""
        is_first = True
        with self._unpacked() as file:
            while True:
                try:
                    fresh = file.read(_SLICE)
                except _BROKEN as error:
                    if self.kind is None:
                        raise
                    message = f"the {self.kind} data is damaged or breaks off ({error})"
                    self._note(Problem(code="broken-compression", message=message))
                    fresh = b""
                budget.spend(len(fresh))
                held += fresh
                if is_first:
                    held = held.removeprefix(_MARK)
                    is_first = False
                end = _end_of_line(held) if fresh else len(held)
                if end:
                    yield held[:end]
                    held = held[end:]
                if not fresh:
                    return

    def _decoded(self, data: bytes) -> str:
        """Return a piece as text."""
        name = self.encoding or "UTF-8"
        text, lost = decode_as(name, data)
        if lost:
            message = f"bytes that mean nothing in {name} became U+FFFD"
            self._note(Problem(code=_LOST, message=message, count=lost))
        return text

    def _note(self, problem: Problem) -> None:
        known = self._problems.get(problem.code)
        if known is not None:
            problem = evolve(known, count=known.count + problem.count)
        self._problems[problem.code] = problem


def _end_of_line(data: bytes) -> int:
    """Return where the last whole line ends, or a character, in a line without an end."""
    end = data.rfind(b"\n") + 1
    if end:
        return end
    end = len(data)
    while end and end > len(data) - 4 and data[end - 1] & 0xC0 == 0x80:
        end -= 1
    # The byte before begins a character, of which more may come, or is a carriage return.
    return max(0, end - 1)


def _moved(problem: Problem, offset: int, lines: int) -> Problem:
    place = problem.locator
    if place is None or place.span is None or place.line is None:
        return problem
    moved = evolve(place, span=place.span.shift(offset), line=place.line + lines)
    return evolve(problem, locator=moved)
