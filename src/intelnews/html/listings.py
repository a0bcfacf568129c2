"""Pages with several articles: home pages, and those of a tag, a category, an author or a month.

Each entry is an element of its own with a headline that links to the article. Pages of one article
have such elements as well, for what else there is to read, so a listing must look like one in more
ways than that.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from operator import attrgetter
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from intelnews.html.entries import headings_of, iter_dates, linked_heading, with_link
from intelnews.html.wordpress import body_classes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from intelnews.html.page import Node, Page

__all__ = ["find_entries"]


_ENTRY_CLASSES: Final = frozenset(
    ["hentry", "h-entry", "post", "type-post", "blog-post", "blogpost", "entry", "post-item"]
)
_ENTRY_TYPE = re.compile(
    r"schema\.org/(?:BlogPosting|NewsArticle|Article|Report|OpinionNewsArticle)$"
)
# Where teasers of other articles stand on the page of one.
_ASIDE = re.compile(
    r"sidebar|widget|related|recommend|comment|footer|\bnav|popular|trending|carousel|recent-posts"
    r"|latest-|newsletter|read-?(?:more|next)|also-|mega-?menu"
)
# What the body of a listing bears as a class in WordPress themes, and the paths of such pages.
_LISTING_CLASSES: Final = frozenset(
    ["archive", "home", "blog", "category", "tag", "author", "date", "search", "search-results",
     "paged", "tax", "h-feed", "hfeed-archive", "tag-template", "author-template", "home-template"]
)  # fmt: skip
_SINGLE_CLASSES: Final = frozenset(
    ["single", "single-post", "singular", "page", "post-template", "page-template", "item-page"]
)
_LISTING_PATH = re.compile(
    r"/(?:tag|tags|category|categories|author|authors|topic|topics|label|search/label|page/\d{1,4})(?:/|$)"
    r"|^/?$|^/(?:19|20)\d\d/(?:\d\d/)?$|[?&](?:tag|cat|author|paged|m)=",
    re.IGNORECASE,
)
_FEED: Final = "h-feed"
_FED: Final = "h-entry"
_INDEX = attrgetter("index")
_FEW_CHARS: Final = 200  # an entry with less text than this is a link with a line on it


def find_entries(page: Page, /, *, is_article: bool = False) -> tuple[Node, ...]:
    """Return the entries of a listing, or nothing where the page holds a single article.

    Args:
        page: The page.
        is_article: Whether the page says of itself that it is one article.
    """
    classes = body_classes(page)
    if classes & _SINGLE_CLASSES or any(name.startswith("postid-") for name in classes):
        return ()
    if is_article and not classes & _LISTING_CLASSES:
        return ()
    if fed := _fed(page):
        return fed
    entries = _largest_group(_candidates(page))
    least = 1 if classes & _LISTING_CLASSES else 2 if _is_listing_path(page.url) else None
    if least is not None and len(entries) >= least:
        return entries
    full = [node for node in entries if _chars(node) >= _FEW_CHARS and any(iter_dates(node))]
    if len(full) >= 2 and len(full) * 2 >= len(entries) and _share(page, entries) >= 0.5:
        return entries
    return ()


def _fed(page: Page) -> tuple[Node, ...]:
    """Return the entries of a feed that a page is by its own words, in microformats.

    A page with an entry beside the feed is about that, and so is one with more text outside of the
    entries than in them. Entries within entries are comments and what is quoted.
    """
    entries: list[Node] = []
    asides = {-1: False}
    fed_until = entry_end = -1
    for node in page.nodes:
        if node.index < entry_end or "h-" not in node.marks:
            continue
        if node.has_class(_FEED) and not _is_aside(node, asides):
            fed_until = max(fed_until, node.end)
        if node.has_class(_FED):
            entry_end = node.end
            if _is_aside(node, asides):
                continue
            if node.index >= fed_until:
                return ()
            entries.append(node)
    inside = sum(len(node.text()) for node in entries)
    starts = [node.index for node in entries]
    outside = sum(
        len(child)
        for p in page.by_tag.get("p", ())
        if not ((at := bisect_left(starts, p.index)) and p.index < entries[at - 1].end)
        for child in p.children
        if isinstance(child, str)
    )
    return tuple(entries) if inside >= outside else ()


def _is_listing_path(url: str | None) -> bool:
    if not url:
        return False
    parts = urlsplit(url)
    return bool(_LISTING_PATH.search(parts.path + (f"?{parts.query}" if parts.query else "")))


def _candidates(page: Page) -> list[Node]:
    found: list[Node] = []
    done = -1
    headings = headings_of(page)
    linked: dict[int, bool] = {}  # by the number of the heading
    asides = {-1: False}
    for node in page.nodes:
        if node.index < done or node.tag in {"body", "html", "a", "li", "main"}:
            continue
        if node.tag == "article" or (node.attrs and _is_named_entry(node)):
            if _is_aside(node, asides):
                done = node.end
                continue
            at = bisect_left(headings, node.index + 1, key=_INDEX)
            if at < len(headings) and headings[at].index < node.end:
                if at not in linked:
                    linked[at] = with_link(headings[at]) is not None
                if linked[at]:
                    found.append(node)
                    done = node.end
    return found


def _is_named_entry(node: Node) -> bool:
    return not _ENTRY_CLASSES.isdisjoint(node.classes) or bool(
        _ENTRY_TYPE.search(node.attrs.get("itemtype", ""))
    )


def _is_aside(node: Node, known: dict[int, bool]) -> bool:
    """Tell whether an element lies in an aside; ``known`` has the elements asked before."""
    asked: list[Node] = []
    outer = node.parent
    while outer is not None and outer.index not in known:
        asked.append(outer)
        outer = outer.parent
    answer = outer is not None and known[outer.index]
    for outer in reversed(asked):
        answer = (
            answer
            or outer.tag in {"aside", "footer", "nav"}
            or (outer.tag != "body" and _ASIDE.search(outer.marks) is not None)
        )
        known[outer.index] = answer
    return answer


def _largest_group(entries: list[Node]) -> tuple[Node, ...]:
    """Return the entries that are printed alike and hold the most text."""
    groups: dict[tuple[int, str, str], list[Node]] = {}
    for node in entries:
        heading = linked_heading(node)
        tag = heading[0].tag if heading else ""
        groups.setdefault((node.depth, node.tag, tag), []).append(node)
    if not groups:
        return ()
    best = max(groups.values(), key=_weight)
    return tuple(best)


def _weight(group: list[Node]) -> tuple[int, int]:
    return sum(map(_chars, group)), len(group)


def _chars(node: Node) -> int:
    return sum(len(p.text()) for p in node.iter("p"))


def _share(page: Page, entries: Sequence[Node]) -> float:
    whole = sum(
        len(child)
        for p in page.by_tag.get("p", ())
        for child in p.children
        if isinstance(child, str)
    )
    return sum(map(_chars, entries)) / whole if whole else 0.0
