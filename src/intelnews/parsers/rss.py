"""RSS feeds of any version, live or kept: an article for each item."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar, Final

from intelnews.feeds.roots import root_of
from intelnews.feeds.rss import read_rss
from intelnews.model import Problem
from intelnews.plugins.contract import Match
from intelnews.plugins.drafts import draft_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from intelnews.intake.document import Document
    from intelnews.plugins.contract import Head, Yield

__all__ = ["RssParser"]

# An export of a blog is RSS by its root, and holds drafts, comments and menus besides.
_EXPORT = re.compile(r"wordpress\.org/export/|<wp:(?:wxr_version|post_type|post_id)[\s>]")
_RDF = re.compile(
    r"https?://(?:purl\.org/rss/1\.0/?[\"'\s]|my\.netscape\.com/rdf|channel\.netscape\.com/rdf)"
)
_HEAD_CHARS: Final = 20_000


class RssParser:
    """Reads RSS 0.9x, 1.0 and 2.0: an article for each item.

    The text is that of ``content:encoded`` or another element for full content, else that of the
    description, and ``truncated`` then. Problems: those of the XML (``not-well-formed``,
    ``declared-entity``, ``bare-mark`` …), ``escaped-twice``, ``empty-item`` and ``no-items``.

    >>> from intelnews.intake.document import Document
    >>> feed = "<rss><channel><item><title>Harbour reopens</title></item></channel></rss>"
    >>> [draft] = RssParser().parse(Document(text=feed))
    >>> draft.title.value
    'Harbour reopens'
    """

    name: ClassVar[str] = "rss"
    streams: ClassVar[bool] = True
    formats: ClassVar[tuple[str, ...]] = ("rss", "rss1", "rdf")
    summary: ClassVar[str] = "RSS 0.9x, 1.0 (RDF) and 2.0: an article for each item"

    def sniff(self, head: Head, /) -> Match | None:
        """Bid by the name of the first element, and by its namespace where that is RDF."""
        root = root_of(head.text)
        if root == "rss":
            if _EXPORT.search(head.text, 0, _HEAD_CHARS):
                return Match(0.5, "RSS, but an export of a blog")
            return Match(0.95, "an RSS feed")
        if root == "rdf:rdf" and _RDF.search(head.text, 0, _HEAD_CHARS):
            return Match(0.95, "an RSS 1.0 feed")
        if root == "channel":
            return Match(0.6, "a channel of RSS without its root")
        return None

    def parse(self, document: Document, /) -> Iterator[Yield]:
        """Yield a draft for each item, then the problems of the feed.

        Raises:
            ParseError: If there is no element in it.
        """
        for one in read_rss(
            document.slices(), head=document.text, url=document.url, limits=document.limits
        ):
            yield one if isinstance(one, Problem) else draft_of(one)
