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
from itertools import accumulate
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

_ANY = re.compile(
    f"[{_CONTROLS}{_LINE_ENDS}{_SPACES}{_LATIN1_CONTROLS}{_INVISIBLE}{_NO_CHARACTERS}]"
)
# A run of what is dropped, carriage returns before a line feed included. A class in front lets the
# search skip ahead: this is twice as fast as the plain alternative of the two.
_DROPS = f"{_CONTROLS}{_UNASSIGNED}{_INVISIBLE}"
_DROPPED = re.compile(f"([\r{_DROPS}](?:(?<!\r)|(?=\n))(?:[{_DROPS}]++|\r(?=\n))*+)")
_CONTROL = re.compile(f"[{_CONTROLS}{_UNASSIGNED}]")
_HIDDEN = re.compile(f"[{_INVISIBLE}]")
_MISREAD = re.compile(f"[{''.join(chr(byte) for byte, char in _WINDOWS.items() if char)}]")
_NO_CHARACTER = re.compile(f"[{_NO_CHARACTERS}]")


@frozen(kw_only=True)
class Cleaned:
    """A clean text, the way from its offsets back to the source, and what was repaired."""

    text: str
    offsets: OffsetMap = field(factory=OffsetMap)
    problems: tuple[Problem, ...] = ()


def clean(source: str, /) -> Cleaned:
    r"""Return a text without what no reader sees and no program should meet.

    Every character of the result comes from one of the source, and the map tells its offset there.
    Time is linear; a text with nothing to clean is searched once and returned as it is.

    >>> cleaned = clean("Har\xadbour\r\nreopens")
    >>> cleaned.text, cleaned.offsets.original(8)
    ('Harbour\nreopens', 10)
    """
    if not _ANY.search(source):
        return Cleaned(text=source)
    mark = "\ufeff" if source.startswith("\ufeff") else ""
    # Kept and dropped stretches in turn. From here to the end no step is taken in Python for each
    # of them, as there may be millions.
    parts = _DROPPED.split(source)
    text = "".join(parts[::2])
    dropped = "".join(parts[1::2]).removeprefix(mark)
    read, lost = _NO_CHARACTER.subn("\ufffd", text)
    counts = {
        _CONTROL: len(_CONTROL.findall(dropped)),
        _HIDDEN: len(_HIDDEN.findall(dropped)),
        _MISREAD: len(_MISREAD.findall(read)),
        _NO_CHARACTER: lost,
    }
    for char, meaning in _MEANINGS.items():
        read = read.replace(char, meaning)
    return Cleaned(
        text=read,
        offsets=_offsets(parts),
        problems=tuple(_problems(source, len(mark), counts)),
    )


def _offsets(parts: list[str]) -> OffsetMap:
    """Return the way back from the kept stretches to the source; the dropped stand in between."""
    kept = [len(part) for part in parts[::2]]
    gone = map(len, parts[1::2])
    return OffsetMap(tuple(accumulate(kept[:-1])), tuple(accumulate(map(add, kept, gone))))


_REPAIRS = (
    (_CONTROL, "control-characters", "control characters were dropped", Severity.WARNING),
    (_HIDDEN, "invisible-characters", "characters that do not show were dropped", Severity.NOTE),
    (_MISREAD, "misread-letters", "controls became the windows-1252 they were", Severity.NOTE),
    (_NO_CHARACTER, "impossible-characters", "non-characters became U+FFFD", Severity.WARNING),
)


def _problems(source: str, start: int, counts: dict[re.Pattern[str], int]) -> Iterator[Problem]:
    """Yield what was repaired: how often, and where first."""
    for pattern, code, message, severity in _REPAIRS:
        first = pattern.search(source, start) if counts[pattern] else None
        if first is not None:
            line = source.count("\n", 0, first.start()) + 1
            yield Problem(
                code=code,
                message=message,
                severity=severity,
                locator=Locator(span=Span(*first.span()), line=line),
                count=counts[pattern],
            )
