"""The clock of timed tests: the shortest of a few readings, on a machine of any speed."""

from __future__ import annotations

import time

import pytest

from intelnews.testing import clock
from intelnews.testing.clock import seconds_of


class Machine:
    """A stand-in for the processor's clock: each call takes the next of some seconds."""

    def __init__(self, *seconds: float) -> None:
        self.now = 100.0
        self.ahead = list(seconds)

    def run(self) -> None:
        """Take the next time there is."""
        self.now += self.ahead.pop(0)

    def process_time(self) -> float:
        """Tell the time."""
        return self.now


@pytest.mark.parametrize(
    ("seconds", "expected", "unread"),
    [
        ((1.0, 9.0, 9.0), 1.0, 2),
        ((5.0, 9.0, 9.0), 5.0, 2),
        ((9.0, 4.0, 9.0), 4.0, 1),
        ((9.0, 7.0, 8.0, 1.0), 7.0, 1),
    ],
    ids=["at once", "just enough", "busy once", "slow"],
)
def test_shortest_reading_counts(
    seconds: tuple[float, ...], expected: float, unread: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Readings end with the first that is short enough, or after three."""
    machine = Machine(*seconds)
    monkeypatch.setattr(clock, "process_time", machine.process_time)
    assert (expected, unread) == (seconds_of(machine.run, enough=5.0), len(machine.ahead))


def test_other_numbers_of_readings(monkeypatch: pytest.MonkeyPatch) -> None:
    """One reading is the least there can be."""
    machine = Machine(9.0, 8.0, 7.0, 6.0, 5.0)
    monkeypatch.setattr(clock, "process_time", machine.process_time)
    assert 9.0 == seconds_of(machine.run, enough=0, readings=1)
    assert 5.0 == seconds_of(machine.run, enough=0, readings=4)
    with pytest.raises(ValueError, match="1 or more, not 0"):
        seconds_of(machine.run, enough=0, readings=0)


def test_waiting_costs_nothing() -> None:
    """Only the processor's own time counts."""
    assert seconds_of(lambda: time.sleep(0.05), enough=0.04, readings=1) < 0.04


@pytest.mark.parametrize(
    ("yardstick", "expected"),
    [(2.0, 4.5), (0.5, 9.0), (0.0, 9.0)],
    ids=["slow machine", "quick machine", "no time at all"],
)
def test_slow_machine_is_told_from_slow_code(
    yardstick: float, expected: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A reading that is too long is divided by how much slower the machine is, never multiplied."""
    machine = Machine(9.0, yardstick)
    monkeypatch.setattr(clock, "process_time", machine.process_time)
    monkeypatch.setattr(clock, "_yardstick", machine.run)
    monkeypatch.setattr(clock, "_YARDSTICK_SECONDS", 1.0)
    assert expected == seconds_of(machine.run, enough=5.0, readings=1)


def test_compared_readings_stay_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two readings of one machine say by themselves how one grows with the other."""
    machine = Machine(9.0, 2.0)
    monkeypatch.setattr(clock, "process_time", machine.process_time)
    monkeypatch.setattr(clock, "_yardstick", machine.run)
    assert 9.0 == seconds_of(machine.run, enough=5.0, readings=1, compared=True)


def test_reading_that_is_short_enough_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is held against a reading that passes."""
    machine = Machine(4.0, 2.0)
    monkeypatch.setattr(clock, "process_time", machine.process_time)
    monkeypatch.setattr(clock, "_yardstick", machine.run)
    assert (4.0, [2.0]) == (seconds_of(machine.run, enough=5.0), machine.ahead)
