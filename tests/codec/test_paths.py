"""JSON paths and the way through plain data."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intelnews.codec.paths import broken, step, walk

PLAIN = st.recursive(
    st.none() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("title", "$.title"),
        ("_a1", "$._a1"),
        (0, "$[0]"),
        ("1a", "$['1a']"),
        ("a b", "$['a b']"),
        ("", "$['']"),
        ("it's", '$["it\'s"]'),
        ("é", "$['é']"),
        ("a\n", "$['a\\n']"),
        ("x" * 99, "$." + "x" * 59 + "…"),
    ],
)
def test_step(name: str | int, path: str) -> None:
    """A name that is no plain word stands in brackets, and a long one is cut."""
    assert path == step("$", name)


@given(PLAIN)
def test_walk_meets_every_value_once(data: object) -> None:
    """As many values as there are, and the outermost first."""
    found = list(walk(data, "$"))
    assert ("$", data) == found[0]

    def count(value: object) -> int:
        if isinstance(value, dict):
            return 1 + sum(1 + count(inner) for inner in value.values())
        return 1 + (sum(map(count, value)) if isinstance(value, list) else 0)

    assert len(found) == count(data)


def test_walk_goes_in_the_order_of_the_text() -> None:
    """What stands first is met first."""
    data = {"a": [{"b": 1}, "two"], "c": None}
    leaves = [path for path, value in walk(data, "$") if not isinstance(value, (dict, list))]
    assert ["$", "$", "$.a[0]", "$.a[0].b", "$.a[1]", "$.c"] == leaves


def test_walk_needs_no_stack() -> None:
    """A hundred thousand levels are walked one by one."""
    data: list[object] = []
    for _ in range(100_000):
        data = [data]
    # A path grows with the depth, so the first levels suffice to see that nothing recurses.
    steps = walk(data, "$")
    assert ["$", "$[0]", "$[0][0]"] == [next(steps)[0] for _ in range(3)]


def test_error_without_a_message_is_named() -> None:
    """A plugin's bare exception still says what it was."""
    error = broken(ValueError(), "$.a")
    assert ("ValueError", "$.a") == (error.message, error.path)
