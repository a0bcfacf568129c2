"""An immutable, hashable mapping for whatever a source holds beyond the model."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeAlias

from intelnews.display.oneline import clip

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["EMPTY_MAP", "FrozenMap", "Json", "frozen_map"]

Json: TypeAlias = "bool | int | float | str | tuple[Json, ...] | FrozenMap | None"

# Python reads and prints no integer of more than 4,300 digits, which is 14,282 bits and some.
_INTEGER_BITS = 14_282
# Pickling spends up to five calls a level, and Python allows a thousand in all.
_DEPTH = 100
_LINE_CHARS = 199


class FrozenMap(Mapping[str, "Json"]):
    """A mapping of names to JSON values that never changes.

    Lists become tuples and dictionaries become ``FrozenMap`` on the way in. Equality ignores the
    order of names, as it does for ``dict``.

    Raises:
        TypeError: If it is made from something else than a mapping, a name is not a string or a
            value is not JSON.
        ValueError: If a number cannot be written as JSON (infinite, not a number, or an integer of
            more than 4,300 digits) or values are nested more than 100 deep.

    >>> extra = FrozenMap({"guid": "3357", "shares": [1, 2]})
    >>> extra["shares"], hash(extra) == hash(FrozenMap({"shares": (1, 2), "guid": "3357"}))
    ((1, 2), True)
    """

    __slots__ = ("_items",)

    _items: dict[str, Json]

    def __init__(self, items: Mapping[str, object] | None = None, /) -> None:
        object.__setattr__(self, "_items", _freeze_items({} if items is None else items, _DEPTH))

    def __getitem__(self, name: str) -> Json:
        return self._items[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"FrozenMap cannot change: {name}")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"FrozenMap cannot change: {name}")

    def __hash__(self) -> int:
        return hash(frozenset(self._items.items()))

    def __repr__(self) -> str:
        return clip(f"FrozenMap({self._items!r})", _LINE_CHARS)

    def __reduce__(self) -> tuple[type[FrozenMap], tuple[dict[str, Json]]]:
        return (FrozenMap, (self._items,))

    def __copy__(self) -> FrozenMap:
        return self

    def __deepcopy__(self, memo: object) -> FrozenMap:
        return self


def _freeze_items(items: Mapping[str, object], room: int) -> dict[str, Json]:
    if isinstance(items, FrozenMap) and room == _DEPTH:
        return items._items  # it was checked when it was made
    if not isinstance(items, Mapping):
        raise TypeError(f"a FrozenMap is made from a mapping, not {type(items).__name__}")
    frozen: dict[str, Json] = {}
    for name, value in items.items():
        if not isinstance(name, str):
            raise TypeError(f"a name is a str, not {type(name).__name__}")
        frozen[name] = _freeze(value, room - 1)
    return frozen


def _freeze(value: object, room: int) -> Json:
    if value is None or isinstance(value, (bool, str)):
        return value
    if isinstance(value, int):
        if value.bit_length() > _INTEGER_BITS:
            raise ValueError("an integer of more than 4,300 digits cannot be written")
        return value
    if isinstance(value, float):
        if not math.isfinite(value):
            raise ValueError(f"JSON has no number {value}")
        return value
    if isinstance(value, (Mapping, list, tuple)) and not room:
        raise ValueError(f"values are nested more than {_DEPTH} deep")
    if isinstance(value, Mapping):
        inner = FrozenMap()
        object.__setattr__(inner, "_items", _freeze_items(value, room))
        return inner
    if isinstance(value, (list, tuple)):
        return tuple(_freeze(item, room - 1) for item in value)
    raise TypeError(f"a value is JSON, not {type(value).__name__}")


def frozen_map(items: Mapping[str, object] | None = None, /) -> FrozenMap:
    """Return a mapping as one that never changes: itself, if it is one already.

    >>> frozen_map(EMPTY_MAP) is EMPTY_MAP
    True
    """
    return items if isinstance(items, FrozenMap) else FrozenMap(items)


EMPTY_MAP = FrozenMap()
