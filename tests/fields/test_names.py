"""The door to everything that reads persons."""

from __future__ import annotations

from intelnews.fields import bylines, namecase, names, persons


def test_the_door_leads_to_the_rooms() -> None:
    """The names offered here are those of the modules that define them."""
    assert (
        bylines.parse_byline,
        namecase.normal_case,
        persons.looks_like_name,
        persons.parse_name,
    ) == (names.parse_byline, names.normal_case, names.looks_like_name, names.parse_name)
