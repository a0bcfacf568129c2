"""Persons of a text: names, titles, roles, and who fits a description."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intelnews.claims.persons import Persons, names_in, split_title

TITLES = [
    ("Anna Kral", "", "Anna Kral"),
    ("Gen. Anna Kral", "Gen.", "Anna Kral"),
    ("Russian President Ivan Moor", "Russian President", "Ivan Moor"),
    ("FSB Director Ivan Moor", "FSB Director", "Ivan Moor"),
    ("Russia’s Ivan Moor", "Russia’s", "Ivan Moor"),
    ("President", "President", ""),
]


@pytest.mark.parametrize(("words", "title", "name"), TITLES)
def test_split_title(words: str, title: str, name: str) -> None:
    """What a person is stands before what a person is called."""
    assert (title, name) == split_title(words)


NAMES = [
    ("Then Anna Kral met Ben van der Ott.", ["Anna Kral", "Ben van der Ott"]),
    ("the Special Purpose Mobile Units of Harbour Street", []),
    ("the Islamic State and the United Nations", []),
    ("On Monday, Kral left.", ["Kral"]),
    ("Anna Kral’s car", ["Anna Kral"]),
    ("Alpha Beta Gamma Delta Omega", []),
    ("nothing here", []),
]


@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_names_in(text: str, expected: list[str]) -> None:
    """Persons are told from streets, services and countries."""
    found = list(names_in(text))
    assert expected == [name for _, name, _, _ in found]
    assert all(text[start:].startswith(name) for _, name, start, _ in found)


def test_family_name_of_two_is_nobody() -> None:
    """Between two persons of one name there is no guess."""
    persons = Persons("Anna Kral and Jan Kral left. Kral stayed.")
    assert persons.by_family("Kral") is None
    assert persons.by_family("Moor") is None


def test_role_comes_from_title_lead_and_apposition() -> None:
    """All three places say what somebody is."""
    text = "The spy chief Anna Kral, head of the port, met President Ben Ott (62), an old envoy."
    persons = Persons(text)
    kral, ott = persons.named("Anna Kral"), persons.named("Ben Ott")
    assert kral is not None
    assert ott is not None
    assert kral.role == "The spy chief head of the port"
    assert ott.role == "President an old envoy"


def test_later_role_is_learned_once() -> None:
    """A person first named without a role gets the one that follows."""
    persons = Persons(
        "Anna Kral left. Later Anna Kral, head of the port, came. Anna Kral, a lawyer, left."
    )
    kral = persons.named("Anna Kral")
    assert kral is not None
    assert kral.role == "head of the port"


def test_gender_comes_from_titles() -> None:
    """Mrs. and spokesman say it, most titles do not."""
    persons = Persons("Anna Kral left. Mrs. Kral came. Spokesman Ben Ott left. Dr. Jan Moor left.")
    genders = [
        getattr(persons.named(name), "gender", "?") for name in ("Anna Kral", "Ben Ott", "Jan Moor")
    ]
    assert genders == ["f", "m", None]


def test_latest_before_a_place() -> None:
    """The last one named, by full name or by family name, if near enough."""
    text = "Anna Kral met Ben Ott. Kral left. "
    persons = Persons(text)
    latest = persons.latest_before(len(text), within=100)
    assert latest is not None
    assert latest.name == "Anna Kral"
    assert persons.latest_before(len(text), within=3) is None
    assert persons.latest_before(0, within=100) is None


DESCRIPTIONS = [
    ("the spy chief", "Anna Kral"),
    ("Russia’s intelligence director", "Anna Kral"),
    ("the Italian intelligence director", None),
    ("the bank’s director", "Jan Moor"),
    ("the bishop", None),
]


@pytest.mark.parametrize(("description", "expected"), DESCRIPTIONS)
def test_described(description: str, expected: str | None) -> None:
    """Role, field and country must all agree."""
    text = "Anna Kral, director of Russia’s intelligence service, met Jan Moor, head of a bank."
    person = Persons(text).described(description, len(text), ahead=0)
    assert expected == (person and person.name)


def test_described_looks_a_little_ahead() -> None:
    """A description may come just before the name, not long before."""
    text = "The spy chief spoke. It was Anna Kral, head of security."
    persons = Persons(text)
    assert persons.described("the spy chief", 0, ahead=10) is None
    person = persons.described("the spy chief", 0, ahead=100)
    assert person is not None
    assert person.name == "Anna Kral"


@given(st.text(alphabet="AKab. ,’()\nMr", max_size=120))
def test_any_text_has_persons(text: str) -> None:
    """No text is too odd to be searched for persons."""
    persons = Persons(text)
    assert persons.by_family("Nobody") is None
