"""An attribution: which words of a text are source, cue and content; and those of a paragraph.

Whatever yields these records can stand behind ``extract_claims``: stance, certainty, dates and the
identity of sources are worked out from the spans afterwards.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve, frozen

from intelnews.claims.quotes import Quote
from intelnews.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Attribution", "Paragraph"]


@frozen(kw_only=True)
class Attribution:
    """An attribution as spans: whose words (or ``None``), by which cue, and what they are.

    ``lemma`` is the cue's dictionary form; ``passive`` says that the cue stands in the passive
    ("was accused of"). ``parent`` is the hull of the content that holds this attribution, if
    another one quotes it.
    """

    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    lemma: str
    passive: bool = False
    parent: Span | None = None


@frozen
class Paragraph:
    """The attributions of a paragraph, its outermost quotations and the spans of its sentences."""

    found: tuple[Attribution, ...] = ()
    quotes: tuple[Quote, ...] = ()
    sentences: tuple[Span, ...] = ()

    @property
    def runs_on(self) -> bool:
        """Whether a content ends in a quotation that the next paragraph may go on with."""
        return self._open() is not None

    def with_quotes(self, quotes: Sequence[Quote], /) -> Paragraph:
        """Return the paragraph with quotations added to the content that runs on."""
        place = self._open()
        if place is None:
            return self
        found = list(self.found)
        more = (quote.span for quote in quotes)
        found[place] = evolve(found[place], content=(*found[place].content, *more))
        return evolve(self, found=tuple(found), quotes=(*self.quotes, *quotes))

    def _open(self) -> int | None:
        """Return the place of the attribution whose content ends in an unclosed quotation."""
        if not self.quotes or self.quotes[-1].closed:
            return None
        inner = self.quotes[-1].inner
        places = [
            place for place, one in enumerate(self.found) if one.content[-1].end > inner.start
        ]
        return places[-1] if places else None
