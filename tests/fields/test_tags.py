"""Labels and lists of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intelnews.fields.tags import make_tags, split_list
from intelnews.model import Tag, TagKind
from intelnews.testing.clock import seconds_of


def test_tags_are_squeezed_and_unique() -> None:
    """Spaces are squeezed, empty names dropped, repeats joined under the first spelling."""
    tags = make_tags(["  Harbour  police ", "", "HARBOUR POLICE", "Spies", " \n"])
    assert (Tag(name="Harbour police"), Tag(name="Spies")) == tags


def test_tags_have_a_kind() -> None:
    """The kind is given once for all of them, as a word or a member."""
    assert (
        make_tags(["News"], kind=TagKind.SECTION)
        == make_tags(["News"], kind="section")
        == (Tag(name="News", kind=TagKind.SECTION),)
    )


def test_an_unknown_kind_is_an_error() -> None:
    """A bad call raises, and the message lists the kinds."""
    with pytest.raises(ValueError, match="known are tag"):
        make_tags(["News"], kind="colour")


def test_names_without_letters_are_told_apart() -> None:
    """Where no slug can be made, the name itself is compared."""
    assert ["#", "+"] == [tag.name for tag in make_tags(["#", "+", "#"])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ()),
        (" , ;", ()),
        ("spies", ("spies",)),
        ("spies, harbours,  Port Ansel", ("spies", "harbours", "Port Ansel")),
        ("Ansel, Freedonia; spies", ("Ansel, Freedonia", "spies")),
        ('"Ansel, Freedonia", spies', ("Ansel, Freedonia", "spies")),
        ("„Ansel, Freedonia“, «a; b»", ("Ansel, Freedonia", "a; b")),
        ('the "Ansel, Freedonia" case', ('the "Ansel', 'Freedonia" case')),
        ('"open, end', ('"open', "end")),
        ('say "a", b', ('say "a"', "b")),
        ("港、警察", ("港", "警察")),
        ("crime and punishment", ("crime and punishment",)),
    ],
)
def test_split_list(text: str, expected: tuple[str, ...]) -> None:
    """Semicolons part before commas do, and quotation marks hold an item together."""
    assert expected == split_list(text)


ITEMS = st.text("abc ", min_size=1, max_size=8).map(str.strip).filter(bool)


@given(st.lists(ITEMS.map(lambda item: " ".join(item.split())), min_size=2))
def test_lists_are_read_back(items: list[str]) -> None:
    """A list printed with commas is split where it was joined."""
    assert tuple(items) == split_list(", ".join(items))


@given(st.text(alphabet=',;"“”«» ab', max_size=40))
def test_nothing_is_ever_raised(text: str) -> None:
    """Any text gives items without white space or commas at their ends, and no empty one."""
    items = split_list(text)
    assert [item.strip() for item in items if item.strip()] == list(items)


@pytest.mark.parametrize("unit", ['"', ",", '",', '" , ', "“", "a, ", ";"])
def test_hostile_text_ends_at_once(unit: str) -> None:
    """A quarter of a megabyte of marks takes linear time."""
    text = unit * (250_000 // len(unit))
    assert seconds_of(lambda: split_list(text), enough=3) <= 3


def test_many_labels_take_linear_time() -> None:
    """Twenty thousand labels are made in a moment."""
    labels = [f"label {number}" for number in range(20_000)]
    assert 20_000 == len(make_tags(labels))
    assert seconds_of(lambda: make_tags(labels), enough=5) <= 5
