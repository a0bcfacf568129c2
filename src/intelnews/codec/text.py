"""JSON text, read and written more strictly than the standard library does."""

from __future__ import annotations

import json
import re
from typing import Any, NoReturn

from intelnews.codec.paths import walk
from intelnews.display.oneline import clip
from intelnews.errors import CodecError

__all__ = ["read", "write"]

# Half of a surrogate pair, which no UTF-8 file can hold, may stand in JSON as an escape.
_SURROGATE_ESCAPE = re.compile(r"\\u[dD][89a-fA-F]")
# JSON lets these stand in a string as they are. But some programs take U+0085 and U+2028 for line
# ends, and whoever cleans a text on its way in, as our own gate does, drops or changes the others:
# delete, controls, spaces other than the plain one, what does not show, and non-characters.
_FRAGILE = re.compile(
    "[\x7f-\xa0\xad\u061c\u1680\u2000-\u200b\u200e\u200f\u2028-\u202f\u205f-\u206f\u3000"
    "\ufdd0-\ufdef\ufeff\ufff9-\ufffc\ufffe\uffff]"
)


def write(data: object, /, *, path: str) -> str:
    r"""Return plain data as JSON on one line, which no reader splits or cleans away.

    Raises:
        CodecError: If a string holds half of a surrogate pair, which no file can hold, or an
            integer has more digits than Python prints.

    >>> write({"text": "one\u2028two"}, path="$")
    '{"text":"one\\u2028two"}'
    """
    try:
        text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    except ValueError as error:
        raise CodecError(f"this cannot be written: {error}", path=path) from error
    if not _is_unicode(text):
        _refuse_surrogate(data, path)
    # These stand inside strings only, where an escape means the same.
    return _FRAGILE.sub(_escape, text)


def read(text: str, /) -> Any:
    """Return the plain data of a JSON text.

    Raises:
        CodecError: If the text is no JSON, if a name stands twice in one object, or at ``NaN``,
            ``Infinity``, half of a surrogate pair, or nesting beyond what Python can follow.

    >>> read('{"title": "Harbour reopens"}')
    {'title': 'Harbour reopens'}
    """
    doubled: list[_Doubled] = []

    def build(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        built = dict(pairs)
        if len(built) < len(pairs):
            built = _Doubled(pairs)
            doubled.append(built)
        return built

    text = text.removeprefix("\ufeff")  # some editors put a byte order mark in front
    try:
        data = json.loads(text, object_pairs_hook=build, parse_constant=_refuse_constant)
    except json.JSONDecodeError as error:
        message = f"this is no JSON: {error.msg} in line {error.lineno}, column {error.colno}"
        raise CodecError(message, offset=error.pos) from error
    except RecursionError as error:
        raise CodecError("the JSON is nested deeper than Python can follow") from error
    except CodecError:
        raise
    except ValueError as error:  # an integer of more digits than Python reads
        raise CodecError(f"a number cannot be read: {error}") from error
    if doubled:
        _refuse_doubled(data)
    if _SURROGATE_ESCAPE.search(text) or not _is_unicode(text):
        _refuse_surrogate(data, "$")
    return data


class _Doubled(dict[str, Any]):
    """An object in which the name ``twice`` stands twice."""

    def __init__(self, pairs: list[tuple[str, Any]]) -> None:
        super().__init__()
        for name, value in pairs:
            if name in self:
                self.twice = name
            self[name] = value


def _escape(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"


def _refuse_doubled(data: object) -> NoReturn:
    path, odd = next((path, value) for path, value in walk(data, "$") if type(value) is _Doubled)
    raise CodecError(f"the name {clip(odd.twice, 60)!r} stands twice in this object", path=path)


def _refuse_constant(word: str) -> NoReturn:
    raise CodecError(f"{word} is no JSON; leave out a number that is not known")


def _is_unicode(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _refuse_surrogate(data: object, path: str) -> None:
    for place, value in walk(data, path):
        if isinstance(value, str) and not _is_unicode(value):
            raise CodecError(
                "the text holds half of a surrogate pair, which no file can hold; replace it",
                path=place,
            )
