"""From a text to a table: which separator, which line of names, which columns, how sure."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Final

from attrs import evolve, frozen

from intelnews.tables.columns import Layout, layout_of
from intelnews.tables.gdelt import names_by_shape
from intelnews.tables.rows import Dialect, dialects_of, iter_rows

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from intelnews.tables.columns import Column
    from intelnews.tables.rows import Row

__all__ = ["SAMPLE_CHARS", "Sheet", "find_sheet"]

#: How much of a text tells how it is separated; what a parser sees when it bids.
SAMPLE_CHARS: Final = 65_536
_ROWS: Final = 50
_ABOVE: Final = 12  # lines that name the export and the search, above the names of the columns
_RULE = re.compile(r":?-{2,}:?")  # what stands between head and rows of a table of Markdown
# A name as programs write it; in prose a space stands behind the comma, and marks end a line.
_PLAIN_NAME = re.compile(r"[^\W\d][\w ./()%#-]{0,39}")
_ROWS_WITH_COMMAS: Final = 3
_SAME: Final = 0.6  # the share of rows as wide as the first; damaged files have others


@frozen(kw_only=True)
class Sheet:
    """A table: how it is separated, where its rows begin, what its columns mean.

    ``line`` is the line of the names of the columns, ``None`` where there is none, and ``start``
    the offset behind it.
    """

    dialect: Dialect
    layout: Layout
    confidence: float
    reason: str
    line: int | None = None
    start: int = 0
    #: Whether there are columns of which articles can be made.
    is_news: bool = True


def find_sheet(
    text: str,
    /,
    *,
    columns: Mapping[Column, tuple[str | int, ...]] | None = None,
    delimiter: str | None = None,
    is_whole: bool = True,
) -> Sheet | None:
    r"""Return the table that a text is, by its beginning; ``None`` if it is none.

    Args:
        text: The text, or its beginning.
        columns: Columns by field, as ``columns.asked`` returns them.
        delimiter: What separates values, if that is known.
        is_whole: Whether the text is all there is.

    >>> sheet = find_sheet("title,author,date\nHarbour reopens,Anna Kral,2019-05-21\n")
    >>> sheet.dialect.delimiter, sheet.confidence
    (',', 0.9)
    """
    sample = text[:SAMPLE_CHARS]
    found = []
    for dialect in dialects_of(sample, delimiter=delimiter):
        is_all = is_whole and len(sample) == len(text)
        rows = list(islice(iter_rows(sample, dialect, is_whole=is_all), _ABOVE + _ROWS))
        if not is_all and len(rows) > 1 and rows[-1].span.end >= len(sample):
            rows.pop()  # it may have been cut
        sheet = _sheet(rows, dialect, columns or {}) if rows else None
        if sheet is None and rows and not columns:
            is_spaced = f"{dialect.delimiter} " in rows[0].span.cut(sample)
            sheet = None if is_spaced else _without_news(rows, dialect)
        if sheet is not None:
            found.append(sheet)
    return max(found, key=lambda one: (one.confidence, one.layout.known), default=None)


def _sheet(
    rows: list[Row], dialect: Dialect, columns: Mapping[Column, tuple[str | int, ...]]
) -> Sheet | None:
    by_shape = names_by_shape(rows[0].cells)
    if by_shape is not None and not columns:
        return Sheet(
            dialect=dialect,
            layout=layout_of(by_shape),
            confidence=0.93,
            reason="rows as GDELT prints them",
            start=rows[0].span.start,
        )
    for place, row in enumerate(rows[:_ABOVE]):
        head = [cell.strip() for cell in row.cells]
        if len(head) < 2 or not _is_head(head):
            continue
        layout = layout_of(head, columns=columns)
        named = sum(isinstance(one, str) for wanted in columns.values() for one in wanted)
        is_asked = named > len(layout.missing)
        if not (layout_of(head).is_news or is_asked):
            continue
        sheet = _weighed(rows[place + 1 :], dialect, layout, is_asked=is_asked)
        if sheet is None:
            continue
        if place and not is_asked:
            sheet = evolve(sheet, confidence=min(sheet.confidence, 0.7))
        return evolve(sheet, line=row.line, start=row.span.end)
    if columns and all(isinstance(one, int) for wanted in columns.values() for one in wanted):
        width = len(rows[0].cells)
        layout = layout_of([f"column {at}" for at in range(width)], columns=columns)
        start = rows[0].span.start
        reason = "columns by their places"
        return Sheet(dialect=dialect, layout=layout, confidence=0.5, reason=reason, start=start)
    return None


def _without_news(rows: Sequence[Row], dialect: Dialect) -> Sheet | None:
    """Return a table that is plainly one, though nothing over its columns speaks of articles."""
    head, *others = rows
    names = [cell.strip() for cell in head.cells]
    least = _ROWS_WITH_COMMAS if dialect.delimiter == "," else 1
    if len(names) < 3 or len(others) < least or len(set(names)) < len(names):
        return None
    if not all(_PLAIN_NAME.fullmatch(cell) for cell in head.cells):
        return None
    if any(len(row.cells) != len(names) or row.is_broken for row in others):
        return None
    reason = f"a table, though its columns ({', '.join(names):.60}) name nothing of an article"
    return Sheet(
        dialect=dialect,
        layout=layout_of(names),
        confidence=0.5,
        reason=reason,
        line=head.line,
        start=head.span.end,
        is_news=False,
    )


def _is_head(cells: Sequence[str]) -> bool:
    """Tell whether cells may be names of columns: short, and none twice but empty ones."""
    return all(len(cell) <= 100 and "\n" not in cell for cell in cells)


def _weighed(
    rows: Sequence[Row], dialect: Dialect, layout: Layout, *, is_asked: bool
) -> Sheet | None:
    width = len(layout.names)
    widths = [len(row.cells) for row in rows]
    # the rows that R prints begin with a value more than there are names
    is_numbered = bool(widths) and widths.count(width + 1) > len(widths) / 2
    if rows and all(_RULE.fullmatch(cell.strip()) for cell in rows[0].cells if cell.strip()):
        return None
    same = widths.count(width + is_numbered)
    known, marks = layout.known, dialect.delimiter
    names = ", ".join(layout.names[place] for places in layout.places.values() for place in places)
    reason = f"a table with columns {names:.60}"
    if not rows:
        sure = 0.5 if known > 2 else 0.0
    elif same < _SAME * len(rows):
        sure = 0.0
    elif known > 2 or (marks == "\t" and known > 1):
        sure = 0.9
    elif len(rows) > 1:
        sure = 0.86 if known == width and same == len(rows) else 0.7
    else:
        sure = 0.6
    if is_asked:
        sure = max(sure, 0.5)
    if not sure:
        return None
    if is_numbered:
        layout = Layout(
            names=("", *layout.names),
            places={what: tuple(at + 1 for at in at_all) for what, at_all in layout.places.items()},
            missing=layout.missing,
        )
    return Sheet(dialect=dialect, layout=layout, confidence=sure, reason=reason)
