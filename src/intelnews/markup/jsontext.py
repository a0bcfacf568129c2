"""JSON of other programs, read as leniently as they write it; what was repaired is said.

The codec reads our own JSON and refuses whatever is not strictly JSON. Here a name that stands
twice, ``NaN``, a comma too many or a file that was cut costs no more than what it concerns.
"""

from __future__ import annotations

import json
import re
from typing import Any, Final

from attrs import frozen

from intelnews.errors import LimitError, ParseError
from intelnews.model import Locator, Problem, Severity, Span

__all__ = ["JsonText", "read_json"]

# A string (closed or cut off), or a comma that nothing follows. Possessive, so that no character
# is looked at twice.
_LAST_COMMA: Final = re.compile(r'"(?:[^"\\]++|\\.?)*+"?|(?P<comma>,)(?=\s*+[\]}])', re.DOTALL)
_GAP: Final = re.compile(r"[\s,]*+")
# A name in double quotes with its colon, between commas and white space.
_NAME: Final = re.compile(r'[\s,]*+("(?:[^"\\]++|\\.)*+")\s*+:\s*+', re.DOTALL)
# Half of a surrogate pair as an escape; what else begins with a backslash is passed over.
_ESCAPE: Final = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
    r"|(?P<half>\\u[dD][89a-fA-F][0-9a-fA-F]{2})|\\.",
    re.DOTALL,
)


@frozen(kw_only=True)
class JsonText:
    """The value of a JSON text, and what had to be repaired to read it."""

    value: Any
    problems: tuple[Problem, ...] = ()


def read_json(text: str, /) -> JsonText:
    r"""Return the value of a JSON text; of a list that was cut, the whole members.

    Numbers that are none (``NaN``, ``Infinity``, more digits than Python reads) become ``None``,
    half a surrogate pair U+FFFD; of two values by one name the later one stays. Each is a problem.
    Where the text breaks off or errs, the members before that of the list around are kept: the
    list that is the whole text, or one that is a value of the object that is.

    Raises:
        ParseError: If no value can be read.
        LimitError: If values are nested deeper than Python can follow.

    >>> read_json('[{"title": "Port"}, {"title": "Sto').value
    [{'title': 'Port'}]
    """
    return _Reader(text).read()


class _Reader:
    """One text; counts what it repairs."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.doubled = self.numbers = self.halves = 0
        self.problems: list[Problem] = []
        self.decoder = json.JSONDecoder(
            object_pairs_hook=self.build,
            parse_constant=self.constant,
            parse_int=self.integer,
            parse_float=self.decimal,
            strict=False,  # line ends within strings are common, and mean line ends
        )

    def read(self) -> JsonText:
        if "\\ud" in self.text or "\\uD" in self.text:
            self.text = _ESCAPE.sub(self.paired, self.text)
        try:
            value = self.whole()
        except RecursionError as error:
            raise LimitError("the JSON is nested deeper than Python can follow") from error
        self.note("doubled-name", "names stand twice in one object; the last counts", self.doubled)
        self.note("odd-number", "numbers that JSON does not have are left out", self.numbers)
        self.note("impossible-characters", "half pairs of code units became U+FFFD", self.halves)
        return JsonText(value=value, problems=tuple(self.problems))

    def whole(self) -> Any:
        text = self.text
        start = len(text) - len(text.lstrip())
        try:
            value, end = self.decoder.raw_decode(text, start)
        except json.JSONDecodeError as error:
            return self.mended(error)
        rest = len(text[end:].strip())
        if rest:
            place = Locator(span=Span(end, len(text)))
            message = f"{rest} characters behind the JSON are left out"
            self.problems.append(Problem(code="text-behind", message=message, locator=place))
        return value

    def mended(self, error: json.JSONDecodeError) -> Any:
        """Read once more without commas that nothing follows, then as far as it goes."""
        commas = [match.start() for match in _LAST_COMMA.finditer(self.text) if match["comma"]]
        if commas:
            pieces = zip([0, *(at + 1 for at in commas)], [*commas, len(self.text)], strict=True)
            # a space for each comma keeps every place where it was
            mended = " ".join(self.text[start:end] for start, end in pieces)
            self.doubled = self.numbers = 0
            try:
                value = self.decoder.decode(mended)
            except json.JSONDecodeError as again:
                return self.saved(mended, again)
            self.note("odd-commas", "commas that nothing follows are left out", len(commas))
            return value
        return self.saved(self.text, error)

    def saved(self, text: str, error: json.JSONDecodeError) -> Any:
        """Return the whole members before the error."""
        self.doubled = self.numbers = 0
        start = len(text) - len(text.lstrip())
        value: Any = None
        if text.startswith("[", start):
            value = self.members(text, start + 1)
        elif text.startswith("{", start):
            value = self.pairs(text, start + 1)
        if not value:
            message = f"this is no JSON: {error.msg} in line {error.lineno}, column {error.colno}"
            raise ParseError(message, offset=error.pos)
        self.problems.append(
            Problem(
                code="broken-json",
                message=f"{error.msg} in line {error.lineno}, column {error.colno}; only what "
                "stands before is read",
                severity=Severity.ERROR,
                locator=Locator(span=Span(error.pos, error.pos), line=error.lineno),
            )
        )
        return value

    def members(self, text: str, at: int) -> list[Any]:
        """Return the values of a list up to the first that is not whole."""
        found: list[Any] = []
        while True:
            gap = _GAP.match(text, at)
            at = at if gap is None else gap.end()
            try:
                value, at = self.decoder.raw_decode(text, at)
            except json.JSONDecodeError:
                return found
            found.append(value)

    def pairs(self, text: str, at: int) -> dict[str, Any]:
        """Return the values of an object up to the first that is not whole, and its members."""
        found: dict[str, Any] = {}
        while name := _NAME.match(text, at):
            at = name.end()
            key = self.decoder.decode(name[1])
            try:
                found[key], at = self.decoder.raw_decode(text, at)
            except json.JSONDecodeError:
                if text.startswith("[", at):
                    found[key] = self.members(text, at + 1)
                break
        return found

    def build(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        built = dict(pairs)
        self.doubled += len(pairs) - len(built)
        return built

    def constant(self, _word: str) -> None:
        self.numbers += 1

    def integer(self, digits: str) -> int | None:
        try:
            return int(digits)
        except ValueError:  # of more digits than Python reads
            self.numbers += 1
            return None

    def decimal(self, digits: str) -> float | None:
        number = float(digits)
        if number in (float("inf"), float("-inf")):
            self.numbers += 1
            return None
        return number

    def paired(self, match: re.Match[str]) -> str:
        """Replace half a pair by an escape of the same length."""
        if match["half"] is None:
            return match[0]
        self.halves += 1
        return "\\ufffd"

    def note(self, code: str, message: str, count: int) -> None:
        if count:
            self.problems.append(Problem(code=code, message=message, count=count))
