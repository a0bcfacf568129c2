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
    ("Mr. Singer", "Mr.", "Singer"),
    ("Mayor Don Guardian", "Mayor", "Don Guardian"),
    ("Added Kral", "Added", "Kral"),
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
    assert kral.roles == ["The spy chief", "head of the port"]
    assert ott.roles == ["President", "an old envoy"]


def test_later_roles_are_learned() -> None:
    """A person first named without a role gets those that follow, each once."""
    persons = Persons(
        "Anna Kral left. Later Anna Kral, head of the port, came. Anna Kral, a lawyer, left. "
        "Anna Kral, a lawyer, came back."
    )
    kral = persons.named("Anna Kral")
    assert kral is not None
    assert kral.roles == ["head of the port", "a lawyer"]


GENDERS = [
    ("Robin Kral left. Mrs. Kral came.", "Robin Kral", "f"),
    ("Spokesman Robin Ott left.", "Robin Ott", "m"),
    ("Dr. Robin Moor left.", "Robin Moor", None),
    ("Anna Kral left.", "Anna Kral", "f"),
    ("Anton Kral left.", "Anton Kral", "m"),
    ("Robin Kral, an envoy, said that her boat was gone.", "Robin Kral", "f"),
    ("Robin Kral left. He said no.", "Robin Kral", None),
]


@pytest.mark.parametrize(("text", "name", "gender"), GENDERS)
def test_gender(text: str, name: str, gender: str | None) -> None:
    """Titles, first names and the pronoun in the same sentence say it; most titles do not."""
    person = Persons(text).named(name)
    assert person is not None
    assert gender == person.gender


def test_persons_before_a_place() -> None:
    """The last one named comes first, by full name or by family name, if near enough."""
    text = "Anna Kral met Ben Ott. Kral left. "
    persons = Persons(text)
    found = [person.name for _, person in persons.before(len(text), within=100)]
    assert found == ["Anna Kral", "Ben Ott", "Anna Kral"]
    assert [] == list(persons.before(len(text), within=3))
    assert [] == list(persons.before(0, within=100))
    assert persons.last_named("Ben Ott", len(text), within=100) == text.index("Ben")


def test_middle_names_may_be_left_out() -> None:
    """First and last name tell one person."""
    persons = Persons("Anna Maria Kral left.")
    kral = persons.named("Anna Kral")
    assert kral is not None
    assert kral.name == "Anna Maria Kral"
    assert persons.named("Eva Kral") is None


FAMILIES = [
    ("Saskia van Doorn left. Van Doorn is ill.", "Van Doorn", "Saskia van Doorn"),
    ("Kim Sung Moor left. Kim is ill.", "Kim", "Kim Sung Moor"),
    ("Mr. Kral left. Kral is ill.", "Kral", "Kral"),
    ("Jordan Moor left.", "Moor", "Jordan Moor"),
    ("Witness K left.", "K", "Witness K"),
    ("Eva Maria Moor left. Eva M. Moor is ill.", "Moor", "Eva Maria Moor"),
    ("Eva Ott Moor left. Ott Moor is ill.", "Ott Moor", "Eva Ott Moor"),
]


@pytest.mark.parametrize(("text", "family", "name"), FAMILIES)
def test_family_names(text: str, family: str, name: str) -> None:
    """Particles, families that come first, and persons of one name only."""
    person = Persons(text).by_family(family)
    assert person is not None
    assert name == person.name


def test_gender_and_place_part_two_of_a_family() -> None:
    """Mr. Kral is the man; before the second is named, the first is meant."""
    text = "Anton Kral left. Kral is ill. Anna Kral left."
    persons = Persons(text)
    by_gender = persons.by_family("Kral", gender="f")
    by_place = persons.by_family("Kral", at=20)
    assert by_gender is not None
    assert by_place is not None
    assert ("Anna Kral", "Anton Kral") == (by_gender.name, by_place.name)


ROLES = [
    ("The head of the port, Anna Kral, left.", {"head"}),
    ("His editor, Anna Kral, left.", {"editor"}),
    ("Anna Kral, who chairs the inquiry, left.", {"head"}),
    ("Anna Kral, who was attorney general, left.", {"attorney-general"}),
    ("Secretary of Defense Anna Kral left.", {"secretary"}),
    ("Army chief General Anna Kral left.", {"chief", "general"}),
    ("In the rain, Anna Kral left.", set()),
    ("Anna Kral, in the rain, left.", set()),
]


@pytest.mark.parametrize(("text", "heads"), ROLES)
def test_head_words_of_roles(text: str, heads: set[str]) -> None:
    """What stands before and behind a name says what the person is."""
    person = Persons(text).named("Anna Kral")
    assert person is not None
    assert heads == person.heads - {"defense"}


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
