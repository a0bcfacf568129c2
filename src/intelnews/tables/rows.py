"""The rows of a text with separated values, each with its line; the one place that knows ``csv``.

Values are separated by commas, tabs, semicolons or bars; those in quotation marks may hold line
ends. A mark that nobody closes costs the row it stands in, and not those below.
"""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING, Final

from attrs import frozen

from intelnews.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["DELIMITERS", "Dialect", "Row", "dialects_of", "iter_rows"]

#: What separates values, the surest first: prose holds no tabs, and few bars and semicolons.
DELIMITERS: Final = ("\t", "|", ";", ",")
_BACKSLASHED = re.compile(r'[^\\"]\\"')
_DOUBLED = re.compile(r'[^\\,;\t|\n"]""')
_NAMED = re.compile(r"\ufeff?sep=(?P<mark>[,;|\t])[ \t]*(?:\n|$)", re.IGNORECASE)
# A quotation mark that is never closed makes the rows below it be read again; after so much of it
# the marks of this text mean nothing, and are read as any other character.
_AGAIN: Final = 3


@frozen(kw_only=True)
class Dialect:
    """How values are separated, and how a quotation mark within a value is written.

    ``start`` is where the rows begin, behind a line that names the separator.
    """

    delimiter: str
    escape: str | None = None
    start: int = 0


@frozen
class Row:
    """A row: its cells, the line in which it begins, from 1, and where it stands.

    ``is_broken`` says that a quotation mark in it was not closed.
    """

    cells: list[str]
    line: int
    span: Span
    is_broken: bool = False


def dialects_of(sample: str, /, *, delimiter: str | None = None) -> tuple[Dialect, ...]:
    r"""Return the ways in which a text may be separated, by its beginning.

    >>> dialects_of("sep=;\ntitle;date")
    (Dialect(delimiter=';', escape=None, start=6),)
    """
    named = _NAMED.match(sample)
    start = named.end() if named else 0
    first = sample.find("\n", start)
    top = sample if first < 0 else sample[: max(first, 20_000)]
    escape = "\\" if _BACKSLASHED.search(sample) and not _DOUBLED.search(sample) else None
    wanted = delimiter or (named["mark"] if named else None)
    marks = (wanted,) if wanted else tuple(mark for mark in DELIMITERS if mark in top)
    return tuple(Dialect(delimiter=mark, escape=escape, start=start) for mark in marks)


def iter_rows(text: str, dialect: Dialect, /, *, is_whole: bool = True) -> Iterator[Row]:
    r"""Yield the rows; empty lines are none.

    Of a text that is not whole, the row in which it was cut is left out.

    >>> rows = iter_rows('a,"b\nc"\nd,e', Dialect(delimiter=","))
    >>> [(row.cells, row.line) for row in rows]
    [(['a', 'b\nc'], 1), (['d', 'e'], 3)]
    """
    lines = _Lines(text, dialect.start)
    reader = _reader(lines, dialect, text)
    while lines.at < len(text):
        start, line = lines.at, lines.number
        is_broken = False
        try:
            cells = next(reader, None)
        except csv.Error:
            if not is_whole and lines.at >= len(text):
                return
            # One line at least was read: the row ends with it, and its marks are characters.
            lines.rewind(start, line)
            cells = _loosely(next(lines), dialect, text)
            is_broken = True
            if lines.reread > _AGAIN * len(text):
                reader = _reader(lines, dialect, text, marked=False)
        if cells is None:
            return
        if any(cells):
            yield Row(cells, line, Span(start, max(start, lines.stop)), is_broken)


class _Lines:
    """The lines of a text, one after another, from wherever the reading is to go on."""

    def __init__(self, text: str, start: int) -> None:
        self.text = text
        self.at = self.stop = start
        self.number = text.count("\n", 0, start) + 1
        self.reread = 0

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        if self.at >= len(self.text):
            raise StopIteration
        start = self.at
        end = self.text.find("\n", start)
        self.stop = len(self.text) if end < 0 else end
        self.at = min(len(self.text), self.stop + 1)
        self.number += 1
        return self.text[start : self.at]

    def rewind(self, start: int, number: int) -> None:
        self.reread += self.at - start
        self.at, self.number = start, number


def _reader(
    lines: Iterator[str], dialect: Dialect, text: str, *, marked: bool = True
) -> Iterator[list[str]]:
    # The limit is the interpreter's, not the reader's; a text of any length may be one cell.
    if csv.field_size_limit() < len(text):
        csv.field_size_limit(len(text))
    return csv.reader(
        lines,
        delimiter=dialect.delimiter,
        escapechar=dialect.escape if marked else None,
        quoting=csv.QUOTE_MINIMAL if marked else csv.QUOTE_NONE,
        skipinitialspace=True,
        strict=True,
    )


def _loosely(line: str, dialect: Dialect, text: str) -> list[str]:
    """Return the cells of a line in which quotation marks do not stand where they should."""
    cells = next(_reader(iter([line]), dialect, text, marked=False), [])
    return [_bare(cell) for cell in cells]


def _bare(cell: str) -> str:
    if len(cell) > 1 and cell[0] == cell[-1] == '"':
        return cell[1:-1].replace('""', '"')
    return cell
