"""The calendar part of dates."""

from __future__ import annotations

from datetime import date

from intelnews.fields.calendars import Day, iter_days
from intelnews.model import Precision


def read(text: str, *, alone: bool = True) -> list[Day]:
    """Return every reading of a whole text."""
    return list(iter_days(text, 0, len(text), alone=alone))


def test_both_readings_of_figures_come_together() -> None:
    """A numeric date carries its other reading and the sort of its separators."""
    expected = Day(date(2018, 6, 5), Precision.DAY, 10, date(2018, 5, 6), True)
    assert [expected] == [day for day in read("05.06.2018") if day.precision is Precision.DAY]


def test_two_figures_of_a_year_need_one_reading() -> None:
    """Only one of the orders of day, month and year may be a day of the calendar."""
    assert ([date(2018, 8, 28)], []) == (
        [day.value for day in read("8-28-18")],
        [day.value for day in read("10-11-12")],
    )


def test_two_figures_of_a_year_are_split_at_fifty() -> None:
    """RFC 2822 takes 49 for 2049 and 50 for 1950."""
    years = [day.value.year for text in ("1-Aug-49", "1-Aug-50") for day in read(text)]
    assert [2049, 1950] == years


def test_weak_forms_ask_for_a_time() -> None:
    """Two figures of a year in running text need a weekday or a time beside them."""
    assert [True] == [day.needs_time for day in read("28 Aug 18", alone=False)]


def test_years_of_other_calendars_are_refused() -> None:
    """A Buddhist or Persian year is no year of ours; ISO dates are taken at their word."""
    texts = ["28 August 2561", "1/2/1397", "1397/06/06", "1397-06-06"]
    assert [0, 0, 0, 1] == [len(read(text, alone=False)) for text in texts]


def test_a_day_without_a_known_month_is_nothing() -> None:
    """A word that names no month makes no date, not even a year."""
    assert [] == read("28 Foo 2018")
