"""A point in time as precise as it was written."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone
from typing import TypeVar, overload

from attrs import Factory, evolve, field, frozen

from intelnews.display.oneline import clip
from intelnews.model.record import Record, Word

__all__ = ["Moment", "Precision"]


class Precision(Word):
    """How much of a point in time is known, from coarse to fine."""

    YEAR = "year"
    MONTH = "month"
    DAY = "day"
    HOUR = "hour"
    MINUTE = "minute"
    SECOND = "second"

    @property
    def rank(self) -> int:
        """0 for a year up to 5 for a second."""
        return _RANK[self]


_BY_RANK = tuple(Precision)
_RANK = {precision: rank for rank, precision in enumerate(_BY_RANK)}
_FIRST = datetime.min.replace(tzinfo=UTC)
_LAST = datetime.max.replace(tzinfo=UTC)
_ISO = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)"
    # 24:00 is read by some versions of Python and refused by others, so by none here.
    r"(?:[T ](?P<hour>[01]\d|2[0-3])(?::?(?P<minute>\d\d)(?::?(?P<second>\d\d)(?:[.,]\d{1,9})?)?)?"
    r"(?P<zone>Z|[+-]\d\d(?::?\d\d(?::\d\d)?)?)?)?)?)?",
    re.ASCII,
)

D = TypeVar("D", bound=date)


def _precision(value: str) -> Precision:
    return value if type(value) is Precision else Precision(value)


def _plain(value: date) -> date:
    """Return a plain ``date`` or ``datetime`` with a fixed offset, of whatever subclass came in."""
    if type(value) is datetime:
        zone = value.tzinfo
        if zone is None or zone is UTC:
            return value if value.fold == 0 else value.replace(fold=0)
    if isinstance(value, datetime):
        offset = value.utcoffset()
        zone = None if offset is None else _zone(offset)
        return datetime(*value.timetuple()[:6], value.microsecond, zone)  # noqa: DTZ001
    if isinstance(value, date):
        return date(value.year, value.month, value.day)
    raise TypeError(f"a Moment holds a date or datetime, not {type(value).__name__}")


def _zone(offset: timedelta) -> timezone:
    # Python lets an offset hold microseconds, but not every version reads back what it prints then.
    whole = timedelta(seconds=int(offset.total_seconds()))
    return timezone(whole) if whole else UTC


def _finest(moment: Moment) -> Precision:
    return Precision.SECOND if isinstance(moment.value, datetime) else Precision.DAY


def _truncate(value: date, precision: Precision) -> date:
    if precision.rank <= Precision.DAY.rank:
        month = value.month if precision.rank >= Precision.MONTH.rank else 1
        day = value.day if precision is Precision.DAY else 1
        return date(value.year, month, day)
    if not isinstance(value, datetime):
        raise ValueError(f"a date has no {precision}; give a datetime")  # noqa: TRY004
    if precision is Precision.HOUR:
        return value.replace(minute=0, second=0, microsecond=0)
    return value if precision is Precision.SECOND else value.replace(second=0, microsecond=0)


@frozen(kw_only=True, repr=False, order=False)
class Moment(Record):
    """A point in time with the precision in which it was written.

    ``value`` is a ``date`` down to the day and a ``datetime`` (aware, or naive where no zone was
    given) below it; what lies under the precision is cut off. Moments sort by the instant they
    begin at, a naive one taken as UTC, and among equals the coarser first; comparing them, also
    with a ``date`` or ``datetime``, never raises. Two moments are equal if they were written alike:
    ask ``same_instant`` for the rest.

    Raises:
        TypeError: If the value is no ``date`` or ``datetime``.
        ValueError: If a ``date`` is said to be precise to the hour or finer.

    >>> from datetime import date
    >>> day = Moment(value=date(2018, 8, 28), raw="28 August 2018")
    >>> print(day, day.precision, day < Moment.fromisoformat("2018-09"))
    2018-08-28 day True
    """

    value: date = field(converter=_plain, eq=lambda value: value.isoformat())
    precision: Precision = field(default=Factory(_finest, takes_self=True), converter=_precision)
    raw: str = ""

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "value", _truncate(self.value, self.precision))

    @classmethod
    def fromisoformat(cls, text: str, /) -> Moment:
        """Read an ISO 8601 date or time of any precision, from ``2018`` to microseconds.

        Raises:
            ValueError: If the text has another form or names no real day.

        >>> Moment.fromisoformat("2018-08").precision.value
        'month'
        """
        match = _ISO.fullmatch(text)
        if match is None:
            shown = clip(repr(text), 60)
            raise ValueError(f"{shown} is no ISO date; write 2018, 2018-08, 2018-08-28 or a time")
        parts = match.groups()[:-1]  # the zone comes last
        precision = _BY_RANK[len(parts) - parts.count(None) - 1]
        if precision.rank <= Precision.DAY.rank:
            year, month, day = parts[:3]
            first = date(int(year), int(month or 1), int(day or 1))
            return cls(value=first, precision=precision, raw=text)
        clock = text.replace(",", ".").replace(" ", "T", 1)
        return cls(value=datetime.fromisoformat(clock), precision=precision, raw=text)

    def __str__(self) -> str:
        iso = self.value.isoformat()
        match self.precision:
            case Precision.YEAR:
                return iso[:4]
            case Precision.MONTH:
                return iso[:7]
            case Precision.DAY | Precision.SECOND:
                return iso
            case Precision.HOUR:
                return iso[:13] + iso[19:]
            case Precision.MINUTE:
                return iso[:16] + iso[19:]

    def __format__(self, spec: str) -> str:
        """Format as ``str`` does, or as its ``date`` or ``datetime`` does where there is a spec."""
        return format(self.value, spec) if spec else str(self)

    @property
    def is_aware(self) -> bool:
        """Whether the time zone is known."""
        return isinstance(self.value, datetime) and self.value.tzinfo is not None

    @property
    def date(self) -> date:
        """The calendar day on which the moment begins, in its own zone."""
        return self.value.date() if isinstance(self.value, datetime) else self.value

    @property
    def start(self) -> datetime:
        """The first instant of the moment, in UTC; a value without a zone is taken as UTC."""
        value = self.value
        if not isinstance(value, datetime):
            return datetime(value.year, value.month, value.day, tzinfo=UTC)
        if value.tzinfo is None:
            return value.replace(tzinfo=UTC)
        try:
            return value.astimezone(UTC)
        except OverflowError:  # within a day of the year 1 or of the year 9999
            return _FIRST if value.year == 1 else _LAST

    @property
    def end(self) -> datetime:
        """The first instant behind the moment, in UTC; the last day there is has no such instant.

        >>> Moment.fromisoformat("2018-02").end.isoformat()
        '2018-03-01T00:00:00+00:00'
        """
        start = self.start
        match self.precision:
            case Precision.YEAR:
                return _LAST if start.year == 9999 else start.replace(year=start.year + 1)
            case Precision.MONTH:
                if start.month < 12:
                    return start.replace(month=start.month + 1)
                return _LAST if start.year == 9999 else start.replace(year=start.year + 1, month=1)
            case Precision.DAY:
                return _shift(start, timedelta(days=1))
            case Precision.HOUR:
                return _shift(start, timedelta(hours=1))
            case Precision.MINUTE:
                return _shift(start, timedelta(minutes=1))
            case Precision.SECOND:
                return _shift(start, timedelta(microseconds=1 if start.microsecond else 1_000_000))

    def overlaps(self, other: Moment, /) -> bool:
        """Tell whether both can be true of one event: a day and a minute of that day overlap.

        A day is a day of somewhere: against a time with a known zone it is taken in that zone.

        >>> Moment.fromisoformat("2018-08").overlaps(Moment.fromisoformat("2018-08-28T09:00Z"))
        True
        """
        mine, theirs = self._local_to(other), other._local_to(self)
        # The very last instant has no instant behind it, so it ends where it begins.
        return mine.start == theirs.start or (mine.start < theirs.end and theirs.start < mine.end)

    def _local_to(self, other: Moment) -> Moment:
        """Drop the zone where the other has none, so that local day meets local time."""
        if self.is_aware and not other.is_aware and isinstance(self.value, datetime):
            return evolve(self, value=self.value.replace(tzinfo=None))
        return self

    def same_instant(self, other: Moment, /) -> bool:
        """Tell whether both begin at one instant with one precision, whatever their zones.

        >>> Moment.fromisoformat("2018-08-28T09:00Z").same_instant(
        ...     Moment.fromisoformat("2018-08-28T11:00+02:00"))
        True
        """
        return self.start == other.start and self.precision == other.precision

    def with_raw(self, raw: str, /) -> Moment:
        """Return the same moment with the words it was written in."""
        same = object.__new__(type(self))  # its values are in order, or it would not be there
        for name, value in (("value", self.value), ("precision", self.precision), ("raw", raw)):
            object.__setattr__(same, name, value)
        return same

    def _key(self) -> tuple[datetime, int, str, str]:
        return (self.start, self.precision.rank, self.value.isoformat(), self.raw)

    def __lt__(self, other: object) -> bool:
        key = _key_of(other)
        return NotImplemented if key is None else self._key() < key

    def __le__(self, other: object) -> bool:
        key = _key_of(other)
        return NotImplemented if key is None else self._key() <= key

    def __gt__(self, other: object) -> bool:
        key = _key_of(other)
        return NotImplemented if key is None else self._key() > key

    def __ge__(self, other: object) -> bool:
        key = _key_of(other)
        return NotImplemented if key is None else self._key() >= key

    def __add__(self, delta: timedelta) -> Moment:
        """Shift by a duration; what leaves the calendar stops at its first or last day."""
        if not isinstance(delta, timedelta):
            return NotImplemented
        return Moment(value=_shift(self.value, delta), precision=self.precision)

    __radd__ = __add__

    @overload
    def __sub__(self, other: Moment) -> timedelta: ...

    @overload
    def __sub__(self, other: timedelta) -> Moment: ...

    def __sub__(self, other: Moment | timedelta) -> timedelta | Moment:
        """Return the time between two moments' beginnings, or shift back by a duration."""
        if isinstance(other, Moment):
            return self.start - other.start
        if not isinstance(other, timedelta):
            return NotImplemented
        return Moment(value=_shift(self.value, _negative(other)), precision=self.precision)


def _negative(delta: timedelta) -> timedelta:
    try:
        return -delta
    except OverflowError:  # 2.7 million years, and the calendar has ten thousand
        return timedelta.max if delta < timedelta() else timedelta.min


def _key_of(other: object) -> tuple[datetime, int, str, str] | None:
    """Return the key of a moment, or of a date or datetime taken as one."""
    if isinstance(other, date):
        other = Moment(value=other)
    return other._key() if isinstance(other, Moment) else None


def _shift(value: D, delta: timedelta) -> D:
    try:
        return value + delta
    except OverflowError:
        edge = datetime.min if delta < timedelta() else datetime.max  # noqa: DTZ901
        if isinstance(value, datetime):
            return edge.replace(tzinfo=value.tzinfo)  # type: ignore[return-value]
        return edge.date()  # type: ignore[return-value]
