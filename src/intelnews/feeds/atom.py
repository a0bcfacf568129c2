"""Atom 1.0, and 0.3 before it."""

from __future__ import annotations

import binascii
import re
from base64 import b64decode
from typing import TYPE_CHECKING, Final

from attrs import evolve, frozen

from intelnews.entries.entry import OF_FEED, Content, Item, Said, language_of, people
from intelnews.entries.keeping import keep_entries
from intelnews.errors import ParseError
from intelnews.fields.urls import canonical_url, is_url
from intelnews.folding import squeeze
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

__all__ = ["AtomFeed", "read_atom", "read_entry", "read_feed"]

_PUBLISHED: Final = ("published", "issued", "created", "dc:date", "dcterms:issued")
_MODIFIED: Final = ("updated", "modified", "dcterms:modified")
_FIGURE = re.compile(r"\s*(\d{1,7})\s*")
_LESS_SURE: Final = 0.8  # said of the feed, and so of each of its entries


@frozen(kw_only=True)
class AtomFeed:
    """What a feed says of itself, for all of its entries."""

    title: Said | None = None
    authors: Said | None = None
    language: Said | None = None
    base: str | None = None


def read_atom(
    source: str | Iterable[str], /, *, url: str | None = None, limits: Limits = DEFAULT_LIMITS
) -> Iterator[Entry | Problem]:
    """Yield the entries of a feed, then what was wrong with it.

    Args:
        source: The feed, or slices of it.
        url: Its address.
        limits: Bounds.

    Raises:
        ParseError: If it has no element at all.

    >>> feed = "<feed><title>Ansel Post</title><entry><title>Harbour reopens</title></entry></feed>"
    >>> entry = next(read_atom(feed))
    >>> entry.said["title"].value, entry.said["publication"].value
    ('Harbour reopens', 'Ansel Post')
    """
    reader = XmlReader(source, limits=limits)
    entries = _entries(reader, url, limits)
    yield from keep_entries(entries, noun="entries", problems=reader.problems)


def _entries(reader: XmlReader, url: str | None, limits: Limits) -> Iterator[Entry | None]:
    feed: AtomFeed | None = None
    for count, element in enumerate(reader.elements("entry"), start=1):
        if feed is None:
            feed = read_feed(element.parent or element, url)
        yield read_entry(element, feed, path=f"entry[{count}]").entry(limits=limits)
    if reader.root is None:
        raise ParseError("there is no element in the feed; is it XML?")


def read_feed(element: Element, url: str | None, /) -> AtomFeed:
    """Return what a feed says of itself before its first entry."""
    titles = [one for one in element.each("title") if one.text.strip()]
    links = [
        one.get("href") or ""
        for one in element.each("link")
        if (one.get("rel") or "alternate") == "alternate"
    ]
    link = next((one for one in links if is_url(one)), None)
    writers = [(one, _writer(one)) for one in element.each("author")]
    named = [(one, found) for one, found in writers if found]
    language = language_of(element.language())
    return AtomFeed(
        title=_said(titles[0], "feed/title", _words(titles[0])) if titles else None,
        authors=evolve(
            _said(named[0][0], "feed/author", tuple(p for _, found in named for p in found)),
            method=f"author {OF_FEED}",
            confidence=_LESS_SURE,
        )
        if named
        else None,
        language=Said(value=language, method="xml:lang", confidence=0.7) if language else None,
        base=element.base(url or link),
    )


def _said(element: Element, path: str, value: object) -> Said:
    return Said(
        value=value,
        method=path.rpartition("/")[2],
        locator=Locator(line=element.line, path=path),
        raw=squeeze(element.text[:400]),
    )


def read_entry(element: Element, feed: AtomFeed, /, *, path: str) -> Item:
    """Return what an entry says; ``path`` is its place in the feed."""
    return _Reader(element, feed, path).item()


class _Reader:
    """One entry of a feed."""

    def __init__(self, element: Element, feed: AtomFeed, path: str) -> None:
        self.element = element
        self.feed = feed
        self.path = path
        self.base = element.base(feed.base)
        self.named: dict[str, list[Element]] = {}
        for child in element.children:
            self.named.setdefault(child.name, []).append(child)

    def place(self, element: Element) -> Locator:
        return Locator(line=element.line, path=f"{self.path}/{element.name}")

    def each(self, *names: str) -> Iterator[Element]:
        for name in names:
            yield from self.named.get(name, ())

    def said(self, element: Element, value: object = None) -> Said:
        text = element.text.strip() if value is None else value
        return _said(element, f"{self.path}/{element.name}", text)

    def item(self) -> Item:
        feed = self.feed
        own = language_of(self.element.language())
        item = Item(publication=feed.title, language=feed.language)
        if own:
            item.language = Said(value=own, method="xml:lang", confidence=_LESS_SURE)
        for element in self.each("title", "media:title"):
            if words := _words(element):
                item.title = self.said(element, words)
                break
        for element in self.each("id"):
            if guid := element.text.strip():
                item.identify(guid)
        source = next(self.each("source"), None)
        self.addresses(item)
        self.authors(item, source)
        item.published = [self.said(one) for one in self.each(*_PUBLISHED) if one.text.strip()]
        item.modified = [self.said(one) for one in self.each(*_MODIFIED) if one.text.strip()]
        address = item.url.value if item.url else self.base
        item.content = self.content(("content", "content:encoded"), address)
        item.summary = self.content(("summary", "media:description"), address)
        for element in self.each("category"):
            label = element.get("label") or element.get("term") or element.text
            scheme = (element.get("scheme") or "").strip() or None
            item.file(plain_text(label), self.place(element), kind=TagKind.TAG, scheme=scheme)
        for element in self.each("dc:subject"):
            item.file(plain_text(element.text), self.place(element), kind=TagKind.SUBJECT)
        for element in self.each("thr:total", "slash:comments"):
            if item.comment_count is None and (found := _FIGURE.fullmatch(element.text)):
                item.comment_count = int(found[1])
        if source is not None and (title := source.child("title")) and (words := _words(title)):
            item.publication = self.said(title, words)
        return item

    def addresses(self, item: Item) -> None:
        """Note the address of the entry, that of its comments, and what is enclosed."""
        fallback: Said | None = None
        for element in self.each("feedburner:origLink", "link"):
            rel = element.get("rel") or "alternate"
            href = (element.get("href") or element.text).strip()
            base = element.base(self.feed.base)
            url = canonical_url(href, base=base) if href else None
            if url is None:
                continue
            if rel == "alternate" and item.url is None:
                item.url = self.said(element, url)
            elif rel == "self" and fallback is None:
                fallback = self.said(element, url)
            elif rel == "enclosure":
                item.links.append(Link(url=url, rel=rel, text=element.get("title")))
            elif rel == "replies":
                name = "comments_feed" if "xml" in (element.get("type") or "") else "comments_url"
                item.extra.setdefault(name, href)
                count = element.get("thr:count") or ""
                if item.comment_count is None and (found := _FIGURE.fullmatch(count)):
                    item.comment_count = int(found[1])
        guid = item.extra.get("guid")
        if item.url is None and isinstance(guid, str) and is_url(guid):
            fallback = Said(value=canonical_url(guid), method="id", raw=guid[:400])
        item.url = item.url or fallback

    def authors(self, item: Item, source: Element | None) -> None:
        """Note the writers: of the entry, else of where it was first, else of the feed."""
        for holder, name in (
            (self.element, "author"),
            (self.element, "dc:creator"),
            (source, "author"),
        ):
            found: tuple[Author, ...] = ()
            elements = holder.each(name) if holder else []
            for element in elements:
                found += _writer(element)
            if found:
                item.authors.append(self.said(elements[0], found))
                return
        if self.feed.authors is not None:
            item.authors.append(self.feed.authors)

    def content(self, names: tuple[str, ...], base: str | None) -> Content | None:
        """Return the text: as HTML if it is there so, else as plain text."""
        found: Content | None = None
        for element in self.each(*names):
            one = _content(element, self.place(element), base)
            if one is not None and (found is None or (one.is_html and not found.is_html)):
                found = one
        return found


def _writer(element: Element) -> tuple[Author, ...]:
    name = element.child("name")
    uri = element.child("uri", "url")
    words = name.text if name else "" if element.children else element.text
    return people(words, url=uri.text.strip() if uri else None)


def _words(element: Element) -> str:
    """Return the words of a title by its type: text is taken as it stands, HTML is read."""
    kind = (element.get("type") or "text").lower()
    if kind in ("text", "text/plain") and element.get("mode") != "escaped":
        return squeeze(element.text)
    return plain_text(element.inner_html())


def _content(element: Element, place: Locator, base: str | None) -> Content | None:
    kind = (element.get("type") or "text").strip().lower()
    mode = (element.get("mode") or "").lower()  # of Atom 0.3
    text = element.text
    if not text.strip():
        return None
    if mode == "base64":
        try:
            text = b64decode(text, validate=False).decode("utf-8", "replace")
        except (ValueError, binascii.Error):
            return None
        is_html = "html" in kind
    elif element.get("src") or not (kind in _TEXTS or "html" in kind or kind.startswith("text/")):
        return None
    else:
        is_html = "html" in kind or mode == "escaped" or kind in ("application/xml", "text/xml")
        text = element.inner_html() if is_html else text
    based = element.base(base) if element.get("xml:base") else base
    return Content(text=text, method=element.name, is_html=is_html, base=based, locator=place)


_TEXTS: Final = frozenset(["text", "html", "xhtml", "application/xml"])
