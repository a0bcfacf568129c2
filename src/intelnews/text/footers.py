"""The line under a post that repeats its author and date, in labelled cells parted by bars."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import frozen

from intelnews.model import Span
from intelnews.model.record import Record
from intelnews.text.phrases import phrase_set

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Footer", "find_footer", "read_footer"]


@frozen(kw_only=True, repr=False)
class Footer(Record):
    """Where the parts of a footer stand in its line.

    ``author`` and ``date`` are the values behind their labels, ``permalink`` the word or address
    of the link, ``others`` the cells with another label, whole. ``is_cut`` is true where the line
    breaks off: inside a label, behind a colon, or within a date.

    >>> line = read_footer("► Author: Anna Kral | Date: 28 August 2018 | Permalink")
    >>> line.author, line.date, line.permalink
    (Span(10, 19), Span(28, 42), Span(45, 54))
    """

    author: Span | None = None
    date: Span | None = None
    permalink: Span | None = None
    others: tuple[Span, ...] = ()
    is_cut: bool = False


_ARROWS = "►▶▸→➤»>*•■●▪–—- \t\u00a0"
_LABELS = {
    "author": """
        author | authors | by | written by | posted by | writer | autor | autorin | auteur | autore
        автор
    """,
    "date": """
        date | dated | published | posted | posted on | published on | publication date | datum
        fecha | data | дата
    """,
    "permalink": """
        permalink | permanent link | link | url | short link | shortlink | permalien
        enlace permanente
    """,
    "other": """
        research credit | credit | credits | source | sources | via | tip | hat tip | h/t
        edited by
        editor | additional reporting | reporting | translation | translated by | category
        categories | tags | updated | last updated | print | comments | filed under | topic | topics
        thanks to
    """,
}
_KNOWN = {phrase: kind for kind, rows in _LABELS.items() for phrase in phrase_set(rows)}
_LONGEST = 400
_LONGEST_LABEL = max(map(len, _KNOWN))
_FOUR_DIGITS = re.compile(r"\d{4}")


def read_footer(text: str, /) -> Footer | None:
    """Read a line of labelled cells parted by bars, the first of which names the author or date.

    An arrow in front makes a footer even of a line that breaks off in its first label.

    >>> read_footer("► Author: Anna Kral | Da").is_cut, read_footer("Author: Anna Kral")
    (True, None)
    """
    if len(text) > _LONGEST:
        return None
    has_arrow = text[:1] in _ARROWS
    if not has_arrow and "|" not in text:
        return None
    begin = len(text) - len(text.lstrip(_ARROWS))
    if begin == len(text):
        return None
    cells = [_read_cell(text, *place) for place in _cells(text, begin)]
    first, last = cells[0], cells[-1]
    is_begun = last.kind is None and _is_begun_label(text, last.place)
    is_cut = last.is_cut or is_begun
    if first.kind is None and not (len(cells) == 1 and is_begun and has_arrow):
        return None
    if not has_arrow and (len(cells) == 1 or first.kind not in {"author", "date"}):
        return None
    values: dict[str, Span] = {}
    others: list[Span] = []
    for cell in cells:
        if cell.kind is None or cell.kind == "other" or cell.kind in values:
            if len(cell.place) and not (is_cut and cell is last):
                others.append(cell.place)
        elif cell.value is not None:
            values[cell.kind] = cell.value
    return Footer(
        author=values.get("author"),
        date=values.get("date"),
        permalink=values.get("permalink"),
        others=tuple(others),
        is_cut=is_cut,
    )


def find_footer(text: str, /) -> int | None:
    """Return where a footer begins that was glued to the end of a paragraph.

    >>> find_footer("The port is open.► Author: Anna Kral | Date: 28 August 2018 | Permalink")
    17
    """
    base = max(1, len(text) - _LONGEST)
    at = max(text.rfind("►", base), text.rfind("▶", base))
    if at < 0 or text[at - 1] == text[at] or read_footer(text[at:]) is None:
        return None
    return at


def _cells(text: str, begin: int) -> Iterator[tuple[int, int]]:
    """Yield the trimmed ranges between the bars."""
    start = begin
    while start <= len(text):
        bar = text.find("|", start)
        stop = len(text) if bar < 0 else bar
        words = text[start:stop]
        left = start + len(words) - len(words.lstrip())
        yield left, max(left, left + len(words.strip()))
        start = stop + 1


@frozen
class _Cell:
    """One cell: where it stands, what its label says it holds, and where the value stands."""

    place: Span
    kind: str | None = None
    value: Span | None = None
    is_cut: bool = False


def _read_cell(text: str, start: int, end: int) -> _Cell:
    place = Span(start, end)
    colon = text.find(":", start, min(end, start + _LONGEST_LABEL + 2))
    if colon < 0:
        is_link = _KNOWN.get(text[start:end].strip(" →»").lower()) == "permalink"
        return _Cell(place, "permalink", place) if is_link else _Cell(place, is_cut=start == end)
    kind = _KNOWN.get(text[start:colon].strip().lower())
    value = text[colon + 1 : end].lstrip()
    if not value:
        return _Cell(place, kind, is_cut=True)
    if kind == "date" and _FOUR_DIGITS.search(value) is None:
        return _Cell(place, kind, is_cut=True)  # "28 August 20" is no date in 2020, it breaks off
    return _Cell(place, kind, Span(end - len(value), end))


def _is_begun_label(text: str, place: Span) -> bool:
    """Tell whether a cell is the beginning of a label, two letters at least."""
    begun = place.cut(text).lower().rstrip(":")
    return len(begun) >= 2 and any(label.startswith(begun) for label in _KNOWN)
