"""The records of a JSON text: a list of them, one by itself, or one in each line."""

from __future__ import annotations

import json
import re
from collections import deque
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from attrs import evolve, frozen

from intelnews.errors import ParseError
from intelnews.markup.jsontext import read_json
from intelnews.model import Locator, Problem, Severity
from intelnews.spans import Span
from intelnews.tables.columns import column_of, layout_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from intelnews.intake.document import Document

__all__ = ["Record", "flat", "has_lines", "iter_records", "names_in"]

_NAME = re.compile(r'"([^"\\\n]{1,64})"\s{0,20}:')
_DEEP: Final = 4  # "response", "docs" and the like stand around the list, no more
_LOOKED_AT: Final = 1_000  # values of an answer among which the list is looked for
_SAMPLE: Final = 20
_DECODER: Final = json.JSONDecoder(strict=False)


class _Line(NamedTuple):
    number: int
    span: Span
    text: str


@frozen
class Record:
    """A record: its values by name, and where it stands."""

    values: dict[str, Any]
    place: Locator


def names_in(text: str, /) -> tuple[str, ...]:
    """Return the names in a JSON text that may be those of fields, each once.

    >>> names_in('{"title": "Harbour: open", "url"')
    ('title',)
    """
    return tuple(dict.fromkeys(_NAME.findall(text)))


def iter_records(document: Document, /) -> Iterator[Record | Problem]:
    r"""Yield the records of a document, and problems for what is none.

    Raises:
        ParseError: If nothing in it is a record.

    >>> from intelnews.intake.document import Document
    >>> lines = Document(text='{"title": "Port"}\n{"title": "Storm"}\n')
    >>> [one.values for one in iter_records(lines)]
    [{'title': 'Port'}, {'title': 'Storm'}]
    """
    if has_lines(document.text):
        yield from _from_lines(document)
        return
    read = read_json(document.text)
    yield from read.problems
    yield from _from_value(read.value)


def flat(values: dict[str, Any], /) -> dict[str, Any]:
    """Return a record without envelopes around it, and levels that only group its fields.

    >>> flat({"id": 7, "fields": {"headline": "Port", "words": 40}})
    {'id': 7, 'fields.headline': 'Port', 'fields.words': 40}
    >>> flat({"_id": "a", "_source": {"title": "Port", "url": "/p"}})
    {'_id': 'a', 'title': 'Port', 'url': '/p'}
    """
    if not any(isinstance(value, dict) for value in values.values()):
        return values
    found: dict[str, Any] = {}
    for name, value in values.items():
        if not isinstance(value, dict):
            found[name] = value
        elif layout_of(value).is_news:  # an envelope
            found |= value
        elif column_of(name) is None and any(map(column_of, value)):
            found |= {f"{name}.{inner}": one for inner, one in value.items()}
        else:
            found[name] = value
    return found


def has_lines(text: str, /) -> bool:
    r"""Tell whether the text is a value after another, each beginning with a line of its own.

    >>> has_lines('{"title": "Port"}\n{"title": "Storm"}\n'), has_lines('[{"title": "Port"}]')
    (True, False)
    """
    start = len(text) - len(text.lstrip())
    end = text.find("\n", start)
    if end < 0 or not text.startswith("{", start) or not text[end:].strip():
        return False
    try:
        value, stop = _DECODER.raw_decode(text, start)
    except (ValueError, RecursionError):
        # a first line that is damaged, above one that is not
        following = text[end:].lstrip()
        return text[start:end].rstrip().endswith("}") and following.startswith("{")
    behind = text[stop:].lstrip()
    return isinstance(value, dict) and (behind.startswith("{") or (bool(behind) and stop <= end))


def _lines(document: Document) -> Iterator[_Line]:
    """Yield the lines that hold something.

    A value that goes on in the next lines is one with them: the gate makes line ends of U+2028,
    which may stand in a string.
    """
    held: list[_Line] = []
    size = 0
    for number, span, text in document.numbered_lines():
        if text.startswith("{") or size > document.limits.input_bytes:
            yield from _joined(held)
            held, size = [], 0
        held.append(_Line(number, span, text))
        size += len(text)
    yield from _joined(held)


def _joined(held: list[_Line]) -> Iterator[_Line]:
    lines = [line for line in held if line.text.strip()]
    if len(lines) > 1:
        first, last = lines[0], lines[-1]
        inside = held[held.index(first) : held.index(last) + 1]
        whole = "\n".join([line.text for line in inside])
        if not _is_value(first.text) and _is_value(whole):
            yield _Line(first.number, Span(first.span.start, last.span.end), whole)
            return
    yield from lines


def _is_value(text: str) -> bool:
    try:
        _DECODER.decode(text)
    except (ValueError, RecursionError):
        return False
    return True


def _from_lines(document: Document) -> Iterator[Record | Problem]:
    lost: list[Problem] = []
    some = False
    for number, span, text in _lines(document):
        place = Locator(span=span, line=number)
        try:
            read = read_json(text)
            if not isinstance(read.value, dict):
                raise ParseError("the line is no object")  # noqa: TRY301
        except ParseError as error:
            message = f"a line is passed over: {error.message}"
            lost.append(Problem(code="lost-record", message=message, locator=place))
            if some:
                yield from lost
                lost.clear()
            continue
        yield from lost
        lost.clear()
        some = True
        for problem in read.problems:
            yield evolve(problem, locator=place)
        yield Record(read.value, place)
    if not some:
        raise ParseError(lost[0].message if lost else "there is no record")


def _from_value(value: Any) -> Iterator[Record | Problem]:
    path, records = _list_in(value)
    strange = 0
    for number, one in enumerate(records):
        if isinstance(one, dict):
            yield Record(one, Locator(path=f"{path}/{number}" if path is not None else ""))
        else:
            strange += 1
    if strange:
        message = "members of the list that are no objects were passed over"
        yield Problem(code="odd-value", message=message, severity=Severity.NOTE, count=strange)


def _list_in(value: Any) -> tuple[str | None, list[Any]]:
    """Return the list of records in a value and its path; the value itself where it is one.

    Raises:
        ParseError: If there is none.
    """
    waiting: deque[tuple[int, str, Any]] = deque([(0, "", value)])
    looked_at = 0
    while waiting and looked_at < _LOOKED_AT:
        depth, path, one = waiting.popleft()
        looked_at += 1
        if isinstance(one, list):
            if any(_is_news(member) for member in one[:_SAMPLE]):
                return path, one
            if depth == 0:
                waiting.extend((1, f"/{at}", inner) for at, inner in enumerate(one[:_SAMPLE]))
        elif isinstance(one, dict):
            if depth == 0 and _is_news(one):
                return None, [one]
            if depth < _DEEP:
                waiting.extend((depth + 1, f"{path}/{name}", inner) for name, inner in one.items())
    if isinstance(value, list) and any(isinstance(one, dict) for one in value):
        return "", value
    if isinstance(value, dict) and value:
        return None, [value]
    raise ParseError("the JSON holds no records of articles")


def _is_news(value: Any) -> bool:
    return isinstance(value, dict) and layout_of(flat(value)).is_news
