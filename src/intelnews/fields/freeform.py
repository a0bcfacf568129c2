"""Dates in free English word order, read by ``dateutil`` under guard."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, tzinfo

from dateutil import parser as dateutil_parser

from intelnews.fields.months import ENGLISH_MONTHS
from intelnews.fields.zones import zone_of
from intelnews.model import Moment, Precision

__all__ = ["read_freeform"]

_CHARACTERS = re.compile(r"[A-Za-z0-9 ,.:;'+/-]+")
_WORD = re.compile(r"[A-Za-z]+")
_YEAR = re.compile(r"(?<!\d)(?:1[6-9]|2[01])\d\d(?!\d)")
_CLOCK = re.compile(r"\d\d?:\d\d(?::\d\d(?:\.\d+)?)?|\d\d? ?[AaPp]\.?[Mm]|[+-]\d\d:?\d\d$")
_NUMBER = re.compile(r"\d+")
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
    words = re.sub(r"\bthe\b", " ", text)
    try:
        one, two = (
            dateutil_parser.parse(words, default=default, tzinfos=_zone) for default in _DEFAULTS
        )
    except (ValueError, OverflowError):
        return None
    return _common(one, two)


def _zone(name: str | None, seconds: int | None) -> tzinfo | None:
    if seconds is not None:
        total = timedelta(seconds=abs(seconds))
        hours, rest = divmod(int(total.total_seconds()), 3600)
        sign = "-" if seconds < 0 else "+"
        return zone_of(f"{sign}{hours:02}{rest // 60:02}") if hours < 24 else None
    return zone_of(name) if name else None


def _common(one: datetime, two: datetime) -> Moment | None:
    """Return the moment both readings share, as fine as they agree from the year down."""
    finest: Precision | None = None
    for precision in Precision:
        if getattr(one, precision.value) != getattr(two, precision.value):
            break
        finest = precision
    if finest is None:
        return None
    value: date = one if finest.rank > Precision.DAY.rank else one.date()
    if finest is Precision.SECOND and one.microsecond != two.microsecond:
        value = one.replace(microsecond=0)
    return Moment(value=value, precision=finest)
