"""Limits: positive numbers with safe defaults."""

from __future__ import annotations

import pickle

import attrs
import pytest

from intelnews.limits import DEFAULT_LIMITS, Limits

NAMES = [field.name for field in attrs.fields(Limits)]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("value", [0, -1])
def test_refuses_what_lets_nothing_through(name: str, value: int):
    """A limit of nothing would refuse all, so it is a mistake of the caller."""
    with pytest.raises(ValueError, match=name):
        Limits(**{name: value})


@pytest.mark.parametrize("name", NAMES)
def test_has_a_default(name: str):
    """Whoever sets no limits is safe all the same."""
    assert 0 < getattr(DEFAULT_LIMITS, name)


def test_defaults_are_those_of_the_module():
    """The shared instance has no values of its own."""
    assert Limits() == DEFAULT_LIMITS


def test_survives_pickling():
    """Limits travel to workers."""
    limits = Limits(input_bytes=7)
    assert limits == pickle.loads(pickle.dumps(limits))


def test_is_hashable_and_frozen():
    """Limits may be keys and cannot change under a parser's feet."""
    assert 1 == len({Limits(), Limits()})
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        Limits().members = 3  # type: ignore[misc]
