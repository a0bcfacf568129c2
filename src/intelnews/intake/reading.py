"""What the caller holds, read into memory: text, bytes, a path or an open file."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeAlias, runtime_checkable

from attrs import frozen

from intelnews.errors import LimitError, ParseError

if TYPE_CHECKING:
    from intelnews.limits import Limits

__all__ = ["Readable", "Source", "Substance", "read_source"]

_CHUNK = 1 << 20  # a megabyte at a time, so that an endless file meets the limit early


@runtime_checkable
class Readable(Protocol):
    """An open file, in text or binary mode, or anything else that is read piece by piece."""

    def read(self, size: int, /) -> str | bytes:
        """Return at most so many characters or bytes, and nothing at the end."""
        ...


#: What may be handed in: content, or a path or open file that holds it.
Source: TypeAlias = "str | bytes | bytearray | memoryview | os.PathLike[str] | Readable"


@frozen(kw_only=True)
class Substance:
    """What a source holds, and the name of the file it came from."""

    content: str | bytes
    name: str | None = None


def read_source(source: Source, /, *, limits: Limits) -> Substance:
    """Return what a source holds. A string is content and is never taken for a path.

    An open file is read from where it stands, and left open.

    Raises:
        TypeError: If it is no kind of source.
        OSError: If a path or file cannot be read.
        LimitError: If there is more than ``limits.input_bytes``.

    >>> from intelnews.limits import DEFAULT_LIMITS
    >>> read_source(bytearray(b"Harbour reopens"), limits=DEFAULT_LIMITS).content
    b'Harbour reopens'
    """
    if isinstance(source, str):
        _check(len(source), limits, unit="characters")
        return Substance(content=str.__str__(source))  # of a subclass, the plain text
    if isinstance(source, (bytes, bytearray, memoryview)):
        _check(memoryview(source).nbytes, limits)
        return Substance(content=bytes(source))
    if isinstance(source, os.PathLike):
        path = Path(os.fsdecode(source))
        with path.open("rb") as file:
            return Substance(content=_read_file(file, limits), name=str(path))
    if isinstance(source, Readable):
        name = getattr(source, "name", None)
        known = os.fsdecode(name) if isinstance(name, (str, bytes)) else None
        return Substance(content=_read_file(source, limits), name=known)
    raise TypeError(
        "expected str (the content itself, never a path), bytes, pathlib.Path or an open file, "
        f"not {type(source).__name__}"
    )


def _read_file(file: Readable, limits: Limits) -> str | bytes:
    pieces = [_read_piece(file)]
    size = len(pieces[0])
    while pieces[-1]:
        _check(
            size, limits, unit="characters" if isinstance(pieces[-1], str) else "bytes", more=True
        )
        pieces.append(_read_piece(file))
        size += len(pieces[-1])
    texts = [piece for piece in pieces if isinstance(piece, str)]
    if len(texts) == len(pieces):
        return "".join(texts)
    blobs = [piece for piece in pieces if isinstance(piece, bytes)]
    if len(blobs) == len(pieces):
        return b"".join(blobs)
    raise TypeError("read() of the open file returned str at one time and bytes at another")


def _read_piece(file: Readable) -> str | bytes:
    try:
        piece = file.read(_CHUNK)
    except UnicodeDecodeError as error:
        raise ParseError(
            f"the file was opened as text in an encoding it is not in ({error}); open it with "
            "mode 'rb', and its encoding will be found"
        ) from error
    if isinstance(piece, (str, bytes)):
        return piece
    if isinstance(piece, (bytearray, memoryview)):
        return bytes(piece)
    raise TypeError(f"read() of the open file returned {type(piece).__name__}, not str or bytes")


def _check(size: int, limits: Limits, *, unit: str = "bytes", more: bool = False) -> None:
    if size > limits.input_bytes:
        found = f"more than {limits.input_bytes:,}" if more else f"{size:,}"
        raise LimitError(
            f"input of {found} {unit}, limit {limits.input_bytes:,}; "
            f"pass limits=Limits(input_bytes=…) to read it all the same"
        )
