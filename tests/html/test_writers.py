"""Names are gathered by their letters, and their places are told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from intelnews.html.ballot import Sighting
from intelnews.html.hints import Hint
from intelnews.html.page import read_page
from intelnews.html.writers import Writers, places, read_house
from intelnews.model import Author

if TYPE_CHECKING:
    from intelnews.html.page import Node


def test_one_name_in_several_spellings():
    """Capitals do not split a name, and what is known of it is joined."""
    writers = Writers()
    writers.add(Author(name="Anna Kral"), Sighting("meta", "Anna Kral"), "meta")
    writers.add(
        Author(name="ANNA KRAL", url="https://a.example/kral"), Sighting("byline", "x"), "line"
    )
    writers.add(Author(name="…"), Sighting("byline", "…"), "line")
    assert ["Anna Kral"] == [author.name for author in writers.authors.values()]
    assert "https://a.example/kral" == writers.authors["annakral"].url
    assert {"meta": 1.0, "line": 1.0} == writers.features["annakral"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Von Harbour Times", "Harbour Times"),
        ("@tidewatcher", "tidewatcher"),
        ("x", None),
        ("12345", None),
        ("von", None),
        ("www.harbour.example", None),
        ("one two three four five six seven", None),
        ("y" * 51, None),
    ],
)
def test_houses(text, expected):
    """A short text that is no address, no figure and no lead word may be a house."""
    house = read_house(text)
    assert expected == (house.name if house is not None else None)


def _node(number: int) -> Node:
    return read_page("<body>" + "<p>x</p>" * 300 + "</body>").by_tag["p"][number]


@pytest.mark.parametrize(
    ("distance", "expected"),
    [
        (5, "right behind headline"),
        (50, "behind headline"),
        (150, "far behind headline"),
        (-5, "right before headline"),
        (-50, "before headline"),
    ],
)
def test_how_far_from_the_headline(distance, expected):
    """The distance is told in five steps."""
    node = _node(200)
    assert ["in the open", expected] == places(node, 0, node.index - distance)


def test_what_stands_around():
    """The parts of a page around a name are all told."""
    around = Hint.ARTICLE | Hint.HEADER | Hint.COMMENT | Hint.CAPTION
    assert ["in article", "in header", "in comment", "in caption"] == places(_node(0), around, None)
