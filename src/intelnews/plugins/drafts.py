"""What parsers of several formats put into their drafts in the same way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from intelnews.plugins.contract import Draft, Found, Piece
from intelnews.text.signing import signers

if TYPE_CHECKING:
    from intelnews.entries.entry import Entry, Said
    from intelnews.html.piece import PieceOfPage
    from intelnews.model import Author, Locator

__all__ = ["draft_of", "signed_authors"]

_SIGNED: Final = 0.85  # a line of the text says it, and no field of the post


def draft_of(entry: Entry, /) -> Draft:
    """Return an entry of a feed, a table or a list of references as a draft.

    >>> from intelnews.entries.entry import Entry, Said
    >>> draft_of(Entry(said={"title": Said(value="Harbour reopens", method="title")})).title.value
    'Harbour reopens'
    """
    values: dict[str, Any] = {name: _found(said) for name, said in entry.said.items()}
    values |= {name: tuple(map(_found, said)) for name, said in entry.several.items()}
    body = [Piece(text=one.text, kind=one.kind, links=one.links) for one in entry.body]
    return Draft(body=body, **values, **entry.facts)


def signed_authors(
    piece: PieceOfPage, /, *, locator: Locator
) -> tuple[Found[tuple[Author, ...]], ...]:
    """Return the persons by whom a text is signed, if any.

    Most exports name the one who typed a text in instead.

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


def _found(said: Said) -> Found[Any]:
    return Found(
        value=said.value,
        method=said.method,
        locator=said.locator,
        raw=said.raw,
        confidence=said.confidence,
    )
