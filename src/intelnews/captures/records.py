"""The records of a file of captures, in order, whatever is damaged among them."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Final

from attrs import evolve, frozen

from intelnews.captures.answers import Opening, open_answer
from intelnews.captures.arc import iter_arc
from intelnews.captures.unpacking import NEXT, Place, Run
from intelnews.captures.warc import iter_warc
from intelnews.errors import LimitError
from intelnews.model import Locator, Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from intelnews.captures.raw import RawRecord
    from intelnews.captures.window import Window
    from intelnews.intake.compression import Budget
    from intelnews.limits import Limits

__all__ = ["Capture", "iter_captures"]

# Records that may hold a page: what a server answered, a page that was stored on its own, and one
# that was changed into another form.
_HOLDERS: Final = frozenset({"response", "resource", "conversion"})
_START: Final = 65_536  # the header of an answer; what is longer is none
_STEP: Final = 1 << 20
_NO_ANSWER: Final = Opening(status=None, mime="", charset=None)
# After damage the next record is looked for. Files have one bad place or two; where every record of
# a file without compression is bad, each look reads the rest of it.
_MENDS: Final = 100


@frozen(kw_only=True)
class Capture:
    """A record: its number (from 1), its byte in the file, and the page it holds, if any.

    Of a record that holds no page ``body`` is ``None``. ``names`` says how the format calls the
    fields with the address and the date.
    """

    number: int
    at: int
    kind: str
    url: str
    date: str
    opening: Opening
    body: bytes | None = None
    problems: tuple[Problem, ...] = ()
    names: tuple[str, str] = ("WARC-Target-URI", "WARC-Date")

    @property
    def path(self) -> str:
        """The place of the record, as locators have it."""
        return f"record[{self.number}]@{self.at}"


def iter_captures(
    file: Window, /, *, budget: Budget, limits: Limits
) -> Iterator[Capture | Problem]:
    """Yield the records of an open file, and a problem for each damaged place.

    What is damaged ends where the next record begins. The file is read once, a block at a time;
    only the page at hand is held.

    Raises:
        ParseError: If what it takes to read the file is not installed.
    """
    place: Place | None = Place()
    numbers = count(1)
    mends = 0
    while place is not None:
        run = Run(file, place, budget=budget)
        reading = _Reading(run, limits)
        try:
            for capture in reading.captures():
                yield evolve(capture, number=next(numbers))
            damage = reading.damage
            place = None if damage is None else run.search(reading.sure)
        except LimitError as error:
            yield _problem("archive-too-large", f"reading ends here: {error.message}", run.place.at)
            return
        why = "; ".join(filter(None, (damage, run.broken)))
        if damage is not None:
            yield _problem("damaged-record", why, run.offset(reading.bad))
        elif run.broken is not None:
            yield _problem(
                "broken-compression", f"{why}; what could be read was kept", run.place.at
            )
        mends += place is not None
        if mends == _MENDS:
            message = f"more than {_MENDS} places are damaged; the rest is not read"
            yield _problem("damaged-archive", message, run.offset(reading.bad))
            return
        place = place or run.following


def _problem(code: str, message: str, at: int) -> Problem:
    place = Locator(path=f"byte {at}")
    return Problem(code=code, message=message, severity=Severity.ERROR, locator=place)


class _Reading:
    """The records of one run; ``damage`` is what ended it, at or behind ``bad``.

    What stands before ``sure`` needs no second look.
    """

    def __init__(self, run: Run, limits: Limits) -> None:
        self.run = run
        self.limits = limits
        self.damage: str | None = None
        self.bad = 0
        self.sure = 1

    def captures(self) -> Iterator[Capture]:
        records = iter_arc if self.run.is_arc else iter_warc
        try:
            for record in records(self.run, limits=self.limits):
                self.bad = record.start
                self.sure = record.start + 1
                yield self.capture(record)
                if self.damage is not None:
                    return
        except LimitError:
            raise
        except OSError as error:
            self.damage = str(error)

    def capture(self, record: RawRecord) -> Capture:
        """Read a record to its end, and keep what may be a page."""
        start = _exactly(record, _START)
        opening = _NO_ANSWER
        if record.kind in _HOLDERS:
            opening = open_answer(start, mime=record.mime)
        limit = self.limits.input_bytes
        keeps = opening.is_page
        pieces = [start]
        size = len(start)
        while piece := record.read(_STEP):
            size += len(piece)
            if keeps and size <= limit:
                pieces.append(piece)
        problems: list[Problem] = []
        if record.declared is None or size < record.declared:
            known = "no length" if record.declared is None else f"{record.declared:,} bytes"
            self.damage = f"the header names {known}, {size:,} bytes are there"
        else:
            self.bad = self.sure = record.start + size
        if keeps and size > limit:
            message = f"a page of {size:,} bytes, limit {limit:,}, is not read"
            problems.append(Problem(code="page-too-large", message=message))
            keeps = False
        if keeps and record.cut:
            message = f"the crawler stored the beginning only ({record.cut:.40})"
            problems.append(Problem(code="truncated-capture", message=message))
        body = b"".join(pieces)[opening.body_at :] if keeps else None
        if body is not None and self.damage is not None:
            following = NEXT.search(body)  # the next record, taken for a part of this one
            body = body[: following.start()] if following else body
            message = "the record breaks off, and the page with it"
            problems.append(Problem(code="truncated-capture", message=message))
        return Capture(
            number=1,
            at=self.run.offset(record.start),
            kind=record.kind,
            url=record.url,
            date=record.date,
            opening=opening,
            body=body,
            problems=tuple(problems),
            names=record.names,
        )


def _exactly(record: RawRecord, size: int) -> bytes:
    """Return the first bytes of a record's block, so many unless there are fewer."""
    pieces = []
    while size and (piece := record.read(size)):
        pieces.append(piece)
        size -= len(piece)
    return b"".join(pieces)
