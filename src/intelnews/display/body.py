"""The body of an article: rows of a block of text and the notes in its margin."""

from __future__ import annotations

from bisect import bisect_right
from itertools import takewhile
from typing import TYPE_CHECKING

from intelnews.display.claim import margin_note
from intelnews.display.marks import draw_marks
from intelnews.display.markup import element, join
from intelnews.display.views import BlockView

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from intelnews.display.markup import Html
    from intelnews.display.views import ArticleView, ClaimView, Mark

__all__ = ["BODY_CHARS", "CLAIMS_SHOWN", "body_rows", "row"]

#: Code points of the body that are shown, some 2,000 words; the rest is counted. A piece of news
#: has 300 to 1,200 words, and a notebook that holds a hundred views should still open.
BODY_CHARS = 12_000
#: Claims that are marked and listed; the rest is counted.
CLAIMS_SHOWN = 200

# The element and class of each kind of block but the paragraph. Headings and list items are plain
# boxes: a real heading would land in the notebook's table of contents.
_ELEMENTS = {
    "heading": ("div", "in-heading"),
    "list_item": ("div", "in-item"),
    "quote": ("blockquote", "in-quote"),
    "caption": ("p", "in-caption"),
    "preformatted": ("pre", "in-pre"),
}


def row(main: Html, claims: Iterable[ClaimView], /) -> Html:
    """Return a stretch of text with notes on its claims in the margin."""
    # The margin is there even if it is empty, so that all columns are equally wide.
    notes = element("div", [margin_note(claim) for claim in claims], class_="in-notes")
    return element("div", main, notes, class_="in-row")


def body_rows(article: ArticleView, claims: Sequence[ClaimView], /) -> Html:
    """Return the body with its marks and notes, and a line on what is left out.

    ``claims`` are those to be shown; marks of others are not drawn.
    """
    text = article.body.text
    stop = min(len(text), BODY_CHARS)
    blocks = list(takewhile(lambda block: block.start < stop, _laid_out(article)))
    starts = [block.start for block in blocks]
    notes: dict[int, list[ClaimView]] = {}
    for claim in claims:
        if not claim.in_title and claim.at < stop:
            notes.setdefault(max(bisect_right(starts, claim.at) - 1, 0), []).append(claim)
    numbers = {claim.number for claim in claims}
    marks = [mark for mark in article.body.marks if mark.number in numbers]
    rows = [
        row(_block(text, block, inside, stop=stop), notes.get(place, ()))
        for place, (block, inside) in enumerate(_with_marks(blocks, marks))
    ]
    return join(rows, _left_out(article, stop))


def _laid_out(article: ArticleView) -> Iterator[BlockView]:
    """Yield blocks that cover the text once; what lies between the given ones is paragraphs."""
    text, at = article.body.text, 0
    for block in sorted(article.blocks, key=lambda block: (block.start, -block.end)):
        yield from _paragraphs(text, at, block.start)
        start, at = max(at, block.start), max(at, block.end)
        if start < at:
            yield BlockView(kind=block.kind, start=start, end=at)
    yield from _paragraphs(text, at, len(text))


def _paragraphs(text: str, start: int, end: int) -> Iterator[BlockView]:
    while start < end:
        stop = text.find("\n\n", start, end)
        stop = end if stop < 0 else stop
        if text[start:stop].strip():
            yield BlockView(kind="paragraph", start=start, end=stop)
        start = stop + 2


def _with_marks(
    blocks: Iterable[BlockView], marks: Iterable[Mark]
) -> Iterator[tuple[BlockView, list[Mark]]]:
    """Yield each block with the marks that touch it, in one pass over both."""
    waiting = sorted(marks, key=lambda mark: mark.start, reverse=True)
    running: list[Mark] = []
    for block in blocks:
        running = [mark for mark in running if mark.end > block.start]
        while waiting and waiting[-1].start < block.end:
            running.append(waiting.pop())
        yield block, running


def _block(text: str, block: BlockView, marks: Iterable[Mark], *, stop: int) -> Html:
    words = draw_marks(text, marks, start=block.start, end=min(block.end, stop))
    name, look = _ELEMENTS.get(block.kind, ("p", ""))
    heading = {"role": "heading", "aria_level": "4"} if block.kind == "heading" else {}
    return element(name, words, class_=f"in-main {look}".rstrip(), dir="auto", **heading)


def _left_out(article: ArticleView, stop: int) -> Html | None:
    hidden = len(article.body.text) - stop
    notes = []
    if hidden:
        claims = sum(1 for claim in article.claims if not claim.in_title and claim.at >= stop)
        inside = f" with {claims:,} claims" if claims else ""
        notes.append(f"… {hidden:,} more characters{inside} are not shown here.")
    if article.truncated:
        notes.append("The source holds only the beginning of this article.")
    return element("p", " ".join(notes), class_="in-cut") if notes else None
