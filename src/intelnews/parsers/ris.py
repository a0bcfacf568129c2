"""RIS: an article for each reference to one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar, Final

from intelnews.model import Problem
from intelnews.plugins.contract import Match
from intelnews.plugins.drafts import draft_of
from intelnews.references.ris import read_ris

if TYPE_CHECKING:
    from collections.abc import Iterator

    from intelnews.intake.document import Document
    from intelnews.plugins.contract import Head, Yield

__all__ = ["RisParser"]

_TYPE = re.compile(r"^[ \t\ufeff]{0,8}TY {1,2}- ?[A-Z][A-Za-z]{1,6}[ \t]*$", re.MULTILINE)
_OTHER = re.compile(r"^[ \t]{0,8}(?!TY)[A-Z][A-Z0-9]  - ", re.MULTILINE)
_HEAD_CHARS: Final = 20_000


class RisParser:
    r"""Reads RIS, as archives of newspapers and citation managers export it.

    Newspapers, magazines, journals, blogs, web pages and reports are articles; other types are
    counted in the note ``other-type``. The abstract is the text, and ``truncated``. Fields without
    a place of their own are in ``extra``.

    >>> from intelnews.intake.document import Document
    >>> [draft] = RisParser().parse(Document(text="TY  - NEWS\nTI  - Harbour reopens\nER  - \n"))
    >>> draft.title.value
    'Harbour reopens'
    """

    name: ClassVar[str] = "ris"
    formats: ClassVar[tuple[str, ...]] = ("ris",)
    summary: ClassVar[str] = "RIS: an article for each reference to one"

    def sniff(self, head: Head, /) -> Match | None:
        """Bid by a line with the type of a reference, and tagged lines around it."""
        text = head.text[:_HEAD_CHARS]
        if _TYPE.search(text) is None:
            return None
        return Match(0.95 if _OTHER.search(text) else 0.6, "tagged lines of RIS")

    def parse(self, document: Document, /) -> Iterator[Yield]:
        """Yield a draft for each article, then what was passed over.

        Raises:
            ParseError: If there is no reference in it.
        """
        for one in read_ris(document.text, limits=document.limits):
            yield one if isinstance(one, Problem) else draft_of(one)
