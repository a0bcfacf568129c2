"""The time of day, and its zone, as it stands beside a date."""

from __future__ import annotations

import re
from datetime import time, tzinfo

from attrs import frozen

from intelnews.fields.zones import zone_of
from intelnews.model import Precision

__all__ = ["Clock", "match_clock"]

_BEFORE_NOON = frozenset({"a", "上午", "午前", "오전"})
_CLOCK = re.compile(
    r"""
    (?: (?P<mark> kl\.? | klo ) \s+ )?
    (?: (?P<prefix> 上午 | 下午 | 午前 | 午後 | 오전 | 오후 ) \s? )?
    (?P<hour> \d{1,2} )
    (?:
        (?: : | (?P<spoken> \s?h\s? | \s?[時时点시]\s? | \. ) )
        (?P<minute> \d\d ) (?! \d ) [分분]?
        (?: [:.\s]? (?P<second> (?<= [:.] ) \d\d | \d\d (?= [秒초] ) ) [秒초]?
            (?: [.,] (?P<fraction> \d{1,9} ) \d* )? )?
    )?
    (?P<hourword> \s?h (?! \w ) | [時时点시] )?
    (?: \s? (?P<half> [ap] ) (?: m (?! \w ) \.? | \. \s? m (?! \w ) \.? ) )?
    (?P<unit> \s? (?: Uhr | hrs | uur ) (?! \w ) )?
    """,
    re.VERBOSE | re.IGNORECASE,
)
# Names that newsrooms print although the offset behind them is not certain: they are read over.
_ZONE = re.compile(
    r"""
    \s? \(? (?P<zone>
        (?: (?: GMT | UTC ) \s? )? [+−-] \d\d? (?: :? \d\d ){0,2} (?! [\d:] )
      | (?: UTC? | GMT | [Zz] | [ECMP][SD]?T | WES?T | CES?T | EES?T | BST | MES?Z | MSK | SAST
          | EAT | CAT | PKT | HKT | SGT | JST | AE[SD]T | NZ[SD]T | AK[SD]T | HST | IST | AST | KST
          | WIB )
        (?! \w )
    ) \)?
    (?: \s? \( [^()\d]{1,40} \) | \[ [^\[\]]{1,40} \] )?
    """,
    re.VERBOSE,
)


@frozen
class Clock:
    """A time of day with its precision, its zone if that is certain, and where its words end."""

    time: time
    precision: Precision
    zone: tzinfo | None
    end: int


def match_clock(text: str, pos: int, end: int, /, *, is_time: bool = False) -> Clock | None:
    """Read the time of day that begins at ``pos`` and ends at ``end`` at the latest.

    A number alone is an hour only with "am", "pm", a word for it or the name of a zone; a full stop
    between hours and minutes needs such a word too, for "10.33" may be any figure. ``is_time``
    says that it is known to be a time, as behind the "T" of ISO 8601.

    >>> match_clock("10:33 am GMT", 0, 12).time, match_clock("10.33 million", 0, 13)
    (datetime.time(10, 33), None)
    """
    match = _CLOCK.match(text, pos, end)
    if match is None:
        return None
    hour, minute, second = (int(match[part] or 0) for part in ("hour", "minute", "second"))
    words = ("half", "unit", "mark", "prefix", "hourword")
    named = is_time or any(match[word] for word in words) or _is_zoned(text, match.end(), end)
    if not named and (match["minute"] is None or match["spoken"] == "."):
        return None
    half = (match["half"] or match["prefix"] or "").lower()
    if half:
        if hour > 12 and half in _BEFORE_NOON:
            return None
        if hour <= 12:  # "14:05 pm" is seen and means what it says
            hour = hour % 12 + (0 if half in _BEFORE_NOON else 12)
    precision = Precision.HOUR
    if match["minute"] is not None:
        precision = Precision.MINUTE if match["second"] is None else Precision.SECOND
    if second == 60:  # a leap second, which no Python time can hold
        second, precision = 0, Precision.MINUTE
    if hour > 23 or minute > 59 or second > 59:
        return None
    fraction = (match["fraction"] or "").ljust(6, "0")[:6]
    micro = int(fraction) if precision is Precision.SECOND else 0
    zone, stop = _match_zone(text, match.end(), end)
    return Clock(time(hour, minute, second, micro), precision, zone, stop)


def _is_zoned(text: str, pos: int, end: int) -> bool:
    """Tell whether the name of a zone stands here, as in "09.30 GMT"; an offset may be a sum."""
    match = _ZONE.match(text, pos, end)
    return match is not None and match["zone"][:1].isalpha() and text[pos : pos + 1].isspace()


def _match_zone(text: str, pos: int, end: int) -> tuple[tzinfo | None, int]:
    match = _ZONE.match(text, pos, end)
    if match is None:
        return None, pos
    return zone_of(match["zone"]), match.end()
