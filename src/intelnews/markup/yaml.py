"""Reading a YAML mapping without building objects, expanding bombs or guessing types."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import yaml
from attrs import define, field, frozen

from intelnews.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["YamlError", "YamlField", "read_yaml"]

# The C scanner reads 2 MB a second, the Python one 0.1; they yield the same events.
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_DEPTH = 32  # real front matter nests 4 deep; stored JSON is read and written by recursion
_ALIASED = 10_000  # values that aliases may repeat in all: nine levels of nine are 387 million
_CONSTANTS = {
    "": None,
    "~": None,
    "null": None,
    "Null": None,
    "NULL": None,
    "true": True,
    "True": True,
    "TRUE": True,
    "false": False,
    "False": False,
    "FALSE": False,
}


class YamlError(ValueError):
    """The text is no YAML mapping, or one that nests or repeats itself too far."""


@frozen(kw_only=True)
class YamlField:
    """One field of a mapping: its name, its value as JSON, and where both stand."""

    name: str
    value: Any
    span: Span


@define
class _Open:
    """A mapping or sequence whose end has not been reached."""

    value: dict[str, Any] | list[Any]
    anchor: str | None = None
    key: str | None = None
    key_start: int = 0
    merged: list[dict[str, Any]] = field(factory=list)


def read_yaml(text: str, /) -> tuple[YamlField, ...]:
    r"""Return the fields of a YAML mapping, repeated names included, in their order.

    Scalars become numbers, truth values or nothing only where JSON would write them so (the core
    schema of YAML 1.2, https://yaml.org/spec/1.2.2/#103-core-schema, less octal and hexadecimal
    forms). Everything else stays the text it is: ``no`` is Norwegian, ``2018-08-28`` a date to be
    read later, and a tag such as ``!!python/name`` a word without power. Time grows with length.

    Raises:
        YamlError: If this is not well-formed YAML, no mapping, deeper than 32 levels, or repeats
            more than 10,000 values by aliases.

    >>> [(f.name, f.value) for f in read_yaml("title: Harbour reopens\ntags: [ports, no, 7]\n")]
    [('title', 'Harbour reopens'), ('tags', ['ports', 'no', 7])]
    """
    try:
        return tuple(_fields(yaml.parse(text, Loader=_LOADER)))
    except (yaml.YAMLError, UnicodeError) as error:
        mark = getattr(error, "problem_mark", None)
        place = f" in line {mark.line + 1}" if mark is not None else ""
        words = getattr(error, "problem", None) or str(error).split("\n", 1)[0]
        raise YamlError(f"{words}{place}") from None


def _fields(events: Iterator[Any]) -> Iterator[YamlField]:  # noqa: PLR0912 # one event, one branch
    anchors: dict[str, Any] = {}
    sizes: dict[str, int] = {}
    repeated = 0
    stack: list[_Open] = []
    for event in events:
        name = type(event).__name__
        if name in {"MappingStartEvent", "SequenceStartEvent"}:
            if len(stack) >= _DEPTH:
                raise YamlError(f"values nest deeper than {_DEPTH} levels")
            if not stack and name != "MappingStartEvent":
                raise YamlError("a list, not fields")
            stack.append(_Open({} if name == "MappingStartEvent" else [], event.anchor))
            continue
        if name == "ScalarEvent":
            value: Any = _scalar(event)
            anchor = event.anchor
        elif name == "AliasEvent":
            if event.anchor not in anchors:
                raise YamlError(f"the alias *{event.anchor} names nothing that is complete")
            value, anchor = anchors[event.anchor], None
            repeated += sizes[event.anchor]
            if repeated > _ALIASED:
                raise YamlError(f"aliases repeat more than {_ALIASED} values")
        elif name in {"MappingEndEvent", "SequenceEndEvent"}:
            closed = stack.pop()
            value, anchor = _finish(closed), closed.anchor
            if not stack:
                return
        else:  # the beginning and end of stream and document
            continue
        if anchor is not None:
            anchors[anchor], sizes[anchor] = value, _size(value)
        if not stack:
            raise YamlError("a text, not fields")
        done = _place(stack[-1], value, event)
        if done is not None and len(stack) == 1:
            yield done


def _place(parent: _Open, value: Any, event: Any) -> YamlField | None:
    """Put a value into its mapping or list; return the field it completes."""
    if isinstance(parent.value, list):
        parent.value.append(value)
        return None
    if parent.key is None:
        if not isinstance(event, yaml.ScalarEvent):
            raise YamlError(f"a field name is a word, not a {type(value).__name__}")
        parent.key, parent.key_start = event.value, event.start_mark.index  # type: ignore[union-attr]
        return None
    name, parent.key = parent.key, None
    if name == "<<":
        bases = value if isinstance(value, list) else [value]
        parent.merged.extend(base for base in bases if isinstance(base, dict))
        return None
    parent.value[name] = value
    return YamlField(name=name, value=value, span=Span(parent.key_start, event.end_mark.index))


def _finish(closed: _Open) -> dict[str, Any] | list[Any]:
    if isinstance(closed.value, dict):
        for base in closed.merged:
            for name, value in base.items():
                closed.value.setdefault(name, value)
    return closed.value


def _scalar(event: Any) -> Any:
    text: str = event.value
    if not event.implicit[0]:  # quoted, or a block of text
        return text
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    return _number(text)


def _number(text: str) -> int | float | str:
    """Return the number that JSON would write in just these digits, else the text itself."""
    if len(text) > 20 or not text.lstrip("-")[:1].isdigit():
        return text
    for kind in (int, float):
        try:
            number = kind(text)
        except ValueError:
            continue
        if str(number) == text and math.isfinite(number):
            return number
    return text


def _size(value: Any) -> int:
    """Count the values in a value."""
    if isinstance(value, dict):
        return 1 + sum(map(_size, value.values()))
    if isinstance(value, list):
        return 1 + sum(map(_size, value))
    return 1
