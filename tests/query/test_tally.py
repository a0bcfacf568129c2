"""Counts and groups that never change."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intelnews.query.tally import Groups, Tally, count, spelled

VALUES = st.lists(
    st.lists(st.sampled_from(["Kral", "KRAL", "Ott", "Łucja"]).map(lambda n: (n.lower(), n))),
    max_size=8,
)


@settings(max_examples=50, deadline=None)
@given(VALUES)
def test_counts_add_up(found: list[list[tuple[str, str]]]) -> None:
    """Each of the many counts once for each value it has, and the rest is missing."""
    tally = count(found)
    assert tally.total == sum(len(dict(values)) for values in found)
    assert tally.missing == sum(not values for values in found)
    assert list(tally.values()) == sorted(tally.values(), reverse=True)


def test_equals_stand_in_the_order_of_their_names() -> None:
    """The order does not depend on which came first."""
    assert list(count([[("b", "b")], [("a", "a")]])) == ["a", "b"]


def test_the_most_frequent_spelling_is_shown() -> None:
    """The first of equals."""
    assert spelled([[("ott", "OTT")], [("ott", "Ott")]]) == {"ott": "OTT"}
    assert spelled([[("ott", "OTT")], [("ott", "Ott"), ("ott", "Ott")]]) == {"ott": "Ott"}


def test_a_tally_is_a_mapping() -> None:
    """It reads like a dictionary, equals one, and can be hashed and pickled."""
    tally = Tally({"en": 2, "de": 1}, missing=4)
    assert tally == {"de": 1, "en": 2}
    assert dict(tally) == {"en": 2, "de": 1}
    assert hash(tally) == hash(Tally({"de": 1, "en": 2}))
    again = pickle.loads(pickle.dumps(tally))
    assert (again, again.missing, type(again)) == (tally, 4, Tally)
    assert "fr" not in tally
    with pytest.raises(KeyError):
        tally["fr"]


def test_groups_pickle() -> None:
    """Groups do too."""
    groups = Groups({None: (1,), "a": (2, 3)})
    again = pickle.loads(pickle.dumps(groups))
    assert (again, type(again)) == (groups, Groups)


def test_nothing_changes() -> None:
    """Neither what is in it nor its attributes."""
    table = {"en": 1}
    tally = Tally(table)
    table["en"] = 7
    assert tally["en"] == 1
    with pytest.raises(AttributeError, match="Tally cannot change: missing"):
        tally.missing = 1
    with pytest.raises(TypeError):
        tally["en"] = 2  # type: ignore[index]


def test_one_line() -> None:
    """The repr is one printable line under 200 characters, however many values there are."""
    assert repr(Tally({"Islamic State": 2})) == "Tally(Islamic State=2)"
    long = Tally({f"value\n{number}" * 9: number for number in range(99)})
    assert repr(long).isprintable()
    assert len(repr(long)) < 200
    assert dict(Tally({"en": 2}).__rich_repr__()) == {"en": 2}
