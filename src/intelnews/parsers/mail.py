"""Mail: single messages, mailboxes, and the newsletters, alerts and digests in them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, ClassVar, Final, TypeVar

from attrs import evolve

from intelnews.errors import ParseError
from intelnews.fields.dates import parse_moment
from intelnews.fields.tags import make_tags, split_list
from intelnews.fields.urls import canonical_url
from intelnews.folding import fold
from intelnews.mail.boxes import box_of, iter_envelopes, iter_messages
from intelnews.mail.letters import read_letter
from intelnews.mail.reading import read_postings, read_text, subject_of, take_credits
from intelnews.mail.saved import is_saved_page
from intelnews.mail.senders import read_sender
from intelnews.model import Fragment, FrozenMap, Locator, Origin, Problem, Severity, Span
from intelnews.plugins.contract import Draft, Found, Match, Piece
from intelnews.plugins.drafts import moved

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from intelnews.intake.document import Document
    from intelnews.mail.bodies import Words
    from intelnews.mail.boxes import Envelope
    from intelnews.mail.digests import Digest, Item
    from intelnews.mail.letters import Field, Letter
    from intelnews.mail.reading import Credit, Reading
    from intelnews.mail.senders import Sender
    from intelnews.model import Moment, Tag
    from intelnews.plugins.contract import Head, Yield

__all__ = ["MailParser"]

L = TypeVar("L", Origin, Problem, Found[Any])

# Fields that only a message has, and those that other headers have, too.
_STRONG: Final = frozenset(
    [
        "received",
        "message-id",
        "mime-version",
        "return-path",
        "delivered-to",
        "dkim-signature",
        "list-id",
        "list-unsubscribe",
        "content-transfer-encoding",
        "x-mailer",
        "in-reply-to",
        "newsgroups",
    ]
)
_WEAK: Final = frozenset(["from", "subject", "date", "to", "sender", "reply-to", "cc", "sent"])
_COVER: Final = 400  # characters above a forwarded message that make an article of their own
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")


class MailParser:
    r"""Reads messages: an article of each, or of each item where it is an alert or a digest.

    The subject is the headline; the list or newsroom that sends is the publication; a byline in the
    text is trusted before the sender's name. Messages enclosed in others, or handed on in their
    text, are articles of their own. Lines about the mailing itself are left out and counted
    (``mail-residue``), and so are signatures and attachments.

    >>> from intelnews.intake.document import Document
    >>> mail = "From: Anna Kral <a@example.org>\nSubject: Harbour reopens\n\nThe port is open.\n"
    >>> [draft] = MailParser().parse(Document(text=mail))
    >>> draft.title.value, draft.authors[0].value, draft.body[0].text
    ('Harbour reopens', 'Anna Kral', 'The port is open.')
    """

    name: ClassVar[str] = "mail"
    formats: ClassVar[tuple[str, ...]] = ("mail", "eml", "mbox", "emlx")
    summary: ClassVar[str] = "mail: messages, mailboxes, newsletters, alerts and digests"

    def sniff(self, head: Head, /) -> Match | None:
        """Bid by the header fields at the top, or by the first line of a mailbox."""
        found = box_of(head.text or head.data.decode("latin-1"))
        if found is None or is_saved_page(found[1]):
            return None
        box, fields = found
        strong, weak = sorted(_STRONG & fields.keys()), sorted(_WEAK & fields.keys())
        if box != "eml" and (strong or weak):
            return Match(0.95, "a mailbox" if box == "mbox" else "a message of Apple Mail")
        if strong and weak:
            return Match(0.92, f"a message: {', '.join((strong + weak)[:4])}")
        if len(weak) > 2 and "subject" in weak and "from" in weak:
            return Match(0.75, f"the top of a message: {', '.join(weak)}")
        return None

    def streams(self, document: Document, /) -> bool:
        """Tell whether a file is a mailbox, which may have any size; a message is held."""
        found = box_of(document.text)
        return found is not None and found[0] == "mbox"

    def parse(self, document: Document, /) -> Iterator[Yield]:
        """Yield what each message holds, one message at a time.

        Raises:
            ParseError: If there is not one header field.
        """
        found = 0
        for number, (holder, at, envelope) in enumerate(_envelopes(document), 1):
            letter = read_letter(
                envelope.data,
                source=holder.text,
                span=envelope.span,
                is_text=not document.data,
            )
            if not letter.fields and not letter.problems:
                continue
            found += 1
            where = f"message {number}" if envelope.method == "From line" else ""
            records = _Message(letter, holder, where, _came_in(letter, envelope)).read()
            yield from records if not at else _shifted(records, at)
        if not found:
            raise ParseError("no header field of a message is to be found", parser=self.name)


def _envelopes(document: Document) -> Iterator[tuple[Document, int, Envelope]]:
    """Yield the messages, what holds the text of each, and where in the whole that begins."""
    if document.stored is not None:
        yield from iter_messages(document)
        return
    for envelope in iter_envelopes(document):
        yield document, 0, envelope


def _shifted(records: Iterable[Yield], by: int) -> Iterator[Yield]:
    """Yield what a message holds with its places in the mailbox."""

    def shifted(span: Span | None, /) -> Span | None:
        return None if span is None else span.shift(by)

    def move(noted: L, /) -> L:
        if noted.locator is None or noted.locator.span is None:
            return noted
        return evolve(noted, locator=evolve(noted.locator, span=shifted(noted.locator.span)))

    for record in records:
        yield moved(record, move=move, span=shifted)


def _came_in(letter: Letter, envelope: Envelope) -> tuple[Found[str | Moment], ...]:
    """Return when a message came into the box it is in."""
    if envelope.received is not None:
        return (Found(value=envelope.received, method=envelope.method),)
    received = letter.get("received")
    moment = parse_moment(received.words.rpartition(";")[2].strip()) if received else None
    return (Found(value=moment, method="Received header"),) if moment is not None else ()


class _Message:
    """One message on its way to drafts."""

    def __init__(
        self,
        letter: Letter,
        document: Document,
        where: str,
        captured: tuple[Found[str | Moment], ...] = (),
    ) -> None:
        self.letter = letter
        self.document = document
        self.where = where
        self.captured = captured
        self.house: Found[str] | None = None
        self.sender: Sender = read_sender(letter)
        self.title = subject_of(letter)

    def read(self, reading: Reading | None = None) -> Iterator[Yield]:
        """Yield the articles of the message, and of those in it."""
        letter = self.letter
        if reading is None:
            around, postings = read_postings(letter, self.document.text)
            if postings:
                yield from _fragment(around, "around the messages of a digest")
                yield from self.noted(letter.problems)
                yield from self.enclosed(postings)
                return
            reading = read_text(letter, limits=self.document.limits)
        if reading.digest is not None:
            yield from self.items(reading, reading.digest)
        elif reading.forward is not None and reading.forwarded is not None:
            inner = _Message(reading.forward, self.document, self.path("forward"), self.captured)
            yield from self.cover(reading, inner.title)
            yield from inner.read(reading.forwarded)
        elif letter.enclosed:
            other = subject_of(letter.enclosed[0])
            yield from self.cover(reading, self.title if letter.is_digest else other)
        elif reading.words or letter.fields:
            yield self.article(reading)
        else:
            yield from self.noted((*letter.problems, *reading.problems))
        yield from self.enclosed(letter.enclosed)

    def enclosed(self, letters: Sequence[Letter]) -> Iterator[Yield]:
        """Yield what the messages in this one hold; those of a list are published by it."""
        house = self.publication() or self.house
        for number, letter in enumerate(letters, 1):
            path = self.path(f"enclosed message {number}")
            is_list = self.letter.is_digest or not self.letter.enclosed
            inner = _Message(letter, self.document, path, self.captured)
            inner.house = house if is_list else None
            yield from inner.read()

    def cover(self, reading: Reading, title: str | None) -> Iterator[Yield]:
        """Yield what stands above messages that are handed on: a note, or an article of its own."""
        is_own = self.title is not None and title is not None and fold(self.title) != fold(title)
        size = sum(len(one.text) for one in reading.words)
        if reading.words and (is_own or size >= _COVER):
            yield self.article(reading)
            return
        handed = "the messages of a digest" if self.letter.is_digest else "a forwarded message"
        yield from _fragment(reading.words, f"above {handed}")
        yield from self.noted((*self.letter.problems, *reading.problems))

    def items(self, reading: Reading, digest: Digest) -> Iterator[Yield]:
        """Yield an article for each item of a digest, and for what they stand below."""
        if digest.main:
            yield self.article(evolve(reading, words=digest.main))
        else:
            yield from _fragment(digest.before, "above the items of a digest")
            yield from self.noted((*self.letter.problems, *reading.problems))
        for item in digest.items:
            yield self.item(item)
        if digest.bare:
            titles = "; ".join(item.title for item in digest.bare)
            message = f"headlines without text were left out: {titles}"
            yield from self.noted([_note("bare-headlines", message, count=len(digest.bare))])

    def item(self, item: Item) -> Draft:
        """Return the draft of one item, as much as the digest says of it."""
        words, signed, _ = take_credits(item.words, title=item.title)
        place = _place(item.spans)
        house = self.publication()
        if item.publication:
            house = Found(value=item.publication, method="line of a digest", locator=place)
        dates = [_credit(one) for one in signed if one.field == "published"]
        sent = self.header("date", "date of the digest", confidence=0.6)
        return Draft(
            title=Found(value=item.title, method="headline of a digest", locator=place),
            authors=[_credit(one) for one in signed if one.field == "authors"],
            published=dates or ([sent] if sent else ()),
            captured=self.captured,
            body=_pieces(words),
            url=Found(value=item.url, method="link of a headline", locator=place)
            if item.url
            else None,
            publication=house,
            truncated=True,
            extra=self.extra(),
        )

    def article(self, reading: Reading) -> Draft:
        """Return the draft of a message that is one article."""
        sender = self.sender
        names = [name for name in (sender.writer, sender.house) if name]
        words, signed, url = take_credits(reading.words, title=self.title, names=names)
        writer = self.header(sender.writer_field, "From header", value=sender.writer)
        sent = self.header("date", "Date header")
        authors = [_credit(one) for one in signed if one.field == "authors"]
        published = [_credit(one) for one in signed if one.field == "published"]
        return Draft(
            title=self.header("subject", "Subject header", value=self.title),
            authors=[*authors, *([writer] if writer else ())],
            published=[*([sent] if sent else ()), *published],
            modified=[_credit(one) for one in signed if one.field == "modified"],
            captured=self.captured,
            body=_pieces(words),
            tags=self.tags(),
            url=self.url(url, reading),
            publication=self.publication(),
            language=self.language(),
            origins=self.origins(words),
            problems=tuple(self.troubles(words, reading)),
            extra=self.extra(),
        )

    def path(self, *names: str) -> str:
        return ", ".join(filter(None, (self.where, *names)))

    def header(
        self, name: str, method: str, *, value: str | None = None, confidence: float = 1.0
    ) -> Found[Any] | None:
        """Return what a header field says, or the value that was made of it, with its place."""
        field = self.letter.get(name)
        words = value if value is not None else field.words if field and name == "date" else None
        if field is None or not words:
            return None
        return Found(
            value=words,
            method=method,
            locator=self.place(field),
            raw=field.words,
            confidence=confidence,
        )

    def place(self, field: Field) -> Locator:
        name = "-".join(part.capitalize() for part in field.name.split("-"))
        return Locator(span=field.span, path=self.path(name))

    def publication(self) -> Found[str] | None:
        sender = self.sender
        method = f"{sender.house_field.title()} header"
        return self.header(sender.house_field, method, value=sender.house) or self.house

    def language(self) -> Found[str] | None:
        field = self.letter.get("content-language")
        found = _LANGUAGE.match(field.words) if field is not None else None
        return (
            self.header("content-language", "Content-Language header", value=found[0])
            if (found)
            else None
        )

    def url(self, of_headline: str | None, reading: Reading) -> Found[str] | None:
        """Return where the article stands online: by the list, the headline or the sender."""
        archived = self.letter.get("archived-at")
        address = canonical_url(archived.words.strip("<> ")) if archived is not None else None
        if archived is not None and address is not None:
            return self.header("archived-at", "Archived-At header", value=address)
        if of_headline:
            return Found(value=of_headline, method="link of the headline", confidence=0.9)
        if reading.online is not None and canonical_url(reading.online.url):
            link = reading.online
            return Found(
                value=link.url, method="link to the browser", raw=link.text, confidence=0.8
            )
        return None

    def tags(self) -> tuple[Tag, ...]:
        words = [field.words for field in self.letter.fields if field.name == "keywords"]
        return make_tags([tag for line in words for tag in split_list(line)], kind="keyword")

    def origins(self, words: Sequence[Words]) -> tuple[Origin, ...]:
        """Return where tags come from, and a text that was sent encoded."""
        found = [
            Origin(
                field="tags",
                method="Keywords header",
                locator=self.place(field),
                raw=field.words[:_RAW],
            )
            for field in self.letter.fields
            if field.name == "keywords"
        ]
        parts = self.letter.parts
        if parts and words and not any(one.spans for one in words):
            numbers = ", ".join(part.number for part in parts)
            place = Locator(span=self.letter.span, path=self.path(f"part {numbers}"))
            found.append(Origin(field="text", method=f"{parts[0].kind} part", locator=place))
        return tuple(found)

    def troubles(self, words: Sequence[Words], reading: Reading) -> Iterator[Problem]:
        yield from self.letter.problems
        yield from reading.problems
        if self.title is None:
            yield _note("no-headline", "the message has no subject")
        if self.letter.get("date") is None:
            yield _note("no-date", "the message does not say when it was sent")
        if not words:
            yield _note("no-text", "there is no text in the message")
        if self.letter.attachments:
            message = "parts that are neither text nor messages were not read"
            yield _note("attachments", message, count=self.letter.attachments)

    def noted(self, problems: Sequence[Problem]) -> Iterator[Problem]:
        """Yield the problems of a message that is no article itself, with its place."""
        for problem in problems:
            if self.where and problem.locator is None:
                place = Locator(path=self.where)
                yield Problem(
                    code=problem.code,
                    message=problem.message,
                    severity=problem.severity,
                    locator=place,
                    count=problem.count,
                )
            else:
                yield problem

    def extra(self) -> FrozenMap:
        """Return what tells the message among others."""
        kept: dict[str, object] = {}
        for name in ("message-id", "in-reply-to", "list-id", "newsgroups"):
            if words := self.letter.value(name):
                kept[name.replace("-", "_")] = words[:_RAW]
        if self.sender.address:
            kept["sender"] = self.sender.address
        if self.sender.name:
            kept["sender_name"] = self.sender.name[:_RAW]
        return FrozenMap(kept)


_RAW: Final = 400  # enough to recognise what stood there


def _note(code: str, message: str, *, count: int = 1) -> Problem:
    return Problem(code=code, message=message, severity=Severity.NOTE, count=count)


def _fragment(words: Sequence[Words], reason: str) -> Iterator[Fragment]:
    if words:
        spans = [span for one in words for span in one.spans]
        text = "\n\n".join(one.text for one in words)
        yield Fragment(text=text, span=Span.hull(spans) if spans else None, reason=reason)


def _place(spans: Sequence[Span]) -> Locator | None:
    return Locator(span=Span.hull(spans)) if spans else None


def _credit(credit: Credit) -> Found[Any]:
    return Found(value=credit.words, method=credit.method, locator=_place(credit.spans))


def _pieces(words: Sequence[Words]) -> tuple[Piece, ...]:
    return tuple(
        Piece(text=one.text, kind=one.kind, links=one.links, spans=one.spans) for one in words
    )
