"""What news agencies and press offices print around a story, line by line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from intelnews.fields.dates import parse_moment
from intelnews.model.record import Word

if TYPE_CHECKING:
    from intelnews.model import Moment

__all__ = ["Notice", "is_wire_header", "read_agency", "read_notice", "read_time_stamp"]


class Notice(Word):
    """What a line that is no part of a story is there for."""

    END = "end mark"
    ASIDE = "not for print"
    COPYRIGHT = "copyright"
    CREDITS = "credits"


_LONGEST = 300  # a copyright notice, or the credits of a story with six writers
# The header of IPTC 7901 (message number, priority, category, length); keywords, as dpa, AP and
# Reuters write them; urgency; what is new in this version; what a press office says of the release.
_HEADER = re.compile(
    r"""[a-z]{2,4}\d{2,5}\ \d\ [a-z]{1,3}\ \d{1,5}\b.{0,60}
    | [^\s/][^/.]{0,40}(?:/[^/.]{1,40}){0,3}/
    | (?:BC|AM|PM|AP)-[\w&'’.\ -]{1,60}(?:,.{0,60})?
    | [A-Z]{3,20}(?:[-/][A-Z0-9]{2,20}){1,6}/?(?:\ \([A-Z][^()]{1,30}\))?
    | (?i:urgent|flash|bulletin|snap|eilmeldung|alert)!?
    | \((?i:adds|updates|recasts|corrects|refiles|repeats|eds|with)\b[^()]{0,200}\)
    | \([^()\s]{2,30}\)
    | (?i:(?:press|news|media)\ release[.:]?|for\ (?:immediate\ )?release\b.{0,80}
        | embargoed\ (?:until|till|for|to)\b.{0,80})""",
    re.VERBOSE,
)
_END = re.compile(
    r"""(?:[-–—~*/(\[]\ ?){1,3}(?i:ends?|30|fin|ende|koniec)(?:\ ?[-–—~*/)\]]){0,3}
    | (?:ENDS?|FIN|ENDE|NNNN|KONIEC)\.? | \#{1,5} | \#(?:\ \#){1,4}""",
    re.VERBOSE,
)
_ASIDE = re.compile(
    r"""\#{0,3}\s?(?: .{0,60}\bnot\ (?:intended\ )?for\ publication\b.{0,40}
      | notes?\ (?:to|for)\ (?:the\ )?editors?:? | (?:media|press|editorial)\ contacts?:? )""",
    re.VERBOSE | re.IGNORECASE,
)
_COPYRIGHT = re.compile(r"©|\(c\) ?\d|copyright\b|.{0,200}\ball rights reserved", re.IGNORECASE)
_CREDITS = re.compile(
    r"""\W{0,3}(?:additional\ )?(?:reporting|writing|editing|reported|written|edited|compiled
      | redaktion|mitarbeit)\b[^.:]{0,20}?(?:\bby\b|:)""",
    re.VERBOSE | re.IGNORECASE,
)
# Day, hour and minute, zone, month and year: the last line of a message by IPTC 7901.
_STAMP = re.compile(r"\W{0,3}(\d\d)(\d\d)(\d\d)( [A-Z]{3,4})? ([A-Z][a-z]{2}) (\d\d)\W{0,3}")
_AGENCY = re.compile(
    r"(?:(?P<place>[^\W\d_][\w.'’-]{1,20}(?: [^\W\d_][\w.'’-]{1,20}){0,2}) )?"
    r"\((?P<agency>[^\W_][\w./-]{1,15})\)\s?(?:--|[–—-])\s"
)


def is_wire_header(line: str, /) -> bool:
    """Tell whether a line stands in the header of a wire message or press release.

    >>> is_wire_header("fra042 4 i 211 abc 061"), is_wire_header("Freedonia-ports/")
    (True, True)
    >>> is_wire_header("Harbour of Port Ansel reopens")
    False
    """
    return len(line) <= _LONGEST and _HEADER.fullmatch(line) is not None


def read_notice(line: str, /) -> Notice | None:
    """Say what a line below a story is there for, ``None`` if it may be a part of the story.

    >>> read_notice("-30-").value, read_notice("Notes to editors:").value
    ('end mark', 'not for print')
    >>> read_notice("(Reporting by Anna Kral; editing by Jan Ott)").value
    'credits'
    """
    if len(line) > _LONGEST:
        return None
    if _END.fullmatch(line):
        return Notice.END
    if _ASIDE.fullmatch(line):
        return Notice.ASIDE
    if _COPYRIGHT.match(line):
        return Notice.COPYRIGHT
    return Notice.CREDITS if _CREDITS.match(line) else None


def read_time_stamp(line: str, /) -> Moment | None:
    """Read the time at which a message was sent, by IPTC 7901; two digits of a year are 1970–2069.

    >>> print(read_time_stamp("131137 GMT Nov 13"))
    2013-11-13T11:37+00:00
    """
    stamp = _STAMP.fullmatch(line[:40])
    if stamp is None:
        return None
    day, hour, minute, zone, month, year = stamp.groups()
    century = 2000 if int(year) < 70 else 1900
    moment = parse_moment(f"{day} {month} {century + int(year)} {hour}:{minute}{zone or ''}")
    return None if moment is None else moment.with_raw(line.strip())


def read_agency(line: str, /) -> tuple[str | None, str] | None:
    """Return place and agency that a text begins with, the place ``None`` where it is missing.

    This is the dateline of agencies that write the place in small letters.

    >>> read_agency("Port Ansel (fra) - The port is open."), read_agency("(Agency) - It is open.")
    (('Port Ansel', 'fra'), (None, 'Agency'))
    """
    match = _AGENCY.match(line)
    return None if match is None else (match["place"], match["agency"])
