"""Compressed content to content: gzip, bzip2 and xz, told by their first bytes."""

from __future__ import annotations

import bz2
import lzma
import re
import zlib
from collections.abc import Callable
from contextlib import suppress
from io import BytesIO
from itertools import chain, islice, repeat
from typing import TYPE_CHECKING, Protocol

from attrs import define, field, frozen

from intelnews.errors import LimitError
from intelnews.intake.captures import is_capture
from intelnews.limits import Limits
from intelnews.model import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["Budget", "Unpacked", "decompress", "magic_of"]

# Twice is common (a server compresses a file that is compressed); five times is a trick.
_LAYERS = 4

# Below this a bomb is no worse than any other input of a few megabytes, and small files of one
# repeated line compress better than any limit would allow.
_HARMLESS_BYTES = 10_000_000

# Output asked for at a time: a broken member loses less than this before it is read again byte by
# byte. Input is fed in pieces no larger, so that what a decoder hands back is cheap to copy.
_STEP = 8192
_FIRST_FEED = 64  # an empty gzip member has 20 bytes; files of a million of them exist

# What is not zero: zeros fill up the last block of a tape or an xz file.
_NO_PADDING = re.compile(rb"[^\0]")

# What the decoders of the standard library raise for bytes that are not of their kind.
_BROKEN = (zlib.error, lzma.LZMAError, OSError, EOFError)

# xz -9 needs 65 MB to decompress; its header may ask for 4 GB.
_XZ_MEMORY_BYTES = 128_000_000


@define
class Budget:
    """How much a compressed input may still grow.

    >>> from intelnews.limits import Limits
    >>> budget = Budget(compressed=100, limits=Limits(decompressed_bytes=5000))
    >>> budget.spend(4000)
    >>> budget.left
    1000
    """

    compressed: int
    limits: Limits
    spent: int = 0

    @property
    def left(self) -> int:
        """How many bytes may still come."""
        return max(0, self.limits.decompressed_bytes - self.spent)

    def spend(self, amount: int, /) -> None:
        """Count bytes that came out.

        Raises:
            LimitError: If that is more than the limits allow.
        """
        self.spent += amount
        if self.spent > self.limits.decompressed_bytes:
            raise LimitError(
                f"decompressed size over {self.limits.decompressed_bytes:,} bytes; pass "
                "limits=Limits(decompressed_bytes=…) to read it all the same"
            )
        ratio = self.limits.compression_ratio
        if self.spent > _HARMLESS_BYTES and self.spent > ratio * self.compressed:
            raise LimitError(
                f"{self.compressed:,} bytes grow more than {ratio} times, as decompression bombs "
                "do; pass limits=Limits(compression_ratio=…) to read them all the same"
            )


@frozen(kw_only=True)
class Unpacked:
    """Content after decompression; ``problems`` says what was broken or cut off."""

    data: bytes
    problems: tuple[Problem, ...] = ()


def decompress(data: bytes, /, *, budget: Budget) -> Unpacked:
    """Return the content of a gzip, bzip2 or xz file, or the bytes themselves if they are none.

    Compression within compression is undone as well, a few times over. Of a file that is broken or
    cut off, what could be read is kept, with a problem. Web captures, whose records are compressed
    one by one, stay as they are.

    Raises:
        LimitError: If the content is larger than the budget allows.

    >>> from intelnews.limits import DEFAULT_LIMITS
    >>> data = bz2.compress(b"Harbour reopens")
    >>> decompress(data, budget=Budget(compressed=len(data), limits=DEFAULT_LIMITS)).data
    b'Harbour reopens'
    """
    problems: list[Problem] = []
    for _ in range(_LAYERS):
        kind = _kind_of(data)
        if kind is None or is_capture(data):
            return Unpacked(data=data, problems=tuple(problems))
        content, complaints = _read(kind, data, budget)
        problems += complaints
        if not content and complaints:  # not even the first byte: leave it as it is
            return Unpacked(data=data, problems=tuple(problems))
        data = content
    if _kind_of(data) is not None and not is_capture(data):
        message = f"compressed more than {_LAYERS} times over; what is further inside was not read"
        problems.append(
            Problem(code="nested-compression", message=message, severity=Severity.ERROR)
        )
    return Unpacked(data=data, problems=tuple(problems))


class _Decoder(Protocol):
    """What the decoders of bz2 and lzma have in common."""

    @property
    def eof(self) -> bool: ...
    @property
    def needs_input(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    def decompress(self, data: bytes, max_length: int = -1) -> bytes: ...


class _GzipDecoder:
    """The decoder of zlib in the shape of the others."""

    def __init__(self) -> None:
        self._inner = zlib.decompressobj(wbits=31)  # 15 bits of window, with a gzip header
        self.needs_input = True

    @property
    def eof(self) -> bool:
        return self._inner.eof

    @property
    def unused_data(self) -> bytes:
        return self._inner.unused_data

    def decompress(self, data: bytes, max_length: int = -1) -> bytes:
        piece = self._inner.decompress(self._inner.unconsumed_tail + data, max_length)
        self.needs_input = len(piece) < max_length and not self._inner.unconsumed_tail
        return piece


@frozen
class _Kind:
    name: str
    magic: bytes
    decoder: Callable[[], _Decoder]


_KINDS = (
    _Kind("gzip", b"\x1f\x8b\x08", _GzipDecoder),
    *(_Kind("bzip2", b"BZh%d1AY&SY" % level, bz2.BZ2Decompressor) for level in range(1, 10)),
    # An empty bzip2 file has no block, only the end mark.
    *(_Kind("bzip2", b"BZh%d\x17rE8P\x90" % level, bz2.BZ2Decompressor) for level in range(1, 10)),
    _Kind(
        "xz",
        b"\xfd7zXZ\0",
        lambda: lzma.LZMADecompressor(format=lzma.FORMAT_XZ, memlimit=_XZ_MEMORY_BYTES),
    ),
)


def magic_of(data: bytes, /) -> str | None:
    r"""Return which compression bytes begin with, by its name; ``None`` if with none.

    >>> magic_of(b"\x1f\x8b\x08"), magic_of(b"Harbour reopens")
    ('gzip', None)
    """
    kind = _kind_of(data)
    return None if kind is None else kind.name


def _kind_of(data: bytes, at: int = 0) -> _Kind | None:
    return next((kind for kind in _KINDS if data.startswith(kind.magic, at)), None)


@define
class _Member:
    """One of the compressed streams that a file may hold, one behind the other."""

    decoder: _Decoder
    data: bytes
    at: int
    feed: int = field(default=_FIRST_FEED)

    def pieces(self, sizes: Iterable[int]) -> Iterator[bytes]:
        """Yield the content in pieces of at most these sizes, to the end of stream or data."""
        for size in sizes:
            fresh = b""
            if self.decoder.needs_input:
                fresh = self.data[self.at : self.at + self.feed]
                self.feed = min(2 * self.feed, _STEP)
                self.at += len(fresh)
            piece = self.decoder.decompress(fresh, size)
            yield piece
            if self.decoder.eof:
                self.at -= len(self.decoder.unused_data)
                return
            if not (piece or fresh) and self.at >= len(self.data):
                return


def _read(kind: _Kind, data: bytes, budget: Budget) -> tuple[bytes, list[Problem]]:
    """Decompress all members of a file."""
    out = BytesIO()
    at = 0
    while True:
        member = _Member(kind.decoder(), data, at)
        complaint = _copy(member, kind, at, out, budget)
        if complaint is not None:
            return out.getvalue(), [complaint]
        rest = _NO_PADDING.search(data, member.at)
        if rest is None:
            return out.getvalue(), []
        at = rest.start()
        following = _kind_of(data, at)
        if following is None or following.name != kind.name:
            message = f"bytes behind the end of the {kind.name} data were not read"
            count = len(data) - at
            return out.getvalue(), [Problem(code="trailing-bytes", message=message, count=count)]


def _copy(member: _Member, kind: _Kind, start: int, out: BytesIO, budget: Budget) -> Problem | None:
    """Write the content of one member; return what is wrong with it."""
    steps = 0
    try:
        for piece in member.pieces(repeat(_STEP)):
            steps += 1
            budget.spend(len(piece))
            out.write(piece)
    except _BROKEN as error:
        # The decoder keeps back what it made in the step that failed, so take that step again byte
        # by byte; all but the last byte in front of the fault is saved.
        again = _Member(kind.decoder(), member.data, start)
        rest = again.pieces(chain(repeat(_STEP, steps), repeat(1)))
        with suppress(*_BROKEN):
            for piece in islice(rest, steps, None):
                budget.spend(len(piece))
                out.write(piece)
        return Problem(
            code="broken-compression",
            message=f"the {kind.name} data is damaged ({error}); what could be read was kept",
        )
    if member.decoder.eof:
        return None
    return Problem(
        code="truncated-compression",
        message=f"the {kind.name} data breaks off; what could be read was kept",
    )
