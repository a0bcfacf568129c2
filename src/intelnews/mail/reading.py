"""A letter as what it holds for a reader of news: one story, several items, or another message."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from attrs import evolve, frozen

from intelnews.fields.urls import canonical_url
from intelnews.folding import letters, squeeze
from intelnews.mail.bodies import Words, read_part
from intelnews.mail.digests import Digest, iter_postings, read_digest, read_listed
from intelnews.mail.forwards import find_forward, own_subject
from intelnews.mail.letters import Field, Letter, read_letter
from intelnews.mail.residue import without_residue
from intelnews.model import BlockKind, Link, Problem, Severity, Span
from intelnews.model.record import Record, many
from intelnews.text.signing import credited

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from intelnews.limits import Limits
    from intelnews.mail.bodies import Body
    from intelnews.mail.forwards import Forward
    from intelnews.mail.letters import Part

__all__ = ["Credit", "Reading", "read_postings", "read_text", "take_credits"]

_FIRST: Final = 5  # blocks above a text that may name its headline, writer and date
_LAST: Final = 2
# The arrow before a footer makes it look like an item of a list.
_CREDITED: Final = frozenset([BlockKind.PARAGRAPH, BlockKind.LIST_ITEM])
_FORWARDS: Final = 8  # messages handed on one in another; each is looked for in the one before
_REPLY = re.compile(r"(?:(?:re|aw|sv|antw?)\s?:\s{0,5}){1,9}", re.IGNORECASE)
_LIST_TAG = re.compile(r"\[(?P<name>[^\[\]]{1,60})\]\s{0,5}")


@frozen(kw_only=True, repr=False)
class Credit(Record):
    """What a line at the edge of a text says: who wrote it (``authors``), when (``published``)."""

    field: str
    words: str
    method: str
    spans: tuple[Span, ...] = many(Span)


@frozen(kw_only=True, repr=False)
class Reading(Record):
    """What the text of a letter is.

    ``words`` are its blocks; a letter that only hands on others has none. ``digest`` holds its
    items; ``forward`` is a message handed on in the text, as a letter of its own, and
    ``forwarded`` the text of that one. ``online`` is where the message says that it stands.
    """

    words: tuple[Words, ...] = many(Words)
    digest: Digest | None = None
    forward: Letter | None = None
    forwarded: Reading | None = None
    online: Link | None = None
    problems: tuple[Problem, ...] = many(Problem)


def read_text(letter: Letter, /, *, limits: Limits) -> Reading:
    r"""Read what the parts of a letter say.

    >>> from intelnews.limits import DEFAULT_LIMITS
    >>> letter = read_letter(b"Subject: Harbour reopens\n\nThe port is open.\n")
    >>> [one.text for one in read_text(letter, limits=DEFAULT_LIMITS).words]
    ['The port is open.']
    """
    problems: list[Problem] = []
    words: list[Words] = []
    title = subject_of(letter)
    for part in letter.parts:
        body: Body = read_part(part, limits=limits)
        words += body.words
        problems += (*part.problems, *body.problems)
    listed = _listed(letter.parts, title)
    if listed is not None:
        problems += _dropped(listed.dropped)
        return Reading(words=tuple(words), digest=listed, problems=tuple(problems))
    return _read(words, title, problems)


def _read(
    words: Sequence[Words], title: str | None, problems: list[Problem], level: int = 0
) -> Reading:
    found = _find_forward(words) if level < _FORWARDS else None
    if found is not None:
        above, letter, rest = found
        kept = without_residue(above)
        inner = _read(rest, subject_of(letter), [], level + 1)
        return Reading(
            words=kept.words,
            forward=letter,
            forwarded=inner,
            online=kept.online,
            problems=(*problems, *_dropped(kept.dropped)),
        )
    kept = without_residue(words)
    digest = read_digest(kept.words, title=title)
    dropped = kept.dropped + (digest.dropped if digest is not None else 0)
    return Reading(
        words=kept.words,
        digest=digest,
        online=kept.online,
        problems=(*problems, *_dropped(dropped)),
    )


def _dropped(count: int) -> Iterator[Problem]:
    if count:
        message = "lines about the mailing itself were left out: to unsubscribe, to share"
        yield Problem(code="mail-residue", message=message, severity=Severity.NOTE, count=count)


def _listed(parts: Sequence[Part], title: str | None) -> Digest | None:
    """Return the items of a plain text, which are told by its lines."""
    if len(parts) != 1 or parts[0].is_html:
        return None
    part = parts[0]
    return read_listed(part.text, at=part.span.start if part.span else None, title=title)


def read_postings(letter: Letter, source: str, /) -> tuple[tuple[Words, ...], tuple[Letter, ...]]:
    """Return what stands around the messages in the plain digest of a mailing list, and these.

    There are none in any other letter.
    """
    found: list[Letter] = []
    around: list[Words] = []
    for part in letter.parts:
        spans = () if part.is_html else tuple(iter_postings(part.text))
        for span in spans:
            data = span.cut(part.text).encode("utf-8", "replace")
            place = span.shift(part.span.start) if part.span else None
            found.append(
                read_letter(data, source=source if place else "", span=place, is_text=True)
            )
        if spans:
            around += _around(part, spans[0].start, spans[-1].end)
    return tuple(around), tuple(found)


def _around(part: Part, first: int, last: int) -> Iterator[Words]:
    """Yield what stands in a part before one place and behind another, without the rules."""
    for start, end in ((0, first), (last, len(part.text))):
        raw = part.text[start:end]
        text = raw.strip(" \t\n-_*")
        if text:
            at = start + raw.index(text)
            span = Span(at, at + len(text))
            where = () if part.span is None else (span.shift(part.span.start),)
            yield Words(text=text, spans=where)


def subject_of(letter: Letter, /) -> str | None:
    r"""Return the subject of a letter without the marks of forwarding and of its list.

    >>> subject_of(read_letter(b"Subject: Fwd: [ports] Harbour\nList-Id: <ports.example.org>\n"))
    'Harbour'
    """
    subject = letter.value("subject")
    if subject is None:
        return None
    bare = own_subject(subject)
    reply = _REPLY.match(bare)
    start = reply.end() if reply else 0
    found = _LIST_TAG.match(bare, start)
    if found is not None:
        list_id = letters(letter.value("list-id") or letter.value("list-post") or "")
        if list_id and letters(found["name"]) in list_id:
            bare = own_subject(bare[:start] + bare[found.end() :]) or bare
    return bare


def _find_forward(
    words: Sequence[Words],
) -> tuple[list[Words], Letter, list[Words]] | None:
    """Return what stands above a message that was forwarded in the text, its letter, its text."""
    lines: list[str] = []
    owners: list[tuple[int, int]] = []
    for at, one in enumerate(words):
        for start, line in _lines_of(one.text):
            lines.append(line)
            owners.append((at, start))
    found: Forward | None = find_forward(lines)
    if found is None:
        return None
    above = _upto(words, owners[found.marker])
    rest = _from(words, owners[found.text]) if found.text < len(lines) else []
    fields = tuple(
        Field(name=name, words=squeeze(value), raw=value) for name, value in found.fields.items()
    )
    return above, Letter(fields=fields), rest


def _lines_of(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for line in text.split("\n"):
        yield start, line
        start += len(line) + 1


def _upto(words: Sequence[Words], place: tuple[int, int]) -> list[Words]:
    at, start = place
    head = words[at].text[:start].strip()
    return [*words[:at], *([evolve(words[at], text=head, links=())] if head else ())]


def _from(words: Sequence[Words], place: tuple[int, int]) -> list[Words]:
    at, start = place
    first = words[at] if not start else evolve(words[at], text=words[at].text[start:], links=())
    return [first, *words[at + 1 :]]


def take_credits(
    words: Sequence[Words], /, *, title: str | None, names: Sequence[str] = ()
) -> tuple[list[Words], list[Credit], str | None]:
    """Return the text without headline, byline and date line, what these say, and an address.

    The address is that of a headline that repeats the title and is a link.
    """
    known = {letters(name) for name in (title, *names) if name}
    kept: list[Words] = []
    signed: list[Credit] = []
    url: str | None = None
    for at, one in enumerate(words):
        if not (at < _FIRST or at >= len(words) - _LAST):
            kept.append(one)
        elif letters(one.text[:400]) in known:
            if title and one.links and letters(title) == letters(one.text):
                url = url or canonical_url(one.links[0].url)
        elif (said := _credits(one)) is not None:
            signed += said
        else:
            kept.append(one)
    return kept, signed, url


def _credits(one: Words) -> list[Credit] | None:
    """Return what a line of credits says, ``None`` if it is text."""
    if one.kind not in _CREDITED:
        return None
    said = credited(one.text, labels=one.kind is BlockKind.PARAGRAPH)
    if said is None:
        return None
    return [
        Credit(field=signed.field, words=signed.words, method=signed.method, spans=one.spans)
        for signed in said
    ]
