"""Datelines: the place, and often the agency, with which a report begins."""

from __future__ import annotations

import re

from attrs import frozen

from intelnews.model import Span
from intelnews.model.record import Record

__all__ = ["Dateline", "match_dateline"]

_DATELINE = re.compile(
    r"""\s{0,20}
    (?P<place> [A-ZÀ-Þ][A-ZÀ-Þ.'’ -]{1,40}[A-ZÀ-Þ.] (?: / [A-ZÀ-Þ][A-ZÀ-Þ.'’ -]{1,40}[A-ZÀ-Þ] ){0,3}
        (?: ,\s? [A-ZÀ-Þ][\w.'’ -]{1,40}? )? )
    (?: ,\s? (?P<date> (?: [A-Z][a-z]{2,8}\.? \s? \d{1,2} | \d{1,2}\.? \s [A-Z][a-z]{2,8} )
        (?: ,?\s \d{4} )? ) )?
    (?: \s? \( (?P<agency> [^()\n]{1,40} ) \) )?
    \s? (?: -- | [–—-] | : ) (?: \s | (?<= [–—] ) )""",
    re.VERBOSE,
)


@frozen(kw_only=True, repr=False)
class Dateline(Record):
    """Where a report was written and who sent it; ``span`` ends where the report begins.

    >>> match_dateline("PORT ANSEL (Agency) — The harbour reopened.")
    Dateline(place='PORT ANSEL', agency='Agency', span=Span(0, 22))
    """

    place: str
    date: str | None = None
    agency: str | None = None
    span: Span


def match_dateline(text: str, /) -> Dateline | None:
    """Read the dateline at the beginning of a text, ``None`` if there is none.

    The place must begin in capitals and a dash must follow, so that a lead in capitals is not
    taken for a dateline.

    >>> match_dateline("PORT ANSEL, Freedonia — The harbour reopened.").place
    'PORT ANSEL, Freedonia'
    """
    match = _DATELINE.match(text)
    if match is None:
        return None
    return Dateline(
        place=match["place"],
        date=match["date"],
        agency=match["agency"],
        span=Span(match.start("place"), match.end()),
    )
