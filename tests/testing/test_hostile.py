"""The texts that look for weaknesses."""

from __future__ import annotations

from intelnews.intake import open_document
from intelnews.testing.hostile import HOSTILE_UNITS, hostile_texts


def test_each_text_is_as_long_as_asked_for() -> None:
    """About: a unit is not cut."""
    texts = dict(hostile_texts(chars=1_000))
    assert texts.keys() == HOSTILE_UNITS.keys()
    assert all(900 < len(text) <= 1_000 for text in texts.values())


def test_units_differ() -> None:
    """No weakness is looked for twice."""
    assert len(set(HOSTILE_UNITS.values())) == len(HOSTILE_UNITS)


def test_gate_lets_each_text_through() -> None:
    """What a parser is given of them is valid Unicode without NUL."""
    for _, text in hostile_texts(chars=1_000):
        cleaned = open_document(text).text
        assert "\0" not in cleaned
        assert cleaned == cleaned.encode("utf-8").decode("utf-8")
