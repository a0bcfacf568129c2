"""The stretches of text that are read one at a time, and what is found in each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from intelnews.claims.attribution import Attribution, attributions_in
from intelnews.claims.headlines import colon_attribution
from intelnews.claims.lexicon import may_hold_cue
from intelnews.claims.quotes import Quote, find_quotes, opens_quote, outermost
from intelnews.claims.tokens import sentences_of
from intelnews.claims.transcripts import speakers_of, turn_of
from intelnews.fields.datelines import match_dateline
from intelnews.model import BlockKind
from intelnews.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from intelnews.model import Block

__all__ = ["Paragraph", "paragraph_spans", "read_paragraphs", "read_title"]

_READ = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE})
_WORD = re.compile(r"\w+")
# "Ott left." – source, cue and content take three words at least.
_LEAST_WORDS = 3
_DATELINE_CHARS = 120  # two places, a day and an agency
# A headline that somebody left in the text as a line of its own is no longer than this.
_HEADLINE_CHARS = 160


@frozen
class Paragraph:
    """The attributions of a paragraph, its outermost quotations and the spans of its sentences."""

    found: tuple[Attribution, ...] = ()
    quotes: tuple[Quote, ...] = ()
    sentences: tuple[Span, ...] = ()

    @property
    def runs_on(self) -> bool:
        """Whether its last content is a quotation that the next paragraph may go on with."""
        if not self.found or not self.quotes or self.quotes[-1].closed:
            return False
        return self.quotes[-1].span.end == self.found[-1].content[-1].end

    def with_quotes(self, quotes: Sequence[Quote], /) -> Paragraph:
        """Return the paragraph with quotations added to its last content."""
        last = self.found[-1]
        longer = evolve(last, content=(*last.content, *(quote.span for quote in quotes)))
        return evolve(self, found=(*self.found[:-1], longer), quotes=(*self.quotes, *quotes))


def read_title(title: str, /) -> Paragraph:
    """Read a headline as a unit of its own.

    >>> [found] = read_title("Freedonia, Sylvania, deny role in port attack").found
    >>> found.source, found.cue
    (Span(0, 19), Span(21, 25))
    """
    span = Span(0, len(title))
    quotes = find_quotes(title)
    return _read(title, span, quotes, may_be_headline=True)


def read_paragraphs(text: str, /, *, blocks: Sequence[Block] = ()) -> Iterator[Paragraph]:
    r"""Read a text, paragraph by paragraph; yield those in which something is found.

    A quotation may run on from one paragraph into the next, and a colon may announce it there.

    >>> text = "“We left,” Ott said. “It was late.\n\n“We ran.”"
    >>> [paragraph] = read_paragraphs(text)
    >>> [span.cut(text) for span in paragraph.found[0].content]
    ['“We left,”', '“It was late.', '“We ran.”']
    """
    spans = list(paragraph_spans(text, blocks=blocks))
    speakers = speakers_of(text, spans)
    waiting: Paragraph | None = None
    more: list[Quote] = []
    for parts in _announced(text, spans):
        if waiting is not None:
            quote = _leading_quote(text, parts[0])
            more += [] if quote is None else [quote]
            if quote is not None and not quote.closed:
                continue
            yield waiting.with_quotes(more)
            waiting, more = None, []
        paragraph = _paragraph(text, parts, speakers)
        if paragraph.runs_on:
            waiting = paragraph
        elif paragraph.found:
            yield paragraph
    if waiting is not None:
        yield waiting.with_quotes(more)


def paragraph_spans(text: str, /, *, blocks: Sequence[Block] = ()) -> Iterator[Span]:
    """Yield the paragraphs of a text: its blocks, or its lines where there are none.

    Headings, captions and preformatted blocks are left out, and so are white space at the ends and
    a dateline at the beginning.
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
    size = len(inside.strip())
    if size:
        first = start + len(inside) - len(inside.lstrip())
        end = first + size
        yield Span(_behind_dateline(text, first, end), end)


def _behind_dateline(text: str, start: int, end: int) -> int:
    """Return where the words begin behind "SARN, Nov 3 (Courier) - "; "KRAL:" is a speaker."""
    if not text[start : start + 2].isupper():
        return start
    opening = text[start : min(end, start + _DATELINE_CHARS)]
    dateline = match_dateline(opening)
    if dateline is None or not dateline.span.cut(opening).rstrip().endswith(("-", "–", "—")):
        return start
    return min(end, start + dateline.span.end)


def _announced(text: str, spans: Sequence[Span]) -> Iterator[tuple[Span, ...]]:
    """Yield each paragraph, one that ends in a colon together with the quotation behind it."""
    place = 0
    while place < len(spans):
        parts: tuple[Span, ...] = (spans[place],)
        announces = text[spans[place].end - 1] == ":" and place + 1 < len(spans)
        if announces and opens_quote(text, spans[place + 1].start):
            parts = (spans[place], spans[place + 1])
        yield parts
        place += len(parts)


def _leading_quote(text: str, span: Span) -> Quote | None:
    """Return the quotation with which a paragraph begins."""
    if not opens_quote(text, span.start):
        return None
    quotes = find_quotes(text, span.start, span.end)
    return quotes[0] if quotes and quotes[0].span.start == span.start else None


def _paragraph(text: str, parts: tuple[Span, ...], speakers: frozenset[str]) -> Paragraph:
    whole = Span.hull(parts)
    turn = turn_of(text, whole, speakers)
    if turn is not None:
        quotes = outermost(find_quotes(text, whole.start, whole.end))
        return Paragraph((turn,), tuple(quotes), (whole,))
    lower = whole.cut(text).lower()
    words = _WORD.findall(lower)
    if len(words) < _LEAST_WORDS:
        return Paragraph()
    may_be_headline = len(whole) <= _HEADLINE_CHARS and ":" in lower
    if not may_be_headline and not may_hold_cue(lower, words):
        return Paragraph()  # most paragraphs of a long text end here, at next to no cost
    quotes = [quote for part in parts for quote in find_quotes(text, part.start, part.end)]
    return _read(text, whole, quotes, may_be_headline=may_be_headline)


def _read(text: str, span: Span, quotes: Sequence[Quote], *, may_be_headline: bool) -> Paragraph:
    sentences = sentences_of(text, span, quotes)
    found = attributions_in(sentences)
    if not found and may_be_headline and len(sentences) == 1:
        colon = colon_attribution(text, span)
        found = [] if colon is None else [colon]
    places = tuple(sentence.span(0, len(sentence)) for sentence in sentences)
    return Paragraph(tuple(found), tuple(outermost(quotes)), places)
