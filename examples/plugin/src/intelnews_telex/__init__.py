"""Reads telex tapes: one story between ``ZCZC`` and ``NNNN``."""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import TYPE_CHECKING, ClassVar

from intelnews.model import Locator, Problem, Span
from intelnews.plugins.contract import Draft, Found, Match, Piece

if TYPE_CHECKING:
    from collections.abc import Iterator

    from intelnews.intake.document import Document
    from intelnews.plugins.contract import Head

__all__ = ["TelexParser"]

_START = re.compile(r"^ZCZC (?P<slug>[A-Z]+\d+) (?P<day>\d\d)(?P<time>\d{4})$", re.MULTILINE)


class TelexParser:
    """Reads telex tapes, one article for each story."""

    name: ClassVar[str] = "telex"
    formats: ClassVar[tuple[str, ...]] = ("telex",)
    summary: ClassVar[str] = "Telex tapes: stories between ZCZC and NNNN."

    def sniff(self, head: Head, /) -> Match | None:
        """Bid for what has a start line; nothing else begins with ZCZC."""
        return Match(0.95, "a ZCZC start line") if _START.search(head.text) else None

    def parse(self, document: Document, /) -> Iterator[Draft]:
        """Yield one draft a story; a story that is cut off is kept and marked."""
        starts = list(_START.finditer(document.text))
        for start, following in zip_longest(starts, starts[1:]):
            limit = following.start() if following else len(document.text)
            end = document.text.find("\nNNNN", start.end(), limit)
            yield _story(document.text, start, end if end >= 0 else limit, truncated=end < 0)


def _story(text: str, start: re.Match[str], end: int, *, truncated: bool) -> Draft:
    lines = _lines(text, start.end() + 1, end)
    title = lines.pop(0) if lines else None
    byline = lines.pop(0) if lines and lines[0].cut(text).startswith("BY ") else None
    problem = Problem(code="end-lost", message=f"tape {start['slug']} has no NNNN")
    return Draft(
        title=_found(text, title, "headline line"),
        authors=_found(text, byline, "byline line"),
        body=[Piece(text=line.cut(text), spans=[line]) for line in lines],
        truncated=truncated,
        problems=[problem] if truncated else [],
        # The tape gives a day and a time but no month: too little for a date, too much to lose.
        extra={"slug": start["slug"], "day": start["day"], "time": start["time"]},
    )


def _lines(text: str, start: int, end: int) -> list[Span]:
    found = []
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        if text[start:stop].strip():
            found.append(Span(start, stop))
        start = stop + 1
    return found


def _found(text: str, line: Span | None, method: str) -> Found[str] | None:
    if line is None:
        return None
    return Found(value=line.cut(text), method=method, locator=Locator(span=line))
