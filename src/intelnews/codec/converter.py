"""Between the model and plain data: cattrs, told to be strict and to leave defaults out."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final, TypeVar, get_args, get_origin, overload

import attrs
from cattrs import (
    AttributeValidationNote,
    ClassValidationError,
    Converter,
    IterableValidationError,
    IterableValidationNote,
)
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn

from intelnews.codec.paths import broken
from intelnews.model import (
    Article,
    Author,
    Band,
    Block,
    Certainty,
    Claim,
    Comment,
    Cue,
    Fragment,
    FrozenMap,
    Link,
    Locator,
    Moment,
    Origin,
    Passage,
    Precision,
    Problem,
    Source,
    Span,
    Tag,
)
from intelnews.model.record import Word

if TYPE_CHECKING:
    from collections.abc import Callable

    from intelnews.model import Json
    from intelnews.model.record import Record

__all__ = ["TYPES", "from_plain", "structure", "to_plain"]

R = TypeVar("R", bound="Record | FrozenMap | Span")

#: Every type that has a stored form.
TYPES: Final[frozenset[type[Any]]] = frozenset({
    Article, Author, Band, Block, Certainty, Claim, Comment, Cue, Fragment, FrozenMap, Link,
    Locator, Moment, Origin, Passage, Problem, Source, Span, Tag,
})  # fmt: skip


@overload
def to_plain(record: Span, /) -> list[int]: ...


@overload
def to_plain(record: Record | FrozenMap, /) -> dict[str, Any]: ...


def to_plain(record: Record | FrozenMap | Span, /) -> Any:
    """Return a value of the model as dictionaries, lists, strings and numbers.

    Fields that have their default are left out, a ``Span`` is ``[start, end]``, a ``Moment`` says
    its ISO text, precision and raw text, words such as a stance are strings, and an article says
    its ``id`` first.

    Raises:
        TypeError: If the value is of no type of the model.

    >>> from intelnews.model import Cue
    >>> to_plain(Cue(text="denied", span=Span(8, 14), lemma="deny"))
    {'text': 'denied', 'span': [8, 14], 'lemma': 'deny'}
    """
    if type(record) not in TYPES:
        raise TypeError(f"only values of the model are stored, not {type(record).__name__}")
    return _converter().unstructure(record)


def from_plain(data: object, kind: type[R], /) -> R:
    """Return the value of a type of the model that ``to_plain`` made the data from.

    Nothing is guessed: an unknown field, a missing one, or a value of another type (``"3"`` for 3,
    ``true`` for 1) is an error. An integer is taken where a float is expected.

    Raises:
        TypeError: If the type is none of the model.
        CodecError: If the data does not fit it; ``path`` says where.

    >>> from intelnews.model import Cue
    >>> from_plain({"text": "denied", "span": [8, 14], "lemma": "deny"}, Cue).lemma
    'deny'
    """
    return structure(data, kind, path="$")


def structure(data: object, kind: type[R], /, *, path: str) -> R:
    """Do what ``from_plain`` does for data that stands at a path of something larger."""
    if kind not in TYPES:
        raise TypeError(f"only types of the model are stored, not {kind!r}")
    try:
        return _converter().structure(data, kind)
    except (ValueError, TypeError, OverflowError, ClassValidationError) as error:
        raise broken(error, path) from error


_NO_ID = object()


@attrs.frozen(kw_only=True)
class _StoredMoment:
    """A ``Moment`` as it is written."""

    value: str
    precision: Precision | None = None
    raw: str = ""


@cache
def _converter() -> Converter:
    """Build the converter when it is first used: cattrs writes and compiles code for each type."""
    converter = Converter(
        forbid_extra_keys=True, omit_if_default=True, unstruct_collection_overrides={tuple: list}
    )
    for kind, expected in ((str, "a string"), (bool, "true or false"), (int, "an integer")):
        converter.register_structure_hook(kind, _exactly(kind, expected))
    converter.register_structure_hook(float, _float)
    # Words are a subclass of str and would be taken for one.
    converter.register_structure_hook(Word, lambda data, kind: kind(data))
    converter.register_unstructure_hook(Word, lambda word: word.value)
    converter.register_structure_hook_factory(_is_tuple, _tuples)
    converter.register_structure_hook_factory(attrs.has, _objects)
    converter.register_structure_hook(Span, _span)
    converter.register_unstructure_hook(Span, lambda span: [span.start, span.end])
    converter.register_structure_hook(FrozenMap, lambda data, _: FrozenMap(_object(data)))
    converter.register_unstructure_hook(FrozenMap, _thaw)
    stored_moment = converter.get_structure_hook(_StoredMoment)
    converter.register_structure_hook(
        Moment, lambda data, _: _moment(stored_moment(data, _StoredMoment))
    )
    converter.register_unstructure_hook(Moment, _plain_moment)
    converter.register_structure_hook(Article, _articles(converter))
    converter.register_unstructure_hook(Article, _plain_article(converter))
    return converter


def _name(data: object) -> str:
    names = {dict: "an object", list: "a list", str: "a string", bool: "true or false"}
    numbers = {int: "an integer", float: "a number with a point", type(None): "null"}
    return {**names, **numbers}.get(type(data), type(data).__name__)


def _exactly(kind: type[Any], expected: str) -> Callable[[object, object], Any]:
    def take(data: object, _: object) -> Any:
        if type(data) is not kind:
            raise TypeError(f"expected {expected}, not {_name(data)}")
        return data

    return take


def _float(data: object, _: object) -> float:
    # type() and not isinstance(): True is an int to Python, and no number to anybody else.
    if type(data) is float:
        return data
    if type(data) is int:
        return float(data)
    raise TypeError(f"expected a number, not {_name(data)}")


def _object(data: object) -> dict[str, Any]:
    if type(data) is not dict:
        raise TypeError(f"expected an object, not {_name(data)}")
    return data


def _objects(kind: type[Any], converter: Converter) -> Callable[[object, object], Any]:
    """Make the function that structures a class; cattrs would take a list for an empty object."""
    attrs.resolve_types(kind)
    build: Any = make_dict_structure_fn(kind, converter)

    def take(data: object, _: object) -> Any:
        return build(_object(data), kind)  # cattrs before 25.1 wants the class as well

    return take


def _is_tuple(kind: object) -> bool:
    return get_origin(kind) is tuple


def _tuples(kind: Any, converter: Converter) -> Callable[[object, object], tuple[Any, ...]]:
    """Make the function that structures a tuple; cattrs would take a string for its letters."""
    inner = get_args(kind)[0]
    structure_one = converter.get_structure_hook(inner)

    def take(data: object, _: object) -> tuple[Any, ...]:
        if type(data) is not list:
            raise TypeError(f"expected a list, not {_name(data)}")
        taken: list[Any] = []
        errors: list[Exception] = []
        for index, one in enumerate(data):
            try:
                taken.append(structure_one(one, inner))
            except Exception as error:  # noqa: BLE001 # gathered, and raised together below
                error.add_note(IterableValidationNote(f"at index {index}", index, inner))
                errors.append(error)
        if errors:
            # Pyright reads the constructor of ExceptionGroup, which cattrs replaces.
            raise IterableValidationError("in a list", errors, kind)  # pyright: ignore[reportCallIssue]
        return tuple(taken)

    return take


def _span(data: object, _: object) -> Span:
    if type(data) is list and len(data) == 2:
        start, end = data
        if type(start) is int and type(end) is int:
            return Span(start, end)
    raise TypeError("expected [start, end], two integers")


def _moment(stored: _StoredMoment) -> Moment:
    moment = Moment.fromisoformat(stored.value)
    if stored.precision not in {None, moment.precision}:
        raise ValueError(
            f"{stored.value} is precise to the {moment.precision}, not to the {stored.precision}"
        )
    return moment if moment.raw == stored.raw else moment.with_raw(stored.raw)


def _plain_moment(moment: Moment) -> dict[str, str]:
    plain = {"value": str(moment), "precision": moment.precision.value}
    if moment.raw:
        plain["raw"] = moment.raw
    return plain


def _thaw(value: Json) -> Any:
    """Return a ``FrozenMap`` as a ``dict``; it is at most 100 deep, so recursion is safe."""
    if isinstance(value, FrozenMap):
        return {name: _thaw(inner) for name, inner in value.items()}
    if isinstance(value, tuple):
        return [_thaw(inner) for inner in value]
    return value


def _articles(converter: Converter) -> Callable[[object, object], Article]:
    build = _objects(Article, converter)

    def take(data: object, kind: object) -> Article:
        fields = dict(_object(data))
        stored = fields.pop("id", _NO_ID)
        article: Article = build(fields, kind)
        if stored is not _NO_ID and stored != article.id:
            error = ValueError(
                f"the id is not that of title and text, which is {article.id}; if they were "
                f"changed on purpose, leave the id out and it is made anew"
            )
            error.add_note(AttributeValidationNote("at id", "id", str))
            raise ClassValidationError("id", [error], Article)  # pyright: ignore[reportCallIssue]
        return article

    return take


def _plain_article(converter: Converter) -> Callable[[Article], dict[str, Any]]:
    fields = make_dict_unstructure_fn(Article, converter, _cattrs_omit_if_default=True)
    return lambda article: {"id": article.id, **fields(article)}
