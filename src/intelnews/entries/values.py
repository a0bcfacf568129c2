"""Values of cells and of records: words, lists of them, persons, dates, however written."""

from __future__ import annotations

import ast
import json
import math
import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from attrs import evolve

from intelnews.entries.entry import people
from intelnews.entries.texts import as_line
from intelnews.fields.tags import split_list
from intelnews.fields.urls import is_url
from intelnews.model import Author, FrozenMap, Moment

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["as_date", "as_json", "as_names", "as_persons", "as_text", "as_value", "as_words"]

#: How programs write that there is nothing.
_NOTHING: Final = frozenset(
    ["", "nan", "NaN", "NA", "N/A", "n/a", "<NA>", "#N/A", "null", "NULL", "None", "\\N", "NaT",
     "[]", "{}", "undefined"]
)  # fmt: skip
_LIST_CHARS: Final = 20_000  # a longer cell that begins with a bracket is a text
_DEPTH: Final = 32  # values are stored and compared by recursion
_DIGITS: Final = 18  # numbers beyond 64 bits are names
_QUOTED = re.compile(r"""[\[{(]\s*+['"\d{\[(]|\[\s*+\]""")
_HALF = re.compile(r"\\u[dD][89a-fA-F]")
_NO_ESCAPE = re.compile(r"(?<!\\)((?:\\\\)*)\\(?![\\'\"abfnrtvxuUN0-7\n])")
_EPOCH = re.compile(r"(\d{9,10})(?:\.\d{1,9})?|(\d{12,13})", re.ASCII)
_FIRST, _LAST = 631_152_000, 4_102_444_800  # 1990 and 2100: before and after, numbers are none
_ZERO = datetime(1970, 1, 1, tzinfo=UTC)

_NAME_KEYS: Final = (
    "name", "display_name", "displayName", "full_name", "fullName", "title", "tag", "value",
    "label", "original", "main", "rendered", "text", "content", "html", "$t", "#text", "literal",
)  # fmt: skip
_GIVEN_KEYS: Final = ("given", "first", "firstname", "firstName", "first_name", "givenName")
_FAMILY_KEYS: Final = ("family", "last", "lastname", "lastName", "last_name", "familyName")
_URL_KEYS: Final = ("url", "link", "website", "uri", "href")
_DATE_KEYS: Final = ("$date", "$numberLong", "value", "iso", "date", "rendered", "published")


def as_value(cell: str, /) -> Any:
    """Return what a cell holds: words, or the list or map that is written in it.

    >>> as_value("['Anna Kral', 'Jürgen Ott']"), as_value(" NaN "), as_value("[sic] so")
    (['Anna Kral', 'Jürgen Ott'], None, '[sic] so')
    """
    words = cell.strip()
    if words in _NOTHING:
        return None
    if len(words) > _LIST_CHARS or not _QUOTED.match(words) or words[-1] not in "]})":
        return words
    if _HALF.search(words):  # half a character would come out
        return words
    try:
        return json.loads(words)
    except (ValueError, RecursionError):
        return _literal(words)


def _literal(words: str) -> Any:
    """Return the value of a literal of Python, as tables of pandas hold them; else the words."""
    try:
        # a backslash that begins no escape would be warned of, though it means itself
        found = ast.literal_eval(_NO_ESCAPE.sub(r"\1\\\\", words))
    except (ValueError, SyntaxError, RecursionError, MemoryError, TypeError):
        return words
    return list(found) if isinstance(found, (tuple, set)) else found


def as_words(value: Any, /) -> str | None:
    """Return the words of a value: its own, those of its name, or those of a list's first.

    >>> as_words({"id": 7, "name": "Ansel Post"}), as_words(["Port"]), as_words(7), as_words(True)
    ('Ansel Post', 'Port', '7', None)
    """
    for _ in range(_DEPTH):
        if isinstance(value, str):
            words = value.replace("\0", "").strip()
            return None if words in _NOTHING else words
        if isinstance(value, Mapping):
            value = next((value[key] for key in _NAME_KEYS if value.get(key)), None)
        elif isinstance(value, Sequence):
            value = next((one for one in value if one), None)
        elif isinstance(value, bool) or not isinstance(value, (int, float)):
            return None
        else:
            return None if isinstance(value, float) and not math.isfinite(value) else str(value)
    return None


def as_text(value: Any, /) -> str | None:
    r"""Return a text: the value itself, or the paragraphs of a list.

    >>> as_text(["One.", "Two."]), as_text({"rendered": "<p>One."})
    ('One.\n\nTwo.', '<p>One.')
    """
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "\n\n".join(filter(None, map(as_words, value))) or None
    return as_words(value)


def as_names(value: Any, /) -> Iterator[str]:
    """Yield the words of a list, however it is written.

    >>> list(as_names("ports; Freedonia")), list(as_names(["ports", {"name": "Freedonia"}]))
    (['ports', 'Freedonia'], ['ports', 'Freedonia'])
    >>> list(as_names("ports|harbours")), list(as_names("#ports #harbours"))
    (['ports', 'harbours'], ['ports', 'harbours'])
    """
    if isinstance(value, (Mapping, int, float)):
        value = [value]
    if isinstance(value, Sequence) and not isinstance(value, str):
        for one in value:
            # {"name": "subject", "value": "ports"}
            inner = one.get("value") if isinstance(one, Mapping) else None
            if words := as_words(inner if isinstance(inner, str) else one):
                yield as_line(words).lstrip("#").strip()
        return
    words = as_words(value)
    if words is None:
        return
    words = as_line(words)
    if words.startswith("#") and all(word.startswith("#") for word in words.split()):
        parts: Sequence[str] = words.split()
    elif "|" in words:
        parts = words.split("|")
    else:
        parts = split_list(words)
    for part in parts:
        if plain := part.strip().lstrip("#").strip():
            yield plain


def as_persons(value: Any, /) -> tuple[Author, ...]:
    """Return the writers that a value names, each once.

    >>> [one.name for one in as_persons("Kral, Anna; Ott, Jürgen")]
    ['Anna Kral', 'Jürgen Ott']
    >>> as_persons([{"given": "Anna", "family": "Kral"}])[0].family
    'Kral'
    """
    found: dict[str, Author] = {}
    for person in _persons(value, _DEPTH):
        found.setdefault(person.key, person)
    return tuple(found.values())


def _persons(value: Any, depth: int) -> Iterator[Author]:
    if depth < 0:
        return
    if isinstance(value, Mapping):
        yield from _person(value, depth)
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for one in value:
            yield from _persons(one, depth - 1)
    elif (words := as_words(value)) is not None:
        for part in re.split(r"[|\n]", as_lines(words)):
            yield from people(part)


def as_lines(words: str) -> str:
    """Return words with their line ends, unescaped if they hold HTML."""
    return "\n".join(filter(None, map(as_line, words.split("\n"))))


def _person(value: Mapping[str, Any], depth: int) -> Iterator[Author]:
    given, family = _first(value, _GIVEN_KEYS), _first(value, _FAMILY_KEYS)
    url = _first(value, _URL_KEYS)
    if given and family:
        found: tuple[Author, ...] = (Author(name=f"{given} {family}", given=given, family=family),)
    else:
        inner = next((value[key] for key in _NAME_KEYS if value.get(key)), None) or family
        found = tuple(_persons(inner, depth - 1))
    if len(found) == 1 and url and is_url(url):
        found = (evolve(found[0], url=url),)
    yield from found


def _first(value: Mapping[str, Any], keys: Sequence[str]) -> str | None:
    for key in keys:
        if words := as_words(value.get(key)):
            return as_line(words)
    return None


def as_date(value: Any, /) -> str | Moment | None:
    """Return a date as it is written, or the moment that seconds since 1970 count to.

    >>> as_date("2019-05-21"), str(as_date(1558424641)), str(as_date("1558424641000"))
    ('2019-05-21', '2019-05-21T07:44:01+00:00', '2019-05-21T07:44:01+00:00')
    """
    if isinstance(value, Mapping):
        value = next((value[key] for key in _DATE_KEYS if value.get(key)), None)
        if isinstance(value, Mapping):
            value = next((value[key] for key in _DATE_KEYS if value.get(key)), None)
    words = as_words(value)
    if words is None or words.startswith("0000-00-00") or words == "0":
        return None
    epoch = _EPOCH.fullmatch(words)
    if epoch is not None:
        seconds = int(epoch[1]) if epoch[1] else int(epoch[2]) // 1000
        if _FIRST <= seconds < _LAST:
            return Moment(value=_ZERO + timedelta(seconds=seconds), raw=words)
    return words


def as_json(value: Any, /, *, depth: int = _DEPTH) -> Any:
    """Return a value as an article keeps it; ``None`` where there is nothing, or it is too deep.

    Lists and maps without members are nothing, too.

    >>> as_json({"a": [1, float("nan"), None]})
    FrozenMap({'a': (1, None, None)})
    """
    if isinstance(value, str):
        return None if value.strip() in _NOTHING else value.replace("\0", "")
    if isinstance(value, (bool, int)) or value is None:
        return value if not isinstance(value, int) or abs(value) < 10**_DIGITS else str(value)
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if depth < 0:
        return None
    if isinstance(value, Mapping):
        members = {str(key): as_json(one, depth=depth - 1) for key, one in value.items()}
        return FrozenMap(members) if members else None
    if isinstance(value, Sequence):
        return tuple(as_json(one, depth=depth - 1) for one in value) or None
    return str(value)
