"""Watching whether code opens files, connections or processes."""

from __future__ import annotations

import sys
import threading
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["opened"]

#: The audit events of Python that mean a file, a connection or a process.
_EVENTS: Final = frozenset({
    "open", "os.listdir", "os.scandir", "os.mkdir", "os.remove", "os.rename", "os.system",
    "os.exec", "os.posix_spawn", "os.spawn", "os.startfile", "socket.connect", "socket.bind",
    "socket.getaddrinfo", "socket.gethostbyname", "subprocess.Popen", "tempfile.mkstemp",
    "urllib.Request", "webbrowser.open",
})  # fmt: skip

_here = threading.local()


@contextmanager
def opened() -> Iterator[list[str]]:
    """Gather what the block opens in this thread, one line for each event.

    Imports open files too, so let the code run once before it is watched.

    >>> import os
    >>> with opened() as events:
    ...     _ = os.listdir()
    >>> [event.partition(" ")[0] for event in events]
    ['os.listdir']
    """
    _install_hook()
    events: list[str] = []
    _here.events = events
    try:
        yield events
    finally:
        _here.events = None


@cache
def _install_hook() -> None:
    """Add the hook once: Python has no way to take one back."""
    sys.addaudithook(_note)


def _note(event: str, arguments: tuple[object, ...]) -> None:  # pragma: no cover # is not traced
    events = getattr(_here, "events", None)
    if events is not None and event in _EVENTS:
        events.append(f"{event} {arguments!r:.100}")
