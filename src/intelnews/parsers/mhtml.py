"""Web pages that a browser saved as one file, in the form of a message (MHTML)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from attrs import evolve

from intelnews.errors import ParseError
from intelnews.intake.document import Document
from intelnews.mail.boxes import head_fields
from intelnews.mail.letters import read_letter
from intelnews.mail.saved import find_page, is_saved_page
from intelnews.model import Locator, Origin, Problem, Span
from intelnews.plugins.contract import Draft, Found, Match
from intelnews.plugins.drafts import moved
from intelnews.plugins.parsers import PARSERS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from intelnews.mail.letters import Part
    from intelnews.mail.saved import SavedPage
    from intelnews.model import Moment
    from intelnews.plugins.contract import Head, Yield

__all__ = ["MhtmlParser"]

L = TypeVar("L", Origin, Problem, Found[Any])


class MhtmlParser:
    r"""Reads the page in an MHTML file as any page is read, with its address and when it was saved.

    The parser of web pages reads it; styles, pictures and frames are passed over. Where the page
    stands in the file as it is, places count in the file; where it was encoded, as browsers do, a
    place is a path in the page. Problems: those of the parser of web pages and of the message.

    >>> from intelnews.intake.document import Document
    >>> page = "From: <Saved by Blink>\nDate: Wed, 22 May 2019 10:15:30 -0000\n"
    >>> page += "Snapshot-Content-Location: https://example.org/port\n"
    >>> page += "Content-Type: text/html\n\n<h1>Harbour reopens</h1><p>The port is open."
    >>> [draft] = MhtmlParser().parse(Document(text=page))
    >>> draft.title.value, draft.url.value, draft.captured[0].value
    ('Harbour reopens', 'https://example.org/port', 'Wed, 22 May 2019 10:15:30 -0000')
    """

    name: ClassVar[str] = "mhtml"
    formats: ClassVar[tuple[str, ...]] = ("mhtml", "mht")
    summary: ClassVar[str] = "web pages saved as one file (MHTML), with address and time"

    def sniff(self, head: Head, /) -> Match | None:
        """Bid by the fields that browsers write where a mail has its sender."""
        fields = head_fields(head.text or head.data.decode("latin-1"))
        return Match(0.96, "a saved page in a message") if is_saved_page(fields) else None

    def parse(self, document: Document, /) -> Iterator[Yield]:
        """Yield what the page in the message holds.

        Raises:
            ParseError: If there is no page in it.
        """
        data = document.data or document.text.encode("utf-8", "replace")
        span = Span(0, len(document.text)) if document.text else None
        letter = read_letter(data, source=document.text, span=span, is_text=not document.data)
        saved = find_page(letter)
        yield from letter.problems
        if saved is None:
            message = "there is no page in the message"
            raise ParseError(message, parser=self.name)
        part = saved.part
        inner = Document(
            text=part.text,
            name=document.name,
            url=saved.url or document.url,
            limits=document.limits,
        )
        yield from part.problems
        for record in PARSERS.get("html").parse(inner):
            yield _placed(record, part, saved)


def _placed(record: Yield, part: Part, saved: SavedPage) -> Yield:
    """Return a record of the page as one of the file that holds it."""
    move = _Move(part)
    record = moved(record, move=move.one, span=move.span)
    if not isinstance(record, Draft):
        return record
    captured, url = record.captured, record.url
    if saved.saved is not None:
        field = saved.saved
        place = Locator(span=field.span, path="Date")
        noted: Found[str | Moment] = Found(
            value=field.words, method="Date header", locator=place, raw=field.words
        )
        captured = (noted, *captured)
    if url is None and saved.url is not None:
        url = Found(value=saved.url, method="Content-Location header")
    origins = (*record.origins, *move.text(record))
    return evolve(record, captured=captured, url=url, origins=origins)


class _Move:
    """Takes places in a part to places in the file, as far as that can be said."""

    def __init__(self, part: Part) -> None:
        self.part = part

    def span(self, span: Span | None) -> Span | None:
        if span is None or self.part.span is None:
            return None
        return span.shift(self.part.span.start)

    def one(self, noted: L) -> L:
        place = noted.locator
        if place is None or (place.span is None and place.line is None):
            return noted
        return evolve(noted, locator=evolve(place, span=self.span(place.span), line=None))

    def text(self, draft: Draft) -> Iterator[Origin]:
        """Yield where a text comes from that was encoded, so that no span can say it."""
        if self.part.span is None and draft.body:
            place = Locator(path=f"part {self.part.number}")
            yield Origin(field="text", method="body", locator=place)
