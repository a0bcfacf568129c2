"""When articles were published: counts by day, month or year."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from intelnews.query.fields import pick
from intelnews.query.tally import Tally

if TYPE_CHECKING:
    from collections.abc import Iterable

    from intelnews.model import Article

__all__ = ["timeline"]

_DATES = {name: name for name in ("published", "modified", "captured")}
# How much of an ISO date each bin keeps.
_BINS = {"day": len("2018-08-28"), "month": len("2018-08"), "year": len("2018")}


def timeline(articles: Iterable[Article], /, *, by: str = "day", date: str = "published") -> Tally:
    """Count articles by day, month or year, in the order of time.

    Days are those of the article's own time zone. A date that is less precise than that, such as
    "2018" among days, has a bin of its own; an article without date counts as missing.

    Raises:
        QueryError: If there is no such unit of time or no such date.

    >>> from intelnews.model import Article, Moment
    >>> dates = ["2018-08-28", "2018-08-02", "2019"]
    >>> timeline([Article(published=Moment.fromisoformat(d)) for d in dates], by="month").rows()
    [{'value': '2018-08', 'count': 2}, {'value': '2019', 'count': 1}]
    """
    chars = pick(_BINS, by, "timeline(by=)")
    field = pick(_DATES, date, "timeline(date=)")
    moments = [getattr(article, field) for article in articles]
    times = Counter(str(moment)[:chars] for moment in moments if moment is not None)
    return Tally(dict(sorted(times.items())), missing=moments.count(None))
