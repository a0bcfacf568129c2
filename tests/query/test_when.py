"""Dates in questions."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intelnews.errors import QueryError
from intelnews.model import Moment, Precision
from intelnews.query.when import (
    is_after,
    is_before,
    is_between,
    is_on,
    is_since,
    is_until,
    to_moment,
)

# Loaded machines are slow; the laws are small and fifty tries find what they find.
LAW = settings(max_examples=50, deadline=None)
ZONES = st.none() | st.integers(-23, 23).map(lambda hours: timezone(timedelta(hours=hours)))
MOMENTS = st.builds(
    Moment,
    value=st.dates(),
    precision=st.sampled_from([Precision.YEAR, Precision.MONTH, Precision.DAY]),
) | st.builds(
    lambda value, zone, precision: Moment(value=value.replace(tzinfo=zone), precision=precision),
    st.datetimes() | st.sampled_from([datetime.min, datetime.max]),
    ZONES,
    st.sampled_from(Precision),
)


@pytest.mark.parametrize(
    ("when", "iso"),
    [
        ("2018", "2018"),
        (" 2018-08 ", "2018-08"),
        ("2018-08-28", "2018-08-28"),
        ("2018-08-28T09:00", "2018-08-28T09:00"),
        ("2018-08-28 09:00Z", "2018-08-28T09:00+00:00"),
        (date(2018, 8, 28), "2018-08-28"),
        (datetime(2018, 8, 28, 9, tzinfo=UTC), "2018-08-28T09:00:00+00:00"),
        (Moment.fromisoformat("2018-08"), "2018-08"),
    ],
)
def test_what_a_bound_may_be(when: str | date | Moment, iso: str) -> None:
    """ISO strings of any precision, dates, datetimes and moments."""
    assert str(to_moment(when)) == iso


def test_how_a_bound_was_written_does_not_matter() -> None:
    """The words that a moment was read from play no part in a question."""
    written = Moment(value=date(2018, 8, 28), raw="28 August 2018")
    assert to_moment(written) == to_moment("2018-08-28") == to_moment(date(2018, 8, 28))


@pytest.mark.parametrize("when", ["", "August 2018", "2018-13", "2018-02-30", "28.08.2018", "now"])
def test_what_is_no_iso_date_is_refused(when: str) -> None:
    """The message says what to write."""
    with pytest.raises(QueryError, match=r"no ISO date|must be in|out of range"):
        to_moment(when)


@pytest.mark.parametrize("when", [2018, None, 1.5, ("2018",)])
def test_another_type_is_a_type_error(when: object) -> None:
    """A year is a string, since a number could be anything."""
    with pytest.raises(TypeError, match="str, date, datetime or Moment"):
        to_moment(when)  # type: ignore[arg-type]


@LAW
@given(MOMENTS, MOMENTS)
def test_every_date_is_before_on_or_after(moment: Moment, bound: Moment) -> None:
    """Exactly one of the three."""
    found = [is_before(moment, bound), is_on(moment, bound), is_after(moment, bound)]
    assert found.count(True) == 1


@LAW
@given(MOMENTS, MOMENTS)
def test_since_and_until_include_the_bound(moment: Moment, bound: Moment) -> None:
    """What is after a bound is since it, what is before it is until it, and so is the bound."""
    assert is_since(bound, bound)
    assert is_until(bound, bound)
    assert is_on(bound, bound)
    assert is_since(moment, bound) or not is_after(moment, bound)
    assert is_until(moment, bound) or not is_before(moment, bound)


@LAW
@given(MOMENTS, MOMENTS, MOMENTS)
def test_between_is_since_and_until(moment: Moment, first: Moment, last: Moment) -> None:
    """Both bounds are included."""
    expected = is_since(moment, first) and is_until(moment, last)
    assert is_between(moment, first, last) is expected


@pytest.mark.parametrize(
    ("moment", "bound", "expected"),
    [
        ("2018-08-31", "2018-08", "on"),
        ("2018-09-01", "2018-08", "after"),
        ("2018-07-31", "2018-08", "before"),
        ("2018", "2018-08", "on"),  # it may be August
        ("2018", "2017-08", "after"),
        ("2018-08-28T23:30-05:00", "2018-08-28", "on"),  # a day of where it was written
        ("2018-08-29T01:30+05:00", "2018-08-29", "on"),
        ("2018-08-28T23:30-05:00", "2018-08-29T04:00Z", "after"),  # both zones known
    ],
)
def test_partial_dates(moment: str, bound: str, expected: str) -> None:
    """A month is all of its days, and a day is a day of somewhere."""
    one, other = to_moment(moment), to_moment(bound)
    tests = {"before": is_before, "on": is_on, "after": is_after}
    assert [name for name, test in tests.items() if test(one, other)] == [expected]
