"""What the words of a source say by themselves."""

from __future__ import annotations

import pytest

from intelnews.claims.wording import is_unnamed, name_phrases, parts_of_list, plain

PLAIN = [
    ("“the group’s”,", "the group"),
    ("the U.S.", "the U.S."),
    ("officials.", "officials"),
    ("officials’", "officials"),
    ("Anna Kral herself", "Anna Kral"),
    (" — ", ""),
]


@pytest.mark.parametrize(("words", "expected"), PLAIN)
def test_plain(words: str, expected: str) -> None:
    """Punctuation around the words, a closing possessive and "herself" are left out."""
    assert expected == plain(words)


PHRASES = [
    ("Anna Kral", ["Anna Kral"]),
    ("the head of security, Anna van Kral,", ["Anna van Kral"]),
    ("a friend of Anna Kral", []),
    ("Secretary of State Anna Kral", ["State Anna Kral"]),
    ("Anna Kral of Zenda", ["Anna Kral"]),
    ("Anna Kral, who heads the port", ["Anna Kral"]),
    ("a man known as Lobo", ["Lobo"]),
    ("a man, known as Lobo,", ["Lobo"]),
    ("the service, the MIVD,", ["MIVD"]),
    ("a clerk, who left", []),
    ("one delegate, party chairwoman Anna Kral,", ["Anna Kral"]),
    ("one delegate, Anna Kral of Zenda,", ["Anna Kral"]),
    ("one delegate, here from Zenda,", []),
    ("a man called Lobo", ["Lobo"]),
]


@pytest.mark.parametrize(("words", "expected"), PHRASES)
def test_name_phrases(words: str, expected: list[str]) -> None:
    """A name heads the words or stands in apposition; one that is only a complement is none."""
    assert expected == list(name_phrases(words))


UNNAMED = [
    ("an official who was not authorized to speak", True),
    ("a person with knowledge of the case", True),
    ("those close to the talks", True),
    ("someone who declined to be identified", True),
    ("a named official", False),
]


@pytest.mark.parametrize(("words", "expected"), UNNAMED)
def test_unnamed(words: str, expected: bool) -> None:
    """The form tells that somebody is not to be named."""
    assert expected == is_unnamed(words)


def test_lists() -> None:
    """Only names make a list."""
    assert ["Anna Kral", "Ben Ott", "Jan Moor"] == parts_of_list("Anna Kral, Ben Ott and Jan Moor")
    assert [] == parts_of_list("Anna Kral and others")
    assert [] == parts_of_list("Anna Kral")
