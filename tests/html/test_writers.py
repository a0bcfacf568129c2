"""Names are gathered by their letters, and their places are told."""

from __future__ import annotations

import pytest

from intelnews.html.ballot import Sighting
from intelnews.html.writers import Writers, read_house
from intelnews.model import Author


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
