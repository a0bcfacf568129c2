"""Bytes to text: which encoding it is, and what could not be read in it."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from attrs import frozen

from intelnews.intake.encodings import decode_as
from intelnews.intake.labels import REFUSED, name_of
from intelnews.model import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Decoded", "decode", "guess_utf16"]

_MARKS = (
    (codecs.BOM_UTF8, "UTF-8"),
    (codecs.BOM_UTF16_LE, "UTF-16LE"),
    (codecs.BOM_UTF16_BE, "UTF-16BE"),
)

# Where a label is looked for. The HTML standard asks authors for the first 1,024 bytes; of 32 news
# pages that declare another encoding than UTF-8, 8 do it behind that, and all before byte 2,046.
_HEAD_BYTES = 4096
_XML_LABEL = re.compile(
    rb"""\s*<\?xml\s[^>]{0,200}?encoding\s*+=\s*+["']\s*+([\w.:-]{1,40})""", re.IGNORECASE
)
_META_LABEL = re.compile(
    rb"""<meta\s[^>]{0,500}?charset\s*+=\s*+["']?\s*+([\w.:-]{1,40})""", re.IGNORECASE
)
_COMMENT = re.compile(rb"<!--.*?(?:-->|\Z)", re.DOTALL)
_HEADERS = re.compile(rb"[A-Za-z][\w-]{0,60}:[ \t]|From ")
_HEADER_LABEL = re.compile(
    rb"""^content-type:[^\n]{0,500}(?:\n[ \t][^\n]{0,500}){0,4}?
    charset\s*+=\s*+["']?([\w.:-]{1,40})""",
    re.IGNORECASE | re.MULTILINE | re.VERBOSE,
)
_BLANK_LINE = re.compile(rb"\r?\n\r?\n|\r\r")


@frozen(kw_only=True)
class Decoded:
    """A text, the standard's name of the encoding it was in, and what went wrong."""

    text: str
    encoding: str
    problems: tuple[Problem, ...] = ()


def decode(data: bytes, /, *, encoding: str | None = None) -> Decoded:
    r"""Decode bytes by the rules browsers follow, and by what the bytes themselves say.

    A byte order mark decides; then ``encoding``, the standard's name of the one the caller knows;
    then NULs in every other byte, which mean UTF-16; then a label in the content. Text that is
    valid UTF-8, with letters outside ASCII, is UTF-8 even under another label: of 26 stored news
    pages with such letters and another label, nine had been converted by whoever stored them. What
    is left is windows-1252, in which every byte has a meaning.

    >>> decode(b"caf\xe9"), decode("café".encode()).encoding
    (Decoded(text='café', encoding='windows-1252', ...), 'UTF-8')
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _decode_marked(data[len(mark) :], name, encoding)
    if encoding is not None:
        return _decode_told(data, encoding)
    sixteen = guess_utf16(data)
    if sixteen is not None:
        return _finish(data, sixteen)
    return _decode_by_label(data)


def guess_utf16(data: bytes, /) -> str | None:
    r"""Return which UTF-16 this is, told by where its NULs stand, or ``None`` if it is none.

    A byte order mark decides at once. Without one, letters of Latin scripts, digits, spaces and
    line ends have a NUL in the high byte and none in the low one.

    >>> guess_utf16("Harbour".encode("utf-16-be")), guess_utf16(b"Harbour")
    ('UTF-16BE', None)
    """
    for mark, name in _MARKS[1:]:
        if data.startswith(mark):
            return name
    sample = data[: min(len(data), _HEAD_BYTES) // 2 * 2]
    high, name = sample[1::2], "UTF-16LE"
    if sample[::2].count(0) > high.count(0):
        high, name = sample[::2], "UTF-16BE"
    # In Cyrillic or Greek prose only spaces, digits and full stops have a NUL: one letter in 7.
    if not high or high.count(0) < 0.1 * len(high):
        return None
    # No alphabet stands above U+20FF. In a text with a few stray NULs these bytes are letters.
    if sum(byte <= 0x20 for byte in high) < 0.9 * len(high):
        return None
    text, lost = decode_as(name, sample)
    controls = sum(char < " " and char not in "\t\n\v\f\r" for char in text)
    # The end of the sample may cut one character in two.
    return name if lost <= 1 and controls <= 0.02 * len(text) else None


def _decode_marked(data: bytes, name: str, told: str | None) -> Decoded:
    if told in {None, name}:
        return _finish(data, name)
    conflict = Problem(
        code="encoding-conflict",
        message=f"the caller says {told}, the byte order mark says {name}, which was used",
    )
    return _finish(data, name, conflict)


def _decode_told(data: bytes, name: str) -> Decoded:
    decoded = _finish(data, name)
    text = _read_utf8(data) if decoded.problems else None
    if text is None:
        return decoded
    conflict = Problem(
        code="encoding-conflict",
        message=f"the bytes are no {name}, as the caller says, but valid UTF-8, which was used",
    )
    return Decoded(text=text, encoding="UTF-8", problems=(conflict,))


def _decode_by_label(data: bytes) -> Decoded:
    problems: list[Problem] = []
    label = _declared_label(data)
    name = None if label is None else name_of(label)
    if label is not None and name is None:
        problems.append(_refusal(label))
    if name is not None and name.startswith("UTF-16"):
        # The label could be read as ASCII, so it is wrong; the standard takes UTF-8 then.
        name = "UTF-8"
    if name == "x-user-defined":
        name = "windows-1252"  # the standard's rule for a label in a page
    if data.isascii():
        return _finish(data, name or "UTF-8", *problems)
    text = _read_utf8(data)
    if text is not None:
        if name not in {None, "UTF-8"}:
            message = f"declared as {name}, but valid UTF-8, which was used"
            problems.append(
                Problem(code="encoding-conflict", message=message, severity=Severity.NOTE)
            )
        return Decoded(text=text, encoding="UTF-8", problems=tuple(problems))
    if name is not None and name != "UTF-8":
        return _finish(data, name, *problems)
    return _decode_broken(data, name, problems)


def _decode_broken(data: bytes, name: str | None, problems: list[Problem]) -> Decoded:
    """Decode what is neither valid UTF-8 nor labelled as anything else."""
    text, lost = decode_as("UTF-8", data)
    letters = len(text) - len(text.encode("ascii", "ignore")) - lost
    if letters >= lost:  # UTF-8 with some damage: hardly any other encoding has its patterns
        return _finish(data, "UTF-8", *problems)
    because = "no encoding is declared" if name is None else f"the bytes are no {name} as declared"
    problems.append(
        Problem(
            code="guessed-encoding",
            message=f"{because}; read as windows-1252, pass encoding= if that is wrong",
            severity=Severity.NOTE if name is None else Severity.WARNING,
        )
    )
    return _finish(data, "windows-1252", *problems)


def _finish(data: bytes, name: str, *problems: Problem) -> Decoded:
    text, lost = decode_as(name, data)
    found = list(problems)
    if lost:
        found.append(
            Problem(
                code="undecodable-bytes",
                message=f"bytes that mean nothing in {name} became U+FFFD",
                count=lost,
            )
        )
    return Decoded(text=text, encoding=name, problems=tuple(found))


def _refusal(label: str) -> Problem:
    reason = "no browser decodes" if label.lower() in REFUSED else "no standard knows"
    return Problem(
        code="unknown-encoding",
        message=f"the label {label!r} was passed over, as it names an encoding that {reason}",
    )


def _declared_label(data: bytes) -> str | None:
    """Return the label in an XML declaration, an HTML ``meta`` or a ``Content-Type`` header."""
    head = data[:_HEAD_BYTES]
    label = next(_labels(head), None)
    return None if label is None else label.decode("ascii")


def _labels(head: bytes) -> Iterator[bytes]:
    if head.lstrip()[:1] == b"<":
        if declaration := _XML_LABEL.match(head):
            yield declaration[1]
        if meta := _META_LABEL.search(_COMMENT.sub(b"", head)):
            yield meta[1]
    elif _HEADERS.match(head):
        headers = _BLANK_LINE.split(head, maxsplit=1)[0].replace(b"\r\n", b"\n")
        if header := _HEADER_LABEL.search(headers):
            yield header[1]


def _read_utf8(data: bytes) -> str | None:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return None
