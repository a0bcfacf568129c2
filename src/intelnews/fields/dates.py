"""Dates and times as sources write them, read to the precision in which they were written.

The promises: a text over 64 characters is no date; no part is ever filled from today's date; an
offset of 24 hours or more is no offset; whether the day or the month comes first is decided by
evidence or left open; nothing depends on the clock, the locale or the zone of the machine.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import TYPE_CHECKING

from intelnews.fields.calendars import Day, iter_days
from intelnews.fields.clocks import Clock, match_clock
from intelnews.fields.freeform import read_freeform
from intelnews.fields.months import weekday_number
from intelnews.limits import DEFAULT_LIMITS
from intelnews.model import Moment, Precision, Span

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["day_first_evidence", "is_ambiguous", "match_moment", "parse_moment"]

_LONGEST = DEFAULT_LIMITS.date_chars
_WEEKDAY = re.compile(
    r"(?P<name>[^\W\d_]+(?:['’-][^\W\d_]+)?)(?:\.?\s*,\s*|\.?\s+)(?:(?:the|den|le|el)\s+)?"
)
_WEEKDAY_BEHIND = re.compile(r",?\s?[(（]?(?P<name>[^\W\d_]+)[)）]?(?!\w)")
_JOINT = re.compile(
    r"(?:\s*[,;|·•–—-]\s*|\s*T(?=\d)|\s+|(?<=[日일)）]))"
    r"(?:(?:at|um|à|a\s+las|às|alle(?:\s+ore)?|ore|om|o|в|о|στις|saat)\s+|@\s*)?",
    re.IGNORECASE,
)
_JOINT_BEHIND = re.compile(r"(?:\s*[,;|·•–—-]\s*|\s+)(?:(?:on|le|el|am|den)\s+)?", re.IGNORECASE)
_CTIME = re.compile(
    r"(?P<month>[^\W\d_]+)\.?\s+(?P<day>\d{1,2}),?\s+(?P<clock>\d{1,2}:\d\d[^()]{0,16}?)\s+"
    r"(?P<year>\d{4})(?!\d)"
)
_UNKNOWN_ZONE = re.compile(r"\s?\(?[A-Za-z]{1,5}\)?")
_UNKNOWN_WEEKDAY = re.compile(r"[^\W\d_]{2,15}\.?,\s*")
# ISO 8601 without its separators, as news agencies write it: "20180828T102033Z".
_COMPACT = re.compile(r"^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)?", re.ASCII)
_NUMERIC = re.compile(r"(?<![\d./-])(\d{1,2})([-/.])(\d{1,2})\2\d{4}(?!\d)")
# Marks that say in which direction to write; they stand around dates in right-to-left text.
_DIRECTION = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


def parse_moment(text: str, /, *, day_first: bool | None = None) -> Moment | None:
    """Read a text that is a date, with or without a time, and nothing else.

    ``raw`` is the text as given. A numeric date in which day and month could change places is read
    as ``day_first`` says; while that is ``None``, only its year is certain, and the year is what
    comes back. Dots are written in day-first order everywhere (Unicode CLDR), so they are
    evidence by themselves.

    >>> print(parse_moment("August 28, 2018"), parse_moment("Tue, 28 Aug 2018 10:20 -0800"))
    2018-08-28 2018-08-28T10:20-08:00
    >>> print(parse_moment("05/06/2018"), parse_moment("05/06/2018", day_first=True))
    2018 2018-06-05
    >>> parse_moment("30 February 2018") is None
    True
    """
    plain = _plain(text)
    if plain is None:
        return None
    found = _read(plain, day_first)
    return None if found is None else found.with_raw(text)


def match_moment(
    text: str, pos: int = 0, /, *, day_first: bool | None = None
) -> tuple[Moment, Span] | None:
    """Read the date that begins exactly at ``pos`` in a longer text, as far as it goes.

    The span counts in code points, and ``raw`` holds what stands there. Figures that are dates only
    where a date is expected, such as a year alone, are not taken for one.

    >>> moment, span = match_moment("May 22, 2019 at 10:33 am by NAME")
    >>> print(moment, span)
    2019-05-22T10:33 Span(0, 24)
    """
    if not 0 <= pos < len(text) or _is_inside_word(text, pos):
        return None
    end = min(len(text), pos + _LONGEST)
    found = _longest(text, pos, end, day_first, alone=False)
    if found is None:
        return None
    moment, stop = found
    span = Span(pos, stop)
    return moment.with_raw(span.cut(text)), span


def is_ambiguous(text: str, /) -> bool:
    """Tell whether a text is a numeric date in which day and month could change places.

    >>> is_ambiguous("05/06/2018"), is_ambiguous("25/06/2018"), is_ambiguous("05/05/2018")
    (True, False, False)
    """
    plain = _plain(text)
    if plain is None:
        return False
    return _read(plain, True) != _read(plain, False) and _read(plain, None) != _read(plain, True)


def day_first_evidence(texts: Iterable[str], /) -> bool | None:
    """Tell from the numeric dates in some texts whether the day comes first.

    ``True`` if one of them can only be read so, ``False`` if one can only be read the other way,
    ``None`` if there is no such date or if there are dates of both sorts.

    >>> day_first_evidence(["05/06/2018", "25/06/2018"]), day_first_evidence(["05/06/2018"])
    (True, None)
    """
    votes = set()
    for text in texts:
        for first, _, second in _NUMERIC.findall(text):
            if 12 < int(first) <= 31 and 1 <= int(second) <= 12:
                votes.add(True)
            elif 12 < int(second) <= 31 and 1 <= int(first) <= 12:
                votes.add(False)
    return votes.pop() if len(votes) == 1 else None


def _plain(text: str) -> str | None:
    if len(text) > 4 * _LONGEST:  # more white space than any page puts around a date
        return None
    plain = " ".join(_DIRECTION.sub("", text).split())
    plain = _COMPACT.sub(_extended, plain)
    return plain if 4 <= len(plain) <= _LONGEST else None


def _extended(match: re.Match[str]) -> str:
    year, month, day, hour, minute, second = match.groups()
    return f"{year}-{month}-{day}T{hour}:{minute}" + (f":{second}" if second else "")


def _read(text: str, day_first: bool | None) -> Moment | None:
    found = _longest(text, 0, len(text), day_first, alone=True)
    if found is not None and _is_done(text, found):
        return found[0]
    if (unknown := _UNKNOWN_WEEKDAY.match(text)) is not None:
        found = _longest(text, unknown.end(), len(text), day_first, alone=True)
        if found is not None and _is_done(text, found) and isinstance(found[0].value, datetime):
            return found[0]
    return read_freeform(text)


def _is_done(text: str, found: tuple[Moment, int]) -> bool:
    moment, stop = found
    if text[stop:].strip(" .") == "":
        return True
    timed = isinstance(moment.value, datetime)
    return timed and _UNKNOWN_ZONE.fullmatch(text, stop) is not None


def _is_inside_word(text: str, pos: int) -> bool:
    if pos == 0:
        return False
    before, here = text[pos - 1], text[pos]
    if here.isdigit():
        return before.isdigit() or (before in "./-" and pos > 1 and text[pos - 2].isdigit())
    return before.isalpha() and not (before.islower() and here.isupper())


def _longest(
    text: str, pos: int, end: int, day_first: bool | None, *, alone: bool
) -> tuple[Moment, int] | None:
    """Return the reading that goes furthest, of all that begin at ``pos``."""
    best: tuple[Moment, int] | None = None
    for found in _readings(text, pos, end, day_first, alone):
        if best is None or found[1] > best[1]:
            best = found
    return best


def _readings(
    text: str, pos: int, end: int, day_first: bool | None, alone: bool
) -> Iterable[tuple[Moment, int]]:
    weekday: int | None = None
    at = pos
    if (match := _WEEKDAY.match(text, pos, end)) is not None:
        weekday = weekday_number(match["name"])
        if weekday is not None:
            at = match.end()
    for day in iter_days(text, at, end, alone=alone):
        yield from _timed(text, day, end, day_first, weekday, at > pos)
    if (ctime := _CTIME.match(text, at, end)) is not None:
        yield from _ctime(ctime)
    clock = match_clock(text, pos, end)
    if clock is not None and (joint := _JOINT_BEHIND.match(text, clock.end, end)) is not None:
        at = joint.end()
        if (match := _WEEKDAY.match(text, at, end)) is not None:
            weekday = weekday_number(match["name"])
            at = match.end() if weekday is not None else at
        for day in iter_days(text, at, end, alone=alone):
            yield _moment(day, clock, day_first, weekday), day.end


def _timed(
    text: str, day: Day, end: int, day_first: bool | None, weekday: int | None, sure: bool
) -> Iterable[tuple[Moment, int]]:
    """Yield the day alone and, where a time of day stands behind it, the two together."""
    stop = day.end
    behind = _WEEKDAY_BEHIND.match(text, stop, end)
    if behind is not None and weekday_number(behind["name"]) is not None:
        weekday, stop = weekday_number(behind["name"]), behind.end()
    if sure or not day.needs_time:
        yield _moment(day, None, day_first, weekday), stop
    if day.precision is not Precision.DAY:
        return
    joint = _JOINT.match(text, stop, end)
    clock = match_clock(text, joint.end(), end) if joint is not None else None
    if clock is not None:
        yield _moment(day, clock, day_first, weekday), clock.end


def _ctime(match: re.Match[str]) -> Iterable[tuple[Moment, int]]:
    """Read "Aug 28 14:05:33 EST 2018", the form of the ``date`` command."""
    words = f"{match['day']} {match['month']} {match['year']}"
    clock = match_clock(match["clock"], 0, len(match["clock"]))
    if clock is None:
        return
    for day in iter_days(words, 0, len(words), alone=False):
        if day.end == len(words):
            yield _moment(day, clock, None, None), match.end()


def _moment(day: Day, clock: Clock | None, day_first: bool | None, weekday: int | None) -> Moment:
    value: date = day.value
    if day.swapped is not None:
        if day_first is None and weekday is not None:
            fits = [value.weekday() == weekday, day.swapped.weekday() == weekday]
            day_first = fits[0] if fits[0] != fits[1] else None
        if day_first is None and day.dotted:
            day_first = True
        if day_first is None:
            return Moment(value=value, precision=Precision.YEAR)
        value = value if day_first else day.swapped
    if clock is None:
        return Moment(value=value, precision=day.precision)
    moment = datetime.combine(value, clock.time, clock.zone)
    return Moment(value=moment, precision=clock.precision)
