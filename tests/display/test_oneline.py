"""One-line forms are short, printable, and say what they leave out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intelnews.display.oneline import clip, one_line

VALUES = st.text(st.characters(exclude_categories=())) | st.tuples() | st.floats() | st.binary()


@given(st.lists(st.tuples(st.text("abc", min_size=1, max_size=8), VALUES), max_size=12))
def test_line_is_short_and_printable(facts):
    """Whatever the values are, the line has under 200 printable characters."""
    line = one_line("Article", facts)
    assert line.isprintable()
    assert 200 > len(line)


@given(st.text(), st.integers(1, 40))
def test_clipped_text_fits(text, limit):
    """A text is left whole or ends in an ellipsis at the limit."""
    clipped = clip(text, limit)
    assert clipped in {text, text[: limit - 1] + "…"}
    assert limit >= len(clipped)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ((1, 2, 3), "T(v=(1, 2, 3))"),
        ((1, 2, 3, 4), "T(v=<4 items>)"),
        (None, "T(v=None)"),
        ("a\x1b", r"T(v='a\x1b')"),
        ({"\ud800": 1}, r"T(v={'\ud800': 1})"),
    ],
)
def test_values_are_brief(value, shown):
    """Long tuples are counted and odd characters escaped."""
    assert shown == one_line("T", [("v", value)])


def test_facts_without_room_are_left_out():
    """An ellipsis stands for them."""
    line = one_line("T", [(f"field{n}", "x" * 55) for n in range(9)])
    assert line.endswith(", …)")
