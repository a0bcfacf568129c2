"""JSON Feed, versions 1 and 1.1."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final

from intelnews.entries.entry import OF_FEED, Content, Item, Said, language_of, people
from intelnews.entries.keeping import keep_entries
from intelnews.errors import ParseError
from intelnews.fields.urls import canonical_url, is_url
from intelnews.folding import squeeze
from intelnews.limits import DEFAULT_LIMITS
from intelnews.markup.jsontext import read_json
from intelnews.model import Link, Locator, Problem, TagKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from intelnews.entries.entry import Entry
    from intelnews.limits import Limits
    from intelnews.model import Author

__all__ = ["read_jsonfeed"]

_LESS_SURE: Final = 0.8  # said of the feed, and so of each of its items


def read_jsonfeed(
    text: str, /, *, url: str | None = None, limits: Limits = DEFAULT_LIMITS
) -> Iterator[Entry | Problem]:
    """Yield the items of a feed, then what was wrong with it.

    Values of a wrong type are passed over and counted.

    Args:
        text: The feed.
        url: Its address.
        limits: Bounds.

    Raises:
        ParseError: If it is no JSON object.

    >>> feed = '{"version": "", "title": "Ansel Post", "items": [{"title": "Harbour reopens"}]}'
    >>> entry = next(read_jsonfeed(feed))
    >>> entry.said["title"].value, entry.said["publication"].value
    ('Harbour reopens', 'Ansel Post')
    """
    read = read_json(text)
    if not isinstance(read.value, dict):
        raise ParseError("a JSON Feed is an object; this is none")
    reader = _Reader(read.value, url)
    items = read.value.get("items")
    entries = reader.entries(items if isinstance(items, list) else [], limits)
    problems = partial(reader.problems, read.problems)
    yield from keep_entries(entries, noun="items", problems=problems)


class _Reader:
    """A feed, and the values of odd types met in it."""

    def __init__(self, feed: dict[str, Any], url: str | None) -> None:
        self.strange = 0
        self.title = self.said(feed, "title", "")
        home = self.text(feed, "home_page_url")
        self.base = url or home or self.text(feed, "feed_url")
        language = language_of(self.text(feed, "language"))
        self.language = _place(language, "/language", "language") if language else None
        self.authors = self.people(feed, "")

    def text(self, data: dict[str, Any], name: str) -> str | None:
        """Return a value that is a text and holds something."""
        value = data.get(name)
        if value is None or isinstance(value, str):
            return value if value and value.strip() else None
        self.strange += 1
        return None

    def said(self, data: dict[str, Any], name: str, path: str) -> Said | None:
        value = self.text(data, name)
        return _place(squeeze(value), f"{path}/{name}", name) if value else None

    def entries(self, items: list[Any], limits: Limits) -> Iterator[Entry | None]:
        """Yield each item that is an object."""
        for number, data in enumerate(items):
            if isinstance(data, dict):
                yield self.item(data, f"/items/{number}").entry(limits=limits)
            else:
                self.strange += 1

    def problems(self, of_json: Iterable[Problem]) -> Iterator[Problem]:
        """Yield what was wrong with the JSON, and how many values had odd types."""
        yield from of_json
        if self.strange:
            message = "values of a type that JSON Feed does not give them were passed over"
            yield Problem(code="odd-value", message=message, count=self.strange)

    def item(self, data: dict[str, Any], path: str) -> Item:
        """Return what an item says."""
        item = Item(
            title=self.said(data, "title", path),
            publication=self.title,
            language=self.language,
        )
        guid = data.get("id")
        if isinstance(guid, (str, int)) and not isinstance(guid, bool) and str(guid).strip():
            item.identify(str(guid).strip())
        elif guid is not None:
            self.strange += 1
        item.url = self.url(data, path, item)
        found = self.people(data, path) or self.authors
        if found is not None:
            item.authors.append(found)
        for name, dates in (("date_published", item.published), ("date_modified", item.modified)):
            if said := self.said(data, name, path):
                dates.append(said)
        if language := language_of(self.text(data, "language")):
            item.language = _place(language, f"{path}/language", "language")
        base = item.url.value if item.url else self.base
        html = self.text(data, "content_html")
        text = self.text(data, "content_text")
        summary = self.text(data, "summary")
        if html:
            item.content = _content(html, "content_html", path, is_html=True, base=base)
        elif text:
            item.content = _content(text, "content_text", path)
        if summary:
            item.summary = _content(summary, "summary", path)
        self.tags(data, path, item)
        self.attachments(data, item)
        return item

    def url(self, data: dict[str, Any], path: str, item: Item) -> Said | None:
        for name in ("url", "id", "external_url"):
            value = item.extra.get("guid") if name == "id" else self.text(data, name)
            if not isinstance(value, str) or (name != "url" and not is_url(value)):
                continue
            address = canonical_url(value, base=self.base)
            if address is not None:
                return _place(address, f"{path}/{name}", name)
        return None

    def people(self, data: dict[str, Any], path: str) -> Said | None:
        """Return the writers, of version 1.1 or of version 1."""
        for name in ("authors", "author"):
            value = data.get(name)
            if value is None:
                continue
            found: tuple[Author, ...] = ()
            for one in value if isinstance(value, list) else [value]:
                if not isinstance(one, dict):
                    self.strange += 1
                elif words := self.text(one, "name"):
                    found += people(words, url=self.text(one, "url"))
            if found:
                said = _place(found, f"{path}/{name}", name)
                return (
                    said
                    if path
                    else Said(
                        value=found,
                        method=f"{name} {OF_FEED}",
                        locator=said.locator,
                        confidence=_LESS_SURE,
                    )
                )
        return None

    def tags(self, data: dict[str, Any], path: str, item: Item) -> None:
        tags = data.get("tags")
        for tag in tags if isinstance(tags, list) else ():
            if isinstance(tag, str):
                item.file(tag, Locator(path=f"{path}/tags"), kind=TagKind.TAG)
            else:
                self.strange += 1
        self.strange += not (tags is None or isinstance(tags, list))

    def attachments(self, data: dict[str, Any], item: Item) -> None:
        found = data.get("attachments")
        for one in found if isinstance(found, list) else ():
            url = self.text(one, "url") if isinstance(one, dict) else None
            address = canonical_url(url, base=self.base) if url else None
            if address is not None:
                item.links.append(Link(url=address, rel="enclosure"))


def _content(
    text: str, name: str, path: str, *, is_html: bool = False, base: str | None = None
) -> Content:
    place = Locator(path=f"{path}/{name}")
    return Content(text=text, method=name, is_html=is_html, base=base, locator=place)


def _place(value: Any, path: str, method: str) -> Said:
    return Said(value=value, method=method, locator=Locator(path=path))
