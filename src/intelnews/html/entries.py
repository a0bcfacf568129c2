"""One entry of a listing: headline, address, writers, date, tags, and which of it is text."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, Final

from attrs import frozen

from intelnews.fields.dates import match_moment, parse_moment
from intelnews.fields.names import parse_byline
from intelnews.fields.tags import make_tags
from intelnews.fields.urls import canonical_url
from intelnews.folding import squeeze
from intelnews.html.page import Node
from intelnews.html.wordpress import read_post_classes
from intelnews.model import Tag

if TYPE_CHECKING:
    from collections.abc import Iterator

    from intelnews.html.page import Page

__all__ = [
    "HEADINGS",
    "Entry",
    "Fact",
    "headings_of",
    "iter_dates",
    "linked_heading",
    "read_entry",
    "with_link",
]

HEADINGS: Final = ("h1", "h2", "h3", "h4", "h5")
_TITLE_CLASSES: Final = frozenset(["entry-title", "post-title", "p-name", "headline"])
_CONTENT_CLASSES: Final = (
    "entry-content", "e-content", "post-content", "entry-summary", "p-summary", "post-body",
    "entry-body", "post-entry", "storycontent", "article-content", "the-content", "entry-excerpt",
    "excerpt", "post-excerpt", "entry-inner", "entrytext", "entry", "content",
)  # fmt: skip
_SUMMARY_CLASSES: Final = frozenset(
    ["entry-summary", "p-summary", "entry-excerpt", "excerpt", "post-excerpt"]
)
# Microformats: elements that are things of their own, whose names and links are not the entry's.
_THINGS: Final = frozenset(
    ["h-entry", "h-feed", "h-card", "h-cite", "h-event", "h-adr", "h-geo", "h-item", "h-product",
     "h-recipe", "h-resume", "h-review"]
)  # fmt: skip
_TEXTS: Final = frozenset(["e-content", "p-content", "p-summary"])
_DATE_MARKS = re.compile(
    r"(?:^|[\s_-])(?:date|time|published|datepublished|timestamp|posted)(?:$|[\s_-])"
)
_AUTHOR_MARKS = re.compile(
    r"(?:^|[\s_-])(?:author|byline|fn|vcard|p-author|writer|creator)(?:$|[\s_-])"
)
_META_MARKS = re.compile(
    r"meta\b|metadata|byline|\bdate\b|posted|\btags?\b|tags-links|cat-links|categories|entry-footer"
    r"|entry-utility|comments?-link|shar(?:e|ing)|sociab|flair|\bfiled\b|post-?info|post-?foot"
)
_MORE_MARKS = re.compile(r"more-link|read-?more|continue-?reading")
_MORE_WORDS = re.compile(
    r"(?:continue reading|read (?:more|the rest|on|full|the full)|more|weiterlesen|lire la suite"
    r"|leer más|seguir leyendo|lees verder|continua a leggere|читать далее)\b[^.?!]{0,160}$",
    re.IGNORECASE,
)
_CUT_OFF = re.compile(r"(?:\[(?:…|\.{3})\]|…|\.{3})\s*(?:»|→)?\s*$")
_BY = re.compile(
    r"(?:^|\s)(?:by|von|par|por|di|da|door)\s+(?P<names>[^\s\d|•·][^|•·\n]{1,80})", re.IGNORECASE
)
_BLOCKS: Final = frozenset(["p", "div", "span", "ul", "footer", "header", "section", "small", "h6"])
_LINE_CHARS: Final = 300  # a line of date and writer; lines of tags are known by their links
_PART_ELEMENTS: Final = 40  # a line of date, writer and comments is made of fewer elements
_FEED_ELEMENTS: Final = 60  # over its entries a feed has a headline, a picture and its writers
_META_ELEMENTS: Final = 2_000
_META_CHARS: Final = 2_000  # lines of tags are long
_TAG_LINE: Final = 0.5  # the share of links in a line that says how a post is filed


@frozen(kw_only=True)
class Fact:
    """What an entry says of itself, by which method it was found, and the element that says it."""

    value: str
    method: str
    node: Node


@frozen(kw_only=True)
class Entry:
    """One article of a listing, as far as the listing shows it.

    ``node`` is the whole entry, ``content`` the element that holds its text, and ``residue`` what
    stands in it and is no text: headline, date, tags, buttons.
    """

    node: Node
    content: Node
    residue: tuple[Node, ...]
    title: Fact
    url: str | None
    authors: tuple[Fact, ...] = ()
    published: tuple[Fact, ...] = ()
    tags: tuple[Tag, ...] = ()
    tag_node: Node | None = None
    comments: Fact | None = None
    number: int | None = None
    is_teaser: bool = False

    def holds(self, node: Node, /) -> bool:
        """Tell whether an element is part of the entry's text."""
        return self.content.index <= node.index < self.content.end and not any(
            apart.index <= node.index < apart.end for apart in self.residue
        )


def headings_of(page: Page, /) -> list[Node]:
    """Return the elements of a page that may print the headline of an entry, in order.

    What is named for a headline and is no heading must have a link in it.
    """
    found = {node.index: node for tag in HEADINGS for node in page.by_tag.get(tag, ())}
    links = [a.index for a in page.by_tag.get("a", ()) if a.attrs.get("href")]
    for marks, nodes in page.by_marks.items():
        if not _TITLE_CLASSES.isdisjoint(marks.split()):
            for node in nodes:
                at = bisect_left(links, node.index)
                if _is_titled(node) and at < len(links) and links[at] < node.end:
                    found[node.index] = node
    return [found[index] for index in sorted(found)]


def _is_titled(node: Node) -> bool:
    return not _TITLE_CLASSES.isdisjoint(node.classes)


def linked_heading(entry: Node, /) -> tuple[Node, Node] | None:
    """Return the headline of an entry and the link in or around it; ``None`` if none is a link."""
    for node in entry.iter():
        if node is not entry and (
            node.tag in HEADINGS or (_is_titled(node) and _link_in(node) is not None)
        ):
            return with_link(node)
    return None


def with_link(heading: Node, /) -> tuple[Node, Node] | None:
    """Return a heading and its link; ``None`` where it has none, as that of an article itself."""
    link = _link_in(heading) or heading.closest("a")
    return None if link is None or not heading.text().strip() else (heading, link)


def _link_in(node: Node) -> Node | None:
    return next((a for a in node.iter("a") if a.attrs.get("href")), None)


def read_entry(page: Page, node: Node, /) -> Entry | None:
    """Read what a listing says of one of its entries."""
    named = _named(node)
    found = named or linked_heading(node)
    if found is None:
        return None
    heading, link = found
    parts = [inner for inner in node.iter() if inner is not node]
    dates = tuple(iter_dates(node))
    authors = tuple(_authors(parts, heading)) or tuple(_authors(_feed_writers(page, node), heading))
    links = [a for a in parts if a.tag == "a" and "tag" in a.attrs.get("rel", "").lower().split()]
    if named and not links:
        links = [one for one in _properties(node) if one.has_class("p-category")]
    own = read_post_classes(node)
    tags = tuple(_tags(links)) or own.tags
    content = _content(parts, heading) or node
    marked = [inner for inner in parts if _is_meta(inner, content)]
    lines = [_line_of(fact.node, node) for fact in (*dates, *authors)]
    more = [a for a in parts if a.tag == "a" and _is_more(a)]
    residue = _outermost(
        [
            *([] if heading is node else [heading]),
            *([] if link is None or not named else [link]),
            *marked,
            *lines,
            *more,
            *(_line_of(a, node) for a in links),
        ],
        content,
    )
    counts = (
        Fact(value=squeeze(inner.text()), method="comments link", node=inner)
        for inner in parts
        if "comment" in inner.marks and inner.text()
    )
    teaser = bool(more) or not _SUMMARY_CLASSES.isdisjoint(content.classes)
    return Entry(
        node=node,
        content=content,
        residue=tuple(residue),
        title=Fact(
            value="" if heading is node else squeeze(heading.text()),
            method="entry headline",
            node=heading,
        ),
        url=canonical_url(link.attrs["href"], base=page.base or page.url) if link else None,
        authors=authors,
        published=dates,
        tags=tags,
        tag_node=links[0] if links else (node if own.tags else None),
        comments=next(counts, None),
        number=own.number,
        is_teaser=teaser or bool(_CUT_OFF.search(content.text()[-20:])),
    )


def _properties(thing: Node) -> Iterator[Node]:
    """Yield the elements of a thing of microformats, without the inside of others in it."""
    stack = [child for child in reversed(thing.children) if isinstance(child, Node)]
    while stack:
        node = stack.pop()
        yield node
        if _THINGS.isdisjoint(node.classes):
            stack.extend([child for child in reversed(node.children) if isinstance(child, Node)])


def _named(entry: Node) -> tuple[Node, Node | None] | None:
    """Return what names an entry of microformats and links to it; ``None`` for any other entry.

    A note has no name of its own; the entry itself stands for it.
    """
    if not entry.has_class("h-entry"):
        return None
    heading = link = None
    for node in _properties(entry):
        classes = node.classes
        if heading is None and "p-name" in classes and _TEXTS.isdisjoint(classes):
            heading = node
        if link is None and "u-url" in classes and node.attrs.get("href"):
            link = node
    if heading is None:
        return (entry, link) if link is not None and linked_heading(entry) is None else None
    return heading, link or _link_in(heading) or heading.closest("a")


def _feed_writers(page: Page, entry: Node) -> list[Node]:
    """Return the elements by which a feed of microformats names who writes all of it."""
    feed = next((outer for outer in entry.ancestors() if outer.has_class("h-feed")), None)
    found: list[Node] = []
    at, end = (0, 0) if feed is None else (feed.index + 1, feed.end)
    for _ in range(_FEED_ELEMENTS):
        if at >= end or (node := page.nodes[at]).has_class("h-entry"):
            break
        if node.has_class("p-author"):
            found.append(node)
        at += 1 if _THINGS.isdisjoint(node.classes) else node.end - at
    return found


def iter_dates(entry: Node, /) -> Iterator[Fact]:
    """Yield the dates that an entry prints over its text, the machine's reading first.

    Where a machine's time is of another day than the words beside it, the words come first: the
    machine may count in another zone.
    """
    nodes = list(entry.iter())
    named = [node for node in nodes if node.has_class("dt-published")]
    for node in named or nodes:
        if not (named or node.tag in {"time", "abbr"} or _DATE_MARKS.search(node.marks)):
            continue
        if node.end - node.index > _PART_ELEMENTS:
            continue
        machine = node.attrs.get("datetime") or (
            node.attrs.get("title", "") if node.tag == "abbr" else ""
        )
        words = _date_in(node)
        exact = parse_moment(machine) if machine else None
        shown = parse_moment(words) if words else None
        facts = []
        if exact is not None:
            facts.append(Fact(value=machine, method=f"<{node.tag}>", node=node))
        if words and shown is not None:
            facts.append(Fact(value=words, method="date line", node=node))
        if exact is not None and shown is not None and exact.date != shown.date:
            facts.reverse()
        if facts:
            yield from facts
            return


def _date_in(node: Node) -> str:
    """Return the first date in a short line, as it is printed."""
    words = " ".join(node.text().split())[:_LINE_CHARS]
    for at, char in enumerate(words):
        if (char.isdigit() or char.isupper()) and (at == 0 or not words[at - 1].isalnum()):
            found = match_moment(words, at)
            if found is not None and found[0].precision.rank >= 2:  # a day at least
                return found[1].cut(words)
    return ""


def _authors(parts: list[Node], heading: Node) -> Iterator[Fact]:
    """Yield what names the writers: links with ``rel=author``, marked elements, "by NAME"."""
    seen: set[str] = set()
    for node in parts:
        by_rel = "author" in node.attrs.get("rel", "").lower().split()
        if not by_rel and (not _AUTHOR_MARKS.search(node.marks) or "comment" in node.marks):
            continue
        words = squeeze(node.text())
        if 0 < len(words) <= 100 and words not in seen and parse_byline(words):
            seen.add(words)
            yield Fact(value=words, method="rel=author" if by_rel else "byline", node=node)
    if seen:
        return
    for node in parts:
        if node.tag in _BLOCKS and node.end - node.index <= _PART_ELEMENTS and node is not heading:
            words = squeeze(node.text())
            found = _BY.search(words) if len(words) <= _LINE_CHARS and _date_in(node) else None
            names = found["names"] if found else ""
            if names and parse_byline(f"By {names}"):
                yield Fact(value=f"By {names}", method="date line", node=node)
                return


def _tags(links: list[Node]) -> Iterator[Tag]:
    for node in links:
        rel = node.attrs.get("rel", "").lower().split()
        yield from make_tags([node.text()], kind="category" if "category" in rel else "tag")


def _content(parts: list[Node], heading: Node) -> Node | None:
    """Return the element with the text, by the names that themes give it, the surest name first."""
    for name in _CONTENT_CLASSES:
        for node in parts:
            if name in node.classes and not node.index <= heading.index < node.end:
                return node
    for node in parts:
        if "articlebody" in node.marks or "description" in node.attrs.get("itemprop", ""):
            return node
    return None


def _is_meta(node: Node, content: Node) -> bool:
    return (
        bool(_META_MARKS.search(node.marks))
        and not node.index <= content.index < node.end
        and len(node.text()) <= _META_CHARS
    )


def _is_more(node: Node) -> bool:
    if _MORE_MARKS.search(node.marks):
        return True
    words = squeeze(node.text())
    return len(words) <= 200 and bool(_MORE_WORDS.match(words))


def _line_of(node: Node, entry: Node) -> Node:
    """Return the line that an element stands on: the widest element that holds no text besides.

    What holds more than a line of words is the text itself.
    """
    line = node
    for outer in node.ancestors():
        if outer is entry or outer.tag == "article" or outer.end - outer.index > _META_ELEMENTS:
            break
        words = outer.text()
        linked = sum(len(a.text()) for a in outer.iter("a"))
        if len(words) > _LINE_CHARS and linked < _TAG_LINE * len(words):
            break
        if any(inner.tag in {"p", *HEADINGS} and inner is not outer for inner in outer.iter()):
            break
        line = outer
    return line


def _outermost(nodes: list[Node], content: Node) -> Iterator[Node]:
    """Yield the nodes that stand in no other of them; what holds the text is none of them."""
    done = -1
    for node in sorted(nodes, key=lambda node: (node.index, -node.end)):
        if node.index >= done and not node.index <= content.index < node.end:
            done = node.end
            yield node
