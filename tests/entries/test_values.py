"""Values of cells and records, in all their spellings."""

from __future__ import annotations

import pytest

from intelnews.entries.values import (
    as_date,
    as_json,
    as_names,
    as_persons,
    as_text,
    as_value,
    as_words,
)
from intelnews.fields.languagenames import language_code
from intelnews.model import FrozenMap


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("('a', 'b')", ["a", "b"]),
        ("{'a', }", ["a"]),
        ("{'id': None, 'name': 'Post'}", {"id": None, "name": "Post"}),
        ('["a", "b"]', ["a", "b"]),
        ("['a", "['a"),
        ("['a' b]", "['a' b]"),
        ('["\\ud800"]', '["\\ud800"]'),
        ("[]", None),
        ("\\N", None),
        (" a ", "a"),
    ],
)
def test_cells_hold_words_lists_and_maps(cell, value):
    """A list or map is read as Python or JSON writes it, all else is words."""
    assert value == as_value(cell)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (float("nan"), None),
        (2.5, "2.5"),
        (object(), None),
        ({"other": 1}, None),
        ([None, "a"], "a"),
        ("a\0b", "ab"),
    ],
)
def test_words_of_values(value, words):
    """Numbers and names are words, nothing else is."""
    assert words == as_words(value)


def test_words_of_values_that_nest_without_end():
    """However deeply names nest, the search ends."""
    value: object = "a"
    for _ in range(100):
        value = {"name": value}
    assert as_words(value) is None
    assert () == as_persons(value)
    assert as_text([]) is None


@pytest.mark.parametrize(
    ("value", "names"),
    [
        (7, ["7"]),
        ({"name": "ports"}, ["ports"]),
        ([None, "", "#a"], ["a"]),
        ("ports, , sea", ["ports", "sea"]),
        ("a | | b", ["a", "b"]),
        (None, []),
        ("#a b", ["a b"]),
    ],
)
def test_lists_of_names(value, names):
    """A list may be parted by nearly anything."""
    assert names == list(as_names(value))


def test_persons_of_maps():
    """A person may be a map of parts, or of a name and an address."""
    found = as_persons(
        [
            {"firstName": "Anna", "lastName": "Kral"},
            {"name": "Greta Voss", "url": "https://post.example/voss"},
            {"name": "Jan Ott", "url": "javascript:x"},
            {"family": "Ansel Harbour Board"},
            "Anna Kral",
            {"id": 7},
        ]
    )
    assert ["Anna Kral", "Greta Voss", "Jan Ott", "Ansel Harbour Board"] == [a.name for a in found]
    assert [None, "https://post.example/voss", None, None] == [a.url for a in found]


@pytest.mark.parametrize(
    ("value", "date"),
    [
        ({"$date": {"$numberLong": "1558424641000"}}, "2019-05-21T07:44:01+00:00"),
        ({"date": "2019-05-21"}, "2019-05-21"),
        ("0000-00-00 00:00:00", "None"),
        ("123456789", "123456789"),
        (True, "None"),
        ("1558424641.5", "2019-05-21T07:44:01+00:00"),
    ],
)
def test_dates_of_values(value, date):
    """Dates come as words, in maps of databases, or as seconds since 1970."""
    assert date == str(as_date(value))


def test_what_is_kept_can_be_kept():
    """Numbers beyond 64 bits become words, what is too deep or infinite goes."""
    assert str(10**30) == as_json(10**30)
    assert as_json(float("inf")) is None
    assert 2.5 == as_json(2.5)
    assert as_json([["a"]], depth=0) == (None,)
    assert "b" == as_json("b")
    assert isinstance(as_json({"a": {1}}), FrozenMap)


def test_languages_by_names():
    """Names and codes of languages are known, whatever their spelling; long words are none."""
    assert ["en", "de", "ru", None, None] == [
        language_code(words) for words in ("ENG", "Deutsch", "русский", "klingon", "x" * 50)
    ]


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (r"['a\d b', 'c']", ["a\\d b", "c"]),
        (r"['a\\d']", ["a\\d"]),
        (r"['a\n']", ["a\n"]),
        (r"['x\\\d']", ["x\\\\d"]),
    ],
)
def test_backslash_that_begins_no_escape_means_itself(cell: str, expected: list[str]):
    """A list of Python's with paths or patterns in it is read, and nobody is warned."""
    assert expected == as_value(cell)
