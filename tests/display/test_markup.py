"""Markup is escaped and balanced by the way it is built."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intelnews.display.markup import Html, element, escape, join

ANY_TEXT = st.text(st.characters(exclude_categories=()))


@given(ANY_TEXT)
def test_escaped_text_holds_no_markup_and_encodes(text):
    """Whatever stands in a text, its HTML has no bracket or quote and is valid UTF-8."""
    shown = escape(text)
    assert set() == {"<", ">", '"', "'"} & set(shown)
    assert set() == set(re.findall(r"&(?!(?:lt|gt|amp|quot|#x27);)", shown))
    assert shown == shown.encode("utf-8").decode("utf-8")


@given(ANY_TEXT)
def test_escaped_text_has_no_control_characters(text):
    """Only tab and newline stay of the control characters."""
    controls = set(map(chr, [*range(0x20), *range(0x7F, 0xA0)])) - {"\t", "\n"}
    assert set() == controls & set(escape(text))


@pytest.mark.parametrize(
    ("text", "shown"),
    [("a\tb\n", "a\tb\n"), ("\0", "␀"), ("\x7f", "␡"), ("\x85", "\ufffd"), ("\ud83d", "\ufffd")],
)
def test_what_cannot_print_is_made_visible(text, shown):
    """A control character becomes its picture, else the replacement character."""
    assert shown == escape(text)


def test_children_may_be_nested_and_missing():
    """Strings are escaped, HTML is not, ``None`` is nothing, and lists are flattened."""
    children = ["<", None, [Html("<br>"), ["&", ()]]]
    assert Html("&lt;<br>&amp;") == join(*children)
    assert "<p>&lt;<br>&amp;</p>" == str(element("p", children))


def test_attributes_are_escaped_and_may_be_left_out():
    """A value cannot break out of its quotes."""
    shown = element("p", class_='"><script>', aria_label="a", dir=None)
    assert '<p class="&quot;&gt;&lt;script&gt;" aria-label="a"></p>' == str(shown)


def test_void_elements_have_no_end():
    """A line break is written as HTML writes it."""
    assert "<br>" == str(element("br"))
