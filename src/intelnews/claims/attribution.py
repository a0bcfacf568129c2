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
    from collections.abc import Iterator, Sequence

__all__ = ["Attribution", "Paragraph"]

# Behind these somebody else speaks.
_ASKS = frozenset({"ask", "wonder", "inquire", "enquire"})


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
        """Whether a content ends in a quotation that the next paragraph goes on with."""
        return bool(self.quotes) and not self.quotes[-1].closed and self._open() is not None

    @property
    def may_go_on(self) -> bool:
        """Whether it ends with the report of a quotation, which the next one may go on with.

        "“We left,” Kral said." may be followed by a paragraph that is nothing but a quotation.
        """
        return not self.runs_on and self._open() is not None

    def with_quotes(self, quotes: Sequence[Quote], /) -> Paragraph:
        """Return the paragraph with quotations added to the content that runs on."""
        place = self._open()
        if place is None:
            return self
        found = list(self.found)
        more = (quote.span for quote in quotes)
        found[place] = evolve(found[place], content=(*found[place].content, *more))
        return evolve(self, found=tuple(found), quotes=(*self.quotes, *quotes))

    def inside(self, outer: Paragraph, /) -> Paragraph:
        """Return the paragraph as part of the contents of another that quote it."""
        return evolve(self, found=tuple(self._within(outer)), quotes=())

    def _within(self, outer: Paragraph) -> Iterator[Attribution]:
        for one in self.found:
            holding = [
                Span.hull(other.content)
                for other in outer.found
                if any(one.cue is not None and one.cue in span for span in other.content)
            ]
            yield evolve(one, parent=min(holding, key=len)) if holding else one

    def _open(self) -> int | None:
        """Return the place of the attribution whose content ends in an unclosed quotation.

        Or else of the one that is reported behind the last quotation, and ends the paragraph.
        """
        if not self.quotes:
            return None
        quote = self.quotes[-1]
        places = [
            place for place, one in enumerate(self.found) if one.content[-1].end > quote.inner.start
        ]
        if not quote.closed:
            return places[-1] if places else None
        if len(places) != 1 or not self.sentences:
            return None
        [place] = places
        one, last = self.found[place], self.sentences[-1]
        is_last = one.cue is not None and one.cue.start >= max(last.start, quote.span.end)
        return place if is_last and one.lemma not in _ASKS else None
