"""Zotero RDF: an article for each item of a library that is one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar, Final

from intelnews.feeds.roots import root_of
from intelnews.model import Problem
from intelnews.plugins.contract import Match
from intelnews.plugins.drafts import draft_of
from intelnews.references.zotero import read_zotero_rdf

if TYPE_CHECKING:
    from collections.abc import Iterator

    from intelnews.intake.document import Document
    from intelnews.plugins.contract import Head, Yield

__all__ = ["ZoteroRdfParser"]

_SPACES = re.compile(r"https?://(?:www\.zotero\.org/namespaces/export#|purl\.org/net/biblio#)")
_HEAD_CHARS: Final = 20_000


class ZoteroRdfParser:
    """Reads a library as Zotero exports it in RDF.

    Articles of newspapers, magazines and journals, web pages, posts of blogs and forums, and
    reports are articles; other types are counted in the note ``other-type``. The abstract is the
    text, and ``truncated``. Newspapers that stand by themselves are joined to their articles.

    >>> from intelnews.intake.document import Document
    >>> rdf = '''<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    ... xmlns:bib="http://purl.org/net/biblio#" xmlns:dc="http://purl.org/dc/elements/1.1/">
    ... <bib:Report><dc:title>Harbour reopens</dc:title></bib:Report></rdf:RDF>'''
    >>> [draft] = ZoteroRdfParser().parse(Document(text=rdf))
    >>> draft.title.value
    'Harbour reopens'
    """

    name: ClassVar[str] = "zotero-rdf"
    formats: ClassVar[tuple[str, ...]] = ("zotero-rdf",)
    summary: ClassVar[str] = "Zotero RDF: an article for each item of a library that is one"

    def sniff(self, head: Head, /) -> Match | None:
        """Bid by the first element and the namespaces of Zotero."""
        if root_of(head.text) == "rdf:rdf" and _SPACES.search(head.text, 0, _HEAD_CHARS):
            return Match(0.94, "a library as Zotero exports it in RDF")
        return None

    def parse(self, document: Document, /) -> Iterator[Yield]:
        """Yield a draft for each article, then what was passed over.

        Raises:
            ParseError: If there is no element in it.
        """
        for one in read_zotero_rdf(document.text, limits=document.limits):
            yield one if isinstance(one, Problem) else draft_of(one)
