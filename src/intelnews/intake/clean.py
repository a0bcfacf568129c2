r"""Decoded text to clean text: valid, visible, with ``\n`` line ends; and the way back.

What is done, and why:

===========================  =========  ===========================================================
what                         becomes    because
===========================  =========  ===========================================================
CR LF, CR, U+2028, U+2029,   line feed  every program ends its lines in its own way; a form feed is
vertical tab, form feed                 a page's end, a vertical tab what Word calls a line break
spaces of any width          space      a no-break space is a matter of layout, and a pattern
                                        should not have to know it
U+0080 to U+009F             their      nobody writes these controls; they are windows-1252 that was
                             letters    taken for Latin-1, and HTML reads ``&#147;`` the same way
other control characters     nothing    they have no meaning in a text
U+00AD, U+200B, U+2060,      nothing    soft hyphens, zero-width spaces, direction marks and byte
U+FEFF, direction marks …               order marks part words that a reader sees as one
lone surrogates, U+FFFE …    U+FFFD     they are no characters; nothing can be written with them
===========================  =========  ===========================================================

The zero-width joiner and non-joiner stay, as Persian, Hindi and emoji are spelt with them. Line
ends and spaces change without a word, as no reader can see a difference; all else is a problem with
a count.
"""

from __future__ import annotations

import re
from itertools import accumulate, count
from operator import add
from typing import TYPE_CHECKING

from attrs import field, frozen

from intelnews.model import Locator, OffsetMap, Problem, Severity, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Cleaned", "clean"]

_REPLACEMENT = "\ufffd"
_LINE_ENDS = "\v\f\r\u2028\u2029"
_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"  # Unicode's category Zs without the space
_LATIN1_CONTROLS = "\u0080-\u009f"
# Surrogates and the non-characters of the first plane. Those of the other planes, which a file can
# hold and nobody uses, stay: a class with them in it is searched 12 times as slowly.
_NO_CHARACTERS = "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
_CONTROLS = "\0-\x08\x0e-\x1f\x7f"
_INVISIBLE = (
    "\u00ad"  # soft hyphen
    "\u061c\u200e\u200f\u202a-\u202e"  # marks, embeddings and overrides of direction
    "\u200b\ufeff"  # zero-width space; byte order mark, or no-break space of no width
    "\u2060-\u206f"  # word joiner, invisible operators, isolates of direction, old format controls
    "\ufff9-\ufffc"  # annotation marks; the place of a picture that was not copied along
)

# What byte 80 to 9F means in windows-1252; five of them mean nothing there and are dropped.
_WINDOWS = {byte: bytes([byte]).decode("cp1252", "ignore") for byte in range(0x80, 0xA0)}
_UNASSIGNED = "".join(chr(byte) for byte, char in _WINDOWS.items() if not char)

_MEANINGS = (
    dict.fromkeys(_LINE_ENDS, "\n")
    | {char: " " for char in map(chr, range(0x3001)) if re.match(f"[{_SPACES}]", char)}
    | {chr(byte): char for byte, char in _WINDOWS.items() if char}
)

# What is left of a text's UTF-8 without these is short, even of a long page, and is looked at
# instead of the page: three times as fast as a regular expression over all of it.
_CLEAN_BYTES = bytes([*b"\t\n", *range(0x20, 0x7F)])
# Stands for all that is dropped while a text is cleaned; it is dropped itself. (A NUL would be slow
# to find, as half the bytes of a text outside Latin-1 are NULs.)
_MARK = "\x7f"


def _members(ranges: str) -> frozenset[str]:
    """Return the characters that a class of a regular expression holds."""
    found = re.findall("(.)-(.)|(.)", ranges, re.DOTALL)
    return frozenset(
        chr(code)
        for first, last, single in found
        for code in range(ord(first or single), ord(last or single) + 1)
    )


_CONTROL = _members(f"{_CONTROLS}{_UNASSIGNED}")
_HIDDEN = _members(_INVISIBLE)
_MISREAD = frozenset(chr(byte) for byte, char in _WINDOWS.items() if char)
_NO_CHARACTER = _members(_NO_CHARACTERS)
_DROPS = _CONTROL | _HIDDEN
_UNCLEAN = _DROPS | _MEANINGS.keys() | _NO_CHARACTER
_ANY_NO_CHARACTER = re.compile(f"[{_NO_CHARACTERS}]")


@frozen(kw_only=True)
class Cleaned:
    """A clean text, the way from its offsets back to the source, and what was repaired."""

    text: str
    offsets: OffsetMap = field(factory=OffsetMap)
    problems: tuple[Problem, ...] = ()


def clean(source: str, /, *, utf8: bytes | None = None) -> Cleaned:
    r"""Return a text without what no reader sees and no program should meet.

    Every character of the result comes from one of the source, and the map tells its offset there.
    Time is linear; a text with nothing to clean is looked through once and returned as it is.

    Args:
        source: The text as it was decoded.
        utf8: The same text in UTF-8, where that is at hand; it saves encoding it.

    >>> cleaned = clean("Har\xadbour\r\nreopens")
    >>> cleaned.text, cleaned.offsets.original(8)
    ('Harbour\nreopens', 10)
    """
    encoded = source.encode("utf-8", "surrogatepass") if utf8 is None else utf8
    odd = encoded.translate(None, _CLEAN_BYTES).decode("utf-8", "surrogatepass")
    found = _UNCLEAN.intersection(odd)
    if not found:
        return Cleaned(text=source)
    text = source
    for char in (found & _DROPS) - {_MARK}:
        text = text.replace(char, _MARK)
    if "\r" in found:
        text = text.replace("\r\n", f"{_MARK}\n")
    kept = text.split(_MARK)
    text = "".join(kept)
    for char in found & _MEANINGS.keys():
        text = text.replace(char, _MEANINGS[char])
    if found & _NO_CHARACTER:
        text = _ANY_NO_CHARACTER.sub(_REPLACEMENT, text)
    return Cleaned(
        text=text,
        offsets=_offsets(kept),
        problems=tuple(_problems(source, found)),
    )


def _offsets(kept: list[str]) -> OffsetMap:
    """Return the way back from the kept stretches, one dropped character between each two.

    No step is taken in Python for each of them, as there may be millions.
    """
    starts = list(accumulate(map(len, kept[:-1])))
    anchors = dict(
        zip(starts, map(add, starts, count(1)), strict=False)
    )  # the last of a run counts
    return OffsetMap(tuple(anchors), tuple(anchors.values()))


_REPAIRS = (
    (_CONTROL, "control-characters", "control characters were dropped", Severity.WARNING),
    (_HIDDEN, "invisible-characters", "characters that do not show were dropped", Severity.NOTE),
    (_MISREAD, "misread-letters", "controls became the windows-1252 they were", Severity.NOTE),
    (_NO_CHARACTER, "impossible-characters", "non-characters became U+FFFD", Severity.WARNING),
)


def _problems(source: str, found: frozenset[str]) -> Iterator[Problem]:
    """Yield what was repaired: how often, and where first."""
    start = int(source.startswith("\ufeff"))  # a mark of the byte order is no loss
    for kind, code, message, severity in _REPAIRS:
        repaired = found & kind
        places = [at for char in repaired if (at := source.find(char, start)) >= 0]
        if places:
            first = min(places)
            yield Problem(
                code=code,
                message=message,
                severity=severity,
                locator=Locator(span=Span(first, first + 1), line=source.count("\n", 0, first) + 1),
                count=sum(source.count(char, start) for char in repaired),
            )
