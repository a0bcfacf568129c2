"""Lines: what stands on each, where, how far in, and how far below the last."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intelnews.model import Span
from intelnews.text.lines import read_lines, rejoin


def _covered(text, line):
    return " ".join(span.cut(text) for span in line.spans)


@given(st.text(st.sampled_from("ab \t\n\u00a0\u200b►"), max_size=200))
def test_lines_are_what_their_spans_cover(text):
    """No line holds a character that does not stand at its place."""
    for line in read_lines(text):
        assert line.text == _covered(text, line)


@given(st.text(st.sampled_from("ab \n"), max_size=200), st.integers(2, 12))
def test_rejoined_lines_are_what_their_spans_cover(text, width):
    """The words of rejoined lines stand at their places too, and none is lost."""
    joined = list(rejoin(read_lines(text), width=width))
    assert all(line.text == _covered(text, line) for line in joined)
    assert text.split() == " ".join(line.text for line in joined).split()


@given(st.text(st.sampled_from("ab \n"), max_size=80), st.integers(0, 80), st.integers(0, 80))
def test_parts_are_what_their_spans_cover(text, start, end):
    """A part of a line, wrapped or not, keeps to the law and is trimmed."""
    for line in rejoin(read_lines(text), width=9):
        part = line.part(min(start, len(line.text)), min(end, len(line.text)))
        assert part.text == _covered(text, part)
        assert part.text == part.text.strip()


def test_part_of_a_wrapped_line_keeps_both_places():
    """A part that runs over the end of a line has a span for each."""
    (line,) = rejoin(read_lines("The port of\nAnsel is open"), width=12)
    part = line.part(4, 17)
    assert ("port of Ansel", (Span(4, 11), Span(12, 17))) == (part.text, part.spans)
    assert Span(4, 17) == part.span


def test_part_without_words_is_a_place():
    """Nothing but white space gives an empty line, not an error."""
    (line,) = rejoin(read_lines("a b\nc"), width=4)
    assert ("", 1) == (line.part(1, 2).text, len(line.part(1, 2).spans))


@pytest.mark.parametrize(
    ("text", "indents", "gaps"),
    [
        ("a\n\n\n  b", [0, 2], [0, 2]),
        ("\ta\n \tb", [4, 5], [0, 0]),
        ("\n \n\u00a0\na", [0], [3]),
    ],
)
def test_indent_and_gap(text, indents, gaps):
    """Tabs count four columns, lines of blanks count as empty."""
    lines = list(read_lines(text))
    assert (indents, gaps) == ([x.indent for x in lines], [x.gap for x in lines])


@pytest.mark.parametrize("second", ["• a bullet", "12. a number", "12) a number", "- a dash"])
def test_items_are_not_joined_to_the_line_above(second):
    """A bullet or number begins anew although its first word would not have fitted."""
    page = f"The port of Ansel was\n{second}"
    assert 2 == len(list(rejoin(read_lines(page), width=20)))


@pytest.mark.parametrize("second", ["“quoted", "opened again", "2018 was long", "$5 a day"])
def test_words_are_joined_to_the_line_above(second):
    """A line whose first word would not have fitted goes on."""
    page = f"The port of Ansel was\n{second}"
    assert 1 == len(list(rejoin(read_lines(page), width=22)))
