"""One message as a letter: its header fields, the parts that are its text, and what it encloses.

The engine is the ``email`` package with its ``compat32`` policy, and only the raw fields are asked
for: on odd input the modern policy raises errors of many kinds, and it is quadratic in long fields.
"""

from __future__ import annotations

import re
from email import message_from_bytes, policy
from typing import TYPE_CHECKING, Final

from attrs import frozen

from intelnews.folding import fold
from intelnews.intake.clean import clean
from intelnews.mail.prescan import trim
from intelnews.mail.words import decode_part, decode_words
from intelnews.model import Problem, Severity, Span
from intelnews.model.record import Record, many

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import Message


__all__ = ["Field", "Letter", "Part", "read_letter"]

# What the engine raises on odd input; each was met in fuzzing it or stands in its bug tracker.
_ODD: Final = (AttributeError, IndexError, LookupError, OverflowError, TypeError, ValueError)
_TEXTS: Final = frozenset(["text/html", "text/plain", "application/xhtml+xml"])
_NAME = re.compile(r"([!-9;-~]{1,80})[ \t]{0,9}:")
_UNSEEN = re.compile(
    r"<(?:style|script|head)\b.*?(?:</(?:style|script|head)>|\Z)|<[^<>]*>|&[#\w]{1,12};|\s+",
    re.IGNORECASE | re.DOTALL,
)
# The fields that say something of an article; the others tell of servers and programs.
_WANTED: Final = frozenset(
    [
        "archived-at",
        "content-language",
        "content-location",
        "date",
        "from",
        "in-reply-to",
        "keywords",
        "list-archive",
        "list-id",
        "list-post",
        "list-unsubscribe",
        "message-id",
        "mime-version",
        "newsgroups",
        "organization",
        "received",
        "reply-to",
        "sender",
        "snapshot-content-location",
        "subject",
        "to",
        "x-mailer",
    ]
)
_FIELDS: Final = 200  # wanted fields; a message has ten, and a "Received" for each server
_MISSES: Final = 8  # texts looked for in vain in the source, before it is plain that they changed
_PLAINER: Final = 2  # an HTML part with half the words of the plain one is only a frame


@frozen(kw_only=True, repr=False)
class Field(Record):
    """A header field: its name in lower case, its decoded words, and where it stands.

    ``raw`` is what the message has, with its line ends; ``span`` counts in the document's text,
    and is ``None`` where the field cannot be found there.
    """

    name: str
    words: str
    raw: str = ""
    span: Span | None = None


@frozen(kw_only=True, repr=False)
class Part(Record):
    """A part of a message that holds text.

    ``number`` says which it is, as mail programs count (``"1.2"``); ``span`` is where the text
    stands in the document's text, if it was sent as it is.
    """

    number: str
    kind: str
    text: str
    span: Span | None = None
    location: str | None = None
    flowed: bool = False
    delsp: bool = False
    problems: tuple[Problem, ...] = many(Problem)

    @property
    def is_html(self) -> bool:
        """Whether the text is HTML."""
        return self.kind != "text/plain"


@frozen(kw_only=True, repr=False)
class Letter(Record):
    r"""A message: header fields, the parts that are its text, and the messages in it.

    ``span`` is where the message stands in the document's text, if that is known; ``attachments``
    counts what is neither text nor message.

    >>> letter = read_letter(b"Subject: Harbour reopens\n\nThe port is open.\n")
    >>> letter.value("subject"), letter.parts[0].text
    ('Harbour reopens', 'The port is open.\n')
    """

    fields: tuple[Field, ...] = many(Field)
    parts: tuple[Part, ...] = many(Part)
    enclosed: tuple[Letter, ...] = many()
    attachments: int = 0
    is_digest: bool = False
    span: Span | None = None
    problems: tuple[Problem, ...] = many(Problem)

    def get(self, name: str, /) -> Field | None:
        """Return the first field of a name that says anything."""
        return next((one for one in self.fields if one.name == name and one.words), None)

    def value(self, name: str, /) -> str | None:
        """Return the words of the first field of a name that says anything."""
        found = self.get(name)
        return found.words if found is not None else None


def read_letter(
    data: bytes, /, *, source: str = "", span: Span | None = None, is_text: bool = False
) -> Letter:
    """Read the bytes of one message, whatever state they are in.

    Args:
        data: The message, from its first header field.
        source: The text of the document that holds the message, to find places in.
        span: Where in ``source`` the message stands.
        is_text: Whether the bytes are UTF-8 made of text, so that what the message says of the
            encoding of a part holds only if the part is encoded once more.
    """
    trimmed = trim(data.lstrip(b" \t\r\n"))
    problems = list(trimmed.problems)
    try:
        message = message_from_bytes(trimmed.data, policy=policy.compat32)
        reading = _Reading(source=source, span=span, is_text=is_text)
        reading.walk(message, "")
    except (*_ODD, RecursionError) as error:
        why = f"{type(error).__name__}: {error}"
        problems.append(
            Problem(
                code="broken-message",
                message=f"the message cannot be taken apart ({why})",
                severity=Severity.ERROR,
            )
        )
        return Letter(span=span, problems=tuple(problems))
    return Letter(
        fields=_fields(message, source, span),
        parts=tuple(reading.parts),
        enclosed=tuple(reading.enclosed),
        attachments=reading.attachments,
        is_digest=reading.is_digest,
        span=span,
        problems=(*problems, *reading.problems),
    )


def _fields(message: Message, source: str, span: Span | None) -> tuple[Field, ...]:
    """Return the wanted fields of a message, in order."""
    places = _places(source, span) if span is not None else {}
    seen: dict[str, int] = {}
    found: list[Field] = []
    for name, raw in message.raw_items():
        name = name.strip().lower()  # noqa: PLW2901 # names of fields know no case
        if name not in _WANTED:
            continue
        nth = seen[name] = seen.get(name, -1) + 1
        if len(found) == _FIELDS:
            break
        spans = places.get(name, [])
        field_span = spans[nth] if nth < len(spans) else None
        raw = str(raw)  # noqa: PLW2901
        shown = raw.encode("utf-8", "replace").decode("utf-8")
        found.append(Field(name=name, words=decode_words(raw), raw=shown, span=field_span))
    return tuple(found)


def _places(source: str, span: Span) -> dict[str, list[Span]]:
    """Return where the values of the header fields stand, by name and in order."""
    places: dict[str, list[Span]] = {}
    last: list[Span] | None = None
    at = span.start
    began = False
    while at < span.end:
        stop = source.find("\n", at, span.end)
        stop = span.end if stop < 0 else stop
        if source[at : at + 1] in {" ", "\t"} and source[at:stop].strip():
            if last:
                last[-1] = Span(last[-1].start, stop)
        elif (named := _NAME.match(source, at, stop)) is not None:
            began = True
            start = named.end()
            while start < stop and source[start] in " \t":
                start += 1
            last = places.setdefault(named[1].lower(), [])
            last.append(Span(start, stop))
        elif began:
            break
        at = stop + 1
    return places


class _Reading:
    """A message on its way to a letter: the parts are looked at in their order."""

    def __init__(self, *, source: str, span: Span | None, is_text: bool) -> None:
        self.source = source
        self.span = span
        self.is_text = is_text
        self.misses = 0
        self.cursor = span.start if span is not None else 0
        self.parts: list[Part] = []
        self.enclosed: list[Letter] = []
        self.attachments = 0
        self.is_digest = False
        self.problems: list[Problem] = []

    def walk(self, message: Message, number: str) -> None:
        """Take in a part and all parts in it."""
        kind = message.get_content_type()
        if message.get_content_maintype() == "message" and message.is_multipart():
            self.enclose(message, kind)
        elif message.is_multipart():
            children = list(_children(message))
            prefix = f"{number}." if number else ""
            numbered = [(child, f"{prefix}{n}") for n, child in enumerate(children, 1)]
            if kind == "multipart/alternative":
                self.choose(numbered)
            elif kind == "multipart/related":
                self.relate(message, numbered)
            else:
                self.is_digest |= kind == "multipart/digest"
                for child, its_number in numbered:
                    self.walk(child, its_number)
        elif kind in _TEXTS and message.get_content_disposition() != "attachment":
            self.parts.append(self.part(message, kind, number or "1"))
        else:
            self.attachments += 1

    def enclose(self, message: Message, kind: str) -> None:
        """Take in a forwarded message, or the reports of servers, which hold none."""
        if kind != "message/rfc822":
            self.attachments += 1
            return
        for child in _children(message):
            reading = _Reading(source="", span=None, is_text=self.is_text)
            reading.walk(child, "")
            self.enclosed.append(
                Letter(
                    fields=_fields(child, "", None),
                    parts=tuple(reading.parts),
                    enclosed=tuple(reading.enclosed),
                    attachments=reading.attachments,
                    is_digest=reading.is_digest,
                    problems=tuple(reading.problems),
                )
            )

    def choose(self, children: list[tuple[Message, str]]) -> None:
        """Take the form of a text that says most: HTML, unless it is but a frame."""
        before = len(self.parts)
        forms: list[list[Part]] = []
        for child, number in children:
            self.walk(child, number)
            forms.append(self.parts[before:])
            del self.parts[before:]
        forms = [form for form in forms if any(part.text.strip() for part in form)]
        plain = [form for form in forms if not any(part.is_html for part in form)]
        rich = [form for form in forms if any(part.is_html for part in form)]
        if rich and plain and _chars(rich[-1]) * _PLAINER < _chars(plain[0]):
            rich = []
        for form in (rich or plain)[-1:]:
            self.parts.extend(form)

    def relate(self, message: Message, children: list[tuple[Message, str]]) -> None:
        """Take the root of a text with its pictures; the rest is part of how it looks."""
        start = message.get_param("start")
        wanted = str(start).strip(" <>") if start else None
        roots = [pair for pair in children if wanted and _content_id(pair[0]) == wanted]
        texts = [pair for pair in children if _is_readable(pair[0])]
        for child, number in (roots or texts)[:1]:
            self.walk(child, number)

    def part(self, message: Message, kind: str, number: str) -> Part:
        """Decode a part that is text."""
        payload = message.get_payload(decode=True)
        data = payload if isinstance(payload, bytes) else b""
        transfer = str(message.get("content-transfer-encoding", "")).strip().lower()
        is_encoded = transfer in {"base64", "quoted-printable", "x-uuencode", "uuencode", "uue"}
        charset = "utf-8" if self.is_text and not is_encoded else _parameter(message, "charset")
        decoded = decode_part(data, charset=charset)
        cleaned = clean(decoded.text)
        location = message.get("content-location")
        return Part(
            number=number,
            kind=kind,
            text=cleaned.text,
            span=None if is_encoded else self.place(cleaned.text),
            location=None if location is None else "".join(decode_words(str(location)).split()),
            flowed=fold(_parameter(message, "format") or "") == "flowed",
            delsp=fold(_parameter(message, "delsp") or "") == "yes",
            problems=(*decoded.problems, *cleaned.problems),
        )

    def place(self, text: str) -> Span | None:
        """Return where a text stands in the source; one that was sent as it is stands there."""
        words = text.strip("\n")
        if self.span is None or not words or self.misses == _MISSES:
            return None
        start = self.source.find(words, self.cursor, self.span.end)
        if start < 0:
            self.misses += 1
            return None
        self.cursor = start + len(words)
        start -= len(text) - len(text.lstrip("\n"))
        return Span(start, start + len(text)) if start >= 0 else None


def _children(message: Message) -> Iterator[Message]:
    payload = message.get_payload()
    if isinstance(payload, list):
        yield from payload  # type: ignore[misc] # the package's types know no compat32 lists


def _content_id(message: Message) -> str:
    return str(message.get("content-id", "")).strip(" <>")


def _is_readable(message: Message) -> bool:
    return message.is_multipart() or message.get_content_type() in _TEXTS


def _parameter(message: Message, name: str) -> str | None:
    """Return a parameter of the content type, whatever form it was sent in."""
    value = message.get_param(name)
    if isinstance(value, tuple):  # RFC 2231: charset, language, value
        value = value[2]
    return str(value) if value else None


def _chars(form: list[Part]) -> int:
    """Return about how many characters a form of a text shows."""
    return sum(
        len(_UNSEEN.sub("", part.text) if part.is_html else "".join(part.text.split()))
        for part in form
    )
