"""The plain bytes of a file of captures, from one place where a record begins to the next.

Crawlers compress each record on its own, so that a reader may begin at any of them. A place where a
compressed member begins with a record is therefore a fresh start: what is wrong in front of it ends
there.
"""

from __future__ import annotations

import re
import zlib
from contextlib import suppress
from io import UnsupportedOperation
from typing import TYPE_CHECKING, Final

from attrs import frozen

from intelnews.errors import ParseError
from intelnews.intake.captures import GZIP, RECORD, is_zstd, unpacked_head

if TYPE_CHECKING:
    from collections.abc import Iterator

    from intelnews.captures.window import Window
    from intelnews.intake.compression import Budget

__all__ = ["NEXT", "Place", "Run"]

_BLOCK: Final = 65_536
_MAGIC: Final = 16  # tells how a file is compressed
# What is looked at to tell a record: packed, its first line is shorter.
_LOOK: Final = 448
# A member of a small record has a few hundred bytes; to read much more of the file for each of them
# would take longer than to unpack them.
_FIRST: Final = 2_048
#: The beginning of a record on a line of its own.
NEXT: Final = re.compile(rb"(?<=\n)" + RECORD.pattern)
_WARC: Final = re.compile(rb"WARC/")
_BARE: Final = re.compile(rb"WARC/[01]\.\d{1,2}\n")
_LONGEST: Final = 8_192  # the first line of a record, with an address of four thousand characters


@frozen
class Place:
    """Where a record begins: the byte of the file, and how many unpacked bytes behind it."""

    at: int = 0
    skip: int = 0


class Run:
    """An open file of the plain bytes from one place on; it can be read once, forwards.

    ``broken`` says what ended it before its time. ``following`` is where the next run begins,
    ``None`` if there is nothing more; both are known when all is read.
    """

    def __init__(self, file: Window, place: Place, *, budget: Budget) -> None:
        self.place = place
        self.broken: str | None = None
        self.following: Place | None = None
        self.is_packed = False
        self._file = file
        self._budget = budget
        self._pieces = self._unpack()
        self._held = memoryview(b"")
        self._told = 0
        left = place.skip
        while left and (piece := self.read(min(left, _BLOCK))):
            left -= len(piece)
        self._told = 0
        if not self._held:
            self._held = memoryview(next(self._pieces, b""))

    @property
    def is_arc(self) -> bool:
        """Whether what comes next is a record of ARC, not of WARC."""
        return not _WARC.match(self._held) and RECORD.match(self._held) is not None

    @property
    def has_bare_lines(self) -> bool:
        """Whether what comes next is a record of WARC whose lines end in a line feed alone."""
        return _BARE.match(self._held) is not None

    def read(self, size: int = -1) -> bytes:
        """Return at most so many bytes, and nothing at the end.

        Raises:
            LimitError: If the file grows more than the limits allow.
        """
        if not self._held:
            self._held = memoryview(next(self._pieces, b""))
        piece = bytes(self._held[:size] if size >= 0 else self._held)
        self._held = self._held[len(piece) :]
        self._told += len(piece)
        return piece

    def tell(self) -> int:
        """Return how many bytes have been read."""
        return self._told

    def seek(self, offset: int, whence: int = 0) -> int:
        """Raise ``UnsupportedOperation``."""
        message = f"a run is read forwards; {offset} from {whence} cannot be had"
        raise UnsupportedOperation(message)

    def close(self) -> None:
        """Let go of what is held; the file stays open."""
        self._held = memoryview(b"")

    def offset(self, told: int, /) -> int:
        """Return the byte of the file at which a record stands; of a member, where that begins."""
        return self.place.at if self.is_packed else self.place.at + told

    def search(self, told: int, /) -> Place | None:
        """Return where the next record begins behind a byte of this run, by its look alone."""
        skip = 0 if not self.is_packed else self.place.skip + told
        at = self.place.at if self.is_packed else self.place.at + told
        again = Run(self._file, Place(at, skip), budget=self._budget)
        held, start = b"", 0
        while piece := again.read(_BLOCK):
            held += piece
            if (found := NEXT.search(held)) is not None:
                start += found.start()
                return Place(at, skip + start) if self.is_packed else Place(at + start)
            start += max(0, len(held) - _LONGEST)
            held = held[-_LONGEST:]
        self.broken, self.following = again.broken, again.following
        return None

    def _unpack(self) -> Iterator[bytes]:
        file, at = self._file, self.place.at
        file.seek(at)
        head = file.read(_MAGIC)
        self.is_packed = head.startswith(GZIP) or is_zstd(head)
        file.seek(at)
        if is_zstd(head):
            yield from self._frames()
            return
        if not self.is_packed:
            while block := file.read(_BLOCK):
                self._budget.spend(len(block))
                yield block
            return
        while True:
            member = _Member(file, at)
            try:
                for piece in member.pieces():
                    self._budget.spend(len(piece))
                    yield piece
            except zlib.error as error:
                self.broken = str(error)
            if not member.is_whole:
                self.broken = self.broken or "the compressed data breaks off"
                self.following = _next_start(file, at + 1)
                return
            at = _behind_padding(file, member.end)
            file.seek(at)
            head = file.read(_FIRST)
            if not head:
                return
            if RECORD.match(head) or RECORD.match(unpacked_head(head)):
                self.following = Place(at)
                return
            if not head.startswith(GZIP):
                self.broken = "what follows is neither compressed nor a record"
                self.following = _next_start(file, at)
                return
            file.seek(at)

    def _frames(self) -> Iterator[bytes]:
        """Yield what Zstandard wrote, frame upon frame as one; behind damage nothing is read."""
        done = 0
        try:
            for piece in _frames(self._file, self.place.at, _BLOCK):
                done += len(piece)
                self._budget.spend(len(piece))
                yield piece
        except OSError as error:
            self.broken = str(error)
        if self.broken is None:
            return
        # What stands before the damage is lost with the step that met it: it is taken again byte
        # by byte.
        kept = bytearray()
        with suppress(OSError):
            for piece in _frames(self._file, self.place.at, _BLOCK, done=done):
                kept += piece
        self._budget.spend(len(kept))
        yield bytes(kept)


class _Frames:
    """A file from one byte on, as the engine wants to read it."""

    def __init__(self, file: Window, at: int) -> None:
        self.file = file
        self.at = at

    def read(self, size: int = _BLOCK) -> bytes:
        self.file.seek(self.at)
        piece = self.file.read(size)
        self.at += len(piece)
        return piece

    def tell(self) -> int:
        return self.at

    def seek(self, offset: int, whence: int = 0) -> int:
        message = f"frames are read forwards; {offset} from {whence} cannot be had"
        raise UnsupportedOperation(message)

    def close(self) -> None:
        """Leave the file open."""


def _frames(file: Window, at: int, step: int, *, done: int | None = None) -> Iterator[bytes]:
    """Yield the content of frames; with ``done``, what comes behind so much of it, byte by byte."""
    try:
        from fastwarc.stream_io import ZstdReader  # noqa: PLC0415 # an extra
    except ImportError as error:
        message = "web captures are read by fastwarc: pip install 'intelnews[warc]'"
        raise ParseError(message, parser="warc") from error
    reader = ZstdReader(_Frames(file, at), fsspec_args=False)
    left = done or 0
    while left and (piece := reader.read(min(left, step))):
        left -= len(piece)
    while piece := reader.read(1 if done is not None else step):
        yield piece


class _Member:
    """One compressed stream of a file that may hold many."""

    def __init__(self, file: Window, at: int) -> None:
        self.file = file
        self.end = at
        self.is_whole = False

    def pieces(self) -> Iterator[bytes]:
        decoder = zlib.decompressobj(wbits=31)  # 15 bits of window, with a gzip header
        size = _FIRST
        self.file.seek(self.end)
        while fresh := self.file.read(size):
            self.end += len(fresh)
            size = min(2 * size, _BLOCK)
            # The decoder of zlib may hold back output until it is asked again.
            while fresh or not decoder.eof:
                piece = decoder.decompress(fresh, _BLOCK)
                if piece:
                    yield piece
                fresh = decoder.unconsumed_tail
                if decoder.eof:
                    self.end -= len(decoder.unused_data)
                    self.is_whole = True
                    return
                if not fresh and len(piece) < _BLOCK:
                    break


def _behind_padding(file: Window, at: int) -> int:
    """Return where the zeros end that fill up the last block of a tape."""
    file.seek(at)
    while block := file.read(_BLOCK):
        rest = block.lstrip(b"\0")
        if rest:
            return at + len(block) - len(rest)
        at += len(block)
    return at


def _next_start(file: Window, at: int) -> Place | None:
    """Return the next place of a file at which a compressed record begins."""
    file.seek(at)
    held = b""
    while block := file.read(_BLOCK):
        held += block
        start = held.find(GZIP)
        while 0 <= start <= len(held) - _LOOK or (start >= 0 and len(block) < _BLOCK):
            if RECORD.match(unpacked_head(held[start : start + _LOOK])):
                return Place(at + start)
            start = held.find(GZIP, start + 1)
        done = max(0, len(held) - _LOOK)
        at += done
        held = held[done:]
    return None
