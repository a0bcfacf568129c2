"""What a server answered: the header of HTTP, and the body without what it was packed in."""

from __future__ import annotations

import re
import zlib
from email.message import Message
from email.parser import BytesHeaderParser
from http.client import HTTPException, HTTPResponse, IncompleteRead
from io import BytesIO
from typing import TYPE_CHECKING, Final, Protocol

from attrs import frozen

from intelnews.intake.labels import name_of
from intelnews.model import Problem

if TYPE_CHECKING:
    from intelnews.intake.compression import Budget

__all__ = ["Opening", "open_answer", "unpack_body"]

_STATUS: Final = re.compile(rb"HTTP/\d(?:\.\d)?[ \t]{1,9}(\d{3})")
_BLANK: Final = re.compile(rb"\r?\n\r?\n|\r\r")
_HTML: Final = re.compile(
    rb"[\s\xef\xbb\xbf]{0,1000}(?:<!--.{0,1000}?-->\s{0,1000})?<(?:!doctype\s{1,9}html|html[\s>]|head[\s>])",
    re.IGNORECASE | re.DOTALL,
)
_PAGES: Final = frozenset({"text/html", "application/xhtml+xml"})
# What servers and crawlers say when they do not know.
_UNKNOWN: Final = frozenset({"", "application/octet-stream", "no-type", "unknown", "text/plain"})
_STEP: Final = 8_192  # what is lost in front of damage is less
_FEED: Final = 256  # what comes out of one feed is lost if there is damage in it
_CODINGS: Final = 4  # as deep as compression is undone elsewhere


@frozen(kw_only=True)
class Opening:
    """What the beginning of a record's block says: HTTP status, type, and where the body begins.

    ``status`` is ``None`` where the block has no header of HTTP.
    """

    status: int | None
    mime: str
    charset: str | None
    codings: tuple[str, ...] = ()
    body_at: int = 0

    @property
    def is_page(self) -> bool:
        """Whether the body is a web page that the server had."""
        return self.mime in _PAGES and (self.status is None or 200 <= self.status < 300)

    @property
    def label(self) -> str:
        """What the block is, in a word or two."""
        if self.status is not None and not 200 <= self.status < 300:
            return f"status {self.status}"
        return self.mime or "no type"


def open_answer(start: bytes, /, *, mime: str) -> Opening:
    r"""Read the beginning of a block.

    Args:
        start: The first bytes of the block, with all of its header.
        mime: The type by the header of the record.

    >>> answer = open_answer(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<h1>", mime="")
    >>> answer.is_page, answer.body_at
    (True, 44)
    """
    match = _STATUS.match(start)
    if match is None and start[:5] == b"HTTP/"[: len(start)]:
        return Opening(status=None, mime="", charset=None)  # it breaks off in its first line
    if match is None:
        fields = Message()
        fields["Content-Type"] = "" if "\n" in mime or "\r" in mime else mime
        return _opening(fields, None, start, 0)
    blank = _BLANK.search(start)
    if blank is None:
        return Opening(status=int(match[1]), mime="", charset=None, body_at=len(start))
    head, body_at = start[: blank.start()], blank.end()
    lines = head[head.find(b"\n") + 1 :] if b"\n" in head else b""
    fields = BytesHeaderParser().parsebytes(lines, headersonly=True)
    return _opening(fields, int(match[1]), start, body_at)


def _opening(fields: Message, status: int | None, start: bytes, body_at: int) -> Opening:
    kind, charset = _type_of(str(fields.get("Content-Type") or ""))
    codings = [
        word.strip().lower()
        for name in ("Content-Encoding", "Transfer-Encoding")
        for value in fields.get_all(name, [])
        for word in str(value)[:200].split(",")
    ]
    known = tuple(word.removeprefix("x-") for word in codings if word not in {"", "identity"})
    if kind in _UNKNOWN and _HTML.match(start, body_at):
        kind = "text/html"
    return Opening(
        status=status, mime=kind, charset=charset, codings=known[:_CODINGS], body_at=body_at
    )


_CHARSET: Final = re.compile(r"charset\s{0,9}=\s{0,9}[\"']?([\w.:-]{1,40})", re.IGNORECASE)
_MIME: Final = re.compile(r"\s{0,9}([\w.+-]{1,60}/[\w.+-]{1,90})")


def _type_of(value: str) -> tuple[str, str | None]:
    kind = _MIME.match(value)
    charset = _CHARSET.search(value[:1000])
    return (
        kind[1].lower() if kind else "",
        name_of(charset[1]) if charset else None,
    )


class _Reader(Protocol):
    def read(self, size: int, /) -> bytes: ...


def unpack_body(
    body: bytes, codings: tuple[str, ...], /, *, budget: Budget
) -> tuple[bytes, tuple[Problem, ...]]:
    r"""Return a body without the chunks and compression that its header names, and what was wrong.

    A body that is not packed as the header says was stored as it is. One that breaks off is kept as
    far as it goes. Compression that shows by its first bytes (gzip) is left to the gate.

    >>> from intelnews.intake.compression import Budget
    >>> from intelnews.limits import DEFAULT_LIMITS
    >>> budget = Budget(compressed=100, limits=DEFAULT_LIMITS)
    >>> unpack_body(b"4\r\n<h1>\r\n0\r\n\r\n", ("chunked",), budget=budget)
    (b'<h1>', ())
    """
    problems: list[Problem] = []
    for coding in reversed(codings):
        plain, fault = _joined(body) if coding == "chunked" else _inflated(body, coding, budget)
        if not plain:  # the body is not what the header says
            continue
        if fault is not None:
            message = f"the {coding} body is damaged ({fault}); what could be read was kept"
            problems.append(Problem(code="broken-body", message=message))
        body = plain
    return body, tuple(problems)


class _Connection:
    """A body in the place of a server, as the standard library wants to read it."""

    def __init__(self, body: bytes) -> None:
        self.body = body

    def makefile(self, _mode: str) -> BytesIO:
        return BytesIO(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + self.body)


def _joined(body: bytes) -> tuple[bytes, str | None]:
    """Return the chunks of a body in one."""
    response = HTTPResponse(_Connection(body))  # type: ignore[arg-type] # all that it asks of one
    try:
        response.begin()
        return response.read(), None
    except IncompleteRead as error:
        rest = error.__cause__.partial if isinstance(error.__cause__, IncompleteRead) else b""
        return error.partial + rest, "it breaks off"
    except (HTTPException, ValueError) as error:
        return b"", str(error)


def _inflated(body: bytes, coding: str, budget: Budget) -> tuple[bytes, str | None]:
    """Return a body unpacked, as far as that goes."""
    from fastwarc.stream_io import BrotliReader, ZstdReader  # noqa: PLC0415 # an extra

    reader: _Reader
    match coding:
        case "br":
            reader = BrotliReader(BytesIO(body))
        case "zstd":
            reader = ZstdReader(BytesIO(body))
        case "deflate":
            reader = _Deflated(body)
        case _:
            return b"", None
    out = BytesIO()
    try:
        while piece := reader.read(_STEP):
            budget.spend(len(piece))
            out.write(piece)
    except (OSError, zlib.error) as error:
        return out.getvalue(), str(error)
    return out.getvalue(), None


class _Deflated:
    """A body compressed by ``deflate``: with the frame of zlib, as the standard has it, or bare."""

    def __init__(self, body: bytes) -> None:
        try:
            zlib.decompressobj().decompress(body, 1)
            self.inner = zlib.decompressobj()
        except zlib.error:
            self.inner = zlib.decompressobj(wbits=-zlib.MAX_WBITS)
        self.waiting = BytesIO(body)

    def read(self, size: int, /) -> bytes:
        piece = b""
        while not piece and not self.inner.eof:
            fresh = self.inner.unconsumed_tail or self.waiting.read(_FEED)
            piece = self.inner.decompress(fresh, size)
            if not (fresh or piece):
                message = "it breaks off"
                raise zlib.error(message)
        return piece
