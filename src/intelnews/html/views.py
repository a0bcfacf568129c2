"""Other views of a page: bars of archives, cache frames, AMP and print, told by the tree."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from attrs import frozen

from intelnews.fields.dates import match_moment
from intelnews.html.page import Node
from intelnews.model import Moment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from intelnews.html.page import Page

__all__ = ["View", "iter_views"]


@frozen(kw_only=True)
class View:
    """A way in which the page is shown: the element that shows it, and what that tells.

    ``is_frame`` is true where the element and all in it is no part of the text, ``is_foreign``
    where it was put around the page by whoever keeps it: nothing in it is about the article.
    """

    method: str
    node: Node
    url: str | None = None
    captured: Moment | None = None
    is_frame: bool = True
    is_foreign: bool = False


# Ids that the bars of replay software and of search engines' caches bear.
_BAR_ID = re.compile(
    r"wm-ipp|donato$|_wb_|wb_frame|wb_div|.{0,20}(?:cache-hdr|cache_header|cacheheader)"
)
# A cache of a search engine says so at the top: "This is Google's cache of http://…. It is a
# snapshot of the page as it appeared on 12 May 2019 10:11:12 GMT."
_SNAPSHOT = re.compile(
    r"\bsnapshot of the page\b.{0,40}?\b(?:on|from) (?=\d|[A-Z])|\bAbbild der Seite\b"
)
_CACHE_OF = re.compile(
    r"\b(?:cache of|Cache von \w{1,20} von|copy of) (?P<url>https?://\S{1,2000}?)[.,]?(?:\s|$)"
)
# Most pages are told by a plain search for some words at their edge that they are no such view.
_EDGE_CHARS: Final = 30_000
_SNAPSHOT_SIGNS: Final = ("snapshot of the page", "Abbild der Seite")
_PRINT_SIGNS: Final = (
    "rinted from",
    "to article:",
    "in this post",
    "ource URL",
    "edruckt von",
    "zum Artikel:",
)
_CACHE_CHARS: Final = 2_000
#: Elements of AMP that hold no text of the page.
_AMP_TAGS: Final = (
    "amp-ad", "amp-analytics", "amp-auto-ads", "amp-consent", "amp-embed", "amp-lightbox",
    "amp-pixel", "amp-sidebar", "amp-social-share", "amp-sticky-ad", "amp-user-notification",
)  # fmt: skip
# What print views put around an article: site, writer and date, and its links as a list.
_PRINTED = re.compile(
    r"(?:article |page )?printed from\b|(?:url|link) to article\b ?:|source url ?:"
    r"|urls? in this post\b ?:|click here to print\b|gedruckt von\b|url zum artikel\b ?:"
    r"|posted by .{2,100} on .{6,60}|- .{1,200} - https?://\S{1,200} -$",
    re.IGNORECASE,
)
_OWN_ADDRESS = re.compile(
    r"(?:(?:url|link) to article|source url|url zum artikel) ?:\s*(?P<url>https?://\S{1,2000})",
    re.IGNORECASE,
)
_PRINT_TAGS: Final = ("p", "div", "li", "td")
_PRINT_CHARS: Final = 600
_LIST_ITEM = re.compile(r"\[\d{1,3}\]\s.{0,200}https?://")


def iter_views(page: Page, /) -> Iterator[View]:
    """Yield what shows that this is not the plain page: frames around it, AMP, a print view.

    >>> from intelnews.html.page import read_page
    >>> page = read_page("<p>The port.</p><p>URL to article: <b>http://example.org/port</b></p>")
    >>> [(view.method, view.url) for view in iter_views(page)]
    [('print view', 'http://example.org/port')]
    """
    for marks, nodes in page.by_marks.items():
        if "wb_" in marks or "wm-ipp" in marks or "donato" in marks or "cache" in marks:
            for node in nodes:
                if _BAR_ID.match(node.attrs.get("id", "").lower()):
                    yield View(method="bar of an archive", node=node, is_foreign=True)
    yield from _cache_frames(page)
    for node in page.by_tag.get("html", ()):
        if "amp" in node.attrs or "⚡" in node.attrs:
            yield View(method="AMP", node=node, is_frame=False)
            for tag in _AMP_TAGS:
                yield from (View(method="AMP", node=found) for found in page.by_tag.get(tag, ()))
    yield from _print_notes(page)


def _cache_frames(page: Page) -> Iterator[View]:
    top = page.source[:_EDGE_CHARS]
    if not any(sign in top for sign in _SNAPSHOT_SIGNS):
        return
    for body in page.by_tag.get("body", ()):
        for node in _children(body)[:5]:  # it is put on top of the page
            words = " ".join(node.text()[:_CACHE_CHARS].split())
            snapshot = _SNAPSHOT.search(words)
            if snapshot is None:
                continue
            address = _CACHE_OF.search(words)
            dated = match_moment(words, snapshot.end())
            yield View(
                method="cache of a search engine",
                node=node,
                url=address and address["url"],
                captured=dated and dated[0],
                is_foreign=True,
            )
            return


def _print_notes(page: Page) -> Iterator[View]:
    """Yield the lines at the foot of a print view, the list of links among them."""
    foot = page.source[-_EDGE_CHARS:]
    if not any(sign in foot for sign in _PRINT_SIGNS):
        return
    in_list = False
    for node in page.nodes:
        if node.tag not in _PRINT_TAGS or any(
            child.tag in _PRINT_TAGS for child in _children(node)
        ):
            continue
        words = node.text()
        if len(words) > _PRINT_CHARS:
            in_list = False
        elif _PRINTED.match(words):
            in_list = words.lower().startswith("url") and "in this post" in words.lower()
            address = _OWN_ADDRESS.match(words)
            yield View(method="print view", node=node, url=address and address["url"])
        elif in_list and _LIST_ITEM.match(words):
            yield View(method="print view", node=node)


def _children(node: Node) -> list[Node]:
    return [child for child in node.children if not isinstance(child, str)]
