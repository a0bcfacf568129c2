"""The words that stand beside names."""

from __future__ import annotations

from intelnews.fields.newsrooms import (
    has_agency,
    is_collective,
    is_nobody,
    is_organisation,
    is_place,
    is_role,
)


def test_roles_in_many_languages() -> None:
    """A phrase with the word of a trade is a role."""
    texts = ["diplomatic editor", "корреспондент", "기자", "Redakteurin", "Anna Kral", ""]
    assert [True, True, True, True, False, False] == [is_role(text) for text in texts]


def test_groups_are_no_persons() -> None:
    """Staff and desks are groups unless one of them is meant."""
    texts = ["Staff", "World Desk", "Staff Writer", "Anna Kral"]
    assert [True, True, False, False] == [is_collective(text) for text in texts]


def test_houses() -> None:
    """Agencies, papers and sites are houses; names are not, and nor are initials."""
    texts = ["AFP", "The Port Times", "port.example", "新華社", "Anna Kral", "J.K. Kral", ""]
    assert [True, True, True, True, False, False, False] == [is_organisation(t) for t in texts]


def test_agencies_stand_in_capitals() -> None:
    """A short name counts in capitals only, because some are given names."""
    texts = ["AFP Anna Kral", "Petra Kral", "UN"]
    assert [True, False, True] == [has_agency(text) for text in texts]


def test_nobody() -> None:
    """What names no person is nobody."""
    texts = ["admin", "our correspondent", "News Desk", "...", "Anna", "A."]
    assert [True, True, True, True, False, False] == [is_nobody(text) for text in texts]


def test_places() -> None:
    """Places of several words are told by their first or last."""
    texts = ["Port Ansel", "Sylvania City", "Anna Kral", "Port"]
    assert [True, True, False, False] == [is_place(text) for text in texts]
