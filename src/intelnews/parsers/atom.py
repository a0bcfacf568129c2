"""Atom feeds, live or kept: an article for each entry."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar, Final

from intelnews.feeds.atom import read_atom
from intelnews.feeds.roots import root_of
from intelnews.model import Problem
from intelnews.plugins.contract import Match
from intelnews.plugins.drafts import draft_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from intelnews.intake.document import Document
    from intelnews.plugins.contract import Head, Yield

__all__ = ["AtomParser"]

_ATOM = re.compile(r"https?://(?:www\.w3\.org/2005/atom|purl\.org/atom/ns#)", re.IGNORECASE)
_HEAD_CHARS: Final = 20_000


class AtomParser:
    """Reads Atom 1.0 and 0.3: an article for each entry.

    The text is that of ``content``, else that of ``summary``, and ``truncated`` then. An entry
    without an author has those of the feed. Problems: those of the XML (``not-well-formed``,
    ``declared-entity``, ``bare-mark`` …), ``escaped-twice``, ``empty-item`` and ``no-items``.

    >>> from intelnews.intake.document import Document
    >>> feed = "<feed><entry><title>Harbour reopens</title></entry></feed>"
    >>> [draft] = AtomParser().parse(Document(text=feed))
    >>> draft.title.value
    'Harbour reopens'
    """

    name: ClassVar[str] = "atom"
    streams: ClassVar[bool] = True
    formats: ClassVar[tuple[str, ...]] = ("atom",)
    summary: ClassVar[str] = "Atom 1.0 and 0.3: an article for each entry"

    def sniff(self, head: Head, /) -> Match | None:
        """Bid by the name of the first element and its namespace."""
        root = root_of(head.text)
        local = root.rpartition(":")[2] if root else None
        if local not in ("feed", "entry"):
            return None
        if _ATOM.search(head.text, 0, _HEAD_CHARS):
            return Match(0.93, "an Atom feed")
        return Match(0.7, "a feed by its name, without the namespace of Atom")

    def parse(self, document: Document, /) -> Iterator[Yield]:
        """Yield a draft for each entry, then the problems of the whole.

        Raises:
            ParseError: If there is no element in it.
        """
        for one in read_atom(document.slices(), url=document.url, limits=document.limits):
            yield one if isinstance(one, Problem) else draft_of(one)
