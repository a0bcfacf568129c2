"""What parsers of several formats put into their drafts in the same way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Protocol, TypeVar

from attrs import evolve

from intelnews.model import Fragment, Origin, Problem
from intelnews.plugins.contract import Draft, Found, Piece
from intelnews.text.signing import signers

if TYPE_CHECKING:
    from collections.abc import Callable

    from intelnews.entries.entry import Entry
    from intelnews.html.piece import PieceOfPage
    from intelnews.model import Author, Locator, Span
    from intelnews.plugins.contract import Yield

__all__ = ["Mover", "draft_of", "moved", "signed_authors"]

L = TypeVar("L", Origin, Problem, Found[Any])

_VALUES: Final = ("title", "deck", "url", "publication", "language")
_SEVERAL: Final = ("authors", "published", "modified", "captured")
_SIGNED: Final = 0.85  # a line of the text says it, and no field of the post


def draft_of(entry: Entry, /) -> Draft:
    """Return an entry of a feed, a table or a list of references as a draft.

    >>> from intelnews.entries.entry import Entry, Said
    >>> draft_of(Entry(said={"title": Said(value="Harbour reopens", method="title")})).title.value
    'Harbour reopens'
    """
    values: dict[str, Any] = {**entry.said, **entry.several}
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


class Mover(Protocol):
    """Takes a value, an origin or a problem from a place in a part to its place in the whole."""

    def __call__(self, noted: L, /) -> L:
        """Return it with its new place."""
        ...


def moved(record: Yield, /, *, move: Mover, span: Callable[[Span | None], Span | None]) -> Yield:
    """Return what a parser read in a part of a file as something of the whole file.

    Args:
        record: What was read.
        move: Takes whatever notes a place to the file.
        span: Takes a place in the part's text to the file; ``None`` where it has none there.

    >>> from attrs import evolve
    >>> from intelnews.model import Locator
    >>> draft = Draft(title=Found(value="Port", method="h1", locator=Locator(path="h1")))
    >>> def inside(noted):
    ...     return evolve(noted, locator=Locator(path=f"part 2 {noted.locator.path}"))
    >>> moved(draft, move=inside, span=lambda span: None).title.locator.path
    'part 2 h1'
    """
    if isinstance(record, Problem):
        return move(record)
    if isinstance(record, Fragment):
        origins = tuple(map(move, record.origins))
        return evolve(record, span=span(record.span), origins=origins)
    if not isinstance(record, Draft):
        return record
    values = {name: getattr(record, name) for name in _VALUES}
    changes: dict[str, Any] = {name: value and move(value) for name, value in values.items()}
    changes |= {name: tuple(map(move, getattr(record, name))) for name in _SEVERAL}
    return evolve(
        record,
        **changes,
        body=tuple(
            evolve(piece, spans=tuple(filter(None, map(span, piece.spans))))
            for piece in record.body
        ),
        origins=tuple(map(move, record.origins)),
        problems=tuple(map(move, record.problems)),
    )
