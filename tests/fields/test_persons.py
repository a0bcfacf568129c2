"""Names of single persons."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intelnews.fields.persons import (
    could_be_name,
    looks_like_name,
    parse_inverted,
    parse_name,
)
from intelnews.model import Author


@pytest.mark.parametrize(
    "name",
    [
        "Anna Kral",
        "ANNA KRAL",
        "A. Kral",
        "J.K. Rowe",
        "Anna Maria van der Berg",
        "Sean O'Brien",
        "Anna Kral-Ott",
        "Anna Kral Jr.",
        "Anna KRAL",
        "KIM Ha-eun",
        "Jan McKral",
        "Will Kral",
        "Ana d'Arco",
        "Nguyễn Văn An",
        "Anh Le",
        "Анна Крал",
        "محمد علي",
        "小暮ひさのり",
        "이상현",
        "अन्ना क्राल",
        "  Anna \n Kral ",
    ],
)
def test_names_look_like_names(name: str) -> None:
    """Full names of many peoples are taken for names."""
    assert looks_like_name(name)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "A",
        "Anna",
        "anna kral",
        "Staff Writer",
        "Associated Press",
        "port.example News",
        "AFP Anna",
        "BBC Kral",
        "ZDPort Kral",
        "Anna KralJan Ott",
        "The Kral",
        "A Kral Day",
        "Read More",
        "Kral and Ott",
        "Anna Kral 34",
        "Anna Kral, Ott",
        "Harbour reopens",
        "Kral van",
        "de la",
        "A. B.",
        "Anna 小暮",
        "東京新聞社",
        "One Two Three Four Five Six Seven",
        "Anna " + "x" * 60,
        "x" * 1000,
    ],
)
def test_other_words_do_not(text: str) -> None:
    """Roles, houses, groups, sentences and glued words are no names."""
    assert not looks_like_name(text)


def test_small_letters_can_be_a_name_where_one_is_expected() -> None:
    """The same words in small letters are a name only in a field for names."""
    assert (True, False) == (could_be_name("anna kral"), looks_like_name("anna kral"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ANNA KRAL", Author(name="Anna Kral")),
        ("anna kral", Author(name="Anna Kral")),
        ("“Anna Kral”,", Author(name="Anna Kral")),
        ("Kral, Anna", Author(name="Anna Kral", given="Anna", family="Kral")),
        ("KRAL, a.", Author(name="A. Kral", given="A.", family="Kral")),
        ("KRAL, Anna M.", Author(name="Anna M. Kral", given="Anna M.", family="Kral")),
        ("García López, Ana", None),
        ("GARCÍA LÓPEZ, Ana", Author(name="Ana García López", given="Ana", family="García López")),
        ("de la Cruz, Ana", Author(name="Ana de la Cruz", given="Ana", family="de la Cruz")),
        ("Jong, Michiel de", Author(name="Michiel de Jong", given="Michiel", family="de Jong")),
        ("Kral, Anna, Jr.", Author(name="Anna Kral Jr.", given="Anna", family="Kral")),
        ("Anna Kral, PhD", Author(name="Anna Kral")),
        ("Anna Kral, M.D., Ph.D.", Author(name="Anna Kral")),
        ("Anna Kral III", Author(name="Anna Kral III")),
        ("Dr. Anna Kral", Author(name="Anna Kral", role="Dr.")),
        ("PROF. DR. ANNA KRAL", Author(name="Anna Kral", role="Prof. Dr.")),
        ("Mrs Anna Kral", Author(name="Anna Kral")),
        ("Mr. Kral", Author(name="Mr. Kral")),
        ("Anna Kral, Geneva", None),
        ("Anna Kral, Jan, Ott", None),
        ("Kral, staff", None),
        ("Staff", None),
        ("", None),
        ("x" * 1000, None),
    ],
)
def test_parse_name(text: str, expected: Author | None) -> None:
    """A name is read with what its form says about its parts, or not at all."""
    assert expected == parse_name(text)


def test_parse_inverted_may_know_the_order() -> None:
    """In a list known to put the family first, two words may be one family."""
    found = parse_inverted("García López, Ana", several=True)
    assert Author(name="Ana García López", given="Ana", family="García López") == found


@pytest.mark.parametrize("text", ["Kral", "Kral,", ", Anna", "Kral, Editor", "Kral, 34"])
def test_parse_inverted_refuses(text: str) -> None:
    """A comma with something else than a name on either side is no inverted name."""
    assert parse_inverted(text) is None


PIECES = st.sampled_from(["Kral", ",", "van", "Jr.", "Dr.", "A.", "'", "PhD", "KRAL", "-"])


@given(st.text(max_size=80) | st.lists(PIECES, max_size=8).map(" ".join))
def test_nothing_is_ever_raised(text: str) -> None:
    """Any text is a name with letters in it, or none."""
    author = parse_name(text)
    assert author is None or any(char.isalpha() for char in author.name)
    assert isinstance(looks_like_name(text), bool)
