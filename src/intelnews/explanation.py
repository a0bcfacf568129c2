"""Why an input was read the way it was."""

from __future__ import annotations

from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from attrs import frozen

from intelnews.display.oneline import clip
from intelnews.model import Article, Fragment, Problem
from intelnews.model.record import Record, many
from intelnews.plugins.bids import Bid
from intelnews.plugins.contract import Weighed

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Explanation"]

_RAW_CHARS = 70  # what stood there stays recognisable and the line short


@frozen(kw_only=True, repr=False)
class Explanation(Record):
    """The bids of the parsers, best first, and where the winner found each value.

    ``candidates`` are the values that the winner weighed against one another, where it does so.
    ``print`` it in a terminal, or let a notebook show it as a table.
    """

    name: str | None
    bids: tuple[Bid, ...]
    candidates: tuple[Weighed, ...] = many()
    articles: tuple[Article, ...] = many()
    fragments: tuple[Fragment, ...] = many()
    problems: tuple[Problem, ...] = many()

    @property
    def winner(self) -> str | None:
        """The parser that read the input, or ``None`` if none did."""
        return next((bid.parser for bid in self.bids if bid.confidence), None)

    def __str__(self) -> str:
        return "\n".join(self._lines())

    def _repr_html_(self) -> str:
        from intelnews.display.tables import explain_table  # noqa: PLC0415 # at need
        from intelnews.display.views import BidView  # noqa: PLC0415 # at need

        bids = [
            BidView(
                parser=bid.parser,
                confidence=bid.confidence,
                reason=bid.reason,
                winner=bid.parser == self.winner,
            )
            for bid in self.bids
        ]
        return explain_table(bids, name=self.name)

    def _lines(self) -> Iterator[str]:
        yield f"{self.name or 'the input'} is read by {self.winner or 'no parser'}"
        for bid in self.bids:
            yield f"  {bid}"
        for name, candidates in groupby(self.candidates, key=attrgetter("field")):
            yield f"candidates for {name}"
            yield from (f"  {candidate}" for candidate in candidates)
        for article in self.articles:
            yield f"article {article.title or '(no title)'!r}"
            for origin in article.origins:
                place = f" at {origin.locator}" if origin.locator else ""
                words = f": {clip(repr(origin.raw), _RAW_CHARS)}" if origin.raw else ""
                yield f"  {origin.field} by {origin.method}{place}{words}"
            yield from (f"  {problem}" for problem in article.problems)
        for fragment in self.fragments:
            yield f"fragment at {fragment.span}: {fragment.reason}"
        yield from map(str, self.problems)
