"""The records of an ARC file, the format of crawls before WARC.

A record is a line (address, IP address, moment, type, and the length at its end) and so many bytes,
the answer of the server as it came. ``fastwarc`` does not read it; ``warcio`` does, but stops at
the first damage and at files compressed as a whole, and prints warnings.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Final

from intelnews.captures.raw import RawRecord

if TYPE_CHECKING:
    from collections.abc import Iterator

    from intelnews.captures.unpacking import Run
    from intelnews.limits import Limits

__all__ = ["iter_arc"]

_STEP: Final = 4_096
# Version 2 has the code of the answer and four more fields in front of the length.
_LINE: Final = re.compile(
    r"(?P<url>\S{1,4000}) \S{1,45} (?P<date>\d{8,14}) (?P<mime>\S{1,100})(?: \S{1,4000}){0,5}"
    r" (?P<length>\d{1,12})\r?\n"
)


def iter_arc(run: Run, /, *, limits: Limits) -> Iterator[RawRecord]:
    """Yield the records of a run; what one holds can be read until the next is asked for.

    Raises:
        OSError: If what stands where a record should begin is none.
    """
    reader = _Reader(run)
    while line := reader.line(limits.header_chars):
        start = reader.told - len(line)
        if not line.strip():
            continue
        match = _LINE.fullmatch(line.decode("latin-1"))
        if match is None:
            message = "no line of an ARC record"
            raise OSError(message)
        length = int(match["length"])
        reader.left = length
        is_head = match["url"].lower().startswith("filedesc:")
        yield RawRecord(
            kind="filedesc" if is_head else "response",
            start=start,
            declared=length,
            url=match["url"],
            date=_moment(match["date"]),
            mime=match["mime"],
            read=partial(reader.block),
            names=("ARC address", "ARC date"),
        )
        while reader.block(_STEP):
            pass


def _moment(digits: str) -> str:
    """Return a date of digits as ISO 8601 has it, to the precision that it has."""
    day = f"{digits[:4]}-{digits[4:6]}-{digits[6:8]}"
    if len(digits) < 12:
        return day
    second = f":{digits[12:]}" if len(digits) == 14 else ""
    return f"{day}T{digits[8:10]}:{digits[10:12]}{second}Z"


class _Reader:
    """Lines and blocks, in turn."""

    def __init__(self, run: Run) -> None:
        self.run = run
        self.held = b""
        self.told = 0
        self.left = 0

    def line(self, limit: int) -> bytes:
        """Return the next line, of at most so many bytes; nothing at the end."""
        while (end := self.held.find(b"\n")) < 0 and len(self.held) < limit:
            fresh = self.run.read(_STEP)
            if not fresh:
                break
            self.held += fresh
        return self.take(end + 1 if end >= 0 else limit)

    def block(self, size: int, /) -> bytes:
        """Return at most so many bytes of the block."""
        if not self.held and self.left:
            self.held = self.run.read(min(size, self.left))
        piece = self.take(min(size, self.left))
        self.left -= len(piece)
        return piece

    def take(self, size: int) -> bytes:
        piece, self.held = self.held[:size], self.held[size:]
        self.told += len(piece)
        return piece
