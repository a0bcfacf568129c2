"""The JSON Schema of what is stored, made from the classes of the model."""

from __future__ import annotations

from types import NoneType, UnionType
from typing import Any, Final, TypeAlias, Union, get_args, get_origin

import attrs

from intelnews.codec.converter import TYPES
from intelnews.codec.envelope import HEADER, KINDS
from intelnews.codec.migrations import SCHEMA_VERSION
from intelnews.folding import squeeze
from intelnews.model import Article, FrozenMap, Moment, Precision, Span
from intelnews.model.record import Word

__all__ = ["json_schema"]

Schema: TypeAlias = dict[str, Any]

#: What the constructors check beyond types, as JSON Schema says it. A test compares the two.
LIMITS: Final[dict[tuple[str, str], Schema]] = {
    ("Article", "comment_count"): {"minimum": 0},
    ("Author", "name"): {"minLength": 1},
    ("Band", "high"): {"minimum": 0, "maximum": 100},
    ("Band", "low"): {"minimum": 0, "maximum": 100},
    ("Comment", "level"): {"minimum": 0},
    ("Locator", "line"): {"minimum": 1},
    ("Origin", "confidence"): {"minimum": 0, "maximum": 1},
    ("Passage", "spans"): {"minItems": 1},
    ("Problem", "code"): {"pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"},
    ("Problem", "count"): {"minimum": 1},
    ("Source", "country"): {"pattern": "^[A-Z]{2}$"},
    ("Tag", "name"): {"minLength": 1},
}

_PLAIN: Final[dict[Any, Schema]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    NoneType: {"type": "null"},
}


# The dates that ``Moment.fromisoformat`` reads; that there is such a day a pattern cannot tell.
_ISO: Final = (
    "^[0-9]{4}(-[0-9]{2}(-[0-9]{2}([T ][0-9]{2}(:?[0-9]{2}(:?[0-9]{2}([.,][0-9]{1,9})?)?)?"
    "(Z|[+-][0-9]{2}(:?[0-9]{2}(:[0-9]{2})?)?)?)?)?)?$"
)


def json_schema() -> Schema:
    """Return the JSON Schema (draft 2020-12) of the documents that ``dump_json`` writes.

    A line of JSON Lines is described by ``#/$defs/Line``. The schema says less than the classes do:
    that spans lie inside their text, for instance, only ``load_json`` can tell.

    >>> json_schema()["$defs"]["Cue"]["required"]
    ['text', 'span', 'lemma']
    """
    lists = {f"{name}s": {"type": "array", "items": _ref(kind)} for name, kind in KINDS.items()}
    header = {HEADER: {"$ref": "#/$defs/Header"}}
    lines = [header, *({name: _ref(kind)} for name, kind in KINDS.items())]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:intelnews:schema:{SCHEMA_VERSION}",
        "title": "intelnews corpus",
        "description": "Articles, fragments and problems as intelnews stores them.",
        **_object({**header, **lists}, required=[HEADER]),
        "$defs": {
            "Header": _object({"schema": {"const": SCHEMA_VERSION}}, required=["schema"]),
            "Line": {"anyOf": [_object(line, required=list(line)) for line in lines]},
            **{kind.__name__: _definition(kind) for kind in sorted(TYPES, key=_by_name)},
        },
    }


def _by_name(kind: type) -> str:
    return kind.__name__


def _object(properties: Schema, *, required: list[str]) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


def _ref(kind: type) -> Schema:
    return {"$ref": f"#/$defs/{kind.__name__}"}


def _definition(kind: type[Any]) -> Schema:
    """Return the schema of one type of the model, with the first sentence of its docstring."""
    return {"description": _summary(kind), **_form(kind)}


def _form(kind: type[Any]) -> Schema:
    if kind is Span:
        end = {"type": "integer", "minimum": 0}
        return {"type": "array", "items": end, "minItems": 2, "maxItems": 2}
    if kind is FrozenMap:
        return {"type": "object"}
    if kind is Moment:
        value = {"type": "string", "pattern": _ISO}
        parts = {"value": value, "precision": _of_type(Precision), "raw": _of_type(str)}
        return _object(parts, required=["value"])
    fields = attrs.fields(attrs.resolve_types(kind))
    properties = {field.name: _property(kind, field) for field in fields}
    if kind is Article:
        properties = {"id": {"type": "string", "pattern": "^[0-9a-f]{16}$"}, **properties}
    required = [field.name for field in fields if field.default is attrs.NOTHING]
    return _object(properties, required=required)


def _property(kind: type, field: attrs.Attribute[Any]) -> Schema:
    schema = {**_of_type(field.type), **LIMITS.get((kind.__name__, field.name), {})}
    if isinstance(field.default, (str, bool, int, float)):
        schema["default"] = field.default
    return schema


def _of_type(kind: Any) -> Schema:
    """Return the schema of values of a type, as fields of the model are annotated."""
    if get_origin(kind) is tuple:
        return {"type": "array", "items": _of_type(get_args(kind)[0])}
    if get_origin(kind) in {Union, UnionType}:
        options = [_of_type(option) for option in get_args(kind)]
        if all(option.keys() == {"type"} for option in options):
            return {"type": [option["type"] for option in options]}
        return {"anyOf": options}
    if kind in _PLAIN:
        return dict(_PLAIN[kind])
    if issubclass(kind, Word):
        return {"enum": [word.value for word in kind]}
    return _ref(kind)


def _summary(kind: type) -> str:
    """Return the first paragraph of a docstring, on one line."""
    return squeeze((kind.__doc__ or "").partition("\n\n")[0])
