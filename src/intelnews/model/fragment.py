"""Text that belongs to no article."""

from __future__ import annotations

from attrs import frozen

from intelnews.model.author import Author
from intelnews.model.claim import Claim
from intelnews.model.moment import Moment
from intelnews.model.provenance import Origin
from intelnews.model.record import Record, many
from intelnews.spans import Span

__all__ = ["Fragment"]


@frozen(kw_only=True, repr=False)
class Fragment(Record):
    """A piece of a source that belongs to no article, with what stood beside it.

    ``span`` is its place in the source; ``reason`` says why it stands alone ("headline lost").

    >>> Fragment(text="A former commander was trained abroad.", reason="headline lost").authors
    ()
    """

    text: str
    span: Span | None = None
    authors: tuple[Author, ...] = many()
    published: Moment | None = None
    reason: str = ""
    claims: tuple[Claim, ...] = many()
    origins: tuple[Origin, ...] = many()

    def _repr_html_(self) -> str:
        from intelnews.model.presentation import fragment_html  # noqa: PLC0415 # at need

        return fragment_html(self)
