"""Order and groups."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from intelnews.query.order import by_frequency, grouped, ordered

ITEMS = st.lists(st.tuples(st.integers(0, 3) | st.none(), st.integers()))


@settings(max_examples=50, deadline=None)
@given(ITEMS, st.booleans())
def test_order_is_stable_and_loses_nothing(
    items: list[tuple[int | None, int]], reverse: bool
) -> None:
    """Equals keep their order either way, and what has no key comes last."""
    found = ordered(items, lambda item: item[0], reverse=reverse)
    known = [item for item in items if item[0] is not None]
    expected = sorted(known, key=lambda item: item[0] or 0, reverse=reverse)
    assert list(found) == expected + [item for item in items if item[0] is None]


def test_groups_are_ordered_by_size() -> None:
    """The largest first, equals by name, those without value last."""
    words = ["", "b", "ab", "b", "c"]
    groups = grouped(words, lambda word: [(letter, letter) for letter in word])
    assert list(groups.items()) == [
        ("b", ("b", "ab", "b")),
        ("a", ("ab",)),
        ("c", ("c",)),
        (None, ("",)),
    ]


def test_a_group_holds_an_item_once() -> None:
    """A value that an item has twice does not put it there twice."""
    assert grouped(["aa"], lambda word: [(letter, letter) for letter in word]) == {"a": ("aa",)}


def test_frequent_values_come_first() -> None:
    """One for each key, in its most frequent form; equals in the order they came."""
    assert by_frequency(["b", "a", "A", "A", "c"], str.lower) == ("A", "b", "c")
