"""The records of ARC files."""

from __future__ import annotations

from io import BytesIO

import pytest

from intelnews.captures.arc import iter_arc
from intelnews.captures.unpacking import Place, Run
from intelnews.captures.window import Window
from intelnews.intake.compression import Budget
from intelnews.limits import DEFAULT_LIMITS


def run(data: bytes) -> Run:
    """Return bytes as a run of records."""
    budget = Budget(compressed=len(data), limits=DEFAULT_LIMITS)
    return Run(Window(BytesIO(data)), Place(), budget=budget)


def record(size: int, *, date: str = "20190522101530") -> bytes:
    """Return a record of so many bytes."""
    return (
        f"https://post.example/ 192.0.2.7 {date} text/html {size}\n".encode() + b"a" * size + b"\n"
    )


@pytest.mark.parametrize(
    ("digits", "expected"),
    [
        ("20190522", "2019-05-22"),
        ("20190522101", "2019-05-22"),
        ("201905221015", "2019-05-22T10:15Z"),
        ("2019052210153", "2019-05-22T10:15Z"),
        ("20190522101530", "2019-05-22T10:15:30Z"),
    ],
)
def test_dates_have_the_precision_of_their_digits(digits: str, expected: str):
    """No part is filled in."""
    [found] = iter_arc(run(record(3, date=digits)), limits=DEFAULT_LIMITS)
    assert expected == found.date


def test_what_nobody_reads_is_passed_over():
    """The next record begins behind it."""
    records = iter_arc(run(record(20_000) + record(0) + record(7)), limits=DEFAULT_LIMITS)
    assert [20_000, 0, 7] == [one.declared for one in records]


def test_what_is_no_record():
    """Nothing behind it is a record either."""
    with pytest.raises(OSError, match="no line of an ARC record"):
        list(iter_arc(run(record(3) + b"Harbour reopens\n"), limits=DEFAULT_LIMITS))
