"""The calendar part of a date: the shapes in which year, month and day are written."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from intelnews.fields.months import month_number, names_month
from intelnews.model import Precision

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Day", "iter_days"]

# Letters with their accents written apart, as some systems store them.
_WORD = r"(?:[^\W\d_]|[\u0300-\u036f\u064b-\u0655])+"
# Arab newsrooms print both names of a month with a stroke between them; four names of the Levant
# have two words.
_MONTH = rf"(?P<name>(?:كانون|تشرين)\s(?:الثاني|الأول|الاول)|{_WORD})(?:/{_WORD})?\.?"
_OF = r"(?:(?:de|del|of|di)\s+)?"
_YEAR = r"(?P<year>\d{4})(?!\d)"
_DAY = r"(?P<day>\d{1,2})(?!\d)"
_TURN = r"\s*[-/–]\s*|\s*"
# What follows a day's number: "28th", "1er", "28.", "28-го".
_ORDINAL = r"(?:\s?(?:st|nd|rd|th|er|[º°ª])(?!\w)|\.|-?(?:го|е)(?!\w))?"
_YEAR_WORD = r"(?:\s?(?:г(?:ода)?|р(?:оку)?)(?!\w)\.?)?"


def _shape(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_NAMED = (
    _shape(
        rf"(?:(?:the|el|le|den)\s+)?{_DAY}{_ORDINAL}(?:{_TURN}){_OF}{_MONTH}"
        rf"(?:\s*[-/,–]\s*|\s*){_OF}{_YEAR}{_YEAR_WORD}"
    ),
    _shape(
        rf"{_MONTH}(?:{_TURN})(?:the\s+)?{_DAY}(?:\s?(?:st|nd|rd|th)(?!\w))?"
        rf"(?:\s*[-/,.]\s*|\s+)(?:of\s+)?{_YEAR}"
    ),
    _shape(
        rf"{_YEAR}(?:\.\s?|\s*[-/,]\s*|\s+){_MONTH}(?:\s*[-/]\s*|\s+)"
        rf"{_DAY}(?:(?:st|nd|rd|th)(?!\w)|\.)?"
    ),
)
_TWO_DIGITS = _shape(rf"(?P<day>\d{{1,2}})(?P<turn>[-\s]){_MONTH}(?P=turn)(?P<short>\d\d)(?!\d)")
_MONTH_YEAR = _shape(rf"{_MONTH}(?:\s*[-/,]\s*|\s+){_OF}{_YEAR}{_YEAR_WORD}")
_CJK = _shape(
    r"(?P<year>\d{4})\s?[年년](?:\s?(?P<month>\d{1,2})\s?[月월](?:\s?(?P<day>\d{1,2})\s?[日일])?)?"
)
_YEAR_FIRST = _shape(
    r"(?P<year>\d{4})(?:(?P<turn>[-/.])|\.\s)(?P<month>\d{1,2})(?:(?P=turn)|(?<=\d)\.\s)"
    r"(?P<day>\d{1,2})(?!\d)\.?"
)
_YEAR_LAST = _shape(
    r"(?P<first>\d{1,2})(?P<turn>[-/.])(?P<space>\s?)(?P<second>\d{1,2})(?P=turn)(?P=space)"
    r"(?:(?P<year>\d{4})|(?P<short>\d\d))(?!\d)"
)
_YEAR_MONTH = _shape(r"(?P<year>\d{4})[-/](?P<month>\d{1,2})(?![\d/-])")
_MONTH_SLASH_YEAR = _shape(r"(?P<month>\d{1,2})[/.](?P<year>\d{4})(?![\d/.])")
_COMPACT = re.compile(r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)(?=T\d|$)", re.ASCII)
_BARE_YEAR = re.compile(r"(?P<year>\d{4})(?!\d)", re.ASCII)

# The Gregorian calendar begins in 1582; a year beyond 2199 is of another calendar (Buddhist years
# stand 543 ahead) or no year at all. ISO dates are taken at their word.
_FIRST_YEAR, _LAST_YEAR = 1583, 2199
# RFC 2822, section 4.3: two digits from 00 to 49 are of the 2000s, from 50 to 99 of the 1900s.
_PIVOT = 50


@frozen
class Day:
    """A reading of a calendar date: a day, month or year, and where its words end.

    ``swapped`` is the other reading of a numeric date whose day and month could change places;
    ``dotted`` says that it was written with full stops. ``needs_time`` marks a form too weak to
    stand without a weekday or a time of day.
    """

    value: date
    precision: Precision
    end: int
    swapped: date | None = None
    dotted: bool = False
    needs_time: bool = False


def iter_days(text: str, pos: int, end: int, /, *, alone: bool) -> Iterator[Day]:
    """Yield every reading of the calendar date that begins at ``pos``.

    ``alone`` says that the text is known to be a date and nothing else, which lets in the forms
    that would be mere figures in running text: a year alone, "20180828", years of two digits.

    >>> [str(day.value) for day in iter_days("August 28, 2018", 0, 15, alone=False)]
    ['2018-08-28']
    """
    for shape in _NAMED:
        if match := shape.match(text, pos, end):
            yield from _day(match["year"], month_number(match["name"]), match["day"], match.end())
    if (match := _MONTH_YEAR.match(text, pos, end)) and names_month(match["name"]):
        yield from _day(match["year"], month_number(match["name"]), None, match.end())
    if match := _CJK.match(text, pos, end):
        yield from _day(match["year"], match["month"], match["day"], match.end())
    if match := _YEAR_FIRST.match(text, pos, end):
        iso = len(match[0].rstrip(".")) == 10 and match["turn"] == "-"
        yield from _day(match["year"], match["month"], match["day"], match.end(), any_year=iso)
    if match := _YEAR_LAST.match(text, pos, end):
        yield from _numeric(match, alone)
    if match := _YEAR_MONTH.match(text, pos, end):
        iso = len(match[0]) == 7 and match[0][4] == "-"
        if iso or match[0][4] == "/":
            yield from _day(match["year"], match["month"], None, match.end(), any_year=iso)
    if match := _TWO_DIGITS.match(text, pos, end):
        year = _century(match["short"])
        for day in _day(year, month_number(match["name"]), match["day"], match.end()):
            yield evolve(day, needs_time=not alone or match["turn"] != "-")
    if alone:
        yield from _bare(text, pos, end)


def _bare(text: str, pos: int, end: int) -> Iterator[Day]:
    if match := _COMPACT.match(text, pos, end):
        yield from _day(match["year"], match["month"], match["day"], match.end())
    if match := _MONTH_SLASH_YEAR.match(text, pos, end):
        yield from _day(match["year"], match["month"], None, match.end())
    if match := _BARE_YEAR.match(text, pos, end):
        yield from _day(match["year"], None, None, match.end(), any_year=True)


def _century(short: str) -> int:
    year = int(short)
    return year + (2000 if year < _PIVOT else 1900)


def _day(
    year: str | int,
    month: str | int | None,
    day: str | None,
    end: int,
    *,
    any_year: bool = False,
) -> Iterator[Day]:
    """Yield the day, month or year if there is one of these numbers in the calendar."""
    precision = Precision.DAY if day else Precision.MONTH if month else Precision.YEAR
    if month is None and day is not None:
        return
    value = _real(int(year), int(month or 1), int(day or 1))
    if value is not None and (any_year or _FIRST_YEAR <= value.year <= _LAST_YEAR):
        yield Day(value, precision, end)


def _real(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _numeric(match: re.Match[str], alone: bool) -> Iterator[Day]:
    """Read a numeric date whose year stands last, or which has a year of two digits."""
    first, second = int(match["first"]), int(match["second"])
    if match["year"] is None:
        readings = {
            day
            for day in (
                _real(_century(match["short"]), second, first),
                _real(_century(match["short"]), first, second),
                _real(_century(match["first"]), second, int(match["short"])),
            )
            if day is not None
        }
        if alone and len(readings) == 1:
            yield Day(readings.pop(), Precision.DAY, match.end())
        return
    year = int(match["year"])
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return
    day_first, month_first = _real(year, second, first), _real(year, first, second)
    if day_first is not None:
        swapped = month_first if month_first != day_first else None
        yield Day(day_first, Precision.DAY, match.end(), swapped, match["turn"] == ".")
    elif month_first is not None:
        yield Day(month_first, Precision.DAY, match.end())
