"""Documents: lines and places."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intelnews.intake.document import Document
from intelnews.model import Locator, OffsetMap, Span


@pytest.mark.parametrize(
    ("text", "lines"),
    [("", [""]), ("one", ["one"]), ("one\n", ["one", ""]), ("\n\ntwo", ["", "", "two"])],
)
def test_lines_are_what_line_feeds_part(text: str, lines: list[str]):
    """A line feed at the end is followed by an empty line."""
    assert lines == [line.cut(text) for line in Document(text=text).lines()]


@given(st.text(st.sampled_from("ab\n"), max_size=30))
def test_lines_put_together_are_the_text(text: str):
    """Nothing but the line ends lies between the lines."""
    assert text == "\n".join(line.cut(text) for line in Document(text=text).lines())


@given(st.text(st.sampled_from("ab\n"), max_size=30), st.integers(0, 30))
def test_line_numbers_count_line_feeds(text: str, offset: int):
    """The number of a line is one more than the line feeds before it."""
    at = min(offset, len(text))
    assert text.count("\n", 0, at) + 1 == Document(text=text).line_at(at)


def test_places_are_those_of_the_source():
    """The span is mapped back; the line is that of the text."""
    document = Document(text="one\ntwo", offsets=OffsetMap.from_anchors([(3, 4)]))
    assert Locator(span=Span(5, 8), line=2) == document.locate(Span(4, 7))


def test_does_not_show_its_data():
    """A representation with a megabyte of bytes in it helps nobody."""
    assert 200 > len(repr(Document(text="x" * 5000, data=b"x" * 5000)))
