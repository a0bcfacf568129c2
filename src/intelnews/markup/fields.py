"""The fields that a block of YAML, TOML or JSON holds, read strictly or line by line."""

from __future__ import annotations

import json
import math
import re
import tomllib
from typing import TYPE_CHECKING, Any

from attrs import frozen

from intelnews.markup.yaml import read_yaml
from intelnews.model import FrozenMap, Json, Span
from intelnews.model.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Field", "Members", "as_words", "parse_fields", "read_fields_loosely", "to_field"]

_DEPTH = 32  # as for YAML: values are stored and compared by recursion
_STRICT = 1_000  # fields of a broken block that are read by the rules; starting anew costs 0.1 ms
_RAW = 200  # characters of a value kept as it was written
_FIELD_LINE = re.compile(
    r"^(?P<name>[^\W\d_][\w .-]{0,63}?)[ \t]{0,8}(?:=|:(?=[ \t]|$))[ \t]*(?P<value>.*)$",
    re.MULTILINE,
)
_UP_TO_VALUE = re.compile(r"""["']?[^:=\n"']{0,80}["']?[ \t]{0,8}[:=][ \t]*""")
_PAIRED = re.compile(r"""(["'])(?P<inside>.*)\1""")
_TOML_KEY = re.compile(
    r"^\[{0,2}[\"']?(?P<name>[\w.-]{1,80})[\"']?[ \t]{0,8}(?:=|\]{1,2}$)", re.MULTILINE
)
_JSON_KEY = re.compile(r"\"(?P<name>[^\"\\\n]{1,80})\"[ \t]{0,8}:")


@frozen(kw_only=True, repr=False)
class Field(Record):
    """A field of the front matter: its name and value, and where both stand in the text.

    ``raw`` is the value as it was written, cut where it is long.

    >>> Field(name="title", value="Harbour reopens", span=Span(4, 26)).raw
    ''
    """

    name: str
    value: Json
    span: Span
    raw: str = ""


class Members(list[tuple[str, Any]]):
    """The members of a JSON object in their order, repeated names included."""


def as_words(value: Json, /) -> tuple[str, ...]:
    """Return the words of a value that is a scalar or a list of scalars; mappings have none.

    >>> as_words(("ports", 7, True, None)), as_words(FrozenMap({"a": 1}))
    (('ports', '7', 'true'), ())
    """
    if isinstance(value, tuple):
        return tuple(word for item in value for word in as_words(item))
    if value is None or isinstance(value, FrozenMap):
        return ()
    return (str(value).lower(),) if isinstance(value, bool) else (str(value),)


def parse_fields(block: str, language: str, /, *, base: int = 0) -> Iterator[Field]:
    """Yield the fields of a block by the rules of its language.

    Args:
        block: The text between the fences.
        language: ``"yaml"``, ``"toml"`` or ``"json"``.
        base: Where the block begins in the whole text, added to every span.

    Raises:
        ValueError: If the block breaks the rules, holds no fields, or nests deeper than 32 levels.

    >>> [field] = parse_fields("title = 'Harbour reopens'", "toml", base=4)
    >>> field.value, field.span, field.raw
    ('Harbour reopens', Span(4, 29), "'Harbour reopens'")
    """
    if language == "yaml":
        for entry in read_yaml(block):
            yield to_field(block, entry.name, entry.value, span=entry.span, base=base)
        return
    members = _parse_toml(block) if language == "toml" else _parse_json(block)
    places = _key_places(block, _TOML_KEY if language == "toml" else _JSON_KEY)
    for name, value in members:
        yield to_field(block, name, value, span=places.get(name), base=base)


def read_fields_loosely(block: str, language: str, /, *, base: int = 0) -> Iterator[Field]:
    r"""Yield the fields of a block that breaks the rules of its language, line by line.

    Each field is read by those rules where it keeps them, else as the words behind its name.

    >>> block = "title: Harbour: open again\ntags: [ports]\n"
    >>> [(field.name, field.value) for field in read_fields_loosely(block, "yaml")]
    [('title', 'Harbour: open again'), ('tags', ('ports',))]
    """
    found = list(_FIELD_LINE.finditer(block))
    ends = [*(match.start() for match in found[1:]), len(block)]
    for number, (match, end) in enumerate(zip(found, ends, strict=False)):
        span = Span(match.start(), end)
        value: Any
        try:
            part = span.cut(block) if number < _STRICT else ""
            value = next(field.value for field in parse_fields(part, language))
        except (ValueError, StopIteration):
            words = match["value"].strip()
            paired = _PAIRED.fullmatch(words)
            value = paired["inside"] if paired else words
        yield to_field(block, match["name"], value, span=span, base=base)


def to_field(block: str, name: str, value: Any, /, *, span: Span | None, base: int) -> Field:
    """Return a field of a value as a reader of YAML, TOML or JSON returns it.

    Raises:
        ValueError: If the value nests deeper than 32 levels.
    """
    place = span or Span(0, len(block))
    words = place.cut(block).rstrip()
    lead = _UP_TO_VALUE.match(words)
    return Field(
        name=name,
        value=_to_json(value, _DEPTH),
        span=Span(base + place.start, base + place.start + len(words)),
        raw=words[lead.end() if lead else 0 :].strip(" \t\n,")[:_RAW],
    )


def _parse_toml(block: str) -> list[tuple[str, Any]]:
    try:
        return list(tomllib.loads(block).items())
    except RecursionError:
        raise ValueError("values nest too deep") from None


def _parse_json(block: str) -> Members:
    try:
        members = json.loads(block, object_pairs_hook=Members, parse_constant=str)
    except RecursionError:
        raise ValueError("values nest too deep") from None
    if not isinstance(members, Members):
        raise ValueError("no object")  # noqa: TRY004 # the content is wrong, not the call
    return members


def _key_places(block: str, key: re.Pattern[str]) -> dict[str, Span]:
    """Return where keys stand, to the end of the line; of equal ones the first."""
    places: dict[str, Span] = {}
    for match in key.finditer(block):
        start = match.start()
        limit = min(len(block), start + _RAW)
        stop = block.find("\n", start, limit)
        places.setdefault(match["name"], Span(start, limit if stop < 0 else stop))
    return places


def _to_json(value: Any, depth: int) -> Json:
    if depth < 0:
        raise ValueError(f"values nest deeper than {_DEPTH} levels")
    if isinstance(value, (dict, Members)):
        members = dict(value)
        return FrozenMap({name: _to_json(item, depth - 1) for name, item in members.items()})
    if isinstance(value, (list, tuple)):
        return tuple(_to_json(item, depth - 1) for item in value)
    if value is None or isinstance(value, (bool, int, str, FrozenMap)):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else str(value)
    return str(value.isoformat())  # TOML has dates and times of its own
