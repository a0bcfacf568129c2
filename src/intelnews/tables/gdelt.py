"""The files of GDELT, which come without a line of names: they are known by their shape.

The names are those of the codebooks: Event Database 2.0, Mentions 2.1, Global Knowledge Graph 2.1.
Times are UTC, as there.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from attrs import evolve

from intelnews.entries.entry import Said
from intelnews.fields.dates import parse_moment
from intelnews.fields.languagenames import language_code
from intelnews.html.piece import plain_text
from intelnews.model import Moment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from intelnews.entries.entry import Item

__all__ = ["finish", "is_gdelt", "names_by_shape"]

_GRAPH = re.compile(r"\d{14}-T?\d{1,9}", re.ASCII)
_MOMENT = re.compile(r"\d{14}", re.ASCII)
_NUMBER = re.compile(r"\d{1,12}", re.ASCII)
_DAY = re.compile(r"(?:19|20)\d{6}", re.ASCII)
_URL = re.compile(r"https?://\S{1,8000}")
# The last field of the graph holds what a page says of itself, in elements.
_TITLE = re.compile(r"<PAGE_TITLE>([^<]{1,1000})</PAGE_TITLE>")
_TRANSLATED = re.compile(r"(?:^|;)srclc:([a-z]{3})(?:;|$)")

_MARKS: Final = frozenset(
    ["gkgrecordid", "documentidentifier", "mentionidentifier", "globaleventid"]
)
_GRAPH_LINE = """
    GKGRECORDID DATE SourceCollectionIdentifier SourceCommonName DocumentIdentifier V1Counts
    V2.1Counts V1Themes V2Themes V1Locations V2Locations V1Persons V2Persons V1Organizations
    V2Organizations V1.5Tone V2.1EnhancedDates V2GCAM V2.1SharingImage V2.1RelatedImages
    V2.1SocialImageEmbeds V2.1SocialVideoEmbeds V2.1Quotations V2.1AllNames V2.1Amounts
    V2.1TranslationInfo V2ExtrasXML
"""
_GRAPH_NAMES: Final = tuple(_GRAPH_LINE.split())
_SURE_NAMES: Final = 5  # of the graph: files cut to fewer fields keep the first in their places
_MENTION_LINE = """
    GLOBALEVENTID EventTimeDate MentionTimeDate MentionType MentionSourceName MentionIdentifier
    SentenceID Actor1CharOffset Actor2CharOffset ActionCharOffset InRawText Confidence
    MentionDocLen MentionDocTone MentionDocTranslationInfo Extras
"""
_MENTION_NAMES: Final = tuple(_MENTION_LINE.split())
_EVENT_WIDTHS: Final = {58: (1, 57), 61: (1, 60)}  # fields of 1.0 and 2.0: day and address


def names_by_shape(cells: Sequence[str], /) -> tuple[str, ...] | None:
    """Return the names of the columns of a file of GDELT by one of its rows; ``None`` if none.

    >>> row = ["7", "20190521094500", "20190521100000", "1", "post.example", "https://post.example/"]
    >>> names_by_shape([*row, "3", "-1", "2", "5", "1", "60", "900", "1.5"])[5]
    'MentionIdentifier'
    """
    width = len(cells)
    if width < 6:
        return None
    if _GRAPH.fullmatch(cells[0]) and _MOMENT.fullmatch(cells[1]):
        sure = len(_GRAPH_NAMES) if width == len(_GRAPH_NAMES) else min(_SURE_NAMES, width)
        return (*_GRAPH_NAMES[:sure], *(f"column {at}" for at in range(sure, width)))
    if not _NUMBER.fullmatch(cells[0]):
        return None
    if 14 <= width <= 16 and all(map(_MOMENT.fullmatch, cells[1:3])):
        return tuple(_MENTION_NAMES[:width])
    if width in _EVENT_WIDTHS:
        day, address = _EVENT_WIDTHS[width]
        if _DAY.fullmatch(cells[day]) and _URL.fullmatch(cells[address]):
            names = {0: "GLOBALEVENTID", day: "SQLDATE", address - 1: "DATEADDED"}
            names[address] = "SOURCEURL"
            return tuple(names.get(at, f"column {at}") for at in range(width))
    return None


def is_gdelt(names: Sequence[str], /) -> bool:
    """Tell whether names of columns are those of a file of GDELT.

    >>> is_gdelt(["globaleventid", "mentiontimedate"]), is_gdelt(["title", "url"])
    (True, False)
    """
    return any(name.lower() in _MARKS for name in names)


def finish(item: Item, /) -> None:
    """Add what a row of GDELT says in ways of its own: headline, first language, zone.

    >>> from intelnews.entries.entry import Item
    >>> item = Item(extra={"V2ExtrasXML": "<PAGE_TITLE>Harbour reopens</PAGE_TITLE>"})
    >>> finish(item)
    >>> item.title.value
    'Harbour reopens'
    """
    for name, value in item.extra.items():
        if not isinstance(value, str):
            continue
        title, spoken = _TITLE.search(value), _TRANSLATED.search(value)
        words = plain_text(title[1]) if title and item.title is None else ""
        if title and words:
            item.title = Said(value=words, method=f"column {name}", raw=title[0])
        code = language_code(spoken[1]) if spoken and item.language is None else None
        if spoken and code:
            item.language = Said(value=code, method=f"column {name}", raw=spoken[0])
    item.published = [_in_utc(said) for said in item.published]
    item.captured = [_in_utc(said) for said in item.captured]


def _in_utc(said: Said) -> Said:
    if isinstance(said.value, str) and _MOMENT.fullmatch(said.value):
        moment = parse_moment(said.value)
        if moment is not None and isinstance(moment.value, datetime):
            aware = Moment(value=moment.value.replace(tzinfo=UTC), raw=said.value)
            return evolve(said, value=aware, raw=said.value)
    return said
