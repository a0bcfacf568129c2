"""Reading a page without the cyclic garbage collector."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["paused_collector"]


@contextmanager
def paused_collector() -> Iterator[None]:
    """Keep the garbage collector from looking for cycles as long as the block runs.

    A tree is tens of thousands of objects that all live until the page is read, and the collector
    goes through them again and again: half of the time of reading a page. The state before is
    restored, also where another thread changed it in between, as nobody here turns it off for good.

    >>> with paused_collector():
    ...     gc.isenabled()
    False
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
