"""The immutable mapping: what goes in, what comes out, and what is refused."""

from __future__ import annotations

import copy
import json
import pickle
from collections import OrderedDict
from typing import Any

import pytest
from hypothesis import given

from intelnews.model import EMPTY_MAP, FrozenMap
from intelnews.testing.strategies import frozen_maps


def nested(depth: int, /) -> dict[str, Any]:
    """Return dictionaries and lists in turn, nested so deep."""
    value: Any = "core"
    for level in range(depth - 1):
        value = [value] if level % 2 else {"in": value}
    return {"out": value}


def test_lists_and_dictionaries_freeze() -> None:
    """Nothing mutable is left inside, and nothing outside leads in."""
    inner: dict[str, Any] = {"names": ["a", {"b": 1}]}
    frozen = FrozenMap(inner)
    inner["names"].append("later")
    assert ("a", FrozenMap({"b": 1})) == frozen["names"]


def test_reads_as_a_mapping() -> None:
    """Order is kept, and equality ignores it."""
    frozen = FrozenMap(OrderedDict(b=1, a=None))
    assert [("b", 1), ("a", None)] == list(frozen.items())
    assert (2, True, 7) == (len(frozen), "a" in frozen, frozen.get("c", 7))
    assert {"a": None, "b": 1} == frozen
    assert hash(frozen) == hash(FrozenMap({"a": None, "b": 1}))
    with pytest.raises(KeyError):
        frozen["c"]


def test_empty_maps_are_one_value() -> None:
    """Nothing, no argument and an empty dictionary are the same."""
    assert FrozenMap() == FrozenMap(None) == FrozenMap({}) == EMPTY_MAP


@given(frozen_maps())
def test_map_of_a_map_is_the_map(frozen: FrozenMap) -> None:
    """Freezing twice changes nothing."""
    assert FrozenMap(frozen) == frozen
    assert frozen == FrozenMap({"in": frozen})["in"]


@pytest.mark.parametrize("items", ["ab", 5, ["a"], [("a", 1)], True, ""])
def test_only_a_mapping_becomes_a_map(items: Any) -> None:
    """A list of pairs or a text is a mistake in the call."""
    with pytest.raises(TypeError, match="from a mapping"):
        FrozenMap(items)


@pytest.mark.parametrize("value", [{1, 2}, b"bytes", object(), 1j, len])
def test_only_json_is_kept(value: object) -> None:
    """What JSON has no word for is refused at once, not when it is written."""
    with pytest.raises(TypeError, match="a value is JSON, not"):
        FrozenMap({"a": [value]})


def test_names_are_strings() -> None:
    """A number is no name in JSON."""
    with pytest.raises(TypeError, match="a name is a str, not int"):
        FrozenMap({"a": {1: 2}})  # type: ignore[dict-item]


@pytest.mark.parametrize("number", [float("nan"), float("inf"), -float("inf")])
def test_numbers_are_finite(number: float) -> None:
    """JSON has neither infinity nor what is not a number."""
    with pytest.raises(ValueError, match="JSON has no number"):
        FrozenMap({"a": number})


def test_integers_can_be_printed() -> None:
    """An integer that Python would refuse to print is refused on the way in."""
    largest = 10**4299
    assert str(FrozenMap({"a": largest})["a"]) == str(largest)
    with pytest.raises(ValueError, match="4,300 digits"):
        FrozenMap({"a": -(10**4300)})


def test_depth_has_a_limit_below_the_limits_of_python() -> None:
    """What is let in can be compared, hashed, printed, copied, pickled and written."""
    deep = FrozenMap(nested(100))
    assert deep == pickle.loads(pickle.dumps(deep)) == copy.deepcopy(deep)
    assert hash(deep) == hash(FrozenMap(nested(100)))
    assert repr(deep).startswith("FrozenMap({'out': ")
    assert json.dumps(nested(100))
    for depth in (101, 300, 100_000):
        with pytest.raises(ValueError, match="more than 100 deep"):
            FrozenMap(nested(depth))


def test_depth_counts_maps_that_were_frozen_before() -> None:
    """A map built up in steps has the same limit."""
    frozen = FrozenMap(nested(99))
    with pytest.raises(ValueError, match="more than 100 deep"):
        FrozenMap({"a": {"b": frozen}})


def test_copies_are_the_map_itself() -> None:
    """What never changes needs no copy."""
    frozen = FrozenMap({"a": 1})
    assert copy.copy(frozen) is frozen
    assert copy.deepcopy(frozen) is frozen
