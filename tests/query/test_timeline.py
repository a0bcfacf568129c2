"""Counts over time."""

from __future__ import annotations

import pytest

from intelnews.errors import QueryError
from intelnews.model import Article, Moment
from intelnews.query.timeline import timeline

DATES = ["2018-08-28", "2018-08-28T23:30-05:00", "2018-08", "2018", "2019-05-22", None]
ARTICLES = [Article(published=None if iso is None else Moment.fromisoformat(iso)) for iso in DATES]


@pytest.mark.parametrize(
    ("bins", "counts"),
    [
        ("day", {"2018": 1, "2018-08": 1, "2018-08-28": 2, "2019-05-22": 1}),
        ("month", {"2018": 1, "2018-08": 3, "2019-05": 1}),
        ("year", {"2018": 4, "2019": 1}),
    ],
)
def test_bins_in_the_order_of_time(bins: str, counts: dict[str, int]) -> None:
    """A coarse date keeps a bin of its own; nothing is counted twice or lost."""
    found = timeline(ARTICLES, by=bins)
    assert list(found.items()) == list(counts.items())
    assert found.missing == 1
    assert found.total + found.missing == len(ARTICLES)


def test_other_dates() -> None:
    """The day of capture is another question."""
    found = timeline([Article(captured=Moment.fromisoformat("2020"))], date="captured")
    assert found == {"2020": 1}
    assert timeline(ARTICLES, date="modified").missing == len(ARTICLES)


def test_bad_names_are_refused() -> None:
    """With what there is."""
    with pytest.raises(QueryError, match=r"timeline\(date=\) knows no 'month'; known are"):
        timeline([], date="month")
    with pytest.raises(QueryError, match=r"timeline\(by=\) knows no 'days'; did you mean 'day'"):
        timeline([], by="days")
