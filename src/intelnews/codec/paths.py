"""JSON paths: where in plain data a value stands, and where in it something went wrong."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import attrs
from cattrs import (
    AttributeValidationNote,
    BaseValidationError,
    ForbiddenExtraKeysError,
    IterableValidationNote,
)

from intelnews.display.oneline import clip
from intelnews.errors import CodecError

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["broken", "step", "walk"]

_PLAIN_NAME = re.compile(r"[A-Za-z_]\w*", re.ASCII)
_NAME_CHARS = 60  # a name that fills more than that of a line is none of ours
_NAMES = 3  # enough to see what kind of thing was taken for ours


def step(path: str, name: str | int, /) -> str:
    """Return the path one step further in.

    >>> step(step("$.articles", 0), "a key"), step("$", "title")
    ("$.articles[0]['a key']", '$.title')
    """
    if isinstance(name, int):
        return f"{path}[{name}]"
    if _PLAIN_NAME.fullmatch(name):
        return f"{path}.{clip(name, _NAME_CHARS)}"
    return f"{path}[{clip(name, _NAME_CHARS)!r}]"


def walk(data: object, path: str, /) -> Iterator[tuple[str, object]]:
    """Yield every value of plain data with its path, outer ones first, names as values too.

    Depth does not matter: nothing here recurses.

    >>> list(walk([{"a": 1}], "$"))
    [('$', [{'a': 1}]), ('$[0]', {'a': 1}), ('$[0]', 'a'), ('$[0].a', 1)]
    """
    waiting: list[tuple[str, object]] = [(path, data)]
    while waiting:
        here, value = waiting.pop()
        yield here, value
        if isinstance(value, dict):
            yield from ((here, name) for name in value)
            waiting += [(step(here, name), inner) for name, inner in reversed(value.items())]
        elif isinstance(value, list):
            last = len(value) - 1
            waiting += [(step(here, last - n), inner) for n, inner in enumerate(reversed(value))]


def broken(error: Exception, path: str, /) -> CodecError:
    """Return what cattrs found wrong as one error: the first fault with its path, and how many."""
    faults = list(_faults(error, path))
    place, message = faults[0]
    more = f" (and {len(faults) - 1} more)" if len(faults) > 1 else ""
    return CodecError(message + more, path=place)


def _faults(error: BaseException, path: str) -> Iterator[tuple[str, str]]:
    if not isinstance(error, BaseValidationError):
        yield path, _message(error)
        return
    for inner in error.exceptions:
        yield from _faults(inner, _inner_path(inner, path))


def _inner_path(error: Exception, path: str) -> str:
    """Return where in the value at the path an error arose: cattrs leaves a note at each level."""
    note = next(iter(getattr(error, "__notes__", ())), None)
    if isinstance(note, AttributeValidationNote):
        return step(path, note.name)
    if isinstance(note, IterableValidationNote):
        return step(path, note.index)
    return path  # the constructor refused the value as a whole


def _message(error: BaseException) -> str:
    if isinstance(error, ForbiddenExtraKeysError):
        kind: type[Any] = error.cl
        known = ", ".join(field.name for field in attrs.fields(kind))
        surplus = sorted(str(name) for name in error.extra_fields)
        shown = ", ".join(repr(clip(name, _NAME_CHARS)) for name in surplus[:_NAMES])
        more = f" and {len(surplus) - _NAMES} more" if len(surplus) > _NAMES else ""
        return f"there is no field {shown}{more} in {kind.__name__}; known are {known}"
    if isinstance(error, KeyError):
        return "this field is missing"
    # attrs puts the value and more behind the message of some errors.
    return str(error.args[0]) if error.args else type(error).__name__
