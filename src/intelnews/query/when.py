"""Dates in questions: before, on or after a bound, each as precise as it happens to be."""

from __future__ import annotations

from datetime import date, datetime
from typing import TypeAlias

from attrs import evolve

from intelnews.errors import QueryError
from intelnews.model import Moment

__all__ = [
    "When",
    "is_after",
    "is_before",
    "is_between",
    "is_on",
    "is_since",
    "is_until",
    "to_moment",
]

#: What a question about dates takes: "2018", "2018-08", "2018-08-28", an ISO time, or a date.
When: TypeAlias = "str | date | Moment"


def to_moment(when: When, /) -> Moment:
    """Return the moment that a question speaks of.

    Raises:
        TypeError: If it is no string, date, datetime or Moment.
        QueryError: If the string is no ISO date.

    >>> print(to_moment("2018-08"), to_moment("2018-08").precision)
    2018-08 month
    """
    if isinstance(when, Moment):
        return evolve(when, raw="")
    if isinstance(when, date):
        return Moment(value=when)
    if not isinstance(when, str):
        raise TypeError(f"a date is a str, date, datetime or Moment, not {type(when).__name__}")
    try:
        return evolve(Moment.fromisoformat(when.strip()), raw="")
    except ValueError as error:
        raise QueryError(str(error)) from error


def _aligned(one: Moment, other: Moment) -> tuple[Moment, Moment]:
    """Drop a zone that only one of the two has: a day is a day of wherever it is compared."""
    if one.is_aware == other.is_aware:
        return one, other
    return _local(one), _local(other)


def _local(moment: Moment) -> Moment:
    if isinstance(moment.value, datetime):
        return evolve(moment, value=moment.value.replace(tzinfo=None))
    return moment


def is_before(moment: Moment, bound: Moment, /) -> bool:
    """Tell whether the moment is over when the bound begins.

    >>> is_before(to_moment("2018-08-28"), to_moment("2018-09"))
    True
    """
    one, other = _aligned(moment, bound)
    # The second part matters for the last instant of the calendar, which has no end.
    return one.end <= other.start and one.start < other.start


def is_after(moment: Moment, bound: Moment, /) -> bool:
    """Tell whether the moment begins when the bound is over.

    >>> is_after(to_moment("2018-08-28"), to_moment("2018-08"))
    False
    """
    return is_before(bound, moment)


def is_on(moment: Moment, bound: Moment, /) -> bool:
    """Tell whether the two overlap: neither is over when the other begins.

    >>> is_on(to_moment("2018-08-28"), to_moment("2018-08"))
    True
    """
    return not is_before(moment, bound) and not is_before(bound, moment)


def is_since(moment: Moment, bound: Moment, /) -> bool:
    """Tell whether the moment begins with the bound or later.

    >>> is_since(to_moment("2018-08-01"), to_moment("2018-08"))
    True
    """
    one, other = _aligned(moment, bound)
    return one.start >= other.start


def is_until(moment: Moment, bound: Moment, /) -> bool:
    """Tell whether the moment ends with the bound or earlier.

    >>> is_until(to_moment("2018-08-31"), to_moment("2018-08"))
    True
    """
    one, other = _aligned(moment, bound)
    return one.end <= other.end


def is_between(moment: Moment, first: Moment, last: Moment, /) -> bool:
    """Tell whether the moment begins with the first or later and ends with the last or earlier.

    >>> is_between(to_moment("2018-08-28"), to_moment("2018-07"), to_moment("2018-08"))
    True
    """
    return is_since(moment, first) and is_until(moment, last)
