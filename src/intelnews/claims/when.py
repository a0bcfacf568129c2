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
_NUMBER_WORDS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    "twenty",
)  # fmt: skip
_NUMBERS = {word: number for number, word in enumerate(_NUMBER_WORDS, start=1)}
_NUMBERS |= {"a": 1, "an": 1}
# The months in which the seasons of the northern news begin and end. Winter lies in two years.
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11)}

_MONTH = rf"(?:{'|'.join(sorted(_MONTHS, key=len, reverse=True))})(?![^\W\d_])"
_NTH = r"(?:st|nd|rd|th)?(?!\w)"
_PART = r"(?:\s+(?i:morning|afternoon|evening|night))?"
_YEAR = r"(?:19|20)\d\d"
_TIME = re.compile(
    rf"""
    (?<![\w-])(?:
    # Monday night; last Monday; Monday of last week; Sunday, August 26; Sunday 26 August
    (?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his)\s+)?
    (?<!the\s)(?<!The\s)(?<!\sa\s)(?<!each\s)(?<!every\s)(?<!Every\s)
    (?P<weekday>(?i:{"|".join(_DAYS)}))(?!['’]s|-){_PART}
    (?:,?\s+(?P<m1>{_MONTH})\.?\s+(?P<d1>\d{{1,2}}){_NTH}(?:,?\s+(?P<y1>{_YEAR}))?
    |,?\s+(?:the\s+)?(?P<d4>\d{{1,2}}){_NTH}\s+(?:of\s+)?(?P<m5>{_MONTH})(?:,?\s+(?P<y6>{_YEAR}))?
    |\s+(?:of\s+)?(?P<of_week>(?i:last|this|next))\s+week)?
    # August 26; Aug. 26, 2018
    |(?P<m2>{_MONTH})\.?\s+(?P<d2>\d{{1,2}}){_NTH}(?:,?\s+(?P<y2>\d{{4}}))?
    # 26 August; 26th of August 2018
    |(?P<d3>\d{{1,2}}){_NTH}\s+(?:of\s+)?(?P<m3>{_MONTH})(?:,?\s+(?P<y3>\d{{4}}))?
    # on the 26th
    |(?i:on\s+the)\s+(?P<nth>\d{{1,2}})(?:st|nd|rd|th)(?=\s*(?:[,.;:)]|$|that\b))
    # in March; late March 2018
    |(?i:in|since|by|during|last|early|late|mid|this|next)[\s-]+(?i:(?:early|late|mid)[\s-]+)?
    (?P<m4>{_MONTH})(?:,?\s+(?:of\s+)?(?P<y4>\d{{4}}))?(?!\s+\d)
    # this spring; in the spring of 2016
    |(?P<which_season>(?i:last|this|next))\s+(?P<season>(?i:spring|summer|autumn|fall|winter))
    |(?i:(?:in|during|over)\s+(?:the\s+)?(?:early\s+|late\s+)?(?:spring|summer|autumn|fall))\s+
    (?:of\s+)?(?P<y7>{_YEAR})
    # yesterday; earlier this month; last week; over the weekend
    |(?P<relative>(?i:
        (?:earlier\s+)?today|tonight|(?:the\s+day\s+before\s+)?yesterday|tomorrow
        |(?:(?:earlier|later|late|early)\s+)?this\s+(?:week|month|year)
        |this\s+(?:morning|afternoon|evening)
        |(?:late\s+|early\s+|later\s+)?last\s+(?:night|weekend|week|month|year)
        |next\s+(?:weekend|week|month|year)
        |(?:over|at|on|during)\s+the\s+weekend|this\s+weekend
    ))
    # two days ago
    |(?P<number>\d{{1,2}}|(?i:{"|".join(sorted(_NUMBERS, key=len, reverse=True))}))\s+
    (?P<unit>day|week|month|year)s?\s+ago
    # in 2016; in early 2016; at the end of 2016
    |(?i:in|since|early|late|mid)[\s-]+(?i:(?:early|late|mid)[\s-]+)?
    (?P<y5>{_YEAR})(?!\s?(?:percent|%)|,\d)
    |(?i:(?:at|by|towards?)\s+the\s+(?:end|start|beginning)\s+of)\s+(?P<y8>{_YEAR})
    )(?!\w|['’]s)
    """,
    re.VERBOSE,
)
# Most sentences name no time; this tells so at a tenth of the cost.
_HINT = re.compile(
    rf"day|night|week|month|year|morning|afternoon|evening|tomorrow|spring|summer|autumn|fall|"
    rf"winter|on\sthe\s\d|{_YEAR}|{'|'.join(name[:3] for name in _MONTH_NAMES)}",
    re.IGNORECASE,
)
_TODAY = frozenset(
    {"today", "earlier today", "tonight", "this morning", "this afternoon", "this evening"}
)
# A date without its year that is given with its weekday lies this many years back at the most.
_YEARS_BACK = 6


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
    mention: TimeMention,
    published: Moment | None,
    /,
    *,
    future: bool = False,
    update: bool = False,
) -> Moment | None:
    """Return the moment that a time means in a text published at another.

    A report in the past tense never points behind its publication: "on Monday" is the Monday
    before it, or its own day, and "in October" is last year's where October is yet to come. A week
    has no precision of its own, so "last week" is the month it lies in, or the year; so is a
    weekend. A season is known to its year. ``None`` where it takes a publication date, to the day
    for weekdays, and there is none, and where the calendar has no such day.

    Args:
        mention: A time in the text.
        published: When the text was published.
        future: Whether what happens then is yet to come.
        update: Whether the words were added to the text later: a date without its year is then the
            nearest to the publication, before or after, and what hangs on the day of writing is
            not known.

    >>> [monday] = time_mentions("on Monday", 0, 9)
    >>> print(resolve(monday, Moment.fromisoformat("2018-08-28")))
    2018-08-27
    """
    try:
        found = _resolve(mention.parts, published, future=future, update=update)
    except (OverflowError, ValueError):  # 30 February, or beyond the first or last year
        return None
    if found is None:
        return None
    day, precision = found
    return Moment(value=day, precision=precision, raw=mention.words)


_Found = tuple[date, Precision]


def _resolve(
    parts: Mapping[str, str], published: Moment | None, *, future: bool, update: bool
) -> _Found | None:
    month = _part(parts, "m")
    year = _part(parts, "y")
    if month is not None:
        day = _part(parts, "d")
        if year is not None:
            return _date(int(year), _MONTHS[month], day)
        if update and published is not None:
            return _nearest_year(_MONTHS[month], day, published)
        return _month_or_day(_MONTHS[month], day, parts, published, future=future)
    if year is not None:
        return date(int(year), 1, 1), Precision.YEAR
    if published is None or update or published.precision.rank < Precision.DAY.rank:
        return None
    today = published.date
    if "weekday" in parts:
        return _weekday(parts, today, future=future), Precision.DAY
    if "nth" in parts:
        return _nth(int(parts["nth"]), today, future=future), Precision.DAY
    if "season" in parts:
        return _season(parts["season"].lower(), parts["which_season"].lower(), today)
    if "unit" in parts:
        return _ago(parts, today)
    return _relative(" ".join(parts["relative"].lower().split()), today, future=future)


def _part(parts: Mapping[str, str], letter: str) -> str | None:
    return next(
        (parts[name] for name in (f"{letter}{n}" for n in range(1, 9)) if name in parts), None
    )


def _date(year: int, month: int, day: str | None) -> _Found:
    number = 1 if day is None else int(day)
    return date(year, month, number), Precision.MONTH if day is None else Precision.DAY


def _month_or_day(
    month: int,
    day: str | None,
    parts: Mapping[str, str],
    published: Moment | None,
    *,
    future: bool,
) -> _Found | None:
    if published is None:
        return None
    year = published.date.year
    now = (published.date.month, published.date.day)
    then = (month, 1 if day is None else int(day))
    if published.precision is not Precision.YEAR:
        if then > now and not future:
            year -= 1
        elif future and then[0] < now[0]:
            year += 1
    found = _date(year, month, day)
    if "weekday" not in parts:
        return found
    # "Sunday, August 26" names its year by its weekday
    weekday = _DAYS.index(parts["weekday"].lower())
    years = (found[0].year - back for back in (0, *(range(-1, _YEARS_BACK))))
    fitting = (_date(which, month, day) for which in years if which > 0)
    return next((dated for dated in fitting if dated[0].weekday() == weekday), found)


def _nearest_year(month: int, day: str | None, published: Moment) -> _Found:
    years = (published.date.year + more for more in (-1, 0, 1))
    dates = (_date(year, month, day) for year in years)
    return min(dates, key=lambda found: abs(found[0] - published.date))


def _weekday(parts: Mapping[str, str], today: date, *, future: bool) -> date:
    wanted = _DAYS.index(parts["weekday"].lower())
    if "of_week" in parts:
        shift = {"last": -7, "this": 0, "next": 7}[parts["of_week"].lower()]
        return today + timedelta(days=wanted - today.weekday() + shift)
    which = parts.get("which", "").lower()
    if which == "next" or (future and which != "last"):
        return today + timedelta(days=(wanted - today.weekday() - 1) % 7 + 1)
    back = (today.weekday() - wanted) % 7
    return today - timedelta(days=7 if back == 0 and which == "last" else back)


def _nth(day: int, today: date, *, future: bool) -> date:
    """Return the day of this month, of the one before it, or of the next."""
    shift = 1 if future and day < today.day else -1 if not future and day > today.day else 0
    return _months_on(today, shift).replace(day=day)


def _season(season: str, which: str, today: date) -> _Found | None:
    """Return the year of a season; the last one is the last that is over."""
    if season not in _SEASONS:
        return None
    first, last = _SEASONS[season]
    year = today.year
    if which == "last":
        year -= today.month <= last
    elif which == "next":
        year += today.month >= first
    elif today.month < first:
        return None
    return date(year, 1, 1), Precision.YEAR


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


def _relative(words: str, today: date, *, future: bool) -> _Found | None:
    if words in _TODAY:
        return today, Precision.DAY
    if words.endswith(("yesterday", "last night")):
        days = 2 if words.startswith("the day before") else 1
        return today - timedelta(days=days), Precision.DAY
    if words == "tomorrow":
        return today + timedelta(days=1), Precision.DAY
    shift = -1 if "last" in words else 1 if "next" in words else 0
    if words.endswith("weekend"):
        return _weekend(today, 1 if future else shift)
    if words.endswith("week"):
        return _week(today, shift)
    if words.endswith("month"):
        return _months_on(today, shift), Precision.MONTH
    return date(today.year + shift, 1, 1), Precision.YEAR


def _week(today: date, shift: int) -> _Found | None:
    """Return the month that a week lies in, or its year; ``None`` for a week across New Year."""
    first = today + timedelta(days=7 * shift - today.weekday())
    return _within(first, first + timedelta(days=6) if shift else today)


def _weekend(today: date, shift: int) -> _Found | None:
    """Return the month of a weekend: the last that has begun, or the one to come."""
    since_saturday = (today.weekday() - _DAYS.index("saturday")) % 7
    back = since_saturday - 7 if shift > 0 else since_saturday
    if shift < 0 and back < 2:  # on a weekend, the last one is the one before
        back += 7
    saturday = today - timedelta(days=back)
    return _within(saturday, saturday + timedelta(days=1))


def _within(first: date, last: date) -> _Found | None:
    """Return the month in which two days lie, or else the year, or else nothing."""
    if first.year != last.year:
        return None
    return first, Precision.MONTH if first.month == last.month else Precision.YEAR
