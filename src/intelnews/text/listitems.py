"""Items of lists as plain text prints them: bullets, run-on arrows and numbers."""

from __future__ import annotations

import re
from itertools import islice

__all__ = ["item_starts", "read_bullet", "read_number", "run_on_starts"]

# Glyphs that begin an item with or without a space behind them.
_GLYPHS = "•◦▪■●‣▸▹►▶⁃∙❖➤➢✓✔"
# These are punctuation too, so a space must follow.
_SPACED = "*-–—·»>+o"
_BULLET = re.compile(
    rf"(?:[{_GLYPHS}][{_GLYPHS} \t\u00a0]*|[{re.escape(_SPACED)}][ \t\u00a0]+)(?=\S)"
)
_NUMBER = re.compile(r"[(\[]?#?(?P<number>\d{1,3})[.)\]:][ \t\u00a0]+(?=\S)")
_ARROWS = "►▶●■▸➤•"
_RUN_ON = re.compile(rf"[{_ARROWS}]{{1,9}}[ \t\u00a0]*(?=[^\s{_ARROWS}])")
_MOST_ITEMS = 10_000  # of one line; a digest has a dozen, and what is behind them stays as text


def read_bullet(text: str, /) -> int | None:
    """Return where the words of an item begin behind its bullet, ``None`` if there is no bullet.

    >>> read_bullet("• Storm passes"), read_bullet("►►Storm passes"), read_bullet("-5 degrees")
    (2, 2, None)
    """
    if text[0] not in _GLYPHS and text[0] not in _SPACED:
        return None
    match = _BULLET.match(text)
    return None if match is None else match.end()


def read_number(text: str, /) -> int | None:
    """Return the number a line opens with as an item of a list does, ``None`` if it does not.

    >>> read_number("09. Was there a plot?"), read_number("10 years on")
    (9, None)
    """
    if not (text[0].isdigit() or text[0] in "([#"):
        return None
    match = _NUMBER.match(text)
    return None if match is None else int(match["number"])


def run_on_starts(text: str, /) -> tuple[tuple[int, int], ...]:
    """Return where arrows stand within one line and where the words behind each begin.

    Two arrows or more part a line into items; a single one may point at something.

    >>> run_on_starts("►►Storm passes. ►►Port opens.")
    ((0, 2), (16, 18))
    """
    matches = islice(_RUN_ON.finditer(text), _MOST_ITEMS)
    found = tuple((match.start(), match.end()) for match in matches)
    return found if len(found) > 1 else ()


def item_starts(text: str, /) -> tuple[tuple[int, int], ...]:
    """Return for each item on a line where it begins and where its words begin; () if it is none.

    >>> item_starts("• Storm passes"), item_starts("Storm passes")
    (((0, 2),), ())
    """
    begins = read_bullet(text)
    if begins is None:
        return ()
    several = run_on_starts(text) if text[0] in _ARROWS else ()
    if not several:
        return ((0, begins),)
    return ((0, several[0][1]), *several[1:])
