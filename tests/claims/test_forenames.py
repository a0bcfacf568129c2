"""First names and words that tell a gender."""

from __future__ import annotations

import pytest

from intelnews.claims.forenames import gender_of_forename, gender_of_words

FORENAMES = [
    ("Marta", "f"),
    ("Dmitri", "m"),
    ("Robin", None),
    ("Jean-Luc", None),
    ("Hans-Peter", "m"),
    ("Zorb", None),
]


@pytest.mark.parametrize(("name", "expected"), FORENAMES)
def test_gender_of_forename(name: str, expected: str | None) -> None:
    """A listed name tells it, of a double name the first."""
    assert expected == gender_of_forename(name)


WORDS = [
    ("Mr.", "m"),
    ("the chairwoman of the board", "f"),
    ("a policeman", "m"),
    ("his wife", "f"),
    ("Dr.", None),
    ("a man and a woman", None),
    ("a German", None),
    ("", None),
]


@pytest.mark.parametrize(("words", "expected"), WORDS)
def test_gender_of_words(words: str, expected: str | None) -> None:
    """Titles and nouns for men or women tell it; both together tell nothing."""
    assert expected == gender_of_words(words)
