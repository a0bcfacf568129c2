"""The parser of web pages: one article or a listing, live, saved or from an archive."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import partial
from itertools import groupby
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING, Any, ClassVar, Final, TypeVar
from urllib.parse import urljoin

from attrs import evolve, frozen

from intelnews.fields.dates import is_ambiguous, parse_moment
from intelnews.fields.tags import make_tags
from intelnews.folding import letters
from intelnews.html.ballot import load_weights, locate
from intelnews.html.blocks import Block, read_blocks
from intelnews.html.body import read_body
from intelnews.html.collector import paused_collector
from intelnews.html.comments import Thread, read_comments
from intelnews.html.entries import read_entry
from intelnews.html.listings import find_entries
from intelnews.html.metadata import Metadata, read_metadata
from intelnews.html.page import Node, Page, read_page
from intelnews.html.titles import clean_title
from intelnews.html.trouble import frames_of, iter_troubles, mend
from intelnews.html.unwrap import Keeping, original_address, unwrap
from intelnews.html.views import View, iter_views
from intelnews.html.vote import article_body, elect
from intelnews.html.wordpress import body_classes, iter_residue, short_link
from intelnews.model import BlockKind, FrozenMap, Link, Locator, Origin, Problem, Span, TagKind
from intelnews.plugins.contract import Draft, Found, Match, Piece, Weighed
from intelnews.text.counts import match_comment_count
from intelnews.text.facts import iter_authors, iter_dates, kind_of_post, permalink_of, site_of
from intelnews.text.printed import read_printed
from intelnews.text.residue import ResidueKind, read_residue
from intelnews.text.signing import signs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from intelnews.html.ballot import Candidate, Election, Sighting
    from intelnews.html.body import Body
    from intelnews.html.entries import Entry, Fact
    from intelnews.html.vote import Fields
    from intelnews.intake.document import Document
    from intelnews.model import Moment, Tag
    from intelnews.plugins.contract import Head, Yield
    from intelnews.text.facts import Fact as Printing
    from intelnews.text.printed import Printed

__all__ = ["HtmlParser"]

V = TypeVar("V")

# What may stand before the first element: white space, comments, an XML declaration.
_TOP = re.compile(
    r"\s*(?:(?:<!--(?:(?!-->).){0,4000}-->|<\?xml[^<>]{0,200}\?>)\s*){0,9}", re.DOTALL
)
_ROOT = re.compile(r"<!doctype\s*html|<html[\s>]", re.IGNORECASE)
_FIRST = re.compile(
    r"<(?:head|body|title|meta|link|base|script|style|noscript|div|p|article|section|main|header"
    r"|h[1-6]|table|center|font|span|ul|ol|a|b|i|em|strong|blockquote|img|br|hr|form|frameset"
    r"|plaintext|template|figure|nav|aside|pre)(?=[\s/>])",
    re.IGNORECASE,
)
_BLOCK = re.compile(r"</(?:p|div|h[1-6]|li|td|a|article)>|<(?:br|p|div)\s?/?>", re.IGNORECASE)
_ROOT_CHARS: Final = 20_000  # notes of archives and old browsers' conditions may stand before
_WALLS: Final = frozenset(["consent-wall", "script-shell"])
_MENDS: Final = 3  # a page with more than one mark unclosed is rare


class HtmlParser:
    """Reads a web page: one article, or each entry of a listing.

    What archives and browsers put around a page is undone first, and marks that nobody closed are
    passed over. Each field is put to the vote over all that the page says; the text is chosen
    block by block. Problems name what is wrong with the page: ``script-shell``, ``consent-wall``,
    ``frames``, ``no-text``, ``unclosed-title`` and the like, and those of the seam to the engine;
    ``conflicting-date`` and ``conflicting-author`` where much speaks for two.

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
            return Match(0.63, "a piece of HTML")
        tags = len(_BLOCK.findall(text[:_ROOT_CHARS]))
        return Match(0.33, f"text with {tags} tags of HTML") if tags > 2 else None

    def parse(self, document: Document, /) -> Iterator[Yield]:
        """Yield the article of a page, or each entry of a listing."""
        with paused_collector():
            found = _read(document)
        yield from found

    def weigh(self, document: Document, /) -> Iterator[Weighed]:
        """Yield the candidates for each field of the page, the heaviest first, and what counted.

        >>> from intelnews.intake.document import Document
        >>> page = "<title>Harbour reopens - The Sea</title><h1>Harbour reopens</h1><p>It is open."
        >>> next(HtmlParser().weigh(Document(text=page))).value
        'Harbour reopens'
        """
        reading = _Reading.of(document)
        fields = reading.elected()[1]
        for name, table in _TABLES.items():
            election = getattr(fields, name)
            chosen = {id(candidate) for candidate in election.chosen}
            weights = load_weights(table)
            for candidate in election.candidates[:_SHOWN]:
                shares = candidate.reasons(weights)[:_REASONS] if table else ()
                yield Weighed(
                    field=name,
                    value=_words(candidate.value)[:_RAW],
                    weight=candidate.weight,
                    method=candidate.method,
                    locator=_place(reading.page, candidate.sightings[0]),
                    won=id(candidate) in chosen,
                    reasons=tuple(f"{feature} {share:+.2f}" for feature, share in shares),
                )


# The fields that are elected, and the table of weights of each.
_TABLES: Final = {
    "title": "title",
    "deck": "",
    "authors": "author",
    "published": "date",
    "modified": "",
    "publication": "",
    "language": "",
    "url": "",
    "tags": "tag",
}
_SHOWN: Final = 6  # candidates a field; behind them the weights are of no interest
_REASONS: Final = 4


def _words(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(_words, value))
    return str(getattr(value, "name", value))


def _read(document: Document) -> list[Yield]:
    """Return what a page holds; the tree is gone when this returns."""
    reading = _Reading.of(document)
    found: list[Yield] = [*reading.listing()] if reading.entries else [reading.article()]
    reading.page.release()
    return found


@frozen(eq=False)
class _Row:
    """A line of a block of text."""

    block: Block
    text: str


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
        views = tuple(iter_views(page))
        foreign = [view.node for view in views if view.is_foreign]
        metadata = read_metadata(page, without=foreign)
        is_article = any(item.kind == "article" for item in metadata.own_items()) or any(
            meta.content.lower().startswith("article") for meta in metadata.meta("og:type")
        )
        return cls(
            page=page,
            keepings=kept.keepings,
            views=views,
            metadata=metadata,
            thread=read_comments(page),
            entries=find_entries(page, is_article=is_article),
            problems=(*page.problems, *problems, *metadata.problems),
        )

    def article(self) -> Draft:
        """Return the draft of a page that holds one article."""
        page = self.page
        body, fields = self.elected()
        title = self.found(fields.title) or self.unclosed_title()
        names = [author.name for author in fields.authors.winner or ()]
        pieces = _plain(self.pieces(body), title.value if title else None, names)
        text = "\n\n".join(piece.text for piece in pieces)
        troubles = tuple(iter_troubles(page, text))
        if any(problem.code in _WALLS for problem in troubles):
            pieces = []  # what little there is speaks of the page, not of the news
        origins = [
            self.origin("tags", candidate, fields.tags.confidence)
            for candidate in fields.tags.chosen
        ]
        return Draft(
            title=title,
            deck=self.found(fields.deck),
            kind=fields.kind,
            authors=self.contested(fields.authors),
            published=self.contested(fields.published),
            modified=_some(self.found(fields.modified)),
            captured=self.captured(),
            body=pieces,
            tags=self.filed(fields.tags.winner or ()),
            comments=self.thread.comments,
            comment_count=self.comment_count(fields),
            links=self.linked(frames_of(page)),
            url=self.found(fields.url) or self.kept_url(),
            publication=self.found(fields.publication),
            language=self.found(fields.language),
            origins=tuple(origins),
            problems=(*self.problems, *troubles),
            extra=self.extra(),
        )

    def elected(self) -> tuple[Body, Fields]:
        """Return the text of the article and the outcome of the vote."""
        excluded = [*self.thread.nodes, *iter_residue(self.page)]
        excluded += [view.node for view in self.views if view.is_frame]
        body = read_body(self.page, excluded=excluded, hint=article_body(self.metadata))
        return body, elect(self.page, self.metadata, body=_common(body.nodes))

    def pieces(self, body: Body) -> list[Piece]:
        return [
            Piece(text=one.text, kind=one.kind, spans=one.spans, links=self.linked(one.links))
            for one in body.pieces
        ]

    def listing(self) -> Iterator[Yield]:
        """Yield a draft for each entry of a listing, and the problems of the page."""
        fields = elect(self.page, self.metadata)
        noise = [*self.thread.nodes, *iter_residue(self.page, keep_lines=True)]
        noise.sort(key=_INDEX)
        for node in self.entries:
            entry = read_entry(self.page, node)
            if entry is not None:
                yield self.entry(entry, fields, noise)
        yield from self.problems

    def entry(self, entry: Entry, fields: Fields, noise: list[Node]) -> Draft:
        """Return the draft of one entry, its lines read as they are when somebody pastes them."""
        title = entry.title.node
        first = bisect_left(noise, entry.node.index, key=_INDEX)
        inside = noise[first : bisect_left(noise, entry.node.end, key=_INDEX)]
        blocks = read_blocks(self.page, within=entry.node, excluded=inside)
        rows = [
            _Row(block, line)
            for block in blocks
            if block.node.index >= title.index
            for line in block.text.split("\n")
        ]
        printed = read_printed([row.text for row in rows])
        post = printed.post if printed else None
        authors = [self.fact(fact) for fact in entry.authors]
        published = [self.fact(fact) for fact in entry.published]
        if printed and post:
            place = partial(self.said, rows, printed)
            authors += map(place, iter_authors(post))
            published += map(place, iter_dates(post))
        printed_site = site_of(post) if post else None
        site = self.said(rows, printed, printed_site) if printed and printed_site else None
        permalink = permalink_of(post) if post else None
        count = match_comment_count(entry.comments.value) if entry.comments else None
        return Draft(
            title=self.fact(entry.title),
            kind=kind_of_post(post, is_alone=False) if post else None,
            authors=authors,
            published=published,
            captured=self.captured(),
            body=self.body_of(rows, entry, printed),
            tags=entry.tags,
            comment_count=count.number if count else None,
            url=self.entry_url(entry),
            permalink_text=permalink.line.text if permalink else None,
            publication=self.found(fields.publication) or site,
            language=self.found(fields.language),
            truncated=entry.is_teaser or bool(post and post.is_truncated),
            origins=self.tag_origins(entry),
            extra=FrozenMap({} if entry.number is None else {"post_id": entry.number}),
        )

    def body_of(self, rows: list[_Row], entry: Entry, printed: Printed | None) -> Iterator[Piece]:
        """Yield the text of an entry: what stands in its content and is read as text, too."""
        if printed is None:
            kept = [(row.block, row.text) for row in rows if entry.holds(row.block.node)]
        else:
            read = [(rows[printed.row_of(one.line)], one.line.text) for one in printed.post.body]
            kept = [(row.block, text) for row, text in read if entry.holds(row.block.node)]
        for block, lines in groupby(kept, key=itemgetter(0)):
            text = "\n".join(text for _, text in lines)
            links = block.links_of() if text == block.text else ()
            yield Piece(
                text=text, kind=block.kind, spans=block.spans(self.page), links=self.linked(links)
            )

    def said(self, rows: list[_Row], printed: Printed, fact: Printing) -> Found[Any]:
        """Return what a line of a post says, with the place of the block it stands in."""
        block = rows[printed.row_of(fact.line)].block
        words = fact.line.text
        value: str | Moment = words
        if printed.day_first is not None and is_ambiguous(words):
            value = parse_moment(words, day_first=printed.day_first) or words
        return Found(
            value=value,
            method=fact.method,
            locator=self.page.locator(block.node),
            raw=words,
            confidence=fact.confidence,
        )

    def entry_url(self, entry: Entry) -> Found[str] | None:
        if entry.url is None:
            return None
        place = self.page.locator(entry.title.node)
        return Found(value=entry.url, method="entry headline", locator=place)

    def tag_origins(self, entry: Entry) -> tuple[Origin, ...]:
        if not entry.tags or entry.tag_node is None:
            return ()
        return (
            Origin(
                field="tags",
                method="class names" if entry.tag_node is entry.node else "rel=tag",
                locator=self.page.locator(entry.tag_node),
                raw=", ".join(tag.name for tag in entry.tags)[:_RAW],
            ),
        )

    def linked(self, links: Iterable[Link]) -> tuple[Link, ...]:
        """Return links with whole addresses."""
        base = self.page.base or self.page.url or ""
        return tuple([_whole(link, base) for link in links]) if links else ()

    def fact(self, fact: Fact) -> Found[Any]:
        return Found(value=fact.value, method=fact.method, locator=self.page.locator(fact.node))

    def found(self, election: Election[V]) -> Found[V] | None:
        """Return the winner of an election with the place it was seen at."""
        if election.winner is None:
            return None
        candidate = next(iter(election.chosen), None)
        if candidate is None:
            return Found(value=election.winner, method=election.why)
        return Found(
            value=election.winner,
            method=candidate.method,
            locator=_place(self.page, candidate.sightings[0]),
            raw=candidate.raw[:_RAW],
            confidence=_share(election.confidence),
        )

    def unclosed_title(self) -> Found[str] | None:
        """Return the words of a title that is never closed, up to the next tag."""
        for problem in self.problems:
            place = None if problem.locator is None else problem.locator.span
            if problem.code == "unclosed-title" and place is not None:
                stop = self.page.source.find("<", place.end)
                inside = Span(place.end, len(self.page.source) if stop < 0 else stop)
                words = clean_title(inside.cut(self.page.source))
                if 0 < len(words) <= _TITLE_CHARS:
                    return Found(value=words, method="<title>", locator=Locator(span=inside))
        return None

    def contested(self, election: Election[V]) -> tuple[Found[V], ...]:
        """Return the winner of an election, and behind it those that contradict it."""
        winner = self.found(election)
        if winner is None:
            return ()
        rivals = [
            Found(
                value=one.value,
                method=one.method,
                locator=_place(self.page, one.sightings[0]),
                raw=one.raw[:_RAW],
            )
            for one in election.rivals
        ]
        return (winner, *rivals)

    def origin(self, name: str, candidate: Candidate[Any], confidence: float) -> Origin:
        return Origin(
            field=name,
            method=candidate.method,
            locator=_place(self.page, candidate.sightings[0]),
            raw=candidate.raw[:_RAW],
            confidence=_share(confidence),
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

    def comment_count(self, fields: Fields) -> int | None:
        if fields.comment_count is not None or not self.thread.heading:
            return fields.comment_count
        count = match_comment_count(self.thread.heading)
        return count.number if count else None

    def filed(self, tags: tuple[Tag, ...]) -> tuple[Tag, ...]:
        """Return the tags with the categories that a blog's post is filed under."""
        links = [
            node
            for node in self.page.by_tag.get("a", ())
            if "rel" in node.attrs and "category" in node.attrs["rel"].split()
        ]
        known = {tag.slug for tag in tags}
        found = make_tags([node.text() for node in links[:_CATEGORIES]], kind=TagKind.CATEGORY)
        return (*tags, *(tag for tag in found if tag.slug not in known))

    def extra(self) -> FrozenMap:
        """Return the number and the short address of a blog's post."""
        kept: dict[str, object] = {}
        for name in body_classes(self.page):
            if found := _POST_ID.fullmatch(name):
                kept["post_id"] = int(found[1])
        short = short_link(self.page)
        if short is not None:
            kept["short_url"] = short[0]
        return FrozenMap(kept)


def _place(page: Page, sighting: Sighting) -> Locator | None:
    """Return where a value was seen; a value of linked data is looked for in its script."""
    found = locate(page, sighting)
    if found is None or found.span is not None or not _POINTER.match(found.path or ""):
        return found
    scripts = [script for script in page.scripts if "ld+json" in script.type]
    number = int((found.path or "").split("/")[1])
    span = page.span(scripts[number].node) if number < len(scripts) else None
    if span is None:
        return found
    start = page.source.find(sighting.raw, span.start, span.end) if sighting.raw else -1
    inside = span if start < 0 else Span(start, start + len(sighting.raw))
    return evolve(found, span=inside)


_POINTER = re.compile(r"/\d{1,4}(?:/|$)")
_CATEGORIES: Final = 20
_POST_ID = re.compile(r"postid-(\d{1,12})")
_INDEX = attrgetter("index")
_RAW: Final = 400  # enough to recognise what stood there


def _share(confidence: float) -> float:
    """Return a confidence with two decimals: more would be noise, and differ by machine."""
    return round(min(max(confidence, 0.0), 1.0), 2)


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


# An address that joining leaves as it is: nothing in it is relative, empty or odd.
_ABSOLUTE = re.compile(
    r"https?://[\w.-]+(?:/[\w./%~+,@=&:!-]*)?(?:\?[\w./%~+,@=&:!-]+)?(?:#[\w./%~+,@=&:!-]+)?",
    re.ASCII,
)


def _whole(link: Link, base: str) -> Link:
    url = _joined(base, link.url)
    if url == link.url:
        return link
    return Link(url=url, text=link.text, span=link.span, rel=link.rel)


def _joined(base: str, url: str) -> str:
    if not base or _ABSOLUTE.fullmatch(url):
        return url
    try:
        return urljoin(base, url)
    except ValueError:  # an address that urllib refuses, such as one with half a bracket
        return url


_FIRST_PIECES: Final = 5  # a kicker, a picture's line or the date may stand over the headline
_LAST_PIECES: Final = 2
_CREDIT_CHARS: Final = 160


def _plain(pieces: list[Piece], title: str | None, names: Iterable[str]) -> list[Piece]:
    """Return the pieces without the headline and the lines that sign, date and license the article.

    They are printed over the text or at its foot, and are known from there.
    """
    known = {letters(name) for name in (title, *names) if name}
    last = len(pieces) - _LAST_PIECES
    return [
        piece
        for at, piece in enumerate(pieces)
        if not (
            (at < _FIRST_PIECES or at >= last)
            and (letters(piece.text[:_TITLE_CHARS]) in known or _is_credit(piece))
        )
        and not (at >= last and _is_colophon(piece))
    ]


_TITLE_CHARS: Final = 400  # no headline is longer; a paragraph need not be folded


def _is_colophon(piece: Piece) -> bool:
    if len(piece.text) > _CREDIT_CHARS:
        return False
    residue = read_residue(" ".join(piece.text.split()))
    return residue is not None and residue.kind is ResidueKind.COLOPHON


def _is_credit(piece: Piece) -> bool:
    return piece.kind is BlockKind.PARAGRAPH and signs(piece.text)
