"""Text that belongs to no article."""

from __future__ import annotations

from attrs import field, frozen

from intelnews.model.author import Author
from intelnews.model.claim import Claim
from intelnews.model.moment import Moment
from intelnews.model.provenance import Origin
from intelnews.model.record import Record, many, or_none
from intelnews.spans import Span

__all__ = ["Fragment"]


@frozen(kw_only=True, repr=False)
class Fragment(Record):
    """A piece of a source that belongs to no article, with what stood beside it.

    ``span`` is its place in the source; ``reason`` says why it stands alone ("headline lost").

    Raises:
        ValueError: If a claim breaks the span law in the fragment's text.

    >>> Fragment(text="A former commander was trained abroad.", reason="headline lost").authors
    ()
    """

    text: str
    span: Span | None = None
    authors: tuple[Author, ...] = many(Author)
    published: Moment | None = field(default=None, validator=or_none(Moment))
    reason: str = ""
    claims: tuple[Claim, ...] = many(Claim)
    origins: tuple[Origin, ...] = many(Origin)

    def __attrs_post_init__(self) -> None:
        for claim in self.claims:
            if not claim.obeys_span_law(self.text):
                raise ValueError(f"{claim!r} does not quote the text it points into")

    def _repr_html_(self) -> str:
        from intelnews.model.presentation import fragment_html  # noqa: PLC0415 # at need

        return fragment_html(self)
