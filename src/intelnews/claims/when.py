"""When a claim was made: the time that stands with the cue, against the publication date."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from attrs import frozen

from intelnews.model import Moment, Precision
from intelnews.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["TimeMention", "resolve", "time_mentions"]

_DAYS = {
    name: number
    for number, name in enumerate(
        "monday tuesday wednesday thursday friday saturday sunday".split()
    )
}
_MONTHS = (
    {
        name: number
        for number, name in enumerate(
            "january february march april may june july august september october november "
            "december".split(),
            start=1,
        )
    }
    | {
        name: number
        for number, name in enumerate(
            "jan feb mar apr may jun jul aug sep oct nov dec".split(), start=1
        )
    }
    | {"sept": 9}
)
_NUMBERS = {
    word: number
    for number, word in enumerate(
        "one two three four five six seven eight nine ten".split(), start=1
    )
} | {"a": 1, "an": 1}
_DAY = "|".join(_DAYS)
_MONTH = "|".join(name.capitalize() for name in sorted(_MONTHS, key=len, reverse=True))

_TIME = re.compile(
    rf"\b(?:"
    rf"(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his|[Tt]he\s+(?:previous|following))\s+)?"
    rf"(?P<weekday>(?i:{_DAY}))(?!['’]s|-)"
    rf"(?:,\s+(?P<m1>{_MONTH})\.?\s+(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s+(?P<y1>\d{{4}}))?)?"
    rf"|(?P<m2>{_MONTH})\.?\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,?\s+(?P<y2>\d{{4}}))?"
    rf"|(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m3>{_MONTH})\b(?:,?\s+(?P<y3>\d{{4}}))?"
    rf"|(?i:in|since|by|during|last|early|late|mid|this)[\s-]+(?P<m4>{_MONTH})(?:\s+(?P<y4>\d{{4}}))?(?!\s+\d)"
    rf"|(?P<rel>(?i:earlier\s+today|today|tonight|yesterday|tomorrow|"
    rf"(?:earlier|later)\s+this\s+(?:week|month|year)|this\s+(?:week|month|year|morning|afternoon|evening)|"
    rf"(?:late(?:r)?\s+|early\s+)?last\s+(?:night|week|month|year)|next\s+(?:week|month|year)))"
    rf"|(?P<n>\d{{1,2}}|(?i:a|an|one|two|three|four|five|six|seven|eight|nine|ten))\s+(?P<unit>days?|weeks?|months?|years?)\s+(?:ago|earlier)"
    rf"|(?i:in|since)\s+(?P<y5>(?:19|20)\d\d)(?!\d|\s?(?:percent|%))"
    rf")\b(?!['’]s)"
)


@frozen
class TimeMention:
    """Words of a text that say when, and the groups they were read into."""

    span: Span
    words: str
    parts: dict[str, str]


def time_mentions(text: str, start: int, end: int, /) -> Iterator[TimeMention]:
    """Yield the times that a stretch of text names, in order.

    >>> text = "On Monday, Ott said he left in March."
    >>> [mention.words for mention in time_mentions(text, 0, len(text))]
    ['Monday', 'in March']
    """
    for match in _TIME.finditer(text, start, end):
        parts = {name: value for name, value in match.groupdict().items() if value}
        yield TimeMention(Span(match.start(), match.end()), match.group(), parts)


def resolve(
    mention: TimeMention, published: Moment | None, /, *, future: bool = False
) -> Moment | None:
    """Return the moment that a time means in a text published at another.

    A report in the past tense never points behind its publication: "on Monday" is the Monday
    before it, or its own day. A week has no precision of its own, so "last week" is the month it lies in,
    or the year. ``None`` where it takes a publication date and that is missing or too coarse.

    >>> [monday] = time_mentions("on Monday", 0, 9)
    >>> print(resolve(monday, Moment.fromisoformat("2018-08-28")))
    2018-08-27
    """
    found = _resolve(mention.parts, published, future=future)
    return None if found is None else found.with_raw(mention.words)


def _resolve(parts: dict[str, str], published: Moment | None, *, future: bool) -> Moment | None:
    month, day, year = _calendar(parts)
    today = (
        published.date
        if published is not None and published.precision.rank >= Precision.DAY.rank
        else None
    )
    if month is not None:
        return _month_day(month, day, year, published, future=future)
    if year is not None:
        return _moment(date(year, 1, 1), Precision.YEAR)
    if today is None:
        return None
    try:
        if "weekday" in parts:
            return _moment(_weekday(parts, today, future=future), Precision.DAY)
        if "unit" in parts:
            return _ago(parts, today)
        return _relative(" ".join(parts["rel"].lower().split()), today)
    except OverflowError:  # within weeks of the first or last day there is
        return None


def _calendar(parts: dict[str, str]) -> tuple[int | None, int | None, int | None]:
    month = day = year = None
    for number in "12345":
        if f"m{number}" in parts:
            month = _MONTHS[parts[f"m{number}"].lower()]
            day = int(parts[f"d{number}"]) if f"d{number}" in parts else None
        if f"y{number}" in parts:
            year = int(parts[f"y{number}"])
    return month, day, year


def _moment(value: date, precision: Precision) -> Moment:
    return Moment(value=value, precision=precision)


def _month_day(
    month: int, day: int | None, year: int | None, published: Moment | None, *, future: bool
) -> Moment | None:
    precision = Precision.MONTH if day is None else Precision.DAY
    if year is None:
        if published is None:
            return None
        year = published.date.year
        if published.precision is not Precision.YEAR:
            late = (month, day or 1) > (published.date.month, published.date.day)
            if late and not future:
                year -= 1
    try:
        return _moment(date(year, month, day or 1), precision)
    except ValueError:  # 30 February, or the year 0
        return None


def _weekday(parts: dict[str, str], today: date, *, future: bool) -> date:
    wanted = _DAYS[parts["weekday"].lower()]
    which = parts.get("which", "").lower()
    if which == "next" or (future and not which):
        return today + timedelta(days=(wanted - today.weekday() - 1) % 7 + 1)
    back = (today.weekday() - wanted) % 7
    if back == 0 and which == "last":
        back = 7
    return today - timedelta(days=back)


def _ago(parts: dict[str, str], today: date) -> Moment:
    count = int(parts["n"]) if parts["n"].isdigit() else _NUMBERS[parts["n"].lower()]
    unit = parts["unit"].rstrip("s")
    if unit == "day":
        return _moment(today - timedelta(days=count), Precision.DAY)
    if unit == "week":
        return _moment(today - timedelta(weeks=count), Precision.MONTH)
    if unit == "month":
        return _moment(_months_back(today, count), Precision.MONTH)
    return _moment(date(max(today.year - count, 1), 1, 1), Precision.YEAR)


def _months_back(today: date, count: int) -> date:
    month = today.year * 12 + today.month - 1 - count
    if not 12 <= month < 12 * 10_000:
        raise OverflowError
    return date(month // 12, month % 12 + 1, 1)


def _relative(words: str, today: date) -> Moment | None:
    if words in {
        "today",
        "earlier today",
        "tonight",
        "this morning",
        "this afternoon",
        "this evening",
    }:
        return _moment(today, Precision.DAY)
    if words in {"yesterday", "last night"} or words.endswith("last night"):
        return _moment(today - timedelta(days=1), Precision.DAY)
    if words == "tomorrow":
        return _moment(today + timedelta(days=1), Precision.DAY)
    shift = -1 if "last" in words.split() else 1 if "next" in words.split() else 0
    if words.endswith("week"):
        return _week(today + timedelta(weeks=shift), until=today if not shift else None)
    if words.endswith("month"):
        return _moment(_months_back(today, -shift), Precision.MONTH)
    year = today.year + shift
    return _moment(date(year, 1, 1), Precision.YEAR) if 1 <= year <= 9999 else None


def _week(day: date, *, until: date | None) -> Moment | None:
    """Return the month that a week lies in, or its year; ``None`` for a week across New Year."""
    first = day - timedelta(days=day.weekday())
    last = first + timedelta(days=6) if until is None else until
    if (first.year, first.month) == (last.year, last.month):
        return _moment(first, Precision.MONTH)
    return _moment(first, Precision.YEAR) if first.year == last.year else None
