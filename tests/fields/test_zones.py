"""Time zones as dates write them."""

from __future__ import annotations

from datetime import UTC, timedelta, timezone

import pytest

from intelnews.fields.zones import zone_of


@pytest.mark.parametrize(
    ("text", "hours"),
    [("EST", -5), ("pdt", -7), ("CEST", 2), ("MSK", 3), ("BST", 1), ("+0530", 5.5), ("-05", -5)],
)
def test_names_and_offsets(text: str, hours: float) -> None:
    """Names of one meaning and offsets of any form are zones."""
    assert timezone(timedelta(hours=hours)) == zone_of(text)


@pytest.mark.parametrize("text", ["Z", "GMT", "UT", "+0000", "-00:00", "UTC+0"])
def test_universal_time(text: str) -> None:
    """All names of universal time are the one zone."""
    assert zone_of(text) is UTC


@pytest.mark.parametrize("text", ["", "IST", "ET", "+2400", "+0175", "+010175", "harbour"])
def test_doubt_is_none(text: str) -> None:
    """Names of several meanings and impossible offsets are none."""
    assert zone_of(text) is None
