"""Quotation marks in print: which pairs belong together, and which mark is an apostrophe."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import frozen

from intelnews.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["Quote", "find_quotes", "opens_quote", "outermost"]

# Two apostrophes or two grave accents are how wire services and TeX set a double mark.
_MARK = re.compile(r"''|``|[\"“”„«»‘’‚']")
_OPENING = {"“": "”", "„": "“”", "«": "»", "‘": "’", "‚": "‘’", "``": "''"}
_CLOSING = frozenset("”»’") | {"''"}
_SINGLE = frozenset("‘‚'")
_DOUBLE = frozenset('"“”')
# Quotations inside quotations inside quotations: print does not go deeper than three.
_DEPTH = 4
# Prose holds a mark every twenty characters at most; denser text is a table or rubbish.
_DENSITY = 4
_STARTS_QUOTE = re.compile(r"\s*(?:''|``|[\"“„«‘])\w?", re.UNICODE)


@frozen
class Quote:
    """A quotation: ``span`` with its marks, ``inner`` without them.

    ``depth`` is 0 for one that stands in no other. ``closed`` is false where the paragraph ends
    before the closing mark, as it does in all but the last paragraph of a long quotation.
    """

    span: Span
    inner: Span
    depth: int = 0
    closed: bool = True


class _Open:
    """A mark that waits for its partner."""

    __slots__ = ("end", "mark", "start")

    def __init__(self, mark: str, start: int, end: int) -> None:
        self.mark = mark
        self.start = start
        self.end = end


def find_quotes(text: str, start: int = 0, end: int | None = None) -> list[Quote]:
    """Return the quotations of one paragraph, in order of their opening marks.

    Time and memory are linear in the paragraph.

    >>> text = "‘It’s ours’, she said."
    >>> [quote.inner.cut(text) for quote in find_quotes(text)]
    ['It’s ours']
    """
    end = len(text) if end is None else end
    found: list[Quote] = []
    waiting: list[_Open] = []
    marks = 0
    for match in _MARK.finditer(text, start, end):
        marks += 1
        mark, at, after = match.group(), match.start(), match.end()
        before = text[at - 1] if at > start else " "
        behind = text[after] if after < end else " "
        if _is_apostrophe(mark, before, behind, waiting):
            continue
        partner = _partner(mark, before, behind, waiting)
        if partner is not None:
            opened = waiting[partner]
            del waiting[partner:]
            span, inner = Span(opened.start, after), Span(opened.end, at)
            found.append(Quote(span=span, inner=inner, depth=len(waiting)))
        elif _may_open(mark, before, behind):
            _forget(mark, waiting)
            if len(waiting) < _DEPTH:
                waiting.append(_Open(mark, at, after))
    if marks * _DENSITY > end - start:
        return []
    found.extend(_unclosed(waiting, end))
    found.sort(key=_by_start)
    return found


def outermost(quotes: Iterable[Quote], /) -> list[Quote]:
    """Return the quotations that stand in no other one, in order."""
    kept: list[Quote] = []
    for quote in quotes:
        if not kept or quote.span.start >= kept[-1].span.end:
            kept.append(quote)
    return kept


def opens_quote(text: str, at: int, /) -> bool:
    """Tell whether a paragraph that begins here begins with an opening quotation mark."""
    return _STARTS_QUOTE.match(text, at) is not None


def _by_start(quote: Quote) -> int:
    return quote.span.start


def _is_apostrophe(mark: str, before: str, behind: str, waiting: list[_Open]) -> bool:
    if mark not in {"'", "’"}:
        return False
    if before.isalnum() and behind.isalnum():
        return True  # don't, O’Neill
    if mark == "’" and before.isspace() and behind.isalnum():
        return True  # ’90s, ’twas: no closing mark stands behind a space
    if mark == "’":
        return not any(opened.mark in _SINGLE for opened in waiting)  # officials’, ’90s
    if any(opened.mark == "'" for opened in waiting):
        return before.isspace() and behind.isalnum() and behind.isdigit()
    return before.isalnum() or behind.isdigit() or not behind.isalnum()  # officials', '90s


def _partner(mark: str, before: str, behind: str, waiting: list[_Open]) -> int | None:
    """Return the place in the stack of the mark that this one closes, if it closes one."""
    for place in range(len(waiting) - 1, -1, -1):
        opened = waiting[place].mark
        if mark == opened and mark in {'"', "'", "''"}:
            # A mark that can only open cannot close: the earlier one was never closed.
            strictly_opens = before.isspace() and not behind.isspace()
            return None if strictly_opens else place
        if mark in _OPENING.get(opened, ""):
            return place
        # “…" and "…” and “…“: typists mix the marks; what closes stands behind a word
        if mark in _DOUBLE and opened in _DOUBLE and not before.isspace() and not behind.isalnum():
            return place
    return None


def _may_open(mark: str, before: str, behind: str) -> bool:
    if mark in _OPENING:
        return True
    if mark in _CLOSING and mark != "''":
        return False
    return not before.isalnum() and not behind.isspace()


def _forget(mark: str, waiting: list[_Open]) -> None:
    """Drop an earlier mark of the same kind whose partner is missing, and what it held."""
    for place, opened in enumerate(waiting):
        if opened.mark == mark:
            del waiting[place:]
            return


def _unclosed(waiting: list[_Open], end: int) -> Iterator[Quote]:
    # A single mark without partner is an apostrophe after all.
    for depth, opened in enumerate(waiting):
        if opened.mark not in _SINGLE and opened.end < end:
            span, inner = Span(opened.start, end), Span(opened.end, end)
            yield Quote(span=span, inner=inner, depth=depth, closed=False)
            return
