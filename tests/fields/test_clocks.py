"""Times of day beside dates."""

from __future__ import annotations

from datetime import time, timedelta, timezone

import pytest

from intelnews.fields.clocks import match_clock
from intelnews.model import Precision


@pytest.mark.parametrize(
    ("text", "expected", "precision"),
    [
        ("10:33", time(10, 33), Precision.MINUTE),
        ("10:33:20", time(10, 33, 20), Precision.SECOND),
        ("10:33:20,25", time(10, 33, 20, 250_000), Precision.SECOND),
        ("10 am", time(10), Precision.HOUR),
        ("12 a.m.", time(0), Precision.HOUR),
        ("12pm", time(12), Precision.HOUR),
        ("10 Uhr", time(10), Precision.HOUR),
        ("10 h", time(10), Precision.HOUR),
        ("10h33", time(10, 33), Precision.MINUTE),
        ("kl. 10.33", time(10, 33), Precision.MINUTE),
        ("09.30 GMT", time(9, 30), Precision.MINUTE),
        ("下午3:05", time(15, 5), Precision.MINUTE),
        ("23:59:60", time(23, 59), Precision.MINUTE),
    ],
)
def test_clocks(text: str, expected: time, precision: Precision) -> None:
    """A time is as precise as it was written, and its words are read to their end."""
    clock = match_clock(text, 0, len(text))
    assert clock is not None
    assert (expected, precision, len(text)) == (clock.time, clock.precision, clock.end)


@pytest.mark.parametrize(
    "text", ["", "10", "10.33", "25:00", "10:75", "10:33:75", "13 am", "noon", "10:3", "10.33 +2"]
)
def test_no_clocks(text: str) -> None:
    """A bare figure and an impossible time are none."""
    assert match_clock(text, 0, len(text)) is None


def test_a_bare_hour_counts_where_a_time_must_stand() -> None:
    """Behind the T of ISO 8601 a number is an hour."""
    clock = match_clock("10", 0, 2, is_time=True)
    assert clock is not None
    assert time(10) == clock.time


def test_the_zone_behind_it_is_read_with_its_remark() -> None:
    """An offset may have its name in brackets."""
    text = "10:33 +0200 (CEST)"
    clock = match_clock(text, 0, len(text))
    assert clock is not None
    assert (timezone(timedelta(hours=2)), len(text)) == (clock.zone, clock.end)
