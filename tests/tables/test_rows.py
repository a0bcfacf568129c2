"""Rows of tables, whatever their quotation marks do."""

from __future__ import annotations

from itertools import islice

import pytest

from intelnews.tables.rows import Dialect, dialects_of, iter_rows

COMMAS = Dialect(delimiter=",")


def cells(text: str, dialect: Dialect = COMMAS, *, is_whole: bool = True) -> list[list[str]]:
    """Return the cells of all rows."""
    return [row.cells for row in iter_rows(text, dialect, is_whole=is_whole)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('a,"b, c"\n\nd,e\n', [["a", "b, c"], ["d", "e"]]),
        ('a,"b\nc"\nd,e', [["a", "b\nc"], ["d", "e"]]),
        ('a,"b\nd,e\n', [["a", "b"], ["d", "e"]]),
        ('a,"b" c\nd,e\n', [["a", "b c"], ["d", "e"]]),
        ("", []),
        ("\n,\n", []),
    ],
)
def test_rows(text: str, expected: list[list[str]]):
    """A mark that is not closed costs its own row."""
    assert expected == [[cell.replace('"', "") for cell in row] for row in cells(text)]


def test_a_row_that_was_cut_is_left_out():
    """Where a text is a beginning, its last row may go on."""
    assert [["a", "b"]] == cells('a,b\nc,"d', is_whole=False)
    assert 2 == len(cells('a,b\nc,"d'))


def test_a_text_is_not_read_again_and_again():
    """Where marks open rows that other marks never close, they mean nothing from some row on."""
    odd = '\n\\\n\\\nx,"\n" ,"""\\ "x,"" \\\\x\\x""x"","" '
    found = cells(odd + "\nc,d\n", Dialect(delimiter=",", escape="\\"))
    assert ["c", "d"] == found[-1]


def test_a_cell_may_be_as_long_as_the_text():
    """Longer than the reader's own limit."""
    long = "x" * 300_000
    assert [["a", long]] == cells(f'a,"{long}"\n')


def test_lines_are_those_of_the_text():
    """Also below rows of several lines, and behind a line that names the delimiter."""
    text = 'sep=;\na;"b\nc"\nd;e\n'
    [dialect] = dialects_of(text)
    assert [2, 4] == [row.line for row in iter_rows(text, dialect)]
    assert ['a;"b\nc"', "d;e"] == [row.span.cut(text) for row in iter_rows(text, dialect)]


def test_rows_come_one_by_one():
    """The first is there before the rest is read."""
    assert [["a", "b"]] == [row.cells for row in islice(iter_rows("a,b\n" * 9, COMMAS), 1)]
