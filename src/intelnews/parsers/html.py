"""The parser of web pages: one article or a listing, live, saved or from an archive."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, ClassVar, Final, TypeVar

from attrs import frozen

from intelnews.folding import fold
from intelnews.html.ballot import locate
from intelnews.html.blocks import read_blocks
from intelnews.html.body import read_body
from intelnews.html.collector import paused_collector
from intelnews.html.comments import read_comments
from intelnews.html.entries import read_entry
from intelnews.html.listings import find_entries
from intelnews.html.metadata import read_metadata
from intelnews.html.page import read_page
from intelnews.html.trouble import frames_of, iter_troubles, mend
from intelnews.html.unwrap import original_address, unwrap
from intelnews.html.views import iter_views
from intelnews.html.vote import article_body, elect
from intelnews.html.wordpress import iter_residue, read_post_classes, short_link
from intelnews.model import FrozenMap, Locator, Moment, Origin, Severity
from intelnews.plugins.contract import Draft, Found, Match, Piece
from intelnews.text.counts import match_comment_count

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from intelnews.html.ballot import Candidate, Election
    from intelnews.html.body import Body
    from intelnews.html.comments import Thread
    from intelnews.html.entries import Entry, Fact
    from intelnews.html.metadata import Metadata
    from intelnews.html.page import Node, Page
    from intelnews.html.unwrap import Keeping
    from intelnews.html.views import View
    from intelnews.html.vote import Fields
    from intelnews.intake.document import Document
    from intelnews.model import Problem
    from intelnews.plugins.contract import Head, Yield

__all__ = ["HtmlParser"]

V = TypeVar("V")

# What may stand before the first element: white space, comments, an XML declaration.
_TOP = re.compile(
    r"\s*(?:(?:<!--(?:(?!-->).){0,4000}-->|<\?xml[^<>]{0,200}\?>)\s*){0,9}", re.DOTALL
)
_ROOT = re.compile(r"<!doctype\s+html|<html[\s>]", re.IGNORECASE)
_FIRST = re.compile(
    r"<(?:head|body|title|meta|link|base|script|style|noscript|div|p|article|section|main|header"
    r"|h[1-6]|table|center|font|span|ul|ol|a|b|i|em|strong|blockquote|img|br|hr|form|frameset"
    r"|plaintext|template|figure|nav|aside|pre)(?=[\s/>])",
    re.IGNORECASE,
)
_BLOCK = re.compile(r"</(?:p|div|h[1-6]|li|td|a|article)>|<(?:br|p|div)\s?/?>", re.IGNORECASE)
_ROOT_CHARS: Final = 20_000  # notes of archives and old browsers' conditions may stand before
_MENDS: Final = 3  # a page with more than one mark unclosed is rare


class HtmlParser:
    """Reads a web page: one article, or each entry of a listing.

    What archives and browsers put around a page is undone first, and marks that nobody closed are
    passed over. Each field is put to the vote over all that the page says; the text is chosen
    block by block. Problems name what is wrong with the page: ``script-shell``, ``consent-wall``,
    ``frames``, ``no-text``, ``unclosed-title`` and the like, and those of the seam to the engine.

    >>> from intelnews.intake.document import Document
    >>> page = "<title>Port</title><h1>Harbour reopens</h1><p>The port of Ansel is open again.</p>"
    >>> [draft] = HtmlParser().parse(Document(text=page))
    >>> draft.title.value
    'Harbour reopens'
    """

    name: ClassVar[str] = "html"
    formats: ClassVar[tuple[str, ...]] = ("html", "xhtml")
    summary: ClassVar[str] = "web pages: an article or a listing, live, saved or archived"

    def sniff(self, head: Head, /) -> Match | None:
        """Bid by the document type or root, by a first element of HTML, or by tags in a text."""
        text = head.text
        top = _TOP.match(text)
        start = top.end() if top else 0
        if _ROOT.match(text, start):
            return Match(0.9, "an HTML document")
        if _FIRST.match(text, start):
            if _ROOT.search(text, start, _ROOT_CHARS):
                return Match(0.8, "an HTML document behind other tags")
            return Match(0.6, "a piece of HTML")
        tags = len(_BLOCK.findall(text[:_ROOT_CHARS]))
        return Match(0.3, f"text with {tags} tags of HTML") if tags > 2 else None

    def parse(self, document: Document, /) -> Iterator[Yield]:
        """Yield the article of a page, or each entry of a listing."""
        with paused_collector():
            reading = _Reading.of(document)
            found = list(reading.listing()) if reading.entries else [reading.article()]
            reading.release()
        yield from found


@frozen(kw_only=True, eq=False)
class _Reading:
    """A page on its way to drafts: the tree, and all that was gathered from it before the text."""

    page: Page
    keepings: tuple[Keeping, ...]
    views: tuple[View, ...]
    metadata: Metadata
    thread: Thread
    entries: tuple[Node, ...]
    problems: tuple[Problem, ...]

    @classmethod
    def of(cls, document: Document) -> _Reading:
        kept = unwrap(document.text, url=document.url)
        url = original_address(document.url)[0] if document.url else kept.url
        page = read_page(kept.text, url=url, limits=document.limits)
        problems: list[Problem] = []
        for _ in range(_MENDS):
            mended = mend(page)
            if mended is None:
                break
            problems.append(mended.problem)
            page = read_page(mended.source, url=url, limits=document.limits)
        metadata = read_metadata(page)
        is_article = any(item.kind == "article" for item in metadata.own_items()) or any(
            meta.content.lower().startswith("article") for meta in metadata.meta("og:type")
        )
        return cls(
            page=page,
            keepings=kept.keepings,
            views=tuple(iter_views(page)),
            metadata=metadata,
            thread=read_comments(page),
            entries=find_entries(page, is_article=is_article),
            problems=(*page.problems, *problems, *metadata.problems),
        )

    def release(self) -> None:
        """Take the tree apart, so that its memory is free at once and without a search."""
        for node in self.page.nodes:
            node.parent = None
            node.children = []

    def article(self) -> Draft:
        """Return the draft of a page that holds one article."""
        page = self.page
        excluded = [*self.thread.nodes, *iter_residue(page)]
        excluded += [view.node for view in self.views if view.is_frame]
        body = read_body(page, excluded=excluded, hint=article_body(self.metadata))
        fields = elect(page, self.metadata, body=_common(body.nodes))
        title = self.found(fields.title)
        pieces = _without_title(_pieces(body), title.value if title else None)
        text = "\n\n".join(piece.text for piece in pieces)
        frames = frames_of(page)
        origins = [
            self.origin("tags", candidate, fields.tags.confidence)
            for candidate in fields.tags.chosen
        ]
        return Draft(
            title=title,
            deck=self.found(fields.deck),
            kind=fields.kind,
            authors=_some(self.found(fields.authors)),
            published=_some(self.found(fields.published)),
            modified=_some(self.found(fields.modified)),
            captured=self.captured(),
            body=pieces,
            tags=fields.tags.winner or (),
            comments=self.thread.comments,
            comment_count=fields.comment_count,
            links=frames,
            url=self.found(fields.url) or self.kept_url(),
            publication=self.found(fields.publication),
            language=self.found(fields.language),
            truncated=body.truncated,
            origins=tuple(origins),
            problems=(*self.problems, *body.problems, *iter_troubles(page, text)),
            extra=self.extra(),
        )

    def listing(self) -> Iterator[Yield]:
        """Yield a draft for each entry of a listing, and the problems of the page."""
        fields = elect(self.page, self.metadata)
        for node in self.entries:
            entry = read_entry(self.page, node)
            if entry is not None:
                yield self.entry(entry, fields)
        yield from self.problems

    def entry(self, entry: Entry, fields: Fields) -> Draft:
        count = match_comment_count(entry.comments.value) if entry.comments else None
        excluded = [*entry.residue, *self.thread.nodes, *iter_residue(self.page)]
        blocks = read_blocks(self.page, within=entry.content, excluded=excluded)
        origin = Origin(
            field="tags",
            method="rel=tag" if entry.tag_node is not entry.node else "class names",
            locator=None if entry.tag_node is None else self.page.locator(entry.tag_node),
            raw=", ".join(tag.name for tag in entry.tags)[:_RAW],
        )
        place = self.page.locator(entry.title.node)
        return Draft(
            title=self.fact(entry.title),
            authors=[self.fact(fact) for fact in entry.authors],
            published=[self.fact(fact) for fact in entry.published],
            captured=self.captured(),
            body=[Piece(text=block.text, kind=block.kind) for block in blocks],
            tags=entry.tags,
            comment_count=count.number if count else None,
            url=None
            if entry.url is None
            else Found(value=entry.url, method="entry headline", locator=place),
            publication=self.found(fields.publication),
            language=self.found(fields.language),
            truncated=entry.is_teaser,
            origins=(origin,) if entry.tags else (),
            extra=FrozenMap({} if entry.number is None else {"post_id": entry.number}),
        )

    def fact(self, fact: Fact) -> Found[Any]:
        return Found(value=fact.value, method=fact.method, locator=self.page.locator(fact.node))

    def found(self, election: Election[V]) -> Found[V] | None:
        """Return the winner of an election with the place it was seen at."""
        if election.winner is None:
            return None
        candidate = next(iter(election.chosen), None)
        if candidate is None:
            return Found(value=election.winner, method=election.why, confidence=election.confidence)
        return Found(
            value=election.winner,
            method=candidate.method,
            locator=locate(self.page, candidate.sightings[0]),
            raw=candidate.raw[:_RAW],
            confidence=min(max(election.confidence, 0.0), 1.0),
        )

    def origin(self, name: str, candidate: Candidate[Any], confidence: float) -> Origin:
        return Origin(
            field=name,
            method=candidate.method,
            locator=locate(self.page, candidate.sightings[0]),
            raw=candidate.raw[:_RAW],
            confidence=min(max(confidence, 0.0), 1.0),
        )

    def captured(self) -> tuple[Found[str | Moment], ...]:
        """Return when the page was saved, by the first who says so."""
        for keeping in self.keepings:
            if keeping.captured is not None:
                place = None if keeping.span is None else Locator(span=keeping.span)
                return (Found(value=keeping.captured, method=keeping.method, locator=place),)
        for view in self.views:
            if view.captured is not None:
                place = self.page.locator(view.node)
                return (Found(value=view.captured, method=view.method, locator=place),)
        return ()

    def kept_url(self) -> Found[str] | None:
        """Return the address that the keeper of a page or a print view of it tells."""
        for keeping in self.keepings:
            if keeping.url:
                place = None if keeping.span is None else Locator(span=keeping.span)
                return Found(value=keeping.url, method=keeping.method, locator=place)
        for view in self.views:
            if view.url:
                return Found(
                    value=view.url, method=view.method, locator=self.page.locator(view.node)
                )
        return None

    def extra(self) -> FrozenMap:
        kept: dict[str, object] = {}
        short = short_link(self.page)
        if short is not None:
            kept["short_url"] = short[0]
        return FrozenMap(kept)


_RAW: Final = 400  # enough to recognise what stood there


def _some(found: Found[V] | None) -> tuple[Found[V], ...]:
    return () if found is None else (found,)


def _common(nodes: Iterable[Node]) -> Node | None:
    """Return the innermost element around all of some nodes."""
    found: Node | None = None
    for node in nodes:
        if found is None:
            found = node
        while found is not None and not found.index <= node.index < max(found.end, found.index + 1):
            found = found.parent
    return found


def _pieces(body: Body) -> list[Piece]:
    return [
        Piece(text=piece.text, kind=piece.kind, spans=piece.spans, links=piece.links)
        for piece in body.pieces
    ]


def _without_title(pieces: list[Piece], title: str | None) -> list[Piece]:
    """Return the pieces without the headline, where it is among the first of them."""
    key = _letters(title) if title else ""
    for at, piece in enumerate(pieces[:_FIRST_PIECES]):
        if key and _letters(piece.text) == key:
            return [*pieces[:at], *pieces[at + 1 :]]
    return pieces


_FIRST_PIECES: Final = 3  # a kicker or a picture's line may stand over the headline


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, fold(text)))
