"""Who signed the text of a post: most exports name the one who typed it in instead."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from intelnews.plugins.contract import Found
from intelnews.text.signing import signers

if TYPE_CHECKING:
    from intelnews.html.piece import PieceOfPage
    from intelnews.model import Author, Locator

__all__ = ["signed_authors"]

_SIGNED: Final = 0.85  # a line of the text says it, and no field of the post


def signed_authors(
    piece: PieceOfPage, /, *, locator: Locator
) -> tuple[Found[tuple[Author, ...]], ...]:
    """Return the persons by whom a text is signed, if any.

    >>> from intelnews.html.piece import PieceOfPage
    >>> from intelnews.model import Locator
    >>> piece = PieceOfPage(credits=("By ANNA KRAL",))
    >>> [found] = signed_authors(piece, locator=Locator(path="content"))
    >>> found.value[0].name, found.method
    ('Anna Kral', 'byline')
    """
    people = signers(piece.credits)
    if not people:
        return ()
    raw = " | ".join(piece.credits)
    return (Found(value=people, method="byline", locator=locator, raw=raw, confidence=_SIGNED),)
