"""The tables of month and weekday names."""

from __future__ import annotations

import pytest

from intelnews.fields import months
from intelnews.fields.months import month_number, names_month, weekday_number
from intelnews.folding import fold


@pytest.mark.parametrize("language", sorted(months._LANGUAGES))
def test_each_language_names_twelve_months(language: str) -> None:
    """Each table has a row for each month, and every form leads back to its row."""
    rows = months._LANGUAGES[language].strip().split("\n")
    forms = [(form.replace("_", " "), n) for n, row in enumerate(rows, 1) for form in row.split()]
    assert (12, [n for _, n in forms]) == (len(rows), [month_number(form) for form, _ in forms])


@pytest.mark.parametrize("language", sorted(months._WEEKDAYS))
def test_each_language_names_seven_days(language: str) -> None:
    """Each table has a place for each weekday, and every form leads back to it."""
    rows = months._WEEKDAYS[language].split("|")
    forms = [(form, n) for n, row in enumerate(rows) for form in row.split()]
    assert (7, [n for _, n in forms]) == (len(rows), [weekday_number(form) for form, _ in forms])


def test_there_are_more_than_twelve_languages_beside_english() -> None:
    """The promise is English and twelve; the tables hold more."""
    assert 12 < len(months._LANGUAGES)


def test_case_accents_and_stops_do_not_matter() -> None:
    """A name is found in capitals, without its accents, and with its full stop."""
    words = ["AOÛT", "aout", "Août.", "aou\u0302t"]
    assert [8, 8, 8, 8] == [month_number(word) for word in words]


def test_a_month_alone_must_be_sure() -> None:
    """Short forms that are plain words elsewhere are months only beside a day."""
    words = ["Sep", "May", "agosto", "lip", "set", "harbour"]
    assert [True, True, True, False, False, False] == [names_month(word) for word in words]


def test_tables_are_keyed_by_folded_names() -> None:
    """A key that folding would change could never be found."""
    keys = [*months._MONTHS, *months._DAYS]
    assert [fold(key) for key in keys] == keys
