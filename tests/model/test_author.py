"""Authors: names that may belong to one person, and names that cannot."""

from __future__ import annotations

import pytest
from hypothesis import given

from intelnews.model import Author
from intelnews.testing.strategies import authors


def may_match(one: Author, other: Author) -> bool:
    """Ask in both directions; the two answers must agree."""
    assert one.matches(other) == other.matches(one)
    return one.matches(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("J. Fitsanakis", "Joseph Fitsanakis"),
        ("J. Fitsanakis", "Jane Fitsanakis"),
        ("Joseph M. Fitsanakis", "Joseph Fitsanakis"),
        ("Joseph M. Fitsanakis", "J. Fitsanakis"),
        ("Joseph Maria Fitsanakis", "J.M. Fitsanakis"),
        ("Joseph Karl Maria Fitsanakis", "Joseph M. Fitsanakis"),
        ("J.K. Rowling", "JK Rowling"),
        ("J. K. Rowling", "JK Rowling"),
        ("J.R.R. Tolkien", "JRR Tolkien"),
        ("Jean-Paul Sartre", "J.-P. Sartre"),
        ("Jean-Paul Sartre", "J-P Sartre"),
        ("Jean-Paul Sartre", "Jean Paul Sartre"),
        ("Jean‑Paul Sartre", "Jean-Paul Sartre"),
        ("José Núñez", "Jose Nunez"),
        ("Éamon Ó Cuív", "E. O Cuiv"),
        ("Anna O’Neil", "A. O'Neil"),
        ("Ludwig van Beethoven", "L. van Beethoven"),
        ("Ludwig van Beethoven", "Ludwig Beethoven"),
        ("Martin Kral Jr.", "Martin Kral"),
        ("Martin Kral, Jr.", "M. Kral jr"),
        ("Анна Край", "А. Край"),
        ("JO KRAL", "Jo Kral"),
    ],
)
def test_names_of_one_person(one: str, other: str) -> None:
    """Initials, missing middle names, accents, hyphens and particles do not part a person."""
    assert may_match(Author(name=one), Author(name=other)) is True


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Joseph Fitsanakis", "Jane Fitsanakis"),
        ("Joseph Fitsanakis", "Joseph Allen"),
        ("J. Fitsanakis", "K. Fitsanakis"),
        ("Joseph M. Fitsanakis", "Joseph K. Fitsanakis"),
        ("M. Fitsanakis", "Joseph M. Fitsanakis"),
        ("Fitsanakis", "Joseph Fitsanakis"),
        ("Joseph", "Joseph Fitsanakis"),
        ("Madonna", "Louise Madonna"),
        ("JK Rowling", "Jane Rowling-Ott"),
        ("Martin Kral Sr.", "Martin Kral Jr."),
        ("Martin Kral III", "Martin Kral II"),
        ("王 明", "李 明"),
        ("明 王", "明华 王"),
        ("김 철수", "김철 철수"),
        ("JO KRAL", "James Kral"),
    ],
)
def test_names_of_two_persons(one: str, other: str) -> None:
    """Another first name, middle initial, generation or ideograph is another person."""
    assert may_match(Author(name=one), Author(name=other)) is False


def test_said_and_guessed_family_names_agree() -> None:
    """A source that says the family name matches one that only prints the whole name."""
    said = Author(name="Ludwig van Beethoven", given="Ludwig", family="van Beethoven")
    guessed = Author(name="L. van Beethoven")
    assert may_match(said, guessed) is True
    assert may_match(said, Author(name="Ludwig van Beethoven")) is True
    assert may_match(said, Author(name="Karl van Beethoven")) is False


def test_given_name_of_the_field_counts_where_the_name_holds_an_initial() -> None:
    """The field knows more than the initial that was printed."""
    said = Author(name="J. Kral", given="Joseph", family="Kral")
    assert may_match(said, Author(name="Joseph Kral")) is True
    assert may_match(said, Author(name="Jane Kral")) is False
    assert may_match(Author(name="Kral", given="JK", family="Kral"), Author(name="J.K. Kral"))


def test_middle_name_of_the_name_counts_beside_the_given_name_of_the_field() -> None:
    """What the name holds beyond the field is not forgotten."""
    said = Author(name="Joseph M. Kral", given="Joseph", family="Kral")
    assert may_match(said, Author(name="Joseph K. Kral")) is False


def test_family_name_may_stand_first() -> None:
    """A family name that the source names is found at either end of the name."""
    eastern = Author(name="Mao Zedong", family="Mao")
    assert may_match(eastern, Author(name="Zedong Mao")) is True
    assert may_match(eastern, Author(name="Wei Mao")) is False


def test_family_name_of_another_script_is_no_part_of_the_name() -> None:
    """A name that does not hold its family name is compared as it stands."""
    odd = Author(name="Anna", family="Край")
    assert may_match(odd, Author(name="Anna Край")) is True


def test_author_without_letters_matches_itself_alone() -> None:
    """Punctuation is no name, and no reason to fail."""
    assert may_match(Author(name="..."), Author(name="...")) is True
    assert may_match(Author(name="..."), Author(name="Anna Kral")) is False


@given(authors(), authors())
def test_matching_is_symmetric(one: Author, other: Author) -> None:
    """Who matches is matched, whatever the names."""
    assert one.matches(other) == other.matches(one)


@given(authors())
def test_equal_keys_match(author: Author) -> None:
    """A name matches itself, whatever else is known of the person."""
    assert author.matches(author) is True
    assert author.matches(Author(name=author.name)) is True


def test_key_folds_case_accents_and_full_stops() -> None:
    """Two spellings of one name have one key."""
    assert Author(name="Éamon O. Cuív").key == Author(name="EAMON  O CUIV").key == "eamon o cuiv"


@given(authors())
def test_key_is_its_own_key(author: Author) -> None:
    """A key is a name without case, accents and full stops, whatever was in the name."""
    assert "." not in author.key
    if author.key:
        assert author.key == Author(name=author.key).key
    assert "a" == Author(name="A…").key


def test_name_is_needed() -> None:
    """Nobody is no author."""
    with pytest.raises(ValueError, match="name"):
        Author(name="")
