"""Pages of WordPress and its hosted kin: post numbers, slugs, short links, and its residue.

WordPress says in class names what a post is and how it is filed (``post-123 category-russia
tag-fbi``), whatever the theme prints. Its hosted form gives no linked data at all.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from attrs import frozen

from intelnews.model import Tag, TagKind
from intelnews.model.record import many

if TYPE_CHECKING:
    from collections.abc import Iterator

    from intelnews.html.page import Node, Page

__all__ = ["PostClasses", "body_classes", "iter_residue", "read_post_classes", "short_link"]


@frozen(kw_only=True)
class PostClasses:
    """What the classes of a post say: its number, its kind, and the slugs it is filed under."""

    number: int | None = None
    kind: str | None = None
    is_sticky: bool = False
    tags: tuple[Tag, ...] = many(Tag)


_NUMBER = re.compile(r"post-(\d{1,12})$")
_KIND = re.compile(r"type-([a-z][\w-]{0,39})$")
_FILED = re.compile(r"(?:(category)|(?:post_)?tag)-([^\s]{1,200})$")
_SHORT = re.compile(r"[?&]p=(\d{1,12})\b|//wp\.me/")

# What plug-ins and themes hang under a post. Names are those of the programs, not of sites.
_BUTTONS: Final = frozenset(
    [
        "jp-post-flair", "sharedaddy", "sd-sharing", "sd-like", "sd-block", "jp-relatedposts",
        "jp-relatedposts-i2", "likes", "wpcnt", "wpa", "wordads-ad", "wpadvert",
        "jetpack-likes-widget-wrapper", "sharing-hidden", "post-likes-widget",
        "addtoany_share_save_container", "addtoany_content", "a2a_kit", "addthis_toolbox",
        "at-below-post", "essb_links", "shareaholic-canvas", "sharify-container", "ssba",
        "ssba-classic-2", "swp_social_panel", "yarpp", "yarpp-related", "crp_related", "wp_rp_wrap",
        "related_post", "wp-post-navigation", "post-navigation", "posts-navigation", "nav-links",
        "navigation-post", "nav-single", "nav-below", "nav-above", "nav-previous", "nav-next",
        "post-nav", "page-links", "author-box", "author-info", "entry-author-info",
        "wp-block-jetpack-subscriptions", "wp-block-post-navigation-link", "screen-reader-text",
        "edit-link", "entry-edit-link",
    ]
)  # fmt: skip
# The lines that say when, by whom and under which labels a post was published.
_LINES: Final = frozenset(
    [
        "entry-meta", "entry-utility", "entry-footer", "postmetadata", "post-meta", "postmeta",
        "post-metadata", "cat-links", "tags-links", "tag-links", "posted-on", "comments-link",
        "entry-categories", "entry-tags", "wp-block-post-terms", "wp-block-post-date",
        "wp-block-post-author", "wp-block-post-author-name",
    ]
)  # fmt: skip
_RESIDUE_TAGS: Final = frozenset({"body", "html", "article", "main"})
_RESIDUE_CHARS: Final = 1_200  # the longest such line of tags in 1,551 pages has under 1,000


def read_post_classes(node: Node, /) -> PostClasses:
    """Read the classes that ``post_class()`` gives to a post.

    >>> from intelnews.html.page import read_page
    >>> page = read_page('<div class="post-7 post type-post category-spies tag-port-ansel">')
    >>> post = read_post_classes(page.by_tag["div"][0])
    >>> post.number, [(tag.name, tag.kind.value) for tag in post.tags]
    (7, [('spies', 'category'), ('port ansel', 'tag')])
    """
    number: int | None = None
    kind: str | None = None
    tags: list[Tag] = []
    for name in node.classes:
        if found := _NUMBER.match(name):
            number = int(found[1])
        elif found := _KIND.match(name):
            kind = found[1]
        elif found := _FILED.match(name):
            slug = unquote(found[2])
            filed = TagKind.CATEGORY if found[1] else TagKind.TAG
            if words := slug.replace("-", " ").strip():
                tags.append(Tag(name=words, kind=filed))
    return PostClasses(
        number=number, kind=kind, is_sticky="sticky" in node.classes, tags=tuple(tags)
    )


def body_classes(page: Page, /) -> frozenset[str]:
    """Return the classes of ``<body>`` in lower case; themes say there what sort of page it is."""
    return frozenset(
        name.lower() for body in page.by_tag.get("body", ())[:1] for name in body.classes
    )


def short_link(page: Page, /) -> tuple[str, Node] | None:
    """Return the short address of a post, which holds its number, and the element that gives it.

    >>> from intelnews.html.page import read_page
    >>> short_link(read_page('<link rel="shortlink" href="https://example.org/?p=7">'))[0]
    'https://example.org/?p=7'
    """
    for node in page.by_tag.get("link", ()):
        if "shortlink" in node.attrs.get("rel", "").lower().split():
            href = node.attrs.get("href", "").strip()
            if _SHORT.search(href):
                return href, node
    return None


def iter_residue(page: Page, /, *, keep_lines: bool = False) -> Iterator[Node]:
    """Yield what hangs under a post and is no part of it: buttons, related posts, lines of tags.

    With ``keep_lines`` the lines that date, sign and label a post are left alone.

    >>> from intelnews.html.page import read_page
    >>> page = read_page('<p>The port.</p><div id="jp-post-flair">Share this</div>')
    >>> [node.attrs["id"] for node in iter_residue(page)]
    ['jp-post-flair']
    """
    names = _BUTTONS if keep_lines else _BUTTONS | _LINES
    named = [
        node
        for marks, nodes in page.by_marks.items()
        if not names.isdisjoint(marks.split())
        for node in nodes
    ]
    done = -1
    for node in sorted(named, key=lambda node: node.index):
        if node.index >= done and node.tag not in _RESIDUE_TAGS and not _is_much(node):
            done = node.end
            yield node


def _is_much(node: Node) -> bool:
    """Tell whether an element holds paragraphs enough to be the post itself."""
    words = sum(
        len(child) for inner in node.iter("p") for child in inner.children if isinstance(child, str)
    )
    return words > _RESIDUE_CHARS
