"""How long something takes, told so that a busy machine fails no test and slow code fails one."""

from __future__ import annotations

from time import process_time
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["seconds_of"]

#: Seconds that `_yardstick` takes on the machine on which the limits of the tests were chosen.
_YARDSTICK_SECONDS: Final = 0.007


def seconds_of(
    run: Callable[[], object], /, *, enough: float, readings: int = 3, compared: bool = False
) -> float:
    """Return the processor time that a call takes: the shortest of a few readings.

    A machine that is busy with other things makes some readings too long and none too short, so
    the shortest is the nearest to the truth. Where the first reading is short enough there is no
    second, so a test that passes costs one call. A reading that is too long is held against work
    that is always the same, done right after it: a machine that is slow by itself, or slowed by
    the tool that counts the lines of code run, needs longer for that too, and the reading is
    divided by how much longer.

    Args:
        run: What is timed. It must do the same work each time: where the first reading fills a
            cache of answers, let ``run`` empty it.
        enough: Seconds; the first reading at or below them ends the readings. With 0 all are
            taken.
        readings: How many readings are taken at most.
        compared: Whether the time is compared with another of the same machine, whose speed does
            not matter then: readings stay as they are.

    Raises:
        ValueError: If there is to be no reading at all.

    >>> seconds_of(lambda: sorted(range(1_000)), enough=1.0) < 1.0
    True
    """
    if readings < 1:
        raise ValueError(f"readings must be 1 or more, not {readings}")
    shortest = float("inf")
    for _ in range(readings):
        started = process_time()
        run()
        seconds = process_time() - started
        if seconds > enough and not compared:
            seconds /= _slowness()
        shortest = min(shortest, seconds)
        if shortest <= enough:
            break
    return shortest


def _slowness() -> float:
    """Return how many times longer this machine needs for the same work now; 1 at the least."""
    started = process_time()
    _yardstick()
    return max(1.0, (process_time() - started) / _YARDSTICK_SECONDS)


def _yardstick() -> int:
    """Do some work of the kind that reading text is: short steps from letter to letter, a table."""
    text = "the port of ansel is open again, nine days after the storm, said the mayor. " * 20
    longest = 0
    for _ in range(24):
        counts: dict[str, int] = {}
        word = ""
        for letter in text:
            if letter.isalpha():
                word += letter
                continue
            if word:
                counts[word] = counts.get(word, 0) + len(word)
            word = ""
        longest = max(longest, *counts.values())
    return longest
