"""What messages are kept in: a file for each (EML, emlx), or many in one (mbox)."""

from __future__ import annotations

import plistlib
import re
from collections import deque
from datetime import UTC, datetime
from itertools import chain, pairwise
from typing import TYPE_CHECKING, AnyStr, Final, Generic, Literal, TypeAlias
from xml.parsers.expat import ExpatError

from attrs import evolve, frozen

from intelnews.errors import LimitError
from intelnews.fields.dates import parse_moment
from intelnews.model import Moment, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from intelnews.intake.document import Document

__all__ = ["Box", "Envelope", "box_of", "head_fields", "iter_envelopes", "iter_messages"]

#: What a file is to a mail program.
Box: TypeAlias = Literal["eml", "emlx", "mbox"]

# A message of an mbox begins with a line "From sender date"; the date follows ``ctime``, more or
# less. Without a blank line before it and a field behind it, it is a sentence.
_DIVIDER: Final = r"From (?:\S{0,300}) ?(?P<date>[^\r\n]{0,40}\d\d:\d\d[^\r\n]{0,40})"
_FIELD: Final = r"[!-9;-~]{1,80}[ \t]{0,9}:|>?From "
_MBOX_TOP = re.compile(rf"\s{{0,1000}}{_DIVIDER}\r?\n(?={_FIELD})")
_MBOX_BYTES = re.compile(rf"(?:\A\s{{0,1000}}|(?<=\n)\r?\n){_DIVIDER}\r?\n(?={_FIELD})".encode())
_MBOX_TEXT = re.compile(rf"(?:\A\s{{0,1000}}|(?<=\n)\n){_DIVIDER}\n(?={_FIELD})")
_DIVIDER_CHARS: Final = 2_000  # and the field behind it
_QUOTED = re.compile(rb"^>(?=>{0,40}From )", re.MULTILINE)
# Apple Mail writes the length of the message on the first line, and a property list at its end.
_EMLX_TOP = re.compile(rf"(?P<length>\d{{1,12}})[ \t]{{0,20}}\r?\n(?={_FIELD})")
_LIST_BYTES: Final = 65_536  # the property list of a message has two thousand
_FOLDED = re.compile(r"(?P<name>[!-9;-~]{1,80})[ \t]{0,9}:[ \t]?(?P<value>[^\n]{0,300})|[ \t]")
_HEAD_LINES: Final = 400  # a message that passed twenty servers has so many lines of fields


@frozen(kw_only=True)
class Envelope:
    """The bytes of one message in a box, where it stands, and when it came in.

    ``span`` counts in the document's text, and is ``None`` if the place is not known.
    """

    data: bytes
    span: Span | None = None
    received: Moment | None = None
    method: str = ""


def head_fields(head: str, /) -> dict[str, str]:
    r"""Return the first lines of the header fields at the top of a text, by name in lower case.

    It is empty for a text that opens with anything else.

    >>> head_fields("Subject: Harbour\n reopens\nTo: a@example.org\n\nThe port is open.")
    {'subject': 'Harbour', 'to': 'a@example.org'}
    """
    fields: dict[str, str] = {}
    lines = head.lstrip().split("\n", _HEAD_LINES)[:_HEAD_LINES]
    for line in lines:
        if not line.strip():
            break
        found = _FOLDED.match(line)
        if found is None or (not fields and not found["name"]):
            return {}
        if found["name"]:
            fields.setdefault(found["name"].lower(), found["value"].strip())
    return fields


def box_of(head: str, /) -> tuple[Box, dict[str, str]] | None:
    r"""Say what a text is to a mail program, by its beginning, and the fields of its first message.

    >>> box_of("From a@example.org Wed May 22 10:15:30 2019\nSubject: Harbour reopens\n\n")
    ('mbox', {'subject': 'Harbour reopens'})
    """
    if (top := _MBOX_TOP.match(head)) is not None:
        return "mbox", head_fields(head[top.end() :])
    if (top := _EMLX_TOP.match(head)) is not None:
        return "emlx", head_fields(head[top.end() :])
    fields = head_fields(head)
    return ("eml", fields) if fields else None


def iter_envelopes(document: Document, /) -> Iterator[Envelope]:
    """Yield the messages of a document, one at a time."""
    data, text = document.data, document.text
    if not data or (document.encoding or "").startswith("UTF-16"):
        data = text.encode("utf-8", "replace")
    head = data[:_LIST_BYTES].decode("latin-1")
    if _MBOX_TOP.match(head):
        yield from _from_mbox(data, text)
    elif (top := _EMLX_TOP.match(head)) is not None:
        yield _from_emlx(data, text, top)
    else:
        yield Envelope(data=data, span=Span(0, len(text)) if text else None)


def iter_messages(document: Document, /) -> Iterator[tuple[Document, int, Envelope]]:
    """Yield the messages of a mailbox that is read in slices, each as a document of its own.

    With it comes the place in the mailbox's text at which the message begins. Once the dividers in
    the bytes are not those in the text, places are not known, and messages have no text.

    Raises:
        LimitError: If a message is larger than an input may be.
    """
    assert document.stored is not None  # noqa: S101 # nobody asks otherwise
    most = document.limits.input_bytes
    packed, plain = _Cutter(_MBOX_BYTES, b"", most), _Cutter(_MBOX_TEXT, "", most)
    bodies: deque[tuple[int, bytes, bytes]] = deque()
    texts: deque[tuple[int, str, str]] = deque()
    is_known = True
    for data, text in chain(document.stored.pairs(), [(b"", "")]):
        bodies += packed.feed(data, is_last=not data)
        texts += plain.feed(text, is_last=not data)
        while bodies and (texts or not is_known or not data):
            _, body, date = bodies.popleft()
            at, words, written = texts.popleft() if texts else (0, "", "")
            received = date.decode("latin-1")
            is_known = is_known and (received == written or not written.isascii())
            yield (
                evolve(document, stored=None, text=words if is_known else "", data=body),
                at if is_known else 0,
                Envelope(
                    data=_QUOTED.sub(b"", body),
                    span=Span(0, len(words)) if is_known else None,
                    received=parse_moment(received.strip()),
                    method="From line",
                ),
            )


class _Cutter(Generic[AnyStr]):
    """Cuts a mailbox that comes in slices at the lines that divide its messages."""

    def __init__(self, divider: re.Pattern[AnyStr], nothing: AnyStr, most: int) -> None:
        self.divider: re.Pattern[AnyStr] = divider
        self.held: AnyStr = nothing
        self.most = most
        self.at = 0  # where in the whole what is held begins
        self.seen = 0  # up to where it was searched
        self.date: AnyStr | None = None  # of the message that begins what is held

    def feed(self, piece: AnyStr, *, is_last: bool) -> list[tuple[int, AnyStr, AnyStr]]:
        """Return the messages that end in a slice: where each begins, itself and its date."""
        self.held += piece
        found: list[tuple[int, AnyStr, AnyStr]] = []
        end = len(self.held) if is_last else len(self.held) - _DIVIDER_CHARS
        begin = 0
        for match in self.divider.finditer(self.held, self.seen):
            if match.start() > end:
                break
            if self.date is not None:
                found.append((self.at + begin, self.held[begin : match.start()], self.date))
            self.date = match[1]
            begin = match.end()
        self.held = self.held[begin:]
        self.at += begin
        self.seen = max(min(1, begin), self.seen - begin, end - begin)
        if is_last and self.date is not None:
            found.append((self.at, self.held, self.date))
        if len(self.held) > self.most:
            raise LimitError(f"a message of the mailbox is larger than {self.most:,}")
        return found


def _from_mbox(data: bytes, text: str) -> Iterator[Envelope]:
    starts = [(found.start(), found.end(), found[1]) for found in _MBOX_BYTES.finditer(data)]
    places = [(found.start(), found.end()) for found in _MBOX_TEXT.finditer(text)]
    is_known = len(places) == len(starts)
    ends = [start for start, _, _ in starts[1:]]
    borders = pairwise([*places, (len(text), len(text))]) if is_known else iter(())
    for (_, start, date), end in zip(starts, [*ends, len(data)], strict=True):
        here = next(borders, None)
        yield Envelope(
            data=_QUOTED.sub(b"", data[start:end]),
            span=Span(here[0][1], here[1][0]) if here else None,
            received=parse_moment(date.decode("latin-1").strip()),
            method="From line",
        )


def _from_emlx(data: bytes, text: str, top: re.Match[str]) -> Envelope:
    end = top.end() + int(top["length"])
    rest = data[end : end + _LIST_BYTES].lstrip()
    if not rest.startswith(b"<?xml"):  # a length that is wrong: the list is looked for
        at = data.rfind(b"<?xml", top.end())
        end = at if at >= 0 and b"<plist" in data[at : at + 500] else len(data)
        rest = data[end : end + _LIST_BYTES]
    found = text.find("\n")
    stop = text.rfind("<?xml")
    stop = stop if stop > found else len(text)
    return Envelope(
        data=data[top.end() : end],
        span=Span(found + 1, stop) if found >= 0 else None,
        received=_received(rest),
        method="property list",
    )


def _received(data: bytes) -> Moment | None:
    """Return when Apple Mail got a message; the parser of lists refuses entities."""
    try:
        noted = plistlib.loads(data, fmt=plistlib.FMT_XML)
        seconds = noted["date-received"]
        moment = datetime.fromtimestamp(seconds, UTC)
    except (plistlib.InvalidFileException, ExpatError, ArithmeticError, AttributeError, LookupError,
            OSError, TypeError, ValueError):  # fmt: skip
        return None
    return Moment(value=moment, precision="second", raw=str(seconds))
