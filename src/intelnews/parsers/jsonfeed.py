"""JSON Feed, live or kept: an article for each item."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar, Final

from intelnews.feeds.jsonfeed import read_jsonfeed
from intelnews.model import Problem
from intelnews.plugins.contract import Match
from intelnews.plugins.drafts import draft_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from intelnews.intake.document import Document
    from intelnews.plugins.contract import Head, Yield

__all__ = ["JsonFeedParser"]

_VERSION = re.compile(
    r'"version"\s{0,20}:\s{0,20}"https?:\\?/\\?/(?:www\.)?jsonfeed\.org\\?/version'
)
_ITEMS = re.compile(r'"items"\s{0,20}:\s{0,20}\[\s{0,200}\{')
_CONTENT = re.compile(r'"(?:content_html|content_text|date_published)"\s{0,20}:')
_HEAD_CHARS: Final = 20_000


class JsonFeedParser:
    """Reads JSON Feed 1 and 1.1: an article for each item.

    The text is that of ``content_html``, else of ``content_text``, else of the summary, and
    ``truncated`` then. Problems: those of the JSON, ``odd-value``, ``empty-item``, ``no-items``.

    >>> from intelnews.intake.document import Document
    >>> feed = '{"version": "https://jsonfeed.org/version/1.1", "items": [{"title": "Harbour"}]}'
    >>> [draft] = JsonFeedParser().parse(Document(text=feed))
    >>> draft.title.value
    'Harbour'
    """

    name: ClassVar[str] = "jsonfeed"
    formats: ClassVar[tuple[str, ...]] = ("jsonfeed",)
    summary: ClassVar[str] = "JSON Feed 1 and 1.1: an article for each item"

    def sniff(self, head: Head, /) -> Match | None:
        """Bid by the version that a feed names, else by items with the names of JSON Feed."""
        text = head.text[:_HEAD_CHARS].lstrip()
        if not text.startswith("{"):
            return None
        if _VERSION.search(text):
            return Match(0.95, "a JSON Feed")
        if _ITEMS.search(text) and _CONTENT.search(text):
            return Match(0.6, "JSON with items like those of JSON Feed")
        return None

    def parse(self, document: Document, /) -> Iterator[Yield]:
        """Yield a draft for each item, then the problems of the whole.

        Raises:
            ParseError: If it is no JSON object.
        """
        for one in read_jsonfeed(document.text, url=document.url, limits=document.limits):
            yield one if isinstance(one, Problem) else draft_of(one)
