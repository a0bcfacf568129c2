"""A record as it stands in a file of captures, of either format."""

from __future__ import annotations

from collections.abc import Callable

from attrs import frozen

__all__ = ["RawRecord"]


@frozen(kw_only=True)
class RawRecord:
    """A record: what its header says, where it starts in its run, and how to read its block.

    ``declared`` is the length of the block by the header, ``None`` if it gives none that makes
    sense; ``cut`` says why the crawler did not store all, "" if it did.
    """

    kind: str
    start: int
    declared: int | None
    url: str
    date: str
    mime: str
    read: Callable[[int], bytes]
    cut: str = ""
    #: How the fields are called in the format.
    names: tuple[str, str] = ("WARC-Target-URI", "WARC-Date")
