"""RSS of all versions: 0.9x and 2.0, and RSS 1.0, which is RDF."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from attrs import frozen

from intelnews.entries.entry import Content, Item, Said, language_of, people
from intelnews.entries.keeping import keep_entries
from intelnews.entries.numeric import order_of_dates
from intelnews.errors import ParseError
from intelnews.fields.tags import split_list
from intelnews.fields.urls import canonical_url, is_url
from intelnews.html.piece import plain_text
from intelnews.limits import DEFAULT_LIMITS
from intelnews.markup.xml import XmlReader
from intelnews.model import Link, Locator, TagKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from intelnews.entries.entry import Entry
    from intelnews.limits import Limits
    from intelnews.markup.xml import Element
    from intelnews.model import Author, Problem

__all__ = ["read_rss"]

_PUBLISHED: Final = ("pubdate", "dc:date", "dcterms:issued", "dcterms:created", "published", "date")
_MODIFIED: Final = ("updated", "dcterms:modified", "lastbuilddate", "modified")
_FULL: Final = ("content:encoded", "content", "xhtml:body", "xhtml:div", "fulltext", "body")
_SHORT: Final = ("description", "summary", "dc:description", "itunes:summary", "abstract")
_SUBJECTS: Final = ("category", "dc:subject", "itunes:keywords", "media:keywords", "keywords")
_FIGURE = re.compile(r"\s*(\d{1,7})\s*")


@frozen
class Channel:
    """What the feed says of itself, for all of its items."""

    title: Said | None = None
    link: str | None = None
    language: Said | None = None
    base: str | None = None


def read_rss(
    source: str | Iterable[str],
    /,
    *,
    head: str = "",
    url: str | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> Iterator[Entry | Problem]:
    """Yield the items of a feed, then what was wrong with it.

    Args:
        source: The feed, or slices of it.
        head: The beginning of a feed that comes in slices. What is said of all items is looked
            for in it: whose feed it is, where no word of that stands before the first of them,
            and whether numeric dates have the day first.
        url: Its address.
        limits: Bounds.

    Raises:
        ParseError: If it has no element at all.

    >>> feed = "<rss><channel><title>Ansel Post</title><item><title>Harbour reopens</title></item>"
    >>> entry = next(read_rss(feed))
    >>> entry.said["title"].value, entry.said["publication"].value
    ('Harbour reopens', 'Ansel Post')
    """
    head = source if isinstance(source, str) else head
    reader = XmlReader(source, limits=limits)
    items = _items(reader, head, url, limits)
    yield from keep_entries(items, noun="items", problems=reader.problems)


def _items(reader: XmlReader, head: str, url: str | None, limits: Limits) -> Iterator[Entry | None]:
    channel: Channel | None = None
    order = cache(order_of_dates)  # of all items, asked for at the first that needs it
    for count, element in enumerate(reader.elements("item"), start=1):
        if channel is None:
            channel = _channel(_outer(element, reader), url)
            if channel.title is None:
                channel = _late_channel(head, url, limits, channel)
        item = _Reader(element, count, channel).item()
        day_first = order(head) if _is_numeric(item) else None
        yield item.entry(day_first=day_first, limits=limits)
    if reader.root is None:
        raise ParseError("there is no element in the feed; is it XML?")


def _is_numeric(item: Item) -> bool:
    """Tell whether a date has its month in figures, and the day is not plainly behind it."""
    return any(said.value[:3].count("/") or said.value[:3].count(".") for said in item.published)


def _outer(element: Element, reader: XmlReader) -> Element | None:
    """Return the channel: around the items in RSS 2.0, beside them in RSS 1.0."""
    parent = element.parent
    if parent is not None and parent.name.lower() == "channel":
        return parent
    root = reader.root
    return root.child("channel") or parent if root else parent


def _late_channel(text: str, url: str | None, limits: Limits, channel: Channel) -> Channel:
    """Return the channel of a feed that says who it is below its items."""
    for element in XmlReader(text, limits=limits).elements("channel"):
        return _channel(element, url)
    return channel


def _channel(element: Element | None, url: str | None) -> Channel:
    if element is None:
        return Channel(base=url)
    titles = [one for one in element.each("title", "dc:title") if one.text.strip()]
    links = [one.text.strip() for one in element.each("link") if one.text.strip()]
    links += [one.get("href") or "" for one in element.each("link") if one.get("rel") != "self"]
    languages = [*element.each("language", "dc:language")]
    language = next((language_of(one.text) for one in languages), None) or language_of(
        element.language()
    )
    link = next((one for one in links if is_url(one)), None)
    return Channel(
        title=_said_of(titles[0], "channel/title", plain_text(titles[0].text)) if titles else None,
        link=link,
        language=Said(
            value=language,
            method="language",
            locator=Locator(line=languages[0].line, path="channel/language") if languages else None,
            confidence=0.7,  # programs set it once for all, and blogs leave it at English
        )
        if language
        else None,
        base=element.base(url or link),
    )


def _said_of(element: Element, path: str, value: str) -> Said:
    raw = element.words[:400]
    return Said(
        value=value,
        method=path.rpartition("/")[2],
        locator=Locator(line=element.line, path=path),
        raw=raw,
    )


class _Reader:
    """One item of a feed; its elements by name, in small letters."""

    def __init__(self, element: Element, number: int, channel: Channel) -> None:
        self.element = element
        self.path = f"item[{number}]"
        self.channel = channel
        self.named: dict[str, list[Element]] = {}
        for child in element.children:
            name = child.name.lower()
            if name in self.named:
                self.named[name].append(child)
            else:
                self.named[name] = [child]

    def place(self, element: Element) -> Locator:
        return Locator(line=element.line, path=f"{self.path}/{element.name}")

    def each(self, *names: str) -> list[Element]:
        """Return elements that hold something, those of the first name first."""
        named = self.named
        if named.keys().isdisjoint(names):
            return []
        return [one for name in names if name in named for one in named[name] if one.words]

    def said(self, element: Element, value: object = None) -> Said:
        raw = element.words
        return Said(
            value=raw if value is None else value,
            method=element.name,
            locator=self.place(element),
            raw=raw[:400],
        )

    def item(self) -> Item:
        item = Item(publication=self.channel.title, language=self.channel.language)
        base = self.element.base(self.channel.base)
        for element in self.each("title", "media:title", "dc:title", "itunes:title"):
            title = plain_text(element.inner_html())
            if title:
                item.title = self.said(element, title)
                break
        item.url = self.url(base, item)
        self.authors(item)
        item.published = [self.said(one) for one in self.each(*_PUBLISHED)]
        item.modified = [self.said(one) for one in self.each(*_MODIFIED)]
        address = item.url.value if item.url else base
        item.content = self.content(_FULL, address)
        item.summary = self.content(_SHORT, address)
        self.subjects(item)
        self.discussion(item)
        for element in self.named.get("enclosure", ()):
            if target := canonical_url(element.get("url") or "", base=base):
                item.links.append(Link(url=target, rel="enclosure"))
        for element in self.each("source"):
            if words := plain_text(element.text):
                item.publication = self.said(element, words)
        for element in self.each("dc:language", "language"):
            if language := language_of(element.text):
                item.language = self.said(element, language)
        return item

    def content(self, names: tuple[str, ...], base: str | None) -> Content | None:
        for element in self.each(*names):
            html = element.inner_html()
            return Content(
                text=html,
                method=element.name,
                base=_based(element, base),
                locator=self.place(element),
            )
        return None

    def url(self, base: str | None, item: Item) -> Said | None:
        found = [
            (one.words, one, one.words[:400]) for one in self.each("feedburner:origlink", "link")
        ]
        for element in self.named.get("link", ()):
            href = element.get("href")
            if href and (element.get("rel") or "alternate") == "alternate":
                found.append((href, element, href))
        for element in self.each("guid", "id"):
            guid = element.words
            item.identify(guid)
            if (element.get("isPermaLink") or "true").lower() != "false" and is_url(guid):
                found.append((guid, element, guid[:400]))
        about = self.element.get("rdf:about")
        if about and about.strip():
            item.extra.setdefault("guid", about.strip())
        for href, element, raw in found:
            address = canonical_url(href, base=base)
            if address is not None:
                place = self.place(element)
                return Said(value=address, method=element.name, locator=place, raw=raw)
        address = canonical_url(about.strip(), base=base) if about and about.strip() else None
        if about is None or address is None:
            return None
        return Said(value=address, method="rdf:about", raw=about[:400])

    def authors(self, item: Item) -> None:
        """Note the writers: all elements of the first name that names any."""
        for name in ("dc:creator", "author", "dcterms:creator", "itunes:author", "dc:contributor"):
            found: tuple[Author, ...] = ()
            places = []
            for element in self.each(name):
                inner = element.child("name")
                uri = element.child("uri", "url")
                words = inner.text if inner else element.text
                found += people(words, url=uri.words if uri else None)
                places.append(element)
            if found:
                item.authors.append(self.said(places[0], found))

    def subjects(self, item: Item) -> None:
        for element in self.each(*_SUBJECTS):
            name = element.name.lower()
            words = plain_text(element.text)
            place = self.place(element)
            if name.endswith("keywords"):
                for word in split_list(words):
                    item.file(word, place, kind=TagKind.KEYWORD)
            elif name == "dc:subject":
                item.file(words, place, kind=TagKind.SUBJECT)
            else:
                scheme = (element.get("domain") or "").strip() or None
                item.file(words, place, kind=TagKind.TAG, scheme=scheme)
        for element in self.named.get("category", ()):  # of Atom, or of a podcast
            label = element.get("label") or element.get("term") or ""
            item.file(
                plain_text(label),
                self.place(element),
                kind=TagKind.TAG,
                scheme=element.get("scheme") or None,
            )

    def discussion(self, item: Item) -> None:
        for element in self.each("slash:comments", "thr:total"):
            if found := _FIGURE.fullmatch(element.text):
                item.comment_count = int(found[1])
                break
        for element in self.each("comments"):
            if is_url(element.text):
                item.extra["comments_url"] = element.text.strip()
        for element in self.each("wfw:commentrss"):
            if is_url(element.text):
                item.extra["comments_feed"] = element.text.strip()


def _based(element: Element, base: str | None) -> str | None:
    own = element.get("xml:base")
    return element.base(base) if own else base
