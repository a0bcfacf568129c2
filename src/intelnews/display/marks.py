"""Marks drawn into a text, however they overlap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define, field

from intelnews.display.markup import Child, element, join
from intelnews.display.stances import classes, look_of
from intelnews.display.views import Mark

if TYPE_CHECKING:
    from collections.abc import Iterable

    from intelnews.display.markup import Html

__all__ = ["draw_marks", "sign_of"]

# Marks open at one place. A claim inside a claim inside a claim makes nine with their sources and
# cues; a limit keeps the work linear in the number of marks.
_DEPTH = 12

# Where marks cover the same words, the content lies outside, and of two contents that of the later
# claim, so that the signs behind them count upwards.
_RANK = {"content": 0, "source": 1, "cue": 2, "certainty": 3}
_TAGS = {"content": "mark", "source": "b", "cue": "i", "certainty": "em"}


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
    inside = sorted(
        (mark for mark in marks if max(mark.start, start) < min(mark.end, stop)),
        key=lambda mark: (max(mark.start, start), -mark.end, _RANK.get(mark.role, 9), -mark.number),
    )
    pen = _Pen(text=text, at=start)
    for mark in inside:
        pen.draw(until=max(mark.start, start))
        pen.begin(mark)
    pen.draw(until=stop)
    return pen.finish()


@define
class _Open:
    """A mark that has begun, and what stands in it so far."""

    mark: Mark
    children: list[Child] = field(factory=list)


@define
class _Pen:
    """Goes forward through a text and ends each mark where it ends."""

    text: str
    at: int
    done: list[Child] = field(factory=list)
    open: list[_Open] = field(factory=list)

    def begin(self, mark: Mark) -> None:
        if len(self.open) < _DEPTH:
            self.open.append(_Open(mark))

    def draw(self, *, until: int) -> None:
        """Write up to a place and end the marks that end there or before."""
        while True:
            end = min((level.mark.end for level in self.open), default=until + 1)
            self._write(min(end, until))
            if end > until:
                return
            self._end(end)

    def finish(self) -> Html:
        """Close the marks that run on behind the range and return what is written."""
        while self.open:
            self._close()
        return join(self.done)

    def _around(self) -> list[Child]:
        return self.open[-1].children if self.open else self.done

    def _write(self, until: int) -> None:
        if self.at < until:
            self._around().append(self.text[self.at : until])
            self.at = until

    def _end(self, here: int) -> None:
        """End every mark that ends here; those that cross it are closed and opened again."""
        crossing: list[Mark] = []
        while any(level.mark.end == here for level in self.open):
            mark = self._close()
            if mark.end > here:
                crossing.append(mark)
            elif mark.last:
                self._around().append(sign_of(mark.label, mark.number))
        self.open.extend(_Open(mark) for mark in reversed(crossing))

    def _close(self) -> Mark:
        """Turn the innermost open mark into an element of the one around it."""
        level = self.open.pop()
        role = level.mark.role if level.mark.role in _TAGS else "other"
        if level.children:
            look = classes(f"in-{role}", level.mark.label)
            words = element(_TAGS.get(role, "span"), *level.children, class_=look)
            self._around().append(words)
        return level.mark


def sign_of(stance: str, number: int, /) -> Html:
    """Return the small sign and number that lead from the text to a claim; 0 is no number.

    >>> str(sign_of("denies", 3))
    '<sup class="in-sign in-denies">≠3</sup>'
    """
    sign = f"{look_of(stance).sign}{number or ''}"
    return element("sup", sign, class_=classes("in-sign", stance))
