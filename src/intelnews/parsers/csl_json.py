"""CSL-JSON: an article for each reference to one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar, Final

from intelnews.model import Problem
from intelnews.plugins.contract import Match
from intelnews.plugins.drafts import draft_of
from intelnews.references.csl import ARTICLE_TYPES, OTHER_TYPES, read_csl

if TYPE_CHECKING:
    from collections.abc import Iterator

    from intelnews.intake.document import Document
    from intelnews.plugins.contract import Head, Yield

__all__ = ["CslJsonParser"]

_OPENING = re.compile(r'\s*+(?:\[\s*+|\{\s*+"(?:items|references)"\s*+:\s*+\[\s*+)?\{\s*+"')
_TYPE = re.compile(r'"type"\s{0,20}:\s{0,20}"([a-z_-]{1,40})"')
_MARKS = re.compile(
    r'"(date-parts|container-title(?:-short)?|publisher-place|title-short|event-place'
    r'|number-of-pages|collection-title|citation-key|non-dropping-particle)"\s{0,20}:'
)
_NAME = re.compile(r'"family"\s{0,20}:\s{0,20}"')
_HEAD_CHARS: Final = 20_000


class CslJsonParser:
    """Reads CSL-JSON: an article for each reference to a news story, a web page or a report.

    ``article``, ``article-journal``, ``article-magazine``, ``article-newspaper``, ``post``,
    ``post-weblog``, ``report`` and ``webpage`` are articles; other types are counted in the note
    ``other-type``. The abstract is the text, and ``truncated``. A date of which only the year is
    known is a year.

    >>> from intelnews.intake.document import Document
    >>> text = '[{"type": "post", "title": "Port", "author": [{"family": "Kral", "given": "A."}]}]'
    >>> [draft] = CslJsonParser().parse(Document(text=text))
    >>> draft.authors[0].value[0].family
    'Kral'
    """

    name: ClassVar[str] = "csl-json"
    formats: ClassVar[tuple[str, ...]] = ("csl-json", "csl")
    summary: ClassVar[str] = "CSL-JSON (Zotero and others): an article for each reference to one"

    def sniff(self, head: Head, /) -> Match | None:
        """Bid by the types and names of CSL."""
        text = head.text[:_HEAD_CHARS]
        if not _OPENING.match(text):
            return None
        types = set(_TYPE.findall(text)) & (ARTICLE_TYPES | OTHER_TYPES)
        marks = len(set(_MARKS.findall(text))) + (_NAME.search(text) is not None)
        if types and marks:
            return Match(0.94 if marks > 1 else 0.85, f"references: {', '.join(sorted(types)[:4])}")
        return None

    def parse(self, document: Document, /) -> Iterator[Yield]:
        """Yield a draft for each article, then what was passed over.

        Raises:
            ParseError: If it is no list of references.
        """
        for one in read_csl(document.text, limits=document.limits):
            yield one if isinstance(one, Problem) else draft_of(one)
