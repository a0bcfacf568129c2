"""The stretches of text that are read one at a time, and what is found in each."""

from __future__ import annotations

import re
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from intelnews.claims.attribution import Paragraph
from intelnews.claims.grammar.locutions import locution_keys
from intelnews.claims.grammar.reader import attributions_in, settled_in
from intelnews.claims.grammar.tokens import sentences_of
from intelnews.claims.headlines import colon_attribution
from intelnews.claims.lexicon import cue_at, cue_heads
from intelnews.claims.quotes import find_quotes, opens_quote, outermost
from intelnews.claims.transcripts import speakers_of, turn_of
from intelnews.fields.datelines import match_dateline
from intelnews.model import BlockKind
from intelnews.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from intelnews.claims.attribution import Attribution
    from intelnews.claims.quotes import Quote
    from intelnews.claims.tagger.weights import Weights
    from intelnews.model import Block

__all__ = ["Paragraph", "announced", "paragraph_spans", "read_paragraphs", "read_title"]

_READ = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE})
_WORD = re.compile(r"\w+")
# A paragraph with one of these may hold somebody's words whatever its own words are.
_MARK = re.compile(r"[\"“”„«:]|''|``")
# So much is read at a time: two or three articles, so that memory does not grow with the text.
_PAGE_CHARS = 20_000
# Of the characters of prose three quarters belong to words; a table or rubbish has fewer.
_WORD_SHARE = 0.4
_DATELINE_CHARS = 120  # two places, a day and an agency


def read_title(title: str, /) -> Paragraph:
    """Read a headline as a unit of its own, by the grammar of headlines.

    >>> [found] = read_title("Freedonia, Sylvania, deny role in port attack").found
    >>> found.source, found.cue
    (Span(0, 19), Span(21, 25))
    """
    span = Span(0, len(title))
    quotes = find_quotes(title)
    sentences = sentences_of(title, span, quotes)
    found = list(_beside(settled_in(sentences), attributions_in(sentences)))
    if not found and len(sentences) == 1:
        colon = colon_attribution(title, span)
        found = [] if colon is None else [colon]
    places = tuple(sentence.span(0, len(sentence)) for sentence in sentences)
    return Paragraph(tuple(found), tuple(outermost(quotes)), places)


def _beside(settled: Sequence[Attribution], others: Sequence[Attribution]) -> Iterator[Attribution]:
    """Yield what the rules find, and what set phrases make outside of it.

    In "Minister walks back claim" nobody backs a claim: there the phrase is the surer one.
    """
    read = [one for one in others if not any(map(partial(_splits, one), settled))]
    quoted = [span for one in read for span in one.content]
    yield from read
    yield from (
        one for one in settled if not any(one.cue is None or one.cue in span for span in quoted)
    )


def _splits(one: Attribution, phrase: Attribution) -> bool:
    """Tell whether the source or cue of one takes words from the cue of a set phrase."""
    cue = phrase.cue
    return cue is not None and any(
        span is not None and span.start < cue.end and cue.start < span.end
        for span in (one.source, one.cue)
    )


def read_paragraphs(
    text: str, /, *, blocks: Sequence[Block] = (), weights: Weights | None = None
) -> Iterator[Paragraph]:
    r"""Read a text, paragraph by paragraph; yield those in which something is found.

    A quotation may run on from one paragraph into the next, and a colon may announce it there; one
    that is a paragraph by itself belongs to who was quoted at the end of the one before.

    >>> text = "“We left,” Ott said. “It was late.\n\n“We ran.”"
    >>> [paragraph] = read_paragraphs(text)
    >>> [span.cut(text) for span in paragraph.found[0].content]
    ['“We left,”', '“It was late.', '“We ran.”']
    """
    waiting: Paragraph | None = None
    more: list[Quote] = []
    for whole, paragraph in _each(text, blocks, weights):
        rest = paragraph
        if waiting is not None:
            runs_on = not more[-1].closed if more else waiting.runs_on
            if runs_on:
                quote = None if _is_claimed(paragraph, whole) else _leading_quote(text, whole)
            else:
                quote = _sole_quote(text, whole, paragraph)
            more += [] if quote is None else [quote]
            if quote is not None and not quote.closed:
                continue
            joined = waiting.with_quotes(more)
            yield joined
            waiting, more = None, []
            if quote is not None and not runs_on:
                rest = paragraph.inside(joined)
        if rest.runs_on or rest.may_go_on:
            waiting = rest
        elif rest.found:
            yield rest
    if waiting is not None:
        yield waiting.with_quotes(more)


def _each(
    text: str, blocks: Sequence[Block], weights: Weights | None
) -> Iterator[tuple[Span, Paragraph]]:
    """Yield every paragraph with what is found in it, a few pages at a time."""
    spans = list(paragraph_spans(text, blocks=blocks))
    speakers = speakers_of(text, spans)
    page: list[Span] = []
    size = 0
    for whole in chain.from_iterable(_cut(text, one) for one in announced(text, spans)):
        if size > _PAGE_CHARS:
            yield from _page(text, page, speakers, weights)
            page, size = [], 0
        page.append(whole)
        size += len(whole)
    yield from _page(text, page, speakers, weights)


def _cut(text: str, whole: Span) -> Iterator[Span]:
    """Yield a paragraph, one that is longer than a page in pieces that end behind a word."""
    start = whole.start
    while whole.end - start > _PAGE_CHARS:
        space = text.rfind(" ", start + _PAGE_CHARS // 2, start + _PAGE_CHARS)
        end = start + _PAGE_CHARS if space < 0 else space
        yield Span(start, end)
        start = end
    yield Span(start, whole.end)


def _page(
    text: str, page: Sequence[Span], speakers: frozenset[str], weights: Weights | None
) -> Iterator[tuple[Span, Paragraph]]:
    # numpy and the weights are for those who ask for claims
    from intelnews.claims.assembly import assemble  # noqa: PLC0415
    from intelnews.claims.tagger.tagger import tag  # noqa: PLC0415
    from intelnews.claims.tagger.weights import load_weights  # noqa: PLC0415

    weights = load_weights() if weights is None else weights
    turns = {whole: _turn(text, whole, speakers) for whole in page} if speakers else {}
    rest = [
        whole for whole in page if turns.get(whole) is None and _may_claim(whole.cut(text), weights)
    ]
    found = dict(assemble(*tag(text, rest, weights=weights)))
    for whole in page:
        yield whole, turns.get(whole) or found.get(whole) or Paragraph()


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


def announced(text: str, spans: Sequence[Span], /) -> Iterator[Span]:
    """Yield each paragraph, one that ends in a colon together with the quotation behind it."""
    place = 0
    while place < len(spans):
        span = spans[place]
        announces = text[span.end - 1] == ":" and place + 1 < len(spans)
        if announces and opens_quote(text, spans[place + 1].start):
            place += 1
            span = Span(span.start, spans[place].end)
        yield span
        place += 1


def _is_claimed(paragraph: Paragraph, whole: Span) -> bool:
    """Tell whether the first words of a paragraph are somebody's by its own account."""
    start = whole.start + 1  # behind an opening mark
    return any(start in span for one in paragraph.found for span in one.content) or any(
        one.cue is not None and one.lemma == ":" for one in paragraph.found[:1]
    )


def _leading_quote(text: str, span: Span) -> Quote | None:
    """Return the quotation with which a paragraph begins."""
    if not opens_quote(text, span.start):
        return None
    quotes = find_quotes(text, span.start, span.end)
    return quotes[0] if quotes and quotes[0].span.start == span.start else None


def _sole_quote(text: str, span: Span, paragraph: Paragraph) -> Quote | None:
    """Return the quotation of which a paragraph consists, with all that is claimed in it."""
    quote = _leading_quote(text, span)
    if quote is None or quote.span.end != span.end:
        return None
    inner = all(one.cue is not None and one.cue in quote.inner for one in paragraph.found)
    return quote if inner else None


def _turn(text: str, whole: Span, speakers: frozenset[str]) -> Paragraph | None:
    """Return a paragraph that is what one speaker says in a conversation."""
    turn = turn_of(text, whole, speakers)
    if turn is None:
        return None
    quotes = outermost(find_quotes(text, whole.start, whole.end))
    return Paragraph((turn,), tuple(quotes), (whole,))


def _may_claim(paragraph: str, weights: Weights) -> bool:
    """Tell at little cost whether a paragraph may hold a claim; most that do not end here."""
    words = _WORD.findall(paragraph)
    if sum(map(len, words)) < _WORD_SHARE * len(paragraph):
        return False
    if _MARK.search(paragraph) is not None or weights.may_hold_cue(words):
        return True
    lowers = [word.lower() for word in words]
    heads = cue_heads()
    if not locution_keys().isdisjoint(lowers):
        return True
    return any(word in heads and cue_at(lowers, place) for place, word in enumerate(lowers))
