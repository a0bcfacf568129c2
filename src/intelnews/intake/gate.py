"""The one gate: whatever the caller holds becomes a ``Document``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from intelnews.intake.clean import clean
from intelnews.intake.compression import Budget, decompress
from intelnews.intake.decoding import decode, guess_utf16
from intelnews.intake.document import Document
from intelnews.intake.labels import name_of
from intelnews.intake.reading import read_source
from intelnews.intake.signatures import is_probably_binary, signature_of
from intelnews.intake.stored import Stored
from intelnews.limits import DEFAULT_LIMITS

if TYPE_CHECKING:
    import os

    from intelnews.intake.reading import Source
    from intelnews.limits import Limits

__all__ = ["open_document", "open_stored", "read_bytes"]


def open_document(
    source: Source,
    /,
    *,
    name: str | None = None,
    url: str | None = None,
    encoding: str | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> Document:
    r"""Read, decompress, decode and clean one input.

    A string is content, never a place: only a path object or an open file is read. What is
    compressed (gzip, bzip2, xz) is told by its first bytes, not its name. Text keeps its bytes in
    ``data`` as well; binary content, archives among it, has no text.

    Args:
        source: The content as str or bytes, a ``pathlib.Path``, or an open file, which is read
            from where it stands and left open.
        name: What to call the input; the path or file name unless given.
        url: Where it comes from, for parsers that resolve addresses.
        encoding: The encoding of bytes, if it is known; a label of the WHATWG Encoding Standard
            such as ``"utf-8"`` or ``"shift_jis"``. A byte order mark overrules it.
        limits: How much to read and to decompress.

    Raises:
        TypeError: If ``source`` is of another type.
        OSError: If a path cannot be read.
        LookupError: If ``encoding`` is no label of the standard.
        LimitError: If the input is too large, also after decompression.

    >>> document = open_document(b"Harbour reopens\r\n\x93Open again\x94, says the port.")
    >>> document.encoding, document.text.splitlines()
    ('windows-1252', ['Harbour reopens', '“Open again”, says the port.'])
    """
    known = None if encoding is None else _known(encoding)
    substance = read_source(source, limits=limits)
    name = substance.name if name is None else name
    if isinstance(substance.content, str):
        cleaned = clean(substance.content)
        return Document(
            text=cleaned.text,
            name=name,
            url=url,
            offsets=cleaned.offsets,
            problems=cleaned.problems,
            limits=limits,
        )
    budget = Budget(compressed=len(substance.content), limits=limits)
    return read_bytes(
        substance.content, name=name, url=url, encoding=known, budget=budget, limits=limits
    )


def open_stored(path: os.PathLike[str], /, *, limits: Limits = DEFAULT_LIMITS) -> Document:
    """Open a file as ``open_document`` does, without holding it if it is large.

    Of a large file ``text`` and ``data`` are the beginning, and ``stored`` the rest. Its size has
    no limit, as nobody holds it.

    Raises:
        OSError: If it cannot be read.
        LimitError: If it must be held all the same, and is too large for that.

    >>> open_stored(Path(__file__)).stored is None
    True
    """
    place = Path(path)
    found = Stored.of(place, limits=limits)
    if found is None:
        return open_document(place, limits=limits)
    stored, head, text = found
    return Document(
        text=text,
        data=head,
        name=str(place),
        encoding=stored.encoding,
        is_binary=not text,
        problems=stored.doubts,
        limits=limits,
        stored=stored,
    )


def read_bytes(
    data: bytes,
    /,
    *,
    name: str | None = None,
    url: str | None = None,
    encoding: str | None = None,
    budget: Budget,
    limits: Limits,
) -> Document:
    """Make a document of bytes, which may grow on decompression as far as the budget allows.

    Raises:
        LimitError: If they grow further.

    >>> budget = Budget(compressed=15, limits=DEFAULT_LIMITS)
    >>> read_bytes(b"Harbour reopens", budget=budget, limits=DEFAULT_LIMITS).encoding
    'UTF-8'
    """
    unpacked = decompress(data, budget=budget)
    if _is_binary(unpacked.data, encoding):
        return Document(
            data=unpacked.data,
            name=name,
            url=url,
            is_binary=True,
            problems=unpacked.problems,
            limits=limits,
        )
    decoded = decode(unpacked.data, encoding=encoding)
    is_whole = decoded.encoding == "UTF-8" and not decoded.problems
    cleaned = clean(decoded.text, utf8=unpacked.data if is_whole else None)
    return Document(
        text=cleaned.text,
        data=unpacked.data,
        name=name,
        url=url,
        encoding=decoded.encoding,
        offsets=cleaned.offsets,
        problems=(*unpacked.problems, *decoded.problems, *cleaned.problems),
        limits=limits,
    )


def _is_binary(data: bytes, encoding: str | None) -> bool:
    if encoding is not None:  # the caller knows it to be text, unless it is plainly something else
        return signature_of(data) is not None
    return guess_utf16(data) is None and is_probably_binary(data)


def _known(label: str) -> str:
    name = name_of(label)
    if name is None:
        raise LookupError(
            f"unknown encoding {label!r}; the labels of https://encoding.spec.whatwg.org are "
            "known, such as 'utf-8', 'windows-1252', 'koi8-r' or 'shift_jis'; leave it out to "
            "have the encoding found"
        )
    return name
