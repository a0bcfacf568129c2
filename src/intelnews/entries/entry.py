"""An entry of a feed, a table or a list, whatever the format: what it says, by what, and where."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from html import unescape
from typing import TYPE_CHECKING, Any, Final

from attrs import define, evolve, field, frozen

from intelnews.entries.found import Said
from intelnews.fields.dates import is_ambiguous, parse_moment
from intelnews.fields.names import parse_byline
from intelnews.fields.newsrooms import is_nobody
from intelnews.folding import letters, squeeze
from intelnews.html.piece import PieceBlock, PieceOfPage, plain_text, read_piece
from intelnews.limits import DEFAULT_LIMITS
from intelnews.model import (
    ArticleKind,
    Author,
    Comment,
    FrozenMap,
    Link,
    Locator,
    Origin,
    Problem,
    Severity,
    Tag,
)
from intelnews.model.record import many
from intelnews.text.signing import signers, signs

if TYPE_CHECKING:
    from collections.abc import Iterable

    from intelnews.limits import Limits
    from intelnews.model import TagKind

__all__ = ["OF_FEED", "Content", "Entry", "Item", "Said", "language_of", "people"]

#: How the method ends of what a feed says for all of its entries.
OF_FEED: Final = "of the feed"
_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9]{1,8}){0,4}")
_POST_ID = re.compile(r"[?&]p(?:ost)?=(\d{1,12})\b")
_NAME_CHARS: Final = 80  # the longest names of newsrooms
_DECK_CHARS: Final = 400  # a deck has a sentence or three; what is longer is the text again
_TELLING: Final = 50  # letters by which a summary is known to be the beginning of the text
_OPENING: Final = 4 * _TELLING  # so many characters nearly always hold so many letters
_TAG = re.compile(r"<[^<>]{0,2000}>")
_RAW_CHARS: Final = 400  # enough to recognise what stood there
_SURE: Final = 0.95  # an element of its own says it
_SIGNED: Final = 0.85  # a line of the text says it
_LESS_SURE: Final = 0.7


@frozen(kw_only=True)
class Entry:
    """An entry read: its values go by the names of the fields of a draft.

    ``said`` holds single values, ``several`` candidates, ``facts`` what has no place of its own.
    """

    said: Mapping[str, Said] = field(factory=dict)
    several: Mapping[str, tuple[Said, ...]] = field(factory=dict)
    body: tuple[PieceBlock, ...] = many(PieceBlock)
    facts: Mapping[str, Any] = field(factory=dict)


@frozen(kw_only=True)
class Content:
    """Text of an entry: as HTML or as plain text, by an element, with the base of its links."""

    text: str
    method: str
    is_html: bool = True
    base: str | None = None
    locator: Locator | None = None
    #: The text where it has been read already; the others do not count then.
    blocks: tuple[PieceBlock, ...] = many(PieceBlock)

    def read(self, title: str | None, names: Iterable[str], limits: Limits) -> PieceOfPage:
        """Return the blocks of the text."""
        if self.blocks:
            return PieceOfPage(blocks=self.blocks)
        if self.is_html:
            return read_piece(
                self.text, base=self.base, title=title, names=names, signs=signs, limits=limits
            )
        parts = (" ".join(part.split()) for part in re.split(r"\n[ \t]*\n", self.text))
        return PieceOfPage(blocks=tuple(PieceBlock(text=part) for part in parts if part))


@define(kw_only=True)
class Item:
    """What an entry was found to say, on its way to an ``Entry``."""

    title: Said | None = None
    url: Said | None = None
    publication: Said | None = None
    language: Said | None = None
    authors: list[Said] = field(factory=list)
    published: list[Said] = field(factory=list)
    modified: list[Said] = field(factory=list)
    captured: list[Said] = field(factory=list)
    kind: ArticleKind | None = None
    content: Content | None = None
    is_cut: bool = False  # whether the source says that there is more than its content
    summary: Content | None = None
    tags: list[Tag] = field(factory=list)
    tagged: Locator | None = None
    links: list[Link] = field(factory=list)
    comments: tuple[Comment, ...] = ()
    comment_count: int | None = None
    extra: dict[str, Any] = field(factory=dict)
    problems: list[Problem] = field(factory=list)

    def entry(
        self, *, day_first: bool | None = None, limits: Limits = DEFAULT_LIMITS
    ) -> Entry | None:
        """Return what a parser hands over; ``None`` where the entry says nothing at all."""
        names = [one.name for said in self.authors for one in said.value]
        title = self.title.value if self.title else None
        chosen = self.content or self.summary
        piece = chosen.read(title, names, limits) if chosen else PieceOfPage()
        if not piece.blocks and chosen is self.content and self.summary:
            chosen = self.summary
            piece = chosen.read(title, names, limits)
        own = [said for said in self.authors if not said.method.endswith(OF_FEED)]
        if signed := signers(piece.credits):
            said_there = Said(
                value=signed,
                method="byline",
                locator=chosen.locator if chosen else None,
                raw=" | ".join(piece.credits),
                confidence=_SIGNED,
            )
            self.authors = [*own, said_there] if own else [said_there, *self.authors]
        if not (title or piece.blocks or self.url or own or self.published):
            return None
        said = {
            name: one
            for name in ("title", "url", "publication", "language")
            if (one := getattr(self, name)) is not None
        }
        if self.content and self.summary and chosen is self.content:
            deck = _deck(self.summary, piece, title)
            if deck:
                said["deck"] = Said(
                    value=deck, method=self.summary.method, locator=self.summary.locator
                )
        return Entry(
            said=said,
            several={
                "authors": tuple(self.authors),
                "published": tuple(_dated(self.published, day_first)),
                "modified": tuple(_dated(self.modified, day_first)),
                "captured": tuple(_dated(self.captured, day_first)),
            },
            body=piece.blocks,
            facts={
                "kind": self.kind,
                "tags": _distinct(self.tags),
                "links": tuple(self.links),
                "comments": self.comments,
                "comment_count": self.comment_count,
                "truncated": bool(piece.blocks)
                and (self.is_cut or piece.is_teaser or chosen is not self.content),
                "origins": tuple(self.origins(chosen if piece.blocks else None)),
                "problems": (*self.problems, *piece.problems),
                "extra": FrozenMap(self.extra),
            },
        )

    def origins(self, content: Content | None) -> Iterable[Origin]:
        """Yield where the text and the labels stand."""
        if content is not None:
            yield Origin(
                field="text", method=content.method, locator=content.locator, confidence=_SURE
            )
        if self.tags and self.tagged is not None:
            yield Origin(
                field="tags",
                method="category",
                locator=self.tagged,
                raw=", ".join(tag.name for tag in self.tags)[:_RAW_CHARS],
            )

    def file(self, name: str, place: Locator, *, kind: TagKind, **facts: Any) -> None:
        """Note a label."""
        words = squeeze(name)
        if words:
            self.tags.append(_tag(words, kind, **facts))
            self.tagged = self.tagged or place

    def identify(self, guid: str) -> None:
        """Note by which name the feed knows the entry, and the number of a blog's post in it."""
        self.extra["guid"] = guid
        if found := _POST_ID.search(guid):
            self.extra["post_id"] = int(found[1])

    def note(self, code: str, message: str, place: Locator | None = None) -> None:
        """Note a problem that a reader may want to know."""
        self.problems.append(
            Problem(code=code, message=message, severity=Severity.NOTE, locator=place)
        )


def _deck(summary: Content, piece: PieceOfPage, title: str | None) -> str | None:
    """Return the summary, unless it is the beginning of the text over again."""
    if len(summary.text) > 10 * _DECK_CHARS:
        return None
    opening = _opening(" ".join(block.text for block in piece.blocks[:5])[: 2 * _DECK_CHARS])
    bare = unescape(_TAG.sub(" ", summary.text))
    if opening.startswith(_opening(bare)):
        return None
    deck = plain_text(summary.text) if summary.is_html else squeeze(summary.text)
    head = _opening(deck)
    if not head or len(deck) > _DECK_CHARS or opening.startswith(head) or deck == title:
        return None
    return deck


@lru_cache(maxsize=4096)  # a file names its few labels and writers again and again
def _tag(name: str, kind: TagKind, /, **facts: Any) -> Tag:
    return Tag(name=name, kind=kind, **facts)


def people(name: str, /, *, url: str | None = None) -> tuple[Author, ...]:
    """Return the persons that an element for authors names; for want of one, the organisation.

    >>> [author.name for author in people("kral@port.example (Anna Kral)")], people("admin")
    (['Anna Kral'], ())
    >>> people("Ansel Harbour Board")[0].name
    'Ansel Harbour Board'
    """
    return _people(name, url)


@lru_cache(maxsize=4096)
def _people(name: str, url: str | None) -> tuple[Author, ...]:
    plain = plain_text(name)
    found = parse_byline(plain)
    if not found and 0 < len(plain) <= _NAME_CHARS and not re.search(r"@|://", plain):
        found = () if is_nobody(plain) else (Author(name=plain),)
    if url and len(found) == 1 and url.lower().startswith(("http://", "https://")):
        return (evolve(found[0], url=url),)
    return found


def language_of(tag: str | None, /) -> str | None:
    """Return the language that a tag such as "en-GB" begins with, in small letters.

    >>> language_of("en-GB"), language_of("the language of the Freedonians")
    ('en', None)
    """
    found = _LANGUAGE.fullmatch(tag.strip()) if tag else None
    return found[1].lower() if found else None


def _dated(candidates: Iterable[Said], day_first: bool | None) -> Iterable[Said]:
    """Yield dates; one that could be read both ways is read as the feed's other dates tell."""
    for said in candidates:
        moment = None
        if day_first is not None and isinstance(said.value, str) and is_ambiguous(said.value):
            moment = parse_moment(said.value, day_first=day_first)
        if moment is None:
            yield said
        else:
            yield Said(
                value=moment,
                method=said.method,
                locator=said.locator,
                raw=said.value,
                confidence=_LESS_SURE,
            )


def _distinct(tags: Iterable[Tag]) -> tuple[Tag, ...]:
    """Return the labels without repeats; two of one name differ only if their schemes do."""
    found: dict[tuple[object, ...], Tag] = {}
    for tag in tags:
        found.setdefault((tag.slug, tag.kind, tag.scheme), tag)
    return tuple(found.values())


def _opening(text: str) -> str:
    """Return the first letters of a text, as many as tell it from others."""
    said = letters(text[:_OPENING])
    if len(said) <= _TELLING and len(text) > _OPENING:
        said = letters(text)
    return said[:_TELLING]
