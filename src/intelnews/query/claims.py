"""``Claims``: the claims of many articles, side by side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, overload

from attrs import field, frozen

from intelnews.export.rows import claim_rows
from intelnews.model import Article, Claim
from intelnews.model.record import Record
from intelnews.query.disputes import WINDOW, find_disputes
from intelnews.query.fields import CLAIM_ORDERS, CLAIM_VALUES, pick
from intelnews.query.order import grouped, ordered
from intelnews.query.predicate import Predicate
from intelnews.query.tally import Groups, count

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import timedelta

    from intelnews.export.rows import Row
    from intelnews.query.disputes import Dispute
    from intelnews.query.tally import Tally

__all__ = ["Claims"]


def _checked(pairs: Iterable[tuple[Article, Claim]]) -> tuple[tuple[Article, Claim], ...]:
    made = tuple(pairs)
    for pair in made:
        match pair:
            case (Article(), Claim()):
                continue
        raise TypeError(f"Claims holds pairs of Article and Claim, not {type(pair).__name__}")
    return made


@frozen(repr=False)
class Claims(Record, Sequence[Claim]):
    """The claims of many articles, each of which knows the article it stands in.

    An immutable sequence of ``Claim``: a slice, a filter and a sum are ``Claims`` again.
    ``pairs()`` gives each claim with its article.

    >>> from intelnews.query import q
    >>> Claims().filter(q.stance("denies"))
    Claims(claims=0)
    """

    _pairs: tuple[tuple[Article, Claim], ...] = field(default=(), converter=_checked)

    @classmethod
    def of(cls, articles: Iterable[Article], /) -> Claims:
        """Return all claims of some articles, in order."""
        return cls((article, claim) for article in articles for claim in article.claims)

    def __len__(self) -> int:
        return len(self._pairs)

    @overload
    def __getitem__(self, index: int) -> Claim: ...

    @overload
    def __getitem__(self, index: slice) -> Claims: ...

    def __getitem__(self, index: int | slice) -> Claim | Claims:
        if isinstance(index, slice):
            return Claims(self._pairs[index])
        return self._pairs[index][1]

    def __iter__(self) -> Iterator[Claim]:
        return (claim for _, claim in self._pairs)

    def __add__(self, other: Claims) -> Claims:
        if not isinstance(other, Claims):
            return NotImplemented
        return Claims(self._pairs + other._pairs)

    def _facts(self) -> Iterator[tuple[str, object]]:
        yield "claims", len(self)
        articles = len({id(article) for article, _ in self._pairs})
        if articles:
            yield "articles", articles

    def _repr_html_(self) -> str:
        from intelnews.model.presentation import claims_html  # noqa: PLC0415 # at need

        return claims_html(self._pairs)

    def pairs(self) -> tuple[tuple[Article, Claim], ...]:
        """Return each claim with the article it stands in."""
        return self._pairs

    def filter(self, predicate: Predicate | Callable[[Claim], bool], /) -> Claims:
        """Return the claims for which a predicate holds.

        A question about articles looks at the article the claim stands in. A function of your own
        is called with the claim.

        Raises:
            TypeError: If the predicate is neither.
        """
        if isinstance(predicate, Predicate):
            kept = (pair for pair in self._pairs if predicate.holds_for(pair[1], within=pair[0]))
        elif callable(predicate):
            kept = (pair for pair in self._pairs if predicate(pair[1]))
        else:
            raise TypeError(f"filter takes a predicate, not {type(predicate).__name__}")
        return Claims(kept)

    def facets(self, field: str, /) -> Tally:
        """Count the values of a field, the most frequent first.

        Fields are source, source_kind, country, agency, stance, about, cue, certainty, quotation,
        unit and method.

        Raises:
            QueryError: If there is no such field.
        """
        values = pick(CLAIM_VALUES, field, "facets of claims")
        return count([values(pair) for pair in self._pairs])

    def group_by(self, field: str, /) -> Groups[str | None, Claims]:
        """Group by the values of a field that ``facets`` knows, the largest group first.

        Claims without value are in the last group, ``None``.

        Raises:
            QueryError: If there is no such field.
        """
        values = pick(CLAIM_VALUES, field, "group_by of claims")
        groups = grouped(self._pairs, values)
        return Groups({value: Claims(pairs) for value, pairs in groups.items()})

    def sort_by(self, field: str, /, *, reverse: bool = False) -> Claims:
        """Sort by said, published, source, country or stance; without value comes last.

        Raises:
            QueryError: If there is no such field.
        """
        key = pick(CLAIM_ORDERS, field, "sort_by of claims")
        return Claims(ordered(self._pairs, key, reverse=reverse))

    def disputes(self, *, window: timedelta = WINDOW) -> tuple[Dispute, ...]:
        """Find who asserts what others deny; see ``intelnews.query.disputes.find_disputes``."""
        return find_disputes(self._pairs, window=window)

    def rows(self) -> list[Row]:
        """Return one flat dictionary a claim, for ``pandas.DataFrame``."""
        return claim_rows(self._pairs)
