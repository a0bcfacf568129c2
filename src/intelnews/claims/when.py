"""Times in running text, and the moments they mean against the publication date."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING

from attrs import frozen

from intelnews.model import Moment, Precision
from intelnews.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["TimeMention", "resolve", "time_mentions"]

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_MONTHS = {name: number for number, name in enumerate(_MONTH_NAMES, start=1)}
_MONTHS |= {name[:3]: number for name, number in _MONTHS.items()} | {"Sept": 9}
_NUMBER_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_NUMBERS = {word: number for number, word in enumerate(_NUMBER_WORDS, start=1)}
_NUMBERS |= {"a": 1, "an": 1}

_MONTH = rf"(?:{'|'.join(sorted(_MONTHS, key=len, reverse=True))})(?![^\W\d_])"
_NTH = r"(?:st|nd|rd|th)?(?!\w)"
_TIME = re.compile(
    rf"""
    (?<![\w-])(?:
    # Monday; last Monday; Sunday, August 26
    (?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his)\s+)?
    (?P<weekday>(?i:{"|".join(_DAYS)}))(?!['’]s|-)
    (?:,\s+(?P<m1>{_MONTH})\.?\s+(?P<d1>\d{{1,2}}){_NTH}(?:,?\s+(?P<y1>\d{{4}}))?)?
    # August 26; Aug. 26, 2018
    |(?P<m2>{_MONTH})\.?\s+(?P<d2>\d{{1,2}}){_NTH}(?:,?\s+(?P<y2>\d{{4}}))?
    # 26 August; 26th of August 2018
    |(?P<d3>\d{{1,2}}){_NTH}\s+(?:of\s+)?(?P<m3>{_MONTH})(?:,?\s+(?P<y3>\d{{4}}))?
    # in March; late March 2018
    |(?i:in|since|by|during|last|early|late|mid|this)[\s-]+(?P<m4>{_MONTH})
    (?:\s+(?P<y4>\d{{4}}))?(?!\s+\d)
    # yesterday; earlier this month; last week
    |(?P<relative>(?i:
        (?:earlier\s+)?today|tonight|yesterday|tomorrow
        |(?:earlier\s+|later\s+)?this\s+(?:week|month|year)
        |this\s+(?:morning|afternoon|evening)
        |(?:late\s+|early\s+|later\s+)?last\s+(?:night|week|month|year)
        |next\s+(?:week|month|year)
    ))
    # two days ago; a month earlier
    |(?P<number>\d{{1,2}}|(?i:{"|".join(_NUMBERS)}))\s+
    (?P<unit>day|week|month|year)s?\s+(?:ago|earlier)
    # in 2016
    |(?i:in|since)\s+(?P<y5>(?:19|20)\d\d)(?!\s?(?:percent|%))
    )(?!\w|['’]s)
    """,
    re.VERBOSE,
)
# Most sentences name no time; this tells so at a tenth of the cost.
_HINT = re.compile(
    rf"day|night|week|month|year|morning|afternoon|evening|tomorrow|(?:19|20)\d\d|"
    rf"{'|'.join(name[:3] for name in _MONTH_NAMES)}"
)
_TODAY = frozenset(
    {"today", "earlier today", "tonight", "this morning", "this afternoon", "this evening"}
)


@frozen
class TimeMention:
    """Words of a text that say when, and the parts they were read into."""

    span: Span
    words: str
    parts: Mapping[str, str]


def time_mentions(text: str, start: int, end: int, /) -> Iterator[TimeMention]:
    """Yield the times that a stretch of text names, in order.

    >>> text = "On Monday, Ott said he left in March."
    >>> [mention.words for mention in time_mentions(text, 0, len(text))]
    ['Monday', 'in March']
    """
    if _HINT.search(text, start, end) is None:
        return
    for match in _TIME.finditer(text, start, end):
        parts = {name: value for name, value in match.groupdict().items() if value}
        yield TimeMention(Span(*match.span()), match.group(), parts)


def resolve(
    mention: TimeMention, published: Moment | None, /, *, future: bool = False
) -> Moment | None:
    """Return the moment that a time means in a text published at another.

    A report in the past tense never points behind its publication: "on Monday" is the Monday
    before it, or its own day. A week has no precision of its own, so "last week" is the month it
    lies in, or the year. ``None`` where it takes a publication date, to the day for weekdays, and
    there is none, and where the calendar has no such day.

    >>> [monday] = time_mentions("on Monday", 0, 9)
    >>> print(resolve(monday, Moment.fromisoformat("2018-08-28")))
    2018-08-27
    """
    try:
        found = _resolve(mention.parts, published, future=future)
    except (OverflowError, ValueError):  # 30 February, or beyond the first or last year
        return None
    if found is None:
        return None
    day, precision = found
    return Moment(value=day, precision=precision, raw=mention.words)


_Found = tuple[date, Precision]


def _resolve(parts: Mapping[str, str], published: Moment | None, *, future: bool) -> _Found | None:
    month = _part(parts, "m")
    year = _part(parts, "y")
    if month is not None:
        return _month_or_day(_MONTHS[month], _part(parts, "d"), year, published, future=future)
    if year is not None:
        return date(int(year), 1, 1), Precision.YEAR
    if published is None or published.precision.rank < Precision.DAY.rank:
        return None
    today = published.date
    if "weekday" in parts:
        return _weekday(parts, today, future=future), Precision.DAY
    if "unit" in parts:
        return _ago(parts, today)
    return _relative(" ".join(parts["relative"].lower().split()), today)


def _part(parts: Mapping[str, str], letter: str) -> str | None:
    return next(
        (parts[name] for name in (f"{letter}{n}" for n in range(1, 6)) if name in parts), None
    )


def _month_or_day(
    month: int, day: str | None, year: str | None, published: Moment | None, *, future: bool
) -> _Found | None:
    number = 1 if day is None else int(day)
    if year is not None:
        which = int(year)
    elif published is None:
        return None
    else:
        which = published.date.year
        now = (published.date.month, published.date.day)
        if published.precision is not Precision.YEAR and (month, number) > now and not future:
            which -= 1
    return date(which, month, number), Precision.MONTH if day is None else Precision.DAY


def _weekday(parts: Mapping[str, str], today: date, *, future: bool) -> date:
    wanted = _DAYS.index(parts["weekday"].lower())
    which = parts.get("which", "").lower()
    if which == "next" or (future and not which):
        return today + timedelta(days=(wanted - today.weekday() - 1) % 7 + 1)
    back = (today.weekday() - wanted) % 7
    return today - timedelta(days=7 if back == 0 and which == "last" else back)


def _ago(parts: Mapping[str, str], today: date) -> _Found:
    words = parts["number"].lower()
    count = int(words) if words.isdigit() else _NUMBERS[words]
    match parts["unit"]:
        case "day":
            return today - timedelta(days=count), Precision.DAY
        case "week":
            return today - timedelta(weeks=count), Precision.MONTH
        case "month":
            return _months_on(today, -count), Precision.MONTH
        case _:
            return date(today.year - count, 1, 1), Precision.YEAR


def _months_on(today: date, count: int) -> date:
    month = today.year * 12 + today.month - 1 + count
    return date(month // 12, month % 12 + 1, 1)


def _relative(words: str, today: date) -> _Found | None:
    if words in _TODAY:
        return today, Precision.DAY
    if words == "yesterday" or words.endswith("last night"):
        return today - timedelta(days=1), Precision.DAY
    if words == "tomorrow":
        return today + timedelta(days=1), Precision.DAY
    shift = -1 if "last" in words else 1 if "next" in words else 0
    if words.endswith("week"):
        return _week(today, shift)
    if words.endswith("month"):
        return _months_on(today, shift), Precision.MONTH
    return date(today.year + shift, 1, 1), Precision.YEAR


def _week(today: date, shift: int) -> _Found | None:
    """Return the month that a week lies in, or its year; ``None`` for a week across New Year."""
    first = today + timedelta(days=7 * shift - today.weekday())
    last = first + timedelta(days=6) if shift else today
    if first.year != last.year:
        return None
    return first, Precision.MONTH if first.month == last.month else Precision.YEAR
