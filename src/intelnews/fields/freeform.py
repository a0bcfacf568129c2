"""Dates in free English word order, read by ``dateutil`` under guard."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING

from intelnews.fields.months import ENGLISH_MONTHS
from intelnews.fields.zones import zone_of
from intelnews.model import Moment, Precision

if TYPE_CHECKING:
    from datetime import date, tzinfo

__all__ = ["read_freeform"]

_CHARACTERS = re.compile(r"[A-Za-z0-9 ,.:;'+/-]+")
_WORD = re.compile(r"[A-Za-z]+")
_YEAR = re.compile(r"(?<!\d)(?:1[6-9]|2[01])\d\d(?!\d)")
_CLOCK = re.compile(r"\d\d?:\d\d(?::\d\d(?:\.\d+)?)?|\d\d? ?[AaPp]\.?[Mm]|[+-]\d\d:?\d\d$")
_NUMBER = re.compile(r"\d+")
_DAY = 86_400  # seconds; an offset as long as that is no offset
# Two days that differ in every part: what comes out the same from both was in the text. Their days
# lie two weeks apart, for a weekday alone moves a default by up to six days.
_DEFAULTS = (
    datetime(2000, 1, 1, 1, 1, 1, 1),  # noqa: DTZ001
    datetime(2004, 3, 15, 14, 14, 14, 14),  # noqa: DTZ001
)


def read_freeform(text: str, /) -> Moment | None:
    """Read an English date in an order that no table of shapes foresees.

    There must be one English month name and one year of four digits: without them ``dateutil``
    would guess. It reads the text twice, with two default dates, and only parts that come out
    alike are kept, so that nothing is filled in.

    >>> print(read_freeform("2018, on the 28th of August"), read_freeform("August 28"))
    2018-08-28 None
    """
    if _CHARACTERS.fullmatch(text) is None or len(_YEAR.findall(text)) != 1:
        return None
    if len(_NUMBER.findall(_CLOCK.sub(" ", text))) > 2:
        return None
    if sum(word.lower() in ENGLISH_MONTHS for word in _WORD.findall(text)) != 1:
        return None
    # Imported here because it takes 45 ms, a third of what importing the library may take.
    from dateutil import parser  # noqa: PLC0415

    words = re.sub(r"\bthe\b", " ", text, flags=re.IGNORECASE)
    try:
        one, two = (parser.parse(words, default=default, tzinfos=_zone) for default in _DEFAULTS)
    except (ValueError, OverflowError):
        return None
    return _common(one, two)


def _zone(name: str | None, seconds: int | None) -> tzinfo | None:
    """Return the zone that dateutil met: without this, it would ask the machine for its own."""
    if seconds is None:
        return zone_of(name or "")
    return timezone(timedelta(seconds=seconds)) if abs(seconds) < _DAY else None


def _common(one: datetime, two: datetime) -> Moment | None:
    """Return the moment both readings share, from the year down without a gap."""
    shared = [
        precision
        for precision in Precision
        if getattr(one, precision.value) == getattr(two, precision.value)
    ]
    if not shared or len(shared) != shared[-1].rank + 1:
        return None
    finest = shared[-1]
    value: date = one.date() if finest.rank <= Precision.DAY.rank else one
    if one.microsecond != two.microsecond and isinstance(value, datetime):
        value = value.replace(microsecond=0)
    return Moment(value=value, precision=finest)
