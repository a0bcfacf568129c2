"""Dates and times as sources write them, read to the precision in which they were written.

The promises: a text over 64 characters is no date; no part is ever filled from today's date; an
offset of 24 hours or more is no offset; whether the day or the month comes first is decided by
evidence or left open; nothing depends on the clock, the locale or the zone of the machine.
"""

from __future__ import annotations

import re
from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from attrs import frozen

from intelnews.fields.calendars import iter_days
from intelnews.fields.clocks import match_clock
from intelnews.fields.freeform import read_freeform
from intelnews.fields.months import weekday_number
from intelnews.fields.stamps import read_stamp
from intelnews.limits import DEFAULT_LIMITS
from intelnews.model import Moment, Precision, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from intelnews.fields.calendars import Day
    from intelnews.fields.clocks import Clock

__all__ = ["day_first_evidence", "is_ambiguous", "match_moment", "parse_moment"]

#: A moment and the offset at which its words end.
_Reading: TypeAlias = "tuple[Moment, int]"

_LONGEST = DEFAULT_LIMITS.date_chars
_WEEKDAY = re.compile(
    r"(?P<name>[^\W\d_]+(?:['’-][^\W\d_]+)?)(?:\.?\s*,\s*|\.?\s+)(?:(?:the|den|le|el)\s+)?",
    re.IGNORECASE,
)
_WEEKDAY_BEHIND = re.compile(r",?\s?[(（]?(?P<name>[^\W\d_]+(?:-[^\W\d_]+)?)[)）]?(?![^\W\d])")
_JOINT = re.compile(
    r"(?:\s*[,;|·•–—:-]\s*|\s*(?P<iso>T)(?=\d)|\s+|(?<=[日일)）]))"
    r"(?:(?:at|um|à|a\s+las|às|alle(?:\s+ore)?|ore|om|o|в|о|στις|saat)\s+|@\s*)?",
    re.IGNORECASE,
)
_JOINT_BEHIND = re.compile(r"(?:\s*[,;|·•–—-]\s*|\s+)(?:(?:on|le|el|am|den)\s+)?", re.IGNORECASE)
# "Aug 28 14:05:33 EST 2018", the form of the ``date`` command and of mailboxes.
_CTIME = re.compile(
    r"(?P<month>[^\W\d_]+)\.?\s+(?P<day>\d{1,2}),?\s+(?P<clock>\d{1,2}:\d\d[^()]{0,16}?)\s+"
    r"(?P<year>\d{4})(?!\d)"
)
_UNKNOWN_ZONE = re.compile(r"\s?\(?[A-Za-z]{1,5}\)?")
_UNKNOWN_WEEKDAY = re.compile(r"[^\W\d_]{2,15}\.?,\s*")
# ISO 8601 without its separators, as agencies ("20180828T102033Z") and web archives write it.
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)?|(\d\d)(\d\d)(\d\d)$)", re.ASCII)
_NUMERIC = re.compile(r"(?<![\d./-])(\d{1,2})([-/.])(\d{1,2})\2\d{4}(?!\d)")
# Without this in it no date has its day and its month in figures beside each other.
_MAY_SWAP = re.compile(r"\d[-/.]\s?\d{1,2}[-/.]")
# Marks that say in which direction to write; they stand around dates in right-to-left text.
_DIRECTION = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


def parse_moment(text: str, /, *, day_first: bool | None = None) -> Moment | None:
    """Read a text that is a date, with or without a time, and nothing else.

    ``raw`` is the text as given. A numeric date in which day and month could change places is read
    as ``day_first`` says; while that is ``None``, a weekday beside it may decide, and full stops
    do: no locale of the Unicode CLDR writes the month first with them. Else only the year is
    certain, and the year is what comes back.

    >>> print(parse_moment("August 28, 2018"), parse_moment("Tue, 28 Aug 2018 10:20 -0800"))
    2018-08-28 2018-08-28T10:20-08:00
    >>> print(parse_moment("05/06/2018"), parse_moment("05/06/2018", day_first=True))
    2018 2018-06-05
    >>> parse_moment("30 February 2018") is None
    True
    """
    plain = _plain(text)
    found = None if plain is None else _read(plain, day_first)
    return None if found is None else found.with_raw(text)


def match_moment(
    text: str, pos: int = 0, /, *, day_first: bool | None = None
) -> tuple[Moment, Span] | None:
    """Read the date that begins exactly at ``pos`` in a longer text, as far as it goes.

    The span counts in code points and stays within the line; ``raw`` holds what stands there.
    Figures that are dates only where a date is expected, such as a year alone, are not taken for
    one.

    >>> moment, span = match_moment("May 22, 2019 at 10:33 am by NAME")
    >>> print(moment, span)
    2019-05-22T10:33 Span(0, 24)
    """
    if not 0 <= pos < len(text) or _is_inside_word(text, pos):
        return None
    end = min(len(text), pos + _LONGEST)
    line_end = text.find("\n", pos, end)
    stretch = _Stretch(text, end if line_end < 0 else line_end, day_first, alone=False)
    found = stretch.longest(pos)
    if found is None:
        return None
    span = Span(pos, found[1])
    return found[0].with_raw(span.cut(text)), span


def is_ambiguous(text: str, /) -> bool:
    """Tell whether a text is a numeric date in which day and month could change places.

    >>> is_ambiguous("05/06/2018"), is_ambiguous("25/06/2018"), is_ambiguous("05/05/2018")
    (True, False, False)
    """
    plain = _plain(text)
    if plain is None or _MAY_SWAP.search(plain) is None:
        return False
    return _read(plain, None) not in {_read(plain, True), _read(plain, False)}


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
    if not text.isascii():
        text = _DIRECTION.sub("", text)
    plain = " ".join(text.split())
    return plain if 4 <= len(plain) <= _LONGEST else None


def _extended(match: re.Match[str]) -> str:
    year, month, day, *clock = (part for part in match.groups() if part is not None)
    return f"{year}-{month}-{day}T{':'.join(clock)}"


@lru_cache(maxsize=4096)  # headline and footer, and all the comments of a day, say the same date
def _read(text: str, day_first: bool | None) -> Moment | None:
    stamp = read_stamp(text)
    if stamp is not None:
        return stamp
    text = _COMPACT.sub(_extended, text) if _COMPACT.match(text) else text
    stretch = _Stretch(text, len(text), day_first, alone=True)
    found = stretch.longest(0)
    if found is not None and stretch.is_read(found):
        return found[0]
    unknown = _UNKNOWN_WEEKDAY.match(text)  # of a language that the tables do not know
    found = stretch.longest(unknown.end()) if unknown is not None else None
    if found is not None and stretch.is_read(found) and isinstance(found[0].value, datetime):
        return found[0]
    return read_freeform(text)


def _is_inside_word(text: str, pos: int) -> bool:
    if pos == 0:
        return False
    before, here = text[pos - 1], text[pos]
    if here.isdigit():
        return before.isdigit() or (before in "./-" and pos > 1 and text[pos - 2].isdigit())
    # "…by ANNA KRALMay 22, 2019": a capital behind a small letter or a figure begins a word
    return here.isalpha() and before.isalpha() and not (before.islower() and here.isupper())


@frozen
class _Stretch:
    """A stretch of text in which a date is read; ``alone`` says that it is a date and no more."""

    text: str
    end: int
    day_first: bool | None
    alone: bool

    def longest(self, pos: int) -> _Reading | None:
        """Return the reading that goes furthest, of all that begin at ``pos``."""
        best: _Reading | None = None
        for found in self._readings(pos):
            if best is None or found[1] > best[1]:
                best = found
        return best

    def is_read(self, found: _Reading) -> bool:
        """Tell whether nothing stands behind a reading, a zone of unknown name aside."""
        moment, stop = found
        if not self.text[stop:].strip(" ."):
            return True
        timed = isinstance(moment.value, datetime)
        return timed and _UNKNOWN_ZONE.fullmatch(self.text, stop) is not None

    def _readings(self, pos: int) -> Iterator[_Reading]:
        at, weekday = self._weekday(pos)
        for day in iter_days(self.text, at, self.end, alone=self.alone):
            yield from self._timed(day, weekday, named=at > pos)
        if (ctime := _CTIME.match(self.text, at, self.end)) is not None:
            yield from self._ctime(ctime)
        clock = match_clock(self.text, pos, self.end)
        joint = clock and _JOINT_BEHIND.match(self.text, clock.end, self.end)
        if joint:
            at, weekday = self._weekday(joint.end())
            for day in iter_days(self.text, at, self.end, alone=self.alone):
                if day.precision is Precision.DAY:
                    yield self._moment(day, clock, weekday), day.end

    def _weekday(self, pos: int) -> tuple[int, int | None]:
        """Return where the date begins behind a weekday, if one stands there, and which."""
        match = _WEEKDAY.match(self.text, pos, self.end)
        number = weekday_number(match["name"]) if match is not None else None
        return (pos if match is None or number is None else match.end()), number

    def _timed(self, day: Day, weekday: int | None, *, named: bool) -> Iterator[_Reading]:
        """Yield the day alone and, where a time of day stands behind it, the two together."""
        stop = day.end
        behind = _WEEKDAY_BEHIND.match(self.text, stop, self.end)
        number = weekday_number(behind["name"]) if behind is not None else None
        if behind is not None and number is not None:
            stop, weekday = behind.end(), number
        if named or not day.needs_time:
            yield self._moment(day, None, weekday), stop
        joint = _JOINT.match(self.text, stop, self.end)
        if joint is None or day.precision is not Precision.DAY:
            return
        clock = match_clock(self.text, joint.end(), self.end, is_time=bool(joint["iso"]))
        if clock is not None:
            yield self._moment(day, clock, weekday), clock.end

    def _ctime(self, match: re.Match[str]) -> Iterator[_Reading]:
        words = f"{match['day']} {match['month']} {match['year']}"
        clock = match_clock(match["clock"], 0, len(match["clock"]))
        for day in iter_days(words, 0, len(words), alone=False):
            if clock is not None and day.end == len(words):
                yield self._moment(day, clock, None), match.end()

    def _moment(self, day: Day, clock: Clock | None, weekday: int | None) -> Moment:
        value = day.value
        if day.swapped is not None:
            day_first = self.day_first
            fits = (value.weekday() == weekday, day.swapped.weekday() == weekday)
            if day_first is None and fits[0] != fits[1]:
                day_first = fits[0]
            if day_first is None and not day.dotted:
                return Moment(value=value, precision=Precision.YEAR)
            value = day.swapped if day_first is False else value
        if clock is None:
            return Moment(value=value, precision=day.precision)
        moment = datetime.combine(value, clock.time, clock.zone)
        return Moment(value=moment, precision=clock.precision)
