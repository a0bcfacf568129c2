"""The archive that Blogger gives to the owner of a blog: posts, pages, comments and settings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from attrs import define, evolve, field

from intelnews.entries.entry import Item
from intelnews.errors import ParseError
from intelnews.feeds.atom import read_entry, read_feed
from intelnews.fields.dates import parse_moment
from intelnews.html.piece import read_piece
from intelnews.limits import DEFAULT_LIMITS
from intelnews.markup.xml import XmlReader
from intelnews.model import ArticleKind, Comment, Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from intelnews.entries.entry import Entry
    from intelnews.feeds.atom import AtomFeed
    from intelnews.limits import Limits
    from intelnews.markup.xml import Element

__all__ = ["read_blogger"]

_KIND = re.compile(r"kind#(\w{1,30})$")
_LABELS: Final = ("http://www.blogger.com/atom/ns#", "tag:blogger.com,")
_ANSWERED = re.compile(r"(?:post-|/)(\d{1,25})$")


@define(kw_only=True)
class _Post:
    item: Item
    guid: str
    is_page: bool
    comments: list[tuple[str, str | None, Comment]] = field(factory=list)


def read_blogger(
    text: str, /, *, url: str | None = None, limits: Limits = DEFAULT_LIMITS
) -> Iterator[Entry | Problem]:
    """Yield posts and pages with their comments, then what was passed over.

    Args:
        text: The archive.
        url: Its address.
        limits: Bounds.

    Raises:
        ParseError: If it has no element at all.
    """
    reader = XmlReader(text, limits=limits)
    feed: AtomFeed | None = None
    posts: dict[str, _Post] = {}
    orphans = 0
    passed: dict[str, int] = {}
    for count, element in enumerate(reader.elements("entry"), start=1):
        if feed is None:
            feed = read_feed(element.parent or element, url)
        kind = _kind(element)
        if kind in ("post", "page"):
            item = read_entry(element, feed, path=f"entry[{count}]")
            _tidy(element, item)
            guid = str(item.extra.get("guid", f"entry {count}"))
            posts[guid] = _Post(item=item, guid=guid, is_page=kind == "page")
        elif kind == "comment":
            orphans += not _attach(
                element, read_entry(element, feed, path=f"entry[{count}]"), posts
            )
        else:
            passed[kind] = passed.get(kind, 0) + 1
    if reader.root is None:
        raise ParseError("there is no element in the archive; is it XML?")
    for post in posts.values():
        post.item.comments = _threaded(post)
        entry = post.item.entry(limits=limits)
        if entry is None:
            passed["empty post"] = passed.get("empty post", 0) + 1
        else:
            facts = {"kind": ArticleKind.PAGE} if post.is_page else {}
            yield evolve(entry, facts={**entry.facts, **facts})
    yield from reader.problems()
    for kind, count in passed.items():
        message = f"entries that are no post: {kind}"
        yield Problem(code="not-an-article", message=message, severity=Severity.NOTE, count=count)
    if orphans:
        message = "comments on posts that are not in the archive"
        yield Problem(code="lost-comment", message=message, count=orphans)


def _kind(element: Element) -> str:
    """Return what an entry is: by its category in old archives, by its type in new ones."""
    kind = element.child("blogger:type")
    if kind is not None:
        return kind.text.strip().lower() or "unknown"
    for category in element.each("category"):
        if found := _KIND.search(category.get("term") or ""):
            return found[1].lower()
    return "unknown"


def _tidy(element: Element, item: Item) -> None:
    """Keep the labels that the writer gave, the address in the blog, and whether it is a draft."""
    item.tags = [
        evolve(tag, scheme=None if (tag.scheme or "").startswith(_LABELS) else tag.scheme)
        for tag in item.tags
        if not (tag.scheme or "").endswith("#kind")
    ]
    control = element.child("app:control")
    draft = control.child("app:draft") if control else None
    status = element.child("blogger:status")
    if draft is not None and draft.text.strip().lower() == "yes":
        item.extra["status"] = "draft"
    elif status is not None and status.text.strip():
        item.extra["status"] = status.text.strip().lower()
    if item.url is not None and "/feeds/" in item.url.value:
        item.url = None  # where programs edit the post, which is no page
    filename = element.child("blogger:filename")
    if item.url is None and filename is not None and filename.text.strip():
        item.extra["filename"] = filename.text.strip()


def _attach(element: Element, item: Item, posts: dict[str, _Post]) -> bool:
    """Add a comment to the post it answers; tell whether that is there."""
    parent = element.child("blogger:parent")
    answered = element.child("thr:in-reply-to")
    reference = (parent.text.strip() if parent else "") or (
        (answered.get("ref") or "") if answered else ""
    )
    post = posts.get(reference)
    if post is None:
        return False
    related = [
        found[1]
        for link in element.each("link")
        if link.get("rel") == "related" and (found := _ANSWERED.search(link.get("href") or ""))
    ]
    within = element.child("blogger:inReplyTo")
    if within is not None and within.text.strip():
        related = [within.text.strip()]
    html = item.content.text if item.content else item.title.value if item.title else ""
    text = read_piece(html).text
    if not text:
        return True
    moment = parse_moment(item.published[0].value) if item.published else None
    authors = item.authors[0].value if item.authors else ()
    comment = Comment(author=authors[0] if authors else None, moment=moment, text=text)
    name = str(item.extra.get("guid", ""))
    post.comments.append((name, related[0] if related else None, comment))
    return True


def _threaded(post: _Post) -> tuple[Comment, ...]:
    """Return the comments of a post, answers one level below what they answer."""
    levels: dict[str, int] = {}
    found = []
    for name, answered, comment in post.comments:
        number = _ANSWERED.search(name)
        key = number[1] if number else name
        level = levels.get(answered, -1) + 1 if answered else 0
        levels[key] = level
        found.append(evolve(comment, level=level))
    return tuple(found)
