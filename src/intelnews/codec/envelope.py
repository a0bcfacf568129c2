"""What stands around stored records: a header with the schema version, and lists by kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeAlias

from attrs import frozen

from intelnews.codec.converter import structure, to_plain
from intelnews.codec.migrations import SCHEMA_VERSION, check_version, migrate
from intelnews.codec.paths import step
from intelnews.codec.text import read, write
from intelnews.errors import CodecError
from intelnews.model import Article, Fragment, Problem
from intelnews.model.record import Record, many

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = [
    "HEADER",
    "KINDS",
    "Records",
    "Stored",
    "dump_json",
    "entries",
    "load_json",
    "read_header",
    "read_record",
]

#: What is stored on its own, not as a part of something else.
Stored: TypeAlias = "Article | Fragment | Problem"

HEADER: Final = "intelnews"
KINDS: Final[dict[str, type[Article | Fragment | Problem]]] = {
    "article": Article,
    "fragment": Fragment,
    "problem": Problem,
}


@frozen(kw_only=True, repr=False)
class Records(Record):
    """What one stored file holds.

    >>> Records(articles=[Article(title="Harbour reopens")]).articles[0].title
    'Harbour reopens'
    """

    articles: tuple[Article, ...] = many(Article)
    fragments: tuple[Fragment, ...] = many(Fragment)
    problems: tuple[Problem, ...] = many(Problem)


def dump_json(
    articles: Iterable[Article],
    /,
    *,
    fragments: Iterable[Fragment] = (),
    problems: Iterable[Problem] = (),
) -> str:
    """Return records as one JSON document, each record on a line of its own.

    ``load_json`` reads it back without loss. Fields that have their default are left out; the form
    of the rest is described by the JSON Schema that ``json_schema`` returns.

    Raises:
        TypeError: If something is not of the kind its list is for.
        CodecError: If a value cannot be written, such as half of a surrogate pair.

    >>> print(dump_json([Article(title="Harbour reopens")]), end="")
    {"intelnews":{"schema":1},
    "articles":[
    {"id":"fda3ed41174bcd3c","title":"Harbour reopens"}
    ],
    "fragments":[],
    "problems":[]}
    """
    lists = {"article": articles, "fragment": fragments, "problem": problems}
    parts = [f'{{"{HEADER}":{{"schema":{SCHEMA_VERSION}}}']
    for kind, records in lists.items():
        name = _plural(kind)
        lines = [
            write(_plain(record, kind), path=step(f"$.{name}", index))
            for index, record in enumerate(records)
        ]
        inner = "\n" + ",\n".join(lines) + "\n" if lines else ""
        parts.append(f'"{name}":[{inner}]')
    return ",\n".join(parts) + "}\n"


def load_json(text: str, /) -> Records:
    """Read a JSON document that ``dump_json`` wrote, in this version or an older one.

    Raises:
        CodecError: If the document does not fit; the message says what to do and ``path`` where.

    >>> load_json(dump_json([Article(title="Harbour reopens")])).articles[0].title
    'Harbour reopens'
    """
    found: dict[str, list[Any]] = {kind: [] for kind in KINDS}
    try:
        data = read(text)
    except CodecError as error:
        if "Extra data" not in error.message:
            raise
        message = f"{error.message}; JSON Lines are read by iter_jsonl, or from a file by load"
        raise CodecError(message, offset=error.offset) from error
    version = read_header(data)
    for kind, path, record in entries(data):
        found[kind].append(read_record(kind, record, version=version, path=path))
    return Records(
        articles=tuple(found["article"]),
        fragments=tuple(found["fragment"]),
        problems=tuple(found["problem"]),
    )


def read_header(data: object, /) -> int:
    """Return the schema version that the header of stored data names.

    Raises:
        CodecError: If there is no header, or no way leads from its version to the present one.

    >>> read_header({"intelnews": {"schema": 1}})
    1
    """
    header = data.get(HEADER) if isinstance(data, dict) else None
    if header is None:
        raise CodecError(
            'this was not written by intelnews: it lacks the header {"intelnews": {"schema": …}}',
            path="$",
        )
    path = f"$.{HEADER}"
    if not isinstance(header, dict) or list(header) != ["schema"]:
        raise CodecError('the header must be {"schema": …} and hold nothing else', path=path)
    version = header["schema"]
    if type(version) is not int:
        raise CodecError("the schema version must be an integer", path=f"{path}.schema")
    check_version(version, path=f"{path}.schema")
    return version


def entries(data: dict[str, Any], /) -> Iterator[tuple[str, str, Any]]:
    """Yield the kind, path and plain data of every record in a JSON document with a header.

    Raises:
        CodecError: If a list is none, or something stands beside header and lists.
    """
    lists = {_plural(kind): kind for kind in KINDS}
    for name, records in data.items():
        if name == HEADER:
            continue
        path = step("$", name)
        if name not in lists:
            raise CodecError(f"there is no such list; known are {', '.join(lists)}", path=path)
        if not isinstance(records, list):
            raise CodecError("expected a list", path=path)
        for index, record in enumerate(records):
            yield lists[name], step(path, index), record


def read_record(kind: str, data: object, /, *, version: int, path: str) -> Stored:
    """Return one record of a kind from its plain data in a schema version.

    Raises:
        CodecError: If the data does not fit.
    """
    if isinstance(data, dict):
        data = migrate(kind, data, version=version, path=path)
    return structure(data, KINDS[kind], path=path)


def _plural(kind: str) -> str:
    return f"{kind}s"


def _plain(record: Record, kind: str) -> dict[str, Any]:
    if not isinstance(record, KINDS[kind]):
        raise TypeError(f"expected {_plural(kind)}, not {type(record).__name__}")
    return to_plain(record)
