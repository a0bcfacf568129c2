"""Tables in a terminal fit, align, and obey nothing that stands in them."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intelnews.display.terminal import columns, printable, table

ANY_TEXT = st.text(st.characters(exclude_categories=()))


@given(ANY_TEXT)
def test_printable_text_is_one_harmless_line(text):
    """Nothing invisible stays but the joiners, and the text can be encoded."""
    line = printable(text)
    line.encode("utf-8")
    kinds = {unicodedata.category(char) for char in line if char not in "\u200c\u200d"}
    assert set() == kinds & {"Cc", "Cf", "Cs", "Zl", "Zp"}


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("two\n\twords ", "two words"),
        ("\x1b]0;title\x07", r"\x1b]0;title\x07"),
        ("abc\u202edef", r"abc\u202edef"),
        ("\ud800", r"\ud800"),
        ("\x9b31m", r"\x9b31m"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("José 京都", "José 京都"),
        ("\U000e0041", r"\U000e0041"),
    ],
)
def test_what_a_terminal_would_obey_is_escaped(text, line):
    """Escape sequences and changes of direction are spelt out, letters are left alone."""
    assert line == printable(text)


@pytest.mark.parametrize(
    ("text", "width"), [("abc", 3), ("京都", 4), ("é", 1), ("e\u0301", 1), ("Ａ", 2), ("", 0)]
)
def test_columns_follow_the_terminal(text, width):
    """Wide characters take two columns and combining marks none."""
    assert width == columns(text)


@given(
    st.lists(st.tuples(ANY_TEXT, ANY_TEXT, st.none() | st.integers()), max_size=5),
    st.integers(25, 80),
)
def test_table_fits_the_width(rows, width):
    """No line is wider than asked, and there is one line a row."""
    lines = table(rows, ["Title", "Authors", "Claims"], width=width).split("\n")
    assert len(rows) + 2 == len(lines)
    assert [] == [line for line in lines if columns(line) > width]


def test_wide_columns_are_cut_and_narrow_ones_kept():
    """The widest columns share what the others leave."""
    rows = [["2018-08-28", "Sylvania denies mining the straits", "Anna Kral and J. Ott", 12]]
    assert [
        "Date        Title             Authors          Claims",
        "----------  ----------------  ---------------  ------",
        "2018-08-28  Sylvania denies…  Anna Kral and …      12",
    ] == table(rows, ["Date", "Title", "Authors", "Claims"], width=53).split("\n")


def test_narrowest_column_still_says_something():
    """Where nothing fits, five columns are left to each."""
    assert "abcd…  abcd…" == table([["abcdefgh", "abcdefgh"]], ["", ""], width=3).split("\n")[2]


def test_without_width_nothing_is_cut():
    """A table that goes into a file is whole."""
    assert "x" * 500 in table([["x" * 500]], ["Title"])


def test_wide_characters_are_cut_whole():
    """Half a character cannot be shown, so the line ends one column early."""
    assert "京都の…" == table([["京都の港が"]], [""], width=8).split("\n")[2]
    assert "京都…" == table([["京都の港が"]], [""], width=6).split("\n")[2]


def test_numbers_stand_to_the_right():
    """Figures align at their end, ``None`` is blank, and a share has two decimals."""
    rows = [["a", 5, 0.5], ["b", None, None], ["c", 12, 0.125]]
    lines = ["P   N     S", "-  --  ----", "a   5  0.50", "b", "c  12  0.12"]
    assert "\n".join(lines) == table(rows, ["P", "N", "S"])


def test_table_without_rows_is_its_headers():
    """An empty result still says what it would show."""
    assert "Title  Claims\n-----  ------" == table([], ["Title", "Claims"])


def test_colour_only_when_asked():
    """ANSI codes stand around the headers and nowhere else."""
    plain = table([["a"]], ["Title"])
    bold = table([["a"]], ["Title"], colour=True)
    assert "\x1b" not in plain
    assert "\x1b[1mTitle\x1b[0m\n-----\na" == bold
