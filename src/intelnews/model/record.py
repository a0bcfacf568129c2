"""What all types of the model share: how they show themselves."""

from __future__ import annotations

from enum import StrEnum
from math import inf
from typing import TYPE_CHECKING, Any, TypeVar

import attrs

from intelnews.display.oneline import clip, one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["Record", "Within", "Word", "many", "or_none"]

T = TypeVar("T")


def _tuple(items: Iterable[T]) -> tuple[T, ...]:
    if type(items) is tuple:  # nearly always, and there may be as many as blocks in a text
        return items
    if isinstance(items, (str, bytes)):
        raise TypeError(f"expected a sequence of values, not {type(items).__name__}")
    return tuple(items)


def many(kind: type | None = None, /) -> Any:
    """Return the definition of a field that holds any number of values, none unless given.

    Any iterable is taken and kept as a tuple; a lone string is a mistake and a ``TypeError``, and
    so is a value that is not of the kind, where one is given.
    """
    if kind is None:
        return attrs.field(default=(), converter=_tuple)

    # One function that converts and checks: an article has ten such fields, and two calls for each
    # were a third of what it cost to make one.
    def keep(values: Iterable[object], field: attrs.Attribute[Any]) -> tuple[object, ...]:
        if type(values) is not tuple:
            values = _tuple(values)
        for value in values:
            if not isinstance(value, kind):
                got = type(value).__name__
                raise TypeError(f"{field.name!r} holds {kind.__name__} values, not {got}")
        return values

    return attrs.field(default=(), converter=attrs.Converter(keep, takes_field=True))


def or_none(kind: type, /) -> Any:
    """Return a validator for a field that holds a value of a kind, or ``None``."""

    def check(_: object, field: attrs.Attribute[Any], value: object) -> None:
        if value is not None and not isinstance(value, kind):
            got = type(value).__name__
            raise TypeError(f"{field.name!r} holds a {kind.__name__} or None, not {got}")

    return check


class Within:
    """A validator for a field that holds a number within bounds, or ``None``.

    One call in place of the four that optional bounds of ``attrs`` make: an item of a feed has ten
    places and as many origins.
    """

    __slots__ = ("least", "most")

    def __init__(self, least: float, most: float = inf, /) -> None:
        self.least = least
        self.most = most

    def __repr__(self) -> str:
        return f"<x >= {self.least}, x <= {self.most}>"

    def __call__(self, _: object, field: attrs.Attribute[Any], value: Any) -> None:
        """Refuse a value beyond the bounds with a ``ValueError``."""
        if value is not None and not self.least <= value <= self.most:
            bound = f">= {self.least}" if not value >= self.least else f"<= {self.most}"
            raise ValueError(f"{field.name!r} must be {bound}: {value}")


class Record:
    """A frozen value whose one-line form names the fields that differ from their defaults."""

    __slots__ = ()

    def __repr__(self) -> str:
        return one_line(type(self).__name__, self._facts())

    def __rich_repr__(self) -> Iterator[tuple[str, object]]:
        return self._facts()

    def _facts(self) -> Iterator[tuple[str, object]]:
        kind: type[Any] = type(self)  # every subclass is an attrs class
        for field in attrs.fields(kind):
            value = getattr(self, field.name)
            if value != _default(field.default, self):
                yield field.name, value


def _default(default: Any, record: Record) -> object:
    if not isinstance(default, attrs.Factory):  # type: ignore[arg-type] # typed as a function
        return default
    return default.factory(record) if default.takes_self else default.factory()


class Word(StrEnum):
    """A closed list of words; an unknown one is an error that lists the known."""

    @classmethod
    def _missing_(cls, value: object) -> None:
        known = ", ".join(member.value for member in cls)
        raise ValueError(f"{clip(repr(value), 60)} is no {cls.__name__}; known are {known}")
