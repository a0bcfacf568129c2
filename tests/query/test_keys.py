"""The forms in which names compare."""

from __future__ import annotations

import pytest

from intelnews.query.keys import folded, label_key


@pytest.mark.parametrize(
    ("name", "key"), [("Islamic State", "islamic-state"), ("Café", "cafe"), (" * ", "*"), ("", "")]
)
def test_label_key(name: str, key: str) -> None:
    """The slug, or what is left where there is none."""
    assert label_key(name) == key


def test_folded() -> None:
    """Case and accents do not count."""
    assert folded("ŁÓDŹ") == "lodz"
