"""Marks drawn into a text, however they overlap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define, field

from intelnews.display.markup import Html, element, join
from intelnews.display.stances import class_of, look_of
from intelnews.display.views import Mark

if TYPE_CHECKING:
    from collections.abc import Iterable


__all__ = ["draw_marks", "sign_of"]

# Marks open at one place. A claim inside a claim inside a claim makes nine with their sources and
# cues; a limit keeps the work linear in the number of marks.
_DEPTH = 12

# Where two marks cover the same words, the content lies outside.
_RANK = {"content": 0, "source": 1, "cue": 2, "certainty": 3}
_TAGS = {"content": "mark", "source": "b", "cue": "i", "certainty": "em"}


@define
class _Open:
    """A mark that has begun, and what stands in it so far."""

    mark: Mark | None
    children: list[str | Html] = field(factory=list)


def draw_marks(
    text: str, marks: Iterable[Mark], /, *, start: int = 0, end: int | None = None
) -> Html:
    """Return ``text[start:end]`` as HTML with the marks drawn in.

    Marks may lie inside one another, overlap or touch: an element that another one crosses is
    closed and opened again, so that the HTML stays balanced. Parts of marks outside the range are
    left out, and so are marks beyond twelve upon one another.

    >>> from intelnews.display.views import Mark
    >>> cue = Mark(start=7, end=13, role="cue", label="denies")
    >>> str(draw_marks("Moscow denied it.", [cue], start=7))
    '<i class="in-cue in-denies">denied</i> it.'
    """
    stop = len(text) if end is None else min(end, len(text))
    waiting = sorted(
        (mark for mark in marks if max(mark.start, start) < min(mark.end, stop)),
        key=lambda mark: (max(mark.start, start), -mark.end, _RANK.get(mark.role, 9), mark.number),
    )
    levels = [_Open(None)]
    at = start
    for mark in waiting:
        opens = max(mark.start, start)
        at = _close(levels, text, at, opens)
        _write(levels, text, at, opens)
        at = opens
        if len(levels) <= _DEPTH:
            levels.append(_Open(mark))
    at = _close(levels, text, at, stop)
    _write(levels, text, at, stop)
    while len(levels) > 1:  # these run on behind the range
        _fold(levels)
    return join(levels[0].children)


def _close(levels: list[_Open], text: str, at: int, until: int) -> int:
    """End the marks that end at or before a place, and return how far the text is written."""
    while True:
        ends = [level.mark.end for level in levels if level.mark]
        here = min(ends, default=until + 1)
        if here > until:
            return at
        _write(levels, text, at, here)
        at = here
        crossing: list[Mark] = []
        while any(level.mark and level.mark.end == here for level in levels):
            mark = levels[-1].mark
            ended = mark is not None and mark.end == here
            _fold(levels, ended=ended)
            if mark is not None and not ended:
                crossing.append(mark)
        levels.extend(_Open(mark) for mark in reversed(crossing))


def _write(levels: list[_Open], text: str, at: int, until: int) -> None:
    if at < until:
        levels[-1].children.append(text[at:until])


def _fold(levels: list[_Open], *, ended: bool = False) -> None:
    """Turn the innermost open mark into an element of the one around it."""
    level = levels.pop()
    if level.mark is None or not level.children:
        return
    mark, around = level.mark, levels[-1].children
    role = mark.role if mark.role in _TAGS else "other"
    look = f"in-{role} {class_of(mark.label)}".rstrip()
    around.append(element(_TAGS.get(role, "span"), *level.children, class_=look))
    if ended and mark.last and mark.number:
        around.append(sign_of(mark.label, mark.number))


def sign_of(stance: str, number: int, /) -> Html:
    """Return the small sign and number that lead from the text to a claim.

    >>> str(sign_of("denies", 3))
    '<sup class="in-sign in-denies">≠3</sup>'
    """
    return element("sup", f"{look_of(stance).sign}{number}", class_=f"in-sign {class_of(stance)}")
