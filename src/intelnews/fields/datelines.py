"""Datelines: the place, and often the day and the agency, with which a report begins."""

from __future__ import annotations

import re

from attrs import frozen

from intelnews.fields.headlines import kind_of_headline
from intelnews.fields.months import month_number
from intelnews.fields.newsrooms import has_agency, is_organisation, is_place
from intelnews.fields.wordlists import word_list
from intelnews.folding import fold
from intelnews.model import Span
from intelnews.model.record import Record

__all__ = ["Dateline", "match_dateline"]

_WORD = r"[^\W\d_][^\W\d_.'’-]{0,30}(?:[.'’-]{1,2}[^\W\d_]{1,30}){0,4}\.?"
_NAME = rf"{_WORD}(?:\ {_WORD}){{0,3}}"
_DATELINE = re.compile(
    rf"""\s{{0,20}}
    (?P<place> (?P<city> {_NAME} (?: (?: / | \ and\ ) {_NAME} ){{0,2}} )
        (?: ,\s? (?P<region> {_NAME} ) )?? )
    (?: [,.]?\s (?P<date> (?: (?P<month> [^\W\d_]{{3,9}} )\.?\s\d{{1,2}}
        | \d{{1,2}}\.?\s (?P<name> [^\W\d_]{{3,9}} )\.? ) (?: ,?\s\d{{4}} )? ) )?
    (?: ,?\s? \( (?P<agency> [^()\d\n]{{1,40}} ) \) )?
    (?: \s? (?: [—–] | -- ) \s? | \s [-_] \s | (?P<colon> : ) \s )
    (?= \S )""",
    re.VERBOSE,
)
# Words that stand in the capitals of a lead, but in no place.
_NOT_IN_PLACES = word_list(
    "a an the in on at of to for by with from and or but has have had is are was were be been will "
    "would said says who which that this his her their its not no after before us uk eu cia "
    "fbi nsa kgb"
)
# Labels that are followed by a colon and are no kind of article.
_LABELS = word_list(
    "note notes editor's caption photo photos image picture source sources question answer warning "
    "author authors date tags tag filed posted published updated disclaimer correction listen "
    "watch read related fact facts credit credits title subject copyright permalink video audio "
    "exclusive"
)


@frozen(kw_only=True, repr=False)
class Dateline(Record):
    """Where a report was written, on which day, and who sent it.

    ``place`` and ``date`` stand as written; ``span`` reaches to where the report begins.

    >>> match_dateline("PORT ANSEL, May 22 (Agency) — The harbour reopened.")
    Dateline(place='PORT ANSEL', date='May 22', agency='Agency', span=Span(0, 30))
    """

    place: str
    date: str | None = None
    agency: str | None = None
    span: Span


def match_dateline(text: str, /) -> Dateline | None:
    """Read the dateline at the beginning of a text, ``None`` if there is none.

    The place stands in capitals, or else a day or an agency stands behind it, and a dash follows
    (or a colon, as South Asian papers print it); so a lead in capitals is not taken for a dateline.

    >>> match_dateline("PORT ANSEL, Freedonia — The harbour reopened.").place
    'PORT ANSEL, Freedonia'
    >>> match_dateline("OFFICIALS IN FREEDONIA HAVE said that") is None
    True
    """
    match = _DATELINE.match(text)
    if match is None or not _is_dateline(match):
        return None
    place = match["place"]
    return Dateline(
        place=place if match["region"] else place.removesuffix("."),
        date=match["date"],
        agency=match["agency"],
        span=Span(match.start("place"), match.end()),
    )


def _is_dateline(match: re.Match[str]) -> bool:
    city, month = match["city"].replace(" and ", "/"), match["month"] or match["name"]
    words = [word.strip(".'") for word in re.split(r"[\s/]", fold(city))]
    if any(word in _NOT_IN_PLACES for word in words) or (month and month_number(month) is None):
        return False
    agency = any(map(is_organisation, re.split(r"\s?/\s?", match["agency"] or "")))
    if not city.isupper():
        return match["colon"] is None and (agency or bool(month)) and city.istitle()
    if has_agency(city) or max(map(len, words)) < 4:  # "NATO – the alliance", "CIA"
        return match["agency"] is not None
    if match["colon"] is None:
        return True
    sure = len(words) == 1 or is_place(city) or match["region"] or match["agency"] or month
    is_label = any(word in _LABELS for word in words) or is_organisation(city)
    return bool(sure) and not is_label and kind_of_headline(f"{city}: report") is None
