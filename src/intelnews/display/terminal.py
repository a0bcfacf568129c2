"""Plain tables for a terminal, in which content can neither break a line nor speak to it."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["columns", "printable", "table"]

_GAP = "  "
# A column is never made narrower than this by itself; four letters and an ellipsis still say more
# than a bare ellipsis.
_NARROWEST = 5
# Joiners shape letters of Persian or Hindi and make one emoji of several; every other invisible
# character could reorder the line or hide in it.
_JOINERS = "\u200c\u200d"
_ESCAPED = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def printable(text: str, /) -> str:
    r"""Return the text on one line, with control and other invisible characters escaped.

    White space becomes single spaces. What a terminal would obey, such as an escape sequence or a
    change of writing direction, is written as its Python escape.

    >>> print(printable("red \x1b[31malert\n"))
    red \x1b[31malert
    """
    line = " ".join(text.split())
    if line.isascii() and line.isprintable():
        return line
    return "".join(
        char.encode("unicode_escape").decode("ascii")
        if char not in _JOINERS and unicodedata.category(char) in _ESCAPED
        else char
        for char in line
    )


def columns(text: str, /) -> int:
    """Return how many columns a terminal gives a printable text.

    East Asian wide characters take two and combining marks none, by Unicode Annex 11.

    >>> columns("Kyōto"), columns("京都")
    (5, 4)
    """
    return len(text) if text.isascii() else sum(map(_columns, text))


def _columns(char: str) -> int:
    if char in _JOINERS or unicodedata.category(char) in {"Mn", "Me"}:
        return 0
    return 2 if unicodedata.east_asian_width(char) in {"W", "F"} else 1


def table(
    rows: Sequence[Sequence[object]],
    /,
    headers: Sequence[str],
    *,
    width: int | None = None,
    colour: bool = False,
) -> str:
    r"""Return rows as a plain table, without a line end behind the last line.

    Numbers stand to the right, ``None`` is an empty cell, and anything else is text. With a
    ``width`` in columns, the widest columns are cut until the lines fit, an ellipsis for the rest;
    without one nothing is cut. ``colour`` makes the headers bold by ANSI codes.

    >>> print(table([["Harbour reopens", 4], ["Minister resigns", 12]], ["Title", "Claims"]))
    Title             Claims
    ----------------  ------
    Harbour reopens        4
    Minister resigns      12
    """
    lines = [[_cell(value) for value in row] for row in rows]
    names = [printable(name) for name in headers]
    right = [_is_numeric([row[place] for row in rows]) for place in range(len(names))]
    widths = [
        max([columns(name), *(columns(line[place]) for line in lines)])
        for place, name in enumerate(names)
    ]
    if width is not None:
        widths = _narrowed(widths, width - len(_GAP) * (len(names) - 1))
    header = _line(names, widths, right)
    if colour:
        header = f"\x1b[1m{header}\x1b[0m"
    rule = _GAP.join("-" * column for column in widths)
    return "\n".join([header, rule, *(_line(line, widths, right) for line in lines)])


def _cell(value: object) -> str:
    if value is None:
        return ""
    return f"{value:.2f}" if isinstance(value, float) else printable(str(value))


def _is_numeric(values: Sequence[object]) -> bool:
    known = [value for value in values if value is not None]
    return bool(known) and all(isinstance(value, (int, float)) for value in known)


def _narrowed(widths: Sequence[int], room: int) -> list[int]:
    """Return the widths with the widest lowered to one common width that lets all fit."""
    if sum(widths) <= room:
        return list(widths)
    ascending = sorted(widths)
    # Columns before this place keep their width; the others share what is left.
    place = next(
        at
        for at, width in enumerate(ascending)
        if sum(ascending[:at]) + width * (len(widths) - at) > room
    )
    left = max(room - sum(ascending[:place]), 0)
    share, extra = divmod(left, len(widths) - place)
    narrowed = []
    for width in widths:
        if width < ascending[place]:
            narrowed.append(width)
            continue
        narrowed.append(min(width, max(share + (extra > 0), _NARROWEST)))
        extra -= 1
    return narrowed


def _line(cells: Sequence[str], widths: Sequence[int], right: Sequence[bool]) -> str:
    shown = []
    for cell, width, numeric in zip(cells, widths, right, strict=True):
        text = _fitted(cell, width)
        space = " " * (width - columns(text))
        shown.append(space + text if numeric else text + space)
    return _GAP.join(shown).rstrip()


def _fitted(text: str, width: int) -> str:
    if columns(text) <= width:
        return text
    at, used = 0, 0
    while used + _columns(text[at]) <= width - 1:  # the ellipsis takes the last column
        used += _columns(text[at])
        at += 1
    return text[:at] + "…"
