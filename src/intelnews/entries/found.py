"""A value as it was found in a source: by what, where, and in which words."""

from __future__ import annotations

from typing import Any, Final, Generic, TypeVar

from attrs import frozen

from intelnews.model import Locator
from intelnews.model.record import Record

__all__ = ["Found", "Said"]

V = TypeVar("V")
_SURE: Final = 0.95  # an element of its own says it


@frozen(kw_only=True, repr=False)
class Found(Record, Generic[V]):
    """A value as it was found: the value, by which method, where, and what stood there.

    ``locator.span`` counts in the document's (cleaned) text; assembly maps it to the source.

    >>> Found(value="Harbour reopens", method="first line").confidence
    1.0
    """

    value: V
    method: str
    locator: Locator | None = None
    raw: str | None = None
    confidence: float = 1.0


@frozen(kw_only=True, repr=False)
class Said(Found[Any]):
    """A value that an element, a key or a column of its own says.

    >>> Said(value="Harbour reopens", method="title").confidence
    0.95
    """

    confidence: float = _SURE
