"""The stretches of text that are read one at a time: paragraphs, and turns of a transcript."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from intelnews.model import BlockKind
from intelnews.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from intelnews.model import Block

__all__ = ["paragraphs", "turn_of"]

_READ = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE})
# "MR. KRAL: …", "Anna Kral (via interpreter): …": a name of at most five capitalised words.
_TURN = re.compile(
    r"(?P<name>[^\W\d_a-z][\w’'.-]*(?: [^\W\d_a-z][\w’'.-]*){0,4})(?: \([^()\n]{1,40}\))?:\s+(?=\S)"
)


def paragraphs(text: str, /, *, blocks: Sequence[Block] = ()) -> Iterator[Span]:
    r"""Yield the paragraphs of a text: its blocks, or its lines where there are none.

    Headings, captions and preformatted blocks are left out, and so is white space at the ends.

    >>> list(paragraphs("One.\n\nTwo."))
    [Span(0, 4), Span(6, 10)]
    """
    if blocks:
        for block in blocks:
            if block.kind in _READ and block.span.end <= len(text):
                yield from _stripped(text, block.span.start, block.span.end)
        return
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        yield from _stripped(text, start, end)
        start = end + 1


def _stripped(text: str, start: int, end: int) -> Iterator[Span]:
    inside = text[start:end]
    left = len(inside) - len(inside.lstrip())
    size = len(inside.strip())
    if size:
        yield Span(start + left, start + left + size)


def turn_of(text: str, paragraph: Span, /) -> tuple[Span, Span] | None:
    """Return the name and the words of a transcript's turn, if the paragraph looks like one.

    >>> text = "MR. KRAL: I was there."
    >>> [span.cut(text) for span in turn_of(text, Span(0, len(text)))]
    ['MR. KRAL', 'I was there.']
    """
    match = _TURN.match(text, paragraph.start, paragraph.end)
    if match is None:
        return None
    return Span(*match.span("name")), Span(match.end(), paragraph.end)
