"""Articles and claims in order and in groups."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, TypeVar

from intelnews.query.tally import Groups, spelled

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Sequence

__all__ = ["by_frequency", "grouped", "ordered"]

T = TypeVar("T")
V = TypeVar("V", bound="Hashable")


def ordered(
    items: Iterable[T], key: Callable[[T], Any], /, *, reverse: bool = False
) -> tuple[T, ...]:
    """Sort by a key; what has none comes last either way, and equals keep their order.

    >>> ordered([3, None, 1], lambda n: n, reverse=True)
    (3, 1, None)
    """
    known: list[tuple[Any, T]] = []
    unknown: list[T] = []
    for item in items:
        value = key(item)
        if value is None:
            unknown.append(item)
        else:
            known.append((value, item))
    known.sort(key=lambda pair: pair[0], reverse=reverse)
    return (*(item for _, item in known), *unknown)


def grouped(
    items: Sequence[T], values: Callable[[T], list[tuple[str, str]]], /
) -> Groups[str | None, tuple[T, ...]]:
    """Group by the values that each item has, the largest group first.

    What has several values is in several groups, what has none in the last one, ``None``.

    >>> grouped(["ab", "b", ""], lambda word: [(letter, letter) for letter in word])
    Groups(b=('ab', 'b'), a=('ab',), None=('',))
    """
    found = [values(item) for item in items]
    names = spelled(found)
    members: dict[str, list[T]] = {}
    for item, its in zip(items, found, strict=True):
        for key in dict(its):
            members.setdefault(key, []).append(item)
    groups = [(names[key], tuple(group)) for key, group in members.items()]
    groups.sort(key=lambda pair: (-len(pair[1]), pair[0]))
    rest = tuple(item for item, its in zip(items, found, strict=True) if not its)
    return Groups(dict([*groups, (None, rest)] if rest else groups))


def by_frequency(values: Iterable[V], key: Callable[[V], object], /) -> tuple[V, ...]:
    """Return one value for each key, the most frequent first, each in its most frequent form.

    >>> by_frequency(["Kral", "Ott", "OTT", "Ott"], str.lower)
    ('Ott', 'Kral')
    """
    forms: dict[object, Counter[V]] = {}
    for value in values:
        forms.setdefault(key(value), Counter())[value] += 1
    ranked = sorted(forms.values(), key=lambda form: -form.total())
    return tuple(form.most_common(1)[0][0] for form in ranked)
