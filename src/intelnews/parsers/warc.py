"""Web captures: the pages in WARC and ARC files."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, ClassVar, Final

from attrs import evolve

from intelnews.captures.pages import page_of, placed, prefixed
from intelnews.captures.records import iter_captures
from intelnews.intake.captures import is_capture
from intelnews.intake.compression import Budget
from intelnews.model import Problem, Severity
from intelnews.plugins.contract import Match
from intelnews.plugins.parsers import PARSERS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from intelnews.captures.records import Capture
    from intelnews.intake.document import Document
    from intelnews.limits import Limits
    from intelnews.plugins.contract import Head, Yield

__all__ = ["WarcParser"]

_KINDS: Final = 40  # of what is left out, named one by one; crawls know some dozen types


class WarcParser:
    r"""Reads the web pages in a file of captures as any page is read.

    Each article has the address and the moment of its capture. What holds no page (requests,
    pictures, answers that report an error) is counted in notes. Places in the file are paths such
    as ``record[3]@1234``: the third record, at byte 1234. Problems of its own: ``not-a-page``,
    ``damaged-record``, ``damaged-archive``, ``broken-compression``, ``broken-body``,
    ``unreadable-page``, ``page-too-large``, ``truncated-capture``, ``archive-too-large``. Needs
    ``pip install "intelnews[warc]"``.

    >>> from intelnews.intake import open_document
    >>> page = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<h1>Harbour reopens</h1>"
    >>> head = f"https://post.example/ 192.0.2.7 20190522101530 text/html {len(page)}\n".encode()
    >>> top = b"filedesc://a.arc 0.0.0.0 20190522101530 text/plain 13\n1 0 Crawler\n\n\n"
    >>> draft, note = WarcParser().parse(open_document(top + head + page))
    >>> draft.title.value, draft.url.value, draft.captured[0].value
    ('Harbour reopens', 'https://post.example/', '2019-05-22T10:15:30Z')
    """

    name: ClassVar[str] = "warc"
    formats: ClassVar[tuple[str, ...]] = ("warc", "arc")
    summary: ClassVar[str] = "web captures (WARC, ARC): the pages, with address and time"

    def sniff(self, head: Head, /) -> Match | None:
        """Bid by the first line of a record, compressed or not."""
        return Match(0.97, "records of web captures") if is_capture(head.data) else None

    def parse(self, document: Document, /) -> Iterator[Yield]:
        """Yield what the pages hold, in the order of the file, and at the end what holds none.

        Raises:
            ParseError: If fastwarc is not installed.
        """
        limits = document.limits
        # Nothing but a page is held, so what matters is how much more comes out than went in.
        most = max(limits.decompressed_bytes, limits.compression_ratio * document.size)
        budget = Budget(compressed=document.size, limits=evolve(limits, decompressed_bytes=most))
        left_out: Counter[str] = Counter()
        with document.open() as file:
            for capture in iter_captures(file, budget=budget, limits=limits):
                if isinstance(capture, Problem):
                    yield _of_file(capture, document)
                    continue
                if capture.body is None:
                    left_out[_kind(capture)] += 1
                for record in _read(capture, budget=budget, limits=limits):
                    yield _of_file(record, document) if isinstance(record, Problem) else record
        yield from _notes(left_out)


def _read(capture: Capture, *, budget: Budget, limits: Limits) -> Iterator[Yield]:
    """Yield what one record holds."""
    if capture.body is None:
        yield from (prefixed(one, capture.path) for one in capture.problems)
        return
    page = page_of(capture, budget=budget, limits=limits)
    if isinstance(page, Problem):
        yield prefixed(page, capture.path)
        return
    yield from (prefixed(problem, capture.path) for problem in page.problems)
    for record in PARSERS.get("html").parse(page):
        yield placed(record, capture)


def _of_file(problem: Problem, document: Document) -> Problem:
    """Return a problem that belongs to no article with the name of its file."""
    return problem if document.name is None else prefixed(problem, document.name)


def _kind(capture: Capture) -> str:
    holds = capture.kind in {"response", "resource", "conversion"}
    return f"{capture.kind} ({capture.opening.label})" if holds else capture.kind or "no kind"


def _notes(left_out: Counter[str]) -> Iterator[Problem]:
    """Yield a note for each kind of record without a page."""
    kinds = left_out.most_common()
    rest = sum(count for _, count in kinds[_KINDS:])
    shown = sorted(kinds[:_KINDS])
    for kind, count in [*shown, *([("other kinds", rest)] if rest else [])]:
        yield Problem(
            code="not-a-page",
            message=f"records that hold no page are left out: {kind:.100}",
            severity=Severity.NOTE,
            count=count,
        )
