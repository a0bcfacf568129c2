"""How long something takes, told so that a busy machine fails no test and slow code fails one."""

from __future__ import annotations

from time import process_time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["seconds_of"]


def seconds_of(run: Callable[[], object], /, *, enough: float, readings: int = 3) -> float:
    """Return the processor time that a call takes: the shortest of a few readings.

    A machine that is busy with other things makes some readings too long and none too short, so
    the shortest is the nearest to the truth. Where the first reading is short enough there is no
    second, so a test that passes costs one call.

    Args:
        run: What is timed. It must do the same work each time: where the first reading fills a
            cache of answers, let ``run`` empty it.
        enough: Seconds; the first reading at or below them ends the readings. With 0 all are
            taken.
        readings: How many readings are taken at most.

    Raises:
        ValueError: If there is to be no reading at all.

    >>> seconds_of(lambda: sorted(range(1_000)), enough=1.0) < 1.0
    True
    """
    if readings < 1:
        raise ValueError(f"readings must be 1 or more, not {readings}")
    shortest = _reading(run)
    for _ in range(1, readings):
        if shortest <= enough:
            break
        shortest = min(shortest, _reading(run))
    return shortest


def _reading(run: Callable[[], object]) -> float:
    started = process_time()
    run()
    return process_time() - started
