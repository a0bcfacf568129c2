"""An export cut into items: sections, remarks, and ends that are missing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intelnews.exports.segments import iter_segments

UNITS = [
    "<item>",
    "</item>",
    "<![CDATA[",
    "]]>",
    "<!--",
    "-->",
    "<title>",
    "</title>",
    " x",
    "<item ",
]


@given(st.lists(st.sampled_from(UNITS), max_size=20), st.integers(1, 9))
def test_segments_tile_the_text(units: list[str], size: int):
    """Nothing is lost, nothing is twice there, and slices change nothing."""
    text = "".join(units)
    whole = list(iter_segments([text]))
    assert text == "".join(segment.text for segment in whole)
    assert all(
        segment.text == text[segment.start : segment.start + len(segment.text)] for segment in whole
    )
    slices = [text[at : at + size] for at in range(0, len(text), size)]
    assert whole == list(iter_segments(slices))


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("<item>a</item><item>b</item >", ["<item>a</item>", "<item>b</item >"]),
        ("<item>a<item>b</item>", ["<item>a", "<item>b</item>"]),
        ("<items><item>a", ["<item>a"]),
        ("<item><!-- </item> --></item>", ["<item><!-- </item> --></item>"]),
        ("<item><a><![CDATA[</item>]]></a></item>", ["<item><a><![CDATA[</item>]]></a></item>"]),
    ],
)
def test_items(text: str, items: list[str]):
    """Tags in remarks and sections are text; an item ends where the next begins."""
    assert items == [segment.text for segment in iter_segments([text]) if segment.is_item]


def test_sections_in_sections_are_mended():
    """What ends a section only seemingly is written as XML wants it."""
    text = "<item><title><![CDATA[a ]]> b <![CDATA[c]]>]]></title></item>"
    (segment,) = iter_segments([text])
    assert text == segment.text
    assert (
        "<item><title><![CDATA[a ]]]]><![CDATA[> b <![CDATA[c]]]]><![CDATA[>]]></title></item>"
        == segment.mended
    )


def test_section_whose_element_never_ends():
    """It ends at its first mark, as XML has it, in this item and in those behind it."""
    text = "<item><title><![CDATA[a]]> b ]]> c</item>"
    found = list(iter_segments([text, text, "<item><title><![CDATA[a]]> b"]))
    assert [text, text, "<item><title><![CDATA[a]]> b"] == [segment.text for segment in found]
    assert all(segment.text == segment.mended for segment in found)
