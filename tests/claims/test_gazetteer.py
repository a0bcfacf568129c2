"""Names known beforehand: found at their longest, told from words that only look like them."""

from __future__ import annotations

import pytest

from intelnews.claims.gazetteer import is_known_word, known_names
from intelnews.claims.roles import domains_of, head_of, role_classes, role_kind

TABLE = [
    ("Afghan officials in Kabul", [("Afghanistan", "people"), ("Afghanistan", "seat")]),
    ("the United States of America", [("United States", "name")]),
    ("the U.S. and the U.K.", [("United States", "name"), ("United Kingdom", "name")]),
    ("South Korean envoys", [("South Korea", "people")]),
    ("the Afghan-Tajik border", [("Afghanistan", "people"), ("Tajikistan", "people")]),
    ("Moscow’s men met the FSB.", [("Russia", "seat"), ("Federal Security Service", "name")]),
    ("the Islamic State of Iraq and Syria", [("Islamic State", "name")]),
    ("al-Shabaab and Al-Qaeda", [("al-Shabaab", "name"), ("Al-Qaeda", "name")]),
    ("Georgian wine, Georgians", [("Georgia", "people"), ("Georgia", "people")]),
    ("the Peoples’ Party of Chadwick", []),
    ("russia in lower case", []),
    ("Kurdistan Workers’ Party", [("Kurdistan Workers’ Party", "name")]),
    (
        "RUSSIA’S FSB AND AFGHAN OFFICIALS IN CHAD",
        [
            ("Russia", "name"),
            ("Federal Security Service", "name"),
            ("Afghanistan", "people"),
        ],
    ),
    ("in Iraq.", [("Iraq", "name")]),
]


@pytest.mark.parametrize(("text", "expected"), TABLE)
def test_known_names(text: str, expected: list[tuple[str, str]]) -> None:
    """The longest reading at each place, with what it stands for."""
    assert expected == [(found.entry.name, found.entry.role) for found in known_names(text)]


def test_spans_and_window() -> None:
    """Spans count in the whole text; a window is kept to."""
    text = "Iran and Iraq"
    assert ["Iraq"] == [found.span.cut(text) for found in known_names(text, 5)]
    assert [] == list(known_names(text, 5, 12))


def test_known_word() -> None:
    """A word alone may be a name, with its possessive or full stop."""
    assert is_known_word("Iraq.")
    assert is_known_word("Russia’s")
    assert not is_known_word("Harbour")


HEADS = [
    ("local officials from both sides", "officials"),
    ("Russia’s domestic spy chief", "chief"),
    ("a spokesman, Jan Moor", "spokesman"),
    ("people who asked", "people"),
    ("the ministry (MoI)", "ministry"),
    ("of the port", "port"),
    ("…", ""),
]


@pytest.mark.parametrize(("phrase", "expected"), HEADS)
def test_head_of_phrase(phrase: str, expected: str) -> None:
    """The head stands before the first complement."""
    assert expected == head_of(phrase)


def test_roles() -> None:
    """Words say which kind of source they head, which class of role and which field."""
    assert ("official", "-", None) == (role_kind("envoy"), role_kind("lawyer"), role_kind("fish"))
    assert frozenset({"chief"}) == role_classes("its director")
    assert domains_of("spy boss") == domains_of("counter-intelligence") != domains_of("police")
