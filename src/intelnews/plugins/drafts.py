"""From an entry to the draft that a parser yields."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from intelnews.plugins.contract import Draft, Found, Piece

if TYPE_CHECKING:
    from intelnews.entries.entry import Entry, Said

__all__ = ["draft_of"]


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


def _found(said: Said) -> Found[Any]:
    return Found(
        value=said.value,
        method=said.method,
        locator=said.locator,
        raw=said.raw,
        confidence=said.confidence,
    )
