"""Web captures: the pages in WARC and ARC files, alone or in a package (WACZ)."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, Final, TypeVar

from attrs import evolve

from intelnews.captures.pages import page_of
from intelnews.captures.records import iter_captures
from intelnews.captures.wacz import Crawl, is_wacz, iter_crawls
from intelnews.captures.window import Window
from intelnews.errors import ParseError
from intelnews.fields.urls import is_url
from intelnews.intake.captures import is_capture
from intelnews.intake.compression import Budget
from intelnews.model import Locator, Origin, Problem, Severity
from intelnews.plugins.contract import Draft, Found, Match
from intelnews.plugins.drafts import moved
from intelnews.plugins.parsers import PARSERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from intelnews.captures.records import Capture
    from intelnews.intake.document import Document
    from intelnews.limits import Limits
    from intelnews.model import Moment, Span
    from intelnews.plugins.contract import Head, Yield

__all__ = ["WarcParser"]

L = TypeVar("L", Origin, Problem, Found[Any])

_TRUNCATED: Final = "truncated-capture"
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
    streams: ClassVar[bool] = True
    formats: ClassVar[tuple[str, ...]] = ("warc", "arc", "wacz")
    summary: ClassVar[str] = "web captures (WARC, ARC, WACZ): the pages, with address and time"

    def sniff(self, head: Head, /) -> Match | None:
        """Bid by the first line of a record, compressed or not, or the names in a package."""
        if is_capture(head.data):
            return Match(0.97, "records of web captures")
        return Match(0.96, "a package of web captures") if is_wacz(head.data) else None

    def parse(self, document: Document, /) -> Iterator[Yield]:
        """Yield what the pages hold, in the order of the file, and at the end what holds none.

        Raises:
            ParseError: If fastwarc is not installed.
        """
        left_out: Counter[str] = Counter()
        for record in _records(document, left_out):
            if isinstance(record, Problem) and document.name is not None:
                yield _prefixed(record, document.name)
            else:
                yield record
        yield from _notes(left_out)


def _records(document: Document, left_out: Counter[str]) -> Iterator[Yield]:
    limits = document.limits
    with document.open() as file:
        crawls: Iterable[Crawl | Problem] = [Crawl(file=Window(file), size=document.size)]
        if is_wacz(document.data):
            crawls = iter_crawls(file, limits=limits)
        for crawl in crawls:
            if isinstance(crawl, Problem):
                yield crawl
                continue
            # Nothing but a page is held, so what counts is how much more comes out than went in.
            most = max(limits.decompressed_bytes, limits.compression_ratio * crawl.size)
            allowed = evolve(limits, decompressed_bytes=most)
            budget = Budget(compressed=crawl.size, limits=allowed)
            for capture in iter_captures(crawl.file, budget=budget, limits=limits):
                if isinstance(capture, Problem):
                    yield _prefixed(capture, crawl.name) if crawl.name else capture
                    continue
                if capture.body is None and not capture.problems:
                    left_out[_kind(capture)] += 1
                path = f"{crawl.name} {capture.path}" if crawl.name else capture.path
                yield from _read(capture, path, budget=budget, limits=limits)


def _read(capture: Capture, path: str, *, budget: Budget, limits: Limits) -> Iterator[Yield]:
    """Yield what one record holds."""
    if capture.body is None:
        yield from (_prefixed(one, path) for one in capture.problems)
        return
    page = page_of(capture, budget=budget, limits=limits)
    if isinstance(page, Problem):
        yield _prefixed(page, path)
        return
    yield from (_prefixed(problem, path) for problem in page.problems)
    try:
        for record in PARSERS.get("html").parse(page):
            yield _placed(record, capture, path)
    except ParseError as error:  # one bad page never stops the others
        message = f"a page is lost: {error.message}"
        lost = Problem(code="unreadable-page", message=message, severity=Severity.ERROR)
        yield _prefixed(lost, path)


def _placed(record: Yield, capture: Capture, path: str, /) -> Yield:
    """Return a record of a page as one of the file that holds it.

    Places in the page are none in the file, where it may be compressed twice over: what is left of
    them is the path, behind that of the capture.
    """
    record = moved(record, move=partial(_prefixed, path=path), span=_nowhere)
    if not isinstance(record, Draft):
        return record
    place = Locator(path=path)
    captured, url = record.captured, record.url
    address, date = capture.names
    if capture.date:
        noted: Found[str | Moment] = Found(
            value=capture.date, method=date, locator=place, raw=capture.date
        )
        captured = (noted, *captured)
    if url is None and is_url(capture.url):
        url = Found(value=capture.url, method=address, locator=place)
    text = (Origin(field="text", method="body", locator=place),) if record.body else ()
    problems = (_prefixed(problem, path) for problem in capture.problems)
    return evolve(
        record,
        captured=captured,
        url=url,
        origins=(*record.origins, *text),
        truncated=record.truncated or any(one.code == _TRUNCATED for one in capture.problems),
        problems=(*problems, *record.problems),
    )


def _nowhere(_: Span | None) -> None:
    """Return no place: what is in a page has none in the file."""


def _prefixed(noted: L, /, path: str) -> L:
    """Return a value, origin or problem with its path in what is around it, and no other place."""
    inner = noted.locator.path if noted.locator is not None else None
    return evolve(noted, locator=Locator(path=f"{path} {inner}" if inner else path))


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
