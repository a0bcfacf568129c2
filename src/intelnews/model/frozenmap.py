"""An immutable, hashable mapping for whatever a source holds beyond the model."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["EMPTY_MAP", "FrozenMap", "Json"]

Json: TypeAlias = "bool | int | float | str | tuple[Json, ...] | FrozenMap | None"


class FrozenMap(Mapping[str, "Json"]):
    """A mapping of names to JSON values that never changes.

    Lists become tuples and dictionaries become ``FrozenMap`` on the way in. Equality ignores the
    order of names, as it does for ``dict``.

    Raises:
        TypeError: If a name is not a string or a value is not JSON.
        ValueError: If a number is not finite, which JSON cannot hold.

    >>> extra = FrozenMap({"guid": "3357", "shares": [1, 2]})
    >>> extra["shares"], hash(extra) == hash(FrozenMap({"shares": (1, 2), "guid": "3357"}))
    ((1, 2), True)
    """

    __slots__ = ("_items",)

    _items: dict[str, Json]

    def __init__(self, items: Mapping[str, object] | None = None, /) -> None:
        frozen: dict[str, Json] = {}
        for name, value in (items or {}).items():
            if not isinstance(name, str):
                raise TypeError(f"a name is a str, not {type(name).__name__}")
            frozen[name] = _freeze(value)
        object.__setattr__(self, "_items", frozen)

    def __getitem__(self, name: str) -> Json:
        return self._items[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"FrozenMap cannot change: {name}")

    def __hash__(self) -> int:
        return hash(frozenset(self._items.items()))

    def __repr__(self) -> str:
        return f"FrozenMap({self._items!r})"

    def __reduce__(self) -> tuple[type[FrozenMap], tuple[dict[str, Json]]]:
        return (FrozenMap, (self._items,))


def _freeze(value: object) -> Json:
    if value is None or isinstance(value, (bool, int, str, FrozenMap)):
        return value
    if isinstance(value, float):
        if not math.isfinite(value):
            raise ValueError(f"JSON has no number {value}")
        return value
    if isinstance(value, Mapping):
        return FrozenMap(value)
    if isinstance(value, (list, tuple)):
        return tuple(_freeze(item) for item in value)
    raise TypeError(f"a value is JSON, not {type(value).__name__}")


EMPTY_MAP = FrozenMap()
