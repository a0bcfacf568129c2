"""Mappings that never change: values counted, and values grouped."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from intelnews.display.oneline import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import TypeAlias

    #: The key by which spellings of a value are one, and the spelling it follows from.
    Value: TypeAlias = tuple[str, str]

__all__ = ["Groups", "Tally", "count", "spelled"]

K = TypeVar("K")
V = TypeVar("V")


class Groups(Mapping[K, V]):
    """An ordered mapping that never changes; equal to any mapping with the same content.

    >>> groups = Groups({"en": 2, "de": 1})
    >>> groups["de"], groups == {"de": 1, "en": 2}
    (1, True)
    """

    __slots__ = ("_table",)

    _table: dict[K, V]

    def __init__(self, table: Mapping[K, V], /) -> None:
        object.__setattr__(self, "_table", dict(table))

    def __getitem__(self, key: K) -> V:
        return self._table[key]

    def __iter__(self) -> Iterator[K]:
        return iter(self._table)

    def __len__(self) -> int:
        return len(self._table)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} cannot change: {name}")

    def __hash__(self) -> int:
        return hash(frozenset(self._table.items()))

    def __reduce__(self) -> tuple[Any, ...]:
        return (type(self), (self._table,))

    def __repr__(self) -> str:
        return one_line(type(self).__name__, self.__rich_repr__())

    def __rich_repr__(self) -> Iterator[tuple[str, object]]:
        return ((_label(key), value) for key, value in self._table.items())


def _label(key: object) -> str:
    text = str(key)
    return text if text.isprintable() else ascii(text)


class Tally(Groups[str, int]):
    """How often each value occurs, and how many of those asked have none.

    >>> tally = Tally({"en": 2, "de": 1}, missing=3)
    >>> tally["en"], tally.total, tally.missing
    (2, 3, 3)
    """

    __slots__ = ("missing",)

    #: How many of those asked have no value.
    missing: int

    def __init__(self, table: Mapping[str, int], /, *, missing: int = 0) -> None:
        super().__init__(table)
        object.__setattr__(self, "missing", missing)

    def __reduce__(self) -> tuple[Any, ...]:
        return (partial(Tally, missing=self.missing), (self._table,))

    @property
    def total(self) -> int:
        """The sum of the counts."""
        return sum(self.values())

    def rows(self) -> list[dict[str, str | int]]:
        """Return one dictionary a value, for ``pandas.DataFrame``.

        >>> Tally({"en": 2}).rows()
        [{'value': 'en', 'count': 2}]
        """
        return [{"value": value, "count": times} for value, times in self.items()]


def spelled(found: Iterable[Iterable[Value]], /) -> dict[str, str]:
    """Return the spelling to show for each key: the most frequent one, the first of equals.

    >>> spelled([[("kral", "KRAL")], [("kral", "Kral")], [("kral", "Kral")]])
    {'kral': 'Kral'}
    """
    spellings: dict[str, Counter[str]] = {}
    for values in found:
        for key, spelling in values:
            spellings.setdefault(key, Counter())[spelling] += 1
    return {key: counts.most_common(1)[0][0] for key, counts in spellings.items()}


def count(found: Sequence[Sequence[Value]], /) -> Tally:
    """Count the values that each of many has, the most frequent first, equals by name.

    Each of the many counts once for a value, however often it has it.

    >>> count([[("kral", "KRAL")], [("kral", "Kral")], [("kral", "Kral")], []]).missing
    1
    """
    names = spelled(found)
    times = Counter(key for values in found for key in dict(values))
    counted = [(names[key], total) for key, total in times.items()]
    counted.sort(key=lambda pair: (-pair[1], pair[0]))
    return Tally(dict(counted), missing=sum(not values for values in found))
