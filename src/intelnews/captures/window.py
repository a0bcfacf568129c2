"""An open file that remembers what it read last, so that a step back costs nothing."""

from __future__ import annotations

from typing import Final, Protocol

__all__ = ["Seekable", "Window"]

# Readers of captures step back over what they read ahead, which is less than a block of this size.
_KEPT: Final = 65_536


class Seekable(Protocol):
    """What is asked of an open file."""

    def read(self, size: int, /) -> bytes:
        """Return at most so many bytes, and nothing at the end."""
        ...

    def seek(self, offset: int, /) -> int:
        """Go to a byte."""
        ...


class Window:
    """Reads an open file; only a step back by more than a block makes the file itself go back.

    A member of an archive goes back by beginning anew, which must not happen for each record.

    >>> from io import BytesIO
    >>> window = Window(BytesIO(b"Harbour reopens"))
    >>> first = window.read(7)
    >>> window.seek(3)
    >>> first, window.read(4)
    (b'Harbour', b'bour')
    """

    def __init__(self, file: Seekable) -> None:
        self._file = file
        self._held = b""
        self._start = -1  # where in the file what is held begins; nowhere yet
        self._at = 0

    def seek(self, at: int, /) -> None:
        """Go to a byte of the file."""
        self._at = at

    def read(self, size: int, /) -> bytes:
        """Return so many bytes; fewer at the end of the file."""
        within = self._at - self._start
        if not 0 <= within <= len(self._held):
            self._file.seek(self._at)
            self._held, self._start, within = b"", self._at, 0
        while within + size > len(self._held):
            fresh = self._file.read(max(size, _KEPT))
            if not fresh:
                break
            dropped = max(0, min(within, len(self._held) - _KEPT))
            self._held = self._held[dropped:] + fresh
            self._start += dropped
            within -= dropped
        piece = self._held[within : within + size]
        self._at += len(piece)
        return piece
